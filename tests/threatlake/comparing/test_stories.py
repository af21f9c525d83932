"""Documents joined by copies are one story, and its original is the earliest, then the fullest.

Groups are written as in `assert_stories("a: b c", "d:")`: the original, a colon, its copies.
"""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from threatlake.comparing.stories import Member, Sharing, group
from threatlake.records import DocumentId


def member(name: str, day: int | None = None, char_count: int = 100) -> Member:
    return Member(DocumentId(name), date(2026, 3, day) if day else None, char_count)


def everything(_: DocumentId, others: list[DocumentId]) -> set[DocumentId]:
    """All documents share text."""
    return set(others)


def nothing(_: DocumentId, __: list[DocumentId]) -> set[DocumentId]:
    """Documents share text only where an edge says so."""
    return set()


def assert_stories(members: list[Member], edges: list[str], *expected: str, sharing: Sharing = everything) -> None:
    stories = group(members, [(DocumentId(edge[0]), DocumentId(edge[1])) for edge in edges], sharing)
    found: dict[str, list[str]] = {}
    for story in stories:
        found.setdefault(story.story_id, [])
        if not story.is_original:
            found[story.story_id].append(story.document_id)
    assert sorted(f"{original}: {' '.join(sorted(copies))}".strip() for original, copies in found.items()) == sorted(
        expected
    )


def test_a_document_without_copies_is_a_story_of_its_own():
    assert_stories([member("a"), member("b")], [], "a:", "b:")


def test_copies_of_copies_are_one_story():
    assert_stories([member("a", 1), member("b", 2), member("c", 3), member("d", 4)], ["ab", "cb"], "a: b c", "d:")


def test_a_chain_whose_ends_share_nothing_is_parted_at_its_original():
    members = [member("a", 1), member("b", 2), member("c", 3), member("d", 4)]
    assert_stories(members, ["ab", "bc", "cd"], "a: b", "c: d", sharing=nothing)


def test_what_a_chain_leads_to_and_shares_text_with_the_original_is_of_its_story():
    members = [member("a", 1), member("b", 2), member("c", 3)]
    assert_stories(members, ["ab", "bc"], "a: b c", sharing=everything)


def test_the_earliest_published_is_the_original():
    assert_stories([member("a", 9), member("b", 2)], ["ab"], "b: a")


def test_a_dated_document_comes_before_an_undated_one():
    assert_stories([member("a"), member("b", 2)], ["ab"], "b: a")


def test_of_the_same_day_the_fullest_is_the_original():
    assert_stories([member("a", 2, 100), member("b", 2, 900)], ["ab"], "b: a")


names = st.sampled_from("abcdefgh")
edge_lists = st.lists(st.tuples(names, names).filter(lambda edge: edge[0] != edge[1]), max_size=10)


def sharing_of(pairs: set[frozenset[str]]) -> Sharing:
    return lambda original, others: {other for other in others if frozenset((original, other)) in pairs}


@given(edges=edge_lists, shared=edge_lists, random=st.randoms(use_true_random=False))
def test_the_order_of_documents_and_edges_is_nothing(edges, shared, random):
    members = [member(name, ord(name) % 5 + 1, ord(name)) for name in "abcdefgh"]
    sharing = sharing_of({frozenset(pair) for pair in shared})
    expected = group(members, edges, sharing)
    random.shuffle(members)
    random.shuffle(edges)
    assert group(members, [(other, one) for one, other in edges], sharing) == expected


@given(edges=edge_lists, shared=edge_lists)
def test_every_document_is_in_one_story_and_joined_to_another_of_it(edges, shared):
    members = [member(name) for name in "abcdefgh"]
    stories = group(members, edges, sharing_of({frozenset(pair) for pair in shared}))
    assert [story.document_id for story in stories] == list("abcdefgh")
    story_of = {story.document_id: story.story_id for story in stories}
    joined = {each for one, other in edges if story_of[one] == story_of[other] for each in (one, other)}
    assert all(story.is_original or story.document_id in joined for story in stories)
