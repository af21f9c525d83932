"""A member is found at its container's address and its own name; names are decoded, told safe from unsafe, distinct."""

import gzip
import io
import tarfile
import zipfile
from email.message import EmailMessage

import pytest

from threatlake.errors import Unreadable
from threatlake.reading.containers import compound_file, member_names
from threatlake.reading.containers.bounds import ALWAYS_ALLOWED, MIB, MOST_EXPANDED, MOST_MEMBERS, Budget
from threatlake.reading.containers.compound_file import Storage
from threatlake.reading.containers.members import CONTAINERS, address, depth, members
from threatlake.reading.kinds.sniff import sniff
from threatlake.reading.settings import NONE
from threatlake.records import MediaType


def test_an_address_leads_through_its_containers() -> None:
    inner = address("file:///inbox/week.zip", "письма/mail 1.eml")
    assert inner == "file:///inbox/week.zip!/%D0%BF%D0%B8%D1%81%D1%8C%D0%BC%D0%B0/mail%201.eml"
    assert depth(address(inner, "report.pdf")) == 2


def test_a_name_cannot_pass_for_a_container() -> None:
    assert depth(address("file:///a.zip", "b.zip!/c.txt")) == 1


def test_what_holds_no_files_is_no_container() -> None:
    with pytest.raises(Unreadable, match="text/plain: no container"):
        members(MediaType.TEXT, b"words", NONE)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("/etc/passwd", "an absolute path"),
        ("//server/share/x.txt", "an absolute path"),
        ("C:/Windows/x.txt", "an absolute path"),
        ("c:x.txt", "an absolute path"),
        ("../x.txt", "it leads out of its folder"),
        ("reports/../../x.txt", "it leads out of its folder"),
        ("a\0b.txt", "control characters"),
        ("a\nb.txt", "control characters"),
        ("a" * 5000, "longer than 4,096 characters"),
    ],
)
def test_an_unsafe_name_is_refused_with_its_reason(name: str, reason: str) -> None:
    assert member_names.refusal(name) == f"unsafe name in the archive: {reason}"


@pytest.mark.parametrize("name", ["report.txt", "2024/Q1/a..b.txt", "...", "Отчёт: итоги.txt", "~x", "a b.txt"])
def test_an_odd_name_is_safe(name: str) -> None:
    assert member_names.refusal(name) is None


def test_windows_folders_and_this_folder_are_tidied() -> None:
    assert member_names.tidy("./reports\\2024\\.\\a.txt") == "reports/2024/a.txt"


@pytest.mark.parametrize(
    "name", [".bashrc", "a/.git/config", "__MACOSX/a.txt", ".DS_Store", "x/Thumbs.db", "desktop.ini"]
)
def test_hidden_files_and_debris_are_passed_over(name: str) -> None:
    assert member_names.is_passed_over(name)


def test_names_are_distinct_within_their_container() -> None:
    names = member_names.DistinctNames()
    given = [names.distinct(name) for name in ("a", "a", "a~2", "a", "", "")]
    assert given == ["a", "a~2", "a~2~2", "a~3", "unnamed", "unnamed~2"]


def test_names_without_an_encoding_are_judged_together() -> None:
    names = ["Отчёт о работе комиссии.txt", "Пресс-релиз.doc", "Приложение 2.pdf"]
    for codec in ("cp866", "cp1251", "utf-8"):
        assert member_names.codec_of([name.encode(codec) for name in names], "cp437") == codec
    assert member_names.codec_of(["Überblick für März.txt".encode("cp437")], "cp437") == "cp437"


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as writer:
        for name, raw in files.items():
            writer.writestr(name, raw)
    return stream.getvalue()


def within(uri: str, raw: bytes) -> dict[str, bytes]:
    """Every file that is no container, by its address."""
    media_type = sniff(raw)
    if media_type not in CONTAINERS:
        return {uri: raw}
    return {
        place: content
        for member in members(media_type, raw, NONE)
        for place, content in within(address(uri, member.name), member.raw or b"").items()
    }


def test_containers_of_every_kind_are_told_by_their_bytes_and_opened_within_one_another() -> None:
    words = b"Customs officers at the port found nineteen kilograms.\n"
    page = b"<!doctype html><html><body><p>Words of the page.</p></body></html>"
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = "A <a@b.example>", "Words", "Tue, 12 Mar 2024 10:00:00 +0000"
    mail.set_content("See the file.")
    mail.add_attachment(gzip.compress(words), maintype="application", subtype="gzip", filename="words.txt.gz")
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    crawl = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://press.example/1\r\nContent-Length: %d\r\n\r\n"
    crawl = crawl % len(body) + body + b"\r\n\r\n"
    tarred = io.BytesIO()
    with tarfile.open(fileobj=tarred, mode="w:xz") as writer:
        info = tarfile.TarInfo("mail.eml")
        info.size = len(mail.as_bytes())
        writer.addfile(info, io.BytesIO(mail.as_bytes()))
    attachment = {"__properties_version1.0": bytes(8), "__substg1.0_37010102": zipped({"words.txt": words})}
    attachment |= {"__substg1.0_3707001F": "week.zip".encode("utf-16-le")}
    letter = Storage(
        {"__properties_version1.0": bytes(32), "__substg1.0_1000001F": "Words.".encode("utf-16-le")},
        {"__attach_version1.0_#00000000": Storage(attachment)},
    )
    files = {"a.tar.xz": tarred.getvalue(), "b.warc": gzip.compress(crawl), "c.msg": compound_file.written(letter)}
    assert within("file:///all.zip", zipped(files)) == {
        "file:///all.zip!/a.tar.xz!/mail.eml!/words.txt.gz!/content": words,
        "file:///all.zip!/b.warc!/https%3A//press.example/1": page,
        "file:///all.zip!/c.msg!/week.zip!/words.txt": words,
    }


def test_a_budget_grows_with_its_container_to_a_limit() -> None:
    Budget(10).spend(ALWAYS_ALLOWED)
    Budget(MIB).spend(200 * MIB)
    with pytest.raises(Unreadable, match="expands to more than 64 MiB"):
        Budget(10).spend(ALWAYS_ALLOWED + 1)
    with pytest.raises(Unreadable, match="expands to more than 1,024 MiB"):
        Budget(MOST_EXPANDED).spend(MOST_EXPANDED + 1)


def test_members_are_counted() -> None:
    budget = Budget(10)
    for _ in range(MOST_MEMBERS):
        budget.count_member()
    with pytest.raises(Unreadable, match="more than 50,000 files"):
        budget.count_member()
