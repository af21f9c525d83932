"""Whether two texts are copies, verified on the texts themselves, never on their sketches."""

from threatlake.comparing.shingles import SHINGLE_WORDS, Words, words
from threatlake.records import Copy, CopyKind, DocumentId

# About 8% of the words edited; see shingles.SHINGLE_WORDS. Rewrites of one event by another hand share
# well under 0.3.
NEAR_JACCARD = 0.6


def compare(document_id: DocumentId, text: str, other_document_id: DocumentId, other_text: str) -> Copy | None:
    """The copy that two documents are of each other, or None; the same whichever is named first."""
    if document_id > other_document_id:
        document_id, text, other_document_id, other_text = other_document_id, other_text, document_id, text
    one, other = words(text), words(other_text)
    if not one.words or not other.words:
        return None
    if one.words == other.words:
        span, other_span = (one.spans[0][0], one.spans[-1][1]), (other.spans[0][0], other.spans[-1][1])
        return Copy(document_id, other_document_id, CopyKind.EXACT, *span, *other_span, jaccard=1.0, containment=1.0)
    shingles, other_shingles = set(one.shingles()), set(other.shingles())
    shared = shingles & other_shingles
    jaccard = len(shared) / (len(shingles | other_shingles) or 1)
    if jaccard < NEAR_JACCARD:
        return None
    containment = len(shared) / min(len(shingles), len(other_shingles))
    spans = (*_extent(one, shared), *_extent(other, shared))
    return Copy(document_id, other_document_id, CopyKind.NEAR, *spans, jaccard, containment)


def _extent(split: Words, shared: set[str]) -> tuple[int, int]:
    """From the first to the last shared shingle."""
    places = [at for at, shingle in enumerate(split.shingles()) if shingle in shared]
    return split.spans[places[0]][0], split.spans[places[-1] + SHINGLE_WORDS - 1][1]
