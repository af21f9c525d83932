"""What was seized in all, asked in SQL, beside what was truly seized and what counting naively gives."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import duckdb
from events_found import Found
from events_world import Event
from report import Table

from threatlake.records import EventKind

Sums = Mapping[str, float]
SEIZED = "SELECT substance, sum(value) FROM seizures WHERE kind = 'drugs_seized' AND unit_normalised = 'kg' GROUP BY 1"
EVERY_FIGURE = """
SELECT substance, sum(value_normalised) FROM figures
WHERE kind = 'drugs_seized' AND unit_normalised = 'kg' GROUP BY 1
"""
EVERY_STORY = """
SELECT substance, sum(value_normalised) FROM figures JOIN stories USING (document_id)
WHERE is_original AND kind = 'drugs_seized' AND unit_normalised = 'kg' GROUP BY 1
"""
METHODS = {"view seizures": SEIZED, "every figure": EVERY_FIGURE, "each story once": EVERY_STORY}
UNNAMED = "none named"
BOUND = 0.02  # of the truth: what a sum may be wrong by


def sums_table(connection: duckdb.DuckDBPyConnection, events: Sequence[Event]) -> Table:
    """By substance, and all together."""
    truth = _truth(events)
    said = {name: _asked(connection, query) for name, query in METHODS.items()}
    substances = sorted({*truth, *(substance for sums in said.values() for substance in sums or ())})
    rows: list[tuple[str, ...]] = [
        (substance, f"{truth[substance]:,.1f}", *(_cell(sums, substance, truth[substance]) for sums in said.values()))
        for substance in substances
    ]
    whole = sum(truth.values())
    rows.append(
        ("all", f"{whole:,.1f}", *(_cell(sums and {"all": sum(sums.values())}, "all", whole) for sums in said.values()))
    )
    note = (
        "Kilograms, and how far from what was truly seized. Every figure: each `drugs_seized` of each document. "
        f"Each story once: those of its original. A sum may be wrong by {BOUND:.0%}."
    )
    return Table("Seized", note, ("substance", "truth", *METHODS), rows)


def _truth(events: Sequence[Event]) -> Counter[str]:
    seized: Counter[str] = Counter()
    for event in events:
        if event.kind is EventKind.SEIZURE:
            for amount in event.drugs:
                seized[amount.substance_id] += amount.kg  # type: ignore[assignment]  # a Counter also sums fractions
    return seized


def _asked(connection: duckdb.DuckDBPyConnection, query: str) -> dict[str, float] | None:
    """Sums by substance; None where the lake has no such view."""
    try:
        return {substance or UNNAMED: float(value) for substance, value in connection.execute(query).fetchall()}
    except duckdb.CatalogException:
        return None


def _cell(sums: Sums | None, substance: str, truth: float) -> str:
    if sums is None:
        return "no view"
    said = sums.get(substance, 0.0)
    return f"{said:,.1f} ({(said - truth) / truth:+.1%})" if truth else f"{said:,.1f}"


def conflicts_table(connection: duckdb.DuckDBPyConnection, found: Found, wrong: set[int]) -> Table:
    """Whether conflicting figures are shown as such, and agreeing ones are not."""
    try:
        rows = connection.execute("SELECT event_id, bool_or(is_conflicting) FROM seizures GROUP BY 1").fetchall()
    except duckdb.CatalogException:
        rows = []
    events = {
        key: Counter(each.event.number for each in group).most_common(1)[0][0]
        for key, group in found.clusters().items()
    }
    shown: dict[int, bool] = defaultdict(bool)
    for key, is_conflicting in rows:
        if key in events:
            shown[events[key]] |= is_conflicting
    conflicting = [shown[event] for event in shown.keys() & wrong]
    agreeing = [shown[event] for event in shown.keys() - wrong]
    note = "Seizures that one outlet reports with another figure, and all others; of which view `seizures` has a row."
    cells = [(f"{sum(each):,}", f"{len(each):,}") for each in (conflicting, agreeing)]
    rows_told: list[tuple[str, ...]] = [
        ("told with another figure", *cells[0], f"{len(wrong):,}"),
        ("all others", *cells[1], ""),
    ]
    return Table("Conflicts", note, ("seizures", "shown as conflicting", "with a row", "made"), rows_told)
