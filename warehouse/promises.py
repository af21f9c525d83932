"""What a table promises, as SQL that counts the rows that break it: keys, closed sets, rules, references.

The same questions are asked of a batch before it is committed and of the whole lake by `check`; only the
relations they are asked of differ.
"""

from collections.abc import Callable
from dataclasses import dataclass

from warehouse.schema import columns, literal
from warehouse.tables import Table


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise in words, and the query that counts what breaks it."""

    text: str
    query: str


def table_promises(table: Table, relation: str, resolve: Callable[[str], str]) -> list[Promise]:
    """The promises of `table`, asked of `relation`; `resolve` names the relation that holds a referred table."""
    key = ", ".join(table.key)
    promises = [
        Promise(
            f"{table.name}: ({key}) is unique",
            f"SELECT count(*) FROM (SELECT {key} FROM {relation} GROUP BY ALL HAVING count(*) > 1)",
        ),
    ]
    for column in columns(table):
        if column.closed_set:
            members = ", ".join(literal(member) for member in column.closed_set)
            rule = f"{column.name} IN ({members})"
            promises.append(Promise(f"{table.name}: {rule}", _breaking(relation, rule)))
    promises += [Promise(f"{table.name}: {rule}", _breaking(relation, rule)) for rule in table.rules]
    for column_name, target in table.references:
        target_table, target_column = target.split(".")
        promises.append(
            Promise(
                f"{table.name}.{column_name} is in {target}",
                f"SELECT count(*) FROM {relation} AS referring "
                f"WHERE {column_name} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {resolve(target_table)} AS target "
                f"WHERE target.{target_column} = referring.{column_name})",
            )
        )
    return promises


def _breaking(relation: str, rule: str) -> str:
    return f"SELECT count(*) FROM {relation} WHERE NOT ({rule})"
