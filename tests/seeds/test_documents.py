"""Every sample document is accounted for, is what it says it is, and can be made again.

`seeds/expected.toml` is the gold of the demo and the end-to-end tests: these tests hold it to the files
themselves, without asking any of our readers.
"""

import csv
import re
import tomllib
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pypdfium2
import pytest
from ftfy import bad_codecs

bad_codecs.ok()  # registers `sloppy-windows-1251`, the mojibake sample's damage
SEEDS = Path(__file__).parents[2] / "seeds"
DOCUMENTS = SEEDS / "documents"
Sample = dict[str, Any]
SAMPLES: list[Sample] = tomllib.loads((SEEDS / "expected.toml").read_text("utf-8"))["document"]
LOADED = [sample for sample in SAMPLES if sample["outcome"] == "loaded"]
THREATS = {
    "extremism_terrorism": {"terrorism", "terrorism_financing", "violent_extremism"},
    "drug_weapon_trafficking": {"drug_trafficking", "weapon_trafficking"},
    "human_trafficking_migration": {"human_trafficking", "migrant_smuggling"},
    "cybercrime": {"cyber_dependent", "cyber_enabled"},
    "financial_crime_corruption": {"corruption", "money_laundering", "financial_crime"},
}


def name(sample: Sample) -> str:
    return str(sample["file"])


def raw(sample: Sample) -> bytes:
    return (DOCUMENTS / name(sample)).read_bytes()


def words(sample: Sample) -> str:
    """The text of a sample on one line, tags and the hyphens of line ends aside."""
    content = raw(sample)
    if content.startswith(b"%PDF"):
        pages = pypdfium2.PdfDocument(content)
        text = "\n".join(page.get_textpage().get_text_range() for page in pages).replace("\ufffe", "-\n")
    else:
        text = content.decode(sample.get("encoding", "utf-8"))
        if "mojibake" in sample["shows"]:
            text = text.encode("sloppy-windows-1251").decode("utf-8")
    text = re.sub(r"<(?:script|style).*?</(?:script|style)>|<[^>]+>", " ", text, flags=re.DOTALL)
    return " ".join(re.sub(r"(?<=[^\W\d_])-\s+(?=[^\W\d_])", "", text).split())


