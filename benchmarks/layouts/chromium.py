"""Pages as a browser prints them: columns, grids, floats, margin boxes, writing modes."""

import html
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from layouts.report_texts import Part, Report, Role, Run, report, with_breaks
from layouts.setting import Setting

PROGRAM = "chromium"
_TAGS = {Role.TITLE: "h1", Role.HEADING: "h2", Role.PARAGRAPH: "p", Role.BOX: "aside", Role.NOTE: "div class=note"}
_STYLE = """
@page { size: 210mm %(height)dmm; margin: 20mm 20mm;
  @top-left { content: "Quarterly review of cargo"; font: 8pt "Liberation Sans"; writing-mode: horizontal-tb; }
  @bottom-center { content: counter(page); font: 8pt "Liberation Sans"; writing-mode: horizontal-tb; } }
body { font: 11pt/1.35 "Liberation Serif", "Noto Naskh Arabic", "Noto Sans Hebrew"; margin: 0; text-align: justify; }
h1 { font-size: 17pt; letter-spacing: .25em; text-align: start; }
h2 { font-size: 12.5pt; letter-spacing: .12em; text-align: start; break-after: avoid; }
p { margin: 0 0 .6em; } sup { font-size: 62%%; line-height: 0; }
aside { font: 10pt/1.3 "Liberation Sans"; background: #eee; padding: 6pt; margin-bottom: 8pt; text-align: start; }
"""
_COLUMNS = "main {{ column-count: {count}; column-gap: 8mm; }} h1 {{ column-span: all; }}"
_GRID = "main { display: grid; grid-template-columns: 1fr 46mm; gap: 9mm; } aside { font-size: 9pt; }"
_FLOAT = "aside { float: right; width: 62mm; margin: 0 0 4mm 6mm; }"
_PAGES = """
@page { size: 210mm 297mm; }
section { height: 250mm; position: relative; break-after: page; }
.notes { position: absolute; bottom: 0; border-top: .5pt solid; font-size: 8.5pt; } .note { margin: 0; }
"""
_TURNED = "html { writing-mode: vertical-rl; }"
_LANDSCAPE = "@page { size: 260mm 190mm; page-orientation: rotate-left; }"


def settings() -> Iterator[tuple[Setting, str]]:
    """Each layout and its page."""
    en, ru, kk = report("en"), report("ru"), report("kk")
    yield _flow("one column", en.plain())
    yield _flow("one column", kk.plain())
    yield _flow("two columns", ru.plain(), _COLUMNS.format(count=2))
    yield _flow("three columns", en.plain(), _COLUMNS.format(count=3) + "main { font-size: 9pt; }")
    yield _beside("sidebar", en.without_notes(), _GRID)
    yield _beside("sidebar", ru.without_notes(), _GRID)
    yield _flow("box in the text", en.without_notes(), _FLOAT)
    yield _paged("footnotes", en.without_boxes())
    yield _paged("footnotes", ru.without_boxes())
    yield _flow("right to left", report("ar"))
    yield _flow("right to left", report("he"))
    yield _flow("right to left", report("he"), _COLUMNS.format(count=2))
    yield _flow("turned", ru.plain(), _TURNED)
    yield _flow("turned", en.plain(), _LANDSCAPE + _COLUMNS.format(count=2))


def render(page: str, target: Path) -> bytes:
    """The page as the browser prints it."""
    source = target.with_suffix(".html")
    source.write_text(page, "utf-8")
    program = shutil.which(PROGRAM) or PROGRAM
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={target}")
    subprocess.run((program, *options, source.as_uri()), check=True, capture_output=True, timeout=60)
    return target.read_bytes()


def _flow(layout: str, text: Report, style: str = "") -> tuple[Setting, str]:
    return Setting(layout, text), _page(text, "".join(map(_element, text.with_boxes_first().parts)), style)


def _beside(layout: str, text: Report, style: str) -> tuple[Setting, str]:
    body = "".join(_element(part) for part in text.parts if part.role is not Role.BOX)
    boxes = "".join(_element(part) for part in text.parts if part.role is Role.BOX)
    return Setting(layout, text), _page(text, f"<div>{body}</div><div>{boxes}</div>", style)


def _paged(layout: str, text: Report) -> tuple[Setting, str]:
    """Pages of a few whole parts each, their notes at the foot."""
    sections: list[str] = []
    for start in range(0, len(text.parts), 5):
        parts = text.parts[start : start + 5]
        called = [text.notes[run.note] for part in parts for run in part.runs if run.note]
        notes = f'<div class="notes">{"".join(map(_element, called))}</div>' if called else ""
        sections.append(f"<section>{''.join(map(_element, parts))}{notes}</section>")
    return Setting(layout, text), _page(text, "".join(sections), _PAGES)


def _page(text: Report, body: str, style: str) -> str:
    direction = "rtl" if text.is_rtl else "ltr"
    head = f'<meta charset="utf-8"><title>x</title><style>{_STYLE % {"height": text.page_height}}{style}</style>'
    return f'<!doctype html><html lang="{text.language}" dir="{direction}">{head}<main>{body}</main></html>'


def _element(part: Part) -> str:
    tag = _TAGS[part.role]
    mark = f"<sup>{part.mark}</sup> " if part.mark else ""
    return f"<{tag}>{mark}{''.join(map(_run, part.runs))}</{tag.split()[0]}>"


def _run(run: Run) -> str:
    text = html.escape(run.text)
    return f"<sup>{text}</sup>" if run.is_raised else with_breaks(text, "&shy;")
