"""Any bytes become a document or a reason; the reader costs only the libraries of the format that comes."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from threatlake.errors import Unreadable
from threatlake.reading.containers.members import CONTAINERS
from threatlake.reading.read import EXTRACTORS, read
from threatlake.records import DocumentId, MediaType

DOCUMENT = DocumentId("1" * 64)


def test_every_media_type_is_a_document_or_holds_files() -> None:
    assert set(EXTRACTORS) | CONTAINERS == set(MediaType)


def test_a_text_is_read_whole() -> None:
    reading = read(DOCUMENT, "Отчёт\n\nСлужба задержала двоих.".encode("cp1251"))
    assert reading.text == "Отчёт\n\nСлужба задержала двоих."
    assert (reading.media_type, reading.encoding) == (MediaType.TEXT, "windows-1251")


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=200).map(str.encode),
        st.text(max_size=200).map(lambda text: f"<html><body><p>{text}".encode()),
    )
)
def test_any_bytes_are_a_document_or_a_reason(raw: bytes) -> None:
    if raw.startswith(b"%PDF"):
        return
    try:
        reading = read(DOCUMENT, raw)
    except Unreadable:
        return
    assert reading.text
    assert all(reading.text[passage.start_char : passage.end_char] for passage in reading.passages)


def test_a_text_file_costs_no_html_or_pdf_library() -> None:
    code = (
        "import sys; from threatlake.reading.read import read; read('1', b'One sentence.');"
        "sys.exit(bool({'trafilatura', 'bs4', 'pypdfium2', 'pdfplumber'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_white_space_is_no_text() -> None:
    with pytest.raises(Unreadable, match="no text"):
        read(DOCUMENT, b"  \n\n ")
