"""What is compared of kept documents, in a file beside the lake: one is read without a thousand others."""

import json
import os
import zlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from threatlake.comparing.symbols import Symbol
from threatlake.records import DocumentId
from warehouse.subjects import Subject

# The fastest of zlib: a text of 600 words takes a tenth of a millisecond and half its room.
LEVEL = 1


class KeptSubjects:
    """Subjects one behind the other, each by where it begins and how many bytes it takes."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, subjects: Sequence[Subject], end: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Write subjects behind the `end` of those that count, on the disk when this returns: begins and lengths."""
        packed = [_packed(subject) for subject in subjects]
        lengths = np.fromiter(map(len, packed), np.int64)
        with self._path.open("ab") as file:
            file.truncate(end)
            file.write(b"".join(packed))
            file.flush()
            os.fsync(file.fileno())
        return end + np.cumsum(lengths) - lengths, lengths

    def read(self, document_ids: Sequence[DocumentId], begins: Sequence[int], lengths: Sequence[int]) -> list[Subject]:
        """The subjects that stand at some places."""
        if not document_ids:
            return []
        with self._path.open("rb") as file:
            return [
                _unpacked(document_id, os.pread(file.fileno(), length, begin))
                for document_id, begin, length in zip(document_ids, begins, lengths, strict=True)
            ]


def _packed(subject: Subject) -> bytes:
    on = subject.published_on.isoformat() if subject.published_on else None
    fields = (subject.text, subject.passages, subject.publisher, on, subject.symbol)
    return zlib.compress(json.dumps(fields, ensure_ascii=False).encode(), LEVEL)


def _unpacked(document_id: DocumentId, packed: bytes) -> Subject:
    text, passages, publisher, on, symbol = json.loads(zlib.decompress(packed))
    return Subject(
        document_id,
        text,
        tuple((start, end) for start, end in passages),
        publisher,
        date.fromisoformat(on) if on else None,
        Symbol(*symbol) if symbol else None,
    )
