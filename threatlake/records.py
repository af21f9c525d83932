"""Every noun of the warehouse, declared once: one class is one table, one field one column.

The Parquet schema, the DDL, the column comments and `docs/data-dictionary.md` follow from these
declarations (`warehouse/schema.py`). The class docstring says what a row is, the annotation what a
column means; `X | None` is a nullable column, a `StrEnum` a closed set.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, NewType

DocumentId = NewType("DocumentId", str)
SourceId = NewType("SourceId", str)
RunId = NewType("RunId", str)
EntityId = NewType("EntityId", str)
PlaceId = NewType("PlaceId", str)
ThreatId = NewType("ThreatId", str)
SubthreatId = NewType("SubthreatId", str)


class RunOutcome(StrEnum):
    """How a run ended; `running` while it works, `interrupted` once a later run finds it dead."""

    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"
    INTERRUPTED = "interrupted"


class SourceOutcome(StrEnum):
    """What became of an input."""

    LOADED = "loaded"
    DUPLICATE = "duplicate"
    UNPACKED = "unpacked"
    REJECTED = "rejected"


class MediaType(StrEnum):
    """The formats that are read, told from the bytes."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ODT = "application/vnd.oasis.opendocument.text"
    RTF = "application/rtf"
    EML = "message/rfc822"
    MSG = "application/vnd.ms-outlook"
    ZIP = "application/zip"
    TAR = "application/x-tar"
    WARC = "application/warc"


class Precision(StrEnum):
    """How exactly a date is stated."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class PassageKind(StrEnum):
    """What a passage is on its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    FOOTNOTE = "footnote"


class ReadFrom(StrEnum):
    """Where the text of a page came from; `nothing` where nothing is printed on it that could be text."""

    TEXT_LAYER = "text_layer"
    OCR = "ocr"
    NOTHING = "nothing"
    UNREAD = "unread"


class DecidedBy(StrEnum):
    """Who put a label on a document."""

    MODEL = "model"
    JUDGEMENT = "judgement"


class CopyKind(StrEnum):
    """How two documents share text: all of it, most of it, a part, another state of it, a form with other details."""

    EXACT = "exact"
    NEAR = "near"
    PASSAGE = "passage"
    REVISION = "revision"
    RELATED = "related"


class EntityKind(StrEnum):
    """What a name names; a provision is an article of a national code."""

    COUNTRY = "country"
    PLACE = "place"
    PERSON = "person"
    ORGANISATION = "organisation"
    INSTRUMENT = "instrument"
    PROVISION = "provision"
    SYMBOL = "symbol"


class PlaceKind(StrEnum):
    """What a place is; it says how exactly a place is stated."""

    COUNTRY = "country"
    REGION = "region"
    DISTRICT = "district"
    TOWN = "town"
    CROSSING = "crossing"


class DateKind(StrEnum):
    """What happened on a stated date."""

    PUBLISHED = "published"
    DISTRIBUTED = "distributed"
    MEETING = "meeting"
    OTHER = "other"


class FigureKind(StrEnum):
    """What a stated number measures; `benchmarks/facts/closed_sets.toml` says what belongs to each."""

    DRUGS_SEIZED = "drugs_seized"
    PRECURSORS_SEIZED = "precursors_seized"
    WEAPONS_SEIZED = "weapons_seized"
    AMMUNITION_SEIZED = "ammunition_seized"
    CASH_SEIZED = "cash_seized"
    GOODS_SEIZED = "goods_seized"
    ASSETS_CONFISCATED = "assets_confiscated"
    MONEY_LOSS = "money_loss"
    BRIBE = "bribe"
    MONEY_LAUNDERED = "money_laundered"
    FINE = "fine"
    BUDGET = "budget"
    MONEY = "money"
    ARRESTS = "arrests"
    CHARGES = "charges"
    CONVICTIONS = "convictions"
    SENTENCE = "sentence"
    VICTIMS = "victims"
    MIGRANTS = "migrants"
    CASUALTIES = "casualties"
    CASES_OPENED = "cases_opened"
    ACCOUNTS_BLOCKED = "accounts_blocked"
    OFFICERS_TRAINED = "officers_trained"
    PARTICIPANTS = "participants"
    MEMBERSHIPS = "memberships"
    STATES = "states"
    REQUESTS = "requests"
    REPORTS_RECEIVED = "reports_received"
    INSPECTIONS = "inspections"
    CROSSINGS = "crossings"
    SHARE = "share"
    DURATION = "duration"
    COUNT = "count"


