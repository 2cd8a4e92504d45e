"""Looks for the words of development data in the program: what a rule knows of one event is worth
nothing on the next.

A finding is a spelling of a gold name, an outlet, or six words in a row of a gold text that stand
in a file of `src/`. Not findings:
- anything in a table that `tables/SOURCES.md` marks public ("yes" in its column `public`);
- a spelling that stands in such a table (countries, news agencies): what everybody knows may be
  named anywhere. A packed table (a
  gazetteer) gives no such leave: it names every town;
- a single word that the gold texts also use in lower case: an ordinary word that happens to be a
  name ("Army", "Coalition").

Surnames, places and names of several words are found whatever their case; other single words only
as printed ("Standard", "Express").
"""

import gzip
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

WORD = re.compile(r"[^\W_]+")
RUN = 6
PACKED = (".gz", ".zip")
SQUEEZED = 8  # an outlet of this many letters is also looked for as in a host name: "dailygazette"


@dataclass
class Known:
    """What must not stand in the program: spellings and outlets as tuples of words, outlets in one
    word, runs of six words.

    `anyhow`: spellings in lower case, found whatever their case.
    """

    spellings: dict[tuple[str, ...], str] = field(default_factory=dict)
    anyhow: dict[tuple[str, ...], str] = field(default_factory=dict)
    squeezed: dict[str, str] = field(default_factory=dict)
    runs: set[tuple[str, ...]] = field(default_factory=set)
    ordinary: set[str] = field(default_factory=set)


def words(text: str) -> list[str]:
    """The words of a text, as printed; an underscore parts words, so that identifiers are seen."""
    return WORD.findall(text)


def known_from(clusters: Iterable[Path]) -> Known:
    """What the gold of these clusters must not lend the program."""
    known = Known()
    for cluster in clusters:
        gold = json.loads((cluster / "gold.json").read_text(encoding="utf-8"))
        for report in gold["reports"]:
            if report.get("outlet"):
                known.spellings[tuple(words(report["outlet"]))] = f"outlet {report['outlet']!r}"
                known.squeezed["".join(words(report["outlet"])).lower()] = (
                    f"outlet {report['outlet']!r}"
                )
        for name in (name for story in gold["stories"] for name in story["names"]):
            _learn_name(known, name)
        for path in sorted((cluster / "reports").iterdir()):
            _learn_text(known, path.read_text(encoding="utf-8", errors="replace"))
    known.spellings.pop((), None)
    known.anyhow.pop((), None)
    known.squeezed = {
        word: what
        for word, what in known.squeezed.items()
        if len(word) >= SQUEEZED and word not in known.ordinary
    }
    return known


def _learn_name(known: Known, name: dict) -> None:
    split = {spelling: tuple(words(spelling)) for spelling in name["spellings"]}
    surnames = (
        {parts[-1] for parts in split.values() if len(parts) > 1}
        if name.get("kind") == "person"
        else set()
    )
    for spelling, parts in split.items():
        known.spellings.setdefault(parts, f"name {spelling!r}")
        if len(parts) > 1 or name.get("kind") == "place" or set(parts) & surnames:
            known.anyhow.setdefault(tuple(part.lower() for part in parts), f"name {spelling!r}")


def _learn_text(known: Known, text: str) -> None:
    found = words(text)
    known.ordinary.update(word for word in found if word.islower())
    lower = [word.lower() for word in found]
    known.runs.update(
        run
        for run in zip(*(lower[i:] for i in range(RUN)), strict=False)
        if sum(word.isalpha() for word in run) >= 4
    )


def public_tables(sources: str) -> list[str]:
    """The files marked public in the Markdown tables of SOURCES.md that have a column `public`; the
    first column names the file."""
    found: list[str] = []
    column = None
    for line in sources.splitlines():
        cells = [cell.strip().strip("`") for cell in line.strip().strip("|").split("|")]
        if not line.lstrip().startswith("|"):
            column = None
        elif "public" in (lowered := [cell.lower() for cell in cells]):
            column = lowered.index("public")
        elif column is not None and column < len(cells) and cells[column].lower() == "yes":
            found.append(cells[0])
    return found


def unlisted_tables(tables: Path) -> list[str]:
    """The data files in `tables/` that SOURCES.md does not name."""
    sources = (
        (tables / "SOURCES.md").read_text(encoding="utf-8")
        if (tables / "SOURCES.md").exists()
        else ""
    )
    named = {
        line.strip().strip("|").split("|")[0].strip().strip("`")
        for line in sources.splitlines()
        if line.lstrip().startswith("|")
    }
    files = (
        path
        for path in tables.rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc") and path.name != "SOURCES.md"
    )
    return sorted(
        path.relative_to(tables).as_posix()
        for path in files
        if path.relative_to(tables).as_posix() not in named
    )


def text_of(path: Path) -> str:
    """All text in a file; packed ones are unpacked."""
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    if path.suffix == ".zip":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"\n".join(archive.read(name) for name in sorted(archive.namelist()))
    return data.decode("utf-8", errors="ignore")


def find_leaks(src: Path, known: Known) -> list[str]:
    """Each finding as "file: what"."""
    tables = next(iter(sorted(src.rglob("tables/SOURCES.md"))), None)
    public = public_tables(tables.read_text(encoding="utf-8")) if tables else []
    folder = tables.parent if tables else src
    open_lists = [folder / name for name in public if Path(name).suffix not in PACKED]
    common = " \n ".join(text_of(path) for path in open_lists if path.exists())
    spellings = {
        parts: what
        for parts, what in known.spellings.items()
        if not _is_allowed(parts, known, common)
    }
    lowered = {tuple(part.lower() for part in parts) for parts in spellings}
    anyhow = {parts: what for parts, what in known.anyhow.items() if parts in lowered}
    findings = []
    for path in sorted(src.rglob("*")):
        if (
            not path.is_file()
            or "__pycache__" in path.parts
            or path.suffix in (".pyc", ".npz", ".onnx", ".safetensors")
        ):
            continue
        if path.is_relative_to(folder) and path.relative_to(folder).as_posix() in public:
            continue
        findings += [
            f"{path.relative_to(src).as_posix()}: {what}"
            for what in _leaks_in(text_of(path), spellings, anyhow, known)
        ]
    return findings


def _is_allowed(parts: tuple[str, ...], known: Known, common: str) -> bool:
    if parts[0].lower() == "the" and len(parts) > 1:
        parts = parts[1:]
    if len(parts) == 1 and parts[0].lower() in known.ordinary:
        return True
    return (
        re.search(r"(?<!\w)" + r"[\W_]+".join(map(re.escape, parts)) + r"(?!\w)", common)
        is not None
    )


def _leaks_in(
    text: str,
    spellings: dict[tuple[str, ...], str],
    anyhow: dict[tuple[str, ...], str],
    known: Known,
) -> Iterator[str]:
    found = words(text)
    lower = [word.lower() for word in found]
    yield from sorted(
        _standing(spellings, found)
        | _standing(anyhow, lower)
        | {known.squeezed[word] for word in known.squeezed.keys() & set(lower)}
    )
    runs = (tuple(lower[i : i + RUN]) for i in range(len(lower) - RUN + 1))
    yield from (
        f"six words of a gold text: {' '.join(run)!r}"
        for run in dict.fromkeys(runs)
        if run in known.runs
    )


def _standing(wanted: dict[tuple[str, ...], str], found: list[str]) -> set[str]:
    sizes = {len(parts) for parts in wanted}
    grams = {tuple(found[i : i + size]) for size in sizes for i in range(len(found) - size + 1)}
    return {what for parts, what in wanted.items() if parts in grams}
