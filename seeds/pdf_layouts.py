"""Lay a PDF sample out from its source: fields, an empty line, then blocks parted by empty lines.

    # title    ## heading    = centred line    1. numbered    (a) lettered    | table | row |

A backslash and hyphen mark a place where a word may be broken; `<super>n</super>` at the end of a block
calls the footnote that the field `footnote n` holds.
"""  # noqa: INP001 - a script beside its data, run by path

import hashlib
import io
import re
from pathlib import Path

from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.enums import TA_JUSTIFY, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Table,
    TableStyle,
)

# DejaVu 2.37: a free licence, and every Kazakh, Kyrgyz and Tajik letter.
FONTS = {
    "Serif": "DejaVuSerif.ttf",
    "Serif-Bold": "DejaVuSerif-Bold.ttf",
    "Sans": "DejaVuSans.ttf",
    "Sans-Bold": "DejaVuSans-Bold.ttf",
}
FONT_FOLDERS = ("/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu", "/usr/share/fonts/TTF")
# SHA-256 of the four files of fonts-dejavu-core 2.37-6: another build of the fonts gives other bytes.
FONTS_SHA256 = "df894468fed47f677d127f802534edbf655413ff698caf7184b86d4e3f5f7e91"
WIDTH, HEIGHT = A4
MARGIN = 2.4 * cm
BAND = 2.6 * cm  # the bulletin's masthead
GREEN = HexColor("#1d5c4f")
BLOCK = re.compile(r"(?P<mark>##|#|=|\d+\.|\([a-z]\)) (?P<text>.*)", re.DOTALL)
FOOTNOTE_CALL = re.compile(r"<super>(\d+)</super>$")
BASE = ParagraphStyle(
    "body",
    fontName="Serif",
    bulletFontName="Serif",
    bulletFontSize=10.5,
    fontSize=10.5,
    leading=15,
    spaceAfter=8,
    alignment=TA_JUSTIFY,
    embeddedHyphenation=1,
)
STYLES = {
    "": BASE,
    "#": ParagraphStyle("title", BASE, fontName="Serif-Bold", fontSize=15, leading=19, spaceBefore=6, alignment=0),
    "##": ParagraphStyle(
        "heading", BASE, fontName="Serif-Bold", fontSize=11.5, spaceBefore=8, alignment=0, keepWithNext=1
    ),
    "=": ParagraphStyle("line", BASE, alignment=0),
    "1.": ParagraphStyle("numbered", BASE, firstLineIndent=26),
    "(a)": ParagraphStyle("lettered", BASE, leftIndent=26, firstLineIndent=24, bulletIndent=26),
}
CELL = ParagraphStyle("cell", BASE, fontSize=9, leading=12, alignment=0, spaceAfter=0)
SMALL = ParagraphStyle("small", BASE, fontSize=7.5, leading=10, spaceAfter=0)


class FontMissing(Exception):
    """No DejaVu font on this machine; the message says what to install."""


class Footnote(Flowable):
    """Takes no room: tells the page on which a footnote is called."""

    def __init__(self, text: str, calls: list[str]) -> None:
        """Keep the text until the page is known."""
        super().__init__()
        self.text, self.calls = text, calls

    def draw(self) -> None:
        """Hand the text to the page."""
        self.calls.append(self.text)


def find_fonts() -> Path:
    """The folder that holds every font of `FONTS`."""
    for folder in map(Path, FONT_FOLDERS):
        if all((folder / name).is_file() for name in FONTS.values()):
            return folder
    raise FontMissing(f"no DejaVu fonts in {', '.join(FONT_FOLDERS)}; install the Debian package fonts-dejavu-core")


def same_fonts() -> bool:
    """Whether the fonts here are those that the committed PDFs were made with."""
    folder = find_fonts()
    return hashlib.sha256(b"".join((folder / name).read_bytes() for name in FONTS.values())).hexdigest() == FONTS_SHA256


