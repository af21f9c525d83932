"""`train` writes a model that the seeds' folder ships, the same each time, and learns what people judged."""

import json
import random
import shutil
from pathlib import Path

import pytest

from threatlake.classifying.model import MODEL_FILE, load
from warehouse.lake import Lake, changing

SEEDS = Path(__file__).parents[2] / "seeds"
TOLD = {
    "drug_trafficking": "police seized heroin opium hidden in a truck couriers sold mephedrone through caches",
    "weapon_trafficking": "pistols rifles and cartridges were smuggled dealers sold grenades without serial numbers",
}
DRUGS = "drug_weapon_trafficking"
INNOCENT = "the library opened a reading room teachers planted trees and the choir sang in the square for guests"


def line(name: str | None, number: int) -> str:
    rng = random.Random(f"{name} {number}")  # noqa: S311 - words are drawn, no secrets
    words = (TOLD[name] if name else INNOCENT).split()
    return json.dumps(
        {
            "id": f"{name}-{number}",
            "lang": "en",
            "source": "written",
            "text": f"{' '.join(rng.sample(words, 7))}. {' '.join(rng.sample(INNOCENT.split(), 5))}.".capitalize(),
            "labels": [DRUGS] if name else [],
            "subthreats": [name] if name else [],
        }
    )


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """The seeds as if there were but one threat, without a model."""
    folder = tmp_path / "seeds"
    shutil.copytree(SEEDS / "threats" / DRUGS, folder / "threats" / DRUGS)
    return folder


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A dozen texts about each sub-threat, and as many about nothing."""
    path = tmp_path / "texts.jsonl"
    path.write_text("\n".join(line(name, number) for name in (*TOLD, None) for number in range(12)), encoding="utf-8")
    return path


@pytest.fixture
def train(threatlake, seeds: Path, tmp_path: Path):
    """The command on those seeds, without a lake unless one is named."""

    def trained(*words: object, lake: Path = tmp_path / "no-lake"):
        return threatlake("train", *words, "--seeds", seeds, "--lake", lake)

    return trained


def test_a_model_is_written_and_how_well_it_does_is_told(train, texts: Path, seeds: Path):
    done = train(texts, "--json")
    assert done.returncode == 0, done.stderr
    learnt = {each["target"]: each for each in json.loads(done.stdout)}
    assert list(learnt) == [DRUGS, *TOLD]
    assert load(seeds / MODEL_FILE).targets == tuple(learnt)
    assert learnt[DRUGS]["label_count"] >= 24
    assert all(0 <= each["f1"] <= 1 and 0 <= each["calibration_error"] <= 1 for each in learnt.values())
    assert [each["best_threshold"] is None for each in learnt.values()] == [False, True, True]


def test_the_same_texts_make_the_same_bytes(train, texts: Path, seeds: Path):
    first = train(texts)
    made = (seeds / MODEL_FILE).read_bytes()
    (seeds / MODEL_FILE).unlink()
    assert train(texts).stdout == first.stdout
    assert (seeds / MODEL_FILE).read_bytes() == made
    assert first.stdout.startswith("learnt ")
    assert f"wrote {seeds / MODEL_FILE}; documents in a warehouse are labelled by it with: threatlake refresh" in (
        first.stdout
    )


def test_too_few_texts_are_one_clear_line_and_the_model_stays(train, texts: Path, seeds: Path):
    few = [each for each in texts.read_text("utf-8").splitlines() if "weapon_trafficking-" not in each]
    texts.write_text("\n".join(few), encoding="utf-8")
    strip_examples(seeds)
    (seeds / MODEL_FILE).write_bytes(b"the model of before")
    done = train(texts)
    assert done.returncode == 2
    *_, told = done.stderr.splitlines()
    assert told.startswith("threatlake: weapon_trafficking: ")
    assert told.endswith(" labelled texts with it; give at least 10")
    assert "Traceback" not in done.stderr
    assert (seeds / MODEL_FILE).read_bytes() == b"the model of before"


def strip_examples(seeds: Path) -> None:
    """Leave the examples of the seeds without their sub-threats."""
    for path in (seeds / "threats" / DRUGS).glob("*.toml"):
        head, mark, examples = path.read_text("utf-8").partition("[[examples]]")
        kept = [each for each in (mark + examples).splitlines() if not each.startswith("subthreat = ")]
        path.write_text(head + "\n".join(kept) + "\n", encoding="utf-8")


def test_what_breaks_a_rule_names_file_and_line(train, texts: Path):
    texts.write_text('{"id": "a", "text": "Hm.", "labels": ["piracy"]}', encoding="utf-8")
    done = train(texts)
    assert done.returncode == 2
    assert done.stderr.startswith(f"threatlake: {texts}: line 1")


def test_judgements_in_the_warehouse_are_learnt(train, texts: Path, own_lake: Lake):
    before = json.loads(train(texts, "--json").stdout)[0]
    with changing(own_lake) as connection:
        connection.execute(
            "INSERT INTO judgements SELECT document_id, ?, now(), number = 1, 'Aigerim', NULL FROM ("
            "SELECT document_id, row_number() OVER (ORDER BY document_id) AS number FROM documents "
            "WHERE char_count > 100) WHERE number <= 3",
            [DRUGS],
        )
    after = json.loads(train(texts, "--json", lake=own_lake.path).stdout)[0]
    assert (after["text_count"], after["label_count"]) == (before["text_count"] + 3, before["label_count"] + 1)
