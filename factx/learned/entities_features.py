"""Features of the name tagger: word features by position, and combinations of the small codes around a token."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.learned.entities_codes import DOCUMENT_CODES, GAZETTEER_CODES, RUN_CODES, SENTENCE_CODES
from factx.learned.entities_words import CASE_CODES, HEAD_CODES, SHAPES

if TYPE_CHECKING:
    from factx.entities.gazetteer import Gazetteer

#: Positions around a token whose words are features of it.
OFFSETS: Final[tuple[int | str, ...]] = (-2, -1, 0, 1, 2, "before", "after", "last")

#: Code features: each part is (code, position relative to the token).
TEMPLATES: Final[tuple[tuple[tuple[str, int], ...], ...]] = (
    (("shape", -1), ("shape", 0), ("shape", 1)),
    (("shape", 0), ("shape", 1), ("shape", 2)),
    (("shape", -2), ("shape", -1), ("shape", 0)),
    (("gazetteer", 0), ("shape", 0)),
    (("gazetteer", -1), ("gazetteer", 0)),
    (("gazetteer", 0), ("gazetteer", 1)),
    (("gazetteer", 0), ("shape", 1)),
    (("shape", -1), ("gazetteer", 0)),
    (("sentence", 0), ("shape", 0), ("document", 0)),
    (("sentence", 0), ("gazetteer", 0)),
    (("sentence", 0), ("shape", 0), ("shape", 1)),
    (("given", -1), ("given", 0), ("given", 1)),
    (("given", 0), ("shape", 1), ("shape", -1)),
    (("given", 0), ("gazetteer", 0)),
    (("case", 0), ("shape", 0), ("sentence", 0)),
    (("case", -1), ("case", 0), ("run", 0)),
    (("case", 0), ("case", 1), ("run", 0)),
    (("case", 0), ("given", 0), ("run", 0)),
    (("case", 0), ("gazetteer", 0)),
    (("head", 0), ("run", 0), ("given", 0)),
    (("head", 0), ("run", 0), ("sentence", 0)),
    (("run", 0), ("shape", -1), ("given", 0)),
    (("run", 0), ("document", 0), ("given", 0)),
)
SIZES: Final = {
    "shape": SHAPES, "gazetteer": GAZETTEER_CODES, "sentence": SENTENCE_CODES, "document": DOCUMENT_CODES, "given": 5,
    "case": CASE_CODES, "run": RUN_CODES, "head": HEAD_CODES,
}  # fmt: skip
_CLASSES: Final = (
    "titles",
    "honorifics",
    "modifiers",
    "organization_heads",
    "place_heads",
    "not_names",
    "government_verbs",
)


def word_features(word: str, gazetteer: Gazetteer) -> list[str]:
    """Features of a word alone."""
    lower = word.lower().replace("’", "'")
    features = ["w=" + lower, "s=" + shape(word)]
    if word[0].isalpha():
        bare = lower.rstrip(".")
        features += ["c=" + name for name in _CLASSES if bare in gazetteer.words[name]]
        features += [
            "p2=" + lower[:2],
            "p3=" + lower[:3],
            "x2=" + lower[-2:],
            "x3=" + lower[-3:],
            "x4=" + lower[-4:],
        ]
        if not word.islower():
            title = word if word[1:].islower() else word.capitalize()
            if title in gazetteer.given:
                features.append("given")
            if title in gazetteer.surnames:
                features.append("surname")
            features.append("n=" + str(min(len(word), 9)))
    return features


def shape(word: str) -> str:
    """Letters as X and x, digits as 9, runs of the same shortened.

    >>> shape("McCain"), shape("U.S."), shape("2016")
    ('XxXx', 'X.X.', '9')
    """
    if word.isalpha() and word.islower():
        return "x"
    out = ""
    for char in word[:12]:
        sign = "X" if char.isupper() else "x" if char.isalpha() else "9" if char.isdigit() else char
        if not out or out[-1] != sign:
            out += sign
    return out
