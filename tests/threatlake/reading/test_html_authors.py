"""The author is whom the page names as such; a name that might be somebody else's is none."""

import pytest

from threatlake.reading import html

BODY = "<p>The service returned eleven lorries on Tuesday, after a court found that the drivers had not known.</p>"


def author(before: str = "", after: str = "", head: str = "") -> str | None:
    page = f"<html><head>{head}</head><body><h1>Lorries returned</h1>{before}{BODY}{after}</body></html>"
    return html.extract(page.encode()).author


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("<p>By Marat Ospan</p>", "Marat Ospan"),
        ("<p>By <a href='/a'>Marat Ospan</a> · 3 May 2024</p>", "Marat Ospan"),
        ("<div class='byline'>Марат Оспан, 12 ноября 2025 г. | Просмотров: 18</div>", "Марат Оспан"),
        ("<span class='post-author'>А. Сейтқали</span>", "А. Сейтқали"),
        ("<p>Автор: Анна-Мария Ли</p>", "Анна-Мария Ли"),
        ("<p><b>Текст:</b> Дмитрий Ким, фото автора</p>", "Дмитрий Ким"),
        ("<p>Мәтін: Ерасыл Шабдарбай</p>", "Ерасыл Шабдарбай"),
        ("<p>Авторы: Анна Ли и Марат Оспан</p>", "Анна Ли и Марат Оспан"),
    ],
)
def test_a_byline_names_the_author(line: str, name: str) -> None:
    assert author(before=line) == name


@pytest.mark.parametrize(
    "line",
    [
        "<p>By Tuesday the lorries were back.</p>",
        "<p>Фото: Дмитрий Ким</p>",
        "<p>Дереккөз: Солтүстік Хабар</p>",
        "<div class='byline'>NEWS DESK OF THE SERVICE</div>",
        "<div class='author'>Staff Writer</div>",
        "<p class='byline'>Марат Оспан</p><p class='byline'>Анна Ли</p>",
        "<div class='comment'><span class='author'>Марат Оспан</span></div>",
        "<aside>Автор: Марат Оспан</aside>",
    ],
)
def test_a_name_that_may_be_another_is_none(line: str) -> None:
    assert author(before=line) is None


def test_a_label_at_the_end_names_the_author() -> None:
    assert author(after="<p>Автор: Марат Оспан</p>") == "Марат Оспан"


def test_what_the_page_tells_machines_is_believed_first() -> None:
    assert author("<p>By Marat Ospan</p>", head='<meta name="author" content="Anna Li">') == "Anna Li"
