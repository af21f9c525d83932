"""`explain` shows one document from the lake: the same facts on the terminal, as JSON and as a page."""

import json
from pathlib import Path

import pytest
from lxml import html

from warehouse.lake import Lake

CALL_CENTRE = "moshenniki-call-center.txt"


def test_the_parts_of_every_score_sum_to_its_log_odds(threatlake, sample_lake: Lake):
    found = json.loads(threatlake("explain", CALL_CENTRE, "--json", "--lake", sample_lake.path).stdout)
    for part in found["parts"]:
        parts = (part[name] for name in ("words_for", "words_against", "model_words", "unexplained_weight"))
        assert sum(parts) == pytest.approx(part["log_odds"], abs=1e-6)
        words = [each["weight"] for each in found["words"] if each["threat_id"] == part["threat_id"]]
        assert sum(words) == pytest.approx(part["evidence_weight"], abs=1e-6)
    cyber = found["parts"][0]
    assert (cyber["threat_id"], cyber["decided_by"]) == ("cybercrime", "model")
    assert all(each["codes"] for each in cyber["subthreats"])


def test_a_judgement_is_told_with_who_when_and_why(threatlake, own_lake: Lake):
    said = ("--threat", "cybercrime", "--no", "--by", "A. Serik", "--because", "an exercise")
    assert threatlake("review", CALL_CENTRE, *said, "--lake", own_lake.path).returncode == 0
    shown = threatlake("explain", CALL_CENTRE, "--lake", own_lake.path).stdout
    assert "no label by judgement" in shown
    assert 'is not about it: "an exercise"' in shown
    assert "A. Serik on 20" in shown


def test_the_page_marks_all_words_of_the_lake_and_keeps_the_text(threatlake, sample_lake: Lake, tmp_path: Path):
    file = tmp_path / "page.html"
    done = threatlake("explain", "hub-bulletin-09-2026.pdf", "--html", file, "--lake", sample_lake.path)
    assert (done.returncode, done.stdout) == (0, f"wrote {file}\n")
    told = threatlake("explain", "hub-bulletin-09-2026.pdf", "--json", "--lake", sample_lake.path).stdout
    words = json.loads(told)["words"]
    tree = html.document_fromstring(file.read_text(encoding="utf-8"))
    marks = [tree.xpath("//article//mark[@data-span=$number]", number=str(number)) for number in range(len(words))]
    marked = ["".join(mark.text_content() for mark in of_span) for of_span in marks]
    assert marked == [each["matched_text"] for each in words]


def test_a_page_that_cannot_be_written_is_one_line(threatlake, sample_lake: Lake, tmp_path: Path):
    done = threatlake("explain", CALL_CENTRE, "--html", tmp_path / "none" / "x.html", "--lake", sample_lake.path)
    assert done.returncode == 2
    assert done.stderr.endswith("give a file in a folder that exists\n")
