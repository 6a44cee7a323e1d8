"""The form of an accord: what its head noun, the words around it and its parties say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.agreements.lexicon import load_lexicon

if TYPE_CHECKING:
    from factx.agreements.lexicon import Noun
    from factx.agreements.merging import Accord
    from factx.agreements.party import Party
    from factx.entities import EntityIndex
    from factx.ontology import AgreementForm
    from factx.text import Document
    from factx.text.clauses import Clauses

_MOST_COMPLEMENT: Final = 12
#: Sentences before "the deal" that tell what it is.
_BACK: Final = 2


def complement(clauses: Clauses, k: int, stop: int) -> list[str]:
    """The words of the phrases that follow the noun with "of", "on", "for", "over", or of its infinitive."""
    lowers, chunks = clauses.lowers, clauses.chunks
    words: list[str] = []
    j = k + 1
    while j < len(chunks) and chunks[j].last <= stop:
        j += 1
    while j + 1 < len(chunks) and len(words) < _MOST_COMPLEMENT:
        if chunks[j].kind == "prep" and chunks[j + 1].kind in ("noun", "verb"):
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


def form_of(noun: Noun, modifiers: list[str], following: list[str]) -> tuple[AgreementForm, bool]:
    """The form that a head noun, the words before it or those `following` it say, and whether any says one."""
    if noun.form != "other":
        return noun.form, True
    for words in (modifiers, following):
        for form, signs in load_lexicon().forms:
            if not signs.isdisjoint(words):
                return form, True
    return noun.form, False


def form_of_accord(document: Document, accord: Accord, parties: list[Party], entities: EntityIndex) -> AgreementForm:
    """The first form that a mention says; else a business contract where firms buy, sell or make."""
    for mention in accord.mentions:
        if mention.specific and mention.form != "other":
            return mention.form
    form = accord.mentions[0].form
    firms = [p for p in parties if p.mention and entities.entity_of(p.mention).type == "organization"]
    if form == "other" and firms:
        signs = next(words for name, words in load_lexicon().forms if name == "contract")
        first = accord.mentions[0]
        before = range(max(0, first.sentence - _BACK), first.sentence) if first.definite else range(0)
        for sentence in (*before, *dict.fromkeys(mention.sentence for mention in accord.mentions)):
            around = document.sentence_tokens(sentence)
            if any(document.tokens.lowers[i] in signs for i in around):
                return "contract"
    return form
