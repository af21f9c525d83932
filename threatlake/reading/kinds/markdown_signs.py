"""Whether a text is written in Markdown: by marks that plain prose has no use for, of more than one kind."""

import re

_HEADING = re.compile(r"^ {0,3}#{1,6} +[^\s#].*$", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)[\w+-]* *$", re.MULTILINE)
_TABLE = re.compile(r"^ {0,3}\|?(?: *:?-{2,}:? *\|)+(?: *:?-{2,}:? *)?$", re.MULTILINE)
_LINK = re.compile(r"!?\[[^\[\]\n]{1,300}\]\((?:<|https?:|mailto:|[./]|[\w%-]+[./])[^()\s]{0,500}(?: \"[^\"\n]*\")?\)")
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n]{1,80}\]:\s+\S", re.MULTILINE)
_STRONG = re.compile(
    r"(?<![\w*])\*\*(?=[^\s*])[^*\n]{1,300}?(?<=[^\s*])\*\*(?![\w*])|(?<!\w)__(?=\S)[^_\n]{1,300}?\S__(?!\w)"
)
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])[^*\n]{1,200}?(?<=[^\s*])\*(?![\w*])")
_CODE = re.compile(r"(?<!`)`[^`\n]{1,100}`(?!`)")
_ITEM = re.compile(r"^ {0,3}[-*+] +\S", re.MULTILINE)
_UNDERLINED = re.compile(r"^ {0,3}\S.{0,120}\n(?:={3,}|-{3,}) *$", re.MULTILINE)

_STRONG_SIGNS = (_HEADING, _FENCE, _TABLE, _LINK, _DEFINITION, _STRONG)
_WEAK_SIGNS = (_EMPHASIS, _CODE, _ITEM, _UNDERLINED)
_KINDS, _MARKS = 2, 3  # so many kinds of marks, one of them strong, and so many marks in all
_LINES_FOR_A_MARK = 40  # a long text that quotes a few marks is not written in them


def is_markdown(text: str) -> bool:
    """Whether several kinds of Markdown's marks stand in the text, close enough to be its manner of writing."""
    strong = [count for sign in _STRONG_SIGNS if (count := len(sign.findall(text)))]
    if not strong:
        return False
    weak = [count for sign in _WEAK_SIGNS if (count := len(sign.findall(text)))]
    marks = sum(strong) + sum(weak)
    is_enough = sum(strong) >= _KINDS and len(strong) + len(weak) >= _KINDS and marks >= _MARKS
    return is_enough and marks * _LINES_FOR_A_MARK >= text.count("\n")
