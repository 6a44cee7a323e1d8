"""Mentions of accords by their head nouns, with what their noun phrases say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.agreements.forms import complement, form_of
from factx.agreements.lexicon import load_lexicon
from factx.agreements.mention import AccordMention
from factx.agreements.verbs import find_verbal
from factx.text.chunks import POSSESSIVE_PRONOUNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.agreements.lexicon import Lexicon, Noun
    from factx.agreements.syntax import Syntax
    from factx.ontology import AgreementStatus
    from factx.text.chunks import Chunk

_DEFINITE: Final = frozenset("the this that these those its their his her both our".split())
_INDEFINITE: Final = frozenset("a an another any new some separate no".split())
#: What follows the head in its own chunk: "a deal worth $9 billion".
_AFTER_HEAD: Final = frozenset("worth valued".split())
_CURRENCY: Final = frozenset("$ € £ ¥".split())
_LONGEST: Final = 3
_MOST_MODIFIERS: Final = 24
#: Code points that a name may be long.
_NAME: Final = 80
#: Beginnings of the verbs that make an accord of a "memorandum" or "understanding".
_MAKING: Final = tuple("broker clinch conclud establish finali forg form negotiat reach seal strik struck".split())
#: Share of capitalised words above which a sentence is a headline.
_HEADLINE: Final = 0.6


def find_mentions(syntax: Syntax) -> Iterator[AccordMention]:
    """Every mention of an accord, in order; a verb only where its sentence has no noun for what it agrees."""
    lexicon = load_lexicon()
    document, lowers, tokens = syntax.document, syntax.lowers, syntax.tokens
    for index in range(len(document.sentences)):
        where = document.sentence_tokens(index)
        if lexicon.gate.isdisjoint(lowers[where.start : where.stop]):
            continue
        reader = _Nouns(syntax, lexicon, index)
        nominal = list(reader.mentions())
        yield from nominal
        if not any(not mention.back for mention in nominal):
            for k, chunk in find_verbal(syntax, index):
                yield AccordMention(
                    sentence=index,
                    chunk=k,
                    start=tokens.starts[chunk.head],
                    end=tokens.ends[chunk.head],
                    first=chunk.head,
                    last=chunk.head + 1,
                    stop=chunk.head + 1,
                    form="settlement" if tokens.lowers[chunk.head].startswith("settl") else "other",
                    specific=False,
                    verbal=True,
                )


class _Nouns:
    """The accord nouns of one sentence."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, sentence: int) -> None:
        document = syntax.document
        self.syntax = syntax
        self.tokens, self.lexicon, self.sentence = syntax.tokens, lexicon, sentence
        self.lowers, self.texts, self.tags = syntax.lowers, document.tokens.texts, syntax.tags
        self.clauses = syntax.clauses(sentence)
        self.chunks: list[Chunk] = self.clauses.chunks
        start, end = document.sentences[sentence]
        longer = [w for w in document.text[start:end].split() if len(w) > 3]
        capitals = sum(w[0].isupper() for w in longer)
        self.unstopped = document.text[end - 1] not in '.!?"”'
        self.headline = capitals > _HEADLINE * len(longer) and self.unstopped

    def mentions(self) -> Iterator[AccordMention]:
        """The mentions in order."""
        for k, chunk in enumerate(self.chunks):
            at = chunk.first
            while at < chunk.last:
                located = self._noun_at(at)
                if located is None:
                    at += 1
                    continue
                stop, noun = located
                found = self._mention(k, at, stop, noun)
                if found is not None:
                    yield found
                at = stop

    def _noun_at(self, at: int) -> tuple[int, Noun] | None:
        if self.lowers[at] not in self.lexicon.gate:
            return None
        # At the end of the text a longer slice would be the same words and its end would lie outside.
        for size in range(min(_LONGEST, len(self.lowers) - at), 0, -1):
            noun = self.lexicon.nouns.get(tuple(self.lowers[at : at + size]))
            if noun is not None:
                return at + size, noun
        return None

    def _mention(self, k: int, at: int, stop: int, noun: Noun) -> AccordMention | None:
        if self._is_verb(at, stop, noun) or not self._heads(at, stop) or self._names_another(at):
            return None
        first = self._phrase_start(k, at)
        if self._idiom(first, at, stop):
            return None
        modifiers = self._modifiers(first, at)
        proper = self._is_name(first, at)
        following = complement(self.clauses, k, stop)
        priced = (stop < len(self.lowers) and self.lowers[stop] in _AFTER_HEAD) or not _CURRENCY.isdisjoint(modifiers)
        licensed = noun.alone or self._licensed(k, at, stop, noun, modifiers, proper=proper)
        if (
            noun.form == "settlement"
            and self.lowers[at] == "settlement"
            and (priced or self._follows_with(stop) or self.lowers[max(0, first - 1) : first + 1] == ["under", "the"])
        ):
            licensed = True
        if not licensed and (not noun.back or noun.companions):
            return None
        form, specific = form_of(noun, modifiers, following)
        if form == "other" and priced:
            form, specific = "contract", True  # "a deal worth $9 billion"
        lead = self.lowers[first]
        words = self.lexicon.words
        back = noun.back or not words["judging"].isdisjoint(modifiers[-2:])
        definite = lead in _DEFINITE or self.chunks[k].possessive or proper
        if noun.back and not definite:
            return None
        tokens = self.tokens
        return AccordMention(
            sentence=self.sentence,
            chunk=k,
            start=tokens.starts[self._name_start(first, at) if proper else at],
            end=tokens.ends[stop - 1],
            first=first,
            last=max(stop, self.chunks[k].last),
            stop=stop,
            form=form,
            specific=specific,
            definite=definite,
            indefinite=lead in _INDEFINITE or not _INDEFINITE.isdisjoint(modifiers[:2]),
            plural=noun.plural,
            modifiers=frozenset(m for m in modifiers if m not in _DEFINITE | _INDEFINITE),
            owned=lead in POSSESSIVE_PRONOUNS,
            proper=proper,
            back=back,
            made=noun.made and self._made(k),
            headline=self.sentence == 0 and self.unstopped,
            default=self._default(noun, modifiers, stop, priced=priced),
        )

    def _is_verb(self, at: int, stop: int, noun: Noun) -> bool:
        """As in "deals with the flood", "to contract malaria"; a headline's "X-Y Deals" is a noun whatever its tag."""
        if self.tags[at] not in ("VERB", "AUX") or stop > at + 1:
            return False
        if at and self.lowers[at - 1] in noun.companions:
            return False
        hyphenated = at >= 2 and self.lowers[at - 2] == "-"
        following = self.lowers[stop] if stop < len(self.lowers) else ""
        return not (hyphenated or following in self.lexicon.noun_cues)

    def _heads(self, at: int, stop: int) -> bool:
        """Whether the noun is a head, or modifies a word that says its state ("truce talks")."""
        lowers, tags = self.lowers, self.tags
        if stop >= len(lowers):
            return True
        tokens = self.tokens
        joined = tokens.ends[stop - 1] == tokens.starts[stop]
        following = lowers[stop]
        if self._noun_at(stop) is not None and not joined:
            return False  # "ceasefire agreement": the last noun is the mention
        if following in self.lexicon.noun_cues and not joined:
            return True
        if following == "-" and joined:
            # "contract-free" is a word of its own; a dash before a name or a space is only a dash.
            after = stop + 1
            return after < len(lowers) and (tokens.starts[after] != tokens.ends[stop] or tags[after] == "PROPN")
        if (following,) in self.lexicon.verb_cues and following.endswith(("ed", "struck", "won", "cut")):
            return True  # "any deal struck between": a participle, whatever its tag
        if tags[stop] == "VERB" and following.endswith("ing") and at + 1 == stop:
            return following not in self.lexicon.words["contracted"]
        if following in _AFTER_HEAD or tags[stop] == "NUM":
            return True  # "rejected the deal three times"
        same = next((c for c in self.chunks if c.first <= at < c.last), None)
        inside = same is not None and stop < same.last
        return not (inside and any(tags[i] in ("NOUN", "PROPN") for i in range(stop, same.last if same else stop)))

    def _idiom(self, first: int, at: int, stop: int) -> bool:
        lowers, words = self.lowers, self.lexicon.words
        before = lowers[at - 1] if at else ""
        following = lowers[stop] if stop < len(lowers) else ""
        if before == "suicide":
            return True
        if lowers[at] in ("deal", "deals") and (before in words["before_deal"] or following == "of"):
            return True
        if before in words["bare_after"] and lowers[at] in ("agreement", "contract"):
            return True
        if lowers[at] == "agreement" and following in ("among", "that") and lowers[first] not in _DEFINITE | {"an"}:
            return True  # "more agreement that …": a state of mind
        return at >= 2 and before == "-" and lowers[at - 2] in words["prefix"]

    def _follows_with(self, stop: int) -> bool:
        return stop < len(self.lowers) and self.lowers[stop] == "with"

    def _default(self, noun: Noun, modifiers: list[str], stop: int, *, priced: bool) -> AgreementStatus | None:
        """The state where no word says one: a price or a counterpart shows that there is an accord."""
        if noun.default is None:
            return "agreed" if priced else None
        following = self.lowers[stop] if stop < len(self.lowers) else ""
        legal = not self.lexicon.words["legal"].isdisjoint(modifiers)
        return "agreed" if noun.default == "proposed" and (priced or legal or following == "with") else noun.default

    def _names_another(self, at: int) -> bool:
        """Whether the noun is part of a name that is no accord: "Government of National Accord", "Honda Accord"."""
        if self.headline or not self.texts[at][0].isupper() or at == 0:
            return False
        if self.lowers[at] in ("contract", "deal"):
            return True  # "The Art of the Deal", "the New Deal", "Contract with America"
        start = self.tokens.starts[at]
        before = self.texts[at - 1]
        own = self._name_start(max(0, at - _LONGEST), at)
        if own >= 2 and own < at and self.lowers[own - 1] == "of" and self.texts[own - 2][0].isupper():
            return True
        for name in self.syntax.entities.within(max(0, start - _NAME), self.tokens.ends[at]):
            kind = self.syntax.entities.entity_of(name).type
            if name.start < start < name.end and kind == "organization" and before[0].isupper():
                return " of " in self.syntax.document.text[name.start : start]
            if name.end == start - 1 and kind == "organization" and self.lowers[at] == "accord":
                return True
        return False

    def _phrase_start(self, k: int, at: int) -> int:
        """The first token of the noun phrase, over what the tagger cut off ("Congo [truce] talks")."""
        chunk = self.chunks[k]
        if chunk.kind == "noun":
            return self.clauses.phrase(k).first
        first = min(at, chunk.first)
        if k and self.chunks[k - 1].kind == "noun":
            return self.chunks[k - 1].first
        return first

    def _modifiers(self, first: int, at: int) -> list[str]:
        lowers = self.lowers
        found = [lowers[i] for i in range(first, at) if lowers[i] not in ("-", "'s", "'")]
        hyphens = [i for i in range(max(first, at - _MOST_MODIFIERS) + 1, at - 1) if lowers[i] == "-"]
        return found + [f"{lowers[i - 1]}-{lowers[i + 1]}" for i in hyphens]

    def _is_name(self, first: int, at: int) -> bool:
        return (
            not self.headline
            and self.texts[at][0].isupper()
            and at > first
            and (self.texts[at - 1][0].isupper() or self.texts[at - 1][0].isdigit())
        )

    def _name_start(self, first: int, head: int) -> int:
        """The first token of a proper name that ends with its head: "Paris Agreement", "Mutual Defense Treaty"."""
        at = head
        while at > first and (self.texts[at - 1][0].isupper() or self.texts[at - 1] == "-"):
            at -= 1
        if at < head and self.lowers[at] in _DEFINITE | _INDEFINITE:
            at += 1
        return at

    def _licensed(self, k: int, at: int, stop: int, noun: Noun, modifiers: list[str], *, proper: bool) -> bool:
        if not noun.companions.isdisjoint(modifiers):
            return True
        if noun.name and proper:
            return True
        following = self.lowers[stop] if stop < len(self.lowers) else ""
        if noun.default == "proposed" and following == "to" and noun.companions >= {"peaceful", "political"}:
            disputes = self.lexicon.words["disputes"]
            return any(lower in disputes for lower in self.lowers[stop + 1 : stop + _LONGEST + 1])
        if self.lowers[at].startswith("convention") and self.texts[at][0].isupper() and following in ("on", "against"):
            return not self.headline and self.texts[stop + 1][:1].isupper()
        return noun.made and self._made(k)

    def _made(self, k: int) -> bool:
        """Whether a verb of reaching or signing governs the noun: "reached a settlement", "signed the charter"."""
        governor = self.clauses.governor(k)
        if governor is None:
            return False
        verb = self.lowers[self.chunks[governor[0]].head]
        if governor[1] != "object":
            return self.lexicon.verb_cues.get((verb, governor[1])) == "rejected"  # "withdrew from the convention"
        return self.lexicon.verb_cues.get((verb,)) == "signed" or verb.startswith(_MAKING)
