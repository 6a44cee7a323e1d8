"""Word classes set right: reporting verbs taken for other words, and other words taken for verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.statements.punctuation import CLITICS, MARKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.statements.lexicon import Form, Lexicon, Verb

#: Prepositions that end in -ing.
_PREPOSITIONS: Final = frozenset("according concerning considering during excluding including regarding".split())
_SUBJECTS: Final = frozenset({"NOUN", "PROPN", "PRON"})
_NOT_NAMES: Final = frozenset({"ADP", "ADV", "CCONJ", "DET", "INTJ", "PART", "PRON", "SCONJ", "X"})
_NO_NAMES: Final = frozenset("bye goodbye hello hey hi no not oh ok okay please sorry thanks well wow yeah yes".split())
_NOT_VERBS: Final = frozenset({"NOUN", "ADJ", "ADP", "ADV", "PRON"})
_SINGULAR: Final = frozenset("he she it who which that".split())
_PLURAL: Final = frozenset("i we you they who many some others".split())
_DETERMINERS: Final = frozenset("his her its their my our your the a an 's '".split())
_CLAUSES: Final = frozenset("how that what whether why".split())
_HEADLINE: Final = 25
#: How far "as saying" is looked for behind "quotes", and a comma before a trailing "scientists hope", in tokens.
_WINDOW: Final = 12
_TRAIL: Final = 6


def mended(lowers: list[str], texts: list[str], given: list[str], lexicon: Lexicon) -> list[str]:
    """The tags of a document, with marks and clitics as such, names as names, and cues as the verbs they are."""
    tags = list(given)
    watched = lexicon.watched
    for i, (low, text, tag) in enumerate(zip(lowers, texts, given, strict=True)):
        if low in watched:
            if low in CLITICS:
                tags[i] = "PART"
            elif low in MARKS:
                tags[i] = "PUNCT"
            elif tag == "VERB":
                tags[i] = _of_verb(lowers, texts, tags, i)
            elif low == "to":
                if tag == "ADP" and _is_infinitive(lowers, i, lexicon):
                    tags[i], tags[i + 1] = "PART", "VERB"  # "declined |to comment"
            elif tag in _NOT_VERBS and not text[0].isupper() and _is_verb(lowers, texts, tags, i, lexicon):
                tags[i] = "VERB"
        elif tag == "VERB":
            tags[i] = _of_verb(lowers, texts, tags, i)
        elif text != low and tag in _NOT_NAMES and _is_name(texts, tag, low, i):
            tags[i] = "PROPN"
    return tags


def _is_name(texts: list[str], tag: str, low: str, i: int) -> bool:
    """`Aeroflot say`, `the WHO is right`: a word with a capital, or in capitals beside none, that is no other word."""
    if tag in ("INTJ", "PART", "X"):
        return texts[i][0].isupper() and low.isalpha() and low not in _NO_NAMES
    beside = (*texts[max(0, i - 1) : i], *texts[i + 1 : i + 2])
    return texts[i].isupper() and len(low) > 2 and not any(text.isupper() and len(text) > 2 for text in beside)


def _is_infinitive(lowers: list[str], i: int, lexicon: Lexicon) -> bool:
    """Whether "to" stands between a cue that takes an infinitive and a word that may be one."""
    before = lexicon.verbs.get(lowers[i - 1]) if i else None
    after = lexicon.verbs.get(lowers[i + 1]) if i + 1 < len(lowers) else None
    return before is not None and "to" in before[0].takes and after is not None and "base" in after[1]


def _of_verb(lowers: list[str], texts: list[str], tags: list[str], i: int) -> str:
    """The class of a token tagged as a verb: another one where it cannot be a verb."""
    low, before = lowers[i], tags[i - 1] if i else ""
    if before == "VERB" and low.endswith("ers"):
        return "NOUN"  # "told reporters": two finite verbs do not meet
    after = texts[i + 1] if i + 1 < len(texts) else ""
    if low == "acting" and after[:1].isupper():
        return "ADJ"  # "acting Prime Minister"
    if texts[i][0].isupper():
        if i and (texts[i - 1][0].islower() or before == "DET"):
            return "PROPN"  # "the United Mine Workers": no verb is capitalised inside running text
        if low == "united" and i + 1 < len(tags) and tags[i + 1] == "PROPN":
            return "PROPN"
    return "VERB"


def _is_verb(lowers: list[str], texts: list[str], tags: list[str], i: int, lexicon: Lexicon) -> bool:
    """`Smith |argues that`, `the group |spoke of`, `they |expect to`: a cue with another tag behind its subject."""
    verb, forms = lexicon.verbs[lowers[i]]
    if i == 0 or i + 1 >= len(lowers):
        return False
    if tags[i] == "ADP" and forms == {"ing"}:
        return lowers[i] not in _PREPOSITIONS  # "denied |backing the group"
    before = i - 1
    while before > 0 and tags[before] == "ADV":
        before -= 1
    subject, after = lowers[before], lowers[i + 1]
    noun = _is_noun(lowers[i], forms, lexicon)
    if verb.lemma == "quote":
        return any(lowers[k : k + 2] == ["as", "saying"] for k in range(i + 1, min(len(lowers), i + _WINDOW)))
    if subject == "," and "s" in forms:
        return after == "that" or (not noun and tags[i + 1] != "PUNCT")  # "Smith, the minister, |insists"
    named = tags[before] == "ADJ" and texts[before][0].isupper()
    two = tags[before] == "NUM" and before > 0 and lowers[before - 1] == "the"
    if not (tags[before] in _SUBJECTS or named or two) or subject in _DETERMINERS or lowers[before - 1] in ("to", "of"):
        return False
    if "past" in forms and tags[i] != "ADJ":
        return lowers[i] not in lexicon.nouns and "base" not in forms
    if after == "of" or tags[i + 1] in ("AUX", "VERB", "CCONJ"):
        return False
    trails = after in (".", ",") and "," in lowers[max(0, i - _TRAIL) : before] and "that" in verb.takes
    if "s" in forms:
        name = "PROPN" if named else tags[before]
        return trails or _is_third(subject, name, i - before > 1, after, tags[i + 1], noun)
    if "base" not in forms:
        return False
    plural = subject in _PLURAL or (tags[before] == "NOUN" and subject.endswith("s") and not subject.endswith("ss"))
    return plural and (trails or after in _CLAUSES or not _has_noun_twin(verb, lexicon))


def _is_third(subject: str, tag: str, adverb: bool, after: str, after_tag: str, noun: bool) -> bool:
    """`he |notes`, `Smith |argues that`: a form in -s that agrees with a subject before it."""
    if not noun:
        return True
    if subject in _SINGULAR or adverb:
        return after in _CLAUSES or after_tag in ("DET", "PRON", "PROPN", "ADJ", "NOUN", "NUM", "PART")
    return after in _CLAUSES and (tag == "PROPN" or not subject.endswith("s"))


def _is_noun(low: str, forms: frozenset[Form], lexicon: Lexicon) -> bool:
    """Whether a form in -s is a plural noun as well."""
    return "s" in forms and (low in lexicon.homographs or low in lexicon.nouns)


def _has_noun_twin(verb: Verb, lexicon: Lexicon) -> bool:
    """Whether the base form is a noun as well ("plan", "report")."""
    if verb.lemma in lexicon.nouns:
        return True
    ends = (verb.lemma + "s", verb.lemma + "es", verb.lemma[:-1] + "ies")
    return any(form in lexicon.homographs for form in ends)


def mend_headline(lowers: Sequence[str], tags: list[str], first: int, last: int, lexicon: Lexicon) -> None:
    """`Union Condemns Raid`: the cue in -s that a headline turns on, if nothing before it is a verb."""
    if last - first > _HEADLINE:
        return
    for i in range(first + 1, last - 1):
        if tags[i] in ("VERB", "AUX"):
            return
        known = lexicon.verbs.get(lowers[i])
        if known is None or tags[i] not in ("NOUN", "PROPN") or tags[i - 1] not in _SUBJECTS | {"ADJ"}:
            continue
        verb, forms = known
        if "s" in forms and verb.kind == "speech" and lowers[i - 1] not in _DETERMINERS and tags[i + 1] != "PUNCT":
            tags[i] = "VERB"
            return
