#!/usr/bin/env python3
"""Holds the ratios of speed against bench/speed/speed_pins.toml: fails where the best of some
samples is slower than its pin by more than noise.

    speed_gate.py [--samples N] [--pin]     --pin: writes what is measured now as the new pins

The best sample, not the middle one, is held against the pin: another program on the machine can
only make a sample slower. The margin is the larger of the pin's own (a fifth) and twice the spread
that the samples show.
"""

import sys
import tomllib
from collections.abc import Mapping, Sequence

from bench import parser_of
from bench.score.clusters import ROOT
from bench.speed.speed import sample

PINS = ROOT / "bench" / "speed" / "speed_pins.toml"
MARGIN = 0.2
HELD = (
    "compare_over_parse_cold",
    "compare_over_parse_warm",
    "help_seconds",
    "import_seconds",
    "peak_mb",
)


def faults(pins: Mapping[str, float], samples: Sequence[Mapping[str, float]]) -> list[str]:
    """A line for each figure that is worse than its pin by more than noise."""
    out = []
    for name, pin in pins.items():
        values = sorted(one[name] for one in samples)
        best, spread = values[0], (values[len(values) // 2] - values[0]) / values[0]
        allowed = pin * (1 + max(MARGIN, min(2 * spread, 0.5)))
        if best > allowed:
            out.append(f"{name}: {best:.3f}, pinned at {pin:.3f}, allowed {allowed:.3f}")
    return out


def pinned(samples: Sequence[Mapping[str, float]]) -> str:
    """The pins that these samples give."""
    best = {name: min(one[name] for one in samples) for name in HELD}
    return "# Written by bench/speed/speed_gate.py --pin: the best of some samples.\n" + "".join(
        f"{name} = {value:.4f}\n" for name, value in best.items()
    )


def main() -> int:
    """The exit code."""
    parser = parser_of(__doc__)
    parser.add_argument("--samples", type=int, default=3)
    parser.add_argument("--pin", action="store_true")
    options = parser.parse_args()
    cluster = ROOT / "examples" / "ferry-fire"  # everybody has it
    sample(cluster)  # not counted: fills the caches of byte code and of the disk
    samples = [sample(cluster) for _ in range(options.samples)]
    if options.pin:
        PINS.write_text(pinned(samples), encoding="utf-8")
        print(PINS.read_text(encoding="utf-8"), end="")
        return 0
    if not PINS.exists():
        print(
            "speed: nothing is pinned yet; bench/speed/speed_gate.py --pin does it, on a "
            "quiet machine"
        )
        return 1
    found = faults(tomllib.loads(PINS.read_text(encoding="utf-8")), samples)
    print("\n".join(found) or f"speed: {len(HELD)} figures within their pins")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
