"""A seed that breaks a rule stops the run: the error names file and record, what is wrong and what would be right."""

import shutil
from pathlib import Path

import pytest

from threatlake.errors import InvalidSeed
from threatlake.records import Subthreat, Threat
from threatlake.seeds import threats

FOLDER = Path(__file__).parents[3] / "seeds" / "threats"

ENTRY = '[[{table}]]\nlanguage = "{language}"\ntext = "{table} in {language}"\n'
GOOD = "\n".join(
    [
        'threat_id = "piracy"',
        "position = 1",
        'name = { en = "piracy", ru = "пиратство", kk = "қарақшылық" }',
        "is_active = true",
        'source = "https://example.org/list"',
        "threshold = 0.5",
        "prior = -3.0",
        'origin = "set by hand"',
        "[[subthreats]]",
        'subthreat_id = "boarding"',
        'name = { en = "boarding", ru = "захват", kk = "басып алу" }',
        *(
            f'[[terms]]\nlanguage = "{language}"\nweight = 2.0\nwords = ["pirat*"]'
            for language in threats.REQUIRED_LANGUAGES
        ),
        '[[against]]\nlanguage = "en"\nweight = -1.0\nwords = ["pirated film"]',
        *(
            ENTRY.format(table=table, language=language)
            for table in ("examples", "counter_examples")
            for language in threats.REQUIRED_LANGUAGES
        ),
    ]
)


def load(folder: Path, *contents: str, name: str = "piracy.toml") -> threats.ThreatSeeds:
    for content in contents:
        (folder / name).write_text(content, encoding="utf-8")
    return threats.load(folder)


def test_the_seeds_of_the_project_follow_their_rules() -> None:
    seeds = threats.load(FOLDER)
    assert [seed.threat.threat_id for seed in seeds.threats] == [
        "extremism_terrorism",
        "drug_weapon_trafficking",
        "human_trafficking_migration",
        "cybercrime",
        "financial_crime_corruption",
        "environmental_security",
    ]
    assert [seed.threat.threat_id for seed in seeds.threats if not seed.threat.is_active] == ["environmental_security"]
    assert all(isinstance(record, Threat) for record in seeds.threat_records)
    assert all(isinstance(record, Subthreat) for record in seeds.subthreat_records)


def test_a_good_seed_is_read(tmp_path: Path) -> None:
    (seed,) = load(tmp_path, GOOD).threats
    assert seed.threat.name_kk == "қарақшылық"
    assert [subthreat.subthreat_id for subthreat in seed.subthreats] == ["boarding"]
    assert sorted({term.weight for term in seed.terms}) == [-1.0, 2.0]


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ("threshold = 0.5", "threshold = 1.5", "threshold is 1.5; must be between 0 and 1"),
        ("threshold = 0.5", 'threshold = "high"', "threshold is 'high'; must be a number"),
        ("threshold = 0.5", "", "threshold is missing; give a number"),
        ("prior = -3.0", "prior = 3.0", "prior is 3.0; must be below 0"),
        ("is_active = true", "", "is_active is missing; give true or false"),
        ("is_active = true", "is_active = true\nis_actve = true", "unknown key 'is_actve'; known keys: "),
        ('ru = "пиратство", ', "", "name: ru is missing; give a text"),
        ('source = "https://example.org/list"', 'source = " "', "source is ' '; must be a text without"),
        ("position = 1", "position = 1\nvalid_from = 2016", "valid_from is 2016; must be a day such as 2016-09-01"),
        ('threat_id = "piracy"', 'threat_id = "pirates"', "threat_id is 'pirates'; must be 'piracy'"),
        ("weight = 2.0", "weight = -2.0", "terms 1: weight is -2.0; terms speak for it: above 0"),
        ("weight = -1.0", "weight = 1.0", "against 1: weight is 1.0; against: below 0"),
        ('words = ["pirat*"]', "words = []", "terms 1: words is empty; give a list of texts"),
        ('words = ["pirat*"]', 'words = ["pirat*", "Pirat*"]', "term 'en: pirat*' stands twice; keep one"),
        ('words = ["pirat*"]', 'words = ["p*"]', "term 'p*': 'p*' is too short for '*'; give at least 2 letters"),
        ('words = ["pirat*"]', 'words = ["pi*te"]', "'*' stands only at the end of one"),
        ('words = ["pirat*"]', 'words = ["pirat* +  + ship"]', "a part is empty"),
        ('words = ["pirat*"]', 'wrods = ["pirat*"]', "terms 1: words is missing; give a list of texts"),
        ("weight = 2.0", 'weight = 2.0\nsubthreat = "sailing"', "subthreat is 'sailing'; must be one of boarding"),
        ('[[terms]]\nlanguage = "en"', '[[terms]]\nlanguage = "fr"', "language is 'fr'; must be one of en, kk,"),
        (ENTRY.format(table="examples", language="kk"), "", "no examples in kk; give at least one in each"),
        (ENTRY.format(table="counter_examples", language="ru"), "", "no counter_examples in ru; give"),
        ("examples in ru", "examples in en", "stands twice; keep one"),
        ("position = 1", "position = ", "piracy.toml is not TOML: "),
        ("position = 1", "position = 1.5", "position is 1.5; must be a whole number"),
        ("prior = -3.0", "prior = nan", "prior is nan; must be a finite number"),
        ("weight = -1.0", "weight = 0", "against 1: weight is 0.0; against: below 0"),
        ('subthreat_id = "boarding"', 'subthreat_id = "On Board"', "must be lower-case letters and digits"),
        ('ru = "захват"', 'ru = "захват", uz = "bosib olish"', "subthreats 'boarding': name: unknown key 'uz'"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_named(tmp_path: Path, before: str, after: str, complaint: str) -> None:
    assert before in GOOD
    with pytest.raises(InvalidSeed) as error:
        load(tmp_path, GOOD.replace(before, after, 1))
    assert complaint in str(error.value)
    assert str(error.value).startswith("piracy.toml")
    assert "\n" not in str(error.value)


def test_two_threats_share_no_position(tmp_path: Path) -> None:
    load(tmp_path, GOOD)
    with pytest.raises(InvalidSeed, match="position '1' stands twice"):
        load(tmp_path, GOOD.replace("piracy", "banditry").replace("boarding", "robbery"), name="banditry.toml")


def test_two_threats_share_no_subthreat(tmp_path: Path) -> None:
    load(tmp_path, GOOD)
    other = GOOD.replace("piracy", "banditry").replace("position = 1", "position = 2")
    with pytest.raises(InvalidSeed, match="subthreat 'boarding' stands twice"):
        load(tmp_path, other, name="banditry.toml")


def test_a_folder_without_threats_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidSeed, match="no threats; give one file"):
        threats.load(tmp_path)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "piracy.toml").write_bytes(GOOD.encode("windows-1251", errors="replace"))
    with pytest.raises(InvalidSeed, match=r"^piracy\.toml: line 3 is not UTF-8; save the file in UTF-8$"):
        threats.load(tmp_path)


def test_a_copied_folder_reads_the_same(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "threats")
    assert threats.load(tmp_path / "threats") == threats.load(FOLDER)
