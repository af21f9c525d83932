"""A seed is read strictly: what is missing, unknown or of another form is told with its place and the remedy."""

from datetime import date
from typing import Any

import pytest

from threatlake.errors import InvalidSeed
from threatlake.seeds.entries import ADDRESS, COUNTRY_CODE, ID, Entry, refuse_repeated


def entry(**content: Any) -> Entry:
    return Entry("list.toml: thing 1", content)


def test_each_kind_of_value_is_read() -> None:
    good = entry(a="x", b=["x", "y"], c=1, d=2, e=False, f=date(2000, 11, 15), g="KZ", h={"en": "z"})
    assert good.text("a") == "x"
    assert good.texts("b") == ("x", "y")
    assert (good.number("c"), good.whole("d"), good.flag("e")) == (1.0, 2, False)
    assert good.day("f") == date(2000, 11, 15)
    assert good.choice("g", {"KZ", "KG"}) == "KZ"
    assert good.table("h", lambda table: table.text("en")) == "z"


def test_what_may_be_left_out_is_nothing() -> None:
    bare = entry()
    assert (bare.optional_text("a"), bare.optional_choice("a", ["x"]), bare.day("a")) == (None, None, None)
    assert bare.optional_texts("a") == ()
    assert bare.each("a", lambda each: each.text("b")) == []


@pytest.mark.parametrize(
    ("value", "read", "complaint"),
    [
        (None, lambda e: e.text("k"), "k is missing; give a text without space around it"),
        ("", lambda e: e.text("k"), "k is ''; must be a text without space around it"),
        (" x", lambda e: e.optional_text("k"), "k is ' x'; must be a text without space around it"),
        (5, lambda e: e.text("k"), "k is 5; must be a text without space around it"),
        ("A B", lambda e: e.text("k", ID), "k is 'A B'; must be lower-case letters and digits, words joined by _"),
        ("KAZ", lambda e: e.text("k", COUNTRY_CODE), "k is 'KAZ'; must be an ISO 3166-1 alpha-2 code"),
        ("http://x", lambda e: e.text("k", ADDRESS), "k is 'http://x'; must be an https:// address"),
        (None, lambda e: e.choice("k", {"b", "a"}), "k is missing; give one of a, b"),
        ("c", lambda e: e.optional_choice("k", {"b", "a"}), "k is 'c'; must be one of a, b"),
        ("c", lambda e: e.optional_choice("k", []), "k is 'c'; must be left out: none is declared"),
        (None, lambda e: e.texts("k"), "k is missing; give a list of texts"),
        ([], lambda e: e.texts("k"), "k is empty; give a list of texts"),
        ("x", lambda e: e.optional_texts("k"), "k is 'x'; must be a list of texts"),
        (["x", 5], lambda e: e.texts("k"), "k 2 is 5; must be a text without space around it"),
        (["x", "x"], lambda e: e.texts("k"), "k 'x' stands twice; keep one"),
        (None, lambda e: e.number("k"), "k is missing; give a number"),
        (True, lambda e: e.number("k"), "k is True; must be a number"),
        (float("nan"), lambda e: e.number("k"), "k is nan; must be a finite number"),
        (1.5, lambda e: e.whole("k"), "k is 1.5; must be a whole number"),
        ("yes", lambda e: e.flag("k"), "k is 'yes'; must be true or false"),
        ("2000", lambda e: e.day("k"), "k is '2000'; must be a day such as 2016-09-01"),
        (["x"], lambda e: e.table("k", lambda each: each.text("x")), "k is ['x']; must be a table [k]"),
        (["x"], lambda e: e.each("k", lambda each: each.text("x")), "k is ['x']; must be tables [[k]]"),
    ],
)
def test_what_is_wrong_is_told_with_what_would_be_right(value: object, read: Any, complaint: str) -> None:
    with pytest.raises(InvalidSeed) as error:
        read(entry() if value is None else entry(k=value))
    assert str(error.value) == f"list.toml: thing 1: {complaint}"


def test_a_table_of_a_list_goes_by_its_number_or_by_a_key_of_its_own() -> None:
    things = entry(thing=[{"id": "x"}, {"id": "y", "note": "z"}, {}])
    for named_by, place in ((None, "thing 2"), ("id", "thing 'y'")):
        with pytest.raises(InvalidSeed, match=f"thing 1: {place}: unknown key 'note'; known keys: id"):
            things.each("thing", lambda each: each.text("id"), named_by=named_by)


def test_a_key_that_nobody_asks_for_is_refused_at_every_depth() -> None:
    for misspelt in (entry(nmae="x"), entry(table={"nmae": "x"}), entry(each=[{"nmae": "x"}])):
        with pytest.raises(InvalidSeed, match="unknown key 'nmae'; known keys: "):
            misspelt.wholly(
                lambda whole: (
                    whole.table("table", lambda table: table.optional_text("name")),
                    whole.each("each", lambda each: each.optional_text("name")),
                )
            )


def test_the_first_that_stands_twice_is_named() -> None:
    refuse_repeated("list.toml", "thing", ["x", "y"])
    with pytest.raises(InvalidSeed) as error:
        refuse_repeated("list.toml", "thing", ["x", "y", "z", "y", "x"])
    assert str(error.value) == "list.toml: thing 'y' stands twice; keep one"
