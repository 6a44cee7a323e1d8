"""The act of a statement: what the cue says, and for neutral cues what the words do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from factx.ontology import Act
    from factx.statements.frame import Frame

#: What shows an act, in lower case; of several the first in the text counts. The letters are those they begin with.
# EXAMPLE: "there was no plan"; "we must", "they need to"; "a reckless mistake"; "we welcome", "grateful"
_ACT: Final = re.compile(
    r"""
    \b (?= [abcdefghilmnoprstuvw] ) (?:
      (?P<reject>
          (?:is|was|are|were) \s (?:not\strue|false|untrue|baseless|nonsense)
        | no \s comment
        | (?:will|would|could|can) \s? (?:not|n['’]t|never) \s
          (?:accept|agree|comment|confirm|discuss|negotiate|recognize|tolerate)
        | won['’]t \s (?:accept|comment|negotiate)
        | (?:has|have|had) \s not \s received
        | nothing \s to \s do \s with
        | there \s (?:is|was) \s no \s (?:evidence|plan|truth) )
    | (?P<demand>
          must | should | ought\sto | needs?\sto | ha(?:ve|s)\sto | it\sis\stime | let['’]?s | please
        | (?:i|we) \s (?:ask|call\s(?:for|on)|demand|expect|need|urge|want)
        | (?:is|are) \s (?:critical|crucial|essential|imperative|important|necessary|vital) \s (?:for|that|to) )
    | (?P<criticise>
          atroci(?:ous|ties|ty) | barbaric | betray(?:al|ed) | blame | brutal | condemn | corrupt(?:ion)?
        | disappoint(?:ed|ing|ment) | disaster | disgrace(?:ful)? | dishonest | fail(?:ed|ing|s|ure)?\sto | heinous
        | hypocri(?:sy|tical) | illegal | incompeten(?:ce|t) | irresponsible | liars? | lied | mistake | outrageous
        | reckless | shame(?:ful)? | terrible | unacceptable | violat(?:ed|es|ing|ions?) | worst | wrong )
    | (?P<praise>
          admire | applaud | appreciate[ds]? | best\sof | commend | congratulat\w{1,6} | delighted | excellent
        | grateful
        | great\s(?:hono(?:u)?r|job|success|victory) | heroic | historic | (?:important|positive)\sstep
        | outstanding
        | pleased | proud | remarkable | thank(?:ed|ful|s)? | welcome[ds]? | wonderful )
    ) \b
    """,
    re.VERBOSE,
)
#: How far into the words an act must show itself, in characters.
_HEAD: Final = 260
_FOR: Final = frozenset({"for", "on", "upon"})


def act_of(frame: Frame, content: str, particle: str) -> Act:
    """The act of a frame whose content is `content` and whose cue ends in `particle` ("called for": "for").

    A cue with an act of its own decides; under a neutral one the first words that show an act do.
    """
    lemma = frame.verb.lemma if frame.verb is not None else ""
    act = frame.act
    if lemma == "call" and (particle in _FOR or frame.syntax == "whom-to"):
        act = "demand"
    if lemma == "rule" and particle == "out":
        act = "reject"
    if lemma == "ask" and frame.syntax in ("question", "quote", "left"):
        act = "say"
    if lemma in ("tell", "want", "warn", "expect", "allow") and frame.syntax == "whom-to":
        act = "demand"
    if frame.group is not None and frame.group.negated and act == "say":
        return "reject"
    if act != "say":
        return act
    found = _ACT.search(content[:_HEAD].lower())
    return "say" if found is None else cast("Act", found.lastgroup)
