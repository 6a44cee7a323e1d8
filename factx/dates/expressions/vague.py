"""Past, present and future without a calendar time, and the pieces that stand before other expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.dates import vocabulary as v
from factx.dates.expression import Shifted, Vague
from factx.dates.expressions.rule import Edge, Hedge, Piece, Rule, compiled
from factx.dates.lexicon import HEDGES, REFERENCES
from factx.dates.tense import direction
from factx.numbers import alternatives

if TYPE_CHECKING:
    import re

    from factx.ontology import TimexMod

_SPACED: Final = {words: words.replace(" ", r"\s").replace("-", "[-]") for words in REFERENCES}
# EXAMPLE: now, recently, the near future, these days; NOT: future (an adjective), now-defunct
_REFERENCE: Final = compiled(
    rf"(?:some\spoint\sin\s)?(?P<words>{alternatives(_SPACED.values())})(?![-\w])(?!\sthat\sthe\b)"
)
# EXAMPLE: "at the moment", "for the moment"; NOT: "from the moment"
_IS_NOW: Final = compiled(r"\b(?:at|for)\s$")
_MOMENT_OF: Final = compiled(r"\s(?:of|that|the|when|an?|he|she|they|it|we|I)\b")
_DURING: Final = compiled(
    r"(?:the|this|that|these|those|several|many|some|next|coming|recent|last|past|a\sfew|a\snumber"
    r"|a\speriod|christmas|easter|years|months|weeks|days)\b"
)
# EXAMPLE: "for over two years", "lasted over an hour", "Over 20 years ago"; NOT: "to cut 500 jobs over two years"
_EXCEEDS: Final = compiled(
    r"(?:\b(?:for|of|in|after|within|took|takes?|taken|taking|lasted|lasting|lasts?|spent|spend|served|serving|is|was|were|are|be|been"
    r"|waited|the|a|his|her|their|its|than|and|or|by|with|since|because|just|well|little)\s|[,.;:(—–-]\s?|^)$"
)
_AGO: Final = compiled(
    r"over\s(?:[\w.,-]{1,12}\s){1,3}(?:ago|earlier|later|old)\b|over\s\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m"
)
# EXAMPLE: "in the future.", "the past is"; NOT: "the future president", "the future of the fund"
_STANDS: Final = compiled(
    r"\s*(?:[^\w\s]|$)|\s(?:and|or|but|is|was|are|as|in|for|to|when|will|would|may|if|with|that|who|which"
    r"|by|on|at|it|he|she|they|we|i|you"
    r"|has|have|had|than|rather|because|while|where|after|before|without|looks?|holds?|can|could|should"
    r"|must|might|from|about|during)\b"
)
_FOLLOWED: Final = compiled(
    r",?\s(?:after|afterwards?|thereafter|followed|[a-z]{3,}ed|became|began|had|was|were|found|saw)\b"
)
# EXAMPLE: early, the beginning of, late in the, mid-, earlier, the end of the; joined by `compose`
_EDGE: Final = compiled(
    r"""
    (?: (?P<early> (?:the\s)?(?:very\s)?early | earlier |
      (?:the\s)?(?:very\s)?(?:beginning|start|outset|dawn|early\spart|opening)(?=\sof\b) )
      | (?P<mid> (?:the\s)?(?:middle|mid-point|midpoint|height)(?=\sof\b) | (?:the\s)?mid | midway(?=\sthrough) )
      | (?P<late> (?:the\s)?(?:very\s)?late | later |
        (?:the\s)?(?:very\s)?(?:end|close|tail\send|latter\spart|latter\shalf|final\spart)(?=\sof\b) )
      | (?P<some> sometime | some\stime | (?:the\s)?(?:rest|remainder|turn|duration)(?=\sof\b) ) )
    (?: -(?:to-(?:mid|late)-)? | \s(?:in|on|of|through)\s | \s )
    """
)
# EXAMPLE: at this time, at this stage; in histories also: the same time, that period; NOT: this time (an instance)
_THIS_TIME: Final = compiled(
    r"(?:(?P<now>(?<=at\s)this\s(?:stage|juncture))\b|(?:(?P<this>this)|that|the\ssame|that\ssame)\s(?:very\s)?(?:time|period)"
    r"|(?<=at\s)the\stime(?=\s?[,.;:)]|\s(?:was|were|it|he|they|and|but)\b))(?!\s(?:last|next|of|tomorrow"
    r"|yesterday|zone|frame|limit))"
)
# EXAMPLE: about, nearly, at least, no more than, as many as
_HEDGE: Final = compiled(
    rf"(?P<words>{alternatives(words.replace(' ', chr(92) + 's').replace('.', chr(92) + '.') for words in HEDGES)})\s"
)


_IN_TIME: Final = frozenset("at by around during in from about until since of throughout till to".split())


def _reference(match: re.Match[str]) -> Piece | None:
    words = " ".join(match["words"].lower().split())
    if words == "soon" and not _is_ahead(match):
        return None
    if words == "recently" and match.string[max(0, match.start() - 4) : match.start()].lower() == " as ":
        return None
    if words == "the moment" and not _IS_NOW.search(match.string, max(0, match.start() - 5), match.start()):
        return None
    if words == "the moment" and _MOMENT_OF.match(match.string, match.end()):
        return None  # "at the moment of truth", "for the moment when"
    if words in ("the past", "the present", "the future") and not _STANDS.match(match.string, match.end()):
        return None
    return Vague(REFERENCES[words])


def _is_ahead(match: re.Match[str]) -> bool:
    """Whether "soon" points ahead: not in "as soon as", "soon after", "soon became"."""
    text, start, end = match.string, match.start(), match.end()
    if text[max(0, start - 4) : start].lower() in (" as ", "how ", "too "):
        return False
    if _FOLLOWED.match(text, end):
        return False
    return direction(text, start, end) >= 0


def _this_time(match: re.Match[str]) -> Piece | None:
    if match["now"]:
        return Vague("PRESENT_REF")
    before = match.string[max(0, match.start() - 10) : match.start()].lower().split()
    if not before or before[-1] not in _IN_TIME:
        return None
    return Shifted("period", 0, "now" if match["this"] else "then")


def _edge(match: re.Match[str]) -> Piece | None:
    mod: TimexMod | None = "START" if match["early"] else "MID" if match["mid"] else "END" if match["late"] else None
    word = match.group().split()[0].lower()
    loose = word in ("earlier", "later", "sometime", "some")
    if loose and match.group().lower().endswith(" on "):
        return None  # "earlier on Friday": an adverb of its own
    return Edge(mod, loose=loose)


def _hedge(match: re.Match[str]) -> Piece | None:
    text, start = match.string, match.start()
    if match["words"].lower() == "over" and (
        _DURING.match(text, match.end())
        or not (_EXCEEDS.search(text, max(0, start - 12), start) or _AGO.match(text, start))
    ):
        return None  # "over the past week", "5,000 jobs over two years" is "during"
    return Hedge(HEDGES[" ".join(match["words"].lower().split())])


RULES: Final = (
    Rule(
        "dates.vague/reference",
        v.REFERRING,
        _REFERENCE,
        _reference,
        v.VAGUE,
    ),
    Rule("dates.vague/this-time", v.WHICH | v.ARTICLE, _THIS_TIME, _this_time, v.UNIT),
    Rule("dates.vague/edge", v.EDGE | v.ARTICLE | v.QUANTITY, _EDGE, _edge, v.EDGE | v.QUANTITY),
    Rule("dates.vague/hedge", v.HEDGING, _HEDGE, _hedge),
)
