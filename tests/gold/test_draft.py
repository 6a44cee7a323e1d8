from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from factx import extract
from factx.gold import draft, new, read_text
from factx.records import (
    AgreementFact,
    Argument,
    Article,
    CountFact,
    DateFact,
    Entity,
    EventFact,
    Extraction,
    Span,
    StatementFact,
)
from tests.annotated import WORDS

TEXT = 'The Oslo talks began on Friday, Oslo said. "Two ships" of Norwegian make sank in the 5C water.'


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def test_a_draft_keeps_used_entities_with_their_aliases():
    oslo = Entity(id="oslo", name="Oslo", type="place", mentions=(at("The Oslo"), Span(start=32, end=36)))
    other = Entity(id="norway", name="Norway", type="country", mentions=(at("Norwegian"),))
    span = at("talks")
    event = EventFact(
        id="event-1",
        span=span,
        text="talks",
        rule="x",
        type="meet",
        triggers=(span,),
        status="happened",
        roles={"place": (Argument(span=at("Oslo"), text="Oslo", entity="oslo"),)},
    )
    extraction = Extraction(article=Article(text=TEXT), facts=(event,), entities=(oslo, other))
    drafted = draft(extraction, "talks")
    assert [(entity.key, entity.aliases) for entity in drafted.entities] == [("oslo", ("Oslo",))]
    assert [TEXT[mention.slice] for mention in drafted.entities[0].mentions] == ["Oslo", "Oslo"]
    again, problems = read_text(new(extraction, "talks"), TEXT, Path("talks.yaml"))
    assert problems == []
    assert again == drafted


def test_a_mention_inside_a_word_is_widened():
    text = "It fell to 5C."
    count = CountFact(id="c", span=Span(start=11, end=12), text="5", rule="x", low=5, high=5, value=5)
    drafted = draft(Extraction(article=Article(text=text), facts=(count,)), "cold")
    assert text[drafted.counts[0].span.slice] == "5C"


@st.composite
def extractions(draw):
    """Any extraction that the records allow, spans where they please."""
    text = draw(
        st.text(max_size=40)
        | st.text(st.sampled_from("ab \r\n"), max_size=30)
        | st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
    )

    @st.composite
    def place(draw):
        a, b = draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))
        return Span(start=min(a, b), end=max(a, b))

    def fact(cls, **fields):
        return st.builds(
            lambda span, **more: cls(span=span, text=text[span.slice], **more),
            place(),
            id=st.just("f"),
            rule=st.just("r"),
            **fields,
        )

    argument = st.builds(
        lambda span, entity: Argument(span=span, text=text[span.slice], entity=entity),
        place(),
        st.sampled_from([None, "e1", "gone"]),
    )
    arguments = st.lists(argument, max_size=3).map(tuple)
    spans = st.lists(place(), min_size=1, max_size=3).map(tuple)
    optional = st.none() | place()
    facts = st.one_of(
        fact(DateFact, timex=st.just("DATE"), value=st.sampled_from([None, "2024"])),
        fact(CountFact, low=st.just(2), high=st.just(3), value=st.none(), of=optional),
        fact(
            EventFact,
            type=st.just("die"),
            triggers=spans,
            status=st.just("planned"),
            roles=st.dictionaries(st.sampled_from(["victim", "killer", "nothing"]), arguments, max_size=2),
        ),
        fact(
            AgreementFact,
            form=st.just("treaty"),
            status=st.just("signed"),
            name=st.just(text[3:9]),
            mentions=spans,
            cue=optional,
            subject=optional,
            parties=arguments,
            place=st.none() | argument,
        ),
        fact(
            StatementFact,
            content=spans,
            cue=optional,
            speaker=st.none() | argument,
            via=st.none() | argument,
            direct=st.booleans(),
            act=st.just("say"),
        ),
    )
    entity = st.builds(Entity, id=st.just("e1"), name=st.just("E"), type=st.just("person"), mentions=spans)
    return Extraction(
        article=Article(text=text),
        facts=tuple(draw(st.lists(facts, max_size=6))),
        entities=tuple(draw(st.lists(entity, max_size=1))),
    )


@settings(deadline=None)
@given(extractions())
def test_any_extraction_gives_a_draft_that_checks(extraction):
    content = new(extraction, "a1")
    text = extraction.article.text.replace("\r\n", "\n").replace("\r", "\n")  # as it is read from its file
    again, problems = read_text(content, text, Path("a1.yaml"))
    assert problems == []
    assert again == draft(extraction, "a1")


def test_an_article_is_drafted_end_to_end():
    text = "Two ships sank on 3 May 2024, officials said. Ministers met in Oslo on Friday."
    content = new(extract(text, published="2024-05-03"), "ships")
    again, problems = read_text(content, text, Path("ships.yaml"))
    assert problems == []
    assert again.dates[0].value == "2024-05-03"


def test_line_ends_are_unified_as_they_are_on_reading():
    text = "Rain\r\nfell.\r\nIt rained on 3 May 2024."
    drafted = draft(extract(text, kinds={"date"}), "rain")
    assert drafted.text == "Rain\nfell.\nIt rained on 3 May 2024."
    assert [drafted.text[date.span.slice] for date in drafted.dates] == ["3 May 2024"]
