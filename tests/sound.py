"""What every extraction must hold, and an article that has every kind of fact."""

from itertools import pairwise

SUMMIT = (
    "Leaders meet in Vienna\n\nPublished June 3, 2024\n\nVIENNA (Wire) — President Anna Kovacs met Prime Minister "
    "Luis Ortega in Vienna on Monday and signed a trade agreement. “We agreed on 12 points,” Kovacs said. "
    "At least 31 people were killed in an attack on Sunday, police said."
)


def assert_sound(text, result):
    """Spans lie in the text, texts equal their spans, references hold, facts are in order, dates and counts apart."""
    assert [(f.span.start, f.span.end) for f in result.facts] == sorted(
        (f.span.start, f.span.end) for f in result.facts
    )
    assert len({fact.id for fact in result.facts}) == len(result.facts)
    assert len({entity.id for entity in result.entities}) == len(result.entities)
    apart = sorted((f.span.start, f.span.end) for f in (*result.dates, *result.counts))
    assert all(one[1] <= other[0] for one, other in pairwise(apart))
    for fact in result.facts:
        assert text[fact.span.slice] == fact.text
        assert fact.rule.startswith(f"{fact.kind}s")
        for span in _spans(fact):
            assert 0 <= span.start < span.end <= len(text)
        for argument in _arguments(fact):
            assert text[argument.span.slice] == argument.text
            assert argument.entity is None or result.entity(argument.entity)
    _assert_kinds(text, result)
    for entity in result.entities:
        assert entity.mentions
        assert all(0 <= span.start < span.end <= len(text) for span in entity.mentions)


def _assert_kinds(text, result):
    """What only facts of one kind must hold."""
    dates = {fact.id for fact in result.dates}
    for count in result.counts:
        assert (count.value is not None) == (count.low == count.high)
        assert count.of is None or text[count.of.slice] == count.of_text
    for event in result.events:
        assert event.triggers[0] == event.span
        assert event.date_fact is None or event.date_fact in dates
        assert all(event.roles.values())
    for agreement in result.agreements:
        assert agreement.mentions[0] == agreement.span
        assert agreement.date_fact is None or agreement.date_fact in dates
    for statement in result.statements:
        assert statement.content[0].start == statement.span.start
        assert max(span.end for span in statement.content) == statement.span.end


def _spans(fact):
    """Every span of a fact."""
    single = (getattr(fact, name, None) for name in ("span", "of", "cue", "subject"))
    several = (span for name in ("triggers", "mentions", "content") for span in getattr(fact, name, ()))
    return [*filter(None, single), *several, *(argument.span for argument in _arguments(fact))]


def _arguments(fact):
    """Every argument of a fact."""
    single = (getattr(fact, name, None) for name in ("place", "speaker", "via"))
    roles = (argument for arguments in getattr(fact, "roles", {}).values() for argument in arguments)
    return [*filter(None, single), *getattr(fact, "parties", ()), *roles]
