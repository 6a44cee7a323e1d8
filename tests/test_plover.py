import tomllib
from pathlib import Path
from typing import get_args

import pytest

from factx.ontology import EVENT_TYPES, ROLES, Act, AgreementStatus, EventStatus
from factx.plover import plover_of_agreement, plover_of_event, plover_of_statement, quad_class

TABLE = tomllib.loads(Path("factx/plover.toml").read_text("utf-8"))
CATEGORIES = {category for categories in TABLE["quad"].values() for category in categories}


def test_there_are_the_sixteen_categories_in_one_quadrant_each():
    assert len(CATEGORIES) == sum(len(c) for c in TABLE["quad"].values()) == 16
    assert all(quad_class(category) for category in CATEGORIES)
    assert quad_class("MAKE STATEMENT") is None


def test_the_table_names_only_our_types_and_its_categories():
    for section in ("event", "event_planned", "event_negated"):
        assert set(TABLE[section]) <= set(EVENT_TYPES)
        assert set(TABLE[section].values()) <= CATEGORIES
        assert list(TABLE[section]) == sorted(TABLE[section])
    for kind, roles in TABLE["event_with_role"].items():
        assert set(roles) <= set(ROLES[kind])
    assert set(TABLE["agreement"]) == set(get_args(AgreementStatus))
    assert set(TABLE["statement"]) == set(get_args(Act)) - {"say"}


@pytest.mark.parametrize(
    ("kind", "status", "roles", "expected"),
    [
        ("attack", "happened", ["attacker"], "ASSAULT"),
        ("attack", "negated", ["attacker"], None),
        ("sanction", "negated", ["agent"], "CONCEDE"),
        ("meet", "planned", [], "CONSULT"),
        ("withdraw", "planned", [], "AGREE"),
        ("die", "happened", [], None),
        ("elect", "happened", [], None),
    ],
)
def test_events(kind, status, roles, expected):
    assert plover_of_event(kind, status, roles) == expected


def test_every_combination_is_defined():
    for kind in EVENT_TYPES:
        for status in get_args(EventStatus):
            assert plover_of_event(kind, status, ROLES[kind]) in CATEGORIES | {None}
    assert all(plover_of_agreement(status) for status in get_args(AgreementStatus))
    assert plover_of_statement("say") is None
