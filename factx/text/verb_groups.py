"""Verb groups: auxiliaries, negation, adverbs, and the verb that closes them."""

from __future__ import annotations

from typing import Final

from factx.text.chunks import BE, DO, GET, HAVE, MODALS, NEGATIONS, Chunk, is_participle

_AUXILIARY_FORMS: Final = BE | HAVE | DO | GET


def verb_group(lowers: list[str], tags: list[str], i: int, base: int) -> Chunk | None:
    """The verb group that starts at token i of a sentence, None if none does; `base` is added to its indices.

    >>> verb_group(["were", "not", "killed"], ["AUX", "PART", "VERB"], 0, 0).passive
    True
    """
    size = len(tags)
    at, head, negated, to, perfect, modal, passive_aux, past = i, -1, False, False, False, "", "", False
    while at < size:
        tag, lower = tags[at], lowers[at]
        if lower == "to" and at == i:
            if not _verb_follows(lowers, tags, at + 1):
                return None
            to = True
        elif lower in NEGATIONS and lower != "no":
            negated = True
        elif tag == "AUX" or (lower in _AUXILIARY_FORMS and _verb_follows(lowers, tags, at + 1, participle=True)):
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
        elif tag == "ADV" and _verb_follows(lowers, tags, at + 1):
            pass
        else:
            break
        at += 1
    if head < 0:
        return None
    lower = lowers[head]
    verbal = tags[head] == "VERB"
    ing = verbal and lower.endswith("ing")
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


def _verb_follows(lowers: list[str], tags: list[str], i: int, *, participle: bool = False) -> bool:
    """Whether a verb comes next, past adverbs and negation."""
    for at in range(i, min(i + 3, len(tags))):
        tag, lower = tags[at], lowers[at]
        if tag in ("VERB", "AUX"):
            return not participle or is_participle(lower) or lower.endswith("ing")
        if not (tag in ("ADV", "PART") or lower in NEGATIONS):
            return False
    return False
