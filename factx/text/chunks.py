"""Shallow chunks: base noun phrases and verb groups of a sentence, with what their form says.

Chunks follow CoNLL-2000: they do not overlap or nest, a base noun phrase ends with its head, and a possessive opens the
phrase of its possessed ("[Japan] ['s outgoing prime minister]"). Each sentence is chunked when first asked for.
"""

from __future__ import annotations

from functools import cached_property
from operator import eq
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from factx.text.document import Document

ChunkKind = Literal["noun", "verb", "prep", "sub", "rel", "and", "mark", "adj", "other"]
"""noun phrase, verb group, preposition, subordinator, relative pronoun, conjunction, punctuation, bare adjective."""

BE: Final = frozenset("be am is are was were been being 'm 're".split())
HAVE: Final = frozenset("have has had having 've".split())
DO: Final = frozenset("do does did".split())
GET: Final = frozenset("get gets got gotten getting".split())
MODALS: Final = frozenset("will would shall should can could may might must 'll 'd ca wo cannot".split())
NEGATIONS: Final = frozenset("not n't never no neither nor".split())
POSSESSIVE_PRONOUNS: Final = frozenset("his her their its our my your whose".split())
RELATIVES: Final = frozenset("who which that whom".split())
WEEKDAYS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight".split()
)
#: Irregular forms that are a participle (the regular ones end in -ed).
_PARTICIPLES: Final = frozenset(
    "been begun bought broken brought built burnt caught chosen come cut dealt done driven drowned eaten "
    "elected fallen fed felt fled flown forbidden forced fought found frozen given gone ground grown held "
    "hidden hit hung hurt kept known laid led left lent lost made meant met overthrown overrun paid put "
    "quit read run said seen sent set shaken shelled shot shown shut slain sold sought spent split spoken "
    "spread stolen struck sunk sued sworn taken taught told thrown torn understood undertaken upheld "
    "withdrawn won worn wound written born blown beaten become bound".split()
)
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "SYM"})
_QUOTES: Final = frozenset("\"“”'‘’`")
_TITLE_SHARE: Final = 0.6


class Chunk(NamedTuple):
    """Tokens [first, last) of a sentence that belong together; `head` is the token that names the whole."""

    kind: ChunkKind
    first: int
    last: int
    head: int
    possessive: bool = False
    """A noun phrase that opens with 's, ' or a possessive pronoun: the chunk before (or the pronoun) possesses it."""
    passive: bool = False
    to: bool = False
    """A verb group that opens with the infinitive's "to"."""
    ing: bool = False
    """A verb group that is a bare present participle or gerund."""
    bare: bool = False
    """A verb group that is one form ending as past tense and participle alike, with no auxiliary."""
    negated: bool = False
    modal: str = ""
    perfect: bool = False
    progressive: bool = False
    past: bool = False
    """The first auxiliary is a past form ("had", "was", "did")."""


