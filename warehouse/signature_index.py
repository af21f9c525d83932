"""Which kept documents share something with a batch, and what is compared of them, without reading all signatures.

Beside the lake lies LAKE/signatures/, made from the lake and from nothing else: postings of fingerprints, passages,
whole texts and document ids; a row for every signature; what is compared of every document. It may be deleted.
"""

import json
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from threatlake.records import DocumentId
from warehouse.kept_subjects import KeptSubjects
from warehouse.postings import Halves, Postings, written
from warehouse.subjects import Subject

# Raised by one whenever what stands in the files changes: those of before are made anew.
FORMAT = 1
SUBJECTS = "subjects"
# Of signatures in tables that stand in no lake.
NO_SNAPSHOT = -1
KINDS = ("fingerprints", "paragraphs", "text", "document_id")
_TEXTS = ("text", "document_id")
# A signature: in which snapshot it came and its row there, how many fingerprints it has, where its subject stands.
_ROW = np.dtype(
    [
        ("document_id", "S64"),
        ("signed", "<i8"),
        ("row", "<i8"),
        ("begin", "<i8"),
        ("length", "<i8"),
        ("size", "<u4"),
        ("is_gone", "?"),
    ]
)


@dataclass(slots=True)
class _State:
    """What the files hold, and the last snapshot of the lake that is in them."""

    format: int = FORMAT
    snapshot: int = -1
    made_at: str = ""
    row_count: int = 0
    gone_count: int = 0
    end: int = 0
    runs: dict[str, list[str]] = field(default_factory=dict)


