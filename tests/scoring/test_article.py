from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factx.errors import InputError
from factx.gold.records import SECTIONS, GoldArticle
from factx.scoring.article import score_article
from tests.annotated import articles, pairs

#: Counted over the annotated entities only, so not the same both ways.
ONE_SIDED = "entity."


@settings(deadline=None)
@given(articles)
def test_a_perfect_prediction_scores_one_everywhere(article):
    outcome = score_article(article, article)
    assert {metric for metric, counts in outcome.rows.items() if counts.fp or counts.fn} == set()
    assert outcome.mistakes == []


@settings(deadline=None)
@given(articles)
def test_an_empty_prediction_finds_nothing_and_invents_nothing(article):
    outcome = score_article(article, GoldArticle("none", article.text))
    assert all(counts.tp == counts.fp == 0 for counts in outcome.rows.values())
    assert {mistake.verdict for mistake in outcome.mistakes} <= {"missed"}
    for section, metric in (
        ("dates", "date.strict"),
        ("counts", "count.value"),
        ("statements", "statement.record"),
    ):
        assert outcome.rows[metric].fn == len(getattr(article, section))


@settings(deadline=None)
@given(pairs)
def test_swapping_gold_and_prediction_swaps_false_positives_and_misses(pair):
    there, back = (score_article(*order).rows for order in (pair, pair[::-1]))
    for metric, counts in there.items():
        if not metric.startswith(ONE_SIDED):
            assert counts == (back[metric].tp, back[metric].fn, back[metric].fp), metric


@settings(deadline=None)
@given(pairs, st.randoms())
def test_the_order_of_records_does_not_matter(pair, random):
    def shuffled(article):
        return replace(article, **{name: _shuffle(getattr(article, name), random) for name in SECTIONS})

    gold, predicted = pair
    assert score_article(*map(shuffled, pair)).rows == score_article(gold, predicted).rows


def _shuffle(items, random):
    return tuple(random.sample(items, len(items)))


@settings(deadline=None)
@given(pairs)
def test_what_is_right_is_bounded_by_both_sides(pair):
    rows = score_article(*pair).rows
    assert all(min(counts) >= 0 for counts in rows.values())
    assert rows["date.strict"].tp <= rows["date.overlap"].tp
    assert rows["date.value"].tp <= rows["date.overlap"].tp
    assert rows["count.value+unit"].tp <= rows["count.value"].tp <= rows["count.overlap"].tp
    assert rows["statement.content"].tp <= rows["statement.record"].tp
    assert rows["event.argument"].tp == rows["event.argument.matched"].tp


@settings(deadline=None)
@given(articles, st.sampled_from(SECTIONS))
def test_a_missing_section_is_not_scored(article, section):
    prefix = {"entities": "entity"}.get(section, section.removesuffix("s")) + "."
    part = replace(article, sections=tuple(name for name in SECTIONS if name != section))
    rows = score_article(part, article).rows
    assert not any(metric.startswith(prefix) for metric in rows)
    assert len(rows) > 0


def test_another_text_is_refused():
    with pytest.raises(InputError, match="an annotation of the text of a"):
        score_article(GoldArticle("a", "x"), GoldArticle("b", "y"))
