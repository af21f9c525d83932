"""Bylines, dates, credits, pointers and invitations are no text; a sentence with the same words is."""

import pytest

from threatlake.reading.extraction import Block
from threatlake.reading.html import small_print as html_small_print
from threatlake.records import PassageKind

TEXT = [f"The patrol stopped boat number {number} on the river and found nothing in it." for number in range(20)]


def blocks(*texts: str) -> list[Block]:
    return [Block(PassageKind.PARAGRAPH, text) for text in texts]


def without(*texts: str) -> list[str]:
    return [block.text for block in html_small_print.without(blocks(*texts), ["Two men stopped", "Anna Li"])]


@pytest.mark.parametrize(
    "line",
    [
        "By Marat Ospan", "Von Anna Li", "Автор: Марат Оспан", "Anna Li", "Anna Li, 12 March 2024",
        "12 March 2024, 09:30", "Published: Tuesday, September 7, 2021", "Опубликовано 07.09.2021 14:20",
        "Aktualisiert am 5.11.2021 um 10 Uhr", "Reading time: 4 minutes", "3 min read", "Время чтения: 2 минуты",
        "Subscribe to our newsletter for more stories.", "Follow the service on Telegram and Facebook.",
        "Подписывайтесь на наш канал, чтобы не пропустить новости.",
    ],
)  # fmt: skip
def test_a_line_at_the_edge_that_is_none_of_the_text_is_left_out(line: str) -> None:
    assert without(line, *TEXT) == TEXT
    assert without(*TEXT, line) == TEXT
    assert line in without(*TEXT[:10], line, *TEXT[10:])


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Border Service", "Фото: пресс-служба ведомства", "© Border Service", "(Credit: Anna Li)",
        "An officer with one of the nets. (Photo: Border Service)", "Сети на берегу. Фото: Анна Ли",
        "Read also: Nine herders brought down", "Читайте также: Как вернули пруд", "Lea también: Nueve pastores",
        "Lesen Sie auch: Neun Hirten gerettet", "ADVERTISEMENT: boats for rent", "Click here to see the map.",
    ],
)  # fmt: skip
def test_a_line_that_is_none_of_the_text_is_left_out_anywhere(line: str) -> None:
    assert without(*TEXT[:10], line, *TEXT[10:]) == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday the boats were back at their places, and the men had gone home to their families.",
        "Related: the service told the court that it had found the nets by chance.",
        "The photo shows the nets: they were burnt on the bank.",
        "On 12 March 2024 the patrol stopped two men.",
        "12", "3.5", "840",
        "Follow the river for two hours and the post is on the left bank.",
    ],
)  # fmt: skip
def test_a_sentence_or_a_figure_stays(line: str) -> None:
    assert without(line, *TEXT) == [line, *TEXT]


def test_a_page_of_nothing_else_keeps_all() -> None:
    assert without("Photo: Border Service", "12 March 2024") == ["Photo: Border Service", "12 March 2024"]