class Qualifier(StrEnum):
    """How a stated number is hedged."""

    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    AT_LEAST = "at_least"
    UNDER = "under"
    UP_TO = "up_to"
    RANGE = "range"


class Sex(StrEnum):
    """The sex of the persons that are counted, as stated."""

    FEMALE = "female"
    MALE = "male"


class AgeGroup(StrEnum):
    """The age of the persons that are counted, as stated; a child is under 18 (Trafficking in Persons Protocol)."""

    CHILD = "child"
    ADULT = "adult"


class EventKind(StrEnum):
    """What happened."""

    SEIZURE = "seizure"
    ARREST = "arrest"
    ATTACK = "attack"
    COURT_DECISION = "court_decision"
    MEETING = "meeting"
    AGREEMENT = "agreement"
    ACCESSION = "accession"
    FOUNDING = "founding"
    PROJECT = "project"


class EventPart(StrEnum):
    """What part an entity has in an event."""

    JOINS = "joins"
    JOINED = "joined"
    PLACE = "place"
    NAMED = "named"


class Relation(StrEnum):
    """How a code of another scheme relates to ours (SKOS mapping relations)."""

    EXACT = "exact"
    BROAD = "broad"
    NARROW = "narrow"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Run:
    """One row per run of ingestion, and per refresh that changed something."""

    run_id: Annotated[RunId, "The run."]
    flow: Annotated[str, "The flow that ran."]
    started_at: Annotated[datetime, "When it began."]
    finished_at: Annotated[datetime | None, "When it ended; NULL while it runs or where it was interrupted."]
    outcome: Annotated[RunOutcome, "How it ended."]
    input_count: Annotated[int, "Inputs accounted for so far: loaded + duplicate + unpacked + rejected + unchanged."]
    loaded_count: Annotated[int, "Inputs that became a new document."]
    duplicate_count: Annotated[int, "Inputs whose bytes were already a document, at a new address."]
    unpacked_count: Annotated[int, "Archives with no text of their own; what was in them is counted apart."]
    rejected_count: Annotated[int, "Inputs that could not be read; `sources.reason` says why."]
    unchanged_count: Annotated[int, "Inputs already in the ledger: same address, same bytes."]
    version: Annotated[str, "The version of threatlake that ran."]


@dataclass(frozen=True, slots=True)
class Source:
    """One row per input ever offered, or found inside of one: an address with the bytes it had."""

    source_id: Annotated[SourceId, "SHA-256 of the address and the SHA-256 of the bytes (`-` where unreadable)."]
    uri: Annotated[str, "The address as offered, file:// or URL; of what is inside of one, its parent's and `!/name`."]
    sha256: Annotated[str | None, "SHA-256 of the bytes; NULL where they could not be read."]
    byte_count: Annotated[int | None, "Size in bytes; NULL where they could not be read."]
    media_type: Annotated[MediaType | None, "Format told from the bytes; NULL where it is none that is read."]
    first_seen_at: Annotated[datetime, "When it was first offered."]
    last_seen_at: Annotated[datetime, "When it was last offered."]
    outcome: Annotated[SourceOutcome, "What became of it."]
    reason: Annotated[str | None, "Why it was rejected; NULL otherwise."]
    document_id: Annotated[DocumentId | None, "The document that holds its bytes; NULL where there is none."]
    run_id: Annotated[RunId, "The run that decided the outcome."]
    archive_path: Annotated[str | None, "Where the raw bytes are kept, relative to the lake; NULL where unreadable."]
    read_fingerprint: Annotated[str, "The reader (code and libraries) that decided the outcome."]
    parent_source_id: Annotated[SourceId | None, "The archive or message it was inside of; NULL where it was in none."]
    member_count: Annotated[int, "How many sources are inside of it: files of an archive, attachments of a message."]


