"""Retrain every shipped model: `python -m factx.learned --corpora DIR --gold DIR [--gold DIR …]`.

The same data give the same bytes. Later models are trained on what the earlier ones find, so the order matters.
"""

from __future__ import annotations

import argparse
from pathlib import Path

#: In the order in which they depend on one another.
MODELS = ("tagger", "entities", "statements", "triggers", "arguments", "status")


def main() -> None:
    """Train the models that are asked for, each with its card."""
    parser = argparse.ArgumentParser(prog="python -m factx.learned", description="Retrain the shipped models.")
    parser.add_argument("--corpora", type=Path, required=True, metavar="DIR", help="the folder of public corpora")
    parser.add_argument("--gold", type=Path, action="append", required=True, metavar="DIR", help="annotated articles")
    parser.add_argument("--only", choices=MODELS, action="append", help="these models only")
    parser.add_argument(
        "--folds", type=Path, metavar="DIR", help="where to write the models of cross-validations (benchmarks/models)"
    )
    options = parser.parse_args()
    gum = options.corpora / "entities" / "gum-dev.jsonl"
    ewt = options.corpora / "entities" / "uner-ewt-dev.jsonl"
    maven = options.corpora / "events" / "maven-dev.jsonl"
    folders = [str(folder) for folder in options.gold]
    folds = [] if options.folds is None else ["--folds", str(options.folds)]
    # The name tagger's trainer takes whole folders, so one with a test part is left out.
    whole = [str(folder) for folder in options.gold if not (folder / "splits.toml").exists()]
    for model in options.only or MODELS:
        print(model)
        match model:
            case "tagger":
                from factx.learned import train_tagger  # noqa: PLC0415  # each needs scikit-learn, and data of its own

                train_tagger.main([str(gum)])
            case "entities":
                from factx.learned import entities_train  # noqa: PLC0415

                entities_train.main(["--gum", str(gum), "--ewt", str(ewt), "--gold", *whole])
            case "statements":
                from factx.statements import train  # noqa: PLC0415

                train.main(folders)
            case "arguments":
                from factx.learned import train_arguments  # noqa: PLC0415

                train_arguments.main([*folders, *folds])
            case "status":
                from factx.learned import train_status  # noqa: PLC0415

                train_status.main([*folders, *folds])
            case _:
                from factx.learned import train_triggers  # noqa: PLC0415

                train_triggers.main([str(maven), *folders, *folds])


if __name__ == "__main__":
    main()
