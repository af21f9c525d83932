"""A seed file that is missing, wrongly encoded or not what its name says is told in one line, never a crash."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from threatlake.errors import InvalidSeed
from threatlake.seeds import ambiguous_names, countries, crosswalk, instruments, organisations, threats
from threatlake.seeds.files import read_csv, read_toml

THREATS = threats.load(Path(__file__).parents[3] / "seeds" / "threats")
RECORD = '[[{noun}]]\nid = "a_b"\nname = "A B"\naliases = ["ӘБ"]\nsource = "https://example.org/"\n'
CODE = 'ICCS,1.0,0906,extremism_terrorism,,broad,"Acts, of terror",a glossary\n'
# Each seed by its file's name: how it is read, and a good one.
GOOD: dict[str, tuple[Callable[[Path], object], str]] = {
    "organisations.toml": (organisations.load, RECORD.format(noun="organisation") + 'acronym = "AB"\n'),
    "instruments.toml": (instruments.load, RECORD.format(noun="instrument") + "adopted_on = 2000-11-15\n"),
    "ambiguous_names.toml": (
        ambiguous_names.load,
        'never = ["US$"]\n[adjectives]\nKZ = ["Kazakh"]\n[[name]]\nentity = "country:GE"\nnames = ["Georgia"]\n',
    ),
    "countries.csv": (countries.load, ",".join(countries.COLUMNS) + "\nKZ,Kazakhstan,Казахстан,Қазақстан,Q|K\n"),
    "crosswalk.csv": (
        lambda path: crosswalk.load(path, THREATS),
        ",".join(crosswalk.COLUMNS) + "\n" + CODE,
    ),
}
TABLES = [name for name in GOOD if name.endswith(".toml")]
SHEETS = [name for name in GOOD if name.endswith(".csv")]


def complaint(path: Path, content: bytes | str) -> str:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InvalidSeed) as error:
        GOOD[path.name][0](path)
    return str(error.value)


def pairs(path: Path) -> list[tuple[str, str | None]]:
    return read_csv(path, ["a", "b"], lambda row: (row.text("a"), row.optional_text("b")))


@pytest.mark.parametrize("name", GOOD)
def test_a_good_seed_is_read(tmp_path: Path, name: str) -> None:
    load, text = GOOD[name]
    (tmp_path / name).write_text(text, "utf-8")
    assert load(tmp_path / name)


@pytest.mark.parametrize("name", GOOD)
def test_a_missing_seed_is_told_with_its_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidSeed) as error:
        GOOD[name][0](tmp_path / name)
    assert str(error.value) == f"{name} is missing; it belongs in {tmp_path}"


@pytest.mark.parametrize("name", GOOD)
def test_a_folder_is_no_seed(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(InvalidSeed, match=f"^{name} cannot be read .*; give a readable file$"):
        GOOD[name][0](tmp_path / name)


@pytest.mark.parametrize("name", GOOD)
def test_another_encoding_is_told_with_its_line(tmp_path: Path, name: str) -> None:
    content = b"\n" + "Казахстан".encode("windows-1251")
    assert complaint(tmp_path / name, content) == f"{name}: line 2 is not UTF-8; save the file in UTF-8"


@pytest.mark.parametrize("name", TABLES)
def test_what_is_not_toml_is_told_with_its_line(tmp_path: Path, name: str) -> None:
    said = complaint(tmp_path / name, "\n[[name]\n")
    assert said.startswith(f"{name} is not TOML: ")
    assert "line 2" in said


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_no_reader_knows_is_refused(tmp_path: Path, name: str) -> None:
    said = complaint(tmp_path / name, GOOD[name][1] + '\n[extra]\nkey = "x"\n')
    assert said.startswith(f"{name}: unknown key 'extra'; known keys: ")


@pytest.mark.parametrize("name", SHEETS)
def test_other_columns_are_refused(tmp_path: Path, name: str) -> None:
    columns = GOOD[name][1].split("\n", maxsplit=1)[0]
    assert complaint(tmp_path / name, "a,b\n") == f"{name}: line 1 is 'a,b'; must be {columns}"
    assert complaint(tmp_path / name, "") == f"{name}: line 1 is ''; must be {columns}"


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("row", ["a", "a" + "," * 12])
def test_a_row_has_a_cell_for_each_column(tmp_path: Path, name: str, row: str) -> None:
    count = len(GOOD[name][1].split("\n", maxsplit=1)[0].split(","))
    said = complaint(tmp_path / name, f"{GOOD[name][1]}{row}\n")
    cells = row.count(",") + 1
    assert said == f"{name}: line 3: cells are {cells}; must be {count}, those with a comma in quotes"


def test_an_open_quote_is_told_with_the_line_it_stands_on(tmp_path: Path) -> None:
    said = complaint(tmp_path / "countries.csv", GOOD["countries.csv"][1] + '"KG,Kyrgyzstan\nand,so,on\n')
    assert said == "countries.csv: line 3 is not CSV: unexpected end of data"


def test_a_row_is_counted_from_the_line_it_begins_on(tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text('a,b\n"one\ntwo",2\n\n\n,3\n', "utf-8")
    with pytest.raises(InvalidSeed, match=r"^pairs\.csv: line 6: a is missing; "):
        pairs(path)


def test_what_spreadsheets_save_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    path.write_bytes('\ufeffa,b\r\n"x, y",\r\nz,"a ""b"""\r\n'.encode())
    assert pairs(path) == [("x, y", None), ("z", 'a "b"')]


def test_a_line_ends_as_any_system_ends_it(tmp_path: Path) -> None:
    path = tmp_path / "one.toml"
    path.write_bytes(b'a = "x"\r\nb = """y\r\nz"""\r\n')
    assert read_toml(path, lambda file: (file.text("a"), file.text("b"))) == ("x", "y\nz")


@pytest.mark.parametrize("name", GOOD)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.integers(0, 400), length=st.integers(0, 40), put=st.binary(max_size=4) | st.sampled_from([b'"', b"\n"]))
def test_no_damage_is_worse_than_an_invalid_seed(
    tmp_path: Path, name: str, start: int, length: int, put: bytes
) -> None:
    load, text = GOOD[name]
    content = text.encode()
    (tmp_path / name).write_bytes(content[:start] + put + content[start + length :])
    try:
        load(tmp_path / name)
    except InvalidSeed as error:
        assert str(error).startswith(name)  # noqa: PT017 - either outcome is right
        assert "\n" not in str(error)  # noqa: PT017 - as above