@dataclass(frozen=True, slots=True)
class Document:
    """One row per distinct raw file that was read."""

    document_id: Annotated[DocumentId, "SHA-256 of the raw bytes."]
    title: Annotated[str | None, "Title as stated; NULL where none is."]
    language: Annotated[str | None, "Main language, ISO 639-1; NULL where the text is too short to tell."]
    published_on: Annotated[date | None, "Publication date as stated (first day of its period); never guessed."]
    published_precision: Annotated[Precision | None, "How exactly the publication date is stated."]
    publisher: Annotated[str | None, "Publisher as stated."]
    author: Annotated[str | None, "Author as stated."]
    symbol: Annotated[str | None, "The document's own UN symbol, as stated on it, with Add., Corr., Rev. or Part."]
    base_symbol: Annotated[str | None, "The symbol without them: what the documents of one series share."]
    session: Annotated[str | None, "The session of the body, as stated on a UN document (`Seventy-ninth session`)."]
    agenda_item: Annotated[str | None, "The agenda items, as stated on a UN document (`Agenda item 17 (b)`)."]
    stated_language: Annotated[str | None, "Language it states it is in, ISO 639-1; NULL where it states none."]
    original_language: Annotated[str | None, "Language it states it was written in (`Original: French`), ISO 639-1."]
    canonical_uri: Annotated[str | None, "The address it states as its own (rel=canonical, og:url)."]
    media_type: Annotated[MediaType, "Format told from the bytes."]
    encoding: Annotated[str | None, "Character encoding the bytes were decoded from; NULL where the format fixes it."]
    encoding_confidence: Annotated[float | None, "How sure the encoding is, from 0 to 1; NULL where it is fixed."]
    page_count: Annotated[int | None, "Pages; NULL where the format has none."]
    has_unread_pages: Annotated[bool, "Whether a page has something on it that was not read; `pages.reason` says why."]
    char_count: Annotated[int, "Length of `text` in Unicode code points."]
    text: Annotated[str, "The cleaned text; all offsets count its code points from 0."]
    archive_path: Annotated[str, "Where the raw bytes are kept, relative to the lake."]
    ingested_at: Annotated[datetime, "When it was committed."]
    read_fingerprint: Annotated[str, "Code and libraries that made the text and its passages."]
    understand_fingerprint: Annotated[str, "Code, libraries and seeds that made mentions, dates, figures."]


@dataclass(frozen=True, slots=True)
class Passage:
    """One row per paragraph, heading, list item or table block of a document, in reading order."""

    document_id: Annotated[DocumentId, "The document."]
    passage_number: Annotated[int, "Position in the document, from 0."]
    kind: Annotated[PassageKind, "What it is on its page."]
    label: Annotated[str | None, "Its number or letter as printed (`12`, `III`, `a`); NULL where none."]
    page: Annotated[int | None, "Page it begins on, from 1; NULL where the format has none."]
    start_char: Annotated[int, "First character in `documents.text`."]
    end_char: Annotated[int, "One past its last character."]
    language: Annotated[str | None, "Its language, ISO 639-1; NULL where it is too short to tell."] = None


@dataclass(frozen=True, slots=True)
class Page:
    """One row per page of a document: every page is accounted for."""

    document_id: Annotated[DocumentId, "The document."]
    page: Annotated[int, "The page, from 1."]
    read_from: Annotated[ReadFrom, "Where its text came from."]
    reason: Annotated[str | None, "Why it is unread; NULL otherwise."]
    confidence: Annotated[float | None, "How sure OCR is of its words, from 0 to 1; NULL where it read none."]
    ocr_languages: Annotated[str | None, "The Tesseract languages it was read with (`rus+eng`); NULL without OCR."]


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """One row per mark in the text that points to a footnote."""

    document_id: Annotated[DocumentId, "The document."]
    start_char: Annotated[int, "Where the mark stands in `documents.text`, directly after the words it marks."]
    passage_number: Annotated[int, "The passage the mark is in."]
    mark: Annotated[str, "The mark as printed, in plain figures or signs (`12`, `*`)."]
    note_passage_number: Annotated[int, "The passage that is the footnote."]


