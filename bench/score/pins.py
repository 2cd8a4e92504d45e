"""The pins of the gate, bench/score/pins.toml: the least that each figure may be, and what the data
hash to."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from bench.score.clusters import ROOT

NOISE, RARE_NOISE = 0.01, 0.04
# Figures that rest on few items: one of them is worth more than the band, and another processor's
# last bits may turn one.
RARE = frozenset(
    {
        "points.conflicts",
        "points.relations",
        "points.statuses",
        "anomalies.found",
        "statements.anonymous",
        "statements.stance",
    }
)
# Figures of what is printed only where it is sure. Silence costs recall and wins precision, so that
# both have floors of their own: recall may fall to nine tenths of what was measured.
ABSTAINING = frozenset({"statements.speaker", "statements.stance", "names.found"})
RECALL, PRECISION = ".recall", ".precision"
LEAST_RECALL = 0.9
PINS = ROOT / "bench" / "score" / "pins.toml"


@dataclass
class Pins:
    """Of one set of data: a digest a cluster, and the least that each figure may be."""

    digests: dict[str, str] = field(default_factory=dict)
    floors: dict[str, float] = field(default_factory=dict)


def read_pins(path: Path) -> dict[str, Pins]:
    """The pins of each set of data."""
    document = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {
        name: Pins(dict(part.get("digests", {})), dict(part.get("floors", {})))
        for name, part in document.items()
    }


def write_pins(path: Path, pins: dict[str, Pins]) -> None:
    """Writes the pins of all sets, sorted."""
    lines = [
        "# Written by `bench/score/gate.py --pin`: the least that each figure may be, and "
        "what the data hash to.",
        "",
    ]
    for name, part in sorted(pins.items()):
        lines += [
            f"[{name}.digests]",
            *(f'"{cluster}" = "{value}"' for cluster, value in sorted(part.digests.items())),
            "",
        ]
        lines += [
            f"[{name}.floors]",
            *(f'"{figure}" = {value:.3f}' for figure, value in sorted(part.floors.items())),
            "",
        ]
    path.write_text("\n".join(lines), encoding="utf-8")
