"""MinHash signatures, cut into bands: two texts that share a band are worth comparing."""

import hashlib
import struct

from rensa import RMinHash

from threatlake.comparing.shingles import words
from threatlake.records import DocumentId, Signature

# 32 bands of 4 rows find a pair of Jaccard 0.6 with probability 1 - (1 - 0.6^4)^32 = 0.988, of 0.7 with
# 0.9999 (Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", section 3.4).
BANDS = 32
ROWS = 4
_SEED = 42

# What texts without any word share; they are no copies of each other.
NO_WORDS = words("").sha256()


def sign(document_id: DocumentId, text: str) -> Signature:
    """The signature of one text; the same on every platform."""
    split = words(text)
    shingles = set(split.shingles())
    return Signature(document_id, split.sha256(), len(shingles), _bands(shingles))


def _bands(shingles: set[str]) -> tuple[int, ...]:
    if not shingles:
        return ()
    minhash = RMinHash(num_perm=BANDS * ROWS, seed=_SEED)
    minhash.update(sorted(shingles))
    digest = minhash.digest()
    return tuple(_band(number, digest[number * ROWS : (number + 1) * ROWS]) for number in range(BANDS))


def _band(number: int, rows: list[int]) -> int:
    """A band as one signed 64-bit number, its position hashed in, so that bands compare as a plain list."""
    packed = struct.pack(f"<B{ROWS}I", number, *rows)
    return int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest(), "little", signed=True)
