"""Bad input gives a clear error or a correct result: never a crash, a hang or a fact with a wrong span."""

import datetime as dt
import pickle
import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from factx import Article, Extraction, Extractor, FactxError, Failure, InputError, extract, extract_many
from tests.sound import SUMMIT, assert_sound

NOT_STRINGS = [None, b"Rain.", bytearray(b"Rain."), 5, 1.5, ["Rain."], {"text": "Rain."}, object()]
NOT_DATES = [
    "10000-01-01", "2024-13-01", "2024-02-30", "soon", "", "2024", b"2024-01-01", 20240101, float("nan"), "\ud800",
    "２０２４-01-01", dt.time(12), [],
]  # fmt: skip
#: Ends of the calendar, and every form that is accepted.
DATES = [
    dt.date.min, dt.date.max, "0001-01-01T00:00:00", "9999-12-31T23:59:59", "0001-01-01", "9999-12-31",
    "2024-W36-5", "20240906",
    " 2024-09-06 ", "2024-09-06T14:30:00Z", "2024-09-06T14:30:00+14:00", "2024-09-06 14:30",
    dt.datetime(2024, 9, 6, tzinfo=dt.timezone(dt.timedelta(hours=-12))),
]  # fmt: skip
RELATIVE = (
    "Kim said on Friday that 5 people were killed last year, last month, yesterday and tomorrow. The deal ends next "
    "century, in 10,000 years, in the coming days, next week, next quarter and next decade; it began 500 years ago, "
    "3,000 years ago and last summer."
)
#: (text, why): each is read without error, and all spans hold.
TEXTS = [
    ("Iran and Oman signed a trade agreement", "an accord is named by the last words of the text"),
    ("a deal with Iran", "the same with a party"),
    ("Kim met", "ends in a trigger"),
    ("he said", "ends in a cue"),
    ("said he", "begins with a cue"),
    ("$", "a currency sign alone"),
    ("at least", "a hedge alone"),
    ("the second", "an ordinal alone"),
    ("\ufeffIt opens on 3 May 2024.", "a byte order mark inside the text"),
    ("It opens on 3\u00a0May\u00a02024.", "no-break spaces"),
    ("It opens on 3\tMay\t2024.", "tabs"),
    ("The min\u00adis\u00adter said 5 peo\u00adple were killed.", "soft hyphens"),
    ("Kim\u200b said 5\u200b people were killed.", "zero-width spaces"),
    ("\u202eKim said 5 people were killed\u202c.", "right-to-left override"),
    ("\u05e9\u05dc\u05d5\u05dd Kim said \u0663\u0661 people were killed.", "Hebrew, and Arabic digits"),
    ("Kim said \uff11\uff12 people were killed on \uff13 May.", "full-width digits"),
    ("Ki\u0301m said e\u0301 5\u0301 people were killed.", "combining marks, one on a digit"),
    ("\U0001d40aim met \U0001f600 in \U0001f1ef\U0001f1f5 on 3 May 2024.", "astral letters, emoji, flags"),
    ("Kim\x00 said\x00 5 people were killed.", "NULs"),
    ("Kim \ud800said \udc00 5 people were killed.", "lone surrogates"),
    ("\u0130stanbul hosted talks on 3 May 2024, \u0130nan said.", "lower case of the capital dotted I is longer"),
    ("Stra\u00dfe \ufb01ve killed \u1e9e on 3 May 2024.", "ligatures and sharp s"),
    ("“Kim said “no ‘never” he said", "quotation marks that do not close"),
    ("\"''\"``\"'", "nothing but marks"),
    ("Kim said ((((5 [people] were} killed", "brackets that do not close"),
    ("LEADERS MEET IN VIENNA AFTER 5 KILLED ON MAY 3", "capitals"),
    ("5" * 5000 + " people were killed", "a number of 5,000 digits"),
    ("$" + "9," * 500 + " million", "an endless number with separators"),
    ("hundred million " * 200, "number words that multiply beyond any size"),
    ("1e999999999 people, 10^9, 1/0 of them", "exponents and a division by zero"),
    ("on 31 February 2024, 99/99/9999, 0000-00-00, 24:61, the 45th of May", "days that are not"),
    ("in 0 AD, in 99999, in 10000 BC, in the 0th century", "years that are not"),
    ("May " * 300, "one month over and over"),
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_STRINGS, ids=lambda value: type(value).__name__)
def test_what_is_not_a_string_is_refused_by_name(text):
    with pytest.raises(InputError, match=rf"^text: got .*\({type(text).__name__}\); accepted: a string"):
        extract(text)


@pytest.mark.parametrize("published", NOT_DATES, ids=ascii)
def test_what_is_not_a_date_is_refused_by_name(published):
    with pytest.raises(InputError, match=r"^published: got .*accepted: a date, a datetime, an ISO 8601 string"):
        extract("Rain.", published=published)


@pytest.mark.parametrize("title", [b"Rain", 5, ["Rain"]], ids=ascii)
def test_what_is_not_a_title_is_refused_by_name(title):
    with pytest.raises(InputError, match=r"^title: "):
        extract("Rain.", title=title)


