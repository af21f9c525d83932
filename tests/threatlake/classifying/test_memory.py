"""What is worked out of a word is remembered, and forgotten when it is too much."""

from threatlake.classifying.memory import Memory


def test_a_word_is_worked_out_once() -> None:
    asked: list[str] = []
    lengths = Memory(lambda word: asked.append(word) or len(word))
    assert [lengths[word] for word in ("drug", "ring", "drug")] == [4, 4, 4]
    assert asked == ["drug", "ring"]


def test_all_is_forgotten_when_there_are_too_many_and_answers_stay_the_same() -> None:
    lengths = Memory(len, most=2)
    assert [lengths[word] for word in ("a", "bb", "ccc", "a")] == [1, 2, 3, 1]
    assert len(lengths) == 2
