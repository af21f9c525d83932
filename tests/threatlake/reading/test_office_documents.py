"""Word, OpenDocument, rich text and Markdown files are read as they are printed; samples stand beside their outcome."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.errors import Unreadable
from threatlake.reading.assemble import assemble
from threatlake.reading.extraction import Extraction
from threatlake.reading.kinds.sniff import sniff
from threatlake.reading.office import docx as office_docx
from threatlake.reading.office import markdown as office_markdown
from threatlake.reading.office import odt as office_odt
from threatlake.reading.office import rtf as office_rtf
from threatlake.records import DocumentId, MediaType, PassageKind

SAMPLES = Path(__file__).parents[2] / "samples" / "documents"
EXTRACTORS: dict[str, tuple[MediaType, Callable[[bytes], Extraction]]] = {
    ".docx": (MediaType.DOCX, office_docx.extract),
    ".odt": (MediaType.ODT, office_odt.extract),
    ".rtf": (MediaType.RTF, office_rtf.extract),
    ".md": (MediaType.MARKDOWN, office_markdown.extract),
}
CASES = sorted(path for path in SAMPLES.iterdir() if path.suffix in EXTRACTORS)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def outcome(extraction: Extraction) -> str:
    stated = extraction.stated
    day = stated.published
    lines = [
        f"title: {stated.title}",
        f"author: {stated.author}",
        f"published: {f'{day.on} {day.precision}' if day else None}",
        f"symbol: {stated.symbol}",
    ]
    for block in extraction.blocks:
        marks = "".join(f" [{mark.mark} at {mark.at}]" for mark in block.references)
        lines.append(f"{block.kind}\t{block.label or '-'}\t{block.text}{marks}")
    for cell in extraction.cells:
        place = f"{cell.table_number}.{cell.row_number}.{cell.column_number}"
        spans = f"{cell.row_span}x{cell.column_span}" + (" header" if cell.is_header else "")
        lines.append(f"cell\t{place}\t{spans}\t{cell.text}")
    return "\n".join(lines) + "\n"


def word_file(body: str, **more: str | bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in more.items():
            package.writestr(name, content)
    return held.getvalue()


def said(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize("sample", CASES, ids=lambda path: path.name)
def test_a_sample_is_read_as_it_is_printed(sample: Path) -> None:
    media_type, extract = EXTRACTORS[sample.suffix]
    assert sniff(sample.read_bytes()) is media_type
    expected = sample.with_name(f"{sample.name}.expected").read_text(encoding="utf-8")
    assert outcome(extract(sample.read_bytes())) == expected


def test_a_document_says_the_same_in_every_format() -> None:
    read = {
        suffix: extract((SAMPLES / f"report{suffix}").read_bytes())
        for suffix, (_, extract) in EXTRACTORS.items()
        if suffix != ".md"
    }
    assert read[".docx"].blocks == read[".odt"].blocks == read[".rtf"].blocks


def test_the_marks_of_notes_stand_after_their_words() -> None:
    extraction = office_docx.extract((SAMPLES / "report.docx").read_bytes())
    reading = assemble(DocumentId("1" * 64), MediaType.DOCX, extraction)
    for mark in reading.footnote_marks:
        assert reading.text[: mark.start_char].endswith((".", "я", "х"))
        assert reading.passages[mark.note_passage_number].kind is PassageKind.FOOTNOTE
    assert len(reading.footnote_marks) == 2


def test_a_part_that_expands_beyond_reason_is_refused() -> None:
    bomb = word_file("<w:p/>" * 2_000_000)
    assert len(bomb) < 100_000
    with pytest.raises(Unreadable, match=r"too large: word/document.xml unpacks to 11 MiB"):
        office_docx.extract(bomb)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_entities_are_never_expanded(codec: str) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    document = f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    document += f"<w:document {W}><w:body>{said('&l9;&x;')}</w:body></w:document>"
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", document.encode(codec))
    with pytest.raises(Unreadable, match="declares XML entities"):
        office_docx.extract(held.getvalue())


def test_a_damaged_part_is_a_reason() -> None:
    with pytest.raises(Unreadable, match=r"damaged Word file: word/styles.xml is no XML"):
        office_docx.extract(
            word_file(
                said("Words."),
                **{
                    "word/styles.xml": "<w:styles",
                    "word/_rels/document.xml.rels": '<R><Relationship Type="x/styles" Target="styles.xml"/></R>',
                },
            )
        )


def test_an_encrypted_open_document_needs_a_password() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("META-INF/manifest.xml", "<m><file-entry><encryption-data/></file-entry></m>")
        package.writestr("content.xml", bytes(range(256)))
    with pytest.raises(Unreadable, match="encrypted: a password is needed"):
        office_odt.extract(held.getvalue())


def test_a_document_without_words_has_no_text() -> None:
    with pytest.raises(Unreadable, match="no text"):
        office_docx.extract(word_file("<w:p/>"))
    with pytest.raises(Unreadable, match="no text"):
        office_rtf.extract(rb"{\rtf1\pard\par}")


def test_a_table_drawn_for_layout_is_no_data() -> None:
    cell = "<w:tc>{}</w:tc>".format
    extraction = office_docx.extract(
        word_file(f"<w:tbl><w:tr>{cell(said('Ministry'))}{cell(said('Agency'))}</w:tr></w:tbl>" + said("It was so."))
    )
    assert extraction.cells == []
    assert [block.text for block in extraction.blocks] == ["Ministry", "Agency", "It was so."]


def test_rich_text_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    extraction = office_rtf.extract(rb"{\rtf1\ansi{\b The convoy left at noon.\par Then it")
    assert [block.text for block in extraction.blocks] == ["The convoy left at noon.", "Then it"]


def test_rich_text_in_a_wrong_code_page_is_repaired() -> None:
    words = "Следователи изъяли документы фирмы"
    raw = b"{\\rtf1\\ansi\\ansicpg1252 " + b"".join(b"\\'%02x" % byte for byte in words.encode("cp1251")) + b"\\par}"
    assert office_rtf.extract(raw).blocks[0].text == words


def test_groups_without_end_are_damage() -> None:
    with pytest.raises(Unreadable, match="nested too deeply"):
        office_rtf.extract(b"{\\rtf1" + b"{" * 100_000)


@given(
    st.lists(
        st.sampled_from(
            [
                "{",
                "}",
                "\\par",
                "\\cell",
                "\\row",
                "\\trowd",
                "\\intbl",
                "\\u1078?",
                "\\'e6",
                "\\footnote",
                "\\*\\x",
                "\\shptxt",
                "a",
                " ",
            ]
        )
    )
)
def test_any_rich_text_is_a_document_or_a_reason(parts: list[str]) -> None:
    raw = b"{\\rtf1 " + " ".join(parts).encode()
    try:
        extraction = office_rtf.extract(raw)
    except Unreadable:
        return
    assert all(block.text for block in extraction.blocks)


@given(st.text(alphabet="#*_-`[]()|>!^:\n ab1.<", max_size=120))
def test_any_markdown_is_a_document_or_a_reason(text: str) -> None:
    try:
        extraction = office_markdown.extract(text.encode())
    except Unreadable:
        return
    assert all(block.text for block in extraction.blocks)
