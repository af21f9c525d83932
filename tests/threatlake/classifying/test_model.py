"""A model is numbers in a file: what is saved is what is loaded, what is damaged or made for others is refused."""

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.classifying import model as models
from threatlake.classifying.model import MODEL_FILE, UNTRAINED, Calibration, Model, Weights, load, save
from threatlake.classifying.ngrams import BUCKETS, bag_of, word_ids
from threatlake.classifying.salience import MEASURES
from threatlake.classifying.words import words_of
from threatlake.errors import InvalidSeed
from threatlake.records import DocumentId, Passage, PassageKind

SHIPPED = Path(__file__).parents[3] / "seeds" / MODEL_FILE
VOCABULARY = ["police", "bribes", "суд", "суда", "жемқорлықпен", "2024", "officers"]


def weights(seed: int, target_count: int = 3) -> Weights:
    """Any numbers, some of them for the words of the vocabulary."""
    rng = np.random.default_rng(seed)
    known = {bucket for word in VOCABULARY for section in range(4) for bucket in word_ids(word, section)}
    buckets = np.unique([*known, *rng.integers(0, BUCKETS, 50).tolist()])
    return Weights(
        targets=tuple(f"target_{number}" for number in range(target_count)),
        biases=rng.normal(size=target_count),
        lengths=rng.normal(size=target_count),
        measures=rng.normal(size=(target_count, len(MEASURES), target_count)),
        buckets=buckets,
        ngrams=rng.normal(size=(len(buckets), target_count)).astype(np.float32),
        mixing=rng.normal(size=(target_count, target_count)),
        calibrations=tuple(Calibration(*pair) for pair in rng.uniform(0.1, 2, (target_count, 2)).tolist()),
    )


def bag(text: str):
    passage = Passage(DocumentId("d"), 0, PassageKind.HEADING, None, None, 0, len(text))
    return bag_of([words_of(text, passage, "en")])


@given(st.integers(0, 1000))
def test_what_is_saved_is_loaded_and_ngrams_in_16_bits(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    path = tmp_path_factory.mktemp("models") / MODEL_FILE
    saved = weights(seed)
    save(saved, path)
    loaded = load(path).weights
    for name in (field.name for field in fields(Weights) if field.name != "ngrams"):
        assert np.array_equal(getattr(loaded, name), getattr(saved, name))
    assert np.array_equal(loaded.ngrams, saved.ngrams.astype(np.float16))
    assert (loaded.ngrams.dtype, loaded.targets) == (np.float32, saved.targets)


def test_the_same_weights_make_the_same_bytes(tmp_path: Path) -> None:
    save(weights(1), tmp_path / "one")
    save(load(tmp_path / "one").weights, tmp_path / "other")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_the_model_that_ships_is_saved_to_its_own_bytes(tmp_path: Path) -> None:
    save(load(SHIPPED).weights, tmp_path / MODEL_FILE)
    assert (tmp_path / MODEL_FILE).read_bytes() == SHIPPED.read_bytes()


def test_where_there_is_no_file_nothing_is_known(tmp_path: Path) -> None:
    assert load(tmp_path / MODEL_FILE) is UNTRAINED
    assert UNTRAINED.targets == ()


def damage_cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


def damage_other(path: Path) -> None:
    path.write_bytes(b"these are no numbers")


def damage_empty(path: Path) -> None:
    path.write_bytes(b"")


def damage_within(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2 : len(raw) // 2 + 40] = bytes(40)
    path.write_bytes(raw)


def damage_array(path: Path) -> None:
    with path.open("wb") as file:
        np.savez_compressed(file, numbers=np.zeros(3))


@pytest.mark.parametrize("damage", [damage_cut, damage_other, damage_empty, damage_within, damage_array])
def test_a_damaged_file_is_one_clear_line(tmp_path: Path, damage) -> None:
    save(weights(1), tmp_path / MODEL_FILE)
    damage(tmp_path / MODEL_FILE)
    with pytest.raises(InvalidSeed, match=r"^model\.npz is no model .*make it anew: threatlake train$"):
        load(tmp_path / MODEL_FILE)


def test_a_model_made_for_other_features_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(weights(1), tmp_path / MODEL_FILE)
    monkeypatch.setattr(models, "SECTION_WEIGHTS", (1.0, 0.9, 0.5, 0.5))
    with pytest.raises(InvalidSeed, match="was made for other features; make it anew: threatlake train"):
        load(tmp_path / MODEL_FILE)


texts = st.lists(st.sampled_from([*VOCABULARY, "unknown", "police."]), max_size=30).map(" ".join)


@given(texts, st.integers(0, 20))
def test_a_words_weight_is_that_of_its_ngrams_up_to_a_limit(text: str, seed: int) -> None:
    made = weights(seed)
    found, mixed = bag(text), made.ngrams.astype(float) @ made.mixing
    expected = np.zeros((len(found.words), len(made.targets)))
    for number, section in enumerate(found.sections):
        for word, amount in zip(section.words, section.word_amounts, strict=True):
            for bucket in word_ids(found.words[word], number):
                row = np.searchsorted(made.buckets, bucket)
                if row < len(made.buckets) and made.buckets[row] == bucket:
                    expected[word] += amount * mixed[row]
    limited = np.clip(expected, -models.MOST_OF_A_WORD, models.MOST_OF_A_WORD)
    assert Model(made).word_weights(found) == pytest.approx(limited, abs=1e-4)


@given(st.lists(texts, min_size=1, max_size=5))
def test_what_was_asked_before_makes_no_difference(asked: list[str]) -> None:
    used = Model(weights(1))
    for text in asked:
        found = bag(text)
        assert np.array_equal(used.word_weights(found), Model(weights(1)).word_weights(found))


def test_what_is_remembered_is_forgotten_when_it_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "MEMORY", 3)
    small, fresh = Model(weights(1)), Model(weights(1))
    for text in ("police bribes officers", "суд суда 2024", "unknown officers", "police bribes"):
        assert np.array_equal(small.word_weights(bag(text)), fresh.word_weights(bag(text)))


def test_more_distinct_words_than_the_table_has_rows_are_all_remembered() -> None:
    many = " ".join(f"w{'abcdefghij'[number % 10]}{number}x" for number in range(3000))
    used = Model(weights(1))
    first = used.word_weights(bag(f"police {many} officers"))
    assert np.array_equal(first, used.word_weights(bag(f"police {many} officers")))
    assert first[[0, -1]].any(axis=1).all()


def test_pairs_weigh_only_where_the_model_knows_them() -> None:
    pair = bag("police bribes").sections[0].pairs
    made = replace(weights(1), buckets=np.sort(pair), ngrams=np.ones((1, 3), np.float32), mixing=np.eye(3))
    assert np.all(Model(made).pair_weights(bag("police bribes")) > 0)
    assert not Model(made).pair_weights(bag("bribes police")).any()


calibrations = st.builds(Calibration, st.floats(0.05, 5), st.floats(-5, 5))


@given(calibrations, st.lists(st.floats(-100, 100), min_size=2, max_size=20))
def test_more_log_odds_are_never_a_lower_probability(line: Calibration, log_odds: list[float]) -> None:
    scores = [line.probability(each) for each in sorted(log_odds)]
    assert scores == sorted(scores)
    assert all(0 <= score <= 1 for score in scores)


@given(calibrations, st.floats(0.01, 0.99))
def test_log_odds_are_told_of_a_probability(line: Calibration, probability: float) -> None:
    assert line.probability(line.log_odds(probability)) == pytest.approx(probability)
