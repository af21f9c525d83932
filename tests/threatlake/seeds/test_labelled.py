"""A labelled text says which threats it is about and which were judged; what is unclear is refused by file and line."""

import gzip
import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from threatlake.errors import InvalidInput
from threatlake.records import ThreatId
from threatlake.seeds import labelled, threats
from threatlake.seeds.labelled import LabelledText

SEEDS = Path(__file__).parents[3] / "seeds"
THREATS = threats.load(SEEDS / "threats")
ACTIVE = [seed.threat.threat_id for seed in THREATS.active]
FILES = sorted((SEEDS / "labelled").glob("*.jsonl"))

BRIBERY, PIRACY = ThreatId("bribery"), ThreatId("piracy")
GIVEN = (BRIBERY, PIRACY)
BARE = '{"id": "a-1", "text": "They boarded at dawn.", "labels": ["piracy"]}'


def load(folder: Path, *lines: str) -> list[LabelledText]:
    path = folder / "some.jsonl"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return list(labelled.load(path, GIVEN))


def complaint(folder: Path, *lines: str) -> str:
    with pytest.raises(InvalidInput) as error:
        load(folder, *lines)
    assert "\n" not in str(error.value)
    return str(error.value).removeprefix(f"{folder}/")


def test_what_is_left_out_is_nothing_and_every_threat_counts_as_judged(tmp_path: Path) -> None:
    (text,) = load(tmp_path, BARE)
    assert text == LabelledText(
        text_id="a-1",
        language=None,
        source="some",
        title=None,
        text="They boarded at dawn.",
        labels=frozenset({PIRACY}),
        known=frozenset(GIVEN),
        subthreats=frozenset(),
    )


def test_what_is_stated_is_kept(tmp_path: Path) -> None:
    stated = {"title": "At dawn", "lang": "en", "source": "desk", "known": ["piracy"], "subthreats": ["boarding"]}
    (text,) = load(tmp_path, json.dumps(json.loads(BARE) | stated | {"date": "2026-01-01", "tier": "gold"}))
    assert (text.title, text.language, text.source) == ("At dawn", "en", "desk")
    assert (text.known, text.subthreats) == ({"piracy"}, {"boarding"})


def test_null_and_an_empty_text_say_that_there_is_none(tmp_path: Path) -> None:
    (text,) = load(tmp_path, BARE.replace("{", '{"title": "", "lang": null, "known": null, ', 1))
    assert (text.title, text.language, text.known) == (None, None, frozenset(GIVEN))


def test_a_text_keeps_its_space(tmp_path: Path) -> None:
    (text,) = load(tmp_path, BARE.replace("They", r" \n They"))
    assert text.text == " \n They boarded at dawn."


def test_a_key_that_nobody_knows_is_left_alone(tmp_path: Path) -> None:
    assert load(tmp_path, BARE.replace("{", '{"url": "https://example.org/", "label_set": 3, ', 1))


def test_a_text_may_be_about_nothing(tmp_path: Path) -> None:
    (text,) = load(tmp_path, BARE.replace('["piracy"]', "[]"))
    assert text.labels == frozenset()


@pytest.mark.parametrize("pack", [bytes, gzip.compress, lambda content: b"\xef\xbb\xbf" + content])
def test_a_file_is_plain_or_gzipped_whatever_its_name(tmp_path: Path, pack) -> None:
    path = tmp_path / "some.data"
    path.write_bytes(pack(f"{BARE}\r\n\r\n{BARE.replace('a-1', 'a-2')}".encode()))
    assert [text.text_id for text in labelled.load(path, GIVEN)] == ["a-1", "a-2"]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('"labels": ["piracy"]', '"label": ["piracy"]', "unknown key 'label'; write 'labels', or a name that is"),
        ('"labels": ["piracy"]', '"about": ["piracy"]', "labels is missing; give a list of threats, [] where the text"),
        ('["piracy"]', '"piracy"', "labels is 'piracy'; must be a list of texts"),
        ('["piracy"]', '["pirates"]', "labels has 'pirates', which is no threat; must be of bribery, piracy"),
        ('["piracy"]', '["piracy"], "known": ["theft"]', "known has 'theft', which is no threat; must be of bribery, "),
        ('["piracy"]', '["piracy"], "known": ["bribery"]', "labels has 'piracy', which known has not; must be in both"),
        ('["piracy"]', '["piracy"], "knwon": ["piracy"]', "unknown key 'knwon'; write 'known', or a name that"),
        ('["piracy"]', '["piracy", "piracy"]', "labels 'piracy' stands twice; keep one"),
        ('["piracy"]', '["piracy"], "subthreats": "boarding"', "subthreats is 'boarding'; must be a list of texts"),
        ('"a-1"', "1", "id is 1; must be a text"),
        ('"id": "a-1", ', "", "id is missing; give a text"),
        ("They boarded at dawn.", " ", "text is ' '; must be a text of whole characters, not blank"),
        ("They boarded", r"They \ud83d boarded", "must be a text of whole characters, not blank"),
        ('"They boarded at dawn."', "5", "text is 5; must be a text"),
    ],
)  # fmt: skip
def test_a_broken_text_is_named_by_file_and_line(tmp_path: Path, before: str, after: str, said: str) -> None:
    assert before in BARE
    found = complaint(tmp_path, "", BARE.replace("a-1", "a-0"), BARE.replace(before, after))
    assert found.startswith("some.jsonl: line 3: ")
    assert said in found