def test_an_error_message_does_not_repeat_ten_megabytes():
    with pytest.raises(FactxError) as caught:
        extract(b"x" * 10_000_000)
    assert len(str(caught.value)) < 300
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize("published", DATES, ids=str)
def test_every_calendar_day_is_taken_and_survives_json(published):
    result = extract(RELATIVE, published=published)
    assert_sound(RELATIVE, result)
    assert result.article.published_from == "argument"
    assert Extraction.model_validate_json(result.model_dump_json()) == result


@pytest.mark.parametrize("published", ["2024-09-06", "2024-09-06T00:00:00", "2024-09-06T00:00:00Z", None])
@pytest.mark.parametrize("text", ["Kim said on Friday that 5 people were killed.", "\ud800 on Friday \udc00"])
def test_json_keeps_the_type_of_the_publication_date_and_lone_surrogates(text, published):
    result = extract(text, published=published, title=text)
    back = Extraction.model_validate_json(result.model_dump_json())
    assert back == result
    assert type(back.article.published) is type(result.article.published)
    assert Extraction.model_validate(result.model_dump()) == result


@pytest.mark.parametrize(("text", "why"), TEXTS, ids=[why for _, why in TEXTS])
def test_odd_texts_give_sound_records(text, why):
    for given in (text, f"{text}\n\n{text}", f"A title line here\r\n\r\n{text}\r\n", text.replace(" ", "\r")):
        result = extract(given, published="2024-06-03")
        assert_sound(given, result)
        assert Extraction.model_validate_json(result.model_dump_json()) == result, why


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=ascii)
def test_line_ends_of_any_system_part_paragraphs_alike(ending):
    text = (
        "Leaders meet in Vienna\n\nMarch 12, 2005\n\nVIENNA (Wire) — They met on Friday.\n\nPolice said 5 people died."
    )
    result = extract(text.replace("\n", ending))
    assert result.article.title == "Leaders meet in Vienna"
    assert result.article.published == dt.date(2005, 3, 12)
    assert result.article.dateline is not None
    assert [fact.value for fact in result.dates] == [fact.value for fact in extract(text).dates]
    assert [fact.text for fact in result.facts] == [fact.text for fact in extract(text).facts]


def test_any_cut_of_an_article_is_read():
    """Texts break off anywhere: at a word's middle, inside quotation marks, before a full stop."""
    for end in range(len(SUMMIT)):
        assert_sound(SUMMIT[:end], extract(SUMMIT[:end]))


def test_shuffled_words_are_read():
    words = (SUMMIT + " " + RELATIVE).split(" ")
    for seed in range(60):
        random.Random(seed).shuffle(words)
        text = " ".join(words)
        assert_sound(text, extract(text, published="2024-06-03"))


def test_one_line_without_a_stop_keeps_its_facts():
    text = "rain and wind and " * 2000 + "5 people were killed on 3 May 2024"
    result = extract(text)
    assert [fact.value for fact in result.dates] == ["2024-05-03"]
    assert "5" in [fact.text for fact in result.counts]


def test_threads_that_share_an_extractor_agree():
    extractor = Extractor()
    texts = [SUMMIT.replace("31", str(number)) for number in range(20, 40)]
    alone = [extract(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(extractor.extract, texts)) == alone


class _Broken(dict):
    """A mapping that fails when it is read, as rows of a lost connection do."""

    def __getitem__(self, key):
        raise OSError("connection lost")


BATCH = [
    "It opens on 3 May 2024.", None, 5, b"x", {}, {"text": None}, {"text": "Rain.", "title": 4},
    {"text": "Rain.", "published": "x"},
    {"text": 5, "id": "\ud800"}, _Broken(text="Rain.", id="r"),
    {"text": "", "id": 7, "extra": 1}, Article(text="Rain."),
]  # fmt: skip


@pytest.mark.parametrize("workers", [1, 2])
def test_a_batch_of_bad_articles_gives_a_failure_for_each(workers):
    results = list(extract_many(iter(BATCH), workers=workers, kinds={"date"}))
    failed = [result.index for result in results if isinstance(result, Failure)]
    assert failed == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    assert results[8].source == "\ud800"
    assert "connection lost" in results[9].message
    assert results[10].article.source == "7"
    for result in results:
        assert type(result).model_validate_json(result.model_dump_json()) == result


@pytest.mark.parametrize("workers", [1, 2])
def test_an_endless_batch_is_read_no_further_than_needed(workers):
    taken = 0

    def articles():
        nonlocal taken
        while True:
            taken += 1
            yield "It opens on 3 May 2024."

    results = extract_many(articles(), workers=workers, kinds={"date"})
    assert next(results).dates[0].value == "2024-05-03"
    results.close()
    assert taken <= 20


@pytest.mark.parametrize("single", ["Rain.", b"Rain.", {"text": "Rain."}, Article(text="Rain."), 5, None])
def test_a_single_article_is_not_read_as_a_batch_of_its_parts(single):
    with pytest.raises(InputError, match="articles: got"):
        extract_many(single)


def test_kinds_need_not_be_hashable_to_be_refused():
    with pytest.raises(InputError, match="kinds: got"):
        Extractor([["date"]])


def test_an_error_of_the_input_itself_is_not_hidden():
    def articles():
        yield "Rain."
        raise OSError("disk")

    results = extract_many(articles(), kinds={"date"})
    assert isinstance(next(results), Extraction)
    with pytest.raises(OSError, match="disk"):
        next(results)
