"""The organisation seed names bodies in three languages, each with its source; what breaks a rule is named."""

from pathlib import Path

import pytest

from threatlake.errors import InvalidSeed
from threatlake.seeds import organisations

SEED = Path(__file__).parents[3] / "seeds" / "organisations.toml"
GOOD = 'id = "a_b"\nname = "A B"\naliases = ["AB"]\nsource = "https://example.org/"\n'


def test_the_bodies_that_reports_name_are_there() -> None:
    found = {organisation.organisation_id for organisation in organisations.load(SEED)}
    expected = {
        "un", "unodc", "cted", "undp", "iom", "unhcr", "ohchr", "interpol", "world_bank", "fatf", "eag", "egmont",
        "greco",
        "council_of_europe", "osce", "eu", "european_commission", "europol", "sco", "sco_rats", "csto", "cis",
        "cis_atc",
        "caricc", "bomca", "glo_act", "gpml", "globe_network", "star", "track", "iaca", "western_union", "hub",
        "kz_academy", "kz_prosecutor", "kz_knb", "kz_mvd", "kz_afm", "kz_antikor", "kg_gknb", "uz_sgb", "tj_dca",
        "tm_mnb", "ru_mvd",
    }  # fmt: skip
    assert len(found) >= 80
    assert expected <= found


def test_most_international_bodies_have_a_russian_name() -> None:
    bodies = [body for body in organisations.load(SEED) if body.country_code is None]
    in_russian = [
        body for body in bodies if any("а" <= letter <= "я" for name in body.aliases for letter in name.lower())
    ]
    assert len(in_russian) / len(bodies) > 0.9


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (GOOD.replace("a_b", "A B"), "'A B': id is 'A B'; must be lower-case letters and digits, words joined by _"),
        (
            GOOD.replace('"a_b"', "5"),
            "organisation 5: id is 5; must be lower-case letters and digits, words joined by _",
        ),
        (GOOD.replace('"A B"', '""'), "organisation 'a_b': name is ''; must be a text without space around it"),
        (GOOD.replace("https", "http"), "'a_b': source is 'http://example.org/'; must be an https:// address"),
        (GOOD + 'country = "Kazakhstan"\n', "country is 'Kazakhstan'; must be an ISO 3166-1 alpha-2 code"),
        (GOOD + 'web = "x"\n', "unknown key 'web'; known keys: acronym, aliases, country, id, name, source"),
        (GOOD.replace('["AB"]', '["AB", "AB"]'), "organisation 'a_b': aliases 'AB' stands twice; keep one"),
        (GOOD.replace('["AB"]', '"AB"'), "organisation 'a_b': aliases is 'AB'; must be a list of texts"),
        (GOOD + "\n[[organisation]]\n" + GOOD, "organisations.toml: organisation 'a_b' stands twice; keep one"),
    ],
)
def test_a_broken_rule_is_told_with_its_record(tmp_path: Path, record: str, message: str) -> None:
    path = tmp_path / "organisations.toml"
    path.write_text("[[organisation]]\n" + record, "utf-8")
    with pytest.raises(InvalidSeed) as error:
        organisations.load(path)
    assert str(error.value).startswith("organisations.toml: organisation ")
    assert str(error.value).endswith(message)


def test_a_seed_of_no_organisation_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "organisations.toml"
    path.write_text("", "utf-8")
    with pytest.raises(InvalidSeed, match=r"organisations\.toml has no \[\[organisation\]\]; give at least one"):
        organisations.load(path)
