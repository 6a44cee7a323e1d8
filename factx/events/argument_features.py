"""What the model of arguments is told of a trigger and a contender: named features, without a role.

The name of a feature starts with its kind: `way` how the phrase hangs on the trigger, `path` what stands between,
`kind` what the phrase can be, `rule` the role that the grammar alone gives it, and so on. Features come in parts, small
tuples that recur from pair to pair, so that what a part counts can be remembered.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from factx.events.contenders import Contender, contenders
from factx.events.links import links
from factx.events.role_kinds import kinds_of
from factx.events.syntax import lemma_of
from factx.ontology import ROLES

if TYPE_CHECKING:
    from factx.events.mentions import EventMention
    from factx.events.scene import Scene

Part = tuple[str, ...]

_DISTANCES: Final = (1, 2, 3, 5, 8, 13, 21)
_QUOTES: Final = "\"“”'‘’"
_OPENERS: Final = frozenset("a an the no any some this that his their its her".split())
_JOINTS: Final = frozenset({"prep", "and", "mark", "sub"})
_PLACES: Final = frozenset({"country", "place"})
_FAR_AWAY: Final = 2
"""Verbs and clause openers between a trigger and what is told in another clause."""
_REMEMBERED: Final = 20_000


class SceneView:
    """A sentence with its event mentions and contenders: what is the same for every pair of the two."""

    def __init__(self, scene: Scene, mentions: list[EventMention]) -> None:
        self.scene = scene
        self.mentions = mentions
        self._verb_of = self._verbs_of()
        self._verbs_before, self._marks_before = self._borders()
        self._contenders = contenders(scene)
        self._kinds = [tuple(sorted(contender.filler.kinds)) for contender in self._contenders]
        self._heads = [contender.filler.phrase.head for contender in self._contenders]
        self._first_kinds = [kinds[0] if kinds else "" for kinds in self._kinds]
        self._before = [self._word_before(contender.filler.phrase.chunk) for contender in self._contenders]
        self._parts: dict[int, tuple[Part, Part]] = {}

    def pairs(self, mention: EventMention) -> list[tuple[Contender, list[Part]]]:
        """The contenders for the roles of a mention of the sentence, each with its features, those of rules last."""
        hanging = links(self.scene, mention.candidate)
        first, last, at = mention.candidate.first, mention.candidate.last, mention.candidate.head
        mine, others = self._given(mention)
        filled = tuple(role for role in ROLES[mention.type] if mention.roles.get(role))
        found = []
        nearness: list[Part] = []
        wanted = kinds_of(mention.type)
        for i, contender in enumerate(self._contenders):
            phrase, entity = contender.filler.phrase, contender.filler.mention
            if first <= phrase.head < last:
                continue
            ways = tuple(hanging.get(phrase.chunk, ()))
            key = phrase.head if entity is None else -1 - entity.entity
            roles = mine.get(key, ())
            if ways or roles or self._may_join(mention.candidate.chunk, i, wanted):
                nearness = nearness or self._nearness(at)
                rules = _rules(roles, filled, ways, others.get(key, ()))
                found.append(
                    (contender, [*self._of_contender(i), *self._of_pair(mention, i, ways), nearness[i], rules])
                )
        return found

    def _given(self, mention: EventMention) -> tuple[dict[int, Part], dict[int, Part]]:
        """What the grammar makes a contender, by its entity or head: roles of the mention, roles of the others."""
        found: tuple[dict[int, Part], dict[int, Part]] = ({}, {})
        for other in self.mentions:
            for role, fillers in other.roles.items():
                mine = other is mention
                name = role if mine else f"other:{other.type}.{role}"
                given = found[0] if mine else found[1]
                for filler in fillers:
                    key = filler.phrase.head if filler.mention is None else -1 - filler.mention.entity
                    if name not in given.get(key, ()):
                        given[key] = (*given.get(key, ()), name)
        return found

    def _may_join(self, k: int, i: int, wanted: frozenset[str]) -> bool:
        """Whether a contender that does not hang on the trigger in chunk k, is worth weighing by its kind."""
        contender = self._contenders[i]
        if contender.form in ("modifier", "title") or wanted.isdisjoint(self._kinds[i]):
            return False
        if not _PLACES.isdisjoint(self._kinds[i]):
            return True
        return self._between(k, contender.filler.phrase.chunk)[0] < _FAR_AWAY

    def _nearness(self, at: int) -> list[Part]:
        """How many contenders of a kind stand nearer to token `at` on the same side, by contender."""
        heads = self._heads
        distances = [abs(head - at) for head in heads]
        rank: dict[tuple[str, bool], int] = {}
        found: list[Part] = [()] * len(heads)
        for i in sorted(range(len(heads)), key=distances.__getitem__):  # a stable sort: by distance, then in order
            kind, left = self._first_kinds[i], heads[i] < at
            rank[kind, left] = nearer = rank.get((kind, left), 0) + 1
            found[i] = _near(kind, "left" if left else "right", min(3, nearer))
        return found

    def _verbs_of(self) -> dict[int, list[tuple[str, str]]]:
        """Chunk of a noun phrase → the verbs whose subject or object it is."""
        scene = self.scene
        found: dict[int, list[tuple[str, str]]] = {}
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

    def _between(self, k: int, c: int) -> tuple[int, int]:
        """How many verbs and how many marks stand between two chunks, up to 3 and 2."""
        if c == k:
            return 0, 0
        after, end = (c + 1, k) if c < k else (k + 1, c)
        verbs = self._verbs_before[end] - self._verbs_before[after]
        marks = self._marks_before[end] - self._marks_before[after]
        return min(3, verbs), min(2, marks)

    def _word_before(self, k: int) -> str:
        """The preposition, conjunction or mark before the noun phrase of chunk k, past its possessors."""
        chunks = self.scene.chunks
        j = k
        while j > 0 and chunks[j].possessive and chunks[j - 1].kind == "noun":
            j -= 1
        if j == 0:
            return "^"
        return self.scene.tokens.lowers[chunks[j - 1].head] if chunks[j - 1].kind in _JOINTS else chunks[j - 1].kind

    def _word_after(self, k: int) -> str:
        chunks = self.scene.chunks
        if k + 1 >= len(chunks):
            return "$"
        after = chunks[k + 1]
        if after.kind == "noun" and after.possessive:
            return "'s"
        return self.scene.tokens.lowers[after.head] if after.kind in _JOINTS else after.kind

    def _of_contender(self, i: int) -> tuple[Part, Part]:
        """What is so of a contender whatever the trigger: its form, and the words around it."""
        found = self._parts.get(i)
        if found is None:
            contender = self._contenders[i]
            mention = contender.filler.mention
            first = self.scene.tokens.lowers[self.scene.chunks[contender.filler.phrase.chunk].first]
            form = _form(
                contender.form,
                self._kinds[i],
                "" if mention is None else mention.form,
                first if first in _OPENERS else "",
            )
            found = self._parts[i] = (form, self._words_around(i))
        return found

    def _words_around(self, i: int) -> Part:
        scene, contender = self.scene, self._contenders[i]
        lowers, phrase = scene.tokens.lowers, contender.filler.phrase
        k, before = phrase.chunk, self._before[i]
        found = [f"before:{before}", f"after:{self._word_after(k)}"]
        if contender.filler.mention is None:
            found.append(f"head:{lowers[phrase.head]}")
        if contender.form != "head":
            found.append(f"of:{lowers[scene.chunks[k].head]}")
            return tuple(found)
        if "NUM" in scene.document.tags[phrase.first : phrase.head]:
            found.append("numbered")
        for how, lemma in self._verb_of.get(k, ()):
            found += [f"v:{how}", f"v:{how}:{lemma}"]
        if before == "of" and k > 1 and scene.chunks[k - 2].kind == "noun":
            found.append(f"of:{lowers[scene.chunks[k - 2].head]}")
        return tuple(dict.fromkeys(found))

    def _of_pair(self, mention: EventMention, i: int, ways: Part) -> tuple[Part, Part, Part]:
        """What is so of a trigger and a contender: how it hangs, where it stands, how far."""
        contender, candidate = self._contenders[i], mention.candidate
        k, c = candidate.chunk, contender.filler.phrase.chunk
        verbs, marks = self._between(k, c)
        side = "same" if c == k else "left" if c < k else "right"
        far = bisect_right(_DISTANCES, abs(contender.filler.phrase.head - candidate.head))
        inner = "" if contender.form == "head" else contender.form + " "
        return (
            _ways(ways or ("same" if c == k else "-",), inner, self._kinds[i]),
            _path(side, verbs, marks, self._before[i], self._kinds[i]),
            (f"far:{side}{far}",),
        )


@lru_cache(_REMEMBERED)
def _rules(roles: Part, filled: Part, ways: Part, others: Part) -> Part:
    """The roles that the grammar gives a contender, those that it gives to others, and those in other events."""
    found = [f"rule:{role}" for role in roles] or ["rule:-", *(f"rule:-:{way}" for way in ways or ["-"])]
    found += [f"filled:{role}" for role in filled if role not in roles]
    return tuple(dict.fromkeys((*found, *others)))


@lru_cache(_REMEMBERED)
def _near(kind: str, side: str, rank: int) -> Part:
    return (f"near:{kind}:{side}{rank}",)


@lru_cache(_REMEMBERED)
def _form(form: str, kinds: Part, mention: str, opener: str) -> Part:
    found = [f"form:{form}", *(f"kind:{kind}" for kind in kinds)]
    found += ["name", f"mention:{mention}"] if mention else ["word"]
    return (*found, f"det:{opener}") if opener else tuple(found)


@lru_cache(_REMEMBERED)
def _ways(ways: Part, inner: str, kinds: Part) -> Part:
    return tuple(
        name for way in ways for name in (f"way:{inner}{way}", *(f"kway:{kind}:{inner}{way}" for kind in kinds))
    )


@lru_cache(_REMEMBERED)
def _path(side: str, verbs: int, marks: int, before: str, kinds: Part) -> Part:
    found = [f"path:{side}{verbs}{marks}", f"side:{side}{min(verbs, 1)}:{before}"]
    for kind in kinds:
        found += [f"kpath:{kind}:{side}{verbs}", f"kside:{kind}:{side}:{before}"]
    return tuple(found)
