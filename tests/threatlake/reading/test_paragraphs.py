"""Lines are joined only where a sentence shows that they were one."""

import pytest

from threatlake.reading.plain.paragraphs import Line, paragraphs
from threatlake.reading.structure.labels import mark_of
from threatlake.records import PassageKind


def joined(text: str) -> list[str]:
    lines: list[Line] = []
    gap = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Line(line, gap))
        gap = 0 if line.strip() else gap + 1
    return [paragraph.text for paragraph in paragraphs(lines)]


def test_a_file_with_a_paragraph_per_line_keeps_them() -> None:
    text = (
        "The first paragraph is a line of its own and ends here.\nThe second one is, too.\nAnd so is the third of them."
    )
    assert joined(text) == text.split("\n")


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The officers of the unit had searched the warehouse twice before\n"
        "they found the false wall behind which the boxes were kept, and\n"
        "nobody had thought of it."
    )
    assert joined(text) == [text.replace("\n", " ")]


@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n\n\n"])
def test_a_sentence_cut_by_empty_lines_is_whole_again(gap: str) -> None:
    assert joined(f"The commission asked all States to report on the{gap}measures that they had taken.") == [
        "The commission asked all States to report on the measures that they had taken."
    ]


def test_a_sentence_that_goes_on_with_a_name_is_whole_again() -> None:
    assert joined("The note was handed to the representatives of\n\nKazakhstan and Uzbekistan.") == [
        "The note was handed to the representatives of Kazakhstan and Uzbekistan."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The commission heard the report and closed its meeting.\n\nthe text was not distributed.",
        "The commission noted the following items of its agenda:\n\nopening of the session",
        "The commission has heard the report of the working group\n\n12. it then rose.",
        "Agenda\n\nopening of the session",
    ],
)
def test_what_was_set_apart_stays_apart(text: str) -> None:
    assert joined(text) == text.split("\n\n")


def test_a_word_broken_at_a_line_keeps_its_hyphen_unless_the_file_writes_it_without() -> None:
    assert joined("The members of the unit had asked for an inter-\n\nagency group.") == [
        "The members of the unit had asked for an inter-agency group."
    ]
    assert joined(
        "Cooperation is needed, said the members of the unit, and coop-\n\neration is good. So cooperation."
    ) == ["Cooperation is needed, said the members of the unit, and cooperation is good. So cooperation."]


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("12. The Group met in the morning.", PassageKind.PARAGRAPH, "12"),
        ("1.2.3 The States shall report.", PassageKind.PARAGRAPH, "1.2.3"),
        ("2. Introduction", PassageKind.HEADING, "2"),
        ("IV. Organization of the meeting", PassageKind.HEADING, "IV"),
        ("Статья 190. Мошенничество", PassageKind.HEADING, "190"),
        ("12-тарау. Қылмыстар", PassageKind.HEADING, "12"),
        ("(a) The names of members;", PassageKind.LIST_ITEM, "a"),
        ("б) перечень документов;", PassageKind.LIST_ITEM, "б"),
        ("3) a list of posts", PassageKind.LIST_ITEM, "3"),
        ("• a bullet", PassageKind.LIST_ITEM, None),
        ("- a hyphen", PassageKind.LIST_ITEM, None),
    ],
)
def test_a_printed_mark_says_what_a_paragraph_is(text: str, kind: PassageKind, label: str | None) -> None:
    mark = mark_of(text)
    assert mark is not None
    assert (mark.kind, mark.label) == (kind, label)


@pytest.mark.parametrize(
    "text",
    [
        "2021. A year of change",
        "3.5 million euros were seized.",
        "V. Petrov",
        "A. Smith said that he had left.",
        "— Мы рады, — сказал он.",
    ],
)
def test_what_only_looks_like_a_mark_is_none(text: str) -> None:
    assert mark_of(text) is None
