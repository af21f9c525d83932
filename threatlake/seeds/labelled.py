"""Texts that somebody labelled, from JSON lines, plain or gzipped: what the classifier learns from and is tried on.

The format is explained to its authors in `seeds/labelled/README.md`. A key that is not known is left alone, for a
collection of others may carry more than is used here; one that looks like a slip of a key that is absent is refused,
for what its author meant would be silently lost.
"""

import gzip
import json
import re
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from threatlake.errors import InvalidInput, InvalidSeed
from threatlake.records import SubthreatId, ThreatId
from threatlake.seeds.entries import Entry, Form

KEYS = ("id", "text", "labels", "title", "lang", "source", "known", "subthreats", "date", "tier")
# How alike a key is to one that is absent to be a slip of it: two letters of five changed places are (`knwon`).
SLIP = 0.8
# What gzipped content begins with (RFC 1952).
GZIP = b"\x1f\x8b"
# A text as it was collected: space around it is its own; half a surrogate pair (`\ud83d` alone) is no character.
WRITTEN = Form(re.compile(r"(?=.*\S)[^\ud800-\udfff]*", re.DOTALL), "a text of whole characters, not blank")


@dataclass(frozen=True, slots=True)
class LabelledText:
    """One text with the threats it is about; of the threats that are not `known`, nobody said anything."""

    text_id: str
    language: str | None
    source: str
    title: str | None
    text: str
    labels: frozenset[ThreatId]
    known: frozenset[ThreatId]
    subthreats: frozenset[SubthreatId]


def load(path: Path, threat_ids: Collection[ThreatId]) -> Iterator[LabelledText]:
    """Read the texts of a file one by one; InvalidInput names file and line where one breaks a rule."""
    first_lines: dict[str, int] = {}
    for number, line in enumerate(_lines(path), start=1):
        place = f"{path}: line {number}"
        if not line.strip():
            continue
        try:
            labelled = _labelled_text(Entry(place, _object(place, line)), threat_ids, path)
        except InvalidSeed as error:
            raise InvalidInput(str(error)) from error
        first = first_lines.setdefault(labelled.text_id, number)
        if first != number:
            raise InvalidInput(f"{place}: id {labelled.text_id!r} stands in line {first} too; give each text its own")
        yield labelled
    if not first_lines:
        raise InvalidInput(f"{path}: no texts; give one JSON object a line")


def _lines(path: Path) -> list[bytes]:
    try:
        content = path.read_bytes()
        return (gzip.decompress(content) if content.startswith(GZIP) else content).splitlines()
    except FileNotFoundError:
        raise InvalidInput(f"no file at {path}; give labelled texts as JSON lines, plain or gzipped") from None
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InvalidInput(f"{path}: gzip is damaged ({error}); give a whole file") from error
    except OSError as error:
        raise InvalidInput(f"{path} cannot be read ({error.strerror}); give a readable file") from error


def _object(place: str, line: bytes) -> dict[str, object]:
    try:
        content = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InvalidInput(f"{place} is not UTF-8; save the file in UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise InvalidInput(f"{place} is not JSON ({error}); write one object a line") from error
    if not isinstance(content, dict):
        raise InvalidInput(f"{place} is no JSON object; write one with {', '.join(KEYS[:3])}")
    # Collections say in three ways that there is none.
    return {key: value for key, value in content.items() if value is not None and value != ""}


def _labelled_text(entry: Entry, threat_ids: Collection[ThreatId], path: Path) -> LabelledText:
    _refuse_slips(entry)
    if "labels" not in entry.content:
        raise entry.wrong("labels is missing; give a list of threats, [] where the text is about none")
    labels = _threats(entry, "labels", threat_ids)
    known = _threats(entry, "known", threat_ids) if "known" in entry.content else frozenset(threat_ids)
    for unjudged in sorted(labels - known):
        raise entry.wrong(f"labels has {unjudged!r}, which known has not; must be in both, or in neither")
    return LabelledText(
        text_id=entry.text("id", WRITTEN),
        language=entry.optional_text("lang"),
        source=entry.optional_text("source") or path.name.partition(".")[0],
        title=entry.optional_text("title", WRITTEN),
        text=entry.text("text", WRITTEN),
        labels=labels,
        known=known,
        subthreats=frozenset(map(SubthreatId, entry.optional_texts("subthreats"))),
    )


def _threats(entry: Entry, key: str, threat_ids: Collection[ThreatId]) -> frozenset[ThreatId]:
    named = frozenset(map(ThreatId, entry.optional_texts(key)))
    for stranger in sorted(named.difference(threat_ids)):
        raise entry.wrong(f"{key} has {stranger!r}, which is no threat; must be of {', '.join(sorted(threat_ids))}")
    return named


def _refuse_slips(entry: Entry) -> None:
    absent = [key for key in KEYS if key not in entry.content]
    for unknown in sorted(entry.content.keys() - set(KEYS)):
        for meant in get_close_matches(unknown.lower(), absent, n=1, cutoff=SLIP):
            raise entry.wrong(f"unknown key {unknown!r}; write {meant!r}, or a name that is not so like it")
