"""An explanation, on a page and on a terminal: all words marked, sums that add up, and nothing of a text is markup."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from click import unstyle
from lxml import html

from flows.cli.explanation_lines import lines
from flows.cli.pages.explanation import page
from warehouse.explanation import Code, Explanation, Judgement, Part, ToldSubthreat, Words

TEXT = (
    "Hackers & <script>alert('x')</script> stole data\n"
    "A </mark> here, an innocent cup there.\n" + "Nothing of it. " * 30 + "\n" + "The end."
)


def words(matched: str, weight: float, rule: str = "en/term", threat_id: str = "cybercrime") -> Words:
    start = TEXT.index(matched)
    return Words(
        threat_id,
        None,
        weight,
        start,
        start + len(matched),
        f"{threat_id}/{rule}/{matched}",
        matched,
        TEXT.count("\n", 0, start),
    )


WORDS = [
    words("Hackers & <script>alert('x')</script> stole", 2.0),
    words("<script>", 0.5),
    words("stole data", 1.0, "model"),
    words("</mark>", 0.25, "model"),
    words("innocent cup", -1.5),
    words("end", 0.125, threat_id="financial_crime_corruption"),
]


def part(threat_id: str, score: float, **changed: object) -> Part:
    told = [each for each in WORDS if each.threat_id == threat_id]
    model = sum(each.weight for each in told if "/model/" in each.rule_id)
    terms = [each.weight for each in told if "/model/" not in each.rule_id]
    made = Part(
        threat_id=threat_id,
        name=threat_id.replace("_", " "),
        score=score,
        threshold=0.5,
        is_label=score >= 0.5,
        is_doubtful=False,
        decided_by="model" if score >= 0.5 else None,
        log_odds=sum(terms) + model - 3.0,
        words_for=sum(weight for weight in terms if weight > 0),
        words_against=sum(weight for weight in terms if weight < 0),
        model_words=model,
        unexplained_weight=-3.0,
        evidence_weight=sum(terms) + model,
        subthreats=[],
        judgements=[],
    )
    return replace(made, **changed)


def spans_of_lines() -> list[tuple[int, int, int | None]]:
    ends = [match.start() for match in re.finditer("\n", TEXT)] + [len(TEXT)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return [(start, end, number + 1) for number, (start, end) in enumerate(zip(starts, ends, strict=True))]


JUDGED = Judgement(
    is_about=True, judged_by="A. <b>Serik</b>", judged_at=datetime(2026, 11, 3, tzinfo=UTC), reason='"<i>sure"'
)
FOUND = Explanation(
    document_id="d" * 64,
    title="<title>&amp;",
    language="en",
    published_on=date(2026, 11, 1),
    uri="file:///a%20<b>.txt",
    text=TEXT,
    passages=spans_of_lines(),
    parts=[
        part(
            "cybercrime",
            0.75,
            judgements=[JUDGED],
            subthreats=[
                ToldSubthreat("cyber_dependent", "<cyber>", 0.7, [Code("ICCS", "0903", "exact", "Acts <against>")])
            ],
        ),
        part("financial_crime_corruption", 0.04),
    ],
    words=WORDS,
)


@pytest.fixture(scope="module")
def tree() -> html.HtmlElement:
    return html.document_fromstring(page(FOUND))


def shown(*, is_all: bool = False) -> str:
    return unstyle("\n".join(lines(FOUND, is_all=is_all)))


def test_every_span_is_marked_with_its_words_rule_and_weight(tree: html.HtmlElement):
    for number, each in enumerate(WORDS):
        marks = tree.xpath(f"//article//mark[@data-span='{number}']")
        assert "".join(mark.text_content() for mark in marks) == each.matched_text
        assert {mark.get("title") for mark in marks} == {f"{each.weight:+.2f}  {each.rule_id}"}


def test_the_text_is_all_there_in_its_order(tree: html.HtmlElement):
    told = "".join(each.text_content() for each in tree.xpath("//article//*[@class='text']"))
    assert told == TEXT.replace("\n", "")


def test_no_text_becomes_markup(tree: html.HtmlElement):
    assert not tree.xpath("//script | //b[text()='Serik'] | //i[text()] [starts-with(., 'sure')]")
    assert "<title>&amp;" in tree.xpath("string(//h1)")
    assert 'A. <b>Serik</b>, 2026-11-03: is about it – “"<i>sure"”' in tree.xpath("string(//aside)")


def test_the_page_needs_nothing_from_elsewhere(tree: html.HtmlElement):
    assert not tree.xpath("//@src | //link | //@href | //iframe | //object")
    assert "@import" not in page(FOUND)
    assert "url(" not in page(FOUND)


def test_sums_of_a_score_add_up_to_its_log_odds(tree: html.HtmlElement):
    for table in tree.xpath("//table[@class='makeup']"):
        *parts, whole = (float(row) for row in table.xpath(".//tr/td[2]/text()"))
        assert sum(parts) == pytest.approx(whole, abs=0.03)


def test_pages_stand_beside_the_passages_that_begin_them(tree: html.HtmlElement):
    assert [each.replace("\xa0", " ") for each in tree.xpath("//*[@class='page']/text()")] == [
        "p. 1",
        "p. 2",
        "p. 3",
        "p. 4",
    ]


def test_the_terminal_marks_what_words_do_and_says_who_decided():
    told = shown()
    assert "[Hackers & <script>alert('x')</script> stole data]" in told
    assert "‹</mark>›" in told
    assert "{innocent cup}" in told
    assert "label by judgement (labels from 0.50)" in told
    assert 'A. <b>Serik</b> on 2026-11-03: is about it: ""<i>sure""' in told
    assert "log-odds     -0.75 = +2.50 words for -1.50 against +1.25 words of the model -3.00 unexplained" in told
    assert "cyber_dependent 0.70 (ICCS 0903)" in told


def test_the_terminal_leaves_out_what_says_nothing_and_says_so():
    told = shown()
    assert "Nothing of it." not in told
    assert "The end." not in told
    assert "2 of 4 passages are left out; --all shows everything" in told
    assert "no label: financial_crime_corruption 0.04" in told


def test_all_shows_every_threat_and_passage_with_the_figure_of_the_threat():
    told = shown(is_all=True)
    assert "Nothing of it. " * 29 in told
    assert "The [end]²." in told
    assert "left out" not in told


def test_where_nothing_labels_the_likeliest_threat_is_told():
    found = replace(FOUND, parts=[part("cybercrime", 0.2), part("financial_crime_corruption", 0.04)])
    assert [each.threat_id for each in found.telling] == ["cybercrime"]
    assert "no label by the model" in unstyle("\n".join(lines(found, is_all=False)))


def test_long_stretches_without_words_are_cut_at_words_and_keep_their_space():
    text = "Long ago and far away, " * 10 + "hackers came, " + "and nothing else was said. " * 10
    start = text.index("hackers")
    told = Words("cybercrime", None, 1.0, start, start + 7, "cybercrime/en/hackers", "hackers", 0)
    found = replace(FOUND, text=text, passages=[(0, len(text), None)], words=[told])
    (line,) = [line for line in unstyle("\n".join(lines(found, is_all=False))).splitlines() if "[hackers]" in line]
    assert line.startswith("… ")
    assert "far away, [hackers] came, and" in line
    assert line.endswith(" …")
    assert len(line) < 170
