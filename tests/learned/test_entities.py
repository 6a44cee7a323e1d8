"""The name tagger: codes, decoding against brute force, and that its parts agree."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from factx.learned.entities import LABELS, N_LABELS, Neighbours, decode, load_names_model, tokens_inside
from factx.learned.entities_codes import code
from factx.learned.entities_features import OFFSETS, SIZES, TEMPLATES
from factx.learned.store import load_card

TEXTS = ["Ms.", "Ana", "Souza", "of", "the", "World", "Bank", "met", "them", "in", "Oslo", "."]


def test_segments_hold_all_capitals_and_bridge_connectors():
    coded = code(TEXTS, [range(len(TEXTS))])
    assert coded.segments == ((0, 7), (10, 11))
    assert coded.known[5][1].name == "World Bank"


def test_labels():
    labels = load_names_model().labels(code(TEXTS, [range(len(TEXTS))]))
    names = [LABELS[label] for label in labels]
    assert names[1:3] == ["B-person", "I-person"]
    assert names[5:7] == ["B-organization", "I-organization"]
    assert names[10] == "B-place"
    assert set(names[7:10]) == {"O"}


def test_known_labels_are_kept_to():
    coded = code(TEXTS, [range(len(TEXTS))])
    known = np.full(len(TEXTS), -1)
    known[10] = LABELS.index("B-person")
    assert LABELS[load_names_model().labels(coded, known)[10]] == "B-person"


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.lists(st.integers(1, 3), min_size=1, max_size=4))
def test_decoding_is_the_best_of_all_paths(seed, lengths):
    random = np.random.default_rng(seed)
    scores = random.normal(size=(sum(lengths), N_LABELS)).astype(np.float32)
    transitions = random.normal(size=(N_LABELS, N_LABELS)).astype(np.float32)
    starts = [sum(lengths[:i]) for i in range(len(lengths))]
    found = decode(scores, np.array(starts), np.array(lengths), transitions)
    for start, length in zip(starts, lengths, strict=True):

        def total(path, start=start):
            steps = sum(transitions[a, b] for a, b in itertools.pairwise((0, *path, 0)))
            return steps + sum(scores[start + i, label] for i, label in enumerate(path))

        best = max(itertools.product(range(N_LABELS), repeat=length), key=total)
        assert total(tuple(found[start : start + length])) >= total(best) - 1e-4


def test_neighbours_stop_at_the_sentence():
    coded = code(["Ana", "ran", ".", "Ben", "sat"], [range(3), range(3, 5)])
    inside = tokens_inside(coded)
    assert inside.tolist() == [0, 3]
    for offset in OFFSETS:
        where, there = Neighbours(coded, inside).at(offset)
        # The run of each of the two is the name alone.
        assert there.tolist() == [offset in (0, 1, 2, "after", "last"), offset in (0, 1, "after", "last")]
        assert ((where >= 0) & (where < 5)).all()


def test_places_in_lower_case_are_candidates_and_common_words_are_not():
    texts = ["moved", "from", "mexico", "to", "reading", "lessons"]
    coded = code(texts, [range(len(texts))])
    assert coded.segments == ((2, 3),)
    assert coded.known[2][1].kind == "country"


def test_runs_share_their_neighbours():
    texts = ["then", "Ana", "Maria", "Souza", "said"]
    coded = code(texts, [range(len(texts))])
    around = Neighbours(coded, tokens_inside(coded))
    assert [texts[at] for at in around.at("before")[0]] == ["then"] * 3
    assert [texts[at] for at in around.at("after")[0]] == ["said"] * 3
    assert [texts[at] for at in around.at("last")[0]] == ["Souza"] * 3


def test_template_numbers_fit_their_width():
    coded = code(TEXTS, [range(len(TEXTS))])
    around = Neighbours(coded, tokens_inside(coded))
    for template in TEMPLATES:
        numbers, width = around.numbers(template)
        assert width == np.prod([SIZES[name] + 1 for name, _ in template])
        assert (numbers >= 0).all()
        assert (numbers < width).all()


def test_empty_text():
    assert load_names_model().labels(code([], [])) == []


def test_card_tells_the_data_and_the_score():
    card = load_card("entities")
    assert card["seed"]
    assert "CC BY" in " ".join(card["data"].values())
    assert 0.5 < card["scores"]["f1"] < 1
