#!/usr/bin/env python3
"""Fails when a figure falls below its pin or by more than 0.05 when names and numbers are swapped,
when the data changed unnoticed, or when gold leaked into the program.

    gate.py [--gold DIR]                        measure examples/*, bench/stories/{dev,test}/* and
    every cluster of DIR (default: gold/ of the shared folder) gate.py --pin [--allow-lower] [--gold
    DIR]  pin what is measured now, less a band for noise; a pin is lowered only with --allow-lower

Exit 0 when all holds, 1 when something does not, 2 for wrong usage. Pins and digests stand in
bench/score/pins.toml.
"""

import argparse
import sys
from pathlib import Path

from bench.score.clusters import (
    ROOT,
    clusters_in,
    digest,
    digest_of_all,
    find_sets,
    measure,
    shared_folder,
)
from bench.score.leaks import find_leaks, known_from, unlisted_tables
from bench.score.perturb import check_perturbed, plain
from bench.score.pins import (
    ABSTAINING,
    LEAST_RECALL,
    NOISE,
    PINS,
    PRECISION,
    RARE,
    RARE_NOISE,
    RECALL,
    Pins,
    read_pins,
    write_pins,
)
from bench.score.reprints import events_in, mixed_figures, reprint_figures

FIGURES_ONLY = frozenset(
    {"stories-test"}
)  # sets of which nothing but figures is printed: who writes rules shall not learn what they hold
GROUPING = "grouping"  # the pins of what no reprint may change
REPRINTS, MIXED_EVENTS = (
    (5, 20),
    3,
)  # numbers of reprints; own stories of which piles of mixed reports are made
EXACT = (
    "spans.exact",
)  # no band: a span either is the text at its offsets or the program is wrong


def values_of(figures: dict[str, dict]) -> dict[str, float]:
    """The figures that have a value; in place of one that silence moves, its recall and its
    precision."""
    values = {}
    for name, figure in figures.items():
        if name in ABSTAINING:
            values[name + RECALL] = figure["recall"]
            values[name + PRECISION] = figure["precision"]
        elif figure["value"] is not None:
            values[name] = figure["value"]
    return values


def below_floors(pins: Pins, values: dict[str, float]) -> list[str]:
    """Which figures fell below their pins, or are gone."""
    faults = []
    for name, floor in sorted(pins.floors.items()):
        if name not in values:
            faults.append(f"{name} is pinned at {floor:.3f} and was not measured")
        elif values[name] < floor - 1e-9:
            faults.append(f"{name} is {values[name]:.3f}, below its pin {floor:.3f}")
    return faults


def changed_data(pins: Pins, digests: dict[str, str]) -> list[str]:
    """Which clusters are not the ones that the pins were measured on."""
    faults = [
        f"{name} is pinned and is not there"
        for name in sorted(pins.digests.keys() - digests.keys())
    ]
    faults += [
        f"{name} is there and is not pinned"
        for name in sorted(digests.keys() - pins.digests.keys())
    ]
    both = sorted(pins.digests.keys() & digests.keys())
    return faults + [
        f"the data of {name} changed since they were pinned"
        for name in both
        if pins.digests[name] != digests[name]
    ]


def floors_from(
    old: dict[str, float], values: dict[str, float], *, allow_lower: bool
) -> tuple[dict[str, float], list[str]]:
    """New floors from what was measured, and the pins that this would lower without leave."""
    floors, refused = {}, []
    for name in sorted(old.keys() | values.keys()):
        if name not in values:
            if not allow_lower:
                refused.append(f"{name}: pinned at {old[name]:.3f}, not measured now")
            continue
        fresh = floor_of(name, values[name])
        if name in old and values[name] < old[name] - 1e-9:
            if not allow_lower:
                refused.append(f"{name}: pinned at {old[name]:.3f}, measured {values[name]:.3f}")
        elif name in old and not allow_lower:
            fresh = max(fresh, old[name])  # within the band the old pin stands
        floors[name] = int(fresh * 1000 + 1e-6) / 1000
    return floors, refused


def floor_of(name: str, value: float) -> float:
    """The least that a figure may be that was measured so."""
    if name in EXACT:
        return value
    if name.endswith(RECALL):
        return value * LEAST_RECALL
    is_rare = name.removesuffix(PRECISION) in RARE
    return max(0.0, value - (RARE_NOISE if is_rare else NOISE))


def print_figures(
    name: str, clusters: list[Path], figures: dict[str, dict], floors: dict[str, float]
) -> None:
    """A line a figure."""
    print(f"\n{name}: {', '.join(cluster.name for cluster in clusters)}")
    for figure, value in values_of(figures).items():
        pin = f"pin {floors[figure]:.3f}" if figure in floors else "no pin"
        print(f"  {figure:30} {value:.3f}  {pin}")


def data_faults(name: str, faults: list[str]) -> list[str]:
    """What is wrong with a set's data or ledgers; of sets that show figures only, how many faults
    there are and no word of them."""
    if name in FIGURES_ONLY and faults:
        return [
            f"{len(faults)} faults in its data or ledgers (bench/score/check_gold.py lists "
            "those of the data)"
        ]
    return faults


