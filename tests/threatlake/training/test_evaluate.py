"""An evaluation compares answers with what was judged, keeps sources apart, and shows why mistakes were made."""

import math
from pathlib import Path

import pytest

from threatlake.classifying.classifier import Classifier
from threatlake.classifying.model import UNTRAINED
from threatlake.seeds import threats
from threatlake.seeds.labelled import LabelledText
from threatlake.training.evaluate import answer, curves, evaluate
from threatlake.training.evaluation import Evaluation, Figure, MistakeKind

SEEDS = threats.load(Path(__file__).parents[3] / "seeds" / "threats")
# By terms alone: what the texts below get does not change with the model that ships.
CLASSIFIER = Classifier(SEEDS, UNTRAINED, "by terms")
ALL = frozenset(seed.threat.threat_id for seed in SEEDS.active)

HEROIN = "Police seized 40 kg of heroin. The drug traffickers were arrested and charged with drug trafficking."
RAILWAY = "The ministers of transport met on Tuesday to discuss a railway and the price of electricity."
# It tells of bribery without a word for it.
ENVELOPE = "Every month an envelope lay under the blotter of the registrar, and the queue knew how thick it must be."


def text(  # noqa: PLR0913 - the keys of a labelled text
    text_id: str,
    words: str,
    *labels: str,
    source: str = "one",
    language: str | None = "en",
    known: frozenset = ALL,
    subthreats: tuple = (),
) -> LabelledText:
    return LabelledText(text_id, language, source, None, words, frozenset(labels), known & ALL, frozenset(subthreats))


def evaluated(*texts: LabelledText, worst: int = 5) -> Evaluation:
    return evaluate([answer(each, CLASSIFIER, SEEDS) for each in texts], SEEDS, worst)


def figure(figures: list[Figure], source: str, target: str, language: str | None = "en") -> Figure:
    (found,) = [each for each in figures if (each.source, each.target, each.language) == (source, target, language)]
    return found


def test_right_wrong_and_missed_are_told_by_threat():
    found = evaluated(
        text("right", HEROIN, "drug_weapon_trafficking"),
        text("missed", ENVELOPE, "financial_crime_corruption"),
        text("wrong", HEROIN + " Again."),
        text("empty", RAILWAY),
    )
    drugs = figure(found.figures, "one", "drug_weapon_trafficking").quality
    assert (drugs.label_count, drugs.wrong_count, drugs.missed_count, drugs.precision) == (1, 1, 0, 0.5)
    assert figure(found.figures, "one", "financial_crime_corruption").quality.missed_count == 1
    (summary,) = found.summaries
    assert summary.macro_f1 == pytest.approx((2 / 3 + 0) / 2)
    assert (summary.false_per_100, summary.unlabelled_count, summary.false_share) == (25.0, 2, 0.5)


def test_sources_are_never_pooled_and_languages_are_told_apart_and_together():
    found = evaluated(
        text("a", HEROIN, "drug_weapon_trafficking"),
        text("b", "Полиция изъяла 40 кг героина, наркоторговцы задержаны.", "drug_weapon_trafficking", language="ru"),
        text("c", RAILWAY, source="other", language=None),
    )
    told = [(each.source, each.language, each.text_count) for each in found.summaries]
    assert told == [("one", "en", 1), ("one", "ru", 1), ("one", None, 2), ("other", "unknown", 1)]


def test_a_threat_that_nobody_judged_is_neither_right_nor_wrong():
    found = evaluated(text("a", HEROIN, known=frozenset({"cybercrime"})))
    assert {each.target for each in found.figures} == {"cybercrime"}
    assert found.summaries[0].false_per_100 == 0
    assert not found.mistakes


def test_subthreats_are_told_where_the_texts_name_them():
    named = text("a", HEROIN, "drug_weapon_trafficking", subthreats=("drug_trafficking",))
    unnamed = text("b", HEROIN, "drug_weapon_trafficking", source="other")
    found = evaluated(named, unnamed)
    assert {each.source for each in found.subthreat_figures} == {"one"}
    assert figure(found.subthreat_figures, "one", "drug_trafficking").quality.f1 == 1


def test_the_worst_mistakes_are_told_with_the_words_that_led_to_them():
    found = evaluated(
        text("sure", HEROIN + " Heroin and cocaine were smuggled by a drug cartel.", language="en"),
        text("less", HEROIN),
        text("missed", ENVELOPE, "financial_crime_corruption"),
        text("elsewhere", HEROIN, source="other"),
        worst=1,
    )
    told = [(each.kind, each.source, each.text_id) for each in found.mistakes]
    assert told == [
        (MistakeKind.WRONG, "one", "sure"),
        (MistakeKind.WRONG, "other", "elsewhere"),
        (MistakeKind.MISSED, "one", "missed"),
    ]
    for each in found.mistakes:
        assert all(row.threat_id == each.threat_id for row in each.evidence)
        assert all(each.text[row.start_char : row.end_char] == row.matched_text for row in each.evidence)
        words = math.fsum(row.weight for row in each.evidence)
        assert each.made_up.log_odds == pytest.approx(words + each.made_up.unexplained)
    assert found.mistakes[0].evidence


def test_calibration_takes_all_texts_that_were_judged_together():
    found = evaluated(
        text("a", HEROIN, "drug_weapon_trafficking"),
        text("b", RAILWAY, source="other"),
        text("c", RAILWAY, source="other", known=frozenset({"cybercrime"})),
    )
    counts = {each.threat_id: each.text_count for each in found.calibrations}
    assert (counts["drug_weapon_trafficking"], counts["cybercrime"]) == (2, 3)
    assert all(0 <= each.error <= 1 for each in found.calibrations)


def test_a_curve_needs_texts_with_and_without_the_label():
    texts = [
        text("a", HEROIN, "drug_weapon_trafficking"),
        text("b", RAILWAY),
        text(
            "c",
            HEROIN,
            "drug_weapon_trafficking",
            source="positives only",
            known=frozenset({"drug_weapon_trafficking"}),
        ),
    ]
    found = curves([answer(each, CLASSIFIER, SEEDS) for each in texts], SEEDS)
    assert [(each.source, each.threat_id) for each in found] == [("one", "drug_weapon_trafficking")]


def test_a_title_is_read_and_an_answer_is_the_same_every_time():
    titled = LabelledText("t", "en", "one", "Heroin seized", "A van was stopped.", frozenset(), ALL, frozenset())
    assert answer(titled, CLASSIFIER, SEEDS) == answer(titled, CLASSIFIER, SEEDS)
    found = evaluated(titled, worst=3)
    assert all(each.text.startswith("Heroin seized") for each in found.mistakes)
