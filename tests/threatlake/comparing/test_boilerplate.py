"""A passage is boilerplate by the number of its words; short ones have none, and a publisher is a name or a host."""

from threatlake.comparing.boilerplate import Paragraph, paragraphs, publisher_of, spans_of
from threatlake.comparing.shingles import words

NOTICE = "Reprinting is allowed with a link to the source and to the author only."
TEXT = f"Minister opens school\n\n{NOTICE}\n\nThe school has room for nine hundred pupils and two gymnasiums."
SPANS = [(0, 21), (23, 23 + len(NOTICE)), (25 + len(NOTICE), len(TEXT))]


def test_the_same_words_have_the_same_number_in_any_text():
    (in_text, _) = paragraphs(words(TEXT), SPANS)
    (alone,) = paragraphs(words(NOTICE.upper()), [(0, len(NOTICE))])
    assert in_text.number == alone.number
    assert TEXT[slice(*in_text.span)] == NOTICE


def test_a_passage_of_a_few_words_has_no_number():
    assert paragraphs(words(TEXT), SPANS[:1]) == []


def test_known_boilerplate_is_found_where_it_stands():
    found = [Paragraph(1, (0, 5)), Paragraph(2, (7, 9)), Paragraph(1, (11, 16))]
    assert spans_of(frozenset({1}), found) == [(0, 5), (11, 16)]


def test_a_publisher_is_the_name_it_states_or_the_host_of_its_address():
    assert publisher_of("Silk Road Courier", "https://courier.example/a") == "Silk Road Courier"
    assert publisher_of(None, "https://courier.example/a") == "courier.example"
    assert publisher_of(None, None) is None
