"""Makes the stories of the benchmark from your own clones of public repositories.

    python -m bench.real.build CLONE... --out FOLDER

ECB+ is read from anastasia-zhukova/Diverse_CDCR_datasets (files *.conll) or from its own files
(*.xml), BASIL from launchnlp/BASIL (articles/*/*.json), the rest from fhamborg/Giveme5W1H (the
news_cluster data set).
A text is taken where its hash is the one that was annotated, wherever in a clone it stands; stories
that were built before (reports/*.txt) are read, too. Each story that is whole is laid in FOLDER
with what was marked in it, and stories.json says which task has it in which split. What is missing
is said.
"""

import html
import json
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench import parser_of
from bench.real.annotations import STORIES, annotate, digest

REPOSITORIES = {
    "ecbplus": "https://github.com/anastasia-zhukova/Diverse_CDCR_datasets",
    "basil": "https://github.com/launchnlp/BASIL",
    "giveme5w1h": "https://github.com/fhamborg/Giveme5W1H",
}
OUTLETS = {"fox": "Fox News", "nyt": "The New York Times", "hpo": "HuffPost"}
FIELDS = (b'"body-paragraphs"', b'"source_domain"')  # one of them in every article
_TOKEN = re.compile(r'<token\b[^>]*\bsentence="(\d+)"[^>]*>([^<]*)</token>')
_BEFORE = re.compile(r" (?=[.,;:!?%)\]'’”]|n't\b)")  # no space before these, none after those
_AFTER = re.compile(r"(?<=[(\[“‘`$£€#]) ")
Found = dict[str, str]  # texts by their hashes


# The forms of the three repositories


def conll_texts(path: Path) -> Iterator[str]:
    """Yields the documents of a file of ECB+: a word a line (document, sentence, number, word,
    chain), a sentence a line of the text."""
    lines: dict[str, list[str]] = {}
    for row in path.read_text(encoding="utf-8", errors="replace").split("\n"):
        if row.startswith("#begin document"):
            lines = {}
        elif row.startswith("#end document"):
            yield "".join(f"{sentence(words)}\n" for words in lines.values())
        elif len(cells := row.split("\t")) >= 4:
            lines.setdefault(cells[1], []).append(cells[3])


def xml_text(path: Path) -> str:
    """Returns the document of one of the own files of ECB+: a word an element, with the number of
    its sentence."""
    lines: dict[str, list[str]] = {}
    for number, word in _TOKEN.findall(path.read_text(encoding="utf-8", errors="replace")):
        lines.setdefault(number, []).append('"' if word == "``" else html.unescape(word))
    return "".join(f"{sentence(words)}\n" for words in lines.values())


def sentence(words: list[str]) -> str:
    """Returns the words of a sentence as they are written."""
    return _AFTER.sub("", _BEFORE.sub("", " ".join(words)))


def article_text(article: Mapping[str, Any]) -> str | None:
    """Returns an article of BASIL or Giveme5W1H as it was annotated: headline, outlet, day, text;
    None where the document is something else."""
    if paragraphs := article.get("body-paragraphs"):
        outlet = OUTLETS.get(str(article.get("source")).lower(), "")
        text = "\n\n".join(" ".join(sentences) for sentences in paragraphs)
        parts = [article.get("title"), outlet, article.get("date"), text]
    elif "source_domain" in article:
        day = str(article.get("date_publish") or "").replace("T", " ").removesuffix(" 00:00:00")
        outlet = str(article["source_domain"]).removeprefix("www.")
        parts = [article.get("title"), outlet, day, article.get("text")]
    else:
        return None
    return "\n\n".join(str(part) for part in parts if part) + "\n"


def texts_in(clone: Path) -> Iterator[str]:
    """Yields every text in a clone that is of one of these forms."""
    for path in files(clone, "**/*.conll"):
        yield from conll_texts(path)
    for path in files(clone, "**/*.xml"):
        if text := xml_text(path):
            yield text
    for path in files(clone, "**/*.json"):
        if (article := article_in(path.read_bytes())) is not None:
            yield article
    for path in files(clone, "*/reports/*.txt"):
        yield path.read_bytes().decode(errors="replace")


def files(clone: Path, pattern: str) -> list[Path]:
    """Returns the files of a clone that are called so, in order; no folders and no pipes."""
    return [path for path in sorted(clone.glob(pattern)) if path.is_file()]


def article_in(data: bytes) -> str | None:
    """Returns the article of a file of BASIL or Giveme5W1H; None where it is none, or not of the
    form that was annotated."""
    try:
        article = json.loads(data) if any(field in data for field in FIELDS) else None
        text = article_text(article) if isinstance(article, dict) else None
        return text if text is None else text.encode().decode()
    except (ValueError, TypeError, RecursionError):
        return None


# Building


def gather(clones: list[Path], wanted: set[str]) -> tuple[Found, dict[Path, int]]:
    """Returns the texts that are wanted, and how many texts each clone holds."""
    found: Found = {}
    read: Counter[Path] = Counter()
    for clone in clones:
        for text in texts_in(clone):
            read[clone] += 1
            if (sha := digest(text)) in wanted:
                found[sha] = text
    return found, read


def build(found: Found, out: Path) -> tuple[dict[str, Any], list[str]]:
    """Lays the stories in `out` whose reports are all found; returns the tasks of each, and what is
    missing, in words."""
    tasks: dict[str, Any] = {}
    missing: list[str] = []
    for source, stories in json.loads(STORIES.read_text(encoding="utf-8")).items():
        texts = {sha for reports in stories.values() for sha in reports.values()}
        if not texts & found.keys():
            missing.append(
                f"{source}: none of its {len(stories)} stories; no text of {REPOSITORIES[source]} "
                "is in these folders as it was annotated"
            )
            continue
        for name, reports in stories.items():
            lost = sorted(report for report, sha in reports.items() if sha not in found)
            if lost:
                missing.append(
                    f"{source}: {name} is left out: {len(lost)} of its {len(reports)} reports are "
                    f"not here as they were annotated ({', '.join(lost)})"
                )
                continue
            shutil.rmtree(out / name, ignore_errors=True)
            (out / name / "reports").mkdir(parents=True)
            for report, sha in reports.items():
                (out / name / "reports" / f"{report}.txt").write_bytes(found[sha].encode())
            tasks[name] = annotate(out / name, reports)
    out.mkdir(parents=True, exist_ok=True)
    (out / "stories.json").write_text(json.dumps(tasks, indent=1) + "\n", encoding="utf-8")
    return tasks, missing


def main() -> None:
    """Builds, and says what is missing."""
    ask = parser_of(__doc__)
    ask.add_argument("clones", type=Path, nargs="+", metavar="CLONE")
    ask.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    given = ask.parse_args()
    if absent := [str(clone) for clone in given.clones if not clone.is_dir()]:
        sys.exit(f"no such folder: {', '.join(absent)}")
    listed = json.loads(STORIES.read_text(encoding="utf-8"))
    reports = [one for stories in listed.values() for one in stories.values()]
    wanted = {sha for one in reports for sha in one.values()}
    found, read = gather(given.clones, wanted)
    tasks, missing = build(found, given.out)
    for clone in given.clones:
        print(f"{clone}: {read[clone]} texts")
    stories = sum(map(len, listed.values()))
    print(f"{len(tasks)} of {stories} stories built in {given.out}, each text by its hash")
    print(*missing, sep="\n")
    sys.exit(bool(missing))


if __name__ == "__main__":
    main()
