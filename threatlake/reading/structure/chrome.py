"""The words of a page about itself: buttons, invitations, notices. They are no content."""

import re

from threatlake.reading.extraction import Block
from threatlake.records import PassageKind

# Buttons and invitations as news sites and agencies print them, case and punctuation aside. Each is a complete block
# or a part of one that holds nothing else; the same words inside a sentence stay.
PHRASES = frozenset({
    # comments
    "post a comment", "post comment", "leave a comment", "leave a reply", "add a comment", "add comment", "comments",
    "no comments", "view comments", "show comments", "write a comment", "comments are closed",
    "be the first to comment",
    "оставить комментарий", "добавить комментарий", "комментарии", "комментариев нет", "нет комментариев",
    "написать комментарий", "комментировать", "пікір қалдыру", "пікір қосу", "пікірлер", "пікір жазу",
    # sharing and printing
    "share", "share this", "share this article", "share this page", "share this post", "share this story",
    "share on facebook", "share on twitter", "share on x", "share on linkedin", "share on telegram",
    "share on whatsapp", "share via email", "share link", "copy link", "tweet", "tweet this", "facebook", "twitter",
    "linkedin", "whatsapp", "telegram", "vkontakte", "instagram", "youtube", "email", "e-mail", "email this", "print",
    "print this page", "print this article", "print version", "printer-friendly version", "download pdf", "save",
    "bookmark", "like", "like this", "поделиться", "поделиться ссылкой", "поделиться в соцсетях", "поделитесь",
    "поделиться новостью", "распечатать", "печать", "версия для печати", "отправить", "скопировать ссылку",
    "в закладки",
    "вконтакте", "одноклассники", "твитнуть", "нравится", "бөлісу", "бөлісіңіз", "басып шығару", "басып шығару нұсқасы",
    "сілтемені көшіру",
    # other stories
    "read more", "read also", "see also", "related", "related articles", "related stories", "related news",
    "related posts", "related content", "related topics", "more news", "more stories", "latest news", "most read",
    "most popular", "popular news", "you may also like", "you might also like", "recommended", "recommended for you",
    "next article", "previous article", "next post", "previous post", "next story", "all news", "back to list",
    "читайте также", "читать также", "читать далее", "читать еще", "смотрите также", "похожие новости",
    "похожие материалы", "другие новости", "последние новости", "новости по теме", "по теме", "материалы по теме",
    "самое читаемое", "популярное", "популярные новости", "рекомендуем", "все новости", "назад к списку",
    "следующая новость", "предыдущая новость", "тағы оқыңыз", "сондай-ақ оқыңыз", "оқи отырыңыз", "ұқсас жаңалықтар",
    "басқа жаңалықтар", "соңғы жаңалықтар", "барлық жаңалықтар", "тақырып бойынша", "толығырақ", "ең көп оқылған",
    # subscriptions, advertisements, navigation
    "subscribe", "subscribe now", "subscribe to our newsletter", "sign up", "sign up for our newsletter",
    "sign up for updates", "newsletter", "follow us", "follow us on twitter", "follow us on facebook",
    "follow us on telegram", "join us on telegram", "log in", "login", "register", "advertisement", "advertising",
    "sponsored", "promoted", "ads by google", "back to top", "top", "back", "home", "menu", "search", "skip to content",
    "skip to main content", "close", "loading", "scroll to top", "click here to subscribe",
    "подписаться", "подписывайтесь", "подпишитесь на рассылку", "подписаться на рассылку",
    "подписаться на новости", "подписывайтесь на наш telegram-канал", "подписывайтесь на нас", "реклама", "наверх",
    "вернуться", "главная", "меню", "поиск", "войти", "вход", "регистрация", "на главную", "вверх", "закрыть",
    "перейти к содержанию", "жазылу", "жазылыңыз", "жарнама", "басты бет", "мәзір", "іздеу", "кіру", "тіркелу",
    "жоғарыға",
    "telegram-арнамызға жазылыңыз",
    # cookies
    "accept", "accept all", "accept cookies", "accept all cookies", "reject all", "decline", "cookie settings",
    "cookie policy", "manage cookies", "i agree", "got it", "принять", "принять все", "согласен", "понятно",
    "қабылдау", "келісемін",
})  # fmt: skip