@dataclass(frozen=True, slots=True)
class TableCell:
    """One row per cell of a table; a cell that spans rows or columns stands at the first of them."""

    document_id: Annotated[DocumentId, "The document."]
    page: Annotated[int, "Page the table is on, from 1; 1 where the format has no pages."]
    table_number: Annotated[int, "Position of the table on its page, from 0."]
    row_number: Annotated[int, "Row, from 0."]
    column_number: Annotated[int, "Column, from 0."]
    text: Annotated[str, "The cell's text; empty where the cell is empty."]
    is_header: Annotated[bool, "Whether it heads rows or columns."]
    row_span: Annotated[int, "Rows it covers, from 1."]
    column_span: Annotated[int, "Columns it covers, from 1."]
    is_continued: Annotated[bool, "Whether the table goes on from the page before."]


@dataclass(frozen=True, slots=True)
class Finding:
    """One row per threat that labels a document."""

    document_id: Annotated[DocumentId, "The document."]
    threat_id: Annotated[ThreatId, "The threat it is about."]
    score: Annotated[float, "How likely the document is about it, from 0 to 1, by the model."]
    is_primary: Annotated[bool, "Whether it has the highest score of the document's findings."]
    decided_by: Annotated[DecidedBy, "Who put the label on."]


@dataclass(frozen=True, slots=True)
class FindingSubthreat:
    """One row per sub-threat of a finding."""

    document_id: Annotated[DocumentId, "The document."]
    subthreat_id: Annotated[SubthreatId, "The sub-threat."]
    threat_id: Annotated[ThreatId, "The threat it belongs to."]
    score: Annotated[float, "Confidence, from 0 to 1."]


@dataclass(frozen=True, slots=True)
class Score:
    """One row per document and active threat, labelled or not."""

    document_id: Annotated[DocumentId, "The document."]
    threat_id: Annotated[ThreatId, "The threat."]
    score: Annotated[float, "How likely the document is about it, from 0 to 1: `log_odds`, calibrated."]
    threshold: Annotated[float, "The score from which the threat labels a document."]
    log_odds: Annotated[float, "The weights of its evidence and `unexplained_weight` together, before calibration."]
    unexplained_weight: Annotated[float, "Log-odds that no evidence accounts for: what the model adds without words."]
    classify_fingerprint: Annotated[str, "Code, libraries, seeds and model that made it."]


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a document that a rule found; `substr(text, start_char + 1, end_char - start_char)` gives them back."""

    document_id: Annotated[DocumentId, "The document."]
    passage_number: Annotated[int, "The passage the words are in."]
    page: Annotated[int | None, "Page the passage begins on, from 1; NULL where the format has none."]
    start_char: Annotated[int, "First character in `documents.text`."]
    end_char: Annotated[int, "One past the last character."]
    matched_text: Annotated[str, "The words themselves."]
    rule_id: Annotated[str, "The rule or seed that found them."]


@dataclass(frozen=True, slots=True)
class Evidence(Span):
    """One row per span that speaks for or against a threat."""

    threat_id: Annotated[ThreatId, "The threat it speaks for or against."]
    subthreat_id: Annotated[SubthreatId | None, "The sub-threat, where the words tell it."]
    weight: Annotated[float, "What it adds to the log-odds before calibration; negative when it speaks against."]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row per time that a person said whether a document is about a threat; the last one counts."""

    document_id: Annotated[DocumentId, "The document."]
    threat_id: Annotated[ThreatId, "The threat."]
    judged_at: Annotated[datetime, "When it was said."]
    is_about: Annotated[bool, "Whether the document is about the threat."]
    judged_by: Annotated[str, "Who said it."]
    reason: Annotated[str | None, "Why, in that person's words; NULL where none is given."]


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """One row per span that names an entity."""

    entity_id: Annotated[EntityId, "The entity named."]
    kind: Annotated[EntityKind, "What kind of entity it is."]
    role: Annotated[str | None, "The role as stated; NULL where none is."]


@dataclass(frozen=True, slots=True)
class Entity:
    """One row per thing that documents name, whatever the language or alias."""

    entity_id: Annotated[EntityId, "The entity: its kind, a colon and its code or name."]
    kind: Annotated[EntityKind, "What kind of entity it is."]
    name: Annotated[str, "Its usual English name."]
    country_code: Annotated[str | None, "ISO 3166-1 alpha-2 code of its country, where it has one."]


