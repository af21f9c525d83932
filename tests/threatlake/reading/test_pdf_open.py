"""What a viewer opens is opened; what is not says why: a password, a broken end, no pages."""

from io import BytesIO

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from threatlake.errors import Unreadable
from threatlake.reading.pdf.document import extract
from threatlake.reading.settings import Settings
from threatlake.records import ReadFrom

WORDS = "The second port was searched by day."


def _file(pages: int = 1) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer)
    for number in range(pages):
        canvas.drawString(72, 700, f"{WORDS} Page {number + 1} of the log.")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _saved(raw: bytes, **options: object) -> bytes:
    with pikepdf.open(BytesIO(raw)) as document:
        written = BytesIO()
        document.save(written, **options)
    return written.getvalue()


def _locked(user: str = "lantern", owner: str = "keeper", revision: int = 6) -> bytes:
    # AES is of revisions 4 and later only.
    encryption = pikepdf.Encryption(user=user, owner=owner, R=revision, aes=revision > 3, metadata=revision > 3)
    return _saved(_file(), encryption=encryption)


def _text(raw: bytes, *passwords: str) -> str:
    return " ".join(block.text for block in extract(raw, Settings(passwords)).blocks)


def _reason(raw: bytes, *passwords: str) -> str:
    with pytest.raises(Unreadable) as error:
        extract(raw, Settings(passwords))
    return str(error.value)


@pytest.mark.parametrize("revision", [2, 3, 4, 6])
def test_the_password_that_fits_opens_the_file(revision: int) -> None:
    assert WORDS in _text(_locked(revision=revision), "torch", "lantern")


def test_the_owners_password_opens_it_too() -> None:
    assert WORDS in _text(_locked(), "keeper")


def test_a_file_that_only_its_owner_may_change_opens_without_a_password() -> None:
    assert WORDS in _text(_locked(user=""))


@pytest.mark.parametrize("revision", [4, 6])
def test_a_password_in_letters_beyond_ascii_opens_it(revision: int) -> None:
    assert WORDS in _text(_locked(user="clé-à-deux-tours", revision=revision), "clé-à-deux-tours")


def test_a_cyrillic_password_opens_it() -> None:
    assert WORDS in _text(_locked(user="фонарь"), "фонарь")


def test_a_password_is_prepared_as_the_format_says() -> None:
    assert WORDS in _text(_locked(user="IX a"), "\u2168\u00a0\u00ada")


@pytest.mark.parametrize(
    ("passwords", "reason"),
    [
        ((), "encrypted: a password is needed"),
        (("torch",), "encrypted: the password of the settings does not open it"),
        (("torch", "", "тень"), "encrypted: none of the 3 passwords of the settings opens it"),
    ],
)
def test_a_file_that_stays_shut_says_so(passwords: tuple[str, ...], reason: str) -> None:
    assert _reason(_locked(), *passwords) == reason


def test_a_file_without_its_header_opens() -> None:
    assert WORDS in _text(_file().removeprefix(b"%PDF-1.3").removeprefix(b"%PDF-1.4"))


def test_a_file_cut_short_is_mended_where_its_beginning_says_enough() -> None:
    linearized = _saved(_file(3), linearize=True)
    extraction = extract(linearized[:-200])
    assert len(extraction.pages) == 3
    assert WORDS in extraction.blocks[0].text


def test_a_page_that_lost_its_contents_to_the_cut_is_unread() -> None:
    raw = _file(4)
    reads = extract(raw[: raw.index(b"endstream", raw.index(b"endstream") + 9)]).pages
    assert [page.read_from for page in reads] == [ReadFrom.TEXT_LAYER, *[ReadFrom.UNREAD] * 3]
    assert {page.reason for page in reads[1:]} == {"damaged: what was on the page is lost"}


def test_a_file_whose_end_is_missing_is_truncated() -> None:
    raw = _file(4)
    assert _reason(raw[: raw.index(b"/Kids")]) == "truncated: the end of the PDF is missing"


def test_a_file_without_pages_says_so() -> None:
    empty = pikepdf.new()
    written = BytesIO()
    empty.save(written)
    assert _reason(written.getvalue()) == "no pages"


def test_the_values_of_a_form_are_read() -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(72, 700, "Name of the vessel")
    canvas.acroForm.textfield(name="vessel", value="Northern Lantern", x=200, y=690, width=200, height=20)
    canvas.save()
    assert "Northern Lantern" in _text(buffer.getvalue())
