"""Make the sample documents that nobody can write by hand: PDFs, old encodings, copies and broken files.

    document_sources/pdf/*.md      -> documents/pdf/*.pdf      (laid out by pdf_layouts.py)
    document_sources/encoded/*     -> documents/*/*            (the same text in another encoding)
    documents/*                    -> copies of the same bytes
    this script                    -> files that must be rejected

All other samples are written by hand and stand in `documents/` as they are. What each is made to show is
in `expected.toml`. Run `.venv/bin/python seeds/build_documents.py` after changing a source: the same sources
give the same bytes.
"""  # noqa: INP001 - a script beside its data, run by path

import struct
import sys
import zlib
from pathlib import Path
from typing import NamedTuple

import pdf_layouts as layouts
from ftfy import bad_codecs

SEEDS = Path(__file__).parent
bad_codecs.ok()  # registers `sloppy-windows-1251`, which has a character for every byte


class Encoded(NamedTuple):
    """A text that is kept readable in the sources and in `encoding` among the samples."""

    source: str
    target: str
    encoding: str
    byte_order_mark: str = ""
    line_end: str = "\n"

    def of(self, text: str) -> bytes:
        """The bytes of a text in this encoding."""
        return (self.byte_order_mark + text.replace("\n", self.line_end)).encode(self.encoding)


ENCODED = (
    Encoded("news_10482.htm", "html/news_10482.htm", "windows-1251"),
    Encoded("prigovor-terfin.txt", "text/prigovor-terfin.txt", "koi8-r"),
    Encoded("pamyatka-droppery.txt", "text/Памятка АФМ 2026-05.txt", "utf-16-le", "\ufeff", "\r\n"),
)
# UTF-8 once read as windows-1251 and saved again: the commonest damage to Russian text.
MOJIBAKE = ("moshenniki-call-center.txt", "text/moshenniki-call-center.txt")
PDFS = {
    "CAC-COSP-EG.1-2026-5.md": "pdf/V2607211.pdf",
    "CAC-COSP-WG.2-2026-19.md": "pdf/V2606318.pdf",
    "adam-saudasy-sholu.md": "pdf/adam-saudasy-sholu.pdf",
    "exercise-annex-B.md": "pdf/Annex B (final).pdf",
    "hub-bulletin-09-2026.md": "pdf/hub-bulletin-09-2026.pdf",
    "obzor-tipologii-vypusk-3.md": "pdf/obzor-tipologii-vypusk-3.pdf",
    "uchetnaya-stavka-press-reliz.md": "pdf/uchetnaya-stavka.pdf",
}
# As a browser names what it downloads twice.
BYTE_COPY = ("html/kok-bazaar-takedown.html", "html/kok-bazaar-takedown (1).html")
LOCKED = ("protected-minutes.md", "pdf/minutes-protected.pdf", "steppe-lantern")
BROKEN_DOWNLOAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n4 0 obj\n<</Length 5120/Filter/FlateDecode>>\nstream\n" + bytes(
    range(256)
)


def png() -> bytes:
    """Eight by eight grey pixels; stored, not compressed, so that every zlib gives the same bytes."""
    rows = b"".join(b"\x00" + bytes([16 * y + x for x in range(8)]) for y in range(8))
    header = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, level=0)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def encoded() -> dict[str, bytes]:
    """Each encoded sample by its place among the documents."""
    folder = SEEDS / "document_sources" / "encoded"
    files = {e.target: e.of((folder / e.source).read_text("utf-8")) for e in ENCODED}
    source, target = MOJIBAKE
    files[target] = (folder / source).read_bytes().decode("sloppy-windows-1251").encode()
    return files


def pdfs() -> dict[str, bytes]:
    """Each PDF by its place among the documents; raises `layouts.FontMissing` where no font is found."""
    folder = SEEDS / "document_sources" / "pdf"
    files = {target: layouts.render((folder / source).read_text("utf-8")) for source, target in PDFS.items()}
    source, target, password = LOCKED
    files[target] = layouts.render((folder / source).read_text("utf-8"), password)
    return files


def broken() -> dict[str, bytes]:
    """The files that must be rejected (the locked PDF, which is one too, is among the PDFs)."""
    return {
        "pdf/download-incomplete.pdf": BROKEN_DOWNLOAD,
        "text/empty.txt": b"",
        "text/scan0001.txt": png(),
    }


def copies() -> dict[str, bytes]:
    """The same bytes under another name."""
    original, copy = BYTE_COPY
    return {copy: (SEEDS / "documents" / original).read_bytes()}


def main() -> None:
    """Write everything that is made into `seeds/documents/`."""
    try:
        files = encoded() | pdfs() | broken() | copies()
    except layouts.FontMissing as error:
        sys.exit(str(error))
    for target, content in files.items():
        (SEEDS / "documents" / target).write_bytes(content)
    sys.stdout.write(f"{len(files)} documents written\n")


if __name__ == "__main__":
    main()
