"""Past, present and future without a calendar time, and the pieces that stand before other expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.dates import vocabulary as v
from factx.dates.expression import Vague
from factx.dates.expressions.rule import Edge, Hedge, Piece, Rule, compiled
from factx.dates.lexicon import HEDGES, REFERENCES
from factx.numbers import alternatives

if TYPE_CHECKING:
    import re

    from factx.ontology import TimexMod

_SPACED: Final = {words: words.replace(" ", r"\s").replace("-", "[-]") for words in REFERENCES}
# EXAMPLE: now, recently, the near future, these days; NOT: future (an adjective), now-defunct
_REFERENCE: Final = compiled(rf"(?:at\ssome\spoint\sin\s|some\spoint\sin\s)?(?P<words>{alternatives(_SPACED.values())})(?![-\w])(?!\sthat\sthe\b)")
# EXAMPLE: early, the beginning of, late in the, mid-, earlier, the end of the; joined by `compose`
_EDGE: Final = compiled(
    r"""
    (?: (?P<early> very\searly | early | earlier | (?:the\s)?(?:very\s)?(?:beginning|start|outset|dawn|early\spart|opening)(?=\sof\b) )
      | (?P<mid> (?:the\s)?(?:middle|mid-point|midpoint|height)(?=\sof\b) | mid | midway(?=\sthrough) )
      | (?P<late> very\slate | late | later | (?:the\s)?(?:very\s)?(?:end|close|tail\send|latter\spart|latter\shalf|final\spart)(?=\sof\b) )
      | (?P<some> sometime | some\stime | (?:the\s)?(?:rest|remainder|turn|duration)(?=\sof\b) ) )
    (?: -(?:to-(?:mid|late)-)? | \s(?:in|on|of|through)\s | \s )
    """
)
# EXAMPLE: about, nearly, at least, no more than, as many as
_HEDGE: Final = compiled(rf"(?P<words>{alternatives(words.replace(' ', chr(92) + 's').replace('.', chr(92) + '.') for words in HEDGES)})\s")


def _reference(match: re.Match[str]) -> Piece | None:
    words = " ".join(match["words"].lower().split())
    return Vague(REFERENCES[words])


def _edge(match: re.Match[str]) -> Piece | None:
    mod: TimexMod | None = "START" if match["early"] else "MID" if match["mid"] else "END" if match["late"] else None
    word = match.group().split()[0].lower()
    return Edge(mod, loose=word in ("earlier", "later", "sometime", "some"))


def _hedge(match: re.Match[str]) -> Piece | None:
    return Hedge(HEDGES[" ".join(match["words"].lower().split())])


RULES: Final = (
    Rule("dates.vague/reference", v.VAGUE | v.ARTICLE | v.WHICH | v.LINK | v.QUANTITY | v.HEDGE, _REFERENCE, _reference, v.VAGUE),
    Rule("dates.vague/edge", v.EDGE | v.ARTICLE | v.QUANTITY, _EDGE, _edge),
    Rule("dates.vague/hedge", v.HEDGE | v.ARTICLE | v.QUANTITY | v.LINK, _HEDGE, _hedge),
)
