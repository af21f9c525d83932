"""What a server compressed for the way: gzip, deflate, Brotli, undone within bounds."""

import zlib

import brotli

from threatlake.reading.containers.bounds import CHUNK, LARGEST_MEMBER, MIB, Budget

_PLAIN = frozenset({"", "identity", "none", "utf-8"})  # the last is a common mistake of servers
_ZLIB_OR_GZIP, _BARE = 32 + zlib.MAX_WBITS, -zlib.MAX_WBITS


def decoded(body: bytes, codings: str, budget: Budget) -> bytes | str:
    """The file itself, or why it cannot be had; a body that is not in the coding it claims is taken as it is."""
    for coding in reversed([part.strip().lower() for part in codings.split(",")]):
        if coding in _PLAIN or not body:
            continue
        if coding in {"gzip", "x-gzip", "deflate"}:
            expanded = _inflated(body, budget)
        elif coding == "br":
            expanded = _unbrotlied(body, budget)
        else:
            return f"compressed as {coding[:40]}, which is not read"
        if isinstance(expanded, str):
            return expanded
        body = body if expanded is None else expanded
    return body


def _inflated(body: bytes, budget: Budget) -> bytes | str | None:
    for bits in (_ZLIB_OR_GZIP, _BARE):
        decompressor = zlib.decompressobj(bits)
        try:
            expanded = decompressor.decompress(body, min(LARGEST_MEMBER, budget.left) + 1)
        except zlib.error:
            continue
        budget.spend(len(expanded))
        if len(expanded) > LARGEST_MEMBER:
            return _too_large()
        return expanded if decompressor.eof else "truncated: its compressed body is cut short"
    return "damaged: it does not expand" if body.startswith(b"\x1f\x8b") else None


def _unbrotlied(body: bytes, budget: Budget) -> bytes | str | None:
    decompressor = brotli.Decompressor()
    pieces: list[bytes] = []
    size, rest = 0, body
    while not decompressor.is_finished():
        try:
            piece: bytes = decompressor.process(rest, output_buffer_limit=CHUNK)
        except brotli.error:
            return "damaged: it does not expand" if pieces else None
        budget.spend(len(piece))
        size += len(piece)
        if size > LARGEST_MEMBER:
            return _too_large()
        if not piece and not rest and not decompressor.is_finished():
            return "truncated: its compressed body is cut short"
        pieces.append(piece)
        rest = b""
    return b"".join(pieces)


def _too_large() -> str:
    return f"larger than {LARGEST_MEMBER // MIB} MiB"
