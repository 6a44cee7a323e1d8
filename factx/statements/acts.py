"""The act of a statement: what the cue says, and for neutral cues what the words do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factx.ontology import Act
    from factx.statements.frames import Frame

# EXAMPLE: "we must", "they need to", "it is time to", "we call on"
_DEMAND: Final = re.compile(
    r"\b(?:must|should|ought\sto|needs?\sto|have\sto|has\sto|it\sis\stime|let['’]?s|(?:I|we)\s(?:urge|demand|call\s(?:on|for)|ask|want|expect)|"
    r"please|(?:is|are)\s(?:essential|imperative|vital|necessary|critical|crucial|important)\s(?:that|to|for))\b",
    re.IGNORECASE,
)
_REJECT: Final = re.compile(
    r"\b(?:(?:is|was|are|were)\s(?:not\strue|false|untrue|baseless|nonsense)|no\scomment|(?:will|would|could|can)\s?(?:not|n['’]t|never)\s(?:comment|accept|negotiate|"
    r"tolerate|agree|recognize|discuss|confirm)|won['’]t\s(?:comment|accept|negotiate)|(?:has|have|had)\snot\sreceived|nothing\sto\sdo\swith|there\s(?:is|was)\sno\s(?:evidence|truth|plan))\b",
    re.IGNORECASE,
)
_CRITICISE: Final = re.compile(
    r"\b(?:fail(?:ed|s|ing|ure)?|unacceptable|outrageous|disgrace(?:ful)?|shame(?:ful)?|mistake|irresponsible|reckless|illegal|corrupt(?:ion)?|"
    r"violat(?:ed|es|ing|ions?)|brutal|atroci(?:ty|ties|ous)|hypocri(?:sy|tical)|incompeten(?:t|ce)|disaster|worst|wrong|terrible|barbaric|heinous|"
    r"betray(?:ed|al)|dishonest|liar?s?|lied|condemn|blame|disappoint(?:ed|ing|ment))\b",
    re.IGNORECASE,
)
_PRAISE: Final = re.compile(
    r"\b(?:congratulat\w+|welcome[sd]?|grateful|thank(?:s|ful|ed)?|applaud|commend|great\s(?:job|success|honor|honour|victory)|proud|"
    r"excellent|outstanding|heroic|admire|pleased|delighted|historic|appreciate[sd]?|best\sof|remarkable|wonderful|positive\sstep|important\sstep)\b",
    re.IGNORECASE,
)
_PROMISE: Final = re.compile(
    r"\b(?:(?:we|I)(?:['’]ll|\swill|\sare\sgoing\sto|\sam\sgoing\sto)\s(?:continue|do|make|keep|give|help|support|work|ensure|provide|protect|stand|never|not|always|bring)|committed\sto)\b",
    re.IGNORECASE,
)


#: How far into the words an act must show itself.
_HEAD: Final = 260
_BY_CONTENT: Final[tuple[tuple[Act, re.Pattern[str]], ...]] = (
    ("reject", _REJECT),
    ("demand", _DEMAND),
    ("criticise", _CRITICISE),
    ("praise", _PRAISE),
)
_FOR: Final = frozenset({"for", "on", "upon"})


def act_of(frame: Frame, content: str, particle: str) -> Act:
    """The act of a frame whose content is `content` and whose cue ends in `particle` ("called for": "for").

    A cue with an act of its own decides; under a neutral one the first words that show an act do.
    """
    lemma = frame.verb.lemma if frame.verb is not None else ""
    act = frame.act
    if lemma == "call" and (particle in _FOR or frame.syntax == "whom-to"):
        act = "demand"
    if lemma == "ask" and frame.syntax in ("question", "quote", "left"):
        act = "say"
    if lemma in ("tell", "want", "warn", "expect", "allow") and frame.syntax == "whom-to":
        act = "demand"
    if frame.group is not None and frame.group.negated and act == "say":
        return "reject"
    if act != "say":
        return act
    found = [
        (match.start(), number, name)
        for number, (name, pattern) in enumerate(_BY_CONTENT)
        if (match := pattern.search(content[:_HEAD]))
    ]
    return min(found)[2] if found else "say"
