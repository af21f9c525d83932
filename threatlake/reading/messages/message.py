"""EML: a message is a document, and what is attached to it are members."""

import base64
import binascii
import codecs
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import Compat32

from threatlake.errors import Unreadable
from threatlake.reading.characters.decode import Decoded, declared_in, decode
from threatlake.reading.containers import member_names
from threatlake.reading.containers.bounds import MOST_MEMBERS, Budget, Exceeded
from threatlake.reading.containers.members import Member
from threatlake.reading.extraction import Extraction
from threatlake.reading.messages import headers as message_headers
from threatlake.reading.messages import letter as message_text
from threatlake.reading.messages.letter import Letter, Part
from threatlake.reading.settings import Settings

# The same text made for a watch or a slow phone.
_OTHER_RENDERINGS = frozenset({"text/x-amp-html", "text/watch-html"})
_SIGNATURES = frozenset({"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"})
_SHORT = 400  # characters: a plain text below it may only say that there is an HTML part
_FULLER = 3  # times as much text in the HTML part as in the plain one, and the plain one is no body
_LONGEST_FIELD = 16_384  # characters of a content field; a name of 255 letters in three encodings takes 5,000
_DEEPEST_PARTS = 100  # parts within parts; mailing lists and forwarding reach ten


class _AsWritten(Compat32):
    """Headers as they stand in the file: the library's own reading loses letters that were sent raw."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """A name and value; the library takes quadratic time on the parameters of a field, so those are bounded."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_FIELD] if name.lower().startswith("content-") else value

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002 - the library's signature
        """The value with its raw bytes as surrogate escapes."""
        return value

    def fold_binary(self, name: str, value: str) -> bytes:
        """The header as it came."""
        return f"{name}: {value}\n".encode("ascii", "surrogateescape")


_POLICY = _AsWritten(mangle_from_=False)


def extract_eml(raw: bytes, _: Settings) -> Extraction:
    """The message itself: its subject, who wrote it and when, its body."""
    message = _parsed(raw)
    texts = _texts(message, message)
    decoded = [_decoded(part) for part in texts]
    letter = Letter(
        subject=message_headers.text_of(message["Subject"]),
        author=message_headers.author_of(message["From"]),
        published=message_headers.day_of(message["Date"]),
        parts=tuple(map(_part, texts, decoded)),
        encoding=decoded[0].encoding if decoded else None,
        encoding_confidence=decoded[0].confidence if decoded else None,
    )
    return message_text.extraction(letter)


def members(raw: bytes) -> Iterator[Member]:
    """What is attached, pictures within the text included; a message that is attached is an `.eml`."""
    budget = Budget(len(raw))
    names = member_names.DistinctNames()
    message = _parsed(raw)
    for number, part in enumerate(_leaves(message), 1):
        budget.count_member()
        if _is_body(part, message) or part.get_content_type() in _OTHER_RENDERINGS:
            continue
        name = names.distinct(_name(part, number))
        if part.get_content_type() in _SIGNATURES:
            yield Member(name, None, "a signature of the message; not a report")
        else:
            yield Member(name, _content(part), None)


def _parsed(raw: bytes) -> Message:
    if raw.count(b"\n--") > 2 * MOST_MEMBERS:  # before an object is made for each part
        raise Exceeded(f"more than {MOST_MEMBERS:,} files")
    raw = raw.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")  # an empty line before the headers would end them
    try:
        message: Message = message_from_bytes(raw, policy=_POLICY)
    except RecursionError as error:  # the library goes into parts by recursion
        raise Unreadable("nested too deeply to be a message") from error
    waiting = [(message, 1)]
    while waiting:
        part, depth = waiting.pop()
        if depth > _DEEPEST_PARTS:
            raise Unreadable("nested too deeply to be a message")
        waiting += [(child, depth + 1) for child in _children(part)]
    return message


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _leaves(part: Message) -> Iterator[Message]:
    """The parts that hold something, in order; an attached message is one."""
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        for child in _children(part):
            yield from _leaves(child)
    else:
        yield part


def _is_body(part: Message, message: Message) -> bool:
    """Whether a part is words of the message itself."""
    if part is message and part.get_content_maintype() in {"text", "multipart"}:
        return True  # the message has no parts
    if part.get_content_type() not in {"text/plain", "text/html"}:
        return False
    return part.get_content_disposition() != "attachment" and not part.get_filename()


def _texts(part: Message, message: Message) -> list[Message]:
    """The parts that are the body, in order; of alternatives the best."""
    if part.get_content_maintype() != "multipart" or not part.is_multipart():
        return [part] if _is_body(part, message) else []
    found = [texts for child in _children(part) if (texts := _texts(child, message))]
    if part.get_content_subtype() == "alternative" and found:
        return _best(found)
    return [text for texts in found for text in texts]


def _best(options: list[list[Message]]) -> list[Message]:
    """The plain text, where it is not a mere pointer to the HTML."""
    plain = next((texts for texts in options if not any(map(_is_html, texts))), None)
    rich = next((texts for texts in options if any(map(_is_html, texts))), None)
    if plain is None or rich is None:
        return options[0]
    size = sum(len(_decoded(text).text.strip()) for text in plain)
    if size >= _SHORT:
        return plain
    blocks = [block for text in rich for block in message_text.body(_part(text, _decoded(text)))[0]]
    return rich if sum(len(block.text) for block in blocks) > _FULLER * size else plain


def _is_html(part: Message) -> bool:
    return part.get_content_type() == "text/html"


def _part(part: Message, decoded: Decoded) -> Part:
    return Part(decoded.text, _is_html(part), str(part.get_param("format", "")).lower() == "flowed")


def _decoded(part: Message) -> Decoded:
    raw = _payload(part)
    return decode(raw, part.get_content_charset() or (declared_in(raw) if _is_html(part) else None))


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _name(part: Message, number: int) -> str:
    """The name that an attachment is given, or one by what it is."""
    if name := message_headers.file_name(part.get_filename()):
        return name
    if part.get_content_type() == "message/rfc822":
        inner = next(iter(_children(part)), None)
        subject = message_headers.text_of(inner["Subject"]) if inner is not None else None
        return f"{subject.replace('/', '-') if subject else f'message {number}'}.eml"
    return f"part {number}"


def _content(part: Message) -> bytes:
    """The bytes of an attachment."""
    inner = _children(part)
    if not inner:
        return _payload(part)
    if str(part["Content-Transfer-Encoding"]).strip().lower() == "base64":  # forbidden for messages, and done
        try:
            return base64.b64decode(_payload(inner[0]), validate=False)
        except binascii.Error:
            pass
    return b"\n".join(message.as_bytes(policy=_POLICY) for message in inner)
