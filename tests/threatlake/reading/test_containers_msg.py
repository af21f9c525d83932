"""An Outlook message is read as any message; attached messages become files of their own, as Outlook saves them."""

import io
import struct

import olefile
import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.errors import Unreadable
from threatlake.reading.containers import compound_file
from threatlake.reading.containers.compound_file import Storage
from threatlake.reading.containers.members import Member, members
from threatlake.reading.messages import outlook_rtf
from threatlake.reading.messages.outlook import extract_msg
from threatlake.reading.settings import NONE
from threatlake.records import MediaType

LINKED, EMBEDDED, OBJECT = 7, 5, 6
# Both examples of MS-OXRTFCP, section 3.
HELLO = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)
CROSSING = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")


def properties(header: int, *fixed: tuple[int, int, int]) -> bytes:
    """A stream of properties: kind, tag, value."""
    return bytes(header) + b"".join(struct.pack("<HHIQ", kind, tag, 6, value) for kind, tag, value in fixed)


def text(tag: int, words: str) -> dict[str, bytes]:
    return {f"__substg1.0_{tag:04X}001F": words.encode("utf-16-le")}


def letter(streams: dict[str, bytes], *attachments: Storage, header: int = 32, fixed=()) -> Storage:
    folders = {f"__attach_version1.0_#{number:08X}": folder for number, folder in enumerate(attachments)}
    return Storage({"__properties_version1.0": properties(header, *fixed), **streams}, folders)


def attached(name: str, content: bytes | None = None, way: int = 1, inside: Storage | None = None) -> Storage:
    streams = {"__properties_version1.0": properties(8, (3, 0x3705, way)), **text(0x3707, name)}
    if content is not None:
        streams["__substg1.0_37010102"] = content
    return Storage(streams, {"__substg1.0_3701000D": inside} if inside else {})


def listed(message: Storage) -> list[Member]:
    return list(members(MediaType.MSG, compound_file.written(message), NONE))


def test_a_message_is_read_with_its_subject_author_and_day() -> None:
    streams = text(0x0037, "Задержаны перевозчики") | text(0x0042, "Пресс-служба") | text(0x0C1A, "Секретарь")
    streams |= text(0x1000, "Первый абзац.\r\n\r\nВторой абзац.\r\n")
    day = 133_500_000_000_000_000  # 2024-01-17, in 100 ns since 1601
    read = extract_msg(compound_file.written(letter(streams, fixed=[(0x40, 0x0039, day)])), NONE)
    assert (read.stated.title, read.stated.author) == ("Задержаны перевозчики", "Пресс-служба")
    assert read.stated.published is not None
    assert str(read.stated.published.on) == "2024-01-17"
    assert [block.text for block in read.blocks] == ["Задержаны перевозчики", "Первый абзац.", "Второй абзац."]


def test_the_day_of_the_header_that_came_over_the_network_goes_first() -> None:
    streams = text(0x0037, "Words") | text(0x007D, "Received: from a\r\nDate: Tue, 16 Jan 2024 23:30:00 -0500\r\n\r\n")
    read = extract_msg(compound_file.written(letter(streams, fixed=[(0x40, 0x0039, 133_500_000_000_000_000)])), NONE)
    assert read.stated.published is not None
    assert str(read.stated.published.on) == "2024-01-16"


@pytest.mark.parametrize("tag", ["1000001E", "10130102"])
def test_an_eight_bit_body_is_read_in_the_code_page_that_is_stated(tag: str) -> None:
    words = "Изъято шесть единиц оружия на посту."
    body = f"<html><body><p>{words}</p></body></html>" if tag.startswith("1013") else words
    message = letter({f"__substg1.0_{tag}": body.encode("cp1251")}, fixed=[(3, 0x3FDE, 1251)])
    read = extract_msg(compound_file.written(message), NONE)
    assert [block.text for block in read.blocks] == [words]
    assert read.encoding == "windows-1251"


def test_attachments_are_members_and_links_are_given_with_their_reason() -> None:
    found = listed(
        letter(
            text(0x0037, "Files"),
            attached("report.pdf", b"%PDF-1.4 words"),
            attached("C:\\Users\\a\\report.pdf", b"x" * 9000),
            attached("cloud.docx", way=LINKED),
            attached("chart", way=OBJECT, inside=Storage({"CONTENTS": b"x"})),
            attached("empty.txt"),
        )
    )
    assert found == [
        Member("report.pdf", b"%PDF-1.4 words", None),
        Member("report.pdf~2", b"x" * 9000, None),
        Member("cloud.docx", None, "a link to a file elsewhere; not in the message"),
        Member("chart", None, "an object of another program within the message; not a file"),
        Member("empty.txt", b"", None),
    ]


def test_an_attached_message_is_a_message_with_its_own_attachments() -> None:
    inner = letter(
        text(0x0037, "Earlier") | text(0x1000, "Earlier words."), attached("a.txt", b"words"), header=24,
        fixed=[(0x40, 0x0039, 133_500_000_000_000_000)],
    )  # fmt: skip
    (member,) = listed(letter(text(0x0037, "Later"), attached("Earlier", way=EMBEDDED, inside=inner)))
    assert member.name == "Earlier.msg"
    assert member.raw is not None
    read = extract_msg(member.raw, NONE)
    assert [block.text for block in read.blocks] == ["Earlier", "Earlier words."]
    assert str(read.stated.published.on if read.stated.published else None) == "2024-01-17"
    assert list(members(MediaType.MSG, member.raw, NONE)) == [Member("a.txt", b"words", None)]


def test_a_body_that_is_kept_as_rich_text_only_is_a_member() -> None:
    message = letter(text(0x0037, "Rich") | {"__substg1.0_10090102": HELLO})
    assert listed(message) == [Member("body.rtf", b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n", None)]
    assert listed(letter(text(0x1000, "Plain") | {"__substg1.0_10090102": HELLO})) == []


def test_rich_text_is_expanded_as_its_makers_describe() -> None:
    assert outlook_rtf.expanded(HELLO) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert outlook_rtf.expanded(CROSSING) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"


@pytest.mark.parametrize("raw", [b"", b"no message", compound_file.written(Storage({"WordDocument": b"x"}))])
def test_what_is_no_message_is_unreadable(raw: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged message"):
        extract_msg(raw, NONE)


NAMES = st.text("abcdefgh_.#АБВ", min_size=1, max_size=20)
STORAGES = st.recursive(
    st.builds(Storage, st.dictionaries(NAMES.map("s".__add__), st.binary(max_size=5000), max_size=4)),
    lambda inner: st.builds(
        Storage,
        st.dictionaries(NAMES.map("s".__add__), st.binary(max_size=200), max_size=3),
        st.dictionaries(NAMES.map("f".__add__), inner, max_size=3),
    ),
    max_leaves=4,
)


@given(STORAGES)
def test_a_storage_that_is_written_is_read_back(storage: Storage) -> None:
    assert compound_file.read(compound_file.written(storage)) == storage


def test_a_large_storage_lists_its_table_beyond_the_header() -> None:
    storage = Storage({"large": bytes(range(256)) * 40_000, **{f"s{number}": b"x" * number for number in range(300)}})
    raw = compound_file.written(storage)
    assert compound_file.read(raw) == storage
    with olefile.OleFileIO(io.BytesIO(raw), raise_defects=olefile.DEFECT_INCORRECT) as file:
        assert file.parsing_issues == []
