"""The tables of the warehouse: what a record says of itself, plus what its fields cannot say.

A table is a record class of `threatlake.records` with its key, its references to other tables and the
rules its rows obey. DuckLake enforces none of these: `warehouse.commit` asks them before each commit,
`warehouse.check` asks them of the whole lake.
"""

from dataclasses import dataclass

from threatlake import records


@dataclass(frozen=True, slots=True)
class Table:
    """One table: name, record class, key columns, references (column to `table.column`) and SQL rules."""

    name: str
    record: type
    key: tuple[str, ...]
    references: tuple[tuple[str, str], ...] = ()
    rules: tuple[str, ...] = ()


_DOCUMENT = ("document_id", "documents.document_id")
_THREAT = ("threat_id", "threats.threat_id")
_SUBTHREAT = ("subthreat_id", "subthreats.subthreat_id")
_SCORE = "score BETWEEN 0 AND 1"
_SPAN = ("start_char >= 0", "end_char > start_char", "length(matched_text) = end_char - start_char")

THREATS = Table(
    "threats",
    records.Threat,
    ("threat_id",),
    rules=("threshold BETWEEN 0 AND 1", "threshold BETWEEN doubtful_from AND doubtful_to"),
)
SUBTHREATS = Table("subthreats", records.Subthreat, ("subthreat_id",), (_THREAT,))
CROSSWALK = Table(
    "crosswalk",
    records.CrosswalkCode,
    ("scheme", "code", "threat_id", "subthreat_id"),
    (_THREAT, _SUBTHREAT),
)
COUNTRIES = Table("countries", records.Country, ("country_code",), rules=("length(country_code) = 2",))
_COUNTRY = ("country_code", "countries.country_code")
_PLACE = ("place_id", "places.place_id")
ORGANISATIONS = Table("organisations", records.Organisation, ("organisation_id",), (_COUNTRY,))
INSTRUMENTS = Table("instruments", records.Instrument, ("instrument_id",))

SUBSTANCES = Table("substances", records.Substance, ("substance_id",))
PLACES = Table(
    "places",
    records.Place,
    ("place_id",),
    (_COUNTRY, ("region_id", "places.place_id")),
    ("latitude BETWEEN -90 AND 90", "longitude BETWEEN -180 AND 180", "kind <> 'country'"),
)
PLACE_NAMES = Table("place_names", records.PlaceName, ("place_id", "name"), (_PLACE,), ("valid_to >= valid_from",))

