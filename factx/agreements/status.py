"""The state of an accord, from what is done to it and in which mood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factx.agreements.lexicon import load_lexicon
from factx.events.clauses import Clauses

if TYPE_CHECKING:
    from factx.agreements.lexicon import Lexicon
    from factx.agreements.mentions import AccordMention
    from factx.ontology import AgreementStatus
    from factx.text import Document
    from factx.text.chunks import Chunk

_UNREAL_MODALS: Final = frozenset("will would could may might should can must 'll shall".split())
_MADE: Final = frozenset({"agreed", "signed", "ratified", "in_force"})
_UNDONE: Final = frozenset({"rejected", "suspended", "violated", "ended"})
#: Verbs that make what depends on them a wish or a plan.
_WISH: Final = frozenset(
    "hope hopes hoped hoping want wants wanted seek seeks sought seeking try tries tried trying aim aims aimed urge urges "
    "urged urging vow vows vowed threaten threatens threatened want promise promised expect expects expected plan plans planned fail fails failed failing attempt need needs needed".split()
)
_TRYING: Final = frozenset(
    "negotiate negotiating talks negotiations discussing try trying tried working work".split()
)
_HYPOTHETICAL: Final = frozenset(
    "if unless until whether without once before any possible potential future eventual hoped-for proposed".split()
)
_PARTICIPLE_AFTER: Final = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sign of the state of an accord."""

    status: AgreementStatus
    start: int
    end: int
    """Code points of the cue."""
    real: bool = True
    """Said as a fact, not as wish, plan or condition."""
    chunk: int = -1
    """The verb group of the cue; -1 for a noun or adjective."""


def evidence_of(document: Document, mention: AccordMention) -> Evidence | None:
    """The strongest sign in the mention's clause, None where the clause says nothing of its state."""
    lexicon = load_lexicon()
    chunks = document.chunks.of(mention.sentence)
    clauses = Clauses(document.tokens, chunks)
    if mention.verbal:
        chunk = chunks[mention.chunk]
        real = not chunk.modal and not chunk.to
        return Evidence("agreed" if real else "proposed", mention.start, mention.end, real, mention.chunk)
    found = [
        evidence
        for evidence in (
            _governing(document, lexicon, clauses, chunks, mention),
            _predicated(document, lexicon, clauses, chunks, mention),
            _participle(document, lexicon, chunks, mention),
            _noun(document, lexicon, chunks, mention),
            _adjective(document, mention),
        )
        if evidence is not None
    ]
    if not found:
        return None
    return min(found, key=lambda e: (not e.real, lexicon.strength[e.status], e.start))


def _verb_status(document: Document, lexicon: Lexicon, chunk: Chunk) -> tuple[AgreementStatus, int] | None:
    """The state that a verb with its particles says, and the token after the last of them."""
    lowers = document.tokens.lowers
    for size in (3, 2, 1, 0):
        key = (lowers[chunk.head], *lowers[chunk.head + 1 : chunk.head + 1 + size])
        status = lexicon.verb_cues.get(key)
        if status is not None:
            return status, chunk.head + 1 + size
    return None


def _evidence(document: Document, lexicon: Lexicon, chunks: list[Chunk], k: int) -> Evidence | None:
    chunk = chunks[k]
    said = _verb_status(document, lexicon, chunk)
    if said is None:
        return None
    status, stop = said
    tokens = document.tokens
    real = not (chunk.modal in _UNREAL_MODALS or chunk.to) and not _wished(document, chunks, k)
    if chunk.negated:
        status, real = (
            ("rejected", True)
            if status in ("signed", "agreed", "ratified") and not chunk.modal
            else (status, False)
        )
    if not real and status in _UNDONE:
        return None  # a threat or wish to leave an accord leaves it as it is
    if not real and status in _MADE:
        status = "negotiating" if _trying(document, chunks, k) else "proposed"
    elif chunk.progressive and status in ("agreed", "signed"):
        status = "negotiating"
    return Evidence(status, tokens.starts[chunk.head], tokens.ends[stop - 1], real, k)


def _wished(document: Document, chunks: list[Chunk], k: int) -> bool:
    """Whether the verb depends on a wish, or stands in a condition."""
    lowers = document.tokens.lowers
    for j in range(k - 1, max(-1, k - 8), -1):
        chunk = chunks[j]
        if chunk.kind == "mark" and lowers[chunk.head] in ",;:":
            return False
        if chunk.kind in ("sub", "prep") and lowers[chunk.head] in _HYPOTHETICAL:
            return True
        if chunk.kind == "verb" and (chunks[k].to or j == k - 1):
            return lowers[chunk.head] in _WISH
    return False


