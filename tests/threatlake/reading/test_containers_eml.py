"""A message is read as a person reads it: subject, who wrote it, when, its words; what is attached are members.

Samples stand beside their outcome.
"""

from email.message import EmailMessage
from pathlib import Path

import pytest

from threatlake.errors import Unreadable
from threatlake.reading.containers.members import Member, members
from threatlake.reading.extraction import Extraction
from threatlake.reading.messages.message import extract_eml
from threatlake.reading.settings import NONE
from threatlake.records import MediaType

SAMPLES = Path(__file__).parents[2] / "samples" / "containers"


def outcome(extraction: Extraction, found: list[Member]) -> str:
    stated, day = extraction.stated, extraction.stated.published
    lines = [
        f"title: {stated.title}",
        f"author: {stated.author}",
        f"published: {f'{day.on} {day.precision}' if day else None}",
    ]
    lines += [f"encoding: {extraction.encoding}"]
    lines += [f"{block.kind}\t{block.label or '-'}\t{block.text}" for block in extraction.blocks]
    lines += [
        f"cell\t{cell.table_number}.{cell.row_number}.{cell.column_number}\t{cell.text}" for cell in extraction.cells
    ]
    lines += [f"member\t{member.name}\t{member.reason or len(member.raw or b'')}" for member in found]
    return "\n".join(lines) + "\n"


def listed(raw: bytes) -> list[Member]:
    return list(members(MediaType.EML, raw, NONE))


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.eml")), ids=lambda path: path.stem)
def test_a_sample_is_read_as_a_person_would(sample: Path) -> None:
    raw = sample.read_bytes()
    expected = sample.with_suffix(".expected").read_text(encoding="utf-8")
    assert outcome(extract_eml(raw, NONE), listed(raw)) == expected


def test_a_message_within_a_message_is_a_file_with_its_own_members() -> None:
    (notice, _) = listed((SAMPLES / "forward-as-attachment.eml").read_bytes())
    assert notice.raw is not None
    inner = extract_eml(notice.raw, NONE)
    assert inner.stated.title == "Notice of hearing / case 12"
    assert [block.text for block in inner.blocks][1:] == ["The hearing in the bribery case is moved to 20 March 2024."]
    assert listed(notice.raw) == [Member("order.txt", b"Order of the court.", None)]


def message(body: str = "Words of the message.") -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = "A subject"
    made.set_content(body)
    return made


def test_every_attachment_comes_back_byte_for_byte() -> None:
    made = message()
    contents = [bytes(range(256)) * 9, b"", b"From here\nFrom there\r\n", "Сөз".encode()]
    for number, content in enumerate(contents):
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=f"файл {number}.bin")
    assert listed(made.as_bytes()) == [
        Member(f"файл {number}.bin", content, None) for number, content in enumerate(contents)
    ]


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('attachment; filename="C:\\Users\\press\\report.txt"', "report.txt"),
        ('attachment; filename="/tmp/report.txt"', "report.txt"),
        ('attachment; filename="=?utf-8?B?0J7RgtGH0ZHRgi50eHQ=?="', "Отчёт.txt"),
        ("attachment; filename*=utf-8''%D0%9E%D1%82%D1%87%D1%91%D1%82.txt", "Отчёт.txt"),
        ('attachment; filename="Отчёт о работе.txt"', "Отчёт о работе.txt"),
        ("attachment", "part 2"),
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "cp1251"])
def test_an_attached_file_keeps_its_name_without_its_folders(disposition: str, name: str, codec: str) -> None:
    raw = (
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nWords.\n--b\nContent-Type: text/plain\n"
        b"Content-Disposition: %s\n\nAttached words.\n--b--\n" % disposition.encode(codec)
    )
    assert [member.name for member in listed(raw)] == [name]


def test_a_message_without_words_is_unreadable_and_still_gives_its_members() -> None:
    raw = (
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n"
        b"--b\nContent-Type: image/png; name=scan.png\n\n\x89PNG\n--b--\n"
    )
    with pytest.raises(Unreadable, match="no text: the message has neither subject nor body"):
        extract_eml(raw, NONE)
    assert [member.name for member in listed(raw)] == ["scan.png"]


