"""How much a container may hold: what a person sends is far below, what an attacker sends is stopped here."""

from threatlake.errors import Unreadable

MIB = 2**20

# Containers within containers, counted as `!/` in an address. A mail in a mail in a ZIP in a mail is four.
DEEPEST = 5
# Members of one container. A ministry's whole archive of releases is some thousands, a crawl's 1 GB WARC about 30,000.
MOST_MEMBERS = 50_000
# Bytes of one member: it is held in memory whole, beside its container, below a worker's ceiling of 1.5 GiB.
LARGEST_MEMBER = 256 * MIB
# Bytes of all members together: zlib expands about 300 MiB a second, and a worker has a minute.
MOST_EXPANDED = 1024 * MIB
# Times its own size that a container may expand to. Text shrinks to a tenth, logs to a fiftieth; deflate reaches 1,032.
MOST_TIMES = 200
# Bytes below which the ratio does not count: a small file of blanks is no attack.
ALWAYS_ALLOWED = 64 * MIB
# Bytes of members behind ZIP's old cipher: it is undone byte by byte in Python, about 1.3 MiB a second.
MOST_DECRYPTED = 32 * MIB
# Bytes of one header: names and comments; only an attacker's is longer.
LONGEST_HEADER = MIB
# Bytes to hold at a time while a stream is expanded.
CHUNK = MIB


class Exceeded(Unreadable):
    """A container that asks for more than one may: it is refused with all that is in it."""


class Budget:
    """What one container may still expand to; Unreadable where it asks for more."""

    def __init__(self, container_bytes: int) -> None:
        self._allowed = min(MOST_EXPANDED, max(ALWAYS_ALLOWED, MOST_TIMES * container_bytes))
        self._bytes = 0
        self._members = 0

    def spend(self, byte_count: int) -> None:
        """Account for expanded bytes before or while they are made."""
        self._bytes += byte_count
        if self._bytes > self._allowed:
            raise Exceeded(f"expands to more than {self._allowed // MIB:,} MiB")

    @property
    def left(self) -> int:
        """Bytes that may still be expanded."""
        return self._allowed - self._bytes

    def count_member(self) -> None:
        """Account for one more entry, folders and links included."""
        self._members += 1
        if self._members > MOST_MEMBERS:
            raise Exceeded(f"more than {MOST_MEMBERS:,} files")