def check_set(name: str, clusters: list[Path], pins: Pins) -> list[str]:
    """What is wrong with a set; its figures are printed on the way."""
    figures, faults = measure(clusters)
    print_figures(name, clusters, figures, pins.floors)
    faults = data_faults(name, faults) + changed_data(
        pins, {cluster.name: digest(cluster) for cluster in clusters}
    )
    faults += below_floors(pins, values_of(figures))
    return [f"{name}: {fault}" for fault in faults] + _perturbed(name, clusters, figures)


def _perturbed(name: str, clusters: list[Path], figures: dict[str, dict]) -> list[str]:
    """What is lost when names, numbers and years are swapped."""
    if plain(clusters) != clusters:
        return []  # saved pages are not swapped
    lost, faults = check_perturbed(name, clusters, figures)
    worst = max(lost, key=lambda figure: lost[figure])
    print(f"  swapped: {worst} changes most, by {-lost[worst]:+.3f}")
    return data_faults(name, faults)


def grouping_figures() -> dict[str, float]:
    """What of the grouping stays when reports are reprinted or mixed; figures only, of a part of
    the events that are here."""
    kept = reprint_figures(events_in(shared_folder(), part=True), REPRINTS)
    return kept | mixed_figures(clusters_in(ROOT / "bench" / "stories" / "train")[:MIXED_EVENTS])


def grouping_digests() -> dict[str, str]:
    """What the data of the grouping hash to: our own, and the shared events that are here."""
    every, stories = events_in(shared_folder(), part=True), ROOT / "bench" / "stories"
    mixed = clusters_in(stories / "train")[:MIXED_EVENTS]
    own = [one for one in every if one.is_relative_to(ROOT)]
    shared = [one for one in every if one not in own]
    found = {"own": digest_of_all([*own, *mixed])}
    return found | ({"shared": digest_of_all(shared)} if shared else {})


def check_grouping(pins: Pins) -> list[str]:
    """What reprints and mixed reports change beyond the pins."""
    figures, digests = grouping_figures(), grouping_digests()
    pins = Pins({k: v for k, v in pins.digests.items() if k in digests}, pins.floors)
    print(f"\n{GROUPING}: " + ", ".join(f"{name} {value:.3f}" for name, value in figures.items()))
    faults = changed_data(pins, digests) + below_floors(pins, figures)
    if figures["mixed_events_joined"]:
        faults.append("mixed reports of several events are one story")
    return [f"{GROUPING}: {fault}" for fault in faults]


def check_leaks(sets: dict[str, list[Path]], src: Path) -> list[str]:
    """What of the gold stands in the program, and which tables have no origin. The examples are
    ours and made of ordinary words."""
    faults = [f"leak: {finding}" for finding in find_leaks(src, known_from(sets.get("gold", [])))]
    return faults + [
        f"tables: {name} is not in SOURCES.md"
        for name in unlisted_tables(src / "rashomon" / "shipped" / "tables")
    ]


def pin_all(sets: dict[str, list[Path]], path: Path, *, allow_lower: bool) -> list[str]:
    """Pins what is measured now; what stands against it, in which case nothing is written."""
    pins, faults = read_pins(path), []
    for name, clusters in sets.items():
        figures, wrong = measure(clusters)
        old = pins.get(name, Pins())
        print_figures(name, clusters, figures, old.floors)
        floors, refused = floors_from(old.floors, values_of(figures), allow_lower=allow_lower)
        faults += [f"{name}: {fault}" for fault in data_faults(name, wrong)] + [
            f"{name}: would lower {fault} (--allow-lower does it)" for fault in refused
        ]
        pins[name] = Pins({cluster.name: digest(cluster) for cluster in clusters}, floors)
    pins[GROUPING] = Pins(grouping_digests(), pins.get(GROUPING, Pins()).floors)
    if not faults:
        write_pins(path, pins)
        print(f"\npinned in {path.name}")
    return faults


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    shared = shared_folder()
    parser.add_argument(
        "--gold",
        type=Path,
        default=shared / "gold" if shared else None,
        help="a folder of gold clusters",
    )
    parser.add_argument("--pin", action="store_true", help="pin what is measured now")
    parser.add_argument("--allow-lower", action="store_true", help="with --pin: also lower pins")
    arguments = parser.parse_args()
    if arguments.gold and not clusters_in(arguments.gold):
        parser.error(f"no clusters in {arguments.gold}")
    return arguments


def main() -> int:
    """The exit code."""
    arguments = parse_arguments()
    sets = find_sets(arguments.gold)
    if arguments.gold is None:
        print("no shared gold here: only what the project ships is measured")
    if arguments.pin:
        faults = pin_all(sets, PINS, allow_lower=arguments.allow_lower)
    else:
        pins = read_pins(PINS)
        faults = [
            fault
            for name, clusters in sets.items()
            for fault in check_set(name, clusters, pins.get(name, Pins()))
        ]
        faults += check_grouping(pins.get(GROUPING, Pins()))
        faults += check_leaks(sets, ROOT / "src")
    for fault in faults:
        print(f"FAIL {fault}")
    print(f"\ngate: {'failed, ' + str(len(faults)) + ' faults' if faults else 'all holds'}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
