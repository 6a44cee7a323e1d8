"""What the model of arguments is told of a trigger and a contender: named features, without a role.

The name of a feature starts with its kind: `way` how the phrase hangs on the trigger, `path` what stands between,
`kind` what the phrase can be, `rule` the role that the grammar alone gives it, and so on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, Final

from factx.events.contenders import Contender, contenders, is_same
from factx.events.links import links
from factx.events.syntax import lemma_of
from factx.ontology import ROLES

if TYPE_CHECKING:
    from factx.events.mentions import EventMention
    from factx.events.scene import Scene

_DISTANCES: Final = (1, 2, 3, 5, 8, 13, 21)
_QUOTES: Final = "\"“”'‘’"
_OPENERS: Final = frozenset("a an the no any some this that his their its her".split())
_JOINTS: Final = frozenset({"prep", "and", "mark", "sub"})


class SceneView:
    """A sentence with its event mentions and contenders: what is the same for every pair of the two."""

    def __init__(self, scene: Scene, mentions: list[EventMention]) -> None:
        self.scene = scene
        self.mentions = mentions
        self.verb_of = self._verbs_of()
        self.verbs_before, self.marks_before = self._borders()
        self.contenders = contenders(scene)
        self.features = [self._of_contender(contender) for contender in self.contenders]

    def pairs(self, mention: EventMention) -> list[tuple[Contender, list[str]]]:
        """The contenders for the roles of a mention of the sentence, each with its features."""
        hanging = links(self.scene, mention.candidate)
        first, last = mention.candidate.first, mention.candidate.last
        rank: Counter[tuple[str, bool]] = Counter()
        found = {}
        nearest = sorted(
            range(len(self.contenders)),
            key=lambda i: (abs(self.contenders[i].filler.phrase.head - mention.candidate.head), i),
        )
        for i in nearest:
            contender = self.contenders[i]
            if first <= contender.filler.phrase.head < last:
                continue
            kind = min(contender.filler.kinds, default="")
            left = contender.filler.phrase.head < first
            rank[kind, left] += 1
            near = f"near:{kind}:{'left' if left else 'right'}{min(3, rank[kind, left])}"
            ways = hanging.get(contender.filler.phrase.chunk)
            found[i] = (contender, [*self.features[i], near, *self._of_pair(mention, contender, ways)])
        return [found[i] for i in sorted(found)]

    def _verbs_of(self) -> dict[int, list[str]]:
        """Chunk of a noun phrase → the verbs whose subject or object it is."""
        scene, found = self.scene, {}
        for k, chunk in enumerate(scene.chunks):
            if chunk.kind != "verb":
                continue
            lemma = lemma_of(scene.tokens.lowers[chunk.head])
            how = "sp" if chunk.passive else "s"
            for phrase in scene.subject(k):
                found.setdefault(phrase.chunk, []).append((how, lemma))
            for phrase in scene.objects(k):
                found.setdefault(phrase.chunk, []).append(("o", lemma))
        return found

    def _borders(self) -> tuple[list[int], list[int]]:
        """How many verbs and how many marks stand before each chunk."""
        verbs, marks = [0], [0]
        for chunk in self.scene.chunks:
            verbs.append(verbs[-1] + (chunk.kind in ("verb", "rel", "sub")))
            is_mark = chunk.kind == "mark" and self.scene.tokens.lowers[chunk.head] not in _QUOTES
            marks.append(marks[-1] + is_mark)
        return verbs, marks

    def _before(self, k: int) -> str:
        """The preposition, conjunction or mark before the noun phrase of chunk k, past its possessors."""
        chunks = self.scene.chunks
        j = k
        while j > 0 and chunks[j].possessive and chunks[j - 1].kind == "noun":
            j -= 1
        if j == 0:
            return "^"
        return self.scene.tokens.lowers[chunks[j - 1].head] if chunks[j - 1].kind in _JOINTS else chunks[j - 1].kind

    def _after(self, k: int) -> str:
        chunks = self.scene.chunks
        if k + 1 >= len(chunks):
            return "$"
        after = chunks[k + 1]
        if after.kind == "noun" and after.possessive:
            return "'s"
        return self.scene.tokens.lowers[after.head] if after.kind in _JOINTS else after.kind

    def _of_contender(self, contender: Contender) -> list[str]:
        """What is so of a contender whatever the trigger."""
        scene, filler = self.scene, contender.filler
        lowers, tags = scene.tokens.lowers, scene.document.tags
        k = filler.phrase.chunk
        before = self._before(k)
        found = [f"form:{contender.form}", f"before:{before}", f"after:{self._after(k)}"]
        found += [f"kind:{kind}" for kind in sorted(filler.kinds)]
        if filler.mention is None:
            found += ["word", f"head:{lowers[filler.phrase.head]}"]
        else:
            found += ["name", f"mention:{filler.mention.form}"]
        first = scene.chunks[k].first
        if lowers[first] in _OPENERS:
            found.append(f"det:{lowers[first]}")
        if contender.form != "head":
            found.append(f"of:{lowers[scene.chunks[k].head]}")
            return found
        if "NUM" in tags[filler.phrase.first : filler.phrase.head]:
            found.append("numbered")
        for how, lemma in self.verb_of.get(k, ()):
            found += [f"v:{how}", f"v:{how}:{lemma}"]
        if before == "of" and k > 1 and scene.chunks[k - 2].kind == "noun":
            found.append(f"of:{lowers[scene.chunks[k - 2].head]}")
        return found

    def _of_pair(self, mention: EventMention, contender: Contender, ways: list[str] | None) -> list[str]:
        """What is so of a trigger and a contender."""
        filler, candidate = contender.filler, mention.candidate
        k, c = candidate.chunk, filler.phrase.chunk
        kinds = sorted(filler.kinds)
        inner = "" if contender.form == "head" else contender.form + " "
        found = []
        for way in ways or ["same" if c == k else "-"]:
            found += [f"way:{inner}{way}", *(f"kway:{kind}:{inner}{way}" for kind in kinds)]
        low, high = min(c, k), max(c, k)
        verbs = min(3, self.verbs_before[high] - self.verbs_before[min(low + 1, high)])
        marks = min(2, self.marks_before[high] - self.marks_before[min(low + 1, high)])
        side = "same" if c == k else "left" if c < k else "right"
        before = self._before(c)
        found += [f"path:{side}{verbs}{marks}", f"side:{side}{min(verbs, 1)}:{before}"]
        for kind in kinds:
            found += [f"kpath:{kind}:{side}{verbs}", f"kside:{kind}:{side}:{before}"]
        found.append(f"far:{side}{bisect_right(_DISTANCES, abs(filler.phrase.head - candidate.head))}")
        return found + self._of_rules(mention, contender, ways)

    def _of_rules(self, mention: EventMention, contender: Contender, ways: list[str] | None) -> list[str]:
        """The roles that the grammar gives the contender, and those that it gives to others."""
        mine, filled = [], []
        for role in ROLES[mention.type]:
            fillers = mention.roles.get(role)
            if fillers:
                (mine if any(is_same(contender.filler, other) for other in fillers) else filled).append(role)
        found = [f"rule:{role}" for role in mine] + [f"filled:{role}" for role in filled]
        if not mine:
            found += ["rule:-", *(f"rule:-:{way}" for way in ways or ["-"])]
        for other in self.mentions:
            if other is not mention:
                found += [
                    f"other:{other.type}.{role}"
                    for role, fillers in other.roles.items()
                    if any(is_same(contender.filler, one) for one in fillers)
                ]
        return found
