"""Pages as LaTeX sets them: two columns with footnotes, multicol, running heads, letter-spaced titles, landscape."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from layouts.report_texts import Part, Report, Role, Run, report, with_breaks
from layouts.setting import Setting

PROGRAM = "xelatex"
_HEAD = r"""
\documentclass[%(options)s]{article}
\usepackage{fontspec,microtype,multicol,fancyhdr,pdflscape,wrapfig,graphicx}
\usepackage[paperwidth=210mm,paperheight=%(height)dmm,margin=24mm]{geometry}
%(fonts)s
\newfontfamily\spaced[LetterSpace=24.0]{%(face)s}
\pagestyle{fancy}\fancyhf{}\fancyhead[L]{\small Quarterly review}\fancyhead[R]{\small Cargo}\fancyfoot[C]{\thepage}
\sloppy\hyphenpenalty=20\setlength{\headheight}{14pt}
\begin{document}
"""
_FACES = {"en": "", "ru": "Liberation Serif", "kk": "DejaVu Serif", "ar": "Noto Naskh Arabic", "he": "Noto Sans Hebrew"}
_SPECIAL = re.compile(r"[&%$#_{}]")


def settings() -> Iterator[tuple[Setting, str]]:
    """Each layout and its source."""
    en, ru, kk = report("en"), report("ru"), report("kk")
    yield _source("one column", en.plain())
    yield _source("footnotes", ru.without_boxes())
    yield _source("footnotes", en.without_boxes(), "twocolumn")
    yield _source("footnotes", kk.without_boxes(), "twocolumn")
    yield _source("two columns", ru.plain(), "twocolumn")
    yield _source("two columns", en.plain(), "twocolumn")
    yield _source("three columns", en.plain(), around=r"\begin{multicols}{3}%s\end{multicols}")
    yield _source("three columns", ru.without_boxes(), around=r"\begin{multicols}{3}%s\end{multicols}")
    yield _source("box in the text", en.without_notes())
    yield _source("turned", kk.plain(), around=r"\begin{landscape}%s\end{landscape}")
    yield _source("turned", en.plain(), around=r"\begin{landscape}\begin{multicols}{2}%s\end{multicols}\end{landscape}")
    yield _source("right to left", report("ar"))
    yield _source("right to left", report("he"))


def render(source: str, target: Path) -> bytes:
    """The source as LaTeX sets it."""
    target.with_suffix(".tex").write_text(source, "utf-8")
    program = shutil.which(PROGRAM) or PROGRAM
    command = (program, "-interaction=batchmode", "-halt-on-error", target.with_suffix(".tex").name)
    subprocess.run(command, check=True, capture_output=True, timeout=60, cwd=target.parent)
    return target.read_bytes()


def _source(layout: str, text: Report, options: str = "", around: str = "%s") -> tuple[Setting, str]:
    face = _FACES[text.language]
    fonts = rf"\setmainfont{{{face}}}\TeXXeTstate=1" if face else ""
    values = {"options": options or "11pt", "fonts": fonts, "face": face or "Latin Modern Roman"}
    head = _HEAD % {**values, "height": text.page_height}
    body = "\n\n".join(_part(part, text) for part in text.with_boxes_first().parts)
    return Setting(layout, text), f"{head}{around % f'{body} '}\\end{{document}}"


def _part(part: Part, text: Report) -> str:
    words = "".join(_run(run, text) for run in part.runs)
    if text.is_rtl:
        words = rf"\beginR {words}\endR"
    if part.role is Role.TITLE:
        return rf"\noindent{{\Large\bfseries{'' if text.is_rtl else chr(92) + 'spaced'} {words}\par}}\bigskip"
    if part.role is Role.HEADING:
        return rf"\medskip\noindent{{\bfseries {words}\par}}\nopagebreak\smallskip"
    if part.role is Role.BOX:
        frame = rf"\fbox{{\begin{{minipage}}{{50mm}}\small {words}\end{{minipage}}}}"
        return rf"\begin{{wrapfigure}}{{r}}{{55mm}}{frame}\end{{wrapfigure}}"
    return words


def _run(run: Run, text: Report) -> str:
    if run.note is not None:
        note = text.notes[run.note]
        return rf"\footnote{{{''.join(_run(one, text) for one in note.runs)}}}"
    words = _SPECIAL.sub(lambda sign: f"\\{sign.group()}", run.text)
    if run.is_raised:
        return rf"\textsuperscript{{{words}}}"
    return words if text.language == "en" or text.is_rtl else with_breaks(words, "\\-")
