"""A design is one row a text, in the numbers that the model itself would sum: training and use cannot drift apart."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.classifying.by_model import judge
from threatlake.classifying.model import Calibration, Model, Weights
from threatlake.classifying.ngrams import BUCKETS, SECTION_WEIGHTS
from threatlake.classifying.salience import MEASURES
from threatlake.records import ThreatId
from threatlake.seeds.labelled import LabelledText
from threatlake.training.design import MOST_WEIGHT, UNKNOWN, design
from threatlake.training.examples import example, targets
from threatlake.training.fit import log_odds

WORDS = "police seized heroin hackers malware the a of 2024 полиция изъяла героин есірткі museum Title"
texts = st.lists(st.sampled_from(WORDS.split()), min_size=2, max_size=60).map(" ".join)


def text(words: str, source: str = "one", *, title: str | None = None, known: tuple[str, ...] = ()) -> LabelledText:
    said = frozenset(map(ThreatId, known))
    return LabelledText(words, "en", source, title, words, frozenset(), said, frozenset())


@given(st.lists(texts, min_size=1, max_size=4), st.none() | texts, st.integers(0, 10))
def test_its_numbers_times_any_weights_are_what_the_model_says(learnt, written, title, seed) -> None:
    examples = [example(text(words, title=title), learnt.classifier, learnt.seeds) for words in written]
    laid_out = design(examples, learnt.seeds)
    rng, count = np.random.default_rng(seed), len(laid_out.targets)
    buckets = np.unique([*laid_out.ngrams.indices, *rng.integers(0, BUCKETS, 20)]).astype(np.int64)
    weights = Weights(
        targets=laid_out.targets,
        biases=rng.normal(size=count),
        lengths=rng.normal(size=count),
        measures=rng.normal(size=(count, len(MEASURES), count)),
        buckets=buckets,
        # Small: what a word may add has a limit, and here it is not reached.
        ngrams=rng.normal(scale=0.01, size=(len(buckets), count)).astype(np.float32),
        mixing=rng.normal(size=(count, count)),
        calibrations=(Calibration(1.0, 0.0),) * count,
    )
    told = np.array([judge(Model(weights), each.measured).log_odds for each in examples])
    assert log_odds(laid_out, weights, np.arange(len(examples))) == pytest.approx(told, abs=1e-4)


def test_rows_stand_as_the_texts_and_columns_as_the_targets(learnt) -> None:
    made = learnt.design
    count = len(learnt.examples)
    assert made.targets == targets(learnt.seeds)
    assert made.ngrams.shape == (count, BUCKETS)
    assert made.measures.shape == (count, len(made.targets), len(MEASURES))
    assert made.labels.shape == (count, len(made.targets))
    assert len(made.lengths) == len(made.groups) == len(made.weights) == count
    assert [made.targets[parent] for parent in made.parents] == [
        *("drug_weapon_trafficking", "cybercrime"),
        *("drug_weapon_trafficking", "drug_weapon_trafficking", "cybercrime", "cybercrime"),
    ]


def test_a_label_is_yes_no_or_unknown(learnt) -> None:
    one = example(text("Police seized heroin.", known=("cybercrime",)), learnt.classifier, learnt.seeds)
    other = replace(one, labels=frozenset({"cybercrime"}), known=frozenset({"cybercrime"}))
    labels = design([one, other], learnt.seeds).labels
    assert labels.tolist() == [
        [UNKNOWN, 0, UNKNOWN, UNKNOWN, 0, 0],
        [UNKNOWN, 1, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN],
    ]


def test_texts_of_small_collections_weigh_more_up_to_a_bound(learnt) -> None:
    written = [text(f"Police {number}", "large") for number in range(8)]
    written += [text(f"Police {number}", "small") for number in range(4)] + [text("Police", "single")]
    made = design([example(each, learnt.classifier, learnt.seeds) for each in written], learnt.seeds)
    assert made.weights.tolist() == [1.0] * 8 + [2.0] * 4 + [MOST_WEIGHT]
    assert made.groups.tolist() == [0] * 8 + [1] * 4 + [2]


def test_a_bucket_stands_once_in_a_row_and_amounts_are_bounded(learnt) -> None:
    made = learnt.design.ngrams
    for row in range(made.shape[0]):
        ids = made.indices[made.indptr[row] : made.indptr[row + 1]]
        assert len(ids) == len(set(ids.tolist())) > 0
    assert made.data.min() > 0
    assert made.data.max() <= sum(SECTION_WEIGHTS)