def test_two_texts_share_no_id(tmp_path: Path) -> None:
    assert complaint(tmp_path, BARE, "", BARE) == (
        "some.jsonl: line 3: id 'a-1' stands in line 1 too; give each text its own"
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "{",
            "line 1 is not JSON (Expecting property name enclosed in double quotes: line 1 column 2 (char 1)); write",
        ),
        ("[" * 100_000, "line 1 is not JSON ("),
        ("[1, 2]", "line 1 is no JSON object; write one with id, text, labels"),
        ("", "no texts; give one JSON object a line"),
    ],
)
def test_what_are_no_json_lines_is_told(tmp_path: Path, line: str, said: str) -> None:
    assert complaint(tmp_path, line).startswith(f"some.jsonl: {said}")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    damaged, latin = tmp_path / "damaged.gz", tmp_path / "latin.jsonl"
    damaged.write_bytes(gzip.compress(BARE.encode())[:-12])
    latin.write_bytes(BARE.replace("dawn", "a café").encode("latin-1"))
    for path, said in (
        (tmp_path / "none.jsonl", f"no file at {tmp_path}/none.jsonl; give labelled texts as JSON lines"),
        (tmp_path, f"{tmp_path} cannot be read (Is a directory); give a readable file"),
        (damaged, f"{damaged}: gzip is damaged ("),
        (latin, f"{latin}: line 1 is not UTF-8; save the file in UTF-8"),
    ):
        with pytest.raises(InvalidInput) as error:
            list(labelled.load(path, GIVEN))
        assert str(error.value).startswith(said)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=st.integers(0, 160),
    length=st.integers(0, 40),
    put=st.binary(max_size=4) | st.sampled_from([b'"', b"\n", b"\\"]),
    is_packed=st.booleans(),
)
def test_no_damage_is_worse_than_an_invalid_input(
    tmp_path: Path, start: int, length: int, put: bytes, is_packed: bool
) -> None:
    content = f"{BARE}\n{BARE.replace('a-1', 'a-2')}\n".encode()
    content = gzip.compress(content) if is_packed else content
    path = tmp_path / "some.jsonl"
    path.write_bytes(content[:start] + put + content[start + length :])
    try:
        texts = list(labelled.load(path, GIVEN))
    except InvalidInput as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right
    else:
        assert all(text.text.strip() and text.labels <= text.known for text in texts)


def test_the_texts_of_the_project_are_read_and_no_two_share_an_id() -> None:
    ids = [text.text_id for path in FILES for text in labelled.load(path, ACTIVE)]
    assert ids
    assert len(set(ids)) == len(ids)


def test_the_text_that_the_readme_shows_is_one(tmp_path: Path) -> None:
    readme = (SEEDS / "labelled" / "README.md").read_text("utf-8")
    (shown,) = re.findall(r"^```json\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)
    (tmp_path / "shown.jsonl").write_text(shown, "utf-8")
    (text,) = labelled.load(tmp_path / "shown.jsonl", ACTIVE)
    assert text.labels == {"human_trafficking_migration"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_language_of_a_text_of_the_project_is_known_and_as_its_file_is_named(path: Path) -> None:
    languages = {text.language for text in labelled.load(path, ACTIVE)}
    assert languages == {path.stem.partition("_")[0]}
    assert languages <= threats.LANGUAGES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_threats_of_a_text_of_the_project_are_those_of_its_subthreats(path: Path) -> None:
    parents = {each.subthreat_id: each.threat_id for each in THREATS.subthreat_records}
    for text in labelled.load(path, ACTIVE):
        assert {parents[subthreat] for subthreat in text.subthreats} == text.labels, text.text_id


def test_every_language_has_texts_of_every_subthreat_and_of_none() -> None:
    for language in threats.LANGUAGES:
        texts = list(labelled.load(SEEDS / "labelled" / f"{language}.jsonl", ACTIVE))
        told = {subthreat for text in texts for subthreat in text.subthreats}
        assert told == {each.subthreat_id for seed in THREATS.active for each in seed.subthreats}
        assert sum(not text.labels for text in texts) >= len(texts) / 3