class SignatureIndex:
    """All signatures, numbered in the order in which they were taken in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._file, self._subjects = folder / "signatures.rows", KeptSubjects(folder / SUBJECTS)
        self._state = self._read()
        self._open()

    @property
    def up_to(self) -> tuple[int, str]:
        """The last snapshot of the lake that is in the files, and when it was made."""
        return self._state.snapshot, self._state.made_at

    def __len__(self) -> int:
        return self._state.row_count - self._state.gone_count

    def holding(self, kind: str, values: Collection[int | str]) -> pa.Table:
        """A row for every kept document that holds one of some values, with how many fingerprints it has.

        By chance, one in millions, it is another document, for 32 bits are kept of a value.
        """
        asked = sorted(values)
        found = _halves(asked)
        order = np.argsort(found, kind="stable")
        places, numbers = self._sharing(kind, found[order])
        distinct, at = np.unique(numbers, return_inverse=True)
        # Taken from Arrow arrays, which is quicker than to make as many strings.
        columns = (
            (pa.array(asked, pa.string() if kind in _TEXTS else pa.int64()), order[places]),
            (pa.array(self._rows["document_id"][distinct].astype("U64"), pa.string()), at),
            (pa.array(self._rows["size"][distinct], pa.int64()), at),
        )
        taken = [array.take(pa.array(places, pa.int64())) for array, places in columns]
        return pa.table(taken, names=["value", "document_id", "size"])

    def signed(self, document_ids: Iterable[DocumentId]) -> list[int]:
        """The snapshots of the lake in which the signatures of these documents came."""
        _, numbers = self._sharing("document_id", np.unique(_halves(document_ids)))
        return [int(snapshot) for snapshot in np.unique(self._rows["signed"][numbers]) if snapshot != NO_SNAPSHOT]

    def subjects(self, document_ids: Collection[DocumentId]) -> list[Subject]:
        """What is compared of kept documents; those of which it is not kept here are left out."""
        _, numbers = self._sharing("document_id", np.unique(_halves(document_ids)))
        rows = np.sort(self._rows[numbers], order="begin")
        wanted = {document_id.encode() for document_id in document_ids}
        rows = rows[[bool(row["length"]) and row["document_id"] in wanted for row in rows]]
        names = [DocumentId(name.decode()) for name in rows["document_id"]]
        return self._subjects.read(names, rows["begin"].tolist(), rows["length"].tolist())

    def add(self, signatures: pa.RecordBatch, subjects: Mapping[DocumentId, Subject]) -> None:
        """Take in signatures with their snapshot and row; no subject is given of documents that are compared anew."""
        rows = np.zeros(signatures.num_rows, _ROW)
        first = self._state.row_count
        numbers = np.arange(first, first + len(rows), dtype=np.uint32)
        names, texts = (
            [str(value) for value in signatures[kind].to_pylist()] for kind in ("document_id", "text_sha256")
        )
        rows["document_id"], rows["signed"], rows["row"] = names, signatures["signed"], signatures["row"]
        self._carry_over(rows)
        is_new = [name in subjects for name in names]
        begins, lengths = self._subjects.add([subjects[DocumentId(n)] for n in names if n in subjects], self._state.end)
        rows["begin"][is_new], rows["length"][is_new] = begins, lengths
        for kind in ("fingerprints", "paragraphs"):
            lists: Any = signatures[kind]
            counts = lists.value_lengths().to_numpy()
            values = (lists.flatten().to_numpy() & 0xFFFFFFFF).astype(np.uint32)
            self._postings[kind].add(values, np.repeat(numbers, counts))
            if kind == "fingerprints":
                rows["size"] = counts
        self._postings["text"].add(_halves(texts), numbers)
        self._postings["document_id"].add(_halves(names), numbers)
        with self._file.open("ab") as file:
            file.truncate(first * _ROW.itemsize)
            file.write(rows.tobytes())
            file.flush()
            os.fsync(file.fileno())
        self._state.row_count += len(rows)
        self._state.end += int(lengths.sum())
        self._state.runs = {kind: postings.runs for kind, postings in self._postings.items()}
        self._map_rows()

    def mark_gone(self, gone: Sequence[tuple[str, int]]) -> None:
        """Forget signatures, by document and row."""
        if not gone:
            return
        row_of = {(name.encode(), row) for name, row in gone}
        rows = np.memmap(self._file, dtype=_ROW, mode="r+")
        _, numbers = self._sharing("document_id", np.unique(_halves(name for name, _ in gone)))
        for number in np.unique(numbers):
            if (rows["document_id"][number], int(rows["row"][number])) in row_of:
                rows["is_gone"][number] = True
                self._state.gone_count += 1
        rows.flush()

    def keep(self, snapshot: int, made_at: str) -> None:
        """Write what the files hold, at once or not at all, and delete those that are no longer of it."""
        self._state.snapshot, self._state.made_at = snapshot, made_at
        new = self._folder / "state.json.new"
        written(new, json.dumps(asdict(self._state)).encode())
        new.replace(self._folder / "state.json")
        names = {name for runs in self._state.runs.values() for name in runs}
        for path in self._folder.glob("*.run"):
            if path.name not in names:
                path.unlink()

    def forget(self) -> None:
        """Begin anew with nothing."""
        (self._folder / "state.json").unlink(missing_ok=True)
        self._state = _State()
        self._open()

    def _sharing(self, kind: str, values: Halves) -> tuple[NDArray[np.int64], Halves]:
        """Every place of rising `values` together with the number of each kept document that holds the value there."""
        places, numbers = self._postings[kind].holding(values)
        is_kept = ~self._rows["is_gone"][numbers]
        return places[is_kept], numbers[is_kept]

    def _carry_over(self, rows: NDArray[np.void]) -> None:
        """What is compared of documents stands where it stood, unless it is given."""
        at = {row["document_id"]: number for number, row in enumerate(rows)}
        _, numbers = self._sharing("document_id", np.unique(_halves(name.decode() for name in at)))
        for row in self._rows[numbers]:
            if row["document_id"] in at:
                for column in ("begin", "length"):
                    rows[column][at[row["document_id"]]] = row[column]

    def _read(self) -> _State:
        try:
            state = _State(**json.loads((self._folder / "state.json").read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError, TypeError):
            return _State()
        names = {name for runs in state.runs.values() for name in runs}
        is_there = (
            _size(self._file) >= state.row_count * _ROW.itemsize
            and _size(self._folder / SUBJECTS) >= state.end
            and all((self._folder / name).exists() for name in names)
        )
        return state if state.format == FORMAT and is_there else _State()

    def _open(self) -> None:
        self._postings = {kind: Postings(self._folder, kind, self._state.runs.get(kind, ())) for kind in KINDS}
        self._map_rows()

    def _map_rows(self) -> None:
        count = self._state.row_count
        self._rows: Any = np.memmap(self._file, dtype=_ROW, mode="r", shape=(count,)) if count else np.zeros(0, _ROW)


def _halves(values: Iterable[int | str]) -> Halves:
    """Values as the files hold them: 32 bits of a number, a checksum of a text."""
    return np.fromiter(
        (crc32(value.encode()) if isinstance(value, str) else value & 0xFFFFFFFF for value in values), np.uint32
    )


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
