"""Word, OpenDocument and rich text files: what ours and the usual libraries keep of what is printed, in one run."""

import re
import time
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import docx2txt
import mammoth
from odf import teletype
from odf import text as odf_text
from odf.opendocument import load
from report import Table
from striprtf.striprtf import rtf_to_text

from threatlake.reading.read import read
from threatlake.records import DocumentId

_SAMPLES = Path(__file__).parents[1] / "tests" / "samples" / "documents"
_WORD = re.compile(r"\w+")
_NOT_WORDS = re.compile(
    r"^(?:title|author|published|symbol): .*$|^cell\t.*$|^\w+\t[^\t\n]*\t|\[[\d*]+ at \d+\]", re.MULTILINE
)

Reader = Callable[[bytes], str]


def tables(_: Path) -> list[Table]:
    """Words kept and words made up, per file and tool; the samples are this project's own."""
    rows: list[tuple[str, ...]] = []
    for path in sorted(_SAMPLES.iterdir()):
        readers = _READERS.get(path.suffix, {})
        raw = path.read_bytes() if readers else b""
        printed = _words(_NOT_WORDS.sub("", _expected(path))) if readers else Counter()
        first = 0.0
        for tool, reader in {"threatlake": _ours, **readers}.items() if readers else ():
            kept, spent = _measured(reader, raw)
            first = first or spent
            lost, other = (printed - kept).total(), (kept - printed).total()
            rows.append((path.name, tool, str(printed.total()), str(lost), str(other), f"{spent / first:.1f}"))
    note = (
        "Words that are printed and not kept, and words kept that are not printed (deleted, hidden, doubled, markup)."
    )
    return [Table("Office documents", note, ("file", "tool", "words", "lost", "not printed", "time"), rows)]


def _expected(path: Path) -> str:
    return path.with_name(f"{path.name}.expected").read_text(encoding="utf-8")


def _measured(reader: Reader, raw: bytes) -> tuple[Counter[str], float]:
    reader(raw)
    began = time.process_time()
    text = reader(raw)
    return _words(text), time.process_time() - began


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


def _ours(raw: bytes) -> str:
    return read(DocumentId("0" * 64), raw).text


def _python_docx(raw: bytes) -> str:
    try:
        document = docx.Document(BytesIO(raw))
    except KeyError:  # a relation to a part that is not there
        return ""
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def _mammoth(raw: bytes) -> str:
    return str(mammoth.extract_raw_text(BytesIO(raw)).value)


def _docx2txt(raw: bytes) -> str:
    return str(docx2txt.process(BytesIO(raw)))


def _odfpy(raw: bytes) -> str:
    document = load(BytesIO(raw))
    elements = [*document.getElementsByType(odf_text.P), *document.getElementsByType(odf_text.H)]
    return "\n".join(teletype.extractText(element) for element in elements)


def _striprtf(raw: bytes) -> str:
    return str(rtf_to_text(raw.decode("latin-1"), errors="replace"))


_READERS: dict[str, dict[str, Reader]] = {
    ".docx": {"python-docx": _python_docx, "mammoth": _mammoth, "docx2txt": _docx2txt},
    ".odt": {"odfpy": _odfpy},
    ".rtf": {"striprtf": _striprtf},
}
