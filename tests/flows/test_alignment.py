"""Two texts in rows are the two texts: nothing is lost, the order is kept, and what is shared is the same words."""

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from rich.console import Console

from flows.cli.copy_columns import columns
from flows.cli.copy_wordings import why
from flows.cli.pages.alignment import LeftOut, Unit, rows
from flows.cli.pages.copies import page
from flows.cli.pages.copy_marks import MarkKind
from threatlake.comparing.copies import Text
from threatlake.comparing.shingles import words
from threatlake.records import CopyKind, DocumentId, Precision
from warehouse.shared_text import Paragraph, SideBySide, _side_by_side
from warehouse.shown_copies import Copies, Described, Pair

ONE, OTHER = DocumentId("1" * 64), DocumentId("2" * 64)
NOTICE = "All rights are reserved by the newspaper and its heirs for ever"
SENTENCES = (
    "The customs officers found twelve crates of tea under a load of bricks",
    "Nobody could say who had sent the lorry across the pass that night",
    "A court in the capital has ordered that the two brothers stay in custody",
    "Rain has washed away the lower road and the <script>bridge</script> beside the mill",
    "Prices of bread rose by 7 per cent in March, the statistics committee says",
    "The choir of the old town sings again in the garden of the museum today",
    "Hospitals in four districts have received new beds from a foreign donor",
)


def described(document_id: DocumentId) -> Described:
    return Described(
        document_id=document_id,
        title="<b>A title</b>",
        language="en",
        published_on=date(2026, 3, 1),
        published_precision=Precision.MONTH,
        publisher="The & Paper",
        symbol=None,
        addresses=("file:///a<b>.txt",),
        is_original=True,
    )