def test_what_stands_before_the_headers_does_not_end_them() -> None:
    assert extract_eml(b"\xef\xbb\xbf\r\nSubject: Words\r\n\r\nMore words.", NONE).stated.title == "Words"


def test_a_message_nested_beyond_any_parser_is_read_or_refused() -> None:
    raw = b"Subject: Words\nContent-Type: text/html\n\n" + b"<div>" * 50_000 + b"Deep words." + b"</div>" * 50_000
    assert [block.text for block in extract_eml(raw, NONE).blocks][:1] == ["Words"]


@pytest.mark.parametrize(
    "html", ["", " ", "<html></html>", "<style>p{}</style>", "<!-- nothing -->", "\0", "<p hidden>x</p>"]
)
def test_html_that_says_nothing_leaves_the_subject(html: str) -> None:
    raw = f"Subject: Words\nContent-Type: text/html\n\n{html}".encode()
    assert [block.text for block in extract_eml(raw, NONE).blocks] == ["Words"]


LETTER = """<html><body><div style="display: none">The line that lists show.</div>Dear colleagues,<div><br></div>
<div>Eleven people were detained <b>in Osh</b> for smuggling&nbsp;migrants.</div>
<table><tr><td><h2>This week</h2></td></tr><tr><td><ul><li>12 rifles</li><li>400 rounds</li></ul></td></tr></table>
Regards,<br>Nurlan<blockquote>On Monday Anna wrote:<br><br>How many were detained?</blockquote></body></html>"""


def test_the_html_of_a_letter_is_read_line_by_line() -> None:
    raw = f"Subject: Summary\nContent-Type: text/html; charset=utf-8\n\n{LETTER}".encode()
    assert [(str(block.kind), block.text) for block in extract_eml(raw, NONE).blocks] == [
        ("heading", "Summary"),
        ("paragraph", "Dear colleagues,"),
        ("paragraph", "Eleven people were detained in Osh for smuggling migrants."),
        ("heading", "This week"),
        ("list_item", "12 rifles"),
        ("list_item", "400 rounds"),
        ("paragraph", "Regards,\nNurlan"),
        ("paragraph", "On Monday Anna wrote:"),
        ("paragraph", "How many were detained?"),
    ]


def test_a_subject_alone_is_a_document() -> None:
    assert [block.text for block in extract_eml(b"Subject: Meeting moved to Monday\n\n", NONE).blocks] == [
        "Meeting moved to Monday"
    ]


@pytest.mark.parametrize(
    ("header", "author"),
    [
        ('"Weiss, Anna" <a@b.example>', "Weiss, Anna"),
        ("Anna Weiss <a@b.example>", "Anna Weiss"),
        ("a@b.example (Anna Weiss)", "Anna Weiss"),
        ("Weiss, Anna <a@b.example>", "Weiss, Anna"),
        ("'Anna Weiss' <a@b.example>", "Anna Weiss"),
        ("a@b.example", None),
        ("<a@b.example>", None),
        ('"a@b.example" <a@b.example>', None),
        ("", None),
    ],
)
def test_the_author_is_a_name_never_an_address(header: str, author: str | None) -> None:
    raw = f"From: {header}\nSubject: Words\n\nWords.\n".encode()
    assert extract_eml(raw, NONE).stated.author == author


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ("Tue, 12 Mar 2024 23:40:00 -0800", "2024-03-12"),
        ("12 Mar 24 23:40", "2024-03-12"),
        ("Tue, 31 Feb 2024 10:00:00 +0000", "None"),
        ("Thu, 1 Jan 1970 00:00:00 +0000", "None"),
        ("yesterday", "None"),
    ],
)
def test_the_day_is_the_senders(header: str, day: str) -> None:
    stated = extract_eml(f"Date: {header}\nSubject: Words\n\nWords.\n".encode(), NONE).stated.published
    assert str(stated.on if stated else None) == day
