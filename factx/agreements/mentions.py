"""Mentions of accords: head nouns in their noun phrases, and verbs that make one where no noun does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factx.agreements.lexicon import load_lexicon
from factx.events.clauses import Clauses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.agreements.lexicon import Lexicon, Noun
    from factx.ontology import AgreementForm
    from factx.text import Document
    from factx.text.chunks import Chunk

#: A cheap test whether a text can hold any mention at all, so that most sentences are never chunked.
_GATE: Final = re.compile(
    r"\b(?:accords?|agree\w*|concordat|pacts?|treat(?:y|ies)|armistice|cease-?fires?|cessation|truces?|memorand(?:um|a)|"
    r"mous?|deals?|contracts?|settle(?:d|s|ment|ments)?|solution|plan|roadmap|framework|blueprint|conventions?|covenants?|"
    r"protocols?|charter|communiqu[eé]|declarations?|alliances?|partnerships?|compacts?|compromise|consensus|"
    r"understandings?|arrangements?)\b",
    re.IGNORECASE,
)
_DEFINITE: Final = frozenset("the this that these those its their his her both".split())
_INDEFINITE: Final = frozenset("a an another any new some separate".split())
_AGREE: Final = frozenset("agree agrees agreed agreeing".split())
#: What may follow "agreed" for it to be an accord and not an opinion.
_AGREE_ON: Final = frozenset({"on", "upon", "that"})
_HYPHENATED_REACH: Final = 24


@dataclass(slots=True)
class AccordMention:
    """One place that names an accord, with what its sentence says of it."""

    sentence: int
    chunk: int
    start: int
    end: int
    """Code points of the head noun, or of the verb."""
    first: int
    last: int
    """Tokens of its noun phrase."""
    form: AgreementForm
    specific: bool
    """The form is said here, not a default."""
    definite: bool
    indefinite: bool
    plural: bool
    modifiers: frozenset[str]
    proper: bool = False
    """A proper name: "Paris Agreement"."""
    verbal: bool = False


def find_mentions(document: Document) -> Iterator[AccordMention]:
    """Every mention of an accord, in order."""
    lexicon = load_lexicon()
    text = document.text
    for index, (start, end) in enumerate(document.sentences):
        if _GATE.search(text, start, end) is None:
            continue
        chunks = document.chunks.of(index)
        nominal = False
        for k, chunk in enumerate(chunks):
            if chunk.kind == "noun":
                found = _nominal(document, lexicon, index, chunks, k)
                if found is not None:
                    nominal = True
                    yield found
        if not nominal:
            yield from _verbal(document, index, chunks)


def _nominal(
    document: Document, lexicon: Lexicon, sentence: int, chunks: list[Chunk], k: int
) -> AccordMention | None:
    tokens, chunk = document.tokens, chunks[k]
    located = _head(document, lexicon, chunks, k)
    if located is None:
        return None
    first, last, noun = located
    clauses = Clauses(tokens, chunks)
    phrase = clauses.phrase(k)
    lowers = tokens.lowers
    modifiers = [lowers[i] for i in range(phrase.first, first) if lowers[i] not in ("-", "'s", "'")]
    modifiers += _hyphenated(lowers, phrase.first, first)
    following = lowers[last] if last < len(lowers) else ""
    if following in lexicon.compounds or (last < chunk.last and lowers[chunk.head] in lexicon.compounds):
        return None
    if (
        modifiers
        and modifiers[-1] in lexicon.excluded_before
        and lowers[first] in ("deal", "deals", "settlement", "settlements")
    ):
        return None
    if lowers[first] == "deal" and following == "of":
        return None
    proper = (
        tokens.texts[first][0].isupper() and first > phrase.first and tokens.texts[first - 1][0].isupper()
    )
    named_from = _name_start(document, phrase.first, first, sentence) if proper else first
    if last - first > 1 and _continues_as_accord(document, lexicon, chunks, k, last):
        return None
    complement = _complement_words(document, chunks, k)
    if not noun.alone:
        named = proper and not noun.companions.isdisjoint({"joint"}) or (proper and noun.form == "treaty")
        if not (noun.companions & {*modifiers} or named or _made(document, lexicon, chunks, k)):
            return None
        if noun.plural and noun.form == "settlement":
            return None
    form, specific = _form(lexicon, noun, modifiers, complement)
    lead = lowers[phrase.first]
    return AccordMention(
        sentence=sentence,
        chunk=k,
        start=tokens.starts[named_from],
        end=tokens.ends[last - 1],
        first=phrase.first,
        last=max(last, chunk.last if chunk.head < last else last),
        form=form,
        specific=specific,
        definite=lead in _DEFINITE or chunk.possessive or proper,
        indefinite=lead in _INDEFINITE or bool(_INDEFINITE & {*modifiers[:2]}),
        plural=noun.plural,
        proper=named_from < first,
        modifiers=frozenset(m for m in modifiers if m not in _DEFINITE | _INDEFINITE),
    )


def _head(document: Document, lexicon: Lexicon, chunks: list[Chunk], k: int) -> tuple[int, int, Noun] | None:
    """Tokens of the accord noun in or at the end of a noun phrase, phrases ("memorandum of understanding") first."""
    tokens, chunk = document.tokens, chunks[k]
    lowers = tokens.lowers
    stop = chunk.last
    for at in range(stop - 1, chunk.first - 1, -1):
        if document.tags[at] == "VERB" and at != chunk.head:
            continue
        for size in (3, 1):
            key = tuple(lowers[at : at + size])
            noun = lexicon.nouns.get(key)
            if noun is None:
                continue
            # In "ceasefire agreement" the last noun is the mention; a word before the head is only a modifier.
            if at + size < stop and any(
                document.tags[i] in ("NOUN", "PROPN") for i in range(at + size, stop)
            ):
                if size == 1 and lowers[chunk.head] not in ("-",):
                    return None
            return at, at + size, noun
    return None


def _name_start(document: Document, first: int, head: int, sentence: int) -> int:
    """The first token of a proper name that ends with its head: "Paris Agreement", "Mutual Defense Treaty"."""
    start, end = document.sentences[sentence]
    longer = [w for w in document.text[start:end].split() if len(w) > 3]
    if sum(w[0].isupper() for w in longer) > 0.6 * len(longer):
        return head  # a headline capitalises everything
    at = head
    while at > first and (document.tokens.texts[at - 1][0].isupper() or document.tokens.texts[at - 1] == "-"):
        at -= 1
    return at


def _continues_as_accord(
    document: Document, lexicon: Lexicon, chunks: list[Chunk], k: int, last: int
) -> bool:
    """Whether "cessation of hostilities" is only the modifier of "agreement" in the next chunk."""
    lowers = document.tokens.lowers
    after = next((c for c in chunks[k + 1 :] if c.first < last <= c.last), None)
    return after is not None and last < after.last and (lowers[after.head],) in lexicon.nouns


def _hyphenated(lowers: list[str], first: int, stop: int) -> list[str]:
    """Words joined by hyphens before the noun, whole: "free-trade", "cease-fire"."""
    joined = []
    for i in range(max(first, stop - _HYPHENATED_REACH), stop - 2):
        if lowers[i + 1] == "-" and i + 2 < stop:
            joined.append(f"{lowers[i]}-{lowers[i + 2]}")
    return joined


def _complement_words(document: Document, chunks: list[Chunk], k: int) -> list[str]:
    """The words of the phrases that follow the noun with "of", "on", "for", "to"."""
    lowers = document.tokens.lowers
    words: list[str] = []
    j = k + 1
    while j + 1 < len(chunks) and len(words) < 12:
        if chunks[j].kind == "prep" and chunks[j + 1].kind == "noun":
            if lowers[chunks[j].head] in ("of", "on", "for", "over"):
                words += lowers[chunks[j + 1].first : chunks[j + 1].last]
            j += 2
        elif chunks[j].kind == "and" and chunks[j + 1].kind == "noun":
            words += lowers[chunks[j + 1].first : chunks[j + 1].last] if words else []
            j += 2
        elif chunks[j].kind == "verb" and chunks[j].to:
            words += [lowers[i] for c in chunks[j : j + 2] for i in range(c.first, c.last)]
            break
        else:
            break
    return words


def _form(
    lexicon: Lexicon, noun: Noun, modifiers: list[str], complement: list[str]
) -> tuple[AgreementForm, bool]:
    if noun.form not in ("other", "contract"):
        return noun.form, True
    for words in (modifiers, complement):
        for form, signs in lexicon.forms:
            if not signs.isdisjoint(words):
                return form, True
    return noun.form, noun.form != "other"


def _made(document: Document, lexicon: Lexicon, chunks: list[Chunk], k: int) -> bool:
    """Whether a verb of reaching or signing governs the noun: "reached a settlement", "signed the charter"."""
    governor = Clauses(document.tokens, chunks).governor(k)
    if governor is None or governor[1] != "object":
        return False
    verb = document.tokens.lowers[chunks[governor[0]].head]
    return lexicon.verb_cues.get((verb,)) == "signed" or verb in (
        "reach",
        "reached",
        "reaching",
        "struck",
        "clinched",
        "brokered",
    )


def _verbal(document: Document, sentence: int, chunks: list[Chunk]) -> Iterator[AccordMention]:
    """ "The two sides agreed to share water": an accord with no noun of its own."""
    tokens = document.tokens
    lowers = tokens.lowers
    clauses = Clauses(tokens, chunks)
    for k, chunk in enumerate(chunks):
        if chunk.kind != "verb" or lowers[chunk.head] not in _AGREE or chunk.negated or chunk.modal:
            continue
        after = chunks[k + 1] if k + 1 < len(chunks) else None
        follows = after is not None and (
            after.to
            or lowers[after.head] in _AGREE_ON
            or (after.kind == "noun" and lowers[after.first] in ("a", "an", "the"))
        )
        if not follows or not _several(document, clauses, k):
            continue
        yield AccordMention(
            sentence=sentence,
            chunk=k,
            start=tokens.starts[chunk.head],
            end=tokens.ends[chunk.head],
            first=chunk.head,
            last=chunk.head + 1,
            form="other",
            specific=False,
            definite=False,
            indefinite=False,
            plural=False,
            modifiers=frozenset(),
            verbal=True,
        )


_SIDES: Final = frozenset(
    "both sides parties leaders ministers countries nations governments presidents they we companies two pair foes rivals "
    "allies neighbours neighbors delegations factions states".split()
)


def _several(document: Document, clauses: Clauses, k: int) -> bool:
    """Whether two or more agree: a coordinated or plural subject of those who can, or somebody agreed *with*."""
    subjects = clauses.subject(k)
    if len(subjects) > 1:
        return True
    if any(preposition == "with" for preposition, _ in clauses.prepositions(k)):
        return bool(subjects)
    return bool(subjects) and document.tokens.lowers[subjects[0].head] in _SIDES - {
        "members",
        "officials",
        "we",
    }
