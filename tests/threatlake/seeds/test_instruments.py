"""The instrument seed names treaties with the day of adoption where it is certain; what breaks a rule is named."""

from datetime import date
from pathlib import Path

import pytest

from threatlake.errors import InvalidSeed
from threatlake.seeds import instruments

SEED = Path(__file__).parents[3] / "seeds" / "instruments.toml"
GOOD = '[[instrument]]\nid = "a"\nname = "A"\naliases = []\nsource = "https://example.org/"\n'


def test_the_treaties_that_reports_cite_are_there() -> None:
    found = {instrument.instrument_id: instrument for instrument in instruments.load(SEED)}
    expected = {
        "untoc", "trafficking_protocol", "smuggling_protocol", "firearms_protocol", "uncac", "drugs_1961", "drugs_1971",
        "drugs_1988", "cybercrime_convention", "budapest", "icsft", "terrorist_bombings", "nuclear_terrorism",
        "hostages",
        "fatf_recommendations", "unscr_1267", "unscr_1373", "unscr_2178", "unscr_2396", "sco_shanghai",
        "coe_criminal_corruption", "warsaw_convention",
    }  # fmt: skip
    assert expected <= found.keys()
    assert found["untoc"].adopted_on == date(2000, 11, 15)
    assert found["cybercrime_convention"].adopted_on == date(2024, 12, 24)


@pytest.mark.parametrize("value", ['"2000-11-15"', "2000-11-15T10:00:00Z", "2000"])
def test_a_day_of_adoption_is_a_day(tmp_path: Path, value: str) -> None:
    path = tmp_path / "instruments.toml"
    path.write_text(GOOD + f"adopted_on = {value}\n", "utf-8")
    with pytest.raises(
        InvalidSeed, match=r"instruments\.toml: instrument 'a': adopted_on is .*; must be a day such as"
    ):
        instruments.load(path)


def test_a_day_of_adoption_may_lack(tmp_path: Path) -> None:
    path = tmp_path / "instruments.toml"
    path.write_text(GOOD, "utf-8")
    assert instruments.load(path)[0].adopted_on is None


def test_an_instrument_stands_once(tmp_path: Path) -> None:
    path = tmp_path / "instruments.toml"
    path.write_text(GOOD + GOOD, "utf-8")
    with pytest.raises(InvalidSeed, match="instrument 'a' stands twice; keep one"):
        instruments.load(path)
