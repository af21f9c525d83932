"""Whatever stands on the lines of a table, its cells hold each word once and no two of them overlap."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from threatlake.reading.pdf.cells import Plan, Rule, cut
from threatlake.reading.pdf.strips import in_columns, lines_of, strips
from threatlake.reading.pdf.words import Word


def _word(text: str, x0: float, baseline: float, width: float = 20.0, *, is_bold: bool = False) -> Word:
    return Word(text, x0, x0 + width, baseline, 10.0, is_bold)


WORDS = st.lists(
    st.builds(
        _word,
        st.text("ab7.", min_size=1, max_size=4),
        st.floats(0, 500),
        st.integers(0, 30).map(lambda line: 12.0 * line),
        st.floats(2, 90),
        is_bold=st.booleans(),
    ),
    min_size=1,
    max_size=40,
)
RULES = st.lists(st.builds(Rule, st.floats(0, 360), st.floats(0, 250), st.floats(250, 500)), max_size=3)


@given(WORDS, RULES, st.one_of(st.none(), st.integers(0, 4)))
def test_every_word_is_in_one_cell_and_every_place_in_the_grid_has_one(
    words: list[Word], rules: list[Rule], heads: int | None
) -> None:
    lines = lines_of(words)
    table = cut(Plan(lines, strips(lines, 0.9), rules, min(heads, len(lines)) if heads is not None else None))
    assert Counter(map(id, table.words())) == Counter(map(id, words))
    places = Counter(
        (entry.row + down, entry.column + on)
        for entry in table.entries
        for down in range(entry.row_span)
        for on in range(entry.column_span)
    )
    assert set(places.values()) == {1}
    assert len(places) == table.row_count * (len(table.between) + 1)


def test_the_room_that_all_lines_leave_parts_the_columns() -> None:
    lines = lines_of(
        [_word(str(row), 100 * row % 7 + 200 * column, 12.0 * row) for row in range(4) for column in range(3)]
    )
    assert len(strips(lines, 0.9)) == 2


def test_words_near_each_other_stay_together_across_the_room_between_columns() -> None:
    line = [_word("2024", 0, 0, 40), _word("and", 42, 0, 30), _word("2025", 120, 0, 40)]
    assert [len(run.words) for run in in_columns(line, [(38.0, 44.0), (90.0, 110.0)], 0.4)] == [2, 1]