def register_fonts() -> None:
    """Make the fonts known to reportlab, bold among them for `<b>`."""
    folder = find_fonts()
    for name, file in FONTS.items():
        pdfmetrics.registerFont(TTFont(name, str(folder / file)))
    for name in ("Serif", "Sans"):
        pdfmetrics.registerFontFamily(name, normal=name, bold=f"{name}-Bold", italic=name, boldItalic=f"{name}-Bold")


def parse(source: str) -> tuple[dict[str, str], list[str]]:
    """The fields of a source and its blocks, soft hyphens in place."""
    head, *blocks = re.split(r"\n{2,}", source.strip().replace("\n= ", "\n\n= "))
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    return fields, [block.replace("\\-", "\u00ad") for block in blocks]


def table(block: str) -> Table:
    """A ruled table, its first row the heads."""
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in block.splitlines()]
    heads = [[Paragraph(f"<b>{cell}</b>", CELL) for cell in rows[0]]]
    body = [[Paragraph(cell, CELL) for cell in row] for row in rows[1:]]
    ruled = TableStyle([("GRID", (0, 0), (-1, -1), 0.6, black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return Table(heads + body, style=ruled, spaceBefore=4, spaceAfter=10, hAlign="LEFT")


def story(fields: dict[str, str], blocks: list[str], calls: list[str]) -> list[Flowable]:
    """What flows onto the pages: one flowable per block, after the masthead that the layout wants."""
    flow: list[Flowable] = [NextPageTemplate("later")]
    if fields["layout"] == "un":
        flow += un_masthead(fields)
    for block in blocks:
        if block.startswith("|"):
            flow.append(table(block))
            continue
        marked = BLOCK.fullmatch(block)
        mark, text = (marked["mark"], marked["text"]) if marked else ("", block)
        number = mark if mark[-1:] in {".", ")"} else None
        style = STYLES["1." if mark.endswith(".") else "(a)" if mark.endswith(")") else mark]
        if fields["layout"] == "bulletin":
            style = ParagraphStyle(
                "narrow", style, fontName=style.fontName.replace("Serif", "Sans"), fontSize=9.5, leading=13.5
            )
        flow.append(Paragraph(text, style, bulletText=number))
        if call := FOOTNOTE_CALL.search(text):
            flow.append(Footnote(f"<super>{call[1]}</super> {fields[f'footnote {call[1]}']}", calls))
    return flow


def un_masthead(fields: dict[str, str]) -> list[Flowable]:
    """The first page's head of a United Nations document: body, symbol, distribution, date, language."""
    big = ParagraphStyle("big", BASE, fontName="Serif-Bold", fontSize=12, leading=15, alignment=0)
    right = ParagraphStyle("right", BASE, alignment=TA_RIGHT)
    first = [Paragraph("United Nations", BASE), Paragraph(f"<b>{fields['symbol']}</b>", right)]
    distribution = (
        f"Distr.: {fields['distribution']}<br/>{fields['distributed']}<br/><br/>Original: {fields['original']}"
    )
    second = [Paragraph(fields["body"], big), Paragraph(distribution, ParagraphStyle("distr", BASE, alignment=0))]
    rules = TableStyle(
        [
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, black),
            ("LINEBELOW", (0, 1), (-1, 1), 1.6, black),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ]
    )
    width = WIDTH - 2 * MARGIN
    return [Table([first, second], colWidths=[width * 0.64, width * 0.36], style=rules, spaceAfter=8)]


def furniture(canvas: Canvas, fields: dict[str, str], page: int, pages: int) -> None:
    """Running header and footer of one page, in the manner of the layout."""
    canvas.setFont("Serif", 8)
    if fields["layout"] == "un":
        left, right = (f"{page}/{pages}", fields["job"]) if page % 2 == 0 else (fields["job"], f"{page}/{pages}")
        canvas.drawString(MARGIN, 1.3 * cm, left)
        canvas.drawRightString(WIDTH - MARGIN, 1.3 * cm, right)
        if page > 1:
            place = canvas.drawString if page % 2 == 0 else canvas.drawRightString
            place(MARGIN if page % 2 == 0 else WIDTH - MARGIN, HEIGHT - 1.6 * cm, fields["symbol"])
            canvas.line(MARGIN, HEIGHT - 1.8 * cm, WIDTH - MARGIN, HEIGHT - 1.8 * cm)
        return
    canvas.drawCentredString(WIDTH / 2, 1.3 * cm, f"{fields['footer']}  |  {page}")
    if fields["layout"] == "report":
        canvas.drawString(MARGIN, HEIGHT - 1.5 * cm, fields["header"])
        publisher = Paragraph(fields["publisher"], ParagraphStyle("publisher", SMALL, alignment=TA_RIGHT))
        _, height = publisher.wrap(9.5 * cm, 3 * cm)
        publisher.drawOn(canvas, WIDTH - MARGIN - 9.5 * cm, HEIGHT - 1.5 * cm - height + 8)
    elif page == 1:
        bulletin_band(canvas, fields)


def bulletin_band(canvas: Canvas, fields: dict[str, str]) -> None:
    """The coloured masthead of a bulletin's first page."""
    canvas.setFillColor(GREEN)
    canvas.rect(0, HEIGHT - BAND, WIDTH, BAND, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont("Sans-Bold", 24)
    canvas.drawString(MARGIN, HEIGHT - 1.4 * cm, fields["masthead"])
    canvas.setFont("Sans", 9)
    canvas.drawString(MARGIN, HEIGHT - 2.1 * cm, fields["publisher"])
    canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 2.1 * cm, fields["issue"])
    canvas.setFillColor(black)


def frames(layout: str, top: float) -> list[Frame]:
    """Where text may stand on a page whose head takes `top`: one column, or two for a bulletin."""
    bottom = 3 * cm if layout == "un" else 2.2 * cm
    columns = 2 if layout == "bulletin" else 1
    gap = 0.8 * cm
    width = (WIDTH - 2 * MARGIN - gap * (columns - 1)) / columns
    return [Frame(MARGIN + n * (width + gap), bottom, width, HEIGHT - top - bottom, 0, 0, 0, 0) for n in range(columns)]


def lay_out(fields: dict[str, str], blocks: list[str], password: str | None, pages: int) -> tuple[bytes, int]:
    """The PDF and its number of pages; `pages` is what the footers say."""
    target, calls = io.BytesIO(), list[str]()

    def finish(canvas: Canvas, doc: BaseDocTemplate) -> None:
        furniture(canvas, fields, doc.page, pages)
        for note in calls:
            canvas.line(MARGIN, 2.5 * cm, MARGIN + 4 * cm, 2.5 * cm)
            paragraph = Paragraph(note, SMALL)
            paragraph.wrapOn(canvas, WIDTH - 2 * MARGIN, cm)
            paragraph.drawOn(canvas, MARGIN, 2.05 * cm)
        calls.clear()

    first_top = BAND + 0.6 * cm if fields["layout"] == "bulletin" else (1.2 if fields["layout"] == "un" else 2.6) * cm
    doc = BaseDocTemplate(
        target,
        pagesize=A4,
        title=fields["title"],
        author=fields["author"],
        lang=fields["language"],
        invariant=1,  # no clock in the file
        pageCompression=0,  # the bytes would depend on the version of zlib
        encrypt=StandardEncryption(password, strength=128) if password else None,
    )
    doc.addPageTemplates(
        [
            PageTemplate("first", frames(fields["layout"], first_top), onPageEnd=finish),
            PageTemplate("later", frames(fields["layout"], 2.6 * cm), onPageEnd=finish),
        ]
    )
    doc.build(story(fields, blocks, calls))
    return target.getvalue(), doc.page


def render(source: str, password: str | None = None) -> bytes:
    """The PDF of a source; laid out twice, since the footers name the number of pages."""
    register_fonts()
    fields, blocks = parse(source)
    _, pages = lay_out(fields, blocks, password, 0)
    content, _ = lay_out(fields, blocks, password, pages)
    return content
