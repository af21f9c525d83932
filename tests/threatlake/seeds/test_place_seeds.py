"""The places are where they are said to be, in a region of their country, under names that tell them apart."""

from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from threatlake.errors import InvalidSeed
from threatlake.records import Country, PlaceKind
from threatlake.seeds import countries, places
from threatlake.seeds.places import COLUMNS, PlaceSeeds

SEEDS = Path(__file__).parents[3] / "seeds"
KAZAKHSTAN = Country("KZ", "Kazakhstan", "Казахстан", "Қазақстан", ())
# South, north, west and east of each country that has many places, in whole degrees outward.
BOXES = {
    "KZ": (40, 56, 46, 88),
    "KG": (39, 44, 69, 81),
    "UZ": (37, 46, 55, 74),
    "TJ": (36, 42, 67, 76),
    "TM": (35, 43, 52, 67),
    "AF": (29, 39, 60, 75),
    "RU": (41, 82, 19, 180),
    "CN": (18, 54, 73, 135),
    "IR": (25, 40, 44, 64),
    "PK": (23, 38, 60, 78),
    "TR": (35, 43, 25, 45),
    "AZ": (38, 42, 44, 51),
    "MN": (41, 53, 87, 120),
}


def known() -> PlaceSeeds:
    return places.load(SEEDS, countries.load(SEEDS / "countries.csv"))


def row(**cells: str) -> str:
    usual = {"place_id": "almaty", "kind": "town", "country_code": "KZ", "latitude": "43.25", "longitude": "76.92"}
    return ",".join({**dict.fromkeys(COLUMNS, ""), **usual, "name": "Almaty", **cells}.values())


def load(tmp_path: Path, *rows: str) -> PlaceSeeds:
    (tmp_path / "places.csv").write_text("\n".join((",".join(COLUMNS), *rows)), "utf-8")
    (tmp_path / "ambiguous_places.toml").write_text("", "utf-8")
    return places.load(tmp_path, [KAZAKHSTAN])


def test_every_place_lies_in_its_country() -> None:
    for place in known().places:
        south, north, west, east = BOXES.get(place.country_code, (-90, 90, -180, 180))
        assert south <= place.latitude <= north, place
        assert west <= place.longitude <= east, place


def test_every_region_of_central_asia_is_there() -> None:
    regions = [place.country_code for place in known().places if place.kind is PlaceKind.REGION]
    # 17 regions; 7; 12 and Karakalpakstan; 4 with the districts of republican subordination; 5.
    assert {code: regions.count(code) for code in ("KZ", "KG", "UZ", "TJ", "TM")} == {
        "KZ": 17,
        "KG": 7,
        "UZ": 13,
        "TJ": 4,
        "TM": 5,
    }


def test_no_two_places_of_one_country_share_a_name_without_a_doubt() -> None:
    seeds = known()
    codes = {place.place_id: place.country_code for place in seeds.places}
    doubtful = {(doubt.entity_id, name) for doubt in seeds.ambiguous.names for name in doubt.names}
    bearers = defaultdict(set)
    for name in seeds.names:
        if (f"place:{name.place_id}", name.name) not in doubtful:
            bearers[codes[name.place_id], name.name].add(name.place_id)
    assert [shared for shared in bearers.items() if len(shared[1]) > 1] == []


def test_names_of_a_place_that_have_ended_do_not_overlap() -> None:
    periods = defaultdict(set)
    for name in known().names:
        if name.valid_from is not None and name.valid_to is not None:
            periods[name.place_id].add((name.valid_from, name.valid_to))
    for place_id, found in periods.items():
        in_order = sorted(found)
        assert all(ended <= began for (_, ended), (began, _) in pairwise(in_order)), place_id


def test_a_name_of_today_may_be_dated_too(tmp_path: Path) -> None:
    seeds = load(tmp_path, row(former_names="Almaty=1993-01-28..|Alma-Ata=..1993-01-28"))
    assert [(each.name, str(each.valid_from), str(each.valid_to)) for each in seeds.names] == [
        ("Almaty", "1993-01-28", "None"),
        ("Alma-Ata", "None", "1993-01-28"),
    ]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"kind": "city"}, "kind is 'city'; must be one of crossing, district, region, town"),
        ({"country_code": "XX"}, "almaty has country 'XX'; give a code of countries.csv"),
        ({"region_id": "almaty_region"}, "almaty has region 'almaty_region'; give a region of KZ"),
        ({"latitude": "91"}, "latitude is '91'; must be degrees from -90 to 90"),
        ({"latitude": "north"}, "latitude is 'north'; must be degrees from -90 to 90"),
        ({"aliases": "A|A"}, "aliases 'A' stands twice; keep one"),
        ({"former_names": "Alma-Ata"}, "former_names has 'Alma-Ata'; must be a name and its days"),
        ({"former_names": "A=1993-01-28..1921-02-05"}, "must be a name and its days"),
        ({"former_names": "A=1921..1993"}, "must be a name and its days"),
    ],
)
def test_a_broken_rule_is_told_with_its_record(tmp_path: Path, cells: dict[str, str], message: str) -> None:
    with pytest.raises(InvalidSeed) as error:
        load(tmp_path, row(**cells))
    assert message in str(error.value)


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidSeed, match="place 'almaty' stands twice"):
        load(tmp_path, row(), row())