class Chunks:
    """The chunks of a document, by sentence.

    >>> from factx.article import read_article
    >>> from factx.text import Document
    >>> document = Document(read_article("Two soldiers were killed by rebels in Mali's capital."))
    >>> [(c.kind, " ".join(document.tokens.texts[c.first:c.last])) for c in Chunks(document).of(0)]
    [('noun', 'Two soldiers'), ('verb', 'were killed'), ('prep', 'by'), ('noun', 'rebels'), ('prep', 'in'),
     ('noun', 'Mali'), ('noun', "'s capital"), ('mark', '.')]
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._kept: dict[int, list[Chunk]] = {}

    @cached_property
    def _joined(self) -> list[bool]:
        """Whether no space follows, by token."""
        tokens = self._document.tokens
        return [*map(eq, tokens.ends, tokens.starts[1:]), False]

    def of(self, sentence: int) -> list[Chunk]:
        """The chunks of a sentence, in order; every token is in exactly one."""
        found = self._kept.get(sentence)
        if found is None:
            where = self._document.sentence_tokens(sentence)
            found = self._kept[sentence] = self.read(sentence, self._document.tags[where.start : where.stop])
        return found

    def read(self, sentence: int, tags: list[str]) -> list[Chunk]:
        """The chunks of a sentence under other tags of its tokens: a stage may know its own words better."""
        tokens = self._document.tokens
        where = self._document.sentence_tokens(sentence)
        return _Chunker(
            tokens.texts[where.start : where.stop],
            tokens.lowers[where.start : where.stop],
            tags,
            self._joined[where.start : where.stop],
            where.start,
        ).chunks()


def is_participle(lower: str) -> bool:
    """Whether a form can be a past participle.

    >>> [is_participle(word) for word in ("killed", "shot", "went")]
    [True, True, False]
    """
    return lower.endswith("ed") or lower in _PARTICIPLES


class _Chunker:
    """One pass over the tokens of a sentence. `base` is added to indices; `joined[i]`: no space after token i."""

    def __init__(self, texts: list[str], lowers: list[str], tags: list[str], joined: list[bool], base: int) -> None:
        self.texts, self.lowers, self.joined, self.base = texts, lowers, joined, base
        self.size = len(texts)
        self.tags = self._corrected(tags)

    def _corrected(self, tags: list[str]) -> list[str]:  # noqa: C901, PLR0912  # one correction a tag
        """The tags, with what the spelling or the neighbours rule out put right."""
        fixed = list(tags)
        texts, lowers = self.texts, self.lowers
        longer = [t for t in texts if len(t) > 3 and t[0].isalpha()]
        titled = len(longer) >= 3 and sum(t[0].isupper() for t in longer) > _TITLE_SHARE * len(longer)
        for i, tag in enumerate(tags):
            lower = lowers[i]
            if tag not in _CORRECTED_TAGS and lower not in _CORRECTED_WORDS:
                continue
            text = texts[i]
            before = fixed[i - 1] if i else ""
            after = tags[i + 1] if i + 1 < self.size else ""
            if text in ("US", "UN", "EU", "UK") or (tag in ("INTJ", "X") and text[0].isupper() and len(text) > 2):
                fixed[i] = "PROPN"
            elif lower in _PAST_ONLY and tag in ("NOUN", "PROPN", "ADJ") and before in ("NOUN", "PROPN", "PRON", "ADV"):
                fixed[i] = "VERB"
            elif tag == "VERB" and i and lowers[i - 1] == "'s" and not lower.endswith(("ing", "ed")):
                fixed[i] = "NOUN" if lower not in _PARTICIPLES else tag  # "Obama's visit"
            elif lower in _ADVERBS and tag in ("NOUN", "PROPN", "ADJ", "ADP", "INTJ", "X"):
                fixed[i] = "ADV"
            elif lower in NEGATIONS and lower not in ("no", "neither", "nor"):
                fixed[i] = "PART"
            elif tag == "VERB":
                if lower.endswith("s") and not lower.endswith("ss") and before in ("ADJ", "NUM") and not titled:
                    fixed[i] = "NOUN"  # "navy sailors", "two small boats": no finite verb follows an adjective
                elif before == "ADJ" and i > 1 and fixed[i - 2] == "DET" and not lower.endswith(("ed", "ing")):
                    if lower not in _PARTICIPLES:
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

    def chunks(self) -> list[Chunk]:
        found: list[Chunk] = []
        i = 0
        while i < self.size:
            chunk = self._at(i)
            found.append(chunk)
            i = chunk.last - self.base
        return found

    def _at(self, i: int) -> Chunk:
        lower, tag = self.lowers[i], self.tags[i]
        if lower in _POSSESSIVES and self._is_possessive(i):
            end, head = self._noun_phrase(i + 1)
            if end > i + 1:
                return self._make("noun", i, end, head, possessive=True)
            return self._make("mark", i, i + 1, i)
        if lower in RELATIVES and self._is_relative(i):
            return self._make("rel", i, i + 1, i)
        if lower in POSSESSIVE_PRONOUNS and i + 1 < self.size:
            end, head = self._noun_phrase(i + 1)
            if end > i + 1:
                return self._make("noun", i, end, head, possessive=True)
        if tag in ("AUX", "VERB") or (tag == "PART" and lower != "'") or (tag == "ADV" and self._adverb_before_verb(i)):
            group = self._verb_group(i)
            if group is not None:
                return group
        if lower == "to" or lower in _ALWAYS_PREPOSITIONS or (tag in ("ADP", "SCONJ") and lower in _PREPOSITIONS):
            return self._make("prep", i, i + 1, i)
        end, head = self._noun_phrase(i)
        if end > i:
            kind: ChunkKind = "adj" if self._only_adjectives(i, end) else "noun"
            return self._make(kind, i, end, head)
        if tag == "PRON":
            return self._make("noun", i, i + 1, i)
        if tag == "ADP":
            return self._make("prep", i, i + 1, i)
        if tag == "SCONJ" or lower in _SUBORDINATORS:
            return self._make("sub", i, i + 1, i)
        if tag == "CCONJ":
            return self._make("and", i, i + 1, i)
        if tag in ("PUNCT", "SYM"):
            return self._make("mark", i, i + 1, i)
        return self._make("other", i, i + 1, i)

    def _make(self, kind: ChunkKind, first: int, last: int, head: int, *, possessive: bool = False) -> Chunk:
        base = self.base
        return Chunk(kind, first + base, last + base, head + base, possessive)

    def _is_possessive(self, i: int) -> bool:
        lower = self.lowers[i]
        if i == 0 or i + 1 >= self.size or not self.joined[i - 1]:
            return False
        before, after = self.tags[i - 1], self.tags[i + 1]
        if lower == "'s":
            if before == "PRON" and self.lowers[i - 1] not in ("one", "someone", "everyone", "us"):
                return False
            participle = after == "VERB" and self._ends_noun(i + 2)
            return after in _NOMINAL or participle or (after == "ADV" and self._ends_noun(i + 2)) or after == "PUNCT"
        return lower == "'" and self.lowers[i - 1].endswith("s") and not self.joined[i] and after in _NOMINAL

    def _ends_noun(self, i: int) -> bool:
        return i < self.size and self.tags[i] in _NOMINAL

    def _is_relative(self, i: int) -> bool:
        """`that`, `who`, `which` after a noun (or its comma) and before a verb group or its subject."""
        if self.lowers[i] in ("who", "which", "whom"):
            return i > 0
        if i == 0 or i + 1 >= self.size or self.tags[i - 1] not in ("NOUN", "PROPN", "NUM"):
            return False
        return self.tags[i + 1] in ("VERB", "AUX") or (self.tags[i + 1] == "ADV" and self.tags[i] != "SCONJ")

    def _adverb_before_verb(self, i: int) -> bool:
        if i + 1 >= self.size:
            return False
        return self.lowers[i].endswith("ly") and self.tags[i + 1] in ("VERB", "AUX")

    def _noun_phrase(self, i: int) -> tuple[int, int]:  # noqa: C901, PLR0912  # one decision a tag, in the order of a phrase
        """End and head of the noun phrase that starts at i; (i, i) if none does."""
        tags, lowers = self.tags, self.lowers
        at, head, opened = i, -1, False
        while at < self.size:
            tag, lower = tags[at], lowers[at]
            if tag in ("NOUN", "PROPN", "NUM", "SYM"):
                if head >= 0 and lower in WEEKDAYS and not self._ends_noun(at + 1):
                    break  # "met the king Wednesday"
                if tag != "SYM" or lower in "$€£¥₹%":
                    head = at
                elif at == i:
                    break
            elif tag == "ADJ":
                if head >= 0 and not self._ends_noun(at + 1) and tags[at - 1] != "PROPN":
                    break  # "found the boats empty"
                if head >= 0 and lower in ("last", "next") and tags[at - 1] in ("NOUN", "PROPN"):
                    break  # "fled to Russia last week"
                if head < 0 or not self._ends_noun(at + 1) or tags[at - 1] in ("NOUN", "PROPN"):
                    head = at
            elif tag == "DET":
                if opened and lowers[at - 1] not in ("all", "both", "half", "such") and at > i:
                    break
            elif tag == "VERB" and self._premodifies(at, i):
                pass
            elif lower == "-" and at > i and self.joined[at - 1] and self.joined[at] and at + 1 < self.size:
                if tags[at + 1] not in ("VERB", "ADV", "ADP") and head != at - 1:
                    pass
                elif at + 1 < self.size:
                    at += 1  # "so-called", "re-elected", "takeover-bid": what a hyphen joins goes along
                    head = max(head, at) if tags[at] in ("NOUN", "PROPN", "NUM") else head
            elif (
                (lower in _QUOTES and opened and tags[at - 1] in ("DET", "ADJ") and self._ends_noun(at + 1))
                or (lower == "&" and head == at - 1 and self._ends_noun(at + 1))
                or (tag == "CCONJ" and self._joins_adjectives(at))
            ):
                pass
            elif self._hedges_number(at):
                at += 1 if lowers[at] not in ("about", "around", "nearly", "almost", "some", "over") else 0
            else:
                break
            opened = True
            at += 1
        while at > i and head >= 0 and at - 1 > head and lowers[at - 1] in _QUOTES:
            at -= 1
        if head < 0:
            if at > i and tags[at - 1] == "DET":
                return at, at - 1  # "this", "those"
            return i, i
        return max(at, head + 1), head

    def _premodifies(self, at: int, first: int) -> bool:
        """A participle before a noun inside its phrase: "the freed crew", "'s ruling party"."""
        lower = self.lowers[at]
        if not (lower.endswith("ing") or is_participle(lower)) or not self._ends_noun(at + 1):
            return False
        if at > first:
            before = self.tags[at - 1]
            return before in ("DET", "NUM") or (before == "ADJ" and self.tags[at + 1] != "PROPN" and lower != "told")
        return at > 0 and (self.lowers[at - 1] in POSSESSIVE_PRONOUNS or self._is_possessive(at - 1))

    def _joins_adjectives(self, at: int) -> bool:
        return (
            0 < at < self.size - 2
            and self.tags[at - 1] == "ADJ"
            and self.tags[at + 1] == "ADJ"
            and self.tags[at + 2] in ("NOUN", "PROPN", "ADJ")
        )

    def _hedges_number(self, at: int) -> bool:
        """Whether "about 80", "at least 31", "more than 20", "up to 5": opens a noun phrase here."""
        lower = self.lowers[at]
        if lower in ("about", "around", "nearly", "almost", "some", "over"):
            return self._number_at(at + 1)
        pair = (lower, self.lowers[at + 1]) if at + 1 < self.size else ("", "")
        return pair in _HEDGES and self._number_at(at + 2)

    def _number_at(self, i: int) -> bool:
        if i < self.size and self.lowers[i] == "a":  # "about a dozen", but not "talks about a treaty"
            i += 1
            return i < self.size and self.lowers[i] in _COUNTED_ONCE
        return i < self.size and (self.tags[i] in ("NUM", "SYM") or self.lowers[i] in ("half", "dozens", "hundreds"))

    def _only_adjectives(self, first: int, last: int) -> bool:
        return _ADJECTIVAL.issuperset(self.tags[first:last])

    def _verb_group(self, i: int) -> Chunk | None:
        """The group that starts at i: auxiliaries, negation, adverbs, and the verb that closes it."""
        tags, lowers = self.tags, self.lowers
        at, head, negated, to, perfect, modal, passive_aux, past = i, -1, False, False, False, "", "", False
        while at < self.size:
            tag, lower = tags[at], lowers[at]
            if lower == "to" and at == i:
                if not self._verb_follows(at + 1):
                    return None
                to = True
            elif lower in NEGATIONS and lower != "no":
                negated = True
            elif tag == "AUX" or (lower in _AUXILIARY_FORMS and self._verb_follows(at + 1, participle=True)):
                head = at
                if i in (at, head):
                    past = lower in ("was", "were", "had", "did", "would", "could")
                if lower in MODALS:
                    modal = lower
                elif lower in BE or lower in GET or lower == "'s":
                    passive_aux = lower
                elif lower in HAVE:
                    perfect = True
            elif tag == "VERB":
                head = at
                at += 1
                break
            elif tag == "ADV" and self._verb_follows(at + 1):
                pass
            else:
                break
            at += 1
        if head < 0:
            return None
        lower = lowers[head]
        verbal = tags[head] == "VERB"
        ing = verbal and lower.endswith("ing")
        base = self.base
        return Chunk(
            "verb",
            i + base,
            max(at, head + 1) + base if verbal else head + 1 + base if not negated else at + base,
            head + base,
            passive=verbal and bool(passive_aux) and not ing and is_participle(lower),
            to=to,
            ing=ing and not passive_aux,
            bare=verbal and not (passive_aux or perfect or modal or to) and is_participle(lower),
            negated=negated,
            modal=modal,
            perfect=perfect,
            progressive=ing and bool(passive_aux),
            past=past,
        )

    def _verb_follows(self, i: int, *, participle: bool = False) -> bool:
        """Whether a verb comes next, past adverbs and negation."""
        for at in range(i, min(i + 3, self.size)):
            tag, lower = self.tags[at], self.lowers[at]
            if tag in ("VERB", "AUX"):
                return not participle or is_participle(lower) or lower.endswith("ing")
            if not (tag in ("ADV", "PART") or lower in NEGATIONS):
                return False
        return False


_POSSESSIVES: Final = frozenset({"'s", "'"})
#: What "a" counts: "about a dozen".
_COUNTED_ONCE: Final = frozenset(
    "billion century couple decade dozen fifth half hundred million quarter third thousand".split()
)
_ADJECTIVAL: Final = frozenset({"ADJ", "CCONJ", "ADV"})
_AUXILIARY_FORMS: Final = BE | HAVE | DO | GET
_HEDGES: Final = frozenset(
    {
        ("at", "least"), ("at", "most"), ("more", "than"), ("less", "than"), ("fewer", "than"), ("up", "to"),
        ("as", "many"), ("close", "to"), ("well", "over"), ("just", "over"), ("just", "under"),
    }
)  # fmt: skip
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
#: All that `_corrected` may change: most tokens are neither.
_CORRECTED_TAGS: Final = frozenset({"VERB", "INTJ", "X"})
_CORRECTED_WORDS: Final = _PAST_ONLY | _ADVERBS | NEGATIONS | {"that", "will", "us", "un", "eu", "uk"}
_SUBORDINATORS: Final = frozenset(
    "because although though while whereas if unless until when whenever where whether since once that as".split()
)
_ALWAYS_PREPOSITIONS: Final = frozenset(
    "of from into with amid against among between during despite toward upon via".split()
)
_PREPOSITIONS: Final = frozenset(
    "about above across after against along amid among around as at before behind below beneath beside "
    "besides between beyond by despite down during except following for from in inside into like near of "
    "off on onto out outside over past per since through throughout till to toward towards under until "
    "unto up upon versus via with within without".split()
)
