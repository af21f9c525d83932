"""`evaluate` tells figures and mistakes on the terminal, as JSON, and as one page that stands alone."""

import json
from pathlib import Path

import pytest
from lxml import html

TEXTS = [
    {
        "id": "seized",
        "lang": "en",
        "source": "<wire>",
        "text": "Police seized 40 kg of heroin. The drug traffickers were arrested for drug trafficking.",
        "labels": ["drug_weapon_trafficking"],
        "subthreats": ["drug_trafficking"],
    },
    {
        "id": "slip",
        "lang": "en",
        "source": "<wire>",
        "title": "<script>alert('x')</script>",
        "text": "Hackers broke into the bank's servers, and the ransomware gang asked for bitcoin. Malware was found.",
        "labels": [],
    },
    {
        "id": "queue",
        "lang": "en",
        "source": "<wire>",
        "text": "The library opens at nine. Bring the card.",
        "labels": ["cybercrime"],
    },
]


@pytest.fixture(scope="module")
def evaluated(threatlake, tmp_path_factory):
    """What the command prints, and its page."""
    folder: Path = tmp_path_factory.mktemp("evaluated")
    file, report = folder / "texts.jsonl", folder / "report.html"
    file.write_text("\n".join(map(json.dumps, TEXTS)), encoding="utf-8")
    plain = threatlake("evaluate", file, "--report", report)
    assert plain.returncode == 0, plain.stderr
    told = json.loads(threatlake("evaluate", file, "--json").stdout)
    return plain.stdout, told, report.read_text(encoding="utf-8")


def test_figures_and_mistakes_are_told(evaluated):
    shown, told, _ = evaluated
    assert told["text_count"] == 3
    (cyber,) = [each["quality"] for each in told["figures"] if each["target"] == "cybercrime"]
    assert (cyber["label_count"], cyber["wrong_count"], cyber["missed_count"]) == (1, 1, 1)
    assert [(each["kind"], each["text_id"]) for each in told["mistakes"]] == [("wrong", "slip"), ("missed", "queue")]
    assert "wrong labels, the most confident first" in shown
    assert "<wire>/en slip; labels: none" in shown
    assert max(map(len, shown.splitlines())) <= 120


def test_the_page_marks_the_words_that_misled(evaluated):
    _, told, report = evaluated
    tree = html.document_fromstring(report)
    wrong = told["mistakes"][0]
    (first, *_) = tree.xpath("//*[@class='mistake']")
    for number, row in enumerate(wrong["evidence"]):
        marks = first.xpath(f".//mark[@data-span='{number}']")
        assert "".join(mark.text_content() for mark in marks) == row["matched_text"]


def test_the_page_has_pictures_and_needs_nothing_from_elsewhere(evaluated):
    *_, report = evaluated
    tree = html.document_fromstring(report)
    assert len(tree.xpath("//figure/*[local-name()='svg']")) == 3 * 5
    assert not tree.xpath("//script | //@src | //link | //iframe | //a/@href")
    assert "@import" not in report


def test_no_text_becomes_markup(evaluated):
    *_, report = evaluated
    tree = html.document_fromstring(report)
    assert "<script>alert('x')</script>" in tree.text_content()
    assert not tree.xpath("//wire")


def test_what_cannot_be_read_or_written_is_one_line(threatlake, tmp_path: Path):
    missing = threatlake("evaluate", tmp_path / "none.jsonl")
    assert (missing.returncode, missing.stderr.count("\n")) == (2, 1)
    file = tmp_path / "texts.jsonl"
    file.write_text(json.dumps(TEXTS[2]), encoding="utf-8")
    unwritable = threatlake("evaluate", file, "--report", tmp_path / "none" / "report.html")
    assert unwritable.returncode == 2
    assert unwritable.stderr.endswith("give a file in a folder that exists\n")