@dataclass(frozen=True, slots=True)
class StatedDate(Span):
    """One row per span that states a date."""

    kind: Annotated[DateKind, "What happened on it."]
    starts_on: Annotated[date | None, "First day; NULL where the year is not stated."]
    ends_on: Annotated[date | None, "Last day (of the range, month or year); NULL where the year is not stated."]
    precision: Annotated[Precision, "How exactly it is stated."]


@dataclass(frozen=True, slots=True)
class Figure(Span):
    """One row per number that a document states."""

    kind: Annotated[FigureKind, "What it measures."]
    value: Annotated[float, "The number as stated, scale words applied (`5m` is 5,000,000); the low end of a range."]
    value_max: Annotated[float | None, "The high end of a range; NULL otherwise."]
    qualifier: Annotated[Qualifier | None, "How it is hedged; NULL where it is not."]
    unit: Annotated[str | None, "The unit as stated; NULL for a count."]
    value_normalised: Annotated[float, "The number in `unit_normalised`; as stated where that is NULL."]
    unit_normalised: Annotated[str | None, "ISO 4217 code for money, `kg`, `l`, `months`, …; NULL for a count."]
    object: Annotated[str | None, "What is counted, as stated; NULL where it is not."]
    substance: Annotated[str | None, "The drug or precursor, by its id in `substances`; NULL where none is named."]
    sex: Annotated[Sex | None, "Sex of the persons counted; NULL where it is not stated."]
    age_group: Annotated[AgeGroup | None, "Age of the persons counted; NULL where it is not stated."]
    country_code: Annotated[str | None, "Country it is about, where stated."]
    place_id: Annotated[PlaceId | None, "Place it is about, where stated."]
    period: Annotated[str | None, "Period it covers, as stated."]
    is_cumulative: Annotated[bool, "Whether it adds up several events: by its period, or `in total`."]
    part_of_char: Annotated[int | None, "`start_char` of the figure it is a stated part of; NULL where it is none."]
    event_number: Annotated[int | None, "The event of the document it belongs to; NULL where none."] = None
    restates_char: Annotated[
        int | None, "`start_char` of the figure of the event that it states again; NULL where it is stated first."
    ] = None


@dataclass(frozen=True, slots=True)
class EventMention(Span):
    """One row per event that a document tells of, in the words of one sentence."""

    event_number: Annotated[int, "Position in the document, from 0."]
    kind: Annotated[EventKind, "What happened."]
    is_planned: Annotated[bool, "Whether it is announced, asked for or intended, not told as done."]
    is_recalled: Annotated[bool, "Whether it is told as one of before: recalled, or in a report of a court's decision."]
    starts_on: Annotated[date | None, "First day it may have happened on, as stated; NULL where no date is."]
    ends_on: Annotated[date | None, "Last day, as stated; NULL where no date is."]
    date_precision: Annotated[Precision | None, "How exactly the date is stated; NULL where none is."]
    is_dated_by_publication: Annotated[bool, "Whether its year or day is told from `published_on` (`on Tuesday`)."]
    country_code: Annotated[str | None, "Country it happened in, where stated."]
    place_id: Annotated[PlaceId | None, "Place it happened in, where stated."]
    place_precision: Annotated[PlaceKind | None, "How exactly the place is stated; NULL where none is."]
    sketch: Annotated[tuple[int, ...], "A sample of the sentence's runs of words, by which its copies are found."]


@dataclass(frozen=True, slots=True)
class EventEntity:
    """One row per name that has a part in an event of its document; `mentions` holds its words."""

    document_id: Annotated[DocumentId, "The document."]
    event_number: Annotated[int, "The event of the document."]
    start_char: Annotated[int, "Where the name stands in `documents.text`."]
    entity_id: Annotated[EntityId, "The entity named."]
    part: Annotated[EventPart, "What part it has."]


