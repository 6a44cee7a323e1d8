"""Tags put right: what the spelling or the neighbours of a word rule out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.text.chunks import MODALS, NEGATIONS, PARTICIPLES

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Past forms that are no noun.
_PAST_ONLY: Final = frozenset(
    (
        "met spoke fled said told went came took gave held made sent won became began brought called killed attacked "
        "arrested visited signed elected"
    ).split()
)
#: Adverbs that are never part of a name or noun phrase.
_ADVERBS: Final = frozenset(
    (
        "already also still now then soon again recently reportedly allegedly later ago meanwhile instead however "
        "previously initially immediately finally eventually officially formally publicly repeatedly temporarily"
    ).split()
)
#: All that `mended` may change: most tokens are neither.
_MENDED_TAGS: Final = frozenset({"VERB", "INTJ", "X"})
_MENDED_WORDS: Final = _PAST_ONLY | _ADVERBS | NEGATIONS | {"that", "will", "us", "un", "eu", "uk"}


def mended(  # noqa: C901, PLR0912  # one correction a tag
    texts: Sequence[str], lowers: Sequence[str], tags: Sequence[str], *, titled: bool
) -> list[str]:
    """The tags of a sentence with those put right that cannot be; `titled`: it is a headline in title case.

    >>> mended(["Obama", "'s", "visit"], ["obama", "'s", "visit"], ["PROPN", "PART", "VERB"], titled=False)
    ['PROPN', 'PART', 'NOUN']
    """
    fixed = list(tags)
    size = len(tags)
    for i, (tag, lower) in enumerate(zip(tags, lowers, strict=True)):
        if tag not in _MENDED_TAGS and lower not in _MENDED_WORDS:
            continue
        text = texts[i]
        before = fixed[i - 1] if i else ""
        after = tags[i + 1] if i + 1 < size else ""
        if text in ("US", "UN", "EU", "UK") or (tag in ("INTJ", "X") and text[0].isupper() and len(text) > 2):
            fixed[i] = "PROPN"
        elif lower in _PAST_ONLY and tag in ("NOUN", "PROPN", "ADJ") and before in ("NOUN", "PROPN", "PRON", "ADV"):
            fixed[i] = "VERB"
        elif tag == "VERB" and i and lowers[i - 1] == "'s" and not lower.endswith(("ing", "ed")):
            fixed[i] = "NOUN" if lower not in PARTICIPLES else tag  # "Obama's visit"
        elif lower in _ADVERBS and tag in ("NOUN", "PROPN", "ADJ", "ADP", "INTJ", "X"):
            fixed[i] = "ADV"
        elif lower in NEGATIONS and lower not in ("no", "neither", "nor"):
            fixed[i] = "PART"
        elif tag == "VERB":
            if lower.endswith("s") and not lower.endswith("ss") and before in ("ADJ", "NUM") and not titled:
                fixed[i] = "NOUN"  # "navy sailors", "two small boats": no finite verb follows an adjective
            elif before == "ADJ" and i > 1 and fixed[i - 2] == "DET" and not lower.endswith(("ed", "ing")):
                if lower not in PARTICIPLES:
                    fixed[i] = "NOUN"  # "a senior fellow"
            elif lower == "evening":
                fixed[i] = "NOUN"
            elif text[0].isupper() and i and not titled and after == "PROPN" and not lower.endswith("ing"):
                fixed[i] = "PROPN"
            elif before == "DET" and after not in (
                "NOUN",
                "PROPN",
                "ADJ",
                "VERB",
                "NUM",
                "PUNCT",
                "CCONJ",
            ):
                fixed[i] = "NOUN"  # "the attack on": what follows an article and ends its phrase is a noun
        elif (
            lower == "that"
            and tag in ("DET", "PRON")
            and after in ("DET", "PRON")
            and before in ("VERB", "NOUN", "PROPN")
        ):
            fixed[i] = "SCONJ"
        elif (tag == "AUX" or lower in MODALS) and text == "Will" and i and after == "PROPN":
            fixed[i] = "PROPN"
    return fixed
