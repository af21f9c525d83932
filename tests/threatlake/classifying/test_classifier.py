"""A document is labelled by what it is about, and every score is made up of the words that stand for and against it."""

import math
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.classifying.classifier import Classification, Classifier
from threatlake.classifying.model import MODEL_FILE, UNTRAINED
from threatlake.classifying.model import load as load_model
from threatlake.reading.extraction import Reading, Stated
from threatlake.records import DocumentId, MediaType, Passage, PassageKind
from threatlake.seeds import threats

FOLDER = Path(__file__).parents[3] / "seeds" / "threats"
SEEDS = threats.load(FOLDER)
# What a threat is scored by that the model was not trained on: its terms alone.
CLASSIFIER = Classifier(SEEDS, UNTRAINED, "by terms")
# The model that ships.
TRAINED = Classifier(SEEDS, load_model(FOLDER.parent / MODEL_FILE), "by model")

TRIAL = "A colonel was jailed for taking a bribe from a firm that sold cocaine. Kickbacks were paid every month."
LIST = "The parties agreed to fight terrorism, drug trafficking, illegal migration, cybercrime and corruption."
RAILWAY = "The ministers of transport met on Tuesday to discuss a railway and the price of electricity. "


def read(*paragraphs: str, title: str | None = None) -> Reading:
    texts = [*([] if title is None else [title]), *paragraphs]
    passages, text = [], ""
    for number, each in enumerate(texts):
        kind = PassageKind.HEADING if title is not None and number == 0 else PassageKind.PARAGRAPH
        text += "\n\n" if text else ""
        passages.append(Passage(DocumentId("d"), number, kind, None, number + 1, len(text), len(text) + len(each)))
        text += each
    return Reading(DocumentId("d"), MediaType.TEXT, text, passages, stated=Stated(title=title))


def classify(*paragraphs: str, title: str | None = None) -> Classification:
    return CLASSIFIER.classify(read(*paragraphs, title=title))


def labels(found: Classification) -> set[str]:
    return {finding.threat_id for finding in found.findings}


def assert_consistent(reading: Reading, found: Classification) -> None:
    assert [score.threat_id for score in found.scores] == [seed.threat.threat_id for seed in SEEDS.active]
    for score in found.scores:
        explained = [row.weight for row in found.evidence if row.threat_id == score.threat_id]
        assert score.log_odds == pytest.approx(score.unexplained_weight + math.fsum(explained), abs=1e-6)
    for row in found.evidence:
        passage = reading.passages[row.passage_number]
        assert reading.text[row.start_char : row.end_char] == row.matched_text != ""
        assert passage.start_char <= row.start_char < row.end_char <= passage.end_char
        assert row.page == passage.page
    keys = [(row.document_id, row.threat_id, row.start_char, row.rule_id) for row in found.evidence]
    assert len(keys) == len(set(keys))
    assert labels(found) == {score.threat_id for score in found.scores if score.score >= score.threshold}
    assert sum(finding.is_primary for finding in found.findings) == bool(found.findings)
    assert {row.threat_id for row in found.finding_subthreats} <= labels(found)


@pytest.mark.parametrize("classifier", [CLASSIFIER, TRAINED], ids=["by terms", "by model"])
def test_the_parts_sum_to_the_score(classifier: Classifier) -> None:
    reading = read(TRIAL, LIST, RAILWAY, title="Colonel jailed for bribes")
    assert_consistent(reading, classifier.classify(reading))


SENTENCES = [
    TRIAL,
    LIST,
    RAILWAY,
    "Терроризм.",
    "Наркотики изъяты на посту.",
    "Жемқорлық пен есірткі.",
    "five global threats",
]


@given(st.lists(st.sampled_from(SENTENCES) | st.text(min_size=1, max_size=40), min_size=1, max_size=12))
def test_any_document_is_accounted_for(paragraphs: list[str]) -> None:
    reading = read(*paragraphs)
    for classifier in (CLASSIFIER, TRAINED):
        assert_consistent(reading, classifier.classify(reading))


def test_an_empty_document_has_scores_and_no_labels() -> None:
    found = classify()
    assert len(found.scores) == 5
    assert (found.findings, found.evidence) == ([], [])


