"""Read `seeds/places.csv` and `ambiguous_places.toml`: where things happen, under every name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from threatlake.errors import InvalidSeed
from threatlake.records import Country, Place, PlaceId, PlaceKind, PlaceName
from threatlake.seeds import ambiguous_names
from threatlake.seeds.ambiguous_names import AmbiguousNames
from threatlake.seeds.entries import COUNTRY_CODE, ID, Entry, refuse_repeated
from threatlake.seeds.files import read_csv

COLUMNS = (
    "place_id", "kind", "country_code", "region_id", "geonames_id", "latitude", "longitude",
    "name", "name_ru", "name_local", "aliases", "former_names",
)  # fmt: skip
GEONAMES = "https://www.geonames.org/"
KINDS = tuple(kind for kind in PlaceKind if kind is not PlaceKind.COUNTRY)


@dataclass(frozen=True, slots=True)
class PlaceSeeds:
    """The places and all their names, the English one first, and which of the names mean other things too."""

    places: list[Place]
    names: list[PlaceName]
    ambiguous: AmbiguousNames

    def spelled(self) -> Iterator[tuple[PlaceId, str, tuple[str, ...]]]:
        """Every place with its country and all its names."""
        names: dict[PlaceId, list[str]] = {}
        for name in self.names:
            names.setdefault(name.place_id, []).append(name.name)
        for place in self.places:
            yield place.place_id, place.country_code, tuple(names[place.place_id])


NO_PLACES = PlaceSeeds([], [], AmbiguousNames((), (), (), (), {}))


def load(folder: Path, countries: list[Country]) -> PlaceSeeds:
    """Read and check the seed: every id once, each region one of the same country, no name of a place twice."""
    path = folder / "places.csv"
    rows = read_csv(path, COLUMNS, _place)
    if not rows:
        raise InvalidSeed(f"{path.name} has no places; give at least one")
    places = [place for place, _ in rows]
    refuse_repeated(path.name, "place", (place.place_id for place in places))
    codes = {country.country_code for country in countries}
    regions = {place.place_id: place.country_code for place in places if place.kind is PlaceKind.REGION}
    for place in places:
        if place.country_code not in codes:
            raise InvalidSeed(
                f"{path.name}: {place.place_id} has country {place.country_code!r}; give a code of countries.csv"
            )
        if place.region_id is not None and regions.get(place.region_id) != place.country_code:
            raise InvalidSeed(
                f"{path.name}: {place.place_id} has region {place.region_id!r}; give a region of {place.country_code}"
            )
    names = [name for _, names in rows for name in names]
    return PlaceSeeds(places, names, ambiguous_names.load(folder / "ambiguous_places.toml"))


def _place(row: Entry) -> tuple[Place, list[PlaceName]]:
    geonames_id = row.optional_text("geonames_id")
    place = Place(
        place_id=PlaceId(row.text("place_id", ID)),
        name=row.text("name"),
        kind=row.choice("kind", KINDS),
        country_code=row.text("country_code", COUNTRY_CODE),
        region_id=_region(row),
        latitude=_degrees(row, "latitude", 90),
        longitude=_degrees(row, "longitude", 180),
        source=GEONAMES + geonames_id if geonames_id else "threatlake",
    )
    return place, _names(row, place)


def _region(row: Entry) -> PlaceId | None:
    region_id = row.optional_text("region_id", ID)
    return None if region_id is None else PlaceId(region_id)


def _degrees(row: Entry, key: str, most: int) -> float:
    text = row.text(key)
    try:
        degrees = float(text)
    except ValueError:
        degrees = float("nan")
    if not -most <= degrees <= most:
        raise row.wrong(f"{key} is {text!r}; must be degrees from -{most} to {most}")
    return degrees


def _names(row: Entry, place: Place) -> list[PlaceName]:
    """The names of today, dated where `former_names` dates one of them, then the former ones."""
    former = [_former(row, place.place_id, cell) for cell in row.distinct("former_names", _cells(row, "former_names"))]
    refuse_repeated(row.place, "former name", (name.name for name in former))
    dated = {name.name: name for name in former}
    aliases = row.distinct("aliases", _cells(row, "aliases"))
    today = (place.name, row.optional_text("name_ru"), row.optional_text("name_local"), *aliases)
    names = [dated.pop(name, PlaceName(place.place_id, name, None, None)) for name in dict.fromkeys(today) if name]
    return [*names, *dated.values()]


def _cells(row: Entry, key: str) -> list[str]:
    text = row.optional_text(key)
    return text.split("|") if text else []


def _former(row: Entry, place_id: PlaceId, cell: str) -> PlaceName:
    """Read `Nur-Sultan=2019-03-23..2022-09-17`; a day that is not confirmed is left out, its dots stay."""
    name, _, days = cell.partition("=")
    first, dots, last = days.partition("..")
    try:
        since, until = (date.fromisoformat(day) if day else None for day in (first, last))
    except ValueError:
        dots = ""
    if not name or not dots or (since and until and until < since):
        raise row.wrong(f"former_names has {cell!r}; must be a name and its days, as Nur-Sultan=2019-03-23..2022-09-17")
    return PlaceName(place_id, name, since, until)
