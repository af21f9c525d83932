"""Codes of other classifications, from `seeds/crosswalk.csv`: only codes that somebody has confirmed, and where.

`relation` says how wide the code is beside our sub-threat (or threat, where none is named): `exact` is the same,
`broad` covers more than ours, `narrow` is a part of it, `related` overlaps with it or stands beside it (fraud is not
all financial crime: over phone or internet it is cybercrime). One code may relate to several sub-threats.
"""

from pathlib import Path

from threatlake.records import CrosswalkCode, Relation, SubthreatId, ThreatId
from threatlake.seeds.entries import Entry, refuse_repeated
from threatlake.seeds.files import read_csv
from threatlake.seeds.threats import ThreatSeeds

COLUMNS = ("scheme", "scheme_version", "code", "threat_id", "subthreat_id", "relation", "label", "source")
SCHEMES = frozenset({"EuroVoc", "GDELT", "ICCS", "IPTC", "SHERLOC"})


def load(path: Path, threats: ThreatSeeds) -> list[CrosswalkCode]:
    """Read the codes and check them against the threats; InvalidSeed names file and line."""
    subthreats = {seed.threat.threat_id: [each.subthreat_id for each in seed.subthreats] for seed in threats.threats}
    codes = read_csv(path, COLUMNS, lambda row: _code(row, subthreats))
    refuse_repeated(
        path.name, "code", (f"{code.scheme} {code.code} for {code.subthreat_id or code.threat_id}" for code in codes)
    )
    return codes


def _code(row: Entry, subthreats: dict[ThreatId, list[SubthreatId]]) -> CrosswalkCode:
    threat_id = row.choice("threat_id", subthreats.keys())
    return CrosswalkCode(
        scheme=row.choice("scheme", SCHEMES),
        scheme_version=row.optional_text("scheme_version"),
        code=row.text("code"),
        threat_id=threat_id,
        label=row.text("label"),
        subthreat_id=row.optional_choice("subthreat_id", subthreats[threat_id]),
        relation=row.choice("relation", tuple(Relation)),
        source=row.text("source"),
    )
