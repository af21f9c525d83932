"""Find the amounts of money that a document states.

`value` is the number with its scale word (`5m` is 5,000,000), `unit` the currency as stated, `value_normalised` the
same number in the ISO currency: nothing is converted. A hedge (`about`, `over`, `до`, `жуық`) is part of the words
found.
"""

from threatlake.reading.extraction import Reading
from threatlake.records import Figure, FigureKind, Passage
from threatlake.understanding.quantities import find_quantities
from threatlake.understanding.quantity import Quantity


def find_figures(reading: Reading) -> list[Figure]:
    """Find every amount, in the order of the text; amounts do not overlap."""
    return [
        _figure(reading, passage, quantity)
        for passage in reading.passages
        for quantity in find_quantities(reading.text, passage.start_char, passage.end_char, ())
        if quantity.is_money
    ]


def _figure(reading: Reading, passage: Passage, quantity: Quantity) -> Figure:
    return Figure(
        document_id=reading.document_id,
        passage_number=passage.passage_number,
        page=passage.page,
        start_char=quantity.start,
        end_char=quantity.end,
        matched_text=reading.text[quantity.start : quantity.end],
        rule_id="figures/money",
        kind=FigureKind.MONEY,
        value=quantity.value,
        value_max=quantity.value_max,
        qualifier=quantity.qualifier,
        unit=quantity.unit,
        value_normalised=quantity.value,
        unit_normalised=quantity.unit_normalised,
        object=None,
        substance=None,
        sex=None,
        age_group=None,
        country_code=None,
        place_id=None,
        period=None,
        is_cumulative=False,
        part_of_char=None,
    )