@pytest.fixture
def build_documents(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(SEEDS)
    import build_documents  # noqa: PLC0415 - a script beside its data, found only with the path above

    return build_documents


def test_every_file_is_expected_once_and_every_expectation_has_its_file() -> None:
    files = sorted(path.relative_to(DOCUMENTS).as_posix() for path in DOCUMENTS.rglob("*") if path.is_file())
    assert files == sorted(name(sample) for sample in SAMPLES)


def test_the_samples_cover_formats_languages_threats_and_none() -> None:
    assert len(LOADED) >= 24
    assert {Path(name(sample)).parts[0] for sample in LOADED} == {"text", "html", "pdf"}
    for folder in ("text", "html", "pdf"):
        assert {s["language"] for s in LOADED if name(s).startswith(folder)} >= {"en", "ru", "kk"}
    assert {s for sample in LOADED for s in sample.get("subthreats", [])} == set().union(*THREATS.values())
    assert sum(not sample["threats"] for sample in LOADED) >= 6


@pytest.mark.parametrize("sample", LOADED, ids=name)
def test_a_label_is_a_threat_of_ours(sample: Sample) -> None:
    assert set(sample["threats"] + sample.get("debatable", [])) <= set(THREATS)
    assert not set(sample["threats"]) & set(sample.get("debatable", []))
    known = {subthreat for threat in sample["threats"] for subthreat in THREATS[threat]}
    assert set(sample.get("subthreats", [])) <= known


@pytest.mark.parametrize("sample", LOADED, ids=name)
def test_no_sample_is_of_the_future(sample: Sample) -> None:
    if "published_on" in sample:
        assert date(2024, 1, 1) <= sample["published_on"] <= date(2026, 11, 1)
        assert sample["precision"] == "day" or sample["published_on"].day == 1
    assert ("published_on" in sample) == ("precision" in sample)


@pytest.mark.parametrize("sample", LOADED, ids=name)
def test_what_is_expected_stands_in_the_sample(sample: Sample) -> None:
    text = words(sample)
    title = sample.get("title")
    assert title is None or title in text
    assert sample.get("symbol", "") in text
    for passage in sample.get("contains", []):  # its end may stand on the next page, after page furniture
        assert " ".join(passage.split()[:2]) in text


@pytest.mark.parametrize("sample", LOADED, ids=name)
def test_the_furniture_that_must_go_is_there(sample: Sample) -> None:
    for furniture in sample.get("lacks", []):
        assert furniture in words(sample)


@pytest.mark.parametrize("sample", LOADED, ids=name)
def test_the_encoding_is_the_true_one(sample: Sample) -> None:
    content = raw(sample)
    if content.startswith(b"%PDF"):
        return
    text = content.decode(sample.get("encoding", "utf-8"))
    assert "\ufffd" not in text
    if declared := re.search(r"charset=\"?([\w-]+)", text):
        assert declared[1].lower() == sample.get("encoding", "utf-8")


@pytest.mark.parametrize("sample", LOADED, ids=name)
def test_copies_point_at_other_loaded_samples(sample: Sample) -> None:
    for other, kind in sample.get("copies", []):
        assert other in {name(s) for s in LOADED} - {name(sample)}
        assert kind in {"exact", "near"}


def test_facts_name_records_of_the_seeds() -> None:
    def ids(file: str, table: str) -> set[str]:
        return {record["id"] for record in tomllib.loads((SEEDS / file).read_text("utf-8"))[table]}

    with (SEEDS / "countries.csv").open(encoding="utf-8", newline="") as file:
        countries = {row["country_code"] for row in csv.DictReader(file)}
    organisations, instruments = ids("organisations.toml", "organisation"), ids("instruments.toml", "instrument")
    for sample in LOADED:
        assert set(sample.get("countries", [])) <= countries
        assert set(sample.get("organisations", [])) <= organisations
        assert set(sample.get("instruments", [])) <= instruments


def test_a_duplicate_repeats_the_bytes_of_a_loaded_sample() -> None:
    duplicates = [sample for sample in SAMPLES if sample["outcome"] == "duplicate"]
    assert duplicates
    for sample in duplicates:
        assert raw(sample) == (DOCUMENTS / sample["same_bytes"]).read_bytes()


def test_no_two_loaded_samples_have_the_same_bytes() -> None:
    assert len({raw(sample) for sample in LOADED}) == len(LOADED)


def test_each_rejected_sample_says_why() -> None:
    rejected = [sample for sample in SAMPLES if sample["outcome"] == "rejected"]
    assert len(rejected) == 4
    for sample in rejected:
        assert sample["reason"] == sample["reason"].lower()


def test_a_rejected_pdf_cannot_be_opened() -> None:
    for sample in SAMPLES:
        if sample["outcome"] == "rejected" and name(sample).endswith(".pdf"):
            with pytest.raises(pypdfium2.PdfiumError):
                pypdfium2.PdfDocument(raw(sample))


def test_encodings_copies_and_broken_files_are_made_again_byte_for_byte(build_documents: ModuleType) -> None:
    made = build_documents.encoded() | build_documents.broken() | build_documents.copies()
    for target, content in made.items():
        assert (DOCUMENTS / target).read_bytes() == content, f"{target}: run seeds/build_documents.py"


def test_pdfs_are_made_again_byte_for_byte(build_documents: ModuleType) -> None:
    try:
        same = build_documents.layouts.same_fonts()
    except build_documents.layouts.FontMissing as error:
        pytest.skip(str(error))
    if not same:
        pytest.skip("another build of the DejaVu fonts; the PDFs were made with fonts-dejavu-core 2.37-6")
    made = build_documents.pdfs()
    for target, content in made.items():
        assert (DOCUMENTS / target).read_bytes() == content, f"{target}: run seeds/build_documents.py"
