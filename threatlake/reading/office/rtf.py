"""Rich text (RTF) to blocks, from its control words: striprtf gives bare lines, without notes, boxes or headings.

After the Rich Text Format Specification 1.9.1: a group begun by a destination that is not known, and marked as one to
be ignored, holds no text of the document.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from threatlake.errors import Unreadable
from threatlake.reading.extraction import Extraction
from threatlake.reading.office import rtf_tables, rtf_words
from threatlake.reading.office.blocks import Note, Written, extraction, note_mark
from threatlake.reading.office.rtf_flow import Flow, Look, said
from threatlake.reading.office.rtf_tokens import Token, tokens
from threatlake.reading.structure.list_numbers import written


@dataclass(slots=True)
class _State:
    """What a group has from the one around it."""

    codec: str
    flow: Flow
    hears: str = rtf_words.BODY
    skip: int = 1  # bytes that stand for a character which `u` gives
    is_hidden: bool = False
    is_marked: bool = False
    in_upr: str = rtf_words.BODY  # what was heard before two renderings of one text began
    at_end: Callable[[], None] | None = None


def extract(raw: bytes) -> Extraction:
    """Read a rich text file."""
    reader = _Reader()
    for token in tokens(raw):
        reader.take(token)
    return extraction(reader.written())


@dataclass(slots=True)
class _Reader:
    """One file while it is read."""

    notes: list[Note] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    body: Flow = field(default_factory=Flow)
    _ansi: str = "cp1252"
    _fonts: dict[int, str] = field(default_factory=dict)
    _styles: dict[int, Look] = field(default_factory=dict)
    _states: list[_State] = field(default_factory=list)
    _entry: int = 0  # the font or style that a table is at
    _default_font: int = 0
    _gathered: str = ""
    _bytes: bytes = b""
    _skipped: int = 0
    _counts: Counter[str] = field(default_factory=Counter)
    _is_over: bool = False

    def take(self, token: Token) -> None:
        """Take in one part of the file."""
        if self._is_over:
            return
        if token.word in {"", "'"}:
            passed = min(self._skipped, len(token.raw))
            self._skipped -= passed
            self._bytes += token.raw[passed:]
            return
        self._say_bytes()
        self._skipped = 0
        if token.word == "{":
            self._open()
        elif not self._states:
            return
        elif token.word == "}":
            self._close()
        else:
            self._control(token.word, token.number)

    def written(self) -> Written:
        """The document; a file that breaks off is read as far as it goes."""
        self._say_bytes()
        while self._states:
            self._close()
        return Written(self.body.end(), self.notes, self.properties.get("title"), self.properties.get("author"))

    def _open(self) -> None:
        if len(self._states) >= rtf_words.DEEPEST:
            raise Unreadable("damaged rich text: groups are nested too deeply")
        state = self._states[-1] if self._states else _State(self._ansi, self.body)
        self._states.append(replace(state, at_end=None, is_marked=False))
        self._gathered = ""

    def _close(self) -> None:
        state = self._states.pop()
        if state.hears in {"title", "author"}:
            self.properties.setdefault(state.hears, self._gathered)
        elif state.hears == "stylesheet" and self._gathered:
            self._name_style(self._gathered.strip(" ;").lower())
        self._gathered = ""
        if state.at_end is not None:
            state.at_end()
        self._is_over = not self._states

    def _say_bytes(self) -> None:
        if self._bytes and self._states:
            self._say(said(self._bytes, self._states[-1].codec))
        self._bytes = b""

    def _say(self, text: str) -> None:
        state = self._states[-1]
        if state.is_hidden or state.hears == rtf_words.NOTHING:
            return
        if state.hears == rtf_words.BODY:
            state.flow.say(text)
        elif state.hears == rtf_words.NUMBER:
            state.flow.number.append(text)
        else:
            self._gathered += text

    def _control(self, word: str, number: int | None) -> None:
        state = self._states[-1]
        if word == "*":
            state.is_marked = True
            return
        is_marked, state.is_marked = state.is_marked, False
        if self._turn(state, word, is_marked=is_marked):
            return
        if word in rtf_words.SIGNS:
            self._say(rtf_words.SIGNS[word])
        elif word == "u" and number is not None:
            self._say(chr(number & 0xFFFF))
            self._skipped = state.skip
        elif state.hears in rtf_words.TABLES:
            self._describe(state.hears, word, number or 0)
        elif state.hears == rtf_words.BODY and not self._begin(state, word) and not self._look(state, word, number):
            self._lay_out(state.flow, word, number or 0)
        self._letter(state, word, number)

    def _turn(self, state: _State, word: str, *, is_marked: bool) -> bool:
        """A destination: what is heard from here to the end of the group."""
        if word == "upr":
            state.in_upr = state.hears
        if word in rtf_words.SILENT or (is_marked and word not in rtf_words.HEARD):
            state.hears = rtf_words.NOTHING if word != "info" else "info"
        elif word in rtf_words.TABLES or (word in {"title", "author"} and state.hears == "info"):
            state.hears = word
        elif word == "ud":
            state.hears = state.in_upr
        else:
            return False
        return True

    def _letter(self, state: _State, word: str, number: int | None) -> None:
        """What decides how bytes are read, and whether they are shown."""
        match word:
            case "ansicpg" | "mac" | "pc" | "pca":
                self._ansi = rtf_words.codec_of(
                    number, {"mac": "mac-roman", "pc": "cp437", "pca": "cp850"}.get(word, self._ansi)
                )
                state.codec = self._ansi
            case "deff":
                self._default_font = number or 0
            case "f" if state.hears not in rtf_words.TABLES:
                state.codec = self._fonts.get(number or 0, self._ansi)
            case "plain":
                state.codec, state.is_hidden = self._fonts.get(self._default_font, self._ansi), False
            case "uc":
                state.skip = max(number or 0, 0)
            case "v" | "deleted":
                state.is_hidden = number != 0

    def _describe(self, table: str, word: str, number: int) -> None:
        """An entry of the fonts or the styles."""
        if word in {"f", "s"}:
            self._entry = number
            return
        if table == "fonttbl" and word == "fcharset" and number not in {0, 1, 2}:
            self._fonts[self._entry] = rtf_words.CHARSETS.get(number, self._ansi)
        elif table == "fonttbl" and word == "cpg":
            self._fonts[self._entry] = rtf_words.codec_of(number, self._ansi)
        elif table == "stylesheet" and word in {"outlinelevel", "ls"}:
            look = self._styles.setdefault(self._entry, Look())
            self._styles[self._entry] = _with(look, word, number)

    def _name_style(self, name: str) -> None:
        look = self._styles.setdefault(self._entry, Look())
        if name.startswith("heading ") and name[8:].isdigit():
            look.outline = int(name[8:]) - 1
        look.is_title = name == "title"
        self._entry = 0

    def _begin(self, state: _State, word: str) -> bool:
        """A number, a note or a box begins."""
        outer = state.flow
        match word:
            case "listtext" | "pntext":
                state.hears = rtf_words.NUMBER
            case "footnote":
                self.notes.append(Note(len(self.notes) + 1, "", ""))
                at = len(self.notes)
                outer.say(note_mark(at))
                inner = state.flow = Flow()
                state.at_end = lambda: self._end_note(at, inner)
            case "shptxt" | "dptxbxtext":
                inner = state.flow = Flow()
                state.at_end = lambda: outer.hold(inner.end())
            case _:
                return False
        return True

    def _end_note(self, at: int, flow: Flow) -> None:
        kind = "i" if flow.is_endnote else "1"
        self._counts[kind] += 1
        self.notes[at - 1] = Note(at, written(self._counts[kind], kind), flow.plain())

    def _look(self, state: _State, word: str, number: int | None) -> bool:
        """A property of the paragraph."""
        flow = state.flow
        match word:
            case "pard":
                flow.look = Look()
            case "intbl":
                flow.look.in_table = True
            case "s":
                style = self._styles.get(number or 0, Look())
                flow.look = replace(style, in_table=flow.look.in_table)
            case "outlinelevel" | "ls":
                flow.look = _with(flow.look, word, number or 0)
            case "ftnalt":
                flow.is_endnote = True
            case _:
                return False
        return True

    def _lay_out(self, flow: Flow, word: str, number: int) -> None:
        """The end of a paragraph or cell, or the plan of a row."""
        match word:
            case "par" | "sect":
                flow.end_paragraph()
            case "cell":
                flow.end_cell()
            case "row":
                flow.end_row()
            case _:
                rtf_tables.plan(flow.plan, word, number)


def _with(look: Look, word: str, number: int) -> Look:
    if word == "ls":
        return replace(look, is_listed=True)
    return replace(look, outline=number if 0 <= number < rtf_words.RUNNING_TEXT else None)
