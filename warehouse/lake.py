"""The lake: where it lies, how it is opened for reading and for writing, and which version it has.

LAKE/catalog.sqlite   the DuckLake catalogue: snapshots, schemas, file lists
LAKE/data/            the Parquet files
LAKE/archive/         the raw files, content-addressed (`warehouse.archive`)
LAKE/signatures/      the index by which copies are found (`warehouse.index_following`); made from the lake
LAKE/writer.lock      held by the one writer
"""

import os
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from threatlake.errors import UnusableLake
from warehouse.migrations import CALIBRATED_SCORES, EXPLAINED_COPIES, FACTS, PAGES_AND_PARTS
from warehouse.schema import comment_statements, create_statements, literal
from warehouse.tables import TABLES
from warehouse.views import VIEWS, VIEWS_SHA256

# Raised by one whenever a table changes; `MIGRATIONS` then says how to come here from the version before.
SCHEMA_VERSION = 5
MIGRATIONS: dict[int, tuple[str, ...]] = {2: PAGES_AND_PARTS, 3: CALIBRATED_SCORES, 4: EXPLAINED_COPIES, 5: FACTS}

DEFAULT_LAKE = Path(__file__).parent / "lake"

# A reader that meets the catalogue while it is being written waits this long, in milliseconds; measured:
# no error in eight readers while a writer committed every 0.1 s.
_BUSY_TIMEOUT = 30_000

_VERSIONS_TABLE = (
    """CREATE TABLE schema_versions (
        version BIGINT NOT NULL, views_sha256 VARCHAR NOT NULL, applied_at TIMESTAMP WITH TIME ZONE NOT NULL
    )""",
    "COMMENT ON TABLE schema_versions IS 'One row per version of tables and views this lake has had.'",
)

_EXTENSIONS = {"sqlite_scanner": "duckdb_extension_sqlite_scanner", "ducklake": "duckdb_extension_ducklake"}


@dataclass(frozen=True, slots=True)
class Lake:
    """The folder of a lake; the path is absolute, so that DuckLake finds its files from any working folder."""

    path: Path

    @classmethod
    def at(cls, path: Path | str | None = None) -> "Lake":
        """The lake at `path`, else the one THREATLAKE_LAKE names, else the checkout's own."""
        return cls(Path(path or os.environ.get("THREATLAKE_LAKE") or DEFAULT_LAKE).expanduser().absolute())

    @property
    def catalogue(self) -> Path:
        """The SQLite file that holds the catalogue."""
        return self.path / "catalog.sqlite"

    @property
    def data(self) -> Path:
        """The folder of the Parquet files."""
        return self.path / "data"

    @property
    def archive(self) -> Path:
        """The folder of the raw files."""
        return self.path / "archive"

    @property
    def exists(self) -> bool:
        """Whether anything was ever ingested here."""
        return self.catalogue.is_file()


def extension_path(name: str, package: str | None = None) -> Path:
    """The file of a DuckDB extension that came with pip, so that it loads with no network."""
    package = package or f"duckdb_extension_{name}"
    site_packages = Path(sysconfig.get_paths()["purelib"])
    return site_packages / package / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"


def attach_statements(lake: Lake, *, read_only: bool) -> list[str]:
    """The SQL that opens a lake from any DuckDB shell; `threatlake connect` prints it."""
    options = [
        f"DATA_PATH {literal(f'{lake.data}/')}",
        "OVERRIDE_DATA_PATH true",  # a moved or copied lake opens
        "META_JOURNAL_MODE 'WAL'",  # readers are not locked out by the writer
        f"META_BUSY_TIMEOUT {_BUSY_TIMEOUT}",
        "DATA_INLINING_ROW_LIMIT 0",  # every row is in Parquet, none hidden in the catalogue
    ]
    if read_only:
        options.append("READ_ONLY")
    loads = [f"LOAD {literal(str(extension_path(name, package)))}" for name, package in _EXTENSIONS.items()]
    attach = f"ATTACH {literal(f'ducklake:sqlite:{lake.catalogue}')} AS lake ({', '.join(options)})"
    return [*loads, attach, "USE lake"]