def _trying(document: Document, chunks: list[Chunk], k: int) -> bool:
    lowers = document.tokens.lowers
    window = range(chunks[max(0, k - 6)].first, chunks[k].first)
    return any(lowers[i] in _TRYING for i in window)


def _governing(
    document: Document, lexicon: Lexicon, clauses: Clauses, chunks: list[Chunk], mention: AccordMention
) -> Evidence | None:
    """The verb whose object the accord is: "signed the treaty", "agreed to a truce", "pulled out of the deal"."""
    governor = clauses.governor(mention.chunk)
    if governor is None:
        return None
    k, how = governor
    if how not in (
        "object",
        "to",
        "on",
        "from",
        "of",
        "for",
        "into",
        "toward",
        "towards",
        "up",
        "about",
        "with",
    ):
        return None
    if how != "object":
        lowers = document.tokens.lowers
        verb, following = lowers[chunks[k].head], lowers[chunks[k].head + 1]
        if (verb, how) not in lexicon.verb_cues and (verb, following, how) not in lexicon.verb_cues:
            return None
    return _evidence(document, lexicon, chunks, k)


def _predicated(
    document: Document, lexicon: Lexicon, clauses: Clauses, chunks: list[Chunk], mention: AccordMention
) -> Evidence | None:
    """The verb whose subject the accord is: "the deal was signed", "the truce collapsed"."""
    k = clauses.predicate(mention.chunk)
    if k is None:
        return None
    chunk = chunks[k]
    said = _verb_status(document, lexicon, chunk)
    if said is None:
        return None
    intransitive = (
        said[0] in ("ended", "in_force", "suspended") and not chunk.bare or said[0] in ("ended", "in_force")
    )
    if not (chunk.passive or intransitive):
        return None
    return _evidence(document, lexicon, chunks, k)


def _participle(
    document: Document, lexicon: Lexicon, chunks: list[Chunk], mention: AccordMention
) -> Evidence | None:
    """A participle after the noun: "the agreement reached in Doha", "a pact signed by both"."""
    for k in range(mention.chunk + 1, min(len(chunks), mention.chunk + 1 + _PARTICIPLE_AFTER)):
        chunk = chunks[k]
        if chunk.kind == "verb":
            if chunk.bare and not chunk.possessive:
                status = lexicon.verb_cues.get((document.tokens.lowers[chunk.head],))
                if status is not None:
                    tokens = document.tokens
                    return Evidence(status, tokens.starts[chunk.head], tokens.ends[chunk.head], chunk=k)
            return None
        if chunk.kind in ("mark", "and", "sub", "rel"):
            return None
    return None


def _noun(
    document: Document, lexicon: Lexicon, chunks: list[Chunk], mention: AccordMention
) -> Evidence | None:
    """A noun that takes the accord: "violations of the ceasefire", "negotiations on a treaty", "the deal's collapse"."""
    tokens = document.tokens
    k = mention.chunk
    while k > 0 and chunks[k].possessive and chunks[k - 1].kind == "noun":
        k -= 1
    if k >= 2 and chunks[k - 1].kind == "prep" and chunks[k - 2].kind == "noun":
        head = chunks[k - 2].head
        status = lexicon.noun_cues.get(tokens.lowers[head])
        if status is not None:
            return Evidence(status, tokens.starts[head], tokens.ends[head], real=status != "proposed")
    after = mention.chunk + 1
    if after < len(chunks) and chunks[after].kind == "noun" and chunks[after].possessive:
        head = chunks[after].head
        status = lexicon.noun_cues.get(tokens.lowers[head])
        if status is not None:
            return Evidence(status, tokens.starts[head], tokens.ends[head])
    return None


_ADJECTIVES: Final = {
    "current": "in_force", "existing": "in_force", "proposed": "proposed", "possible": "proposed", "potential": "proposed",
    "draft": "negotiating", "suspended": "suspended", "expired": "ended", "failed": "ended", "broken": "violated",
    "tentative": "agreed", "provisional": "agreed", "preliminary": "agreed", "eventual": "proposed", "future": "proposed",
    "signed": "signed",
}  # fmt: skip


def _adjective(document: Document, mention: AccordMention) -> Evidence | None:
    """An adjective of its noun phrase: "the current contract", "a possible deal"."""
    tokens = document.tokens
    for i in range(mention.first, mention.last):
        status = _ADJECTIVES.get(tokens.lowers[i])
        if status is not None:
            real = status not in ("proposed", "negotiating")
            return Evidence(status, tokens.starts[i], tokens.ends[i], real)  # type: ignore[arg-type]  # a table of literals
    return None
