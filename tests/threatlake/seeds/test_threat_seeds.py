"""A seed that breaks a rule stops the run: the error names file and record, what is wrong and what would be right."""

import re
import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from threatlake.errors import InvalidSeed
from threatlake.records import Subthreat, Threat
from threatlake.seeds import threats

FOLDER = Path(__file__).parents[3] / "seeds" / "threats"

THREAT = """threat_id = "piracy"
position = 1
name = { en = "piracy", ru = "пиратство", kk = "қарақшылық" }
is_active = true
source = "https://example.org/list"
threshold = 0.5
doubtful_from = 0.3
doubtful_to = 0.7
prior = -3.0
origin = "set by hand"

[[subthreats]]
subthreat_id = "boarding"
name = { en = "boarding", ru = "захват", kk = "басып алу" }
"""
LANGUAGE = """[[terms]]
source = "usage"
weight = 2.0
words = ["pirat*"]

[[against]]
source = "usage"
weight = -1.0
words = ["pirated film"]

[[examples]]
text = "Example in {language}."

[[counter_examples]]
text = "Counter-example in {language}."
"""


@dataclass(frozen=True)
class Files:
    """The files of one threat: `threat.toml` and one per language."""

    files: dict[str, str]

    def replace(self, file: str, before: str, after: str) -> "Files":
        """Put other words into a file, once, and take away one that is left empty."""
        assert before in self.files[file]
        changed = self.files | {file: self.files[file].replace(before, after, 1)}
        return Files({name: content for name, content in changed.items() if content})

    def everywhere(self, before: str, after: str) -> "Files":
        """Put other words into all files."""
        return Files({name: content.replace(before, after) for name, content in self.files.items()})

    def write(self, folder: Path) -> Path:
        """Write the files into `folder`, one language after the other, and give back the folder of all threats."""
        folder.mkdir()
        for name, content in self.files.items():
            (folder / name).write_text(content, encoding="utf-8")
        return folder.parent


GOOD = Files(
    {
        "threat.toml": THREAT,
        **{f"{language}.toml": LANGUAGE.format(language=language) for language in threats.REQUIRED_LANGUAGES},
    }
)


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


def test_every_list_of_words_of_the_project_names_its_source() -> None:
    for path in FOLDER.glob("*/*.toml"):
        content = tomllib.loads(path.read_text("utf-8"))
        assert all(block["source"] for table in ("terms", "against") for block in content.get(table, []))


def test_a_good_seed_is_read(tmp_path: Path) -> None:
    (seed,) = threats.load(GOOD.write(tmp_path / "piracy")).threats
    assert seed.threat.name_kk == "қарақшылық"
    assert (seed.threat.doubtful_from, seed.threat.threshold, seed.threat.doubtful_to) == (0.3, 0.5, 0.7)
    assert [subthreat.subthreat_id for subthreat in seed.subthreats] == ["boarding"]
    assert sorted({term.weight for term in seed.terms}) == [-1.0, 2.0]


def test_a_word_has_the_language_that_its_file_is_named_by(tmp_path: Path) -> None:
    uzbek = '[[terms]]\nsource = "usage"\nweight = 2.0\nwords = ["qaroqchi*"]\n'
    folder = Files({**GOOD.files, "uz.toml": uzbek}).write(tmp_path / "piracy")
    (seed,) = threats.load(folder).threats
    assert {term.text: term.language for term in seed.terms}["qaroqchi*"] == "uz"
    assert {example.language for example in seed.examples} == set(threats.REQUIRED_LANGUAGES)


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ("threshold = 0.5", "threshold = 1.5", "threshold is 1.5; must be between 0 and 1"),
        ("threshold = 0.5", 'threshold = "high"', "threshold is 'high'; must be a number"),
        ("threshold = 0.5", "", "threshold is missing; give a number"),
        ("doubtful_to = 0.7", "", "doubtful_to is missing; give a number"),
        ("doubtful_from = 0.3", "doubtful_from = 0.6", "doubtful_from is 0.6, doubtful_to 0.7; must be"),
        ("prior = -3.0", "prior = 3.0", "prior is 3.0; must be below 0"),
        ("prior = -3.0", "prior = nan", "prior is nan; must be a finite number"),
        ("is_active = true", "", "is_active is missing; give true or false"),
        ("is_active = true", "is_active = true\nis_actve = true", "unknown key 'is_actve'; known keys: "),
        ('ru = "пиратство", ', "", "name: ru is missing; give a text"),
        ('source = "https://example.org/list"', 'source = " "', "source is ' '; must be a text without"),
        ("position = 1", "position = 1\nvalid_from = 2016", "valid_from is 2016; must be a day such as 2016-09-01"),
        ("position = 1", "position = ", "threat.toml is not TOML: "),
        ("position = 1", "position = 1.5", "position is 1.5; must be a whole number"),
        ('threat_id = "piracy"', 'threat_id = "pirates"', "threat_id is 'pirates'; must be 'piracy', as the folder is"),
        ('subthreat_id = "boarding"', 'subthreat_id = "On Board"', "must be lower-case letters and digits"),
        ('ru = "захват"', 'ru = "захват", uz = "bosib olish"', "subthreats 'boarding': name: unknown key 'uz'"),
        (THREAT, "", "threat.toml is missing; it belongs in "),
    ],
)  # fmt: skip
def test_a_broken_rule_of_the_threat_is_named(tmp_path: Path, before: str, after: str, complaint: str) -> None:
    said = _complaint(GOOD.replace("threat.toml", before, after).write(tmp_path / "piracy"))
    assert said.startswith("piracy/threat.toml")
    assert complaint in said


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ("weight = 2.0", "weight = -2.0", "terms 1: weight is -2.0; terms speak for it: above 0"),
        ("weight = -1.0", "weight = 1.0", "against 1: weight is 1.0; against: below 0"),
        ("weight = -1.0", "weight = 0", "against 1: weight is 0.0; against: below 0"),
        ('source = "usage"\nweight = 2.0', "weight = 2.0", "terms 1: source is missing; give a text"),
        ('source = "usage"\nweight = -1.0', "weight = -1.0", "against 1: source is missing; give a text"),
        ('words = ["pirat*"]', "words = []", "terms 1: words is empty; give a list of texts"),
        ('words = ["pirat*"]', 'words = ["pirat*", "Pirat*"]', "term 'pirat*' stands twice; keep one"),
        ('words = ["pirat*"]', 'words = ["p*"]', "term 'p*': 'p*' is too short for '*'; give at least 2 letters"),
        ('words = ["pirat*"]', 'words = ["pi*te"]', "'*' stands only at the end of one"),
        ('words = ["pirat*"]', 'words = ["pirat* +  + ship"]', "a part is empty"),
        ('words = ["pirat*"]', 'wrods = ["pirat*"]', "terms 1: words is missing; give a list of texts"),
        ("weight = 2.0", 'weight = 2.0\nsubthreat = "sailing"', "subthreat is 'sailing'; must be one of boarding"),
        ("weight = 2.0", 'weight = 2.0\nlanguage = "kk"', "terms 1: unknown key 'language'; known keys: "),
        ("[[examples]]", "[[exampels]]", "unknown key 'exampels'; known keys: "),
        ("[[terms]]", "[[terms]", "kk.toml is not TOML: "),
    ],
)  # fmt: skip
def test_a_broken_rule_of_a_language_is_named(tmp_path: Path, before: str, after: str, complaint: str) -> None:
    said = _complaint(GOOD.replace("kk.toml", before, after).write(tmp_path / "piracy"))
    assert said.startswith("piracy/kk.toml")
    assert complaint in said


