#!/usr/bin/env python3
"""What a language model's reading brings: the figures of stories with kept replies, with the same spoiled, and with nonsense.

Usage: model.py replies|nonsense|oracle|ask|none CLUSTER_DIR... [--folder DIR] [--spoil P] [--seed N] [--keep P] [--each] [--context N]

  replies    replies from DIR/replies/KEY.txt, or from DIR where it is a `replies.jsonl`; what is not kept is not answered
  ask        the same, and what is not kept is written to DIR/prompts/KEY.txt, for somebody to answer
  nonsense   words drawn at random
  oracle     rows made from the gold: what is lost between right replies and the ledger. A bound to work by, never a figure to publish
  none       the program alone
KEY is that of an address that is asked in the same words (sha256 of the model's name and the messages, 16 hex digits).
"""

import argparse
import hashlib
import json
import random
import re
from collections.abc import Sequence
from pathlib import Path

from clusters import ROOT
from rashomon import pipeline
from rashomon.model.document import to_json
from rashomon.seams import Prompt, Reply
from rashomon.settings import Settings, StorySettings
from score import score
from score_all import together

NAME = "stand-in"
SHOWN = (
    "ledger", "spans.exact", "reports.furniture", "names.found", "names.linked", "statements.found", "statements.speaker", "accounts.found",
    "accounts.values", "points.shared", "points.paired", "points.versions", "points.conflicts", "points.relations", "points.status",
    "points.statuses", "points.lines",
)  # fmt: skip
LETTERS = {"conflict": "c", "update": "u", "spread": "p", "refine": "r"}
WORDS = 'harbour seven denied yes c u # | 1 2 report "they said" [3,4] minister no exact 12 reuters none when { } ``` null'.split()


