import pickle
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factx import Article, Extraction, Extractor, Failure, InputError, extract, extract_many

SUMMIT = (
    "Leaders meet in Vienna\n\nPublished June 3, 2024\n\nVIENNA (Wire) — President Anna Kovacs met Prime Minister "
    "Luis Ortega in Vienna on Monday and signed a trade agreement. “We agreed on 12 points,” Kovacs said. "
    "At least 31 people were killed in an attack on Sunday, police said."
)
#: Words and marks that steer the grammars, so that random texts reach their corners.
PIECES = st.sampled_from(
    ["May ", "the ", "12 ", "1,", "$", "5bn ", "second ", "“", "”", '"', "'", "said ", "Mr. ", "U.S. ", "Friday", " Sept. 27", "\n\n",
     "\n", "—", "killed ", "two-day ", "between ", "and ", "agreement ", "met ", "Kim ", "he ", "according to ", "31", "st ", "-", "(", "%",
     " \u200f", "e\u0301", "\ud800", "\x00", "1999", "'90s ", "early ", "three ", "weeks ", "ago ", "last ", "of ", "0", ":", "T", "."]
)  # fmt: skip
TEXTS = st.one_of(st.text(st.characters(codec=None), max_size=200), st.lists(PIECES, max_size=40).map("".join))


def assert_sound(text, result):
    """Spans lie in the text, texts equal their spans, references hold, facts are in order."""
    entities = {entity.id for entity in result.entities}
    assert len(entities) == len(result.entities)
    assert [(f.span.start, f.span.end) for f in result.facts] == sorted(
        (f.span.start, f.span.end) for f in result.facts
    )
    assert len({fact.id for fact in result.facts}) == len(result.facts)
    dates = {fact.id for fact in result.dates}

    def sound(span):
        assert 0 <= span.start < span.end <= len(text)

    def sound_argument(argument):
        sound(argument.span)
        assert text[argument.span.slice] == argument.text
        assert argument.entity is None or argument.entity in entities

    for fact in result.facts:
        sound(fact.span)
        assert text[fact.span.slice] == fact.text
        assert fact.rule.startswith(("dates", "counts", "events", "agreements", "statements"))
    for one, other in zip(result.dates, result.dates[1:], strict=False):
        assert one.span.end <= other.span.start
    for one, other in zip(result.counts, result.counts[1:], strict=False):
        assert one.span.end <= other.span.start
    for count in result.counts:
        assert (count.value is not None) == (count.low == count.high)
        assert not any(count.span.overlaps(date.span) for date in result.dates)
        assert count.of is None or text[count.of.slice] == count.of_text
    for event in result.events:
        assert event.triggers
        assert event.triggers[0] == event.span
        assert event.date_fact is None or event.date_fact in dates
        for span in event.triggers:
            sound(span)
        for arguments in event.roles.values():
            assert arguments
            for argument in arguments:
                sound_argument(argument)
    for agreement in result.agreements:
        assert agreement.mentions[0] == agreement.span
        for argument in (*agreement.parties, *((agreement.place,) if agreement.place else ())):
            sound_argument(argument)
    for statement in result.statements:
        assert statement.content[0].start == statement.span.start
        assert max(span.end for span in statement.content) == statement.span.end
        for argument in (statement.speaker, statement.via):
            if argument:
                sound_argument(argument)
    for entity in result.entities:
        for mention in entity.mentions:
            sound(mention)


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
    assert [agreement.form for agreement in result.agreements] == ["trade"]
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
    script = "import sys, factx; print(sorted({'pydantic', 'numpy', 'regex', 'holidays', 'rich', 'typer'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
