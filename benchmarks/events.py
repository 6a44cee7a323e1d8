"""Events on public corpora: M2E2 (VOA news), RAMS (news windows), MAVEN (Wikipedia) and CAMEO quad classes.

Each corpus has types of its own; `*_TYPES` say which of ours can stand for one of theirs. Types without a counterpart
are left out on both sides.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from benchmarks.suite import Metric, Table, corpus_hash, signature
from factx.extractor import Extractor
from factx.learned.maven import TYPES as MAVEN_TYPES
from factx.learned.maven import UNDECIDED, read_maven, trains
from factx.plover import quad_class
from factx.records import StatementFact
from factx.scoring.counts import Counts
from factx.scoring.matching import assign

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from factx.records import AgreementFact, Argument, EventFact, Extraction

    _Coded = EventFact | StatementFact | AgreementFact

#: ACE type of M2E2 → our types.
ACE_TYPES: Final[Mapping[str, frozenset[str]]] = {
    "Movement:Transport": frozenset({"travel", "displace", "mobilize", "withdraw"}),
    "Conflict:Attack": frozenset({"attack"}),
    "Life:Die": frozenset({"die"}),
    "Justice:Arrest-Jail": frozenset({"arrest"}),
    "Contact:Meet": frozenset({"meet"}),
    "Conflict:Demonstrate": frozenset({"protest"}),
    "Transaction:Transfer-Money": frozenset({"aid"}),
    "Contact:Phone-Write": frozenset({"call"}),
}
#: ACE role → our roles.
ACE_ROLES: Final[Mapping[str, frozenset[str]]] = {
    "Agent": frozenset({"agent", "killer"}),
    "Artifact": frozenset({"traveler", "person"}),
    "Attacker": frozenset({"attacker"}),
    "Destination": frozenset({"destination", "place"}),
    "Entity": frozenset({"participant", "protester"}),
    "Giver": frozenset({"giver"}),
    "Instrument": frozenset({"instrument"}),
    "Origin": frozenset({"origin"}),
    "Person": frozenset({"person"}),
    "Place": frozenset({"place"}),
    "Recipient": frozenset({"recipient"}),
    "Target": frozenset({"target"}),
    "Victim": frozenset({"victim"}),
}
#: The beginning of a RAMS type → our types.
RAMS_TYPES: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    ("life.die", frozenset({"die", "attack"})),
    ("life.injure.injurycausedbyviolentevents", frozenset({"injure", "attack"})),
    ("conflict.attack", frozenset({"attack", "die", "resign", "abduct"})),
    ("conflict.demonstrate", frozenset({"protest"})),
    ("conflict.yield", frozenset({"withdraw"})),
    ("contact.discussion", frozenset({"meet", "call"})),
    ("contact.negotiate", frozenset({"meet"})),
    ("contact.collaborate", frozenset({"call", "meet"})),
    ("transaction.transaction.embargosanction", frozenset({"sanction", "restrict", "protest"})),
    ("transaction.transferownership.embargosanction", frozenset({"sanction", "restrict", "protest"})),
    ("transaction.transfermoney.embargosanction", frozenset({"sanction", "restrict", "protest"})),
    ("transaction.transfermoney.giftgrantprovideaid", frozenset({"aid"})),
    ("transaction.transferownership.giftgrantprovideaid", frozenset({"aid"})),
    ("transaction.transfermoney.purchase", frozenset({"acquire"})),
    ("transaction.transferownership.purchase", frozenset({"acquire"})),
    ("personnel.endposition", frozenset({"resign", "close"})),
    ("personnel.startposition", frozenset({"appoint"})),
    ("personnel.elect", frozenset({"elect"})),
    ("government.vote", frozenset({"elect", "legislate"})),
    ("government.legislate", frozenset({"legislate"})),
    ("justice.arrestjaildetain", frozenset({"arrest"})),
    ("justice.initiatejudicialprocess", frozenset({"charge"})),
    ("justice.judicialconsequences.extradite", frozenset({"displace"})),
    ("justice.judicialconsequences", frozenset({"sentence", "die"})),
    ("justice.investigate", frozenset({"investigate"})),
    ("inspection.sensoryobserve.physicalinvestigateinspect", frozenset({"investigate"})),
    ("movement.transportperson.evacuationrescue", frozenset({"displace"})),
    ("movement.transportperson.preventexit", frozenset({"arrest", "restrict"})),
    ("disaster", frozenset({"disaster"})),
)
_KINDS: Final = ("event",)

Trigger = tuple[int, int, str]


def measure(folder: Path) -> list[Table]:
    """The tables of those of the four corpora that are in `folder`."""
    events = folder / "events"
    tables = []
    for name, measured in (
        ("m2e2-dev", _m2e2),
        ("rams-dev", _rams),
        ("maven-dev", _maven),
        ("cameo-class-train", _quad_classes),
    ):
        file = events / f"{name}.jsonl"
        if file.exists():
            tables.append(measured(file))
    return tables


def _read(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_text("utf-8").splitlines():
        yield json.loads(line)


def _overlap(a: Trigger, b: Trigger) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _line(identifier: str, verdict: str, text: str, trigger: Trigger) -> str:
    start, end, kind = trigger
    around = f"{text[max(0, start - 40) : start]}[[{text[start:end]}]]{text[end : end + 40]}"
    return f"{identifier} {verdict} {kind}: {' '.join(around.split())}"


def _m2e2(file: Path) -> Table:
    """Triggers with type, and arguments with role, on the documents the shipped model was not trained on."""
    extractor = Extractor(_KINDS)
    known = frozenset(kind for kinds in ACE_TYPES.values() for kind in kinds)
    seen = _trained_on(file)
    rows: dict[str, dict[str, Counts]] = {}
    errors: list[str] = []
    for document in _read(file):
        if document["id"] in seen:
            continue
        found = extractor.extract(document["text"], published=document["published"])
        gold: list[Trigger] = [(g["start"], g["end"], g["type"]) for g in document["gold"]]
        predicted: list[Trigger] = sorted(
            {(span.start, span.end, e.type) for e in found.events if e.type in known for span in e.triggers}
        )
        pairs = assign(gold, predicted, lambda g, p: float(_overlap(g, p) and p[2] in ACE_TYPES[g[2]]))
        errors += [_line(document["id"], "miss", document["text"], g) for g in _left(gold, [i for i, _ in pairs])]
        errors += [_line(document["id"], "extra", document["text"], p) for p in _left(predicted, [j for _, j in pairs])]
        right, there, given = _m2e2_arguments(document, found, predicted, dict(pairs))
        there_too = _in_annotated(document, predicted)
        rows[document["id"]] = {
            "trigger+type": Counts(len(pairs), len(predicted) - len(pairs), len(gold) - len(pairs)),
            "trigger+type, annotated paragraphs": Counts(
                len(pairs), len(there_too) - len(pairs), len(gold) - len(pairs)
            ),
            "argument": Counts(right, sum(given) - right, there - right),
            "argument, annotated paragraphs": Counts(right, sum(given[j] for j in there_too) - right, there - right),
        }
    notes = (
        f"{len(seen)} documents that trained the shipped model are left out",
        "the annotation is sparse: long articles have events marked in few of their paragraphs",
        "the ceiling: our own annotation of 45 other articles of it scores 0.45, 0.67 within annotated paragraphs",
    )
    mark = signature("m2e2-dev", corpus_hash(file), "overlap, one-to-one, ACE types mapped")
    metrics = (
        Metric("trigger+type", target=0.55),
        Metric("trigger+type, annotated paragraphs"),
        Metric("argument", target=0.36),
        Metric("argument, annotated paragraphs"),
    )
    return Table("m2e2-dev", metrics, rows, mark, notes, tuple(errors))


def _in_annotated(document: dict[str, Any], predicted: list[Trigger]) -> list[int]:
    """Which of the predicted triggers stand in a paragraph with an annotated one."""
    text = document["text"]
    ranges = []
    for gold in document["gold"]:
        end = text.find("\n\n", gold["end"])
        ranges.append((text.rfind("\n\n", 0, gold["start"]) + 1, len(text) if end < 0 else end))
    return [j for j, p in enumerate(predicted) if any(start <= p[0] < end for start, end in ranges)]


def _left(items: list[Trigger], used: list[int]) -> list[Trigger]:
    return [item for i, item in enumerate(items) if i not in used]


def _trained_on(file: Path) -> frozenset[str]:
    """Ids of the documents that are also annotated for training, known from the folder beside the corpora."""
    folder = file.parent.parent.parent / "gold"
    stems = {path.stem for part in ("train", "real") for path in (folder / part).glob("voa-*.yaml")}
    return frozenset(
        document["id"]
        for document in _read(file)
        if "voa-" + document["id"].rpartition("NW_")[2].replace(".", "-") in stems
    )


def _m2e2_arguments(
    document: dict[str, Any], found: Extraction, predicted: list[Trigger], pairs: dict[int, int]
) -> tuple[int, int, list[int]]:
    """Right and annotated arguments, and how many are given with each predicted trigger."""
    sentences: dict[Trigger, EventFact] = {}
    for event in found.events:
        for span in event.triggers:
            sentences[(span.start, span.end, event.type)] = event
    right = 0
    given: list[int] = []
    there = sum(len(g["args"]) for g in document["gold"])
    matched = {j: i for i, j in pairs.items()}
    for j, trigger in enumerate(predicted):
        near = [
            (role, argument)
            for role, arguments in sentences[trigger].roles.items()
            for argument in arguments
            if _near(document["text"], trigger, argument, found)
        ]
        roles = _ace_roles(near)
        given.append(len(roles))
        if j in matched:
            gold = document["gold"][matched[j]]["args"]
            right += len(assign(gold, roles, lambda g, p: float(_same(g, p, found))))
    return right, there, given


def _ace_roles(near: list[tuple[str, Argument]]) -> list[tuple[str, Argument]]:
    known = frozenset(role for roles in ACE_ROLES.values() for role in roles)
    return [(role, argument) for role, argument in near if role in known]


def _near(text: str, trigger: Trigger, argument: Argument, found: Extraction) -> bool:
    """Whether the argument or a mention of its entity stands in the paragraph of the trigger (M2E2 annotates those)."""
    start = text.rfind("\n\n", 0, trigger[0]) + 1
    end = text.find("\n\n", trigger[1])
    end = len(text) if end < 0 else end
    spans = [argument.span]
    if argument.entity is not None:
        spans += found.entity(argument.entity).mentions
    return any(start <= span.start < end for span in spans)


def _same(gold: dict[str, Any], predicted: tuple[str, Argument], found: Extraction) -> bool:
    role, argument = predicted
    if role not in ACE_ROLES.get(gold["role"], frozenset()):
        return False
    spans = [argument.span]
    if argument.entity is not None:
        spans += found.entity(argument.entity).mentions
    return any(span.start < gold["end"] and gold["start"] < span.end for span in spans)


def _rams(file: Path) -> Table:
    """Whether the one annotated trigger of a window is found, of any type and of one that stands for its type."""
    extractor = Extractor(_KINDS)
    rows: dict[str, dict[str, Counts]] = {}
    errors: list[str] = []
    for document in _read(file):
        gold = document["gold"][0]
        ours = next((kinds for start, kinds in RAMS_TYPES if gold["type"].startswith(start)), None)
        if ours is None:
            continue
        where: Trigger = (gold["start"], gold["end"], gold["type"])
        found = extractor.extract(document["text"])
        types = {e.type for e in found.events for s in e.triggers if _overlap((s.start, s.end, ""), where)}
        rows[document["id"]] = {
            "trigger found": Counts(int(bool(types)), 0, int(not types)),
            "with type": Counts(int(bool(types & ours)), 0, int(not types & ours)),
        }
        if not types & ours:
            errors.append(_line(document["id"], f"miss ({', '.join(sorted(types))})", document["text"], where))
    metrics = (Metric("trigger found", "recall", 0.65), Metric("with type", "recall"))
    mark = signature("rams-dev", corpus_hash(file), "overlap, types with a counterpart")
    return Table("rams-dev", metrics, rows, mark, errors=tuple(errors))


def _maven(file: Path) -> Table:
    """Triggers of the types that have a counterpart, on the test part of our own split."""
    extractor = Extractor(_KINDS)
    known = frozenset(kind for kinds in MAVEN_TYPES.values() for kind in kinds)
    rows: dict[str, dict[str, Counts]] = {}
    errors: list[str] = []
    for sentence in read_maven(file):
        if trains(sentence.id):
            continue
        gold = [t for t in sentence.triggers if t[2] in MAVEN_TYPES]
        undecided = [t for t in sentence.triggers if t[2] in UNDECIDED]
        predicted: list[Trigger] = sorted(
            {
                (s.start, s.end, e.type)
                for e in extractor.extract(sentence.text).events
                if e.type in known
                for s in e.triggers
            }
        )
        predicted = [p for p in predicted if not any(_overlap(p, u) and p[2] in UNDECIDED[u[2]] for u in undecided)]
        pairs = assign(gold, predicted, lambda g, p: float(_overlap(g, p) and p[2] in MAVEN_TYPES[g[2]]))
        rows[sentence.id] = {"trigger+type": Counts(len(pairs), len(predicted) - len(pairs), len(gold) - len(pairs))}
        errors += [_line(sentence.id, "miss", sentence.text, g) for g in _left(gold, [i for i, _ in pairs])]
        errors += [_line(sentence.id, "extra", sentence.text, p) for p in _left(predicted, [j for _, j in pairs])]
    mark = signature("maven-dev", corpus_hash(file), "overlap, one-to-one, types with a counterpart", part="test fifth")
    return Table("maven-dev", (Metric("trigger+type", target=0.55),), rows, mark, errors=tuple(errors))


def _quad_classes(file: Path) -> Table:
    """The quad class that the PLOVER categories of a sentence's facts imply, and whether there is one."""
    extractor = Extractor(("event", "agreement", "statement"))
    rows: dict[str, dict[str, Counts]] = {}
    for document in _read(file):
        gold = document["gold"][0]["penta"]
        found = extractor.extract(document["text"])
        classes = _classes(found)
        row = {"coverage": Counts(int(bool(classes)), 0, int(not classes))}
        if classes:
            right = int(classes[0] == gold)
            row["accuracy, where found"] = Counts.of_accuracy(right, 1 - right)
        rows[document["id"]] = row
    metrics = (Metric("accuracy, where found", target=0.65), Metric("coverage", "recall", 0.70))
    mark = signature("cameo-class", corpus_hash(file), "class of the framing fact")
    return Table("cameo-class", metrics, rows, mark)


def _classes(found: Extraction) -> list[str]:
    """The classes of the facts in the order of their cues and triggers: the first one frames the sentence."""
    facts: list[_Coded] = [*found.statements, *found.events, *found.agreements]
    placed = [(_where(fact), name) for fact in facts if (name := _class(fact)) is not None]
    return [name for _, name in sorted(placed)]


def _where(fact: _Coded) -> int:
    cue = fact.cue if isinstance(fact, StatementFact) else None
    return (cue or fact.span).start


def _class(fact: _Coded) -> str | None:
    """The class of a fact as CAMEO counts it: appeals (02) are statements, yielding (08) is material cooperation."""
    if isinstance(fact, StatementFact) and fact.act == "say":
        return "statement"
    if fact.plover == "REQUEST":
        return "statement"
    if fact.plover == "CONCEDE":
        return "material cooperation"
    quad = quad_class(fact.plover)
    return quad.replace("_", " ") if quad is not None else None
