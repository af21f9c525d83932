"""The ledger: what was offered, what became of it, and which run did it.

    offered -> unchanged | duplicate | to be read -> loaded | unpacked | rejected

`sources` holds one row per address and bytes; the first offer decides its outcome. `runs` holds one row
per run; its counts add up to its inputs.
"""

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version

import duckdb

from threatlake.reading.extraction import Reading
from threatlake.records import DocumentId, MediaType, Run, RunId, RunOutcome, Source, SourceId, SourceOutcome
from warehouse import archive
from warehouse.commit import commit
from warehouse.fingerprints import Fingerprints
from warehouse.lake import Lake, scalar, writing
from warehouse.tables import RUNS

_WITH_DOCUMENT = (SourceOutcome.LOADED, SourceOutcome.DUPLICATE)


@dataclass(frozen=True, slots=True)
class Offer:
    """An input whose bytes are in the archive, or which could not be read: then `reason` says why."""

    source_id: SourceId
    uri: str
    sha256: str | None
    byte_count: int | None
    reason: str | None = None
    parent_source_id: SourceId | None = None


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What the bytes of an offer were where they have no text of their own, only files inside."""

    media_type: MediaType


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why the bytes of an offer are no document, and what they were taken for."""

    reason: str
    media_type: MediaType | None = None


@dataclass(frozen=True, slots=True)
class Sifted:
    """A batch of offers by what is to be done with them; each stands in exactly one of the first five lists."""

    unchanged: list[Offer]
    unreadable: list[Offer]
    known: list[Offer]  # the bytes are a document already
    fresh: list[Offer]  # to be read
    repeats: list[Offer]  # the same bytes as one of `fresh`
    reopened: list[Offer]  # those of `unchanged` that have something inside which a run did not come to, or rejected


@dataclass(slots=True)
class OpenRun:
    """A run at work: the writer's connection, and the row of `runs` as it stands."""

    connection: duckdb.DuckDBPyConnection
    lake: Lake
    fingerprints: Fingerprints
    row: Run


def source_id(uri: str, sha256: str | None) -> SourceId:
    """The identity of an input: its address and its bytes."""
    return SourceId(hashlib.sha256(f"{uri}\n{sha256 or '-'}".encode()).hexdigest())


@contextmanager
def open_run(lake: Lake, flow: str, fingerprints: Fingerprints) -> Iterator[OpenRun]:
    """Hold the writer's lock, heal what a killed run left, and leave a row in `runs` however it ends."""
    with writing(lake) as connection:
        _heal(connection, lake)
        run = OpenRun(connection, lake, fingerprints, new_run(flow))
        _save(run)
        try:
            yield run
        except BaseException:
            run.row = replace(run.row, outcome=RunOutcome.FAILED, finished_at=datetime.now(UTC))
            _save(run)
            raise
        run.row = replace(run.row, outcome=RunOutcome.FINISHED, finished_at=datetime.now(UTC))
        _save(run)


def new_run(flow: str) -> Run:
    """The row of a run that begins now."""
    now = datetime.now(UTC)
    run_id = RunId(f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}")
    return Run(run_id, flow, now, None, RunOutcome.RUNNING, 0, 0, 0, 0, 0, 0, version("threatlake"))


def _save(run: OpenRun) -> None:
    commit(run.connection, {RUNS: [run.row]}, f"run {run.row.run_id}: {run.row.outcome}")


def _heal(connection: duckdb.DuckDBPyConnection, lake: Lake) -> None:
    """A run that still says `running` is dead, for its lock is ours: mark it, and sweep what it left unfinished."""
    archive.sweep(lake)
    if scalar(connection, "SELECT count(*) FROM runs WHERE outcome = 'running'"):
        connection.execute("UPDATE runs SET outcome = 'interrupted' WHERE outcome = 'running'")
        connection.execute("CALL ducklake_delete_orphaned_files('lake', cleanup_all => true)")


def sift(run: OpenRun, offers: list[Offer], *, retry: bool) -> Sifted:
    """Tell what is new in a batch; a rejected input is read again by another reader, or when `retry` says so."""
    outcomes = _known_outcomes(run.connection, offers)
    sifted = Sifted([], [], [], [], [], _reopened(run, offers, retry=retry))
    documents = _known_documents(run.connection, offers)
    taken: set[str] = set()
    for offer in offers:
        known = outcomes.get(offer.source_id)
        read_again = (
            known is not None and known[0] == SourceOutcome.REJECTED and (retry or known[1] != run.fingerprints.read)
        )
        if known is not None and (not read_again or offer.sha256 is None):
            sifted.unchanged.append(offer)
        elif offer.sha256 is None:
            sifted.unreadable.append(offer)
        elif offer.sha256 in documents:
            sifted.known.append(offer)
        elif offer.sha256 in taken:
            sifted.repeats.append(offer)
        else:
            taken.add(offer.sha256)
            sifted.fresh.append(offer)
    return sifted


