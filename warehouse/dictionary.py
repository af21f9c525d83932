"""Print the data dictionary from the declarations: python -m warehouse.dictionary > docs/data-dictionary.md."""

import sys

from warehouse.lake import SCHEMA_VERSION
from warehouse.schema import columns, row_meaning
from warehouse.tables import CORPUS_TABLES, SEED_TABLES, Table
from warehouse.views import VIEWS, View

_OPENING = f"""# Data dictionary

Printed by `make docs` from `threatlake/records.py`, `warehouse/tables.py` and `warehouse/views/`; never edited by hand.
Schema version {SCHEMA_VERSION}. Keys, references, closed sets and rules are asked before every commit and by
`threatlake check`. Offsets count Unicode code points from 0; for every span
`substr(documents.text, start_char + 1, end_char - start_char) = matched_text`.
"""


def dictionary() -> str:
    """The whole dictionary, in Markdown."""
    parts = [
        _OPENING,
        "## Tables that grow with the corpus\n",
        *(_table(table) for table in CORPUS_TABLES),
        "## Tables from the seeds\n",
        *(_table(table) for table in SEED_TABLES),
        "## Views\n",
        *(_view(view) for view in VIEWS),
    ]
    return "\n".join(parts)


def _table(table: Table) -> str:
    lines = [f"### {table.name}\n", f"{row_meaning(table)} Key: {_codes(table.key)}.\n"]
    if table.rules:
        lines.append("Rules: " + "; ".join(f"`{rule}`" for rule in table.rules) + ".\n")
    references = dict(table.references)
    lines += ["| column | type | meaning |", "| --- | --- | --- |"]
    for column in columns(table):
        kind = column.sql_type + ("" if column.is_nullable else " NOT NULL")
        meaning = column.meaning
        if column.closed_set:
            meaning += f" One of {_codes(column.closed_set)}."
        if column.name in references:
            meaning += f" In `{references[column.name]}`."
        lines.append(f"| {column.name} | {kind} | {meaning} |")
    return "\n".join(lines) + "\n"


def _view(view: View) -> str:
    lines = [f"### {view.name}\n", f"{view.comment}\n", "| column | meaning |", "| --- | --- |"]
    lines += [f"| {name} | {meaning} |" for name, meaning in view.columns.items()]
    return "\n".join(lines) + "\n"


def _codes(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    sys.stdout.write(dictionary())
