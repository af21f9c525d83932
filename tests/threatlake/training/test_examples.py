"""A labelled text is read and measured as the document it would be, and counts where somebody judged it."""

from dataclasses import replace

import pytest

from threatlake.classifying.language import identify
from threatlake.classifying.passage_languages import passage_languages
from threatlake.records import PassageKind
from threatlake.seeds.labelled import LabelledText
from threatlake.training.examples import example, judged, of_seeds, reading_of, targets

SEIZED = LabelledText(
    text_id="seized",
    language="en",
    source="wire",
    title="Heroin seized",
    text="Police seized heroin in a truck.\n\nTwo men were arrested.",
    labels=frozenset({"drug_weapon_trafficking"}),
    known=frozenset({"drug_weapon_trafficking", "cybercrime"}),
    subthreats=frozenset({"drug_trafficking"}),
)


def test_a_text_begins_with_its_title() -> None:
    reading = reading_of(SEIZED)
    assert reading.text == "Heroin seized\n\nPolice seized heroin in a truck.\n\nTwo men were arrested."


def test_the_title_of_a_report_is_its_heading() -> None:
    report = replace(SEIZED, text=f"{SEIZED.text}\n\n{'The court heard the witnesses of both sides on Monday. ' * 5}")
    first, *others = reading_of(report).passages
    assert first.kind is PassageKind.HEADING
    assert {each.kind for each in others} == {PassageKind.PARAGRAPH}


def test_a_title_that_the_text_repeats_is_read_once() -> None:
    repeated = replace(SEIZED, text=f"{SEIZED.title}\n\n{SEIZED.text}")
    assert reading_of(repeated).text == reading_of(SEIZED).text


def test_a_text_is_measured_as_the_classifier_measures_it(learnt) -> None:
    made, reading = example(SEIZED, learnt.classifier, learnt.seeds), reading_of(SEIZED)
    languages = passage_languages(reading, identify(reading.text))
    measured = learnt.classifier.measure(reading, languages, targets(learnt.seeds))
    assert (made.measured.measures == measured.measures).all()
    assert (made.measured.bag.words, made.measured.length) == (measured.bag.words, measured.length)


def test_a_text_is_grouped_with_those_of_its_source_and_language(learnt) -> None:
    assert example(SEIZED, learnt.classifier, learnt.seeds).group == "wire/en"
    assert example(replace(SEIZED, language=None), learnt.classifier, learnt.seeds).group == "wire/unknown"


def test_targets_are_the_active_threats_and_then_their_subthreats(two_threats) -> None:
    assert targets(two_threats) == (
        "drug_weapon_trafficking",
        "cybercrime",
        "drug_trafficking",
        "weapon_trafficking",
        "cyber_dependent",
        "cyber_enabled",
    )


@pytest.mark.parametrize(
    ("labels", "known", "subthreats", "expected"),
    [
        ({"cybercrime"}, {"cybercrime"}, {"cyber_enabled"}, {"cybercrime", "cyber_enabled", "cyber_dependent"}),
        ({"cybercrime"}, {"cybercrime"}, set(), {"cybercrime"}),
        (set(), {"cybercrime"}, set(), {"cybercrime", "cyber_enabled", "cyber_dependent"}),
        (set(), set(), set(), set()),
    ],
    ids=["sub-threats are named", "nobody named them", "where no threat is, none of its own is", "nobody judged"],
)
def test_of_subthreats_is_known_what_somebody_said(two_threats, labels, known, subthreats, expected) -> None:
    text = replace(SEIZED, labels=frozenset(labels), known=frozenset(known), subthreats=frozenset(subthreats))
    assert judged(text, two_threats) == expected


def test_where_one_threat_is_and_another_is_not_only_the_others_subthreats_are_known(two_threats) -> None:
    found = judged(replace(SEIZED, subthreats=frozenset()), two_threats)
    assert found == {"drug_weapon_trafficking", "cybercrime", "cyber_dependent", "cyber_enabled"}


def test_an_example_of_the_seeds_tells_of_its_own_threat_only(two_threats) -> None:
    texts = of_seeds(two_threats)
    wanted = sum(len(seed.examples) + len(seed.counter_examples) for seed in two_threats.active)
    assert len({text.text_id for text in texts}) == len(texts) == wanted
    for text in texts:
        threat, kind, _ = text.text_id.split("/")
        assert text.known == {threat}
        assert text.labels == ({threat} if kind == "example" else set())
