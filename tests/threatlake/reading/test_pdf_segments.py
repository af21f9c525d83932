"""Words of a line stay together where the line is only spaced out, and part where its gaps differ."""

from io import BytesIO

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from threatlake.reading.pdf import document as pdf
from threatlake.records import PassageKind

WORDS = (
    "Counterterrorism practitioners of four countries strengthened the interdepartmental communication channels with "
    "neighbouring jurisdictions, notwithstanding the considerable administrative complications they met."
)


def test_a_justified_paragraph_of_long_words_in_a_narrow_column_is_one_paragraph():
    page = BytesIO()
    style = ParagraphStyle("narrow", alignment=TA_JUSTIFY, fontSize=9, leading=11)
    SimpleDocTemplate(page, pagesize=(230, 400), leftMargin=20, rightMargin=20).build([Paragraph(WORDS, style)])
    blocks = pdf.extract(page.getvalue()).blocks
    assert [(block.kind, block.text) for block in blocks] == [(PassageKind.PARAGRAPH, WORDS)]