def _reopened(run: OpenRun, offers: list[Offer], *, retry: bool) -> list[Offer]:
    """Inputs in which something is left to read: a run was ended half-way, or the reader has changed since."""
    query = """
        WITH RECURSIVE below AS (
            SELECT source_id AS outermost, source_id, member_count, outcome, read_fingerprint, sha256
            FROM sources
            WHERE source_id IN (SELECT unnest(?::VARCHAR[])) AND member_count > 0
            UNION ALL
            SELECT
                outermost,
                sources.source_id,
                sources.member_count,
                sources.outcome,
                sources.read_fingerprint,
                sources.sha256
            FROM below INNER JOIN sources ON sources.parent_source_id = below.source_id
        ),
        children AS (
            SELECT below.source_id, count(DISTINCT sources.uri) AS child_count
            FROM below INNER JOIN sources ON sources.parent_source_id = below.source_id
            GROUP BY ALL
        )
        SELECT DISTINCT outermost
        FROM below LEFT JOIN children USING (source_id)
        WHERE member_count > coalesce(child_count, 0)
            OR (outcome = 'rejected' AND (? OR (read_fingerprint <> ? AND sha256 IS NOT NULL)))
    """
    keys = [offer.source_id for offer in offers]
    rows = run.connection.execute(query, [keys, retry, run.fingerprints.read]).fetchall()
    found = {row[0] for row in rows}
    return [offer for offer in offers if offer.source_id in found]


def _known_outcomes(connection: duckdb.DuckDBPyConnection, offers: list[Offer]) -> dict[str, tuple[str, str]]:
    query = """
        SELECT source_id, outcome, read_fingerprint FROM sources
        WHERE source_id IN (SELECT unnest(?::VARCHAR[]))
    """
    rows = connection.execute(query, [[offer.source_id for offer in offers]]).fetchall()
    return {row[0]: (row[1], row[2]) for row in rows}


def _known_documents(connection: duckdb.DuckDBPyConnection, offers: list[Offer]) -> set[str]:
    query = "SELECT document_id FROM documents WHERE document_id IN (SELECT unnest(?::VARCHAR[]))"
    hashes = [offer.sha256 for offer in offers if offer.sha256]
    return {row[0] for row in connection.execute(query, [hashes]).fetchall()}


def settle(
    run: OpenRun, sifted: Sifted, read: Mapping[str, Reading | Rejection | Unpacked], inside: Mapping[str, int]
) -> list[Source]:
    """The rows of `sources` that a batch adds or, for a rejected input read again, replaces.

    `read` and `inside` (how many files are inside of it) are by SHA-256.
    """
    first_seen = _first_seen(run.connection, [*sifted.fresh, *sifted.repeats, *sifted.known])
    now = datetime.now(UTC)

    def source(
        offer: Offer, outcome: SourceOutcome, media_type: MediaType | None, reason: str | None, member_count: int = 0
    ) -> Source:
        return Source(
            source_id=offer.source_id,
            uri=offer.uri,
            sha256=offer.sha256,
            byte_count=offer.byte_count,
            media_type=media_type,
            first_seen_at=first_seen.get(offer.source_id, now),
            last_seen_at=now,
            outcome=outcome,
            reason=reason,
            document_id=DocumentId(offer.sha256 or "") if outcome in _WITH_DOCUMENT else None,
            run_id=run.row.run_id,
            archive_path=archive.archive_path(offer.sha256) if offer.sha256 else None,
            read_fingerprint=run.fingerprints.read,
            parent_source_id=offer.parent_source_id,
            member_count=member_count,
        )

    def after_reading(offer: Offer, outcome: SourceOutcome) -> Source:
        result, member_count = read[offer.sha256 or ""], inside.get(offer.sha256 or "", 0)
        if isinstance(result, Rejection):
            return source(offer, SourceOutcome.REJECTED, result.media_type, result.reason)
        if isinstance(result, Unpacked):
            return source(offer, SourceOutcome.UNPACKED, result.media_type, None, member_count)
        return source(offer, outcome, result.media_type, None, member_count)

    media_types = _media_types(run.connection, sifted.known)
    return [
        *(source(offer, SourceOutcome.REJECTED, None, offer.reason) for offer in sifted.unreadable),
        *(source(offer, SourceOutcome.DUPLICATE, media_types[offer.sha256 or ""], None) for offer in sifted.known),
        *(after_reading(offer, SourceOutcome.LOADED) for offer in sifted.fresh),
        *(after_reading(offer, SourceOutcome.DUPLICATE) for offer in sifted.repeats),
    ]


def _first_seen(connection: duckdb.DuckDBPyConnection, offers: list[Offer]) -> dict[str, datetime]:
    query = "SELECT source_id, first_seen_at FROM sources WHERE source_id IN (SELECT unnest(?::VARCHAR[]))"
    return dict(connection.execute(query, [[offer.source_id for offer in offers]]).fetchall())


def _media_types(connection: duckdb.DuckDBPyConnection, offers: list[Offer]) -> dict[str, MediaType]:
    query = "SELECT document_id, media_type FROM documents WHERE document_id IN (SELECT unnest(?::VARCHAR[]))"
    rows = connection.execute(query, [[offer.sha256 for offer in offers]]).fetchall()
    return {row[0]: MediaType(row[1]) for row in rows}


def counted(row: Run, sources: Iterable[Source], unchanged_count: int) -> Run:
    """The run's row with a batch added to its counts."""
    outcomes = [source.outcome for source in sources]
    return replace(
        row,
        input_count=row.input_count + len(outcomes) + unchanged_count,
        loaded_count=row.loaded_count + outcomes.count(SourceOutcome.LOADED),
        duplicate_count=row.duplicate_count + outcomes.count(SourceOutcome.DUPLICATE),
        unpacked_count=row.unpacked_count + outcomes.count(SourceOutcome.UNPACKED),
        rejected_count=row.rejected_count + outcomes.count(SourceOutcome.REJECTED),
        unchanged_count=row.unchanged_count + unchanged_count,
    )
