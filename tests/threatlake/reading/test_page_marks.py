"""A page's number and the number of its print job are told from words, sums and telephone numbers."""

import pytest

from threatlake.reading.plain.page_marks import is_job, is_roman_number, offsets, page_number, without_job


@pytest.mark.parametrize(
    "text", ["7", "- 7 -", "Page 7", "page 7 of 12", "7/12", "стр. 7", "Страница 7 из 12", "7-бет", "| 7", "[7]"]
)
def test_a_page_number_is_read_however_it_is_printed(text: str) -> None:
    assert page_number(text) == 7


@pytest.mark.parametrize("text", ["7%", "$7", "7 12", "7 parcels", "12345", "paragraph 7", "", "¹ 7"])
def test_other_numbers_are_no_page_numbers(text: str) -> None:
    assert page_number(text) is None


def test_pages_before_the_first_have_small_roman_numbers() -> None:
    assert is_roman_number("iv")
    assert not is_roman_number("IV")
    assert not is_roman_number("ill will")


def test_a_numbering_may_differ_from_the_count_of_pages_if_it_does_so_twice() -> None:
    assert offsets([(1, [14]), (2, [9]), (3, [31])]) == {0}
    assert offsets([(1, [14, 2]), (2, [15]), (3, [])]) == {0, 13}


@pytest.mark.parametrize(
    "text",
    ["V.19-02713 (E)   060519", "2/2    V.19-02713", "V. 19-02713(E)", "19-02713 (E)", "*1902713*", "GE.19-02713  4"],
)
def test_a_print_job_is_told_by_its_place_language_or_bar_code(text: str) -> None:
    assert is_job(text)
    assert page_number(without_job(text) or "1") is not None


@pytest.mark.parametrize("text", ["24-12345", "24-12345 *", "V. Petrov", "Call 24-12345 (E)", "060519", "(E)"])
def test_what_might_be_a_telephone_number_is_no_print_job(text: str) -> None:
    assert not is_job(text)


def test_beside_a_number_alone_at_the_foot_of_a_page_the_rest_is_left() -> None:
    assert without_job("24-12345  3/19") == "3/19"
    assert without_job("It rained (E)") == "It rained (E)"
