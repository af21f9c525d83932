"""The control words of rich text that decide what is heard: code pages, signs, destinations."""

import codecs

CHARSETS = {
    0: "cp1252", 77: "mac-roman", 89: "mac-cyrillic", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk",
    136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
SIGNS = {
    "tab": " ", "line": "\n", "page": "\n", "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ",
    "qmspace": " ", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "~": "\xa0",
    "_": "-", "-": "\u00ad", "{": "{", "}": "}", "\\": "\\", "nestcell": " ", "nestrow": "\n",
}  # fmt: skip
# Groups that hold no words of the document, though they are not marked as such.
SILENT = frozenset({
    "colortbl", "info", "pict", "objdata", "fldinst", "header", "headerl", "headerr", "headerf", "footer", "footerl",
    "footerr", "footerf", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "xe", "tc", "txe", "rxe",
    "annotation", "atnid", "atnauthor", "nonesttables", "listtable", "listoverridetable", "revtbl", "rsidtbl",
    "filetbl", "sp", "shprslt", "private", "bkmkstart", "bkmkend", "upr", "pntxta", "pntxtb", "template",
})  # fmt: skip
# Marked as ones to be ignored, and holding words all the same.
HEARD = frozenset({"shpinst", "shptxt", "ud", "listtext", "pntext", "do", "dptxbxtext", "footnote", "fldrslt"})
TABLES = frozenset({"fonttbl", "stylesheet"})
BODY, NUMBER, NOTHING = "body", "number", "nothing"
RUNNING_TEXT = 9  # the outline level of what is no heading
DEEPEST = 2_000  # groups within groups


def codec_of(page: int | None, otherwise: str) -> str:
    """Python's name of a code page."""
    if page is None:
        return otherwise
    try:
        return codecs.lookup({10000: "mac-roman", 10007: "mac-cyrillic", 65001: "utf-8"}.get(page, f"cp{page}")).name
    except LookupError:
        return otherwise
