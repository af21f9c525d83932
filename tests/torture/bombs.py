"""Files made to kill a reader, each written by a function of its own; the real thing, not a picture of it.

.venv/bin/python tests/torture/bombs.py FOLDER
"""

import gzip
import io
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

MIB = 2**20
GIB = 2**30


def zip_of_zeros() -> bytes:
    """A member of 1 GiB in a file of 1 MB."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("report.txt", "w", force_zip64=True) as member,
    ):
        for _ in range(GIB // MIB):
            member.write(bytes(MIB))
    return buffer.getvalue()


def zips_in_zips() -> bytes:
    """Sixteen archives in each of sixteen, five levels deep: 16^5 files, as 42.zip has."""
    inner = _zip({"0.txt": b"a line of text that is no report\n" * 1000})
    for _ in range(5):
        inner = _zip({f"{number}.zip": inner for number in range(16)})
    return inner


def gzip_of_zeros() -> bytes:
    """A tar of one 1 GiB file, in gzip."""
    header = tarfile.TarInfo("report.txt")
    header.size = GIB
    return b"".join(_gzipped(header))


def _gzipped(header: tarfile.TarInfo) -> Iterator[bytes]:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    yield packer.compress(header.tobuf())
    for _ in range(header.size // MIB):
        yield packer.compress(bytes(MIB))
    yield packer.flush()


def gzip_of_a_text() -> bytes:
    """Half a GiB of nothing, under no archive but gzip."""
    return gzip.compress(bytes(GIB // 2))


def many_members() -> bytes:
    """A hundred thousand empty files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(100_000):
            archive.writestr(f"{number}", b"")
    return buffer.getvalue()


def billion_laughs_docx() -> bytes:
    """A Word file whose text is an entity of ten entities of ten entities."""
    return _zip(
        {
            "[Content_Types].xml": _CONTENT_TYPES,
            "_rels/.rels": _RELATIONS,
            "word/document.xml": (
                f"<?xml version='1.0'?>{_LAUGHS}<w:document "
                "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
                "<w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
            ).encode(),
        }
    )


def billion_laughs_odt() -> bytes:
    """The same in an OpenDocument file."""
    content = (
        f"<?xml version='1.0'?>{_LAUGHS}<office:document-content "
        "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
        "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>"
        "<office:body><office:text><text:p>&i;</text:p></office:text></office:body></office:document-content>"
    )
    return _zip({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()})


_LAUGHS = "<!DOCTYPE lolz [<!ENTITY a 'Ha! '>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip
_CONTENT_TYPES = (
    b"<?xml version='1.0'?><Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
    b"<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
    b"<Default Extension='xml' ContentType='application/xml'/><Override PartName='/word/document.xml' "
    b"ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>"
)
_RELATIONS = (
    b"<?xml version='1.0'?><Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
    b"<Relationship Id='r1' Target='word/document.xml' "
    b"Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'/></Relationships>"
)


def docx_of_blanks() -> bytes:
    """A Word file whose text part expands to 1 GiB."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _CONTENT_TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        with archive.open("word/document.xml", "w") as part:
            part.write(
                b"<?xml version='1.0'?><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/"
                b"main'><w:body><w:p><w:r><w:t>"
            )
            for _ in range(GIB // MIB):
                part.write(b"ha " * (MIB // 3))
            part.write(b"</w:t></w:r></w:p></w:body></w:document>")
    return buffer.getvalue()


def deep_html() -> bytes:
    """A hundred thousand elements, each inside of the one before; no element but these."""
    return b"<html><body>" + b"<div><span>" * 50_000 + b"</span></div>" * 50_000 + b"</body></html>"


def deep_message() -> bytes:
    """A message of ten thousand parts, each inside of the one before."""
    opening = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(10_000))
    return b"From: a@b.example\nSubject: deep\nDate: Wed, 04 Mar 2026 10:30:00 +0500\nMIME-Version: 1.0\n" + opening


def pdf_of_a_gigabyte() -> bytes:
    """One page whose content stream expands to 1 GiB of drawing."""
    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(b"0 0 m 9 9 l S\n" * (MIB // 14)) for _ in range(GIB // MIB)) + packer.flush()
    return _pdf([b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream)])


def pdf_of_ten_thousand_pages() -> bytes:
    """Ten thousand pages that share one full page of text."""
    lines = b"".join(
        b"(Line %d of a page that is repeated without end, and without sense) Tj T*\n" % n for n in range(60)
    )
    stream = b"BT /F1 9 Tf 40 800 Td 12 TL\n" + lines + b"ET"
    return _pdf([b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)], page_count=10_000)


def pdf_of_endless_forms() -> bytes:
    """A form of ten forms of ten forms: a page that is drawn 10^9 times."""
    forms = []
    for level in range(9):
        drawing = b"/X Do\n" * 10 if level < 8 else b"0 0 m 9 9 l S\n"
        resources = b"/Resources << /XObject << /X %d 0 R >> >>" % (6 + level) if level < 8 else b""
        forms.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] %s /Length %d >>\nstream\n%s\nendstream"
            % (resources, len(drawing), drawing)
        )
    stream = b"/X Do"
    return _pdf([b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream), *forms])


def _pdf(objects: list[bytes], page_count: int = 1) -> bytes:
    """Catalogue, page tree and font, the objects from number 4 on (the first is every page's content), the pages."""
    first_page = 4 + len(objects)
    pages = b" ".join(b"%d 0 R" % number for number in range(first_page, first_page + page_count))
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 3 0 R >> /XObject << /X 5 0 R >> >> >>"
    )
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (page_count, pages),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *objects,
        *([page] * page_count),
    ]
    file, places = io.BytesIO(), []
    file.write(b"%PDF-1.7\n")
    for number, body in enumerate(bodies, 1):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1))
    file.writelines(b"%010d 00000 n \n" % place for place in places)
    file.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, table))
    return file.getvalue()


def _zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return buffer.getvalue()


BOMBS: dict[str, Callable[[], bytes]] = {
    "zeros.zip": zip_of_zeros,
    "zips.zip": zips_in_zips,
    "zeros.tar.gz": gzip_of_zeros,
    "zeros.txt.gz": gzip_of_a_text,
    "members.zip": many_members,
    "laughs.docx": billion_laughs_docx,
    "laughs.odt": billion_laughs_odt,
    "blanks.docx": docx_of_blanks,
    "deep.html": deep_html,
    "deep.eml": deep_message,
    "gigabyte.pdf": pdf_of_a_gigabyte,
    "pages.pdf": pdf_of_ten_thousand_pages,
    "forms.pdf": pdf_of_endless_forms,
}


def main() -> None:
    """Write every bomb into the folder that is named."""
    for name, make in BOMBS.items():
        Path(sys.argv[1], name).write_bytes(make())


if __name__ == "__main__":
    main()
