"""Pages as LibreOffice sets them: sections of columns, real footnotes, heads and feet with page numbers, frames."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from layouts.report_texts import Part, Report, Role, Run, report, with_breaks
from layouts.setting import Setting

PROGRAM = "soffice"
_NAMES = "office text style fo draw svg"
_SPACE = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for name, full in zip(
        _NAMES.split(),
        ("office", "text", "style", "xsl-fo-compatible", "drawing", "svg-compatible"),
        strict=True,
    )
)
_STYLES = """
<style:style style:name="p" style:family="paragraph"><style:paragraph-properties fo:text-align="{align}"
 fo:margin-bottom="2.2mm" style:writing-mode="{mode}"/><style:text-properties {font}
 fo:font-size="{size}pt" style:font-size-complex="{size}pt"/></style:style>
<style:style style:name="s" style:family="paragraph"><style:paragraph-properties style:writing-mode="{mode}"/>
<style:text-properties {font} fo:font-size="8.5pt"/></style:style>
<style:style style:name="r" style:family="paragraph"><style:paragraph-properties style:writing-mode="lr-tb"/>
<style:text-properties fo:font-family="Liberation Serif" fo:font-size="8.5pt"/></style:style>
<style:style style:name="t" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="4mm"
 style:writing-mode="{mode}"/><style:text-properties {font} fo:font-size="17pt" fo:font-weight="bold"
 style:font-weight-complex="bold" fo:letter-spacing="{spacing}"/></style:style>
<style:style style:name="h" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="1.5mm"
 fo:keep-with-next="always" style:writing-mode="{mode}"/><style:text-properties {font} fo:font-size="12.5pt"
 fo:font-weight="bold" style:font-weight-complex="bold" fo:letter-spacing="{spacing}"/></style:style>
<style:style style:name="sup" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="c" style:family="section"><style:section-properties text:dont-balance-text-columns="true"
 style:writing-mode="{mode}">
<style:columns fo:column-count="{columns}" fo:column-gap="7mm"/></style:section-properties></style:style>
<style:style style:name="f" style:family="graphic"><style:graphic-properties style:wrap="parallel"
 style:horizontal-pos="right" style:horizontal-rel="paragraph" style:vertical-pos="top" style:vertical-rel="paragraph"
 fo:margin-left="4mm" fo:padding="2mm" fo:border="0.5pt solid #000000"/></style:style>
"""
_FILE = """<?xml version="1.0" encoding="UTF-8"?>
<office:document {space} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><text:notes-configuration text:note-class="footnote" text:citation-body-style-name="sup"
 text:start-numbering-at="document" style:num-format="1" text:footnotes-position="page"/></office:styles>
<office:automatic-styles>{styles}<style:page-layout style:name="l"><style:page-layout-properties
 fo:page-width="{width}" fo:page-height="{height}" fo:margin="20mm" style:writing-mode="{mode}"/>
<style:header-style><style:header-footer-properties fo:min-height="8mm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="8mm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="l">
<style:header><text:p text:style-name="r">Quarterly review of cargo</text:p></style:header>
<style:footer><text:p text:style-name="r">Page <text:page-number/> of <text:page-count/></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>
"""
_FONTS = {"ar": "Noto Naskh Arabic", "he": "Noto Sans Hebrew", "kk": "DejaVu Serif"}
_STYLE_OF = {Role.TITLE: "t", Role.HEADING: "h", Role.PARAGRAPH: "p", Role.BOX: "s", Role.NOTE: "s"}


def settings() -> Iterator[tuple[Setting, str]]:
    """Each layout and its document."""
    en, ru, kk = report("en"), report("ru"), report("kk")
    yield _document("one column", ru.plain())
    yield _document("one column", kk.plain())
    yield _document("footnotes", en.without_boxes())
    yield _document("footnotes", kk.without_boxes(), columns=2)
    yield _document("footnotes", ru.without_boxes(), columns=2)
    yield _document("two columns", en.plain(), columns=2)
    yield _document("two columns", kk.plain(), columns=2)
    yield _document("three columns", ru.plain(), columns=3)
    yield _document("three columns", en.plain(), columns=3, is_wide=True)
    yield _document("box in the text", ru.without_notes())
    yield _document("box in the text", en.without_notes())
    yield _document("right to left", report("ar"))
    yield _document("right to left", report("he"))
    yield _document("right to left", report("ar"), columns=2)


def render(source: str, target: Path) -> bytes:
    """The document as LibreOffice sets it."""
    file = target.with_suffix(".fodt")
    file.write_text(source, "utf-8")
    program = shutil.which(PROGRAM) or PROGRAM
    profile = f"-env:UserInstallation={(target.parent / 'profile').as_uri()}"
    command = (program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(target.parent), str(file))
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return target.read_bytes()


def _document(layout: str, text: Report, columns: int = 1, *, is_wide: bool = False) -> tuple[Setting, str]:
    face = _FONTS.get(text.language, "Liberation Serif")
    font = f'fo:font-family="{face}" style:font-family-complex="{face}"'
    mode = "rl-tb" if text.is_rtl else "lr-tb"
    styles = _STYLES.format(
        mode=mode,
        # Its letters stretched to fill a line are no letters in the file.
        align="start" if text.is_rtl else "justify",
        font=font,
        size="11" if columns == 1 else "9.5",
        spacing="normal" if text.is_rtl else "0.1cm",
        columns=columns,
    )
    body = "".join(_part(part, text) for part in text.with_boxes_first().parts)
    if columns > 1:
        body = f'<text:section text:style-name="c" text:name="c">{body}</text:section>'
    width, height = ("297mm", "150mm") if is_wide else ("210mm", f"{text.page_height}mm")
    return Setting(layout, text), _FILE.format(
        space=_SPACE, styles=styles, mode=mode, width=width, height=height, body=body
    )


def _part(part: Part, text: Report) -> str:
    words = "".join(_run(run, text) for run in part.runs)
    if part.role is Role.BOX:
        frame = f'<draw:text-box><text:p text:style-name="s">{words}</text:p></draw:text-box>'
        words = f'<draw:frame draw:style-name="f" text:anchor-type="paragraph" svg:width="6cm">{frame}</draw:frame>'
        return f'<text:p text:style-name="p">{words}</text:p>'
    return f'<text:p text:style-name="{_STYLE_OF[part.role]}">{words}</text:p>'


def _run(run: Run, text: Report) -> str:
    if run.note is not None:
        body = f'<text:note-body><text:p text:style-name="s">{_words(text.notes[run.note])}</text:p></text:note-body>'
        citation = f"<text:note-citation>{run.note}</text:note-citation>"
        return f'<text:note text:note-class="footnote">{citation}{body}</text:note>'
    words = with_breaks(escape(run.text), "\u00ad")
    return f'<text:span text:style-name="sup">{words}</text:span>' if run.is_raised else words


def _words(part: Part) -> str:
    return escape("".join(run.text for run in part.runs))
