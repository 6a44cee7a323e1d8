import pickle
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factx import Article, Extraction, Extractor, Failure, InputError, extract, extract_many
from tests.sound import SUMMIT, assert_sound

#: Words and marks that steer the grammars, so that random texts reach their corners.
PIECES = st.sampled_from(
    ["May ", "the ", "12 ", "1,", "$", "5bn ", "second ", "“", "”", '"', "'", "said ", "Mr. ", "U.S. ", "Friday",
     " Sept. 27", "\n\n",
     "\n", "—", "killed ", "two-day ", "between ", "and ", "agreement ", "met ", "Kim ", "he ", "according to ", "31",
     "st ", "-", "(", "%", "\r", "\xad", "\u00a0", "٣", "１", "🇯🇵", "deal ", "Iran ", "President ", "[",
     " \u200f", "e\u0301", "\ud800", "\x00", "1999", "'90s ", "early ", "three ",
     "weeks ", "ago ", "last ", "of ", "0", ":", "T", "."]
)  # fmt: skip
TEXTS = st.one_of(st.text(st.characters(codec=None), max_size=200), st.lists(PIECES, max_size=40).map("".join))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_text_gives_sound_records_and_never_raises(text):
    assert_sound(text, extract(text, published="2024-06-03"))


@settings(max_examples=50, deadline=None)
@given(TEXTS, st.dates())
def test_any_publication_date_is_taken(text, published):
    assert_sound(text, extract(text, published=published))


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00" * 10, "\ud800", "“", "((((", "\u202e\u0301"])
def test_texts_without_facts_are_empty_results(text):
    result = extract(text)
    assert result.facts == ()
    assert result.article.text == text


def test_a_report_gives_every_kind():
    result = extract(SUMMIT)
    assert_sound(SUMMIT, result)
    assert [fact.value for fact in result.dates] == ["2024-06-03", "2024-06-03", "2024-06-02"]
    tolls = [(fact.text, fact.relation, fact.of_text, fact.toll) for fact in result.counts if fact.toll]
    assert tolls == [("31", ">=", "people", "killed")]
    assert {entity.name for entity in result.entities} >= {"Anna Kovacs", "Luis Ortega", "Vienna"}
    assert {event.type for event in result.events} >= {"meet", "attack", "die"}
    assert "trade" in [agreement.form for agreement in result.agreements]
    assert [(s.direct, s.speaker and s.speaker.text) for s in result.statements] == [
        (True, "Kovacs"),
        (False, "police"),
    ]


def test_kinds_choose_what_is_returned_not_what_is_found():
    everything = extract(SUMMIT)
    for kind in ("date", "count", "event", "agreement", "statement"):
        only = extract(SUMMIT, kinds={kind})
        assert only.facts == tuple(fact for fact in everything.facts if fact.kind == kind)
    assert extract(SUMMIT, kinds=["entity"]).entities == everything.entities
    assert extract(SUMMIT, kinds=[]).facts == ()


@pytest.mark.parametrize("kinds", [["dates"], "event,date", 5, [None]])
def test_unknown_kinds_are_refused_by_name(kinds):
    with pytest.raises(InputError, match=r"^kinds: got .*accepted: None or an iterable of date, count"):
        extract("Rain.", kinds=kinds)


def test_an_extractor_is_immutable_and_pickles_small():
    extractor = Extractor({"date"})
    with pytest.raises(AttributeError, match="immutable"):
        extractor.kinds = frozenset()
    packed = pickle.dumps(extractor)
    assert len(packed) < 200
    assert pickle.loads(packed).kinds == {"date"}


def test_a_bad_article_does_not_lose_the_batch():
    batch = [
        SUMMIT,
        None,
        {"published": "2024-06-03"},
        {"text": "Rain.", "published": "soon", "id": "r7"},
        Article(text="Rain."),
    ]
    results = list(extract_many(batch))
    assert [type(r) for r in results] == [Extraction, Failure, Failure, Failure, Extraction]
    assert [r.index for r in results if isinstance(r, Failure)] == [1, 2, 3]
    assert results[3].source == "r7"
    assert "published" in results[3].message


def test_results_do_not_depend_on_order_or_workers():
    batch = [
        SUMMIT,
        "On Friday 12 people met in Oslo, police said.",
        "No one came.",
        SUMMIT.replace("Vienna", "Geneva"),
    ]
    alone = [extract(text) for text in batch]
    assert list(extract_many(batch)) == alone
    assert list(extract_many(batch[::-1])) == alone[::-1]
    seen = []
    assert list(extract_many(iter(batch), workers=2, progress=seen.append)) == alone
    assert seen == [1, 2, 3, 4]


@pytest.mark.parametrize("workers", [0, -1, 1.5, True, "2"])
def test_workers_must_be_a_positive_number(workers):
    with pytest.raises(InputError, match=r"^workers: "):
        extract_many([], workers=workers)


def test_results_do_not_depend_on_the_hash_seed():
    script = "import sys; from factx import extract; print(extract(sys.stdin.read()).model_dump_json())"
    outputs = set()
    for seed in ("0", "1", "4242"):
        done = subprocess.run(
            [sys.executable, "-c", script], input=SUMMIT, capture_output=True, text=True, check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
        )  # fmt: skip
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_importing_factx_imports_nothing_heavy():
    heavy = {"pydantic", "numpy", "regex", "holidays", "rich", "typer"}
    script = f"import sys, factx; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
