import datetime as dt

import pytest

from factx.article import check_published, read_article
from factx.errors import FactxError, InputError

DATES = [
    (
        "Bank opens\n\nPublished September 06,2024\n\nA bank opened.",
        dt.date(2024, 9, 6),
        "a label, no space after the comma",
    ),
    ("Bank opens\n\nMarch 12, 2005\n\nA bank opened.", dt.date(2005, 3, 12), "a line that is a date"),
    (
        "Bank opens\n\nSaturday, 12 March 2005\n\nA bank opened.",
        dt.date(2005, 3, 12),
        "weekday, British order",
    ),
    ("Bank opens\nBy Staff\n2005-03-12\nA bank opened.", dt.date(2005, 3, 12), "ISO"),
    (
        "Bank opens\n\nUpdated 6 May 2021 10:30 GMT\n\nA bank opened.",
        dt.date(2021, 5, 6),
        "an update, with time and zone",
    ),
    (
        "Bank opens\n\nUpdated 7 May 2021\nPublished 6 May 2021\n\nA bank opened.",
        dt.date(2021, 5, 6),
        "publication counts before an update",
    ),
    ("Bank opens\n\nA bank opened on March 12, 2005.", None, "a date inside a sentence"),
    ("Bank opens\n\nFebruary 30, 2005\n\nA bank opened.", None, "no such day"),
    ("Bank opens\n\nGENEVA (12 August 2023)\n\nA bank opened.", dt.date(2023, 8, 12), "a dateline of its own line"),
    ("Bank opens\n\nKYIV, Ukraine, Sept. 6, 2024 (AP) — A bank opened.", dt.date(2024, 9, 6), "a dateline with a year"),
    ("Bank opens\n\nROME, March 12, 2005, was a day of banks.", None, "a sentence that begins like a dateline"),
    ("Bank opens\n\nUSA (May 5, 2020) is a film. - The bank", None, "a name in capitals"),
    ("Guards stand by, March 12, 2005.\n\nA bank opened.", None, "a caption"),
]


@pytest.mark.parametrize(("text", "published", "why"), DATES, ids=[why for *_, why in DATES])
def test_published_is_read_from_the_header(text, published, why):
    article = read_article(text)
    assert article.published == published, why
    assert article.published_from == ("header" if published else None)


DATELINES = [
    ("Bank opens\n\nWASHINGTON (AP) — A bank opened.", "WASHINGTON", "AP"),
    ("Bank opens\n\nIRBIL, IRAQ — A bank opened.", "IRBIL, IRAQ", None),
    ("Bank opens\n\nHO CHI MINH CITY — A bank opened.", "HO CHI MINH CITY", None),
    ("Bank opens\n\nLONDON, March 3 (Reuters) - A bank opened.", "LONDON", "Reuters"),
    ("Bank opens\n\nGeneva (Reuters) — A bank opened.", "Geneva", "Reuters"),
    ("Bank opens\n\nFILE - A bank in Rome.", None, None),
    ("Bank opens\n\nThe NATO-led force left.", None, None),
]


@pytest.mark.parametrize(("text", "place", "agency"), DATELINES)
def test_dateline(text, place, agency):
    dateline = read_article(text).dateline
    assert (dateline.place if dateline else None, dateline.agency if dateline else None) == (place, agency)
    if dateline:
        assert text[dateline.span.slice] == place


def test_what_the_caller_says_comes_first():
    article = read_article("Bank opens\n\nMarch 12, 2005\n\nIt opened.", published="2005-03-13", title="Other")
    assert (article.published, article.published_from, article.title) == (
        dt.date(2005, 3, 13),
        "argument",
        "Other",
    )


def test_title_is_the_headline_not_a_menu_entry():
    text = "Contact Us\n\nMinister leaves office after vote\n\nThe minister left on Monday."
    assert read_article(text).title == "Minister leaves office after vote"


@pytest.mark.parametrize("bad", ["yesterday", "2024-13-01", "10000-01-01", 20240906, ["2024-09-06"], "", 5.0])
def test_a_publication_date_that_is_none_is_refused_by_name(bad):
    with pytest.raises(InputError, match=r"^published: got .*; accepted: ") as raised:
        read_article("Rain.", published=bad)
    assert isinstance(raised.value, FactxError)
    assert raised.value.argument == "published"


def test_iso_forms_of_published():
    assert check_published("2024-W36-5") == dt.date(2024, 9, 6)
    assert check_published("2024-09-06T14:30:00Z") == dt.datetime(2024, 9, 6, 14, 30, tzinfo=dt.UTC)
    moment = dt.datetime(2024, 9, 6, 1, tzinfo=dt.UTC)
    assert check_published(moment) is moment


@pytest.mark.parametrize("bad", [None, b"bytes", 5, ["text"]])
def test_text_that_is_no_string_is_refused_by_name(bad):
    with pytest.raises(InputError, match=r"^text: got "):
        read_article(bad)