def test_the_highest_score_is_primary() -> None:
    found = classify(TRIAL)
    best = max(found.findings, key=lambda finding: finding.score)
    assert [finding.threat_id for finding in found.findings if finding.is_primary] == [best.threat_id]


def test_a_passing_list_of_threats_is_evidence_and_no_label() -> None:
    found = classify(RAILWAY * 3, LIST)
    assert labels(found) == set()
    assert {row.threat_id for row in found.evidence} == {score.threat_id for score in found.scores}
    assert all(score.score < 0.3 for score in found.scores)


def test_a_list_named_as_the_subject_labels_each_of_its_threats() -> None:
    text = (
        "The centre teaches officers to counter five global threats: extremism and terrorism, illicit drug and weapon "
    )
    found = classify(f"{text}trafficking, human trafficking, cybercrime and corruption.")
    assert len(labels(found)) == 5


def test_facts_label_where_no_term_names_the_threat() -> None:
    found = classify(
        "The owner kept the papers of nine workers in his safe. The gate of the yard was locked at night, and none of "
        "them had been paid. Whoever asked for his passport back was beaten by the foreman."
    )
    assert labels(found) == {"human_trafficking_migration"}


def test_much_proof_labels_each_subthreat_it_tells() -> None:
    text = "Cocaine was smuggled in bricks. Pistols were sold with their serial numbers filed off. "
    found = classify(*[f"{text}Gunrunners paid in heroin and methamphetamine, and hid rifles under opium."] * 3)
    assert [row.subthreat_id for row in found.finding_subthreats] == ["drug_trafficking", "weapon_trafficking"]
    assert all(row.score >= 0.5 for row in found.finding_subthreats)


def test_the_title_weighs_more_than_the_text() -> None:
    in_title = classify(RAILWAY, title="Corruption on the railway")
    in_text = classify(f"{RAILWAY}Corruption on the railway", title="Ministers meet")
    threat = "financial_crime_corruption"
    assert score_of(in_title, threat) > score_of(in_text, threat)


def test_a_word_said_again_adds_less_each_time() -> None:
    weights = [row.weight for row in classify("Ransomware. " * 5).evidence]
    assert weights == sorted(weights, reverse=True)
    assert sum(weights) < 2 * weights[0]


def test_a_long_document_needs_more_evidence() -> None:
    threat = "financial_crime_corruption"
    short, long = classify(RAILWAY, TRIAL), classify(RAILWAY, TRIAL, RAILWAY * 60)
    assert score_of(short, threat) > score_of(long, threat)


def test_words_against_lower_the_score() -> None:
    found = classify("The museum shows old weapons and pistols.")
    assert any(row.weight < 0 for row in found.evidence)
    assert labels(found) == set()


def test_a_mixed_document_is_read_in_each_of_its_languages() -> None:
    found = classify("Серверге зиянды бағдарлама арқылы бұзып кірген.", "На посту изъято два килограмма героина.")
    assert labels(found) == {"cybercrime", "drug_weapon_trafficking"}


def test_kazakh_in_latin_letters_is_read() -> None:
    text = "Qarjy piramidasyn qūrğandar salymşylarğa aiyna on paiyz uäde etıp, aqşasyn alyp qaşqan."
    assert labels(classify(text)) == {"financial_crime_corruption"}


def test_the_same_document_is_classified_the_same() -> None:
    again = Classifier(SEEDS, UNTRAINED, "by terms").classify(read(TRIAL, LIST))
    assert again == classify(TRIAL, LIST)


def test_a_threat_is_switched_on_in_the_seeds_alone(tmp_path: Path) -> None:
    text = "Two poachers were arrested with forty saiga horns in their van."
    assert "environmental_security" not in {score.threat_id for score in classify(text).scores}
    shutil.copytree(FOLDER, tmp_path / "threats")
    path = tmp_path / "threats" / "environmental_security" / "threat.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("is_active = false", "is_active = true"), encoding="utf-8")
    found = Classifier(threats.load(tmp_path / "threats"), UNTRAINED, "by terms").classify(read(text))
    assert labels(found) == {"environmental_security"}
    assert [row.subthreat_id for row in found.finding_subthreats] == ["wildlife_crime"]


def score_of(found: Classification, threat_id: str) -> float:
    return next(score.score for score in found.scores if score.threat_id == threat_id)
