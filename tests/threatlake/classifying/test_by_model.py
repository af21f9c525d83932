"""What a model says is told in words: its parts are the score, and no label stands without words that prove it.

What holds for any model is tried with models of random numbers, and what ships with words in any order.
"""

import functools
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.classifying.by_model import LEAST_SHOWN, SHOWN_AGAINST, SHOWN_FOR
from threatlake.classifying.classifier import Classification, Classifier
from threatlake.classifying.model import MODEL_FILE, Calibration, Model, Weights
from threatlake.classifying.model import load as load_model
from threatlake.classifying.ngrams import word_ids
from threatlake.classifying.salience import MEASURES
from threatlake.makeup import is_model_word
from threatlake.reading.extraction import Reading
from threatlake.records import DecidedBy, DocumentId, MediaType, Passage, PassageKind, Score, ThreatId
from threatlake.seeds import threats

FOLDER = Path(__file__).parents[3] / "seeds"
SEEDS = threats.load(FOLDER / "threats")
THREATS = [seed.threat.threat_id for seed in SEEDS.active]
TARGETS = (*THREATS, *(each.subthreat_id for seed in SEEDS.active for each in seed.subthreats))
SHIPPED = load_model(FOLDER / MODEL_FILE)
# Words that terms name, words that none names, and words of other languages.
WORDS = """
    Police seized heroin pistols malware bribes hackers passport terrorists migrants laundered museum the of a and
    neighbours quarrelled envelope registrar blotter foreman 2024 40 полиция изъяла героин взятка суд вербовка склад
    есірткі жемқорлық қызметкер алқап сот терроризм хакерлер . . ,
"""
texts = st.lists(st.sampled_from(WORDS.split()) | st.text(max_size=12), max_size=80).map(" ".join)


def read(*paragraphs: str, has_title: bool = False) -> Reading:
    text, passages = "", []
    for number, each in enumerate(paragraphs):
        kind = PassageKind.HEADING if has_title and number == 0 else PassageKind.PARAGRAPH
        text += "\n\n" if text else ""
        passages.append(Passage(DocumentId("d"), number, kind, None, None, len(text), len(text) + len(each)))
        text += each
    return Reading(DocumentId("d"), MediaType.TEXT, text, passages)


@functools.cache
def model(seed: int) -> Model:
    """A model of random numbers, sure of much."""
    rng = np.random.default_rng(seed)
    count = len(TARGETS)
    buckets = np.unique(
        [bucket for word in WORDS.split() for section in range(4) for bucket in word_ids(word, section)]
    )
    weights = Weights(
        targets=TARGETS,
        biases=rng.normal(size=count),
        lengths=rng.normal(size=count),
        measures=rng.normal(size=(count, len(MEASURES), count)),
        buckets=buckets,
        ngrams=rng.normal(scale=3, size=(len(buckets), count)).astype(np.float32),
        mixing=rng.normal(size=(count, count)),
        calibrations=tuple(Calibration(*pair) for pair in rng.uniform(0.05, 2, (count, 2)).tolist()),
    )
    return Model(weights)


@functools.cache
def classifier(seed: int | None) -> Classifier:
    return Classifier(SEEDS, SHIPPED if seed is None else model(seed), "by model")


def weights_of(found: Classification, threat_id: ThreatId) -> list[float]:
    return [row.weight for row in found.evidence if row.threat_id == threat_id]


def score(found: Classification, threat_id: ThreatId) -> Score:
    return next(each for each in found.scores if each.threat_id == threat_id)


models = st.none() | st.integers(0, 5)


@given(texts, models)
def test_the_parts_sum_to_the_score_whatever_the_model(text: str, seed: int | None) -> None:
    found = classifier(seed).classify(read(text))
    known = SHIPPED if seed is None else model(seed)
    for each in found.scores:
        parts = math.fsum([*weights_of(found, each.threat_id), each.unexplained_weight])
        assert each.log_odds == pytest.approx(parts, abs=1e-9)
        assert each.score == known.calibration(each.threat_id).probability(each.log_odds)


@given(texts, models)
def test_no_label_stands_without_words_that_speak_for_it(text: str, seed: int | None) -> None:
    found = classifier(seed).classify(read(text))
    for each in found.findings:
        assert max(weights_of(found, each.threat_id), default=0) > 0


@given(texts, models)
def test_where_no_word_speaks_for_a_threat_its_score_is_held_below_the_threshold(text: str, seed: int | None) -> None:
    found = classifier(seed).classify(read(text))
    for each in found.scores:
        if max(weights_of(found, each.threat_id), default=0) <= 0:
            assert each.score < each.threshold


@given(texts, models)
def test_a_subthreat_is_never_likelier_than_its_threat(text: str, seed: int | None) -> None:
    found = classifier(seed).classify(read(text))
    scores = {each.threat_id: each.score for each in found.findings}
    assert all(each.score <= scores[each.threat_id] for each in found.finding_subthreats)
    assert {each.threat_id for each in found.finding_subthreats} == set(scores)


