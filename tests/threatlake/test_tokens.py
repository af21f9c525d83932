"""Words are found where they stand, and compared by rules that differ by script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.tokens import fold, kazakh_cyrillic, stem, tokenize, uzbek_cyrillic


@given(st.text(max_size=300))
def test_every_span_gives_its_word_back(text: str) -> None:
    tokens = tokenize(text)
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words
    assert tokens.starts == sorted(tokens.starts)


def test_a_hyphen_parts_words_and_an_apostrophe_joins_them() -> None:
    assert tokenize("anti-corruption o‘zbek ДНК-тест").words == ["anti", "corruption", "o‘zbek", "ДНК", "тест"]


def test_spans_count_from_the_whole_text() -> None:
    assert tokenize("one two three", 4, 7).starts == [4]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Отчёт", "отчет"), ("UNODC’s", "unodc"), ("оско́лок", "осколок"), ("o‘zbek", "oʻzbek"), ("й", "и\u0306")],
)
def test_spellings_that_differ_only_in_dress_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("traffickers", "trafficker"), ("bribes", "bribe"), ("наркотиками", "наркотик"), ("боевиков", "боевик")],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [("Lañkestık", "лаңкестік"), ("polisiia", "полисия"), ("qarjy", "қаржы"), ("ūrlau", "ұрлау"), ("şekara", "шекара")],
)
def test_kazakh_is_spelt_in_cyrillic(latin: str, cyrillic: str) -> None:
    assert kazakh_cyrillic(latin) == cyrillic


def test_capitals_of_kazakh_are_its_own() -> None:
    assert kazakh_cyrillic("IS") == kazakh_cyrillic("ıs") == "іс"
    assert kazakh_cyrillic("İnternet") == "интернет"


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [("áskerı", "әскери"), ("qaýip", "қауіп"), ("sharýa", "шаруа"), ("qoǵamdyq", "қоғамдық"), ("ádildik", "әділдік")],
)
def test_kazakh_of_the_alphabet_of_2018_is_known_by_its_acute_letters(latin: str, cyrillic: str) -> None:
    assert kazakh_cyrillic(latin) == cyrillic


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("giyohvand", "гиёҳванд"), ("O‘zbekiston", "Ўзбекистон"), ("to`pponcha", "тўппонча"), ("yo'q", "йўқ"),
        ("daryo", "дарё"), ("yangi", "янги"), ("yuridik", "юридик"), ("yer", "ер"), ("qayerga", "қаерга"),
        ("Mirzayev", "Мирзаев"), ("er", "эр"), ("elektron", "электрон"), ("maʼlumot", "маълумот"), ("sanʼat", "санъат"),
        ("e’lon", "эълон"), ("hay'at", "ҳайъат"), ("militsiya", "милиция"), ("aksiya", "акция"), ("sement", "цемент"),
        ("litsenziya", "лицензия"), ("ketsa", "кетса"), ("ruxsatsiz", "рухсатсиз"), ("Isʼhoq", "Исҳоқ"),
        ("kompyuter", "компьютер"), ("karyer", "карьер"), ("batalyon", "батальон"), ("obyekt", "объект"),
        ("rubl", "рубль"), ("iyul", "июль"), ("qurol-yarogʻ", "қурол-яроғ"), ("jinoyatchi", "жиноятчи"),
        ("xaker", "хакер"), ("moʻjiza", "мўъжиза"), ("tong", "тонг"), ("sud'ya", "судья"), ("Koʻkcha", "Кўкча"),
    ],
)  # fmt: skip
def test_uzbek_words_of_both_alphabets_are_compared_alike(latin: str, cyrillic: str) -> None:
    assert uzbek_cyrillic(latin) == uzbek_cyrillic(cyrillic)


@pytest.mark.parametrize(("one", "other"), [("er", "yer"), ("oʻq", "oq"), ("xol", "hol"), ("koʻr", "kor")])
def test_uzbek_words_that_mean_different_things_stay_apart(one: str, other: str) -> None:
    assert uzbek_cyrillic(one) != uzbek_cyrillic(other)


@pytest.mark.parametrize("apostrophe", "'’‘ʼʻ`´")
def test_an_uzbek_apostrophe_has_any_shape(apostrophe: str) -> None:
    assert uzbek_cyrillic(f"o{apostrophe}g{apostrophe}ir") == uzbek_cyrillic("ўғир")


def test_an_uzbek_apostrophe_that_is_lost_at_the_end_of_a_word_makes_no_difference() -> None:
    assert uzbek_cyrillic(tokenize("tog’ yo’li").words[0]) == uzbek_cyrillic("тоғ")


UZBEK_CYRILLIC = st.text("абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ", max_size=12)
UZBEK_LATIN = st.text("abdefghijklmnopqrstuvxyz'", max_size=12)


@given(UZBEK_CYRILLIC | UZBEK_LATIN)
def test_folding_changes_nothing_in_the_compared_spelling_of_uzbek(word: str) -> None:
    assert fold(uzbek_cyrillic(word)) == uzbek_cyrillic(word)


@given(UZBEK_CYRILLIC | UZBEK_LATIN, st.integers(0, 12))
def test_a_prefix_of_an_uzbek_word_is_one_in_the_compared_spelling(word: str, length: int) -> None:
    prefix = word[:length]
    if not word[length:].startswith(("h", "'")):
        assert uzbek_cyrillic(word).startswith(uzbek_cyrillic(prefix))
