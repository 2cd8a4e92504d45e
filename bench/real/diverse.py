"""Makes stories of the benchmark from a file of DiverseSumm (github.com/salesforce/DiverseSumm).

    python -m bench.real.diverse FILE --out FOLDER

FILE is a list of stories, or one a line: {"eid", "articles": [{"aid", "title", "content", ...}],
"question_answers": [{"question", "answer_groups": [[{"aid", "answer"}]]}]}. Each question becomes a
difference, each group of answers a side of it, and `bench.real.score FOLDER OUTPUT` says of how
many questions two groups are shown within so many words, and of how many they stand side by side.

An answer that stands in its article is quoted there; of one in other words the sentence is taken
that has most of its words, from half of them on; else it is left out, and a question with fewer
than two groups left as well.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.score.key_baselines import sentences_of
from score_key import words

LEAST = 0.5  # of an answer's words that a sentence must have


def stories_in(path: Path) -> Iterator[dict[str, Any]]:
    """Yields the stories of a file."""
    text = path.read_text(encoding="utf-8")
    if text.lstrip().startswith("["):
        yield from json.loads(text)
    else:
        yield from (json.loads(line) for line in text.splitlines() if line.strip())


def named(ident: object) -> str:
    """Returns what a story or an article is called, fit for the name of a file."""
    return re.sub(r"[^\w-]", "_", str(ident))


def article_text(article: Mapping[str, Any]) -> str:
    """Returns an article as a report: its headline, an empty line, its text."""
    return "\n\n".join(part for part in (article.get("title"), article.get("content")) if part)


def quoted(answer: str, text: str) -> tuple[int, int] | None:
    """Returns where an answer stands in a text, or the sentence that gives it."""
    if answer and (start := text.find(answer)) >= 0:
        return start, start + len(answer)
    asked = words(answer)
    best = max(sentences_of(text), key=lambda s: len(words(s) & asked), default="")
    if not asked or len(words(best) & asked) < LEAST * len(asked):
        return None
    return text.find(best), text.find(best) + len(best)


def sides_of(groups: Sequence[Sequence[Mapping[str, Any]]], texts: Mapping[str, str]) -> list[dict]:
    """Returns the groups of answers as sides of a key; those of which no answer is found are
    none."""
    sides = []
    for group in groups:
        quotes = [
            {
                "report": aid,
                "start": place[0],
                "end": place[1],
                "sha256": hashlib.sha256(texts[aid][place[0] : place[1]].encode()).hexdigest(),
            }
            for answer in group
            if (aid := named(answer["aid"])) in texts
            and (place := quoted(str(answer["answer"]), texts[aid]))
        ]
        if quotes:
            value = str(group[0]["answer"])
            reports = sorted({str(quote["report"]) for quote in quotes})
            sides.append({"value": value, "reports": reports, "quotes": quotes})
    return sides


def lay(story: Mapping[str, Any], out: Path) -> tuple[int, int]:
    """Lays a story in a folder of its own; returns how many questions it has, and how many can be
    scored."""
    texts = {named(one["aid"]): article_text(one) for one in story["articles"]}
    if len(texts) < len(story["articles"]):
        raise ValueError("two articles of one name")
    folder = out / named(story["eid"])
    (folder / "reports").mkdir(parents=True, exist_ok=True)
    for aid, text in texts.items():
        (folder / "reports" / f"{aid}.txt").write_bytes(text.encode())
    asked = story["question_answers"]
    key = [
        {"id": f"k{n}", "kind": "differs", "what": one["question"], "sides": sides}
        for n, one in enumerate(asked, 1)
        if len(sides := sides_of(one["answer_groups"], texts)) > 1
    ]
    (folder / "key.json").write_text(json.dumps(key, ensure_ascii=False) + "\n", encoding="utf-8")
    return len(asked), len(key)


def main() -> None:
    """Makes the stories of a file."""
    ask = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ask.add_argument("file", type=Path)
    ask.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    given = ask.parse_args()
    counts: dict[str, tuple[int, int]] = {}
    try:
        for one in stories_in(given.file):
            name = named(one["eid"])
            if not name or name in counts:
                sys.exit(f"{given.file}: two stories, or one without a name, would be {name!r}")
            counts[name] = lay(one, given.out)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        sys.exit(f"{given.file}: story {len(counts) + 1} is not of DiverseSumm's form ({error!r})")
    listed = {name: {"keys": "test"} for name in counts}
    (given.out / "stories.json").write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")
    asked, kept = (sum(count[n] for count in counts.values()) for n in (0, 1))
    print(f"{len(counts)} stories; {kept} of {asked} questions have two groups that are found")


if __name__ == "__main__":
    main()