@given(st.lists(texts, min_size=1, max_size=4), models)
def test_words_of_the_model_are_few_and_each_weighs_something(paragraphs: list[str], seed: int | None) -> None:
    found = classifier(seed).classify(read(*paragraphs, has_title=True))
    for threat_id in THREATS:
        shown = [row.weight for row in found.evidence if row.threat_id == threat_id and is_model_word(row.rule_id)]
        assert sum(weight > 0 for weight in shown) <= SHOWN_FOR
        assert len(shown) <= SHOWN_FOR + SHOWN_AGAINST
        assert all(abs(weight) >= LEAST_SHOWN for weight in shown)


def only_measures() -> Classifier:
    """A model that weighs nothing but the measures of each threat's own terms."""
    count = len(TARGETS)
    measures = np.zeros((count, len(MEASURES), count))
    for target in range(count):
        measures[target, :, target] = np.arange(1, 1 + len(MEASURES))
    none = np.zeros(0, np.int64), np.zeros((0, count), np.float32), np.zeros((count, count))
    calibrations = (Calibration(1.0, 0.0),) * count
    return Classifier(SEEDS, Model(Weights(TARGETS, *np.zeros((2, count)), measures, *none, calibrations)), "measures")


MEASURING = only_measures()


@given(st.lists(texts, min_size=1, max_size=4))
def test_what_terms_say_is_explained_to_the_last_part(paragraphs: list[str]) -> None:
    for each in MEASURING.classify(read(*paragraphs, has_title=True)).scores:
        assert each.score < each.threshold or each.unexplained_weight == pytest.approx(0, abs=1e-9)


@given(texts, models, st.dictionaries(st.sampled_from(THREATS), st.booleans()))
def test_a_judgement_decides_whatever_the_score(text: str, seed: int | None, judged: dict[ThreatId, bool]) -> None:
    by_model, found = (classifier(seed).classify(read(text), said) for said in ({}, judged))
    assert (found.scores, found.evidence) == (by_model.scores, by_model.evidence)
    labels = {each.threat_id: each.decided_by for each in found.findings}
    for threat_id in THREATS:
        if threat_id in judged:
            assert labels.get(threat_id) == (DecidedBy.JUDGEMENT if judged[threat_id] else None)
        else:
            assert (threat_id in labels) == (threat_id in {each.threat_id for each in by_model.findings})
    assert sum(each.is_primary for each in found.findings) == bool(found.findings)


def test_words_that_no_term_names_are_shown_as_the_models() -> None:
    text = "Every month an envelope lay under the blotter of the registrar, and whoever paid was served first."
    (rows,) = [
        [row for row in found.evidence if row.threat_id == "financial_crime_corruption"]
        for found in [classifier(None).classify(read(text))]
    ]
    shown = [row for row in rows if is_model_word(row.rule_id)]
    assert all(row.rule_id.endswith(f"/model/{row.matched_text.casefold()}") for row in shown)


RUSSIAN = (
    "Полицейские на посту у границы весь вечер проверяли водителей, и один из них вёз {} под сиденьем своей машины."
)
KAZAKH = "Полиция қызметкерлері шекарадағы бекетте кешке дейін жүргізушілерді тексеріп, бірінен {} тапқан көрінеді."


def languages_of_rules(found: Classification) -> set[str]:
    return {row.rule_id.split("/")[1] for row in found.evidence} - {"model"}


def test_terms_of_kazakh_are_not_looked_for_in_a_russian_passage() -> None:
    found = classifier(None).classify(read(RUSSIAN.format("есірткі и героин")))
    assert found.passage_languages == ["ru"]
    assert languages_of_rules(found) == {"ru"}


def test_english_and_russian_terms_are_looked_for_in_a_kazakh_passage() -> None:
    for word, language in (("bribery", "en"), ("есірткі", "kk"), ("взятка", "ru")):
        found = classifier(None).classify(read(KAZAKH.format(word)))
        assert found.passage_languages == ["kk"]
        assert language in languages_of_rules(found)


def test_each_passage_of_a_mixed_document_is_searched_in_its_own_language() -> None:
    found = classifier(None).classify(read(RUSSIAN.format("есірткі"), KAZAKH.format("есірткі")))
    assert found.passage_languages == ["ru", "kk"]
    places = {row.passage_number for row in found.evidence if row.rule_id.split("/")[1] == "kk"}
    assert places == {1}


def test_two_terms_with_one_reading_are_one_proof() -> None:
    for text in ("The ransomware gang struck.", RUSSIAN.format("героин"), KAZAKH.format("есірткі")):
        found = classifier(None).classify(read(text))
        keys = [(row.threat_id, row.start_char, row.end_char, row.rule_id) for row in found.evidence]
        assert len(keys) == len(set(keys)) > 0