@dataclass(frozen=True, slots=True)
class Event:
    """One row per event that a document tells of, with the event it is: the same for all that tell of it."""

    document_id: Annotated[DocumentId, "The document."]
    event_number: Annotated[int, "Position in the document, from 0."]
    event_id: Annotated[str, "The event: document and number of the first telling, joined by a colon."]


@dataclass(frozen=True, slots=True)
class Signature:
    """One row per document: what the search for copies needs."""

    document_id: Annotated[DocumentId, "The document."]
    text_sha256: Annotated[str, "SHA-256 of the words of the text, case and spacing folded."]
    word_count: Annotated[int, "Words of the text."]
    fingerprints: Annotated[tuple[int, ...], "A winnowed sample of its runs of words, rising."]
    publisher: Annotated[str | None, "Whose boilerplate is left out: stated, else the host of its address."]
    paragraphs: Annotated[tuple[int, ...], "A number for the words of each passage of 8 words and more, in order."]
    compare_fingerprint: Annotated[str, "Code and libraries that made it, and the document's copies."]


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """One row per passage that a publisher prints under one text after the other: it makes no copies."""

    publisher: Annotated[str, "The publisher; '' where none is known."]
    paragraph: Annotated[int, "The number of the passage's words, as in `signatures.paragraphs`."]
    document_id: Annotated[DocumentId, "A document that holds it."]
    learnt_at: Annotated[datetime, "When it had been seen in enough texts."]


@dataclass(frozen=True, slots=True)
class Copy:
    """One row per pair of documents that share text, and per passage of it; undirected, the smaller id first."""

    document_id: Annotated[DocumentId, "One document; its id sorts before the other's."]
    other_document_id: Annotated[DocumentId, "The other document."]
    kind: Annotated[CopyKind, "How they share text."]
    start_char: Annotated[int, "Where the shared text begins in the one."]
    end_char: Annotated[int, "One past where it ends."]
    other_start_char: Annotated[int, "Where the shared text begins in the other."]
    other_end_char: Annotated[int, "One past where it ends."]
    shared_words: Annotated[int, "Words between these places that both hold in the same order."]
    jaccard: Annotated[float, "Shared word shingles over all shingles of both documents, from 0 to 1."]
    containment: Annotated[float, "Shared word shingles over those of the shorter document, from 0 to 1."]


@dataclass(frozen=True, slots=True)
class Story:
    """One row per document, in the group of documents that are copies of one another."""

    document_id: Annotated[DocumentId, "The document."]
    story_id: Annotated[DocumentId, "The story: the document_id of its original."]
    is_original: Annotated[bool, "Whether it is the original: the earliest published, then the fullest."]


@dataclass(frozen=True, slots=True)
class StoryChange:
    """One row per time that a kept document came from one story to another."""

    document_id: Annotated[DocumentId, "The document."]
    changed_at: Annotated[datetime, "When."]
    run_id: Annotated[RunId, "The run whose documents or rules changed it."]
    from_story_id: Annotated[DocumentId, "The story it was in."]
    story_id: Annotated[DocumentId, "The story it came to."]


@dataclass(frozen=True, slots=True)
class Threat:
    """One row per global threat, from `seeds/threats/`."""

    threat_id: Annotated[ThreatId, "The threat."]
    name: Annotated[str, "Its name in English, in the Hub's words."]
    name_ru: Annotated[str, "Its name in Russian."]
    name_kk: Annotated[str, "Its name in Kazakh."]
    is_active: Annotated[bool, "Whether documents are classified by it."]
    valid_from: Annotated[
        date | None, "Since when the Hub lists it (first day where only a month is stated); NULL where not stated."
    ]
    threshold: Annotated[float, "The score from which it labels a document."]
    doubtful_from: Annotated[float, "From this score a person should look (view `to_review`)."]
    doubtful_to: Annotated[float, "Up to this score a person should look."]
    source: Annotated[str, "Where the list is published."]


@dataclass(frozen=True, slots=True)
class Subthreat:
    """One row per sub-threat, from `seeds/threats/`."""

    subthreat_id: Annotated[SubthreatId, "The sub-threat."]
    threat_id: Annotated[ThreatId, "The threat it belongs to."]
    name: Annotated[str, "Its name in English."]
    name_ru: Annotated[str, "Its name in Russian."]
    name_kk: Annotated[str, "Its name in Kazakh."]


