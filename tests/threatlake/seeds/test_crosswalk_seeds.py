"""A code of another classification is in the crosswalk only with its place in ours and where it was confirmed."""

from pathlib import Path

import pytest

from threatlake.errors import InvalidSeed
from threatlake.seeds import crosswalk, threats

SEEDS = Path(__file__).parents[3] / "seeds"
THREATS = threats.load(SEEDS / "threats")
HEADER = ",".join(crosswalk.COLUMNS)
ROW = "EuroVoc,,5465,financial_crime_corruption,money_laundering,exact,money laundering,the thesaurus"


def load(folder: Path, *lines: str) -> int:
    path = folder / "crosswalk.csv"
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    return len(crosswalk.load(path, THREATS))


def test_every_code_of_the_project_names_its_source() -> None:
    codes = crosswalk.load(SEEDS / "crosswalk.csv", THREATS)
    assert all(code.source for code in codes)
    assert {code.scheme for code in codes} == crosswalk.SCHEMES


def test_every_threat_of_the_project_has_codes() -> None:
    codes = crosswalk.load(SEEDS / "crosswalk.csv", THREATS)
    assert {code.threat_id for code in codes} == {seed.threat.threat_id for seed in THREATS.threats}


def test_every_subthreat_of_an_active_threat_has_codes_of_the_crime_classifications() -> None:
    codes = crosswalk.load(SEEDS / "crosswalk.csv", THREATS)
    known = {(code.subthreat_id, code.scheme) for code in codes}
    wanted = {
        (subthreat.subthreat_id, scheme)
        for seed in THREATS.active
        for subthreat in seed.subthreats
        for scheme in ("ICCS", "EuroVoc", "SHERLOC")
    }
    assert wanted - known == set()


def test_a_code_may_relate_to_several_subthreats(tmp_path: Path) -> None:
    assert load(tmp_path, ROW, ROW.replace("money_laundering,exact", "financial_crime,related")) == 2


def test_a_good_row_is_read(tmp_path: Path) -> None:
    assert load(tmp_path, ROW) == 1


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (ROW.replace("EuroVoc", "Eurovoc"), "line 2: scheme is 'Eurovoc'; must be one of EuroVoc, "),
        (ROW.replace("exact", "same"), "line 2: relation is 'same'; must be one of broad, exact, narrow, related"),
        (ROW.replace("financial_crime_corruption", "fraud"), "line 2: threat_id is 'fraud'; must be one of "),
        (ROW.replace("money_laundering", "terrorism"), "line 2: subthreat_id is 'terrorism'; must be one of "),
        (ROW.replace("the thesaurus", ""), "line 2: source is missing; give a text"),
        (ROW + "\n" + ROW, "code 'EuroVoc 5465 for money_laundering' stands twice; keep one"),
    ],
)
def test_a_broken_row_is_named(tmp_path: Path, line: str, complaint: str) -> None:
    with pytest.raises(InvalidSeed) as error:
        load(tmp_path, line)
    assert str(error.value).startswith("crosswalk.csv: ")
    assert complaint in str(error.value)
