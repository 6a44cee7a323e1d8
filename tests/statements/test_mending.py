"""Word classes that the tagger may have wrong around cues."""

from __future__ import annotations

import pytest

from factx.statements.lexicon import lexicon
from factx.statements.mending import mend_headline, mended

CASES = [
    (
        "Orrin argues that it rained",
        "PROPN NOUN SCONJ PRON VERB",
        "PROPN VERB SCONJ PRON VERB",
        "no noun has that form",
    ),
    ("the claims that it rained", "DET NOUN SCONJ PRON VERB", "DET NOUN SCONJ PRON VERB", "an article makes it a noun"),
    ("their plans that failed", "PRON NOUN PRON VERB", "PRON NOUN PRON VERB", "a possessive makes it a noun"),
    ("she notes that rain fell", "PRON NOUN SCONJ NOUN VERB", "PRON VERB SCONJ NOUN VERB", "a subject and a clause"),
    ("police reports of rain", "NOUN NOUN ADP NOUN", "NOUN NOUN ADP NOUN", "a compound with a phrase of its own"),
    (
        "experts caution that rain fell",
        "NOUN NOUN SCONJ NOUN VERB",
        "NOUN VERB SCONJ NOUN VERB",
        "plural and base form",
    ),
    ("its caution that day", "PRON NOUN PRON NOUN", "PRON NOUN PRON NOUN", "no subject before it"),
    ("he denied backing them", "PRON VERB ADP PRON", "PRON VERB VERB PRON", "no preposition"),
    ("towns including Riga", "NOUN ADP PROPN", "NOUN ADP PROPN", "a preposition"),
    ("he declined to comment", "PRON VERB ADP NOUN", "PRON VERB PART VERB", "an infinitive of a cue that takes one"),
    ("he went to debate", "PRON VERB ADP NOUN", "PRON VERB ADP NOUN", "a verb that takes none"),
    ("the WHO is right", "DET PRON AUX ADJ", "DET PROPN AUX ADJ", "capitals among small letters are a name"),
    ("WHO WAS RIGHT", "PRON AUX ADJ", "PRON AUX ADJ", "a line in capitals says nothing"),
    ("acting Premier Lind", "VERB PROPN PROPN", "ADJ PROPN PROPN", "before a title"),
    ("he told reporters it fell", "PRON VERB VERB PRON VERB", "PRON VERB NOUN PRON VERB", "finite verbs do not meet"),
    ("the United Mine Workers", "DET VERB PROPN PROPN", "DET PROPN PROPN PROPN", "no verb is capitalised there"),
]


@pytest.mark.parametrize(("text", "given", "expected", "why"), CASES, ids=[case[3] for case in CASES])
def test_mended(text, given, expected, why):
    texts = text.split()
    assert mended([t.lower() for t in texts], texts, given.split(), lexicon()) == expected.split(), why


@pytest.mark.parametrize(
    ("text", "given", "at", "why"),
    [
        ("Union Condemns Raid", "NOUN PROPN PROPN", 1, "the form in -s a headline turns on"),
        ("Union Says Minister Condemns Raid", "NOUN VERB NOUN PROPN PROPN", None, "it has its verb"),
        ("The Minister 's Claims Examined", "DET NOUN PART NOUN NOUN", None, "a possessive before it"),
        ("Union Condemns :", "NOUN PROPN PUNCT", None, "nothing follows"),
    ],
)
def test_headlines(text, given, at, why):
    tags = given.split()
    mend_headline(text.lower().split(), tags, 0, len(tags), lexicon())
    assert tags == [("VERB" if i == at else tag) for i, tag in enumerate(given.split())], why
