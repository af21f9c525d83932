"""What of a made corpus each method finds, and what it finds that is not so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from copies_corpus import Corpus, Pair, Passage, Span
from copies_ours import Found
from copies_written import TEMPLATES
from report import Table

from threatlake.records import CopyKind

HALF = 0.5
BANDS = ((0.8, 1.01), (HALF, 0.8), (0.3, HALF))
LENGTHS = ((30, 60), (60, 100), (100, 1_000))
LONG = 60  # words, from which a passage must be found
# Below this two members of a family share so little that finding them is wrong, and not finding them right.
NOTHING = 0.1
CUT = 0.8  # of the shorter text


@dataclass(frozen=True, slots=True)
class Tried:
    """What a method found: pairs that are copies, and of ours how and where, and what is one story."""

    pairs: set[Pair]
    seconds: float
    found: frozenset[Found] = frozenset()
    stories: Mapping[str, str] | None = None

    def of_kind(self, *kinds: CopyKind) -> set[Pair]:
        """Pairs found of a kind."""
        return {(each.one, each.other) for each in self.found if each.kind in kinds}

    def is_one_story(self, pair: Pair) -> bool:
        """Whether it counts two texts as one."""
        return pair in self.pairs if self.stories is None else self.stories[pair[0]] == self.stories[pair[1]]


def quality_tables(corpus: Corpus, tried: Mapping[str, Tried]) -> Iterator[Table]:
    """All that is asked of a made corpus."""
    yield _reprints(corpus, tried)
    yield _passages(corpus, tried)
    yield _templates(corpus, tried)
    yield _unrelated(corpus, tried)
    for name, each in tried.items():
        if each.found:
            yield _kinds(corpus, name, each)


def _reprints(corpus: Corpus, tried: Mapping[str, Tried]) -> Table:
    of = {pair: each for pair, each in corpus.overlaps.items() if corpus.families[pair[0]].startswith("reprints")}
    bands = [{pair for pair, each in of.items() if low < each.jaccard <= high} for low, high in BANDS]
    cut = {pair for pair, each in of.items() if each.containment > CUT and each.jaccard <= HALF}
    whole = {pair for pair, each in of.items() if each.jaccard_whole > HALF}
    asked, true = (*bands, cut, whole), bands[0] | bands[1]
    rows: list[tuple[str, ...]] = [("pairs", *(f"{len(pairs):,}" for pairs in asked), "", "", "")]
    for name, found in _columns(tried):
        false = len(false_pairs(corpus, found))
        rows.append((name, *(share(found, pairs) for pairs in asked), *quality(len(found & true), false, len(true))))
    note = (
        "Share found of pairs of reprints, by the words that both kept over all words of both: boilerplate left out, "
        "and in one column counted in. Of a cut text all but 20% stands in the other. Precision counts false pairs all "
        "over the corpus, templates left out; pairs of one family that overlap by less are neither right nor wrong."
    )
    names = ("> .8", ".5 – .8", ".3 – .5", "cut, < .5", "> .5 with boilerplate")
    return Table("Reprints", note, ("", *names, "precision", "recall", "F1 > .5"), rows)


def _columns(tried: Mapping[str, Tried]) -> Iterator[tuple[str, set[Pair]]]:
    """The pairs of each method, and where it groups stories, those that are in one."""
    for name, each in tried.items():
        yield name, each.pairs
        if each.stories is not None:
            yield f"{name}: one story", _together(each.stories)


def _passages(corpus: Corpus, tried: Mapping[str, Tried]) -> Table:
    lengths = [{pair for pair, each in corpus.passages.items() if low <= each.words < high} for low, high in LENGTHS]
    true = {pair for pair, each in corpus.passages.items() if each.words >= LONG}
    rows: list[tuple[str, ...]] = [("pairs", *(f"{len(pairs):,}" for pairs in lengths), "", "", "", "")]
    for name, each in tried.items():
        hosts = {pair for pair in each.pairs if all(corpus.families[key].startswith("passage") for key in pair)}
        figures = quality(len(hosts & true), len(hosts - corpus.passages.keys()), len(true))
        spans = [best for pair in true if (best := _span_overlap(corpus.passages[pair], pair, each.found))]
        named = f"{sum(spans) / len(spans):.3f}" if spans else "–"
        rows.append((name, *(share(each.pairs, pairs) for pairs in lengths), *figures, named))
    note = (
        "Length: words that are the same in both texts. Precision, recall and F1 are of passages of "
        f"{LONG} words and more, among the texts made for them. Spans: characters that the span named and the true one "
        "share, over both, the mean over both texts of each pair found."
    )
    names = *(f"{low} – {high - 1} words" for low, high in LENGTHS[:2]), f"{LENGTHS[2][0]} and more"
    return Table("Passages", note, ("", *names, "precision", "recall", f"F1 from {LONG}", "spans"), rows)


def _span_overlap(true: Passage, pair: Pair, found: frozenset[Found]) -> float:
    """The best of the spans named for a pair; 0 where none is."""
    named = [each.spans for each in found if (each.one, each.other) == pair]
    return max(((_over(one, true.span) + _over(other, true.other_span)) / 2 for one, other in named), default=0.0)


def _over(one: Span, other: Span) -> float:
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / (one[1] - one[0] + other[1] - other[0] - shared)


def _templates(corpus: Corpus, tried: Mapping[str, Tried]) -> Table:
    columns = list(_columns(tried))
    rows: list[tuple[str, ...]] = []
    for kind in sorted({kind for templates in TEMPLATES.values() for kind in templates}):
        names = [f"{kind}, {language}" for language in TEMPLATES]
        members = [sorted(key for key, family in corpus.families.items() if family == name) for name in names]
        pairs = {pair for family in members for pair in combinations(family, 2)} - corpus.overlaps.keys()
        rows.append((kind, f"{len(pairs):,}", *(f"{len(found & pairs):,}" for _, found in columns)))
    true = {pair for pair in corpus.overlaps if corpus.families[pair[0]] in _template_names()}
    rows.append(("reprints of these", f"{len(true):,}", *(share(found, true) for _, found in columns)))
    note = (
        f"Pairs of one template that are found, where none is a copy; {', '.join(TEMPLATES)} together. The last line: "
        "the share found of true reprints of such texts."
    )
    return Table("Templates", note, ("", "pairs", *(name for name, _ in columns)), rows)


def _unrelated(corpus: Corpus, tried: Mapping[str, Tried]) -> Table:
    framed = sorted(key for key, family in corpus.families.items() if family == "framed")
    short = sum(corpus.frames[one] == corpus.frames[other] for one, other in combinations(framed, 2))
    rows: list[tuple[str, ...]] = []
    for name, found in _columns(tried):
        false = false_pairs(corpus, found)
        rewritten = false & corpus.rewrites
        frame = {pair for pair in false if corpus.frames.get(pair[0], "-") == corpus.frames.get(pair[1])}
        rows.append((name, f"{len(frame):,}", str(len(rewritten)), f"{len(false - frame - rewritten):,}"))
    note = (
        f"Pairs found that share nothing: texts in the same publisher's frame ({short:,} pairs of unrelated texts, "
        f"half of them shorter than the frame, and framed reprints); {len(corpus.rewrites)} events told twice; others."
    )
    return Table("Unrelated texts", note, ("", "same frame", "rewrites", "others"), rows)


def _kinds(corpus: Corpus, name: str, ours: Tried) -> Table:
    """What kinds a method that names kinds gives to what is of known nature."""
    templates = _template_names()
    of = {pair: each.jaccard for pair, each in corpus.overlaps.items() if corpus.families[pair[0]] not in templates}
    every = {(each.one, each.other) for each in ours.found}
    groups = {
        f"reprints {low} – {min(high, 1)}": {p for p, each in of.items() if low < each <= high} for low, high in BANDS
    }
    groups["passages"] = set(corpus.passages)
    groups["reprints of a template"] = corpus.overlaps.keys() - of.keys()
    one_template = {pair for pair in every if corpus.families[pair[0]] == corpus.families[pair[1]] in templates}
    groups["of one template"] = one_template - corpus.overlaps.keys()
    groups["false, all others"] = false_pairs(corpus, every)
    kinds = {kind: ours.of_kind(kind) for kind in CopyKind}
    rows: list[tuple[str, ...]] = [
        (group, *(f"{len(pairs & found):,}" for found in kinds.values()), f"{len(pairs - every):,}")
        for group, pairs in groups.items()
    ]
    return Table(f"Kinds: {name}", "Pairs by the kind they are given.", ("", *kinds, "not found"), rows)


def false_pairs(corpus: Corpus, pairs: set[Pair]) -> set[Pair]:
    """Pairs that share next to nothing; those of one template are counted apart."""
    return {
        pair
        for pair in pairs - corpus.passages.keys()
        if not (corpus.families[pair[0]] == corpus.families[pair[1]] and corpus.families[pair[0]] in _template_names())
        and (pair not in corpus.overlaps or corpus.overlaps[pair].containment < NOTHING)
    }


def _template_names() -> set[str]:
    return {f"{kind}, {language}" for language, templates in TEMPLATES.items() for kind in templates}


def _together(stories: Mapping[str, str]) -> set[Pair]:
    members: dict[str, list[str]] = {}
    for key in sorted(stories):
        members.setdefault(stories[key], []).append(key)
    return {pair for story in members.values() for pair in combinations(story, 2)}


def share(found: set[Pair], asked: set[Pair]) -> str:
    """How many of those asked for are found."""
    return f"{len(found & asked) / len(asked):.3f}" if asked else "–"


def quality(right: int, false: int, asked: int) -> tuple[str, str, str]:
    """Precision, recall and F1."""
    precision, recall = right / ((right + false) or 1), right / (asked or 1)
    return f"{precision:.3f}", f"{recall:.3f}", f"{2 * precision * recall / ((precision + recall) or 1):.3f}"