def key_of(prompt: Prompt) -> str:
    """The key under which a request's reply is kept."""
    body = f"=== system\n{prompt.system}\n\n=== user\n{prompt.user}"
    return hashlib.sha256(f"{NAME}\n{body}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def spoiled(text: str, share: float, seed: int, key: str) -> str:
    """The text with a share of its lines spoiled: words exchanged, another report's id, figures and relations changed, cut off, or left out."""
    draw = random.Random(f"{seed}{key}")  # noqa: S311  reproducible, no secret
    lines, ids = [], sorted(set(re.findall(r'([\w-]+) "', text))) or ["x"]
    for line in text.splitlines():
        if draw.random() >= share:
            lines.append(line)
            continue
        way = draw.randrange(6)
        if way == 0:
            words = line.split()
            draw.shuffle(words)
            lines.append(" ".join(words))
        elif way == 1:
            lines.append(re.sub(r'([\w-]+) "', lambda m: draw.choice(ids) + ' "', line))
        elif way == 2:
            lines.append(re.sub(r"\d+", lambda m: str(draw.randrange(1, 999)), line))
        elif way == 3:
            lines.append(re.sub(r"(\d)[cupr](\d)", lambda m: m[1] + draw.choice("cupr") + m[2], line) + " 1c2")
        elif way == 4:
            lines.append(line[: draw.randrange(0, max(1, len(line)))])
    return "\n".join(lines)


class Model:
    """A language model whose replies come from files, from the gold, or from chance."""

    name, host = NAME, "127.0.0.1"

    def __init__(
        self, mode: str, folder: Path | None, *, spoil: float = 0.0, seed: int = 1, context: int = 32_000, keep: float = 1.0
    ) -> None:
        self.mode, self.folder, self.spoil, self.seed, self.context = mode, folder, spoil, seed, context
        self.keep = keep
        self.gold: Path | None = None
        self.kept: dict[str, str] = {}
        self.missing: list[str] = []
        if folder is not None and folder.is_file():
            self.kept = {row["key"]: row["reply"] for row in map(json.loads, folder.read_text("utf-8").splitlines())}

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        """The replies to these prompts."""
        return tuple(self._reply(prompt) for prompt in prompts)

    def _reply(self, prompt: Prompt) -> Reply | None:
        key = key_of(prompt)
        text = self._text(prompt, key)
        if text is None:
            self.missing.append(f"{prompt.stage} {key}")
            return None
        if self.keep < 1:
            text = text[: int(self.keep * len(text))]
        if self.spoil:
            text = spoiled(text, self.spoil, self.seed, key)
        return Reply(text, (len(prompt.system) + len(prompt.user)) // 4, len(text) // 4)

    def _text(self, prompt: Prompt, key: str) -> str | None:
        if self.mode == "nonsense":
            draw = random.Random(f"{self.seed}{key}")  # noqa: S311
            return "\n".join(" ".join(draw.choices(WORDS, k=draw.randrange(1, 14))) for _ in range(30))
        if self.mode == "oracle":
            return oracle(prompt, self.gold) if self.gold else None
        if key in self.kept:
            return self.kept[key]
        if self.folder is None or self.folder.is_file():
            return None
        if self.mode == "ask":
            (self.folder / "prompts").mkdir(parents=True, exist_ok=True)
            body = f"=== system\n{prompt.system}\n\n=== user\n{prompt.user}"
            (self.folder / "prompts" / f"{key}.txt").write_text(body, encoding="utf-8", errors="replace")
        path = self.folder / "replies" / f"{key}.txt"
        return path.read_text("utf-8") if path.exists() else None


def oracle(prompt: Prompt, cluster: Path) -> str | None:
    """What the gold would answer."""
    story = json.loads((cluster / "gold.json").read_text("utf-8"))["stories"][0]
    if prompt.stage == "second":
        return oracle_second(prompt, story)
    return oracle_rows(story) if prompt.stage == "rows" else None


def oracle_rows(story: dict) -> str:
    """The points of the gold as rows."""
    lines = []
    for point in story["points"]:
        number = {version["id"]: n for n, version in enumerate(point["versions"], 1)}
        bearing = [f"{number[r['a']]}{LETTERS[r['kind']]}{number[r['b']]}" for r in point.get("relations", [])]
        lines.append(f"# {point['question']} | {point['kind']} | {' '.join(bearing)}")
        for version in point["versions"]:
            mine = [a for a in point["accounts"] if a["version"] == version["id"]]
            told = "; ".join(_told(a) for a in mine)
            low, high = mine[0].get("low"), mine[0].get("high")
            bounds = f" [{'' if low is None else low},{'' if high is None else high}]" if (low, high) != (None, None) else ""
            lines.append(f"{number[version['id']]} {version.get('value') or mine[0].get('value')}{bounds}: {told}")
    return "\n".join(lines)


def oracle_second(prompt: Prompt, story: dict) -> str:
    """What the gold says of the pairs in doubt."""
    kinds = {}
    for point in story["points"]:
        number = {version["id"]: n for n, version in enumerate(point["versions"], 1)}
        kinds[point["question"]] = {(number[r["a"]], number[r["b"]]): r["kind"] for r in point.get("relations", [])}
    lines, row, question = [], "", ""
    for line in prompt.user.splitlines():
        if found := re.match(r"(R\d+) (.*?) \| ", line):
            row, question = found[1], found[2]
        elif line.startswith("  in doubt: "):
            for a, b in re.findall(r"(\d+)-(\d+)", line):
                pair = (int(a), int(b))
                said = next((f"{x}{LETTERS[k]}{y}" for (x, y), k in kinds[question].items() if {x, y} == set(pair)), f"{a}n{b}")
                lines.append(f"{row} {said} as the gold has it")
    return "\n".join(lines)


def _told(account: dict) -> str:
    quote = account["quote"]
    nth = f" #{quote['nth']}" if quote.get("nth") else ""
    stance = account.get("stance") or "asserts"
    return f'{account["report"]} "{quote["quote"]}"{nth}{"" if stance == "asserts" else " " + stance}'


def main() -> None:
    """Prints the figures."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0], formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("mode", choices=["replies", "ask", "nonsense", "oracle", "none"])
    ask.add_argument("clusters", nargs="*", type=Path, default=None)
    ask.add_argument("--folder", type=Path)
    ask.add_argument("--spoil", type=float, default=0.0)
    ask.add_argument("--keep", type=float, default=1.0, help="replies are cut off behind this share of them")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--context", type=int, default=32_000)
    ask.add_argument("--each", action="store_true", help="the figures of each story, and what the model gave")
    ask.add_argument("--misses", action="store_true")
    given = ask.parse_args()
    clusters = given.clusters or sorted((ROOT / "bench" / "stories" / "dev").iterdir())
    found = []
    for cluster in clusters:
        model = Model(given.mode, given.folder, spoil=given.spoil, seed=given.seed, context=given.context, keep=given.keep)
        model.gold = cluster
        settings = Settings(stories=StorySettings(one_story=True))
        pile = pipeline.read(str(cluster / "reports"), settings=settings)
        ledger = pipeline.compare(pile, settings=settings, model=None if given.mode == "none" else model)
        figures, misses = score(json.loads(to_json(ledger)), cluster)
        found.append(figures)
        if given.each:
            print(f"== {cluster.name}")
            show(figures)
            if ledger.made.model:
                use = ledger.made.model
                print(
                    f"  taken {use.taken}, refused {dict(use.refused)}; tokens in {use.tokens_in}, out {use.tokens_out}; not answered {model.missing}"
                )
        if given.misses:
            print("\n".join(f"  {miss}" for miss in misses))
    print(f"== mean of {len(found)}")
    show(together(found) if len(found) > 1 else found[0])


def show(figures: dict) -> None:
    """Prints the figures that matter here."""
    for name in SHOWN:
        fig = figures.get(name)
        if not fig:
            continue
        value = fig.get("f1", fig.get("share", fig.get("value")))
        more = "" if fig.get("precision") is None else f" (precision {fig['precision']:.2f}, recall {fig['recall']:.2f})"
        print(f"  {name:22} {'-' if value is None else f'{value:.3f}'}{more}")


if __name__ == "__main__":
    main()
