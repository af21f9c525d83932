"""Documents joined by copies are one story, and its original is the earliest, then the fullest.

Groups are written as in `assert_stories("a: b c", "d:")`: the original, a colon, its copies.
"""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from threatlake.comparing.stories import Member, group
from threatlake.records import DocumentId


def member(name: str, day: int | None = None, char_count: int = 100) -> Member:
    return Member(DocumentId(name), date(2026, 3, day) if day else None, char_count)


def assert_stories(members: list[Member], edges: list[str], *expected: str) -> None:
    stories = group(members, [(DocumentId(edge[0]), DocumentId(edge[1])) for edge in edges])
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


def test_the_earliest_published_is_the_original():
    assert_stories([member("a", 9), member("b", 2)], ["ab"], "b: a")


def test_a_dated_document_comes_before_an_undated_one():
    assert_stories([member("a"), member("b", 2)], ["ab"], "b: a")


def test_of_the_same_day_the_fullest_is_the_original():
    assert_stories([member("a", 2, 100), member("b", 2, 900)], ["ab"], "b: a")


names = st.sampled_from("abcdefgh")
edge_lists = st.lists(st.tuples(names, names).filter(lambda edge: edge[0] != edge[1]), max_size=10)


@given(edges=edge_lists, random=st.randoms(use_true_random=False))
def test_the_order_of_documents_and_edges_is_nothing(edges, random):
    members = [member(name, ord(name) % 5 + 1, ord(name)) for name in "abcdefgh"]
    expected = group(members, edges)
    random.shuffle(members)
    random.shuffle(edges)
    assert group(members, [(other, one) for one, other in edges]) == expected
