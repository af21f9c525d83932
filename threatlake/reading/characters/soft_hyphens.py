"""Words that a soft hyphen breaks at the end of a line."""

import re

_BROKEN = re.compile(r"\u00ad[ \t]*(?:\r\n?|\n)[ \t]*([^\s\u00ad]+)([ \t]*)")


def join(text: str) -> str:
    """The text with the rest of each broken word moved up to its beginning; lines stay as long as they were set."""
    return _BROKEN.sub(lambda broken: broken[1] + ("\n" if broken[2] else ""), text)
