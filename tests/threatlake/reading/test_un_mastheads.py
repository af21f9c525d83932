"""The masthead of a UN document states its session, agenda item and languages; nothing else does."""

from datetime import date

import pytest

from threatlake.reading.extraction import Block, Stated, StatedDay
from threatlake.reading.un.mastheads import base, stated
from threatlake.records import PassageKind, Precision


def _lines(*lines: str) -> list[Block]:
    return [Block(PassageKind.PARAGRAPH, line, page=1) for line in lines]


def _stated(*lines: str) -> Stated:
    return stated(_lines("United Nations", "A/81/990/Add.2", "Distr.: General", "3 March 2026", *lines))


def test_a_masthead_states_all_of_it() -> None:
    found = _stated("English", "Original: French", "Eighty-first session", "Item 72 (b) of the provisional agenda*")
    assert (found.symbol, found.base_symbol) == ("A/81/990/Add.2", "A/81/990")
    assert (found.session, found.agenda_item) == ("Eighty-first session", "Item 72 (b) of the provisional agenda")
    assert (found.stated_language, found.original_language) == ("en", "fr")


@pytest.mark.parametrize(
    ("symbol", "without"),
    [
        ("A/81/990", "A/81/990"),
        ("E/CN.7/2026/3/Corr.1", "E/CN.7/2026/3"),
        ("A/C.2/81/L.4/Rev.1/Add.1", "A/C.2/81/L.4"),
        ("A/81/15 (Part II)", "A/81/15"),
        ("A/81/6 (Sect. 3)", "A/81/6"),
        ("S/RES/2768 (2025)", "S/RES/2768 (2025)"),
    ],
)
def test_the_base_symbol_is_without_what_is_appended(symbol: str, without: str) -> None:
    assert base(symbol) == without


@pytest.mark.parametrize(
    ("line", "session"),
    [
        ("Seventy-ninth session", "Seventy-ninth session"),
        ("Eleventh emergency special session", "Eleventh emergency special session"),
        ("One hundred and twelfth session", "One hundred and twelfth session"),
        ("2026 resumed session", "2026 resumed session"),
        ("Second regular session 2026", "Second regular session 2026"),
        ("Annual session 2026", "Annual session 2026"),
        ("Substantive session of 2026", "Substantive session of 2026"),
        ("Committee on Vessels Eighth session Almaty, 4–6 May 2026", "Eighth session"),
        ("Семьдесят девятая сессия", "Семьдесят девятая сессия"),
        ("Сессия 2026 года", "Сессия 2026 года"),
        ("Quatre-vingtième session", "Quatre-vingtième session"),
        ("Session de fond de 2026", "Session de fond de 2026"),
        ("Octogésimo primer período de sesiones", "Octogésimo primer período de sesiones"),
        ("Octogésimo período de sesiones", "Octogésimo período de sesiones"),
        ("Período de sesiones de 2026", "Período de sesiones de 2026"),
        ("Report of the Committee on its forty-ninth session", None),
        ("Documents for the 2026 session", None),
        ("Eightieth year", "Eightieth year"),
    ],
)
def test_a_session_is_told_from_talk_of_one(line: str, session: str | None) -> None:
    assert _stated(line).session == session


def test_official_records_count_their_own_session() -> None:
    found = _stated(
        "Report of the Committee", "Twelfth session (4–6 May 2026)", "Official Records", "Eighty-first Session"
    )
    assert found.session == "Eighty-first Session"


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("Agenda item 15", "Agenda item 15"),
        ("Agenda items 98 (j), 98 (k) and 105", "Agenda items 98 (j), 98 (k) and 105"),
        ("Item 116 (c) of the preliminary list**", "Item 116 (c) of the preliminary list"),
        ("(Item 3 (a))", "Item 3 (a)"),
        ("Пункт 72 b) предварительной повестки дня*", "Пункт 72 b) предварительной повестки дня"),
        ("Пункты 7 и 12 первоначального перечня*", "Пункты 7 и 12 первоначального перечня"),
        ("Point 72 b) de l’ordre du jour provisoire*", "Point 72 b) de l’ordre du jour provisoire"),
        ("Tema 5 del programa provisional*", "Tema 5 del programa provisional"),
        ("Review of agenda item 15", None),
    ],
)
def test_an_agenda_item_is_kept_as_printed_without_its_star(line: str, item: str | None) -> None:
    assert _stated(line).agenda_item == item


@pytest.mark.parametrize(
    ("lines", "language", "original"),
    [
        (("Original: English",), None, "en"),
        (("ENGLISH ONLY",), "en", None),
        (("Русский", "Язык оригинала: английский"), "ru", "en"),
        (("Français", "Original : espagnol"), "fr", "es"),
        (("Español Original: inglés",), "es", "en"),
        (("Original: English/French",), None, None),
        (("English, French and Spanish only",), None, None),
    ],
)
def test_the_language_and_that_of_the_original(
    lines: tuple[str, ...], language: str | None, original: str | None
) -> None:
    found = _stated(*lines)
    assert (found.stated_language, found.original_language) == (language, original)


def test_a_masthead_set_as_a_table_states_the_same() -> None:
    table = "General Assembly | Distr.: General\n | 3 March 2026\nNinth session | Original: French\nAgenda item 4 |"
    blocks = [*_lines("United Nations", "A/81/990"), Block(PassageKind.TABLE, table, page=1)]
    found = stated(blocks)
    assert (found.session, found.agenda_item, found.original_language) == ("Ninth session", "Agenda item 4", "fr")
    assert found.published == StatedDay(date(2026, 3, 3), Precision.DAY)


def test_the_print_job_tells_the_language() -> None:
    blocks = _lines("United Nations", "A/81/990", "Distr.: General", "Original: English")
    assert stated(blocks, ["V.26-01234 (R)", "2/8"]).stated_language == "ru"


def test_the_running_head_gives_a_symbol_that_the_masthead_lacks() -> None:
    assert stated(_lines("Distr.: General", "Eighth session"), ["A/81/990", "A/81/990"]).symbol == "A/81/990"


def test_a_later_masthead_is_another_documents() -> None:
    found = _stated("Note by the Secretariat", "Distr.: Limited", "Ninth session", "Agenda item 4", "Original: Russian")
    assert (found.session, found.agenda_item, found.original_language) == (None, None, None)


def test_text_below_the_masthead_states_nothing() -> None:
    sentence = "The Committee met in the spring, as it had decided to do a year before, and adopted its agenda in full."
    assert _stated(sentence, "Ninth session", "Agenda item 4").session is None


def test_a_document_without_masthead_states_nothing() -> None:
    assert stated(_lines("Press release", "Eighth session", "Agenda item 4")) == Stated()