@dataclass(frozen=True, slots=True)
class CrosswalkCode:
    """One row per code of another classification that relates to a threat, from `seeds/crosswalk.csv`."""

    scheme: Annotated[str, "The classification: ICCS, IPTC, EuroVoc, GDELT or SHERLOC."]
    scheme_version: Annotated[str | None, "Its version, where it has one."]
    code: Annotated[str, "The code in that scheme."]
    threat_id: Annotated[ThreatId, "The threat it relates to."]
    label: Annotated[str, "The code's own label, in English."]
    subthreat_id: Annotated[SubthreatId | None, "The sub-threat, where it relates to one."]
    relation: Annotated[Relation, "How the code relates to ours."]
    source: Annotated[str, "Where the code was confirmed."]


@dataclass(frozen=True, slots=True)
class Country:
    """One row per country, from `seeds/countries.csv`."""

    country_code: Annotated[str, "ISO 3166-1 alpha-2 code; of a state that is no more, the one it had (ISO 3166-3)."]
    name: Annotated[str, "Name in English."]
    name_ru: Annotated[str, "Name in Russian."]
    name_kk: Annotated[str, "Name in Kazakh."]
    aliases: Annotated[tuple[str, ...], "Other names it is found by, in any language."]


@dataclass(frozen=True, slots=True)
class Organisation:
    """One row per organisation, programme or network, from `seeds/organisations.toml`."""

    organisation_id: Annotated[str, "The organisation."]
    name: Annotated[str, "Name in English."]
    acronym: Annotated[str | None, "Usual acronym, where it has one."]
    country_code: Annotated[str | None, "ISO 3166-1 alpha-2 code; NULL for international bodies."]
    aliases: Annotated[tuple[str, ...], "Other names it is found by, in any language."]
    source: Annotated[str, "Where name and aliases are confirmed."]


@dataclass(frozen=True, slots=True)
class Place:
    """One row per region, district, town or border crossing, from `seeds/places.csv`."""

    place_id: Annotated[PlaceId, "The place."]
    name: Annotated[str, "Its name in English today."]
    kind: Annotated[PlaceKind, "What it is."]
    country_code: Annotated[str, "ISO 3166-1 alpha-2 code of its country."]
    region_id: Annotated[PlaceId | None, "The region it lies in; NULL for a region, and where it is not given."]
    latitude: Annotated[float, "Degrees north, WGS 84; of a region, those of its main town or of its middle."]
    longitude: Annotated[float, "Degrees east, WGS 84."]
    source: Annotated[str, "The place at GeoNames; `threatlake` where its coordinates are our own reading of a map."]


@dataclass(frozen=True, slots=True)
class PlaceName:
    """One row per name of a place, from `seeds/places.csv`: one place, whatever it was called when."""

    place_id: Annotated[PlaceId, "The place."]
    name: Annotated[str, "A name it is found by, in any language."]
    valid_from: Annotated[date | None, "Since when it is so called; NULL where that is not given."]
    valid_to: Annotated[date | None, "Until when it was so called; NULL where it still is, or that is not given."]


@dataclass(frozen=True, slots=True)
class Substance:
    """One row per drug or precursor, from `seeds/substances.toml`."""

    substance_id: Annotated[str, "The substance."]
    name: Annotated[str, "Its name in English."]
    is_precursor: Annotated[bool, "Whether it is a precursor or another chemical drugs are made with."]
    aliases: Annotated[tuple[str, ...], "Other names it is found by, in any language."]
    source: Annotated[str, "Where it is scheduled or described."]


@dataclass(frozen=True, slots=True)
class Instrument:
    """One row per treaty or other legal instrument, from `seeds/instruments.toml`."""

    instrument_id: Annotated[str, "The instrument."]
    name: Annotated[str, "Full name in English."]
    acronym: Annotated[str | None, "Usual acronym, where it has one."]
    adopted_on: Annotated[date | None, "Day of adoption; NULL where it is not confirmed."]
    aliases: Annotated[tuple[str, ...], "Other names it is found by, in any language."]
    source: Annotated[str, "Where it is confirmed."]
