"""Two texts are copies when they share their words, verified on the words themselves.

Each case is read as: this text, that text, and what they are to each other.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.comparing.copies import PASSAGE_WORDS, Text, compare, is_near, makes_story
from threatlake.comparing.shingles import words
from threatlake.comparing.symbols import Symbol
from threatlake.records import Copy, CopyKind, DocumentId

A, B = DocumentId("a"), DocumentId("b")

RELEASE = (
    "Customs officers at the Ak-Jol crossing stopped a lorry on Tuesday evening. Behind its double floor lay forty "
    "parcels of hashish with a total weight of 42 kilograms. The driver, a man of 38, has been detained. "
    "A criminal case has been opened, and the investigation establishes who ordered the load."
)
OTHER_NEWS = (
    "The museum of the region opens a hall of carpets in May. Visitors will see how wool was washed, spun and dyed, "
    "and may try a loom themselves. School classes enter free of charge on Thursdays, the director promises."
)
BULLETIN = (
    "In {month} {cases} cases of theft were registered in the district, {more} more than in the month before. Of them "
    "{solved} were solved on the spot. {arrested} persons were detained, {minors} of them minors. The damage comes to "
    "{damage} tenge, of which {returned} tenge were returned to the owners, the press service reports. Residents are "
    "reminded to lock their doors and windows, not to leave valuables in their cars and to note the numbers of their "
    "telephones. Whoever has seen something suspicious is asked to call the duty officer at any hour of the day."
)
MARCH = BULLETIN.format(
    month="March", cases=214, more=12, solved=97, arrested=63, minors=8, damage=4_310_500, returned=1_200_300
)
APRIL = BULLETIN.format(
    month="April", cases=188, more=3, solved=102, arrested=71, minors=5, damage=3_975_100, returned=988_000
)


def text(document_id: DocumentId, written: str, symbol: Symbol | None = None) -> Text:
    return Text.of(document_id, words(written), symbol=symbol)


def copies(one: str, other: str) -> list[Copy]:
    return compare(text(A, one), text(B, other))


def words_of(name: str, count: int) -> list[str]:
    """Words that stand in no other text."""
    return [f"{name}{number}" for number in range(count)]


def relation(one: str, other: str) -> CopyKind | None:
    found = copies(one, other)
    return found[0].kind if found else None


def test_the_same_words_in_other_case_spacing_and_punctuation_are_an_exact_copy():
    assert relation(RELEASE, RELEASE.upper().replace(".", " !\n\n")) is CopyKind.EXACT


def test_a_reprint_with_a_few_words_changed_is_a_near_copy():
    edited = RELEASE.replace("Tuesday", "Wednesday").replace("a man of 38", "aged 38")
    assert relation(RELEASE, edited) is CopyKind.NEAR


def test_a_reprint_in_cyrillic_is_a_near_copy():
    text = "Сотрудники таможни на посту остановили грузовик. Под двойным полом нашли сорок свёртков гашиша весом 42 кг"
    assert relation(text, text + ". Водитель задержан") is CopyKind.NEAR


def test_a_reprint_cut_from_the_end_is_a_near_copy():
    assert relation(f"{RELEASE} {OTHER_NEWS}", RELEASE) is CopyKind.NEAR


def test_a_reprint_with_its_sentences_in_another_order_is_a_near_copy():
    first, second, third, fourth = RELEASE.split(". ")
    assert relation(RELEASE, f"{third}. {first}. {fourth}. {second}") is CopyKind.NEAR


def test_one_figure_corrected_is_still_a_near_copy():
    assert relation(RELEASE, RELEASE.replace("42 kilograms", "46 kilograms")) is CopyKind.NEAR


def test_a_form_with_most_figures_new_is_related_and_makes_no_story():
    assert relation(MARCH, APRIL) is CopyKind.RELATED
    assert not makes_story(CopyKind.RELATED, 1.0, 1.0)


def test_a_bulletin_reprinted_is_a_near_copy_of_itself():
    assert relation(MARCH, MARCH.replace("the press service reports", "police say")) is CopyKind.NEAR


def test_a_release_inside_of_a_longer_text_is_a_passage_with_its_place_in_both():
    longer = f"{OTHER_NEWS} {MARCH} Meanwhile. {RELEASE} {' '.join(OTHER_NEWS.split()[::-1])}"
    (copy,) = copies(longer, RELEASE)
    assert copy.kind is CopyKind.PASSAGE
    assert longer[copy.start_char : copy.end_char] == RELEASE.removesuffix(".")
    assert RELEASE[copy.other_start_char : copy.other_end_char] == RELEASE.removesuffix(".")
    assert copy.shared_words == len(words(RELEASE)) >= PASSAGE_WORDS
    assert copy.containment == 1.0


def test_two_passages_of_one_pair_are_two_rows():
    mine = f"{RELEASE} {' '.join(words_of('left', 400))} {MARCH}"
    theirs = f"{MARCH} {' '.join(words_of('right', 400))} {RELEASE}"
    found = copies(mine, theirs)
    assert {mine[copy.start_char : copy.end_char] for copy in found} == {
        RELEASE.removesuffix("."),
        MARCH.removesuffix("."),
    }


def test_another_story_in_like_words_is_no_copy():
    other = (
        "Customs officers at the Ak-Jol crossing opened a new scanning line on Monday. The equipment reads a lorry "
        "in four minutes. The minister, who cut the ribbon, thanked the partners for their help."
    )
    assert relation(RELEASE, other) is None


@pytest.mark.parametrize("written", ["", "***", "...\n\n—"])
def test_texts_without_words_are_copies_of_nothing(written: str):
    assert relation(written, written) is None
    assert relation(written, RELEASE) is None


def test_two_words_alone_are_an_exact_copy_or_none():
    assert relation("Nothing new", "nothing new!") is CopyKind.EXACT
    assert relation("Nothing new", "Nothing old") is None


def test_boilerplate_is_neither_shared_nor_in_the_way():
    notice = (
        "This agency informs readers of the region since 1998. Reprinting is allowed with a link to the source. The "
        "opinion of the editors may differ from that of the authors. Write to us about mistakes you have noticed, and "
        "send pictures of what you have seen with your name and the place."
    )
    mine, theirs = f"{RELEASE}\n\n{notice}", f"{OTHER_NEWS}\n\n{notice}"
    spans = [[(written.index(notice), len(written))] for written in (mine, theirs)]
    whole = Text.of(A, words(mine)), Text.of(B, words(theirs))
    own = Text.of(A, words(mine), spans[0]), Text.of(B, words(theirs), spans[1])
    assert compare(*whole)
    assert compare(*own) == []
    (copy,) = compare(own[0], text(B, RELEASE.replace("forty", "four dozen")))
    assert copy.kind is CopyKind.NEAR
    assert mine[copy.start_char : copy.end_char] == RELEASE.removesuffix(".")


FIRST, REVISED = Symbol("A/79/992", "A/79/992"), Symbol("A/79/992/Rev.1", "A/79/992")
DRAFT, FINAL = Symbol("A/C.3/79/L.5", "A/C.3/79/L.5"), Symbol("A/RES/79/185", "A/RES/79/185")


def test_states_of_one_document_are_a_revision_and_one_story_only_where_they_share_most_of_their_words():
    (copy,) = compare(text(A, MARCH, FIRST), text(B, APRIL, REVISED))
    assert copy.kind is CopyKind.REVISION
    assert makes_story(copy.kind, copy.jaccard, copy.containment)
    addendum = f"Addendum. {MARCH.split('. ')[0]}. {OTHER_NEWS * 3}"
    (copy,) = compare(text(A, MARCH, FIRST), text(B, addendum, REVISED))
    assert copy.kind is CopyKind.REVISION
    assert not makes_story(copy.kind, copy.jaccard, copy.containment)


def test_a_draft_and_its_final_form_are_a_revision():
    (copy,) = compare(text(A, RELEASE, DRAFT), text(B, RELEASE.replace("Tuesday", "Monday"), FINAL))
    assert copy.kind is CopyKind.REVISION
    (copy,) = compare(text(A, RELEASE, FIRST), text(B, RELEASE.replace("Tuesday", "Monday"), FINAL))
    assert copy.kind is CopyKind.NEAR


texts = st.text(alphabet="abc дж .", max_size=300)


@given(texts, texts)
def test_a_copy_is_the_same_whichever_document_is_named_first(one: str, other: str):
    assert compare(text(A, one), text(B, other)) == compare(text(B, other), text(A, one))


@given(texts, texts)
def test_measures_stay_between_their_bounds(one: str, other: str):
    for copy in copies(one, other):
        assert 0 <= copy.jaccard <= copy.containment <= 1
        assert 0 <= copy.start_char < copy.end_char <= len(one)
        assert 0 <= copy.other_start_char < copy.other_end_char <= len(other)
        assert copy.kind in (CopyKind.PASSAGE, CopyKind.EXACT) or is_near(copy.jaccard, copy.containment)


@given(texts)
def test_words_re_slice_from_the_text_in_order(written: str):
    split = words(written)
    assert "".join(split.spelt(0, len(split))) == "".join(each for each in written if each.isalnum())
    assert all(end < start for end, start in zip(split.ends, split.starts[1:], strict=False))
