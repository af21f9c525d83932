"""A layout of a report, and the report with what of it is set."""

from dataclasses import dataclass

from layouts.report_texts import Report


@dataclass(frozen=True, slots=True)
class Setting:
    """The kind of layout and the text as it is set; running heads and page numbers are no part of it."""

    layout: str
    text: Report