@pytest.mark.parametrize(
    ("file", "before", "after", "complaint"),
    [
        ("kk.toml", '[[examples]]\ntext = "Example in kk."\n', "", "no examples in kk.toml; give at least one"),
        ("ru.toml", '[[counter_examples]]\ntext = "Counter-example in ru."\n', "", "no counter_examples in ru.toml"),
        ("en.toml", LANGUAGE.format(language="en"), "", "no terms in en.toml; give at least one in each"),
        ("ru.toml", "Example in ru", "Example in en", "example 'Example in en.' stands twice; keep one"),
    ],
)  # fmt: skip
def test_a_rule_over_the_languages_of_a_threat_is_named(
    tmp_path: Path, file: str, before: str, after: str, complaint: str
) -> None:
    said = _complaint(GOOD.replace(file, before, after).write(tmp_path / "piracy"))
    assert said.startswith(f"piracy: {complaint}")


def test_a_file_of_another_language_is_refused(tmp_path: Path) -> None:
    folder = Files({**GOOD.files, "fr.toml": LANGUAGE.format(language="fr")}).write(tmp_path / "piracy")
    assert _complaint(folder) == (
        "piracy/fr.toml: no language that terms are in; "
        "beside threat.toml a file is named by one of en, kk, ky, ru, tg, uz"
    )


def test_two_threats_share_no_position(tmp_path: Path) -> None:
    GOOD.write(tmp_path / "piracy")
    folder = GOOD.everywhere("piracy", "banditry").everywhere("boarding", "robbery").write(tmp_path / "banditry")
    assert "position '1' stands twice" in _complaint(folder)


def test_two_threats_share_no_subthreat(tmp_path: Path) -> None:
    GOOD.write(tmp_path / "piracy")
    other = GOOD.everywhere("piracy", "banditry").everywhere("position = 1", "position = 2")
    assert "subthreat 'boarding' stands twice" in _complaint(other.write(tmp_path / "banditry"))


def test_a_folder_without_threats_is_refused(tmp_path: Path) -> None:
    assert "no threats; give each a folder <threat_id> with threat.toml" in _complaint(tmp_path)


def test_a_threat_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    (GOOD.write(tmp_path / "piracy") / "banditry.toml").write_text(THREAT, encoding="utf-8")
    assert _complaint(tmp_path) == (
        "banditry.toml: a threat is a folder; move it to banditry/threat.toml, its words to banditry/<code>.toml"
    )


def test_what_an_editor_leaves_behind_is_no_threat(tmp_path: Path) -> None:
    GOOD.write(tmp_path / "piracy")
    (tmp_path / ".cache").mkdir()
    assert len(threats.load(tmp_path).threats) == 1


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    GOOD.write(tmp_path / "piracy")
    (tmp_path / "piracy" / "threat.toml").write_bytes(THREAT.encode("windows-1251", errors="replace"))
    assert _complaint(tmp_path) == "piracy/threat.toml: line 3 is not UTF-8; save the file in UTF-8"


def test_the_file_that_the_readme_shows_is_one_of_a_language(tmp_path: Path) -> None:
    (shown,) = re.findall(r"^```toml\n(.*?)^```", (FOLDER / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    folder = GOOD.everywhere("boarding", "human_trafficking").replace("en.toml", GOOD.files["en.toml"], shown)
    (seed,) = threats.load(folder.write(tmp_path / "piracy")).threats
    assert [example.subthreat_id for example in seed.examples if example.language == "en"] == ["human_trafficking"]


def test_a_copied_folder_reads_the_same(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "threats")
    assert threats.load(tmp_path / "threats") == threats.load(FOLDER)


def _complaint(folder: Path) -> str:
    with pytest.raises(InvalidSeed) as error:
        threats.load(folder)
    assert "\n" not in str(error.value)
    return str(error.value)
