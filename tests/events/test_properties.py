"""Any text: no crash, spans inside the text, the same result again."""

from hypothesis import given, settings
from hypothesis import strategies as st

from factx import extract
from factx.ontology import ROLES
from factx.text.inflection import noun_forms, verb_forms

_WORDS = st.sampled_from(
    "attack attacked the killed in and , . who President Kovacs Norway talks between to visit was by after “ ” 's "
    "- 5 million Friday if not will shot down".split()
)


@settings(deadline=None, max_examples=60)
@given(st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=40).map(" ".join)))
def test_any_text_gives_sound_events(text):
    events = extract(text, kinds=["event"]).events
    for event in events:
        assert text[event.span.slice] == event.text
        assert set(event.roles) <= set(ROLES[event.type])
        for filled in event.roles.values():
            assert all(text[argument.span.slice] == argument.text for argument in filled)
    assert extract(text, kinds=["event"]).events == events


@given(st.from_regex(r"[a-z]{2,12}", fullmatch=True))
def test_inflection_keeps_the_base(word):
    assert word in verb_forms(word)
    assert word in noun_forms(word)