RUNS = Table(
    "runs",
    records.Run,
    ("run_id",),
    rules=(
        "input_count = loaded_count + duplicate_count + unpacked_count + rejected_count + unchanged_count",
        "finished_at >= started_at",
    ),
)
SOURCES = Table(
    "sources",
    records.Source,
    ("source_id",),
    (_DOCUMENT, ("run_id", "runs.run_id"), ("parent_source_id", "sources.source_id")),
    (
        "last_seen_at >= first_seen_at",
        "(outcome = 'rejected') = (reason IS NOT NULL)",
        "(outcome IN ('rejected', 'unpacked')) = (document_id IS NULL)",
        "outcome <> 'unpacked' OR member_count > 0",
        "(sha256 IS NULL) = (archive_path IS NULL)",
    ),
)
DOCUMENTS = Table(
    "documents",
    records.Document,
    ("document_id",),
    rules=(
        "char_count = length(text)",
        "char_count > 0 OR has_unread_pages",
        "encoding_confidence BETWEEN 0 AND 1",
        "(published_on IS NULL) = (published_precision IS NULL)",
        "published_on <= ingested_at::DATE",
    ),
)
PASSAGES = Table(
    "passages",
    records.Passage,
    ("document_id", "passage_number"),
    (_DOCUMENT,),
    ("start_char >= 0", "end_char > start_char"),
)
PAGES = Table(
    "pages",
    records.Page,
    ("document_id", "page"),
    (_DOCUMENT,),
    ("page > 0", "(read_from = 'unread') = (reason IS NOT NULL)", "confidence BETWEEN 0 AND 1"),
)
FOOTNOTE_MARKS = Table(
    "footnote_marks", records.FootnoteMark, ("document_id", "start_char", "mark"), (_DOCUMENT,), ("start_char >= 0",)
)
DOCUMENT_TABLES = Table(
    "document_tables",
    records.TableCell,
    ("document_id", "page", "table_number", "row_number", "column_number"),
    (_DOCUMENT,),
    ("row_span > 0", "column_span > 0"),
)
FINDINGS = Table("findings", records.Finding, ("document_id", "threat_id"), (_DOCUMENT, _THREAT), (_SCORE,))
FINDING_SUBTHREATS = Table(
    "finding_subthreats",
    records.FindingSubthreat,
    ("document_id", "subthreat_id"),
    (_DOCUMENT, _THREAT, _SUBTHREAT),
    (_SCORE,),
)
SCORES = Table(
    "scores",
    records.Score,
    ("document_id", "threat_id"),
    (_DOCUMENT, _THREAT),
    (_SCORE, "threshold BETWEEN 0 AND 1"),
)
EVIDENCE = Table(
    "evidence",
    records.Evidence,
    ("document_id", "threat_id", "start_char", "rule_id"),
    (_DOCUMENT, _THREAT, _SUBTHREAT),
    _SPAN,
)
JUDGEMENTS = Table("judgements", records.Judgement, ("document_id", "threat_id", "judged_at"), (_DOCUMENT, _THREAT))
ENTITIES = Table("entities", records.Entity, ("entity_id",), (_COUNTRY,))
MENTIONS = Table(
    "mentions",
    records.Mention,
    ("document_id", "start_char", "entity_id"),
    (_DOCUMENT, ("entity_id", "entities.entity_id")),
    _SPAN,
)
DATES = Table(
    "dates",
    records.StatedDate,
    ("document_id", "start_char"),
    (_DOCUMENT,),
    (*_SPAN, "(starts_on IS NULL) = (ends_on IS NULL)", "ends_on >= starts_on"),
)
FIGURES = Table(
    "figures",
    records.Figure,
    ("document_id", "start_char"),
    (_DOCUMENT, _COUNTRY, _PLACE, ("substance", "substances.substance_id")),
    (*_SPAN, "value_max >= value", "(qualifier = 'range') = (value_max IS NOT NULL)", "part_of_char <> start_char"),
)
EVENT_MENTIONS = Table(
    "event_mentions",
    records.EventMention,
    ("document_id", "event_number"),
    (_DOCUMENT, _COUNTRY, _PLACE),
    (
        *_SPAN,
        "(starts_on IS NULL) = (ends_on IS NULL)",
        "(starts_on IS NULL) = (date_precision IS NULL)",
        "ends_on >= starts_on",
        "(country_code IS NULL) = (place_precision IS NULL)",
    ),
)
EVENT_ENTITIES = Table(
    "event_entities",
    records.EventEntity,
    ("document_id", "event_number", "start_char", "entity_id"),
    (_DOCUMENT, ("entity_id", "entities.entity_id")),
)
EVENTS = Table("events", records.Event, ("document_id", "event_number"), (_DOCUMENT,))
SIGNATURES = Table("signatures", records.Signature, ("document_id",), (_DOCUMENT,), ("word_count >= 0",))
BOILERPLATE = Table("boilerplate", records.Boilerplate, ("publisher", "paragraph"), (_DOCUMENT,))
COPIES = Table(
    "copies",
    records.Copy,
    ("document_id", "other_document_id", "kind", "start_char", "other_start_char"),
    (_DOCUMENT, ("other_document_id", "documents.document_id")),
    (
        "document_id < other_document_id",
        "jaccard BETWEEN 0 AND 1",
        "containment BETWEEN 0 AND 1",
        "end_char > start_char",
        "other_end_char > other_start_char",
        "shared_words > 0",
    ),
)
STORIES = Table(
    "stories",
    records.Story,
    ("document_id",),
    (_DOCUMENT, ("story_id", "documents.document_id")),
    ("is_original = (story_id = document_id)",),
)
STORY_CHANGES = Table(
    "story_changes",
    records.StoryChange,
    ("document_id", "changed_at"),
    (_DOCUMENT, ("run_id", "runs.run_id")),
    ("from_story_id <> story_id",),
)

# Seeds are replaced as a whole when they change; the others grow. A table stands after those it refers to.
SEED_TABLES = (THREATS, SUBTHREATS, CROSSWALK, COUNTRIES, PLACES, PLACE_NAMES, ORGANISATIONS, INSTRUMENTS, SUBSTANCES)
CORPUS_TABLES = (
    RUNS,
    DOCUMENTS,
    SOURCES,
    PASSAGES,
    PAGES,
    FOOTNOTE_MARKS,
    DOCUMENT_TABLES,
    FINDINGS,
    FINDING_SUBTHREATS,
    SCORES,
    EVIDENCE,
    JUDGEMENTS,
    ENTITIES,
    MENTIONS,
    DATES,
    FIGURES,
    EVENT_MENTIONS,
    EVENT_ENTITIES,
    EVENTS,
    SIGNATURES,
    BOILERPLATE,
    COPIES,
    STORIES,
    STORY_CHANGES,
)
TABLES = SEED_TABLES + CORPUS_TABLES

# Tables whose spans are re-sliced from `documents.text` by `check`.
SPAN_TABLES = (EVIDENCE, MENTIONS, DATES, FIGURES, EVENT_MENTIONS)