@contextmanager
def reading(lake: Lake) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to a lake that exists and has the version of this code."""
    _require(lake)
    with _connect() as connection:
        _attach(connection, lake, read_only=True)
        _require_version(connection, lake, migrate=False)
        yield connection


@contextmanager
def changing(lake: Lake) -> Iterator[duckdb.DuckDBPyConnection]:
    """The connection that may write, to a lake that exists."""
    _require(lake)
    with writing(lake) as connection:
        yield connection


def _require(lake: Lake) -> None:
    if not lake.exists:
        raise UnusableLake(f"no warehouse at {lake.path}; make one with: threatlake ingest PATH --lake {lake.path}")


@contextmanager
def writing(lake: Lake, wait_seconds: float = -1) -> Iterator[duckdb.DuckDBPyConnection]:
    """The one connection that may write: waits its turn, makes or migrates the lake, and holds the lock."""
    lake.path.mkdir(parents=True, exist_ok=True)
    lock = FileLock(lake.path / "writer.lock", timeout=wait_seconds)
    try:
        lock.acquire()
    except Timeout as error:
        raise UnusableLake(f"another run writes to {lake.path}; try again when it has ended") from error
    try:
        with _connect() as connection:
            _attach(connection, lake, read_only=False)
            _require_version(connection, lake, migrate=True)
            yield connection
    finally:
        lock.release()


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection, message: str) -> Iterator[None]:
    """All or nothing, as one snapshot that carries `message`."""
    connection.execute("BEGIN TRANSACTION")
    try:
        yield
        connection.execute("CALL lake.set_commit_message('threatlake', ?)", [message])
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


@contextmanager
def _connect() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect(
        config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"},
    )
    try:
        connection.execute("SET TimeZone = 'UTC'")
        yield connection
    finally:
        connection.close()


def _attach(connection: duckdb.DuckDBPyConnection, lake: Lake, *, read_only: bool) -> None:
    try:
        for statement in attach_statements(lake, read_only=read_only):
            connection.execute(statement)
    except duckdb.Error as error:
        first_line = str(error).splitlines()[0]
        raise UnusableLake(f"the catalogue {lake.catalogue} does not open: {first_line}") from error


def _require_version(connection: duckdb.DuckDBPyConnection, lake: Lake, *, migrate: bool) -> None:
    version = _version(connection)
    if version == SCHEMA_VERSION:
        if migrate:
            _renew_views(connection)
        return
    if version > SCHEMA_VERSION:
        raise UnusableLake(
            f"{lake.path} has schema version {version}, this threatlake knows {SCHEMA_VERSION}; use the newer one"
        )
    if not migrate:
        raise UnusableLake(
            f"{lake.path} has schema version {version}, this threatlake reads {SCHEMA_VERSION}; "
            "the next threatlake ingest brings it up to date"
        )
    if version == 0:
        _create(connection)
    else:
        _migrate(connection, lake, version)


def _version(connection: duckdb.DuckDBPyConnection) -> int:
    known = "SELECT count(*) FROM duckdb_tables() WHERE database_name = 'lake' AND table_name = 'schema_versions'"
    if not scalar(connection, known):
        return 0
    return scalar(connection, "SELECT max(version) FROM schema_versions")


def _create(connection: duckdb.DuckDBPyConnection) -> None:
    with transaction(connection, "create the tables"):
        for table in TABLES:
            for statement in create_statements(table):
                connection.execute(statement)
        for statement in _VERSIONS_TABLE:
            connection.execute(statement)
        _record_version(connection)
        _create_views(connection)


def _migrate(connection: duckdb.DuckDBPyConnection, lake: Lake, version: int) -> None:
    missing = [step for step in range(version + 1, SCHEMA_VERSION + 1) if step not in MIGRATIONS]
    if missing:
        raise UnusableLake(
            f"{lake.path} has schema version {version} and no way leads to {SCHEMA_VERSION}; "
            "ingest its sources into a new lake"
        )
    with transaction(connection, f"migrate from schema version {version} to {SCHEMA_VERSION}"):
        for step in range(version + 1, SCHEMA_VERSION + 1):
            for statement in MIGRATIONS[step]:
                connection.execute(statement)
        for table in TABLES:
            for statement in comment_statements(table):
                connection.execute(statement)
        _record_version(connection)
        _create_views(connection)


def _record_version(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("INSERT INTO schema_versions VALUES (?, ?, now())", [SCHEMA_VERSION, VIEWS_SHA256])


def _create_views(connection: duckdb.DuckDBPyConnection) -> None:
    for view in VIEWS:
        connection.execute(f"CREATE OR REPLACE VIEW {view.name} AS {view.query}")
        connection.execute(f"COMMENT ON VIEW {view.name} IS {literal(view.comment)}")


def _renew_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Views are code: a lake made by older code gets today's, and nothing is written where they are the same."""
    row = connection.execute("SELECT max_by(views_sha256, applied_at) FROM schema_versions").fetchone()
    if row != (VIEWS_SHA256,):
        with transaction(connection, "renew the views"):
            _create_views(connection)
            _record_version(connection)


def scalar(connection: duckdb.DuckDBPyConnection, query: str, parameters: list[object] | None = None) -> int:
    """The one number a query gives."""
    row = connection.execute(query, parameters or []).fetchone()
    if row is None:
        message = f"no row from: {query}"
        raise LookupError(message)
    return int(row[0])
