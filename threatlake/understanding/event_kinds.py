"""What a sentence tells of: by its figures, by the words of `seeds/events/`, or as the line of a meeting and its days.

A figure of drugs that were taken tells of a seizure; words tell of an event only where the sentence says what makes it
one: who, when, where or how much. General talk, conditions and totals are no events.
"""

from collections.abc import Iterator, Sequence

from threatlake.records import EntityKind, EventKind, FigureKind
from threatlake.understanding.event_days import When
from threatlake.understanding.told_sentences import Sentence

# What a figure of a kind tells of.
BY_FIGURE = {
    FigureKind.DRUGS_SEIZED: EventKind.SEIZURE,
    FigureKind.PRECURSORS_SEIZED: EventKind.SEIZURE,
    FigureKind.WEAPONS_SEIZED: EventKind.SEIZURE,
    FigureKind.AMMUNITION_SEIZED: EventKind.SEIZURE,
    FigureKind.CASH_SEIZED: EventKind.SEIZURE,
    FigureKind.GOODS_SEIZED: EventKind.SEIZURE,
    FigureKind.ARRESTS: EventKind.ARREST,
    FigureKind.CONVICTIONS: EventKind.COURT_DECISION,
}
# The kind of event that a figure bears on, though it does not tell of one.
BEARING = BY_FIGURE | {
    FigureKind.SENTENCE: EventKind.COURT_DECISION,
    FigureKind.FINE: EventKind.COURT_DECISION,
    FigureKind.ASSETS_CONFISCATED: EventKind.COURT_DECISION,
    FigureKind.CASUALTIES: EventKind.ATTACK,
    FigureKind.PARTICIPANTS: EventKind.MEETING,
    FigureKind.BUDGET: EventKind.PROJECT,
    FigureKind.MEMBERSHIPS: EventKind.ACCESSION,
}
# What a crime report goes on telling of from one paragraph to the next; other events are told in one paragraph each.
INCIDENTS = frozenset({EventKind.SEIZURE, EventKind.ARREST, EventKind.ATTACK, EventKind.COURT_DECISION})
BODIES = (EntityKind.ORGANISATION, EntityKind.INSTRUMENT)
# Figures that go on telling of a meeting or a project, though they bear on no one kind.
GOING_ON = {FigureKind.OFFICERS_TRAINED: EventKind.MEETING}
MASTHEAD = "events/dates/meeting"
# So many names tell of one meeting where neither day nor place nor a person is named.
MANY = 2
JOINING, RULING = EventKind.ACCESSION, EventKind.COURT_DECISION
# What parts the clauses of a sentence, in characters of distance.
PARTS = {";": 200, ":": 200, ",": 40}
# What a sentence tells of, with the rule that says so, and whether it may begin an event or only go on.
Kinds = Sequence[tuple[EventKind, str, bool]]


def kinds_of(sentence: Sentence) -> Iterator[tuple[EventKind, str, bool]]:
    """What a sentence tells of, with the rule that says so, and whether that may begin an event or only go on."""
    if sentence.is_masthead:
        yield EventKind.MEETING, MASTHEAD, True
    if sentence.told is not None and sentence.told.is_never:
        return
    kinds = {
        BY_FIGURE[figure.kind]: f"events/figures/{figure.kind}"
        for figure in sentence.figures
        if figure.kind in BY_FIGURE and not figure.is_cumulative
    }
    is_total = any(figure.is_cumulative for figure in sentence.figures)
    told = sentence.told.kinds if sentence.told is not None else {}
    by_words = {kind: rule_id for kind, rule_id in told.items() if not (is_total and kind in INCIDENTS)}
    for kind, rule_id in (by_words | kinds).items():
        yield kind, rule_id, (kind in kinds and _is_counted(kind, sentence)) or _is_borne_out(kind, sentence)
    going_on = {(BEARING | GOING_ON).get(figure.kind) for figure in sentence.figures} - {None, *by_words, *kinds}
    yield from ((kind, "", False) for kind in EventKind if kind in going_on)


def _is_counted(kind: EventKind, sentence: Sentence) -> bool:
    """Whether figures tell of an event: drugs that are named, or beside a day, a place or words that tell of it too."""
    is_worded = sentence.told is not None and kind in sentence.told.kinds
    is_named = any(figure.substance is not None and BY_FIGURE.get(figure.kind) is kind for figure in sentence.figures)
    return is_worded or is_named or sentence.when is not None or sentence.where is not None


def _is_borne_out(kind: EventKind, sentence: Sentence) -> bool:
    """Whether the sentence says of an event that words tell of what makes it one: who, when, where, how much."""
    named, persons = sentence.named(*EntityKind), sentence.named(EntityKind.PERSON)
    is_placed = sentence.where is not None or sentence.when is not None
    has_figure = any(BEARING.get(figure.kind) is kind for figure in sentence.figures)
    bodies = sentence.named(*BODIES)
    others = named - sentence.named(EntityKind.INSTRUMENT, EntityKind.SYMBOL)
    return {
        EventKind.SEIZURE: is_placed,
        EventKind.ATTACK: is_placed,
        EventKind.ARREST: is_placed or bool(persons),
        EventKind.COURT_DECISION: has_figure or bool(persons) or sentence.when is not None,
        EventKind.MEETING: is_placed or len(named) > (1 if persons else MANY),
        EventKind.AGREEMENT: bool(others),
        EventKind.ACCESSION: bool(bodies),
        EventKind.FOUNDING: bool(sentence.named(EntityKind.ORGANISATION)),
        EventKind.PROJECT: (has_figure and (is_placed or bool(named))) or len(sentence.named(EntityKind.COUNTRY)) > 1,
    }[kind]


def when_of(kind: EventKind, sentence: Sentence, kinds: Kinds) -> When | None:
    """The date of an event in its sentence: beside a court's decision each date is of what it stands nearest to.

    `Sentenced was a man from whom 9 kg had been seized on 5 May`: the date is that of the seizure.
    """
    told = [each for each, _, is_begun in kinds if each in INCIDENTS and (is_begun or each is RULING)]
    if kind not in told or RULING not in told or len(told) == 1 or not sentence.days:
        return sentence.when
    mine: list[tuple[int, When]] = []
    for place, day in sentence.days:
        nearest = min(told, key=lambda each: _distance(sentence, _place_of(each, sentence), place))
        if (nearest is RULING) == (kind is RULING):
            mine.append((_distance(sentence, _place_of(kind, sentence), place), day))
    return min(mine, key=lambda each: each[0])[1] if mine else None


def _distance(sentence: Sentence, one: int, other: int) -> int:
    """How far two places of a sentence are apart; what parts clauses parts them more."""
    between = sentence.text[min(one, other) - sentence.start : max(one, other) - sentence.start]
    return len(between) + sum(PARTS.get(sign, 0) for sign in between)


def _place_of(kind: EventKind, sentence: Sentence) -> int:
    """Where in a sentence an event is told of: at its first figure, else at the words that tell of it."""
    figures = [figure.start_char for figure in sentence.figures if BY_FIGURE.get(figure.kind) is kind]
    if figures:
        return figures[0]
    return sentence.told.places.get(kind, sentence.start) if sentence.told is not None else sentence.start