def laid(one: list[str], other: list[str], kind: CopyKind = CopyKind.NEAR, asked: DocumentId = ONE) -> SideBySide:
    """Two texts of some paragraphs side by side; the notice is the publisher's boilerplate."""
    texts, passages = {}, {}
    for document_id, lines in ((ONE, one), (OTHER, other)):
        text, spans = "", []
        for line in lines:
            spans.append(Paragraph(len(text), len(text) + len(line), 1 + len(spans) // 3))
            text += f"{line}\n"
        notices = [(start, end) for start, end, _ in spans if text[start:end] == NOTICE]
        texts[document_id] = Text.of(document_id, words(text), notices)
        passages[document_id] = tuple(spans)
    other_id = OTHER if asked == ONE else ONE
    return _side_by_side(described(asked), Pair(described(other_id), kind, 0.6, 0.9, ()), texts, passages)


paragraphs = st.lists(st.sampled_from([*SENTENCES, NOTICE, "Short", " ".join(SENTENCES[:3])]), max_size=9)
pairs = st.builds(laid, paragraphs, paragraphs, asked=st.sampled_from([ONE, OTHER]))


def units(found: SideBySide, side: int) -> list[Unit]:
    cells = [each for row in rows(found) for each in row.cells[side]]
    return [unit for each in cells for unit in (each.units if isinstance(each, LeftOut) else (each,))]


@given(pairs)
def test_rows_are_both_texts_in_their_order(found: SideBySide):
    for side, of_side in enumerate(found.sides):
        told = [of_side.text[unit.block.start_char : unit.block.end_char] for unit in units(found, side)]
        assert "\n".join(told) == of_side.text.strip()


@given(pairs)
def test_what_is_marked_as_shared_are_the_same_words(found: SideBySide):
    told: list[list[str]] = [[], []]
    for side, of_side in enumerate(found.sides):
        for passage in found.passages:
            told[side].append(" ".join(of_side.text[slice(*part.spans[side])] for part in passage.parts))
        marked = [mark for unit in units(found, side) for mark in unit.marks if mark.kind is MarkKind.SHARED]
        for passage in found.passages:
            for part in passage.parts:
                start, end = part.spans[side]
                assert any(mark.start_char <= start and end <= mark.end_char for mark in marked)
    assert [re.findall(r"\w+", each) for each in told[0]] == [re.findall(r"\w+", each) for each in told[1]]


@given(pairs)
def test_what_stands_side_by_side_is_where_its_counterpart_is(found: SideBySide):
    aligned = rows(found)
    for row in aligned:
        numbers = [
            {
                mark.number
                for unit in cell
                if isinstance(unit, Unit)
                for mark in unit.marks
                if mark.kind is MarkKind.SHARED and not mark.is_moved
            }
            for cell in row.cells
        ]
        assert numbers[0] == numbers[1]


@given(pairs)
def test_every_link_of_the_page_leads_somewhere(found: SideBySide):
    tree = html.document_fromstring(page(Copies(found.sides[0].document, [], [found.pair]), [found], is_all=False))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {target.removeprefix("#") for target in tree.xpath("//@href")} <= set(ids)


@given(pairs)
def test_the_page_holds_both_texts(found: SideBySide):
    tree = html.document_fromstring(page(Copies(found.sides[0].document, [], [found.pair]), [found], is_all=False))
    for name in ("page", "named"):
        for element in tree.xpath("//*[@class=$name]", name=name):
            element.drop_tree()
    for name, side in zip(("here", "there"), found.sides, strict=True):
        told = [each.text_content() for each in tree.xpath("//td[@data-side=$name]//p", name=name)]
        assert "\n".join(told) == side.text.strip()


@given(pairs, st.sampled_from([60, 120]))
def test_a_terminal_shows_both_texts(found: SideBySide, width: int):
    for side, shown in zip(found.sides, split(found, width), strict=True):
        assert re.findall(r"\w+", shown) == re.findall(r"\w+", side.text)


def split(found: SideBySide, width: int) -> tuple[str, str]:
    """What a terminal shows of each text, without the signs."""
    *_, table = columns(found, width, is_all=True)
    if width >= 100:
        cells = [[str(cell) for cell in column._cells][1:] for column in table.columns]
    else:
        names, told = ([str(cell) for cell in column._cells][2:] for column in table.columns)
        cells = [[text for name, text in zip(names, told, strict=True) if side in name] for side in "AB"]
    plain = [re.sub(r"\(boilerplate of [^)]*\)|[⁰¹²³⁴⁵⁶⁷⁸⁹]", "", "\n".join(column)) for column in cells]
    return plain[0], plain[1]


@pytest.fixture(scope="module")
def tree() -> html.HtmlElement:
    corrected = SENTENCES[4].replace("7 per", "8 per")
    found = laid(
        [SENTENCES[3], SENTENCES[4], SENTENCES[0], "Not of it. " * 40, NOTICE],
        [SENTENCES[0], SENTENCES[3], corrected, NOTICE],
        CopyKind.RELATED,
    )
    return html.document_fromstring(page(Copies(found.sides[0].document, [], [found.pair]), [found], is_all=False))


def test_no_text_becomes_markup(tree: html.HtmlElement):
    assert not tree.xpath("//script | //h1/b | //td//b[text()='A title']/b")
    assert "<script>bridge</script>" in tree.xpath("string(//tbody)")
    assert tree.xpath("string(//h1)") == "<b>A title</b>"


def test_the_page_needs_nothing_from_elsewhere(tree: html.HtmlElement):
    assert not tree.xpath("//@src | //link | //iframe | //object | //script")
    assert all(target.startswith("#") for target in tree.xpath("//@href"))


def test_a_figure_that_differs_is_marked_and_read_out_with_its_counterpart(tree: html.HtmlElement):
    assert tree.xpath("//td//mark[contains(@class, 'figure')]/text()") == ["7", "8"]
    (here,) = tree.xpath("//td[@data-side='here']//a[@class='swap'][.//mark[contains(@class, 'figure')]]")
    assert here.get("aria-label") == "7; there: 8"
    assert tree.xpath("//a[@id=$id]", id=here.get("href").removeprefix("#"))[0].text_content() == "8"


def test_what_moved_has_the_number_of_its_counterpart(tree: html.HtmlElement):
    assert tree.xpath("//a[@class='jump']/@data-number") == ["1", "1"]
    assert len(tree.xpath("//mark[contains(@class, 'moved')]")) >= 2


def test_boilerplate_is_named_and_what_is_not_shared_is_folded(tree: html.HtmlElement):
    assert [each.text_content() for each in tree.xpath("//*[@class='named']")] == [
        "boilerplate of The & Paper, not compared"
    ] * 2
    assert tree.xpath("string(//details/summary)") == "1 paragraph not shared"


def test_a_month_is_not_told_as_a_day(tree: html.HtmlElement):
    assert "2026-03 · The & Paper" in tree.xpath("string(//thead)")


def test_states_of_one_document_are_told_by_their_symbols():
    found = laid([SENTENCES[0]], [SENTENCES[0]], CopyKind.REVISION)
    one, other = (
        replace(side, document=replace(side.document, symbol=symbol))
        for side, symbol in zip(found.sides, ("A/79/992", "A/79/992/Rev.1"), strict=True)
    )
    assert why(replace(found, sides=(one, other))) == "states of one document: A/79/992 and A/79/992/Rev.1"


def test_rows_of_older_code_are_told_to_be_such():
    assert why(laid([SENTENCES[0]], [SENTENCES[1]])) == "found by older code or seeds; now nothing shared is found"


def test_a_narrow_terminal_shows_what_is_the_same_once():
    found = laid([SENTENCES[0], SENTENCES[1]], [SENTENCES[0], SENTENCES[2]])
    console = Console(file=io.StringIO(), width=60, markup=False)
    for each in columns(found, 60, is_all=False):
        console.print(each)
    told = console.file.getvalue()
    assert told.count("customs officers") == 1
    assert re.search(r"^AB \[The customs", told, re.MULTILINE)
    assert re.search(r"^A  Nobody could", told, re.MULTILINE)
