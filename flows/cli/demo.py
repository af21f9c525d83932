"""make demo: ingest the sample documents as a Prefect flow, and show what an analyst gets.

python -m flows.cli.demo
"""

import sys
import time
import tomllib

import click
import duckdb
import prefect  # noqa: F401 - loaded before the flow, it makes it a Prefect flow
from rich.console import Console
from rich.table import Table

from flows.cli.options import lake_option
from flows.ingest import SEEDS, ingest
from threatlake.records import Run
from warehouse.lake import Lake, reading

DOCUMENTS = SEEDS / "documents"

# The answer to show: a finding, the words that prove it most, and where they stand.
QUESTION = """
SELECT
    findings.threat_id AS threat,
    documents.title,
    documents.published_on AS published,
    max_by(evidence.matched_text, evidence.weight) AS strongest_words,
    max_by(evidence.page, evidence.weight) AS page,
    count(*) AS spans
FROM findings
INNER JOIN documents USING (document_id)
INNER JOIN evidence USING (document_id, threat_id)
WHERE findings.is_primary AND documents.published_on >= DATE '2026-06-01'
GROUP BY ALL
ORDER BY published DESC, threat
LIMIT 6
""".strip()


@click.command(name="demo")
@lake_option
def command(lake: Lake) -> None:
    """Ingest the sample documents as a Prefect flow, and show what an analyst gets.

    Exit status 0 where exactly the samples that are made to be rejected were rejected, else 1.
    """
    console = Console(width=None if sys.stdout.isatty() else 160)
    started = time.monotonic()
    run = ingest([DOCUMENTS], lake=lake.path)
    seconds = time.monotonic() - started
    with reading(lake) as connection:
        _show_run(console, connection, run, seconds)
        _show_threats(console, connection)
        _show_answer(console, connection)
        as_made = _rejected(connection) == _made_to_be_rejected()
    _show_ways_on(console, lake)
    if not as_made:
        click.echo("the rejected samples are not those that seeds/expected.toml names", err=True)
    sys.exit(0 if as_made else 1)


def _show_run(console: Console, connection: duckdb.DuckDBPyConnection, run: Run, seconds: float) -> None:
    took = ((run.finished_at or run.started_at) - run.started_at).total_seconds()
    console.rule("What came in")
    console.print(
        f"{run.input_count} inputs: {run.loaded_count} loaded, {run.duplicate_count} copies of known files, "
        f"{run.rejected_count} rejected, {run.unchanged_count} unchanged "
        f"({took:.1f} s; {seconds - took:.1f} s to start Prefect's temporary server)",
        highlight=False,
    )
    if run.unchanged_count == run.input_count:
        console.print("Nothing is new: every input was in the warehouse already.")
    rows = connection.execute("SELECT uri, reason FROM rejected_sources ORDER BY uri").fetchall()
    for uri, reason in rows:
        console.print(f"  rejected {uri.rsplit('/', 1)[-1]}: {reason}", highlight=False, markup=False)


def _show_threats(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    """Each labelled story with the strongest words that prove the label."""
    rows = connection.execute("""
        SELECT threat_id, score, coalesce(title, replace(left(text, 60), chr(10), ' ') || '…'), language, words
        FROM findings INNER JOIN documents USING (document_id) INNER JOIN stories USING (document_id)
        INNER JOIN (
            SELECT document_id, threat_id, list(words ORDER BY weight DESC, words)[:4] AS words
            FROM (
                SELECT document_id, threat_id, lower(matched_text) AS words, max(weight) AS weight
                FROM evidence WHERE weight > 0 GROUP BY ALL
            ) GROUP BY ALL
        ) USING (document_id, threat_id)
        WHERE is_original ORDER BY threat_id, score DESC, document_id
    """).fetchall()
    table = Table("threat", "score", "document", "", "words that prove it", title="Documents by threat, copies once")
    before = None
    for threat_id, score, title, language, words in rows:
        name = threat_id if threat_id != before else ""
        table.add_row(name, f"{score:.2f}", title, language, " | ".join(words), end_section=False)
        before = threat_id
    console.print(table, markup=False)


def _show_answer(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    console.rule("One question in SQL: findings, evidence and documents joined")
    console.print(QUESTION, highlight=False, markup=False)
    answer = connection.execute(QUESTION)
    table = Table(*(column[0] for column in answer.description or ()))
    for row in answer.fetchall():
        table.add_row(*("" if value is None else str(value) for value in row))
    console.print(table)


def _rejected(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The samples that the ledger says were rejected, by their address."""
    query = "SELECT uri FROM sources WHERE outcome = 'rejected' AND starts_with(uri, ?)"
    return {row[0] for row in connection.execute(query, [DOCUMENTS.as_uri()]).fetchall()}


def _made_to_be_rejected() -> set[str]:
    expected = tomllib.loads((SEEDS / "expected.toml").read_text(encoding="utf-8"))["document"]
    return {(DOCUMENTS / one["file"]).as_uri() for one in expected if one["outcome"] == "rejected"}


def _show_ways_on(console: Console, lake: Lake) -> None:
    console.rule("Ask more")
    console.print(f"The warehouse lies in {lake.path}", highlight=False, soft_wrap=True)
    for line in (
        '.venv/bin/threatlake sql "FROM latest_reports"',
        ".venv/bin/threatlake explain moshenniki-call-center.txt",
        ".venv/bin/threatlake status",
        ".venv/bin/threatlake ingest YOUR_REPORTS/",
        "docs/cookbook.md has the questions that people ask first",
    ):
        console.print(f"  {line}", highlight=False, markup=False)
