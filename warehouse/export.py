"""The lake as one plain DuckDB file, for tools that know no DuckLake."""

import secrets
from pathlib import Path

import duckdb

from threatlake.errors import InvalidInput
from warehouse.lake import Lake, extension_path, reading
from warehouse.schema import create_statements, literal
from warehouse.tables import TABLES
from warehouse.views import VIEWS

# One index per stemmer, for DuckDB stems a whole index in one language; the languages it has no stemmer
# for are searched by the words as they stand.
_SEARCHES = {"en": "english", "ru": "russian", "other": "none"}

# What parts words: DuckDB's own default keeps a to z only.
_NOT_A_WORD = r"[^\p{L}\p{N}]+"


def export(lake: Lake, file: Path) -> None:
    """Write tables, views, comments and full-text index to `file`: built aside, then moved into place."""
    if not file.parent.is_dir():
        raise InvalidInput(f"no folder {file.parent} to write {file.name} into; make it first")
    if file.is_dir():
        raise InvalidInput(f"{file} is a folder; name a file, for example {file / 'threatlake.duckdb'}")
    aside = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        with reading(lake) as connection:
            connection.execute(f"ATTACH {literal(str(aside))} AS export")
            connection.execute("BEGIN TRANSACTION")
            _copy_tables(connection)
            connection.execute("COMMIT")
            connection.execute("DETACH export")
        _index(aside)
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)
        Path(f"{aside}.wal").unlink(missing_ok=True)


def _copy_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """All tables as of one snapshot, then the views over them."""
    connection.execute("USE export")
    for table in TABLES:
        for statement in create_statements(table):
            connection.execute(statement)
        connection.execute(f"INSERT INTO {table.name} BY NAME FROM lake.{table.name}")
    for view in VIEWS:
        connection.execute(f"CREATE VIEW {view.name} AS {view.query}")
        connection.execute(f"COMMENT ON VIEW {view.name} IS {literal(view.comment)}")
    connection.execute("USE memory")


def _index(file: Path) -> None:
    with duckdb.connect(str(file), config={"autoinstall_known_extensions": "false"}) as connection:
        connection.execute(f"LOAD {literal(str(extension_path('fts')))}")
        for language, stemmer in _SEARCHES.items():
            chosen = "language = ?" if language != "other" else "language IS NULL OR language NOT IN ('en', 'ru')"
            connection.execute(
                f"CREATE TABLE search_{language} AS SELECT document_id, title, text FROM documents WHERE {chosen}",
                [language] if language != "other" else [],
            )
            connection.execute(
                f"PRAGMA create_fts_index('search_{language}', 'document_id', 'title', 'text', "
                f"stemmer = '{stemmer}', stopwords = 'none', ignore = '{_NOT_A_WORD}', strip_accents = 0)"
            )
            connection.execute(f"COMMENT ON TABLE search_{language} IS {literal(_meaning(language))}")
        parts = [
            f"SELECT document_id, title, fts_main_search_{language}.match_bm25(document_id, words) AS score "
            f"FROM search_{language}"
            for language in _SEARCHES
        ]
        connection.execute(
            "CREATE MACRO search(words) AS TABLE "
            f"SELECT * FROM ({' UNION ALL '.join(parts)}) WHERE score IS NOT NULL ORDER BY score DESC, document_id"
        )


def _meaning(language: str) -> str:
    return f"One row per document to be searched, language {language}; ask with: FROM search('words')."
