"""What was measured: bench/results.json, a section each for every program that measures, and what
is made of it: bench/RESULTS.md and the figures of docs/.

A figure in the documentation has its name behind it, "0.42<!-- stories-test points.conflicts -->",
where a section is by set, or "0.81<!-- lgl.acc161 -->". `python -m bench.score.results` makes page
and figures anew, where results.json came from elsewhere. The document: {"figures": {name: value} of
all sections together, "sections": {section: {"commit", "machine", "data", "figures", "bars",
...}}}.
"""

import json
import os
import platform
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from bench.score.clusters import ROOT
from bench.score.pins import PINS, Pins, read_pins

RESULTS = ROOT / "bench" / "results.json"
PAGE = ROOT / "bench" / "RESULTS.md"
DOCS, FRONT = ROOT / "docs", ROOT / "README.md"
_FIGURE = re.compile(r"(?:\d[\d.,]*|not measured)<!-- (?:(?P<set>[a-z-]+) )?(?P<figure>[\w.]+) -->")
ACCURACY, SPEED = "accuracy", "speed"  # the two sections with tables of their own


def read_results(path: Path | None = None) -> dict:
    """The document as it stands; an empty one where there is none."""
    path = path or RESULTS
    return (
        json.loads(path.read_text(encoding="utf-8"))
        if path.exists()
        else {"figures": {}, "sections": {}}
    )


def record(
    section: str,
    figures: Mapping,
    *,
    data: str,
    bars: Mapping[str, str] | None = None,
    **more: object,
) -> None:
    """Writes the section's figures ({name: number or None}) into results.json and makes RESULTS.md
    anew.

    `data` says what was measured on; `bars` gives, by figure, what it should reach ("at least
    0.9"); `more` is kept beside them.
    """
    document = read_results()
    parts = {
        "commit": commit(),
        "machine": machine(),
        "data": data,
        "figures": dict(figures),
        "bars": dict(bars or {}),
        **more,
    }
    document["sections"] = dict(sorted((document["sections"] | {section: parts}).items()))
    document["figures"] = flat_figures(document["sections"])
    RESULTS.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    write_pages(document)


def write_pages(document: Mapping) -> None:
    """Makes RESULTS.md and the figures of the documentation anew."""
    PAGE.write_text(page(document), encoding="utf-8")
    for path in [*sorted(DOCS.rglob("*.md")), FRONT]:
        text = path.read_text(encoding="utf-8")
        if (renewed := with_figures(text, document)) != text:
            path.write_text(renewed, encoding="utf-8")


def with_figures(text: str, document: Mapping) -> str:
    """The text with every named figure as it was measured. Raises KeyError where there is none of
    that name."""
    by_set = {
        name: values
        for section in document["sections"].values()
        for name, values in section["figures"].items()
        if isinstance(values, dict)
    }

    def renewed(match: re.Match[str]) -> str:
        value = (
            by_set[match["set"]][match["figure"]]
            if match["set"]
            else document["figures"][match["figure"]]
        )
        if value is None:
            told = "not measured"
        else:
            told = f"{value:,}" if isinstance(value, int) else f"{value:.2f}"
        return told + match[0][match[0].index("<!--") :]

    return _FIGURE.sub(renewed, text)


def flat_figures(sections: Mapping[str, Mapping]) -> dict[str, object]:
    """Every figure of every section that is a number, by name; the figures of accuracy stay by set
    in their section."""
    flat = {}
    for name, section in sections.items():
        if name != ACCURACY:
            flat |= {
                figure: value
                for figure, value in section["figures"].items()
                if not isinstance(value, dict)
            }
    return dict(sorted(flat.items()))


def page(document: Mapping) -> str:
    """RESULTS.md in words and tables."""
    lines = [
        "# Results",
        "",
        "Written by the programs of `bench/` from `bench/results.json`; not edited by hand.",
    ]
    tables = {ACCURACY: _accuracy_table, SPEED: _speed_table}
    for name, section in document["sections"].items():
        lines += ["", f"## {name.capitalize()}", ""]
        lines += [
            f"- commit: {section['commit']}",
            *(
                f"- commit of {part}: {value}"
                for part, value in section.get("commits", {}).items()
                if value != section["commit"]
            ),
            f"- machine: {section['machine']}",
            f"- data: {section['data']}",
            "",
        ]
        plain = _set_table if _is_by_set(section) else _plain_table
        lines += tables.get(name, plain)(section)
        lines += ["", str(section["note"])] if section.get("note") else []
    return "\n".join(lines) + "\n"


def _plain_table(section: Mapping) -> list[str]:
    rows = [
        f"| {name} | {_number(value)} | {section['bars'].get(name, '')} |"
        for name, value in section["figures"].items()
    ]
    return ["| figure | value | bar |", "|---|---|---|", *rows]


def _speed_table(section: Mapping) -> list[str]:
    lines = ["| figure | median | least | most | bar |", "|---|---|---|---|---|"]
    for name, value in section["figures"].items():
        values = [sample[name] for sample in section["samples"]]
        lines.append(
            f"| {name} | {value:.3f} | {min(values):.3f} | {max(values):.3f} | "
            f"{section['bars'].get(name, '')} |"
        )
    return lines


def _accuracy_table(section: Mapping) -> list[str]:
    """A column each for every set of data and its pins."""
    sets, pins = section["figures"], read_pins(PINS)
    lines = [
        "| figure | " + " | ".join(f"{name} | pin" for name in sets) + " |",
        "|---|" + "---|---|" * len(sets),
    ]
    for figure in next(iter(sets.values()), {}):
        cells = [figure]
        for name, values in sets.items():
            cells += [
                _number(values.get(figure)),
                _number(pins.get(name, Pins()).floors.get(figure)),
            ]
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def _is_by_set(section: Mapping) -> bool:
    figures = section["figures"].values()
    return bool(figures) and all(isinstance(values, dict) for values in figures)


def _set_table(section: Mapping) -> list[str]:
    """A column for every set."""
    sets = section["figures"]
    names = dict.fromkeys(name for values in sets.values() for name in values)
    rows = [
        f"| {name} | "
        + " | ".join(_number(values.get(name)) for values in sets.values())
        + f" | {section['bars'].get(name, '')} |"
        for name in names
    ]
    return [
        "| figure | " + " | ".join(sets) + " | bar |",
        "|---|" + "---|" * (len(sets) + 1),
        *rows,
    ]


def _number(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def machine() -> str:
    """The processor, the number of cores and the Python."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    model = next(
        (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")),
        platform.processor() or platform.machine(),
    )
    return (
        f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    )


def commit() -> str:
    """The commit that was measured; "+changes" where the tree differs from it."""

    def git(*arguments: str) -> str:
        return subprocess.run(
            ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
        ).stdout.strip()

    changed = git("status", "--porcelain", "--untracked-files=no", "--", "src")
    return git("rev-parse", "HEAD") + ("+changes" if changed else "")


if __name__ == "__main__":
    write_pages(read_results())
