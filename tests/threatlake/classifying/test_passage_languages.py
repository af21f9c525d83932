"""A passage has its document's language unless its letters speak against it; what cannot be told is None."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.classifying import letters
from threatlake.classifying.language import CANDIDATES, identify
from threatlake.classifying.letters import Kind
from threatlake.classifying.passage_languages import passage_languages
from threatlake.reading.extraction import Reading
from threatlake.records import DocumentId, MediaType, Passage, PassageKind

PARAGRAPHS = {
    "en": (
        "The customs service opened a new post on the road to the border and hired forty officers in the spring.",
        "Residents of the valley will cross the bridge free of charge until the repair of the tunnel is finished.",
        "Road repair plan",
    ),
    "ru": (
        "Таможенная служба открыла новый пост на дороге к границе и приняла на работу сорок сотрудников.",
        "Жители долины будут проезжать по мосту бесплатно, пока не завершится ремонт тоннеля.",
        "План ремонта дорог",
    ),
    "kk": (
        "Кеден қызметі шекараға апаратын жолда жаңа бекет ашып, қырық қызметкерді жұмысқа алды.",
        "Туннель жөндеуден өткенше алқап тұрғындары көпірден тегін өтетін болады.",
        "Жол жөндеу жоспары",
    ),
    "kk-Latn": (
        "Keden qyzmetı şekarağa aparatyn jolda jaña beket aşyp, qyryq qyzmetkerdı jūmysqa aldy.",
        "Tunnel jöndeuden ötkenşe alqap tūrğyndary köpırden tegın ötetın bolady.",
        "Jol jöndeu jospary",
    ),
    "ky": (
        "Бажы кызматы чек арага бараткан жолдо жаңы бекет ачып, кырк кызматкерди жумушка алды.",
        "Туннель оңдолуп бүткөнчө өрөөндүн тургундары көпүрөдөн акысыз өтүшөт.",
        "Жол оңдоо планы",
    ),
    "uz": (
        "Божхона хизмати чегарага борадиган йўлда янги пост очди ва қирқ ходимни ишга олди.",
        "Туннел таъмирланиб бўлгунча водий аҳолиси кўприкдан бепул ўтади.",
        "Йўлларни таъмирлаш режаси",
    ),
    "uz-Latn": (
        "Bojxona xizmati chegaraga boradigan yo‘lda yangi post ochdi va qirq xodimni ishga oldi.",
        "Tunnel taʼmirlanib boʻlguncha vodiy aholisi ko'prikdan bepul o'tadi.",
        "Yo’llarni ta’mirlash rejasi",
    ),
    "tg": (
        "Хадамоти гумрук дар роҳ ба сӯи сарҳад посгоҳи нав кушод ва чил кормандро ба кор гирифт.",
        "То анҷоми таъмири нақб сокинони водӣ аз пул ройгон мегузаранд.",
        "Нақшаи таъмири роҳҳо",
    ),
}
MIXTURES = [
    ("ru", "kk"), ("ru", "en"), ("uz", "ru"), ("uz-Latn", "ru"), ("tg", "ru"), ("ky", "ru"), ("kk", "en"),
    ("kk-Latn", "ru"), ("kk-Latn", "en"), ("uz-Latn", "en"), ("tg", "uz"), ("ky", "kk"), ("uz", "uz-Latn"),
]  # fmt: skip


def reading(paragraphs: list[str]) -> Reading:
    starts = [0]
    for paragraph in paragraphs:
        starts.append(starts[-1] + len(paragraph) + 2)
    passages = [
        Passage(DocumentId("d"), number, PassageKind.PARAGRAPH, None, None, start, following - 2)
        for number, (start, following) in enumerate(pairwise(starts))
    ]
    return Reading(DocumentId("d"), MediaType.TEXT, "\n\n".join(paragraphs), passages)


def code(language: str) -> str:
    return language.partition("-")[0]


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_a_document_in_one_language_is_so_throughout_its_short_headings_too(language: str) -> None:
    read = reading(list(PARAGRAPHS[language]) * 2)
    assert passage_languages(read, identify(read.text)) == [code(language)] * 6


@pytest.mark.parametrize(("one", "other"), [*MIXTURES, *((other, one) for one, other in MIXTURES)])
def test_a_paragraph_of_another_language_is_told(one: str, other: str) -> None:
    languages = [one, other, one, one, other]
    read = reading([PARAGRAPHS[each][number % 2] for number, each in enumerate(languages)])
    assert passage_languages(read, code(one)) == [code(each) for each in languages]


def test_letters_of_a_name_do_not_change_the_language() -> None:
    text = "Акимат Қазығұрт и Үкілі Ыбырай сообщили, что дорогу к перевалу откроют в начале июня, после таяния снега."
    assert passage_languages(reading([text, PARAGRAPHS["ru"][0]]), "ru") == ["ru", "ru"]


@pytest.mark.parametrize("text", ["UNODC", "www.example.org/reports/annual-review", "someone.somewhere@example.org"])
def test_what_is_too_short_and_in_another_script_is_left_open(text: str) -> None:
    assert passage_languages(reading([PARAGRAPHS["ru"][0], text]), "ru") == ["ru", None]


@pytest.mark.parametrize("text", ["12.04.2021", "— — —", "1 200 / 3 400"])
def test_what_has_no_letters_is_left_open(text: str) -> None:
    assert passage_languages(reading([PARAGRAPHS["ru"][0], text]), "ru") == ["ru", None]


def test_passages_are_told_where_the_document_has_no_language() -> None:
    assert passage_languages(reading([PARAGRAPHS["kk"][0], PARAGRAPHS["en"][0], "Итог"]), None) == ["kk", "en", None]


def test_a_document_without_passages_has_no_languages() -> None:
    assert passage_languages(reading([]), None) == []


@given(st.lists(st.text(max_size=80), max_size=6), st.sampled_from([None, *sorted(CANDIDATES)]))
def test_every_passage_has_a_known_language_or_none(paragraphs: list[str], main: str | None) -> None:
    languages = passage_languages(reading(paragraphs), main)
    assert len(languages) == len(paragraphs)
    assert set(languages) <= {None, *CANDIDATES}


@given(st.lists(st.text(max_size=40), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_a_letter_is_counted_in_its_own_passage(paragraphs: list[str], chance: random.Random) -> None:
    read = reading(paragraphs)
    number = chance.randrange(len(paragraphs))
    passage = read.passages[number]
    spans = [(each.start_char, each.end_char) for each in read.passages]
    alone = letters.count(read.text, [(passage.start_char, passage.end_char)])
    assert letters.count(read.text, spans)[number].tolist() == alone[0].tolist()
    assert alone.sum() == len(paragraphs[number])


def test_a_letter_counts_for_the_languages_that_have_it() -> None:
    text = "Қaә ўΩ"
    counts = letters.count(text, [(0, len(text))])[0]
    kinds = (Kind.KAZAKH_UZBEK_TAJIK, Kind.LATIN, Kind.KAZAKH, Kind.NONE, Kind.UZBEK, Kind.OTHER)
    assert [int(counts[kind]) for kind in kinds] == [1, 1, 1, 1, 1, 1]
