"""Marked text is the text: cut into pieces nothing is lost, and every span's words are marked in full."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from flows.cli.pages.marking import MarkKind, mark_kind, pieces, strongest_kind
from flows.cli.pages.stretches import stretches


class Span(NamedTuple):
    """Evidence, as far as marking looks at it."""

    start_char: int
    end_char: int
    weight: float
    rule_id: str
    threat_id: str = "cybercrime"


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(st.text(min_size=1, max_size=40))
    spans = []
    for number in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        spans.append(Span(start, end, draw(st.sampled_from([-1.0, 2.0])), f"cybercrime/en/{number}"))
    return text, spans


@given(marked_texts())
def test_pieces_are_the_text(given_text: tuple[str, list[Span]]):
    text, spans = given_text
    assert "".join(text[piece.start_char : piece.end_char] for piece in pieces(0, len(text), spans)) == text


@given(marked_texts())
def test_the_pieces_of_a_span_are_its_words(given_text: tuple[str, list[Span]]):
    text, spans = given_text
    cut = stretches(text, 0, len(text), dict(enumerate(spans)), {"cybercrime": 1})
    for number, span in enumerate(spans):
        told = "".join(each.text for each in cut if number in {mark.span for mark in each.marks})
        assert told == text[span.start_char : span.end_char]
        assert sum(mark.is_first for each in cut for mark in each.marks if mark.span == number) == 1


def test_a_passage_shows_the_part_of_a_span_that_it_holds():
    (piece,) = pieces(5, 10, [Span(0, 20, 1.0, "cybercrime/en/a")])
    assert (piece.start_char, piece.end_char, len(piece.spans)) == (5, 10, 1)


def test_terms_are_shown_before_words_of_the_model():
    term, word = Span(0, 1, -0.1, "cybercrime/en/a"), Span(0, 1, 5.0, "cybercrime/model/a")
    assert mark_kind(word) is MarkKind.MODEL
    assert strongest_kind([word, term]) is MarkKind.AGAINST
