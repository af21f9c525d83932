"""What happened is told from what a text says of it, and nothing from general talk, totals, laws and conditions."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from threatlake.classifying.model import UNTRAINED
from threatlake.reading.extraction import Reading
from threatlake.records import DocumentId, EventKind, EventMention, MediaType, Passage, PassageKind
from threatlake.seeds.load import load
from threatlake.understanding.understand import Rules, Understanding, understand

SEEDS = Path(__file__).parents[3] / "seeds"
TODAY = date(2026, 11, 22)


@cache
def rules() -> Rules:
    return Rules.of(load(SEEDS), UNTRAINED, "test")


def said(*paragraphs: str) -> Understanding:
    """What a document of some paragraphs, published on 7 May 2026, says."""
    lines = ["Published: 7 May 2026", *paragraphs]
    passages, start = [], 0
    for number, line in enumerate(lines):
        passages.append(Passage(DocumentId("d"), number, PassageKind.PARAGRAPH, None, None, start, start + len(line)))
        start += len(line) + 2
    return understand(Reading(DocumentId("d"), MediaType.TEXT, "\n\n".join(lines), passages), rules(), TODAY)


@dataclass(frozen=True)
class Told:
    """An event with the names that have a part in it."""

    event: EventMention
    names: frozenset[str]


def told(kind: EventKind, *paragraphs: str) -> list[Told]:
    understood = said(*paragraphs)
    return [
        Told(event, frozenset(e.entity_id for e in understood.event_entities if e.event_number == event.event_number))
        for event in understood.events
        if event.kind is kind
    ]


def joined(*paragraphs: str) -> set[tuple[str, str, str | None]]:
    """Who joined what and since when."""
    understood = said(*paragraphs)
    found: set[tuple[str, str, str | None]] = set()
    for event in understood.events:
        of_event = [each for each in understood.event_entities if each.event_number == event.event_number]
        since = event.starts_on.isoformat() if event.starts_on else None
        found |= {
            (member.entity_id, thing.entity_id, since)
            for member in of_event
            for thing in of_event
            if (member.part, thing.part) == ("joins", "joined")
        }
    return found


@pytest.mark.parametrize(
    ("sentence", "kind", "on", "place"),
    [
        ("Police in Osh seized 3.2 kg of heroin on 4 May 2026.", "seizure", date(2026, 5, 4), "osh"),
        ("4 мая 2026 года в Оше изъяли 3,2 кг героина.", "seizure", date(2026, 5, 4), "osh"),
        ("2026 жылғы 4 мамырда Ошта 3,2 келі героин тәркіленді.", "seizure", date(2026, 5, 4), "osh"),
        ("Five men were arrested in Tashkent on 5 May 2026.", "arrest", date(2026, 5, 5), "tashkent"),
        ("5 мая 2026 года в Ташкенте задержаны пять человек.", "arrest", date(2026, 5, 5), "tashkent"),
        ("2026 жылғы 5 мамырда Ташкентте бес адам ұсталды.", "arrest", date(2026, 5, 5), "tashkent"),
        ("Gunmen opened fire on a checkpoint near Khorog on 2 May 2026.", "attack", date(2026, 5, 2), "khorog"),
        ("2 мая 2026 года близ Хорога неизвестные открыли огонь по посту.", "attack", date(2026, 5, 2), "khorog"),
        ("A seminar on asset recovery was held in Bishkek on 6 May 2026.", "meeting", date(2026, 5, 6), "bishkek"),
        ("6 мая 2026 года в Бишкеке прошёл семинар о возврате активов.", "meeting", date(2026, 5, 6), "bishkek"),
        ("2026 жылғы 6 мамырда Бішкекте семинар өтті.", "meeting", date(2026, 5, 6), "bishkek"),
        ("Vienna, 5–6 May 2026", "meeting", date(2026, 5, 5), "vienna"),
    ],
)
def test_an_event_has_its_kind_its_day_and_its_place(sentence: str, kind: str, on: date, place: str) -> None:
    [event] = [each.event for each in told(EventKind(kind), sentence)]
    assert (event.starts_on, event.place_id, event.is_planned) == (on, place, False)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The court sentenced Azamat Serikov to nine years in prison.", "court_decision"),
        ("Суд приговорил Азамата Серикова к девяти годам лишения свободы.", "court_decision"),
        ("Uzbekistan and Interpol signed a memorandum of cooperation.", "agreement"),
        ("Узбекистан и Интерпол подписали меморандум о сотрудничестве.", "agreement"),
        ("Өзбекстан мен Интерпол меморандумға қол қойды.", "agreement"),
        ("A project worth 3 million euros began in Kazakhstan and Tajikistan.", "project"),
        ("Проект стоимостью 3 млн евро охватывает Казахстан и Таджикистан.", "project"),
        ("The Steppe Network of Customs Laboratories was established in March 2026.", "founding"),
    ],
)
def test_an_event_is_told_by_who_and_how_much_where_no_day_is_stated(sentence: str, kind: str) -> None:
    assert len(told(EventKind(kind), sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Drug trafficking remains a threat to Central Asia.",
        "Since the beginning of the year police in Osh have seized 210 kg of heroin.",
        "С начала года в Оше изъято 210 кг героина.",
        "Жыл басынан бері Ошта 210 келі героин тәркіленді.",
        "Whoever is convicted of smuggling is punished by five years in prison.",
        "Контрабанда наказывается лишением свободы на срок до десяти лет.",
        "If the drugs are seized at the border, customs must inform the Agency in Astana.",
        "Membership of the Network is open to authorities of the States Members of the United Nations.",
        "The parties have not signed the memorandum with Uzbekistan.",
        "Стороны отказались подписать меморандум с Узбекистаном.",
        "The Head of the Anti-Corruption Agency of Kazakhstan spoke about membership in international organizations.",
    ],
)
def test_general_talk_totals_laws_and_conditions_are_no_events(sentence: str) -> None:
    assert said(sentence).events == []


@pytest.mark.parametrize(
    "sentence",
    [
        "A conference will be held in Almaty on 3 June 2026.",
        "3 июня 2026 года в Алматы состоится конференция: откроется она заседанием.",
        "The next workshop is planned for June 2026 in Almaty.",
        "Almaty, 3–5 June 2026",
    ],
)
def test_what_is_announced_is_not_told_as_done(sentence: str) -> None:
    assert [each.event.is_planned for each in told(EventKind.MEETING, sentence)] == [True]


def test_a_plan_that_is_announced_at_a_meeting_makes_no_plan_of_the_meeting() -> None:
    [meeting] = told(
        EventKind.MEETING, "The plan was announced on 4 May 2026 at the meeting in Vienna between the sides."
    )
    assert not meeting.event.is_planned


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Mongolia has been a member of the Egmont Group since 2009 and joined the Eurasian Group in 2011.",
            {("country:MN", "organisation:egmont", "2009-01-01"), ("country:MN", "organisation:eag", "2011-01-01")},
        ),
        (
            "Монголия присоединилась к Группе «Эгмонт» в 2009 году.",
            {("country:MN", "organisation:egmont", "2009-01-01")},
        ),
        (
            "In 2008 Armenia ratified the United Nations Convention against Corruption.",
            {("country:AM", "instrument:uncac", "2008-01-01")},
        ),
        (
            "The head of the Council of Europe mission welcomed the entry of Armenia into the Egmont Group.",
            {("country:AM", "organisation:egmont", None)},
        ),
        ("The Council of Europe welcomed the ratification of an agreement between Armenia and Europol.", set()),
        (
            "Armenia spoke of the agreement. Our country is interested in accession to the Budapest Convention.",
            {("country:AM", "instrument:budapest", None)},
        ),
    ],
)
def test_only_what_words_of_joining_lead_to_is_joined(
    sentence: str, expected: set[tuple[str, str, str | None]]
) -> None:
    assert joined(sentence) == expected


def test_the_seizure_is_where_it_was_and_not_where_the_report_was_filed() -> None:
    [seizure] = told(
        EventKind.SEIZURE, "BISHKEK, 5 May 2026 – Customs officers at Karakol seized 3.2 kg of heroin on 4 May 2026."
    )
    assert seizure.event.place_id == "karakol"


def test_the_day_since_which_something_goes_on_is_not_the_day_of_an_event() -> None:
    [seizure] = told(
        EventKind.SEIZURE, "С марта 2026 года они продавали мефедрон. При обысках в Оше были изъяты 3,4 кг мефедрона."
    )
    assert seizure.event.starts_on is None


def test_another_day_leaves_the_place_behind() -> None:
    first, second = told(
        EventKind.MEETING,
        "The group held its meeting in Vienna on 25 March 2026. Its earlier meeting, held in July 2025, was short.",
    )
    assert (first.event.place_id, second.event.place_id) == ("vienna", None)


def test_a_person_named_by_role_alone_is_the_one_who_was_named_with_it() -> None:
    [meeting] = told(
        EventKind.MEETING,
        "Elena Marchenko, Executive Secretary of the Eurasian Group, arrived in Dushanbe.",
        "On 4 May 2026 Minister of Justice Rustam Aliev met with the Executive Secretary of the Eurasian Group.",
    )
    assert len([name for name in meeting.names if name.startswith("person:")]) == 2


def test_sentences_that_go_on_about_the_workshop_tell_of_one_workshop() -> None:
    [workshop] = told(
        EventKind.MEETING,
        "A regional workshop was held in Kosshy from 3 to 5 May 2026.",
        "The workshop was organized by Interpol. In all, 34 officers from Kazakhstan and Tajikistan were trained.",
    )
    assert {"organisation:interpol", "country:KZ", "country:TJ", "place:kosshy"} <= workshop.names


def test_figures_belong_to_the_event_of_their_sentence_and_totals_to_none() -> None:
    understood = said(
        "Police in Osh seized 3.2 kg of heroin on 4 May 2026. Since the beginning of the year 210 kg have been seized.",
    )
    assert {figure.value: figure.event_number for figure in understood.figures if figure.unit == "kg"} == {
        3.2: 0,
        210: None,
    }