# Sentences that open a notice about the page; the block goes where it is short and opens so.
_NOTICE = re.compile(
    r"(?:we use cookies|this (?:web)?site uses cookies|our (?:web)?site uses cookies"
    r"|by (?:continuing|using) (?:to|this|our)[^.]{0,60}cookies|cookies help us|we value your privacy"
    r"|мы используем (?:файлы )?(?:cookie|куки)|(?:этот|наш|данный) сайт использует (?:файлы )?(?:cookie|куки)"
    r"|сайт использует (?:файлы )?(?:cookie|куки)"
    r"|продолжая (?:использовать|пользоваться|просмотр)[^.]{0,60}(?:cookie|куки)"
    r"|(?:біз|бұл сайт|сайт) (?:cookie|куки))",
    re.IGNORECASE,
)
_LONGEST_NOTICE = 400
# A pointer to another story, with its headline: no sentence of this one.
_POINTER = re.compile(
    r"(?:read (?:also|more|next)|see also|related|also read|читайте также|читать также|смотрите также|по теме"
    r"|тағы оқыңыз|сондай-ақ оқыңыз|оқи отырыңыз)\s*[:→»]\s*\S",
    re.IGNORECASE,
)
_LONGEST_POINTER = 200
_MISFOUND = re.compile(r"spotted? an? (?:error|mistake|typo)|нашли ошибку|заметили ошибку|қате тапсаңыз", re.IGNORECASE)
# `(c)` alone is the third item of a list.
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)\s*(?:19|20)\d\d|copyright (?:©|\(c\)|(?:19|20)\d\d)"
    r"|all rights reserved|все права защищены|барлық құқықтар қорғалған)",
    re.IGNORECASE,
)
_MENU_ITEMS = 3  # from so many short items with bars between them, one of them a known button, a line is a menu
_MENU_WORDS = 3
_SEPARATORS = re.compile(r"\s*[|•·/\n\t→←»«>]\s*|\s{2,}")
_COUNT = re.compile(r"[\s(\[]*\d+[\s)\]]*$|^\d+\s+")
_EDGE_BLOCKS = 6  # single words are chrome only near the beginning and the end, or beside other chrome


def is_chrome(text: str) -> bool:
    """Whether a block is nothing but page furniture."""
    if len(text) <= _LONGEST_NOTICE and (_NOTICE.match(text) or _MISFOUND.match(text) or _COPYRIGHT.match(text)):
        return True
    if _is_menu(text):
        return True
    if len(text) <= _LONGEST_POINTER and _POINTER.match(text) and not text.rstrip().endswith("."):
        return True
    has_words = len(text) <= _LONGEST_POINTER and any(character.isalpha() for character in text)
    return has_words and all(_is_phrase(part) for part in _SEPARATORS.split(text) if part)


def strip(blocks: list[Block]) -> list[Block]:
    """The blocks without those that are nothing but page furniture; a page of nothing else keeps none."""
    chrome = [block.kind is not PassageKind.TABLE and is_chrome(block.text) for block in blocks]
    kept: list[Block] = []
    for index, block in enumerate(blocks):
        beside = any(chrome[max(0, index - 1) : index]) or any(chrome[index + 1 : index + 2])
        at_edge = index < _EDGE_BLOCKS or index >= len(blocks) - _EDGE_BLOCKS
        if not chrome[index] or (" " not in block.text and not beside and not at_edge):
            kept.append(block)
    return kept


def _is_menu(text: str) -> bool:
    items = [item.strip() for item in text.split("|") if item.strip()]
    return (
        len(items) >= _MENU_ITEMS
        and all(len(item.split()) <= _MENU_WORDS for item in items)
        and any(item.casefold() in PHRASES for item in items)
    )


def _is_phrase(part: str) -> bool:
    words = _COUNT.sub("", part).casefold().replace("ё", "е").strip(" .,:;!?…()[]\"'-–—")
    if words in PHRASES or not any(character.isalpha() for character in words):
        return True
    return all(word in PHRASES for word in words.split())
