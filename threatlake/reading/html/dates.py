"""The publication date that a page states; the date of a change, a comment or a copyright is none."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from threatlake.reading.extraction import StatedDay
from threatlake.reading.html import addresses as html_addresses
from threatlake.reading.html import date_lines as html_date_lines
from threatlake.reading.html import days as html_days
from threatlake.reading.html.date_lines import Rank, Shown
from threatlake.reading.html.json_ld import Claims
from threatlake.reading.html.places import Page
from threatlake.reading.html.text import text_of
from threatlake.reading.structure import stated_days
from threatlake.records import Precision

# Meta elements that state publication, most exact meaning first; each is in use on news and agency sites.
_META = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished",
    "dcterms.issued", "dc.date.issued", "dcterms.available", "citation_publication_date", "citation_date",
    "parsely-pub-date", "sailthru.date", "bt:pubdate", "pubdate", "pubdate_time", "publishdate", "publish-date",
    "publish_date", "published_time", "publication_date", "publication-date", "published", "date_published",
    "cxenseparse:recs:publishtime", "article.published", "originalpublicationdate", "article_date_original",
    "rnews:datepublished",
    "dcterms.created", "dc.date.created", "datecreated", "shareaholic:article_published_time", "gentime", "created",
)  # fmt: skip
# They say no more than `date`, which may be that of the page's making: believed where the page shows no date.
_VAGUE = ("dc.date", "dcterms.date", "date")
# Publication in microdata, RDFa and the microformat hAtom, by element.
_ITEMS = etree.XPath("//*[@itemprop or @property] | //abbr[@title]")
_PUBLISHED = re.compile(r"(?:^|[\s:])(?:datePublished|dateCreated)(?:$|\s)|^dc:date$")
_IN_UTC = re.compile(r"T?\d\d:\d\d\S*(?:Z|[+-]00:?00)$")
_SHORT = 200  # characters of a run of text that is looked at for dates between slashes
_CHANGED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
_AT_HEADLINE = 8  # runs of text within which a date that is shown is the headline's own
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Told:
    """A day that the page tells machines; one in universal time may be another day where the page is read."""

    day: StatedDay
    is_in_utc: bool


def published(
    page: Page, metas: dict[str, str], claimed: Claims, tags: list[str], addresses: list[str]
) -> StatedDay | None:
    """The day that the page states as its publication, to machines, to visitors or in its address."""
    shown = html_date_lines.shown(page, _order(page, tags))
    told = _days([claimed.published, *map(metas.get, _META), *map(_value, _items(page.tree))])
    exact = [one for one in told if one.day.precision is Precision.DAY]
    if exact:
        changed = {one.day for one in _days([claimed.changed, *map(metas.get, _CHANGED)])} - {one.day for one in exact}
        return _as_shown(exact, shown, changed)
    in_address = html_addresses.day(addresses)
    if in_address is not None and in_address.precision is Precision.DAY:
        return in_address
    if shown:
        return _nearest(shown, in_address)
    vague = _days(map(metas.get, _VAGUE))
    return next((one.day for one in [*told, *vague]), in_address)


def _as_shown(told: list[_Told], shown: list[Shown], changed: set[StatedDay]) -> StatedDay:
    """The first day told, unless visitors see another: at the headline, among several told, instead of one in UTC."""
    first, days = told[0], {one.day for one in told}
    near = [one for one in shown if one.rank <= Rank.NEAR]
    if near and first.is_in_utc and abs(near[0].day.on - first.day.on) == _ONE_DAY:
        return near[0].day
    seen = [one for one in near if one.day not in changed]
    if seen and seen[0].distance <= _AT_HEADLINE:
        return seen[0].day
    return next((one.day for one in seen if one.day in days), first.day)


def _nearest(shown: list[Shown], in_address: StatedDay | None) -> StatedDay:
    """The best shown day, in the month that the address states where it does."""
    if in_address is not None:
        same = [one for one in shown if _is_within(one.day, in_address)]
        shown = same or shown
        if not same and shown[0].rank > Rank.NEAR:
            return in_address
    return shown[0].day


def _is_within(day: StatedDay, period: StatedDay) -> bool:
    if period.precision is Precision.YEAR:
        return day.on.year == period.on.year
    return (day.on.year, day.on.month) == (period.on.year, period.on.month)


def _order(page: Page, tags: list[str]) -> str | None:
    """The order of day and month between slashes: as the page's own dates show it, else as its language has it."""
    order = html_days.order_shown([text for text, _ in page.runs if "/" in text and len(text) < _SHORT])
    for tag in tags if order is None else ():
        language, _, region = tag.casefold().replace("_", "-").partition("-")
        if language != "en":
            return "dmy"
        if region:
            return "mdy" if region == "us" else "dmy"
    return order


def _told(text: str) -> _Told | None:
    day = stated_days.parse(text)
    return None if day is None else _Told(day, _IN_UTC.search(text.strip()) is not None)


def _days(texts: Iterable[str | None]) -> list[_Told]:
    return [one for text in texts if text and (one := _told(text)) is not None]


def _items(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in cast("list[HtmlElement]", _ITEMS(tree)):
        named = f"{element.get('itemprop') or ''} {element.get('property') or ''}".strip()
        if _PUBLISHED.search(named) or (element.tag == "abbr" and "published" in (element.get("class") or "")):
            yield element


def _value(element: HtmlElement) -> str:
    return element.get("datetime") or element.get("content") or element.get("title") or text_of(element)
