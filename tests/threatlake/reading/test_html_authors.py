"""The author is whom the page names as such; a name that might be somebody else's is none."""

import pytest

from threatlake.reading.html import page as html

BODY = "<p>The service returned eleven lorries on Tuesday, after a court found that the drivers had not known.</p>"


def author(before: str = "", after: str = "", head: str = "") -> str | None:
    page = f"<html><head>{head}</head><body><h1>Lorries returned</h1>{before}{BODY}{after}</body></html>"
    return html.extract(page.encode()).stated.author


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
        ("<p><i>von Anna Li</i></p>", "Anna Li"),
        ("<div>Ein Artikel von <strong>Anna Li</strong> | 27.01.2022</div>", "Anna Li"),
        ("<p>Publié par Anna Li</p>", "Anna Li"),
        ("<h4>Autor</h4><p>Dr. Anna van der Li</p>", "Dr. Anna van der Li"),
        ("<div><b>Автор:</b><br>Марат Оспан</div>", "Марат Оспан"),
        ("<a rel='author' href='/a'>View all posts by Marat Ospan</a>", "Marat Ospan"),
        ("<span itemprop='author'><b>Text:</b><span itemprop='name'>Marat Ospan</span></span>", "Marat Ospan"),
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
        "<p>Statement by the Minister of Roads</p>",
        "<a rel='author'>m.ospan</a>",
        "<a rel='author'>Web Admin</a>",
        "<a rel='author'>LEAVE US A REPLY HERE</a>",
    ],
)
def test_a_name_that_may_be_another_is_none(line: str) -> None:
    assert author(before=line) is None


def test_a_label_at_the_end_names_the_author() -> None:
    assert author(after="<p>Автор: Марат Оспан</p>") == "Марат Оспан"


def test_what_the_page_tells_machines_is_believed_first() -> None:
    assert author("<p>By Marat Ospan</p>", head='<meta name="author" content="Anna Li">') == "Anna Li"


@pytest.mark.parametrize(
    "text", ["admin", "Unknown", "Lorries returned", "The Service", "lorries", "https://a.example/anna"]
)
def test_what_machines_are_told_may_be_no_author(text: str) -> None:
    head = f"<title>Lorries returned | The Service</title><meta name='author' content='{text}'>"
    assert author(head=head) is None


def test_a_name_is_told_as_people_write_it() -> None:
    assert author(head="<meta name='author' content='By Ana&amp;iacute;s Li'>") == "Anaís Li"
