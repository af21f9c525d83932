"""`copies` shows what a document shares with others: the story, every row of the lake, and the words in both texts."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from flows.cli.copies import command
from warehouse.lake import Lake, reading

SAMPLES = Path(__file__).parents[1] / "samples" / "copies"


@pytest.fixture(scope="module")
def copied_lake(threatlake, tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """A press release, its reprints, a digest with a part of it, a newspaper's notices, and two bulletins of a form."""
    lake = Lake.at(tmp_path_factory.mktemp("copies") / "lake")
    done = threatlake("ingest", SAMPLES, "--lake", lake.path)
    assert done.returncode == 0, done.stderr
    return lake


@pytest.fixture(scope="module")
def told(copied_lake: Lake):
    """What the command prints of that lake."""

    def run(*words: object) -> str:
        arguments = [str(word) for word in (*words, "--lake", copied_lake.path)]
        done = CliRunner().invoke(command, arguments, catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return done.output

    return run


def test_the_story_is_told_with_its_original_first(told):
    shown = told("moved.txt")
    assert "a copy in a story of 3 documents" in shown
    story = re.findall(r"^  (original|copy) +(\S+)  .*?(\w{12})$", shown, re.MULTILINE)
    assert [(role, published) for role, published, _ in story] == [
        ("original", "2026-03-12"),
        ("copy", "2026-03-13"),
        ("copy", "2026-03-14"),
    ]


def test_overlap_is_said_in_words_and_the_strongest_copy_comes_first(told):
    shown = told("release.txt")
    assert re.findall(r"^\d  (\w+)  (\d+% of the shorter text)", shown, re.MULTILINE) == [
        ("near", "97% of the shorter text"),
        ("near", "89% of the shorter text"),
        ("passage", "20% of the shorter text"),
    ]


def test_two_texts_stand_side_by_side_with_a_figure_that_differs(told):
    shown = told("release.txt", "--with", "moved.txt")
    assert "1 of 6 figures differ" in shown
    assert re.search(r"\{≠214\} kilograms .* \{≠241\} kilograms", shown)
    assert re.search(r"routine \{inspection\} on .*", shown)
    assert len(re.findall(r"cities\]¹", shown)) == 2


def test_what_is_not_shared_is_left_out_unless_all_is_asked_for(told):
    shown = told("release.txt", "--with", "digest.txt")
    assert re.search(r"… 4 paragraphs not shared … +… 5 paragraphs not shared …", shown)
    assert "poplars" not in shown
    everything = told("release.txt", "--with", "digest.txt", "--all")
    assert "poplars" in everything
    assert "not shared" not in everything


def test_a_passage_is_told_with_its_places(told):
    assert "44 words: characters 549 to 813 here, characters 797 to 1,061 there" in told(
        "release.txt", "--with", "digest.txt"
    )


def test_a_form_with_other_details_is_called_one(told):
    shown = told("bulletin-03.txt")
    assert "the same form with other details: 15 of 18 figures differ; it makes no story" in shown
    assert "a story of its own: what it shares with others makes no story" in shown
    assert "{≠48,213 vehicles and ≠131,940}" in " ".join(shown.split())


def test_boilerplate_is_named(told):
    shown = told("release.txt", "--with", "courier-6.html")
    assert "(boilerplate of The Valley Courier, not compared) ‹The" in shown


def test_a_document_without_copies_is_told_so(told):
    assert told("courier-1.html").splitlines()[-1] == "no copies; it is a story of its own"
    assert json.loads(told("courier-1.html", "--json"))["copies"] == []


def test_documents_that_are_no_copies_are_one_line(threatlake, copied_lake: Lake):
    done = threatlake("copies", "release.txt", "--with", "courier-1.html", "--lake", copied_lake.path)
    assert done.returncode == 2
    assert re.fullmatch(
        r"threatlake: \w{12} and \w{12} are no copies; threatlake copies \w{12} lists those that it has\n", done.stderr
    )


def test_an_unknown_document_is_one_line(threatlake, copied_lake: Lake):
    done = threatlake("copies", "nothing.txt", "--lake", copied_lake.path)
    assert done.returncode == 2
    assert done.stderr.startswith("threatlake: no document 'nothing.txt'; give its id")


@pytest.mark.parametrize("name", ["release.txt", "moved.txt", "digest.txt", "bulletin-04.txt", "courier-6.html"])
def test_json_has_every_row_of_the_lake_with_the_words(told, copied_lake: Lake, name: str):
    found = json.loads(told(name, "--json"))
    document_id = found["document"]["document_id"]
    with reading(copied_lake) as connection:
        kept = connection.execute(
            "SELECT kind, start_char, end_char, other_start_char, other_end_char, shared_words FROM copies "
            "WHERE document_id = $id UNION ALL "
            "SELECT kind, other_start_char, other_end_char, start_char, end_char, shared_words FROM copies "
            "WHERE other_document_id = $id",
            {"id": document_id},
        ).fetchall()
        texts = dict(connection.execute("SELECT document_id, text FROM documents").fetchall())
    columns = ("kind", "start_char", "end_char", "other_start_char", "other_end_char", "shared_words")
    assert sorted(tuple(row[column] for column in columns) for row in found["copies"]) == sorted(kept)
    for row in found["copies"]:
        one, other = texts[document_id], texts[row["other"]["document_id"]]
        for place in (*row["shared"], *row["replaced"]):
            assert one[place["start_char"] : place["end_char"]] == place["matched_text"]
            assert other[place["other_start_char"] : place["other_end_char"]] == place["other_matched_text"]
        words = [re.findall(r"\w+", part["matched_text"].casefold()) for part in row["shared"]]
        assert words == [re.findall(r"\w+", part["other_matched_text"].casefold()) for part in row["shared"]]
        assert sum(map(len, words)) == row["shared_words"]
        assert row["start_char"] == min(part["start_char"] for part in row["shared"])
        assert row["other_end_char"] == max(part["other_end_char"] for part in row["shared"])


def test_an_exact_copy_shares_all_words(threatlake, sample_lake: Lake):
    done = threatlake("copies", "tashkent-exercise.html", "--json", "--lake", sample_lake.path)
    (row,) = json.loads(done.stdout)["copies"]
    assert (row["kind"], row["shared_words"], row["replaced"]) == ("exact", 209, [])


def test_the_page_holds_every_pair(told, tmp_path: Path):
    file = tmp_path / "page.html"
    assert told("release.txt", "--html", file) == f"wrote {file}\n"
    page = file.read_text(encoding="utf-8")
    assert [f'id="pair-{number}"' in page for number in (1, 2, 3, 4)] == [True, True, True, False]
