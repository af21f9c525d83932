"""What people judged, as labelled texts: the classifier learns from them."""

from collections import defaultdict

import duckdb

from threatlake.records import ThreatId
from threatlake.seeds.labelled import LabelledText

SOURCE = "judgements"


def judged_texts(connection: duckdb.DuckDBPyConnection) -> list[LabelledText]:
    """Give every document on which somebody judged, with the threats judged and those that it is about."""
    rows = connection.execute(
        """SELECT document_id, language, text, threat_id, arg_max(is_about, judged_at) AS is_about
        FROM judgements INNER JOIN documents USING (document_id) INNER JOIN threats USING (threat_id)
        WHERE threats.is_active AND char_count > 0 GROUP BY ALL ORDER BY document_id, threat_id"""
    ).fetchall()
    judged: dict[tuple[str, str | None, str], dict[ThreatId, bool]] = defaultdict(dict)
    for document_id, language, text, threat_id, is_about in rows:
        judged[document_id, language, text][ThreatId(threat_id)] = is_about
    return [
        LabelledText(
            text_id=document_id,
            language=language,
            source=SOURCE,
            title=None,
            text=text,
            labels=frozenset(threat_id for threat_id, is_about in said.items() if is_about),
            known=frozenset(said),
            subthreats=frozenset(),
        )
        for (document_id, language, text), said in judged.items()
    ]
