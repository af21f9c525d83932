"""What the properties of a file state, where a person wrote it and no program."""

import re

from threatlake.reading.characters import clean

_NO_TITLE = re.compile(
    r"\s*(?:microsoft (?:word|powerpoint|excel)\b.*|untitled.*|no title|без имени.*|без названия|документ\s?\d*"
    r"|document\s?\d*|title|slide \d+|powerpoint presentation|.{1,3}|[\w.-]*\d[\w.-]*|[\W\d_]*"
    r"|.*\.(?:docx?|pdf|xlsx?|pptx?|rtf|indd|qxd|qxp|odt|tex|dvi|ps|html?|wpd|txt))\s*",
    re.IGNORECASE,
)
_SOFTWARE = re.compile(
    r"microsoft|word|adobe|acrobat|office|writer|latex|tex\b|admin|user|unknown|anonymous|author|owner|default|scan"
    r"|printer|windows|compaq|\bhp\b|\bdell\b|lenovo|pdf|[@\\/\d_]|untitled|unspecified|reportlab|python|пользователь"
    r"|админ|автор",
    re.IGNORECASE,
)
_LONGEST_TITLE = 300
_FEWEST, _MOST = 2, 8  # words of a name
_PARTICLE = 3  # letters: `de`, `van`, `the` are small within a name


def title(stated: str | None) -> str | None:
    """The title, where it is not the name of a file or of a program."""
    text = clean.line(stated or "")
    return text if text and len(text) <= _LONGEST_TITLE and not _NO_TITLE.fullmatch(text) else None


def author(stated: str | None) -> str | None:
    """The author, where it reads as a person's or an organisation's name."""
    name = clean.line(stated or "")
    words = name.split()
    reads_as_name = _FEWEST <= len(words) <= _MOST and all(word[0].isupper() for word in words if len(word) > _PARTICLE)
    return name if reads_as_name and not _SOFTWARE.search(name) else None
