"""Train the model of arguments: `python -m factx.learned.train_arguments GOLD_FOLDER…`.

Needs scikit-learn. The same files give the same model, bit for bit. Examples are the claims to roles of the annotated
events, read from the sentences of their annotated triggers. Scores on the card are by cross-validation over articles.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from factx.article import read_article
from factx.counts import find_counts
from factx.dates import find_dates
from factx.entities import find_entities
from factx.events.arguments import Claim, Views, relative_features
from factx.events.find import mention_of, settle
from factx.events.sharing import shared_in_sentences
from factx.gold.from_extraction import from_extraction
from factx.gold.records import Filler as GoldFiller
from factx.learned.arguments import LEVELS, ArgumentModel, labels
from factx.learned.store import packed, save_model
from factx.learned.train_triggers import ALWAYS, FOLDS, SEED, training_articles
from factx.ontology import ROLES
from factx.records import Extraction, Span
from factx.scoring.kinds.entities import align
from factx.scoring.kinds.fillers import Fillers
from factx.text import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from factx.entities import EntityIndex
    from factx.events.contenders import Contender
    from factx.events.mentions import EventMention
    from factx.gold.records import GoldArticle, GoldEvent
    from factx.ontology import EventType

#: Inverse strength of the regularisation.
STRENGTH: Final = 0.1
MIN_COUNT: Final = 3
STEP: Final = 1 / 64
#: From which probability a claim is granted: where F1 over all claims was best by cross-validation.
THRESHOLD: Final = 0.28


@dataclass(frozen=True, slots=True)
class Example:
    """A claim to a role: its features with what each counts, whether it is right, and its article."""

    features: Mapping[str, float]
    label: bool
    article: str


class _Reading:
    """An annotated article as the event stage reads it."""

    def __init__(self, gold: GoldArticle) -> None:
        self.gold = gold
        article = read_article(self.gold.text, published=self.gold.published, title=self.gold.title)
        self.document = Document(article)
        dates = find_dates(self.document)
        counts = find_counts(self.document, dates)
        self.entities: EntityIndex = find_entities(self.document, dates, counts)
        self.mentions = shared_in_sentences(
            [
                mention_of(scene, candidate, None)
                for scene, candidate, _ in settle(self.document, dates, counts, self.entities).candidates
                if self._is_annotated(
                    candidate.entry.frame.type,
                    scene.tokens.starts[candidate.first],
                    scene.tokens.ends[candidate.last - 1],
                )
            ]
        )
        bare = Extraction(article=article, facts=(), entities=self.entities.records)
        predicted = from_extraction(bare, self.gold.id)
        self.aligned = align(self.gold, predicted)
        self.fillers = Fillers(self.gold, predicted, self.aligned)

    def _is_annotated(self, kind: EventType, start: int, end: int) -> bool:
        return any(
            event.type == kind and any(span.start < end and start < span.end for span in event.triggers)
            for event in self.gold.events
        )

    def of(self, event: GoldEvent) -> list[EventMention]:
        """The mentions of an annotated event."""
        return [
            mention
            for mention in self.mentions
            if mention.type == event.type
            and any(span.start < mention.end and mention.start < span.end for span in event.triggers)
        ]

    def filler(self, contender: Contender) -> GoldFiller:
        """A contender as scoring compares it."""
        tokens, filler = self.document.tokens, contender.filler
        if filler.mention is not None:
            span = Span(start=filler.mention.start, end=filler.mention.end)
            return GoldFiller(self.entities.records[filler.mention.entity].id, span)
        first, last = filler.phrase.first, filler.phrase.last
        return GoldFiller(None, Span(start=tokens.starts[first], end=tokens.ends[last - 1]))

    def best(self, claims: list[Claim], gold: GoldFiller) -> Claim | None:
        """The claim that stands for an annotated filler best: by entity, then by its head, then by extent."""
        found: tuple[tuple[bool, bool, float, int], Claim] | None = None
        for claim in claims:
            for contender in claim.contenders:
                filler = self.filler(contender)
                if not self.fillers.same(gold, filler):
                    continue
                assert filler.span is not None
                known = gold.entity is not None and self.aligned.get(filler.entity or "") == gold.entity
                share = 0.5 if gold.span is None else _shared(gold.span, filler.span) / len(filler.span)
                rank = (known, contender.form == "head", share, -filler.span.start)
                if found is None or rank > found[0]:
                    found = (rank, claim)
        return None if found is None else found[1]


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def features_of(claim: Claim, kind: EventType, role: str) -> dict[str, float]:
    """The features of a claim to a role with what each counts."""
    found = {
        f"{label}|{name}": share
        for label, share in zip(labels(kind, role), LEVELS, strict=True)
        for name in claim.features
    }
    return found | dict.fromkeys(relative_features(claim, kind, role), 1.0)


def examples(articles: Iterable[GoldArticle]) -> Iterator[Example]:
    """The claims to the roles of the annotated events.

    A second claim that would also be taken for an annotated filler is neither right nor wrong, and left out.
    """
    for article in articles:
        is_brief = article.sections == ("events",)
        source = ALWAYS if is_brief else article.id
        reading = _Reading(article)
        views = Views(reading.mentions)
        for event in reading.gold.events:
            mentions = reading.of(event)
            if not mentions:
                continue
            claims = views.claims(mentions)
            for role in ROLES[event.type]:
                gold = event.roles.get(role, ())
                right = [reading.best(claims, filler) for filler in gold]
                for claim in claims:
                    label = any(claim is one for one in right)
                    filler = reading.filler(claim.shown())
                    if label or not any(reading.fillers.same(one, filler) for one in gold):
                        yield Example(features_of(claim, event.type, role), label, source)


class Design:
    """Examples as a sparse matrix."""

    def __init__(self, found: Sequence[Example]) -> None:
        counts: Counter[str] = Counter()
        for example in found:
            counts.update(example.features)
        self.names = sorted(name for name, n in counts.items() if n >= MIN_COUNT)
        ids = {name: i for i, name in enumerate(self.names)}
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        for i, example in enumerate(found):
            known = [(ids[name], share) for name, share in example.features.items() if name in ids]
            rows += [i] * len(known)
            columns += [column for column, _ in known]
            values += [share for _, share in known]
        self.x = sparse.csr_matrix((values, (rows, columns)), (len(found), len(self.names)))
        self.y = np.array([example.label for example in found], dtype=np.int64)
        self.articles = np.array([example.article for example in found])

    def fitted(self, chosen: NDArray[np.bool_]) -> dict[str, NDArray[np.generic]]:
        """The arrays of a model trained on the chosen rows; weights near 0 are dropped."""
        model = LogisticRegression(C=STRENGTH, max_iter=200, tol=1e-2, random_state=SEED, solver="liblinear")
        model.fit(self.x[chosen], self.y[chosen])
        quantised = np.clip(np.round(np.asarray(model.coef_[0]) / STEP), -127, 127).astype(np.int8)
        kept = [i for i in range(len(self.names)) if quantised[i]]
        return {
            "names": packed([self.names[i] for i in kept]),
            "weights": quantised[kept],
            "scale": np.array(STEP),
            "line": np.array([float(model.intercept_[0]), THRESHOLD]),
        }


def fold_models(folders: Iterable[Path]) -> dict[str, ArgumentModel]:
    """For each annotated article the model of its fold, which has not seen it: for honest scores on these articles."""
    design = Design(list(examples(training_articles(folders))))
    folds = {article: i % FOLDS for i, article in enumerate(sorted(set(design.articles.tolist()) - {ALWAYS}))}
    held = np.array([folds.get(article, -1) for article in design.articles.tolist()])
    models = [ArgumentModel(design.fitted(held != k)) for k in range(FOLDS)]
    return {article: models[k] for article, k in folds.items()}


def main(arguments: list[str]) -> None:
    """Train on everything, write model and card."""
    articles = list(training_articles([Path(argument) for argument in arguments]))
    design = Design(list(examples(articles)))
    arrays = design.fitted(np.ones(len(design.y), dtype=bool))
    card: dict[str, Any] = {
        "model": "arguments: logistic regression over named features, one decision per filler and role",
        "data": f"{len(articles)} annotated articles and briefs",
        "licence": "weights Apache-2.0; articles public domain, CC BY 2.5, OGL v3 or our own",
        "seed": SEED,
        "scores": {"claims": len(design.y), "right": int(design.y.sum())},
        "command": "python -m factx.learned.train_arguments GOLD_FOLDER…",
    }
    print(json.dumps(card["scores"]), len(arrays["weights"]))
    save_model(Path(__file__).parent / "models", "arguments", arrays, card)


if __name__ == "__main__":
    main(sys.argv[1:])
