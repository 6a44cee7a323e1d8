"""Training is deterministic and what it learns is used as it was learned."""

from __future__ import annotations

import numpy as np

from factx.learned.store import load_card
from factx.statements.acceptance import MODEL, THRESHOLD, Acceptance, acceptance
from factx.statements.train import cross_validate, fit, probabilities

ROWS = [
    (("cue=say", "direct"), True),
    (("cue=see", "verbless"), False),
    (("cue=say",), True),
    (("cue=see",), False),
] * 5


def test_training_twice_gives_the_same_weights():
    first, second = fit(ROWS), fit(ROWS)
    assert first[0] == second[0]
    assert np.array_equal(first[1], second[1])
    assert first[2] == second[2]


def test_the_model_scores_as_it_was_trained():
    names, weights, bias = fit(ROWS)
    model = Acceptance(dict(zip(names, weights.tolist(), strict=True)), bias)
    for (features, right), expected in zip(ROWS, probabilities(ROWS, names, weights, bias), strict=True):
        assert abs(model.probability(features) - expected) < 1e-9
        assert (expected > 0.5) == right


def test_folds_hold_every_example_once():
    scored = cross_validate([ROWS[:4], ROWS[4:8], ROWS[8:12], ROWS[12:16], ROWS[16:]])
    assert len(scored) == len(ROWS)


def test_the_shipped_model_was_trained_for_the_threshold_in_use():
    assert load_card(MODEL)["threshold"] == THRESHOLD
    assert 0 < acceptance().probability(()) < 1
