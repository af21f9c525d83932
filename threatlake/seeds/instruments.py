"""Read `seeds/instruments.toml`."""

from datetime import date, datetime
from pathlib import Path

from threatlake.errors import InvalidSeed
from threatlake.records import Instrument
from threatlake.seeds.organisations import address, identifier
from threatlake.seeds.records_of_toml import Table, records, repeats, strings, text, text_or_none

KEYS = frozenset({"id", "name", "acronym", "adopted_on", "aliases", "source"})


def load(path: Path) -> list[Instrument]:
    """Read and check the seed: every id once, every source an address, every day a day."""
    found = [_instrument(record, where) for where, record in records(path, "instrument", KEYS)]
    for repeated in repeats(instrument.instrument_id for instrument in found):
        raise InvalidSeed(f"{path.name}: instrument {repeated!r} stands twice; merge the two")
    return found


def _instrument(record: Table, where: str) -> Instrument:
    adopted_on = record.get("adopted_on")
    if adopted_on is not None and (not isinstance(adopted_on, date) or isinstance(adopted_on, datetime)):
        raise InvalidSeed(f"{where} has adopted_on = {adopted_on!r}; give a day such as 2000-11-15, or leave it out")
    return Instrument(
        instrument_id=identifier(record, where),
        name=text(record, "name", where),
        acronym=text_or_none(record, "acronym", where),
        adopted_on=adopted_on,
        aliases=strings(record, "aliases", where),
        source=address(record, where),
    )
