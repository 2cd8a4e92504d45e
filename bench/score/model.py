#!/usr/bin/env python3
"""What the reading by a language model brings: the figures of stories with its kept replies, with the same spoiled, and with nonsense.

Usage: model.py [replies|nonsense|oracle|none] [CLUSTER_DIR...] [--replies FILE] [--spoil P] [--seed N] [--keep P] [--each] [--misses]
       model.py --record

  replies    what is kept in FILE, as `rashomon compare --model --replies FILE` keeps it; nothing else is asked (the default, over the own test stories)
  nonsense   words drawn at random
  oracle     rows made from the gold: what is lost between right replies and the ledger. A bound to work by, never a figure to publish
  none       the program alone
  --record   all that bench/results.json says of it: without a model, with the kept replies, with 10% and 30% of their lines spoiled, with nonsense
"""

import argparse
import json
import random
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bench.score.clusters import ROOT
from bench.score.results import record
from rashomon import pipeline
from rashomon.language_models.reply_cache import KeptModel, Replies, key_of
from rashomon.model.document import to_json
from rashomon.reports import report_pile
from rashomon.seams import Prompt, Reply
from rashomon.settings import Settings, StorySettings
from score import score
from score_all import together

KEPT = ROOT / "bench" / "model" / "replies.jsonl"
TEST = ROOT / "bench" / "stories" / "test"
BARS = {
    "model.ledger": "at least 0.86", "model.points.conflicts": "at least 0.75", "model.points.paired": "at least 0.82", "model.points.shared": "at least 0.82",
    "model.points.versions": "at least 0.76", "model.points.status": "at least 0.62", "model.statements.speaker": "at least 0.9",
    "model.names.linked": "at least 0.92", "model.spans.exact": "at least 1", "model.spoiled_10_loss": "at most 0.03", "model.spoiled_30_loss": "at most 0.08",
    "model.nonsense_loss": "at most 0.005", "model.tokens_out_a_story": "at most 8000", "model.tokens_in_a_story": "at most 16000",
}  # fmt: skip
SHOWN = (
    "ledger", "spans.exact", "reports.furniture", "names.found", "names.linked", "statements.found", "statements.speaker", "accounts.found",
    "accounts.values", "points.shared", "points.paired", "points.versions", "points.conflicts", "points.relations", "points.status",
    "points.statuses", "points.lines", "copies.covered", "dates.exact",
)  # fmt: skip
LETTERS = {"conflict": "c", "update": "u", "spread": "p", "scope": "s", "refine": "r"}
WORDS = 'harbour seven denied yes c u # | 1 2 report "they said" [3,4] minister no exact 12 reuters none when { } ``` null'.split()


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
    """A language model whose replies are kept, made from the gold, or chance; what it answers may be spoiled or cut off."""

    def __init__(self, mode: str, gold: Path, kept: Path, *, spoil: float = 0.0, seed: int = 1, keep: float = 1.0) -> None:
        self.mode, self.gold, self.spoil, self.seed, self.keep = mode, gold, spoil, seed, keep
        self.kept = KeptModel(Replies(str(kept)), str(kept)) if mode == "replies" else None
        self.name, self.host, self.context = (
            (self.kept.name, self.kept.host, self.kept.context) if self.kept else (mode, "127.0.0.1", 32_768)
        )
        self.missing: list[str] = []

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        """The replies to these prompts."""
        return tuple(self._reply(prompt) for prompt in prompts)

    def _reply(self, prompt: Prompt) -> Reply | None:
        key = key_of(self.name, prompt)
        reply = self._answer(prompt, key)
        if reply is None:
            self.missing.append(prompt.stage)
            return None
        if self.keep < 1:
            reply = replace(reply, text=reply.text[: int(self.keep * len(reply.text))])
        return replace(reply, text=spoiled(reply.text, self.spoil, self.seed, key)) if self.spoil else reply

    def _answer(self, prompt: Prompt, key: str) -> Reply | None:
        if self.kept:
            return self.kept.replies([prompt])[0]
        if self.mode == "nonsense":
            draw = random.Random(f"{self.seed}{key}")  # noqa: S311
            text: str | None = "\n".join(" ".join(draw.choices(WORDS, k=draw.randrange(1, 14))) for _ in range(30))
        else:
            text = oracle(prompt, self.gold)
        return None if text is None else Reply(text, (len(prompt.system) + len(prompt.user)) // 4, len(text) // 4)


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


def measured(mode: str, clusters: Sequence[Path], given: argparse.Namespace, **spoiling: float) -> tuple[dict, list[int], list[int]]:
    """The figures of these stories together, and the tokens in and out of each."""
    found, tokens_in, tokens_out = [], [], []
    for cluster in clusters:
        model = None if mode == "none" else Model(mode, cluster, given.replies, **spoiling)
        settings = Settings(stories=StorySettings(one_story=True))
        pile = report_pile.read(str(cluster / "reports"), settings=settings)
        ledger = pipeline.compare(pile, settings=settings, model=model)
        figures, misses = score(json.loads(to_json(ledger)), cluster)
        found.append(figures)
        use = ledger.made.model
        tokens_in.append(use.tokens_in if use else 0)
        tokens_out.append(use.tokens_out if use else 0)
        if given.each:
            print(f"== {cluster.name}")
            show(figures)
            if use and model:
                print(
                    f"  taken {use.taken}, refused {dict(use.refused)}; tokens in {use.tokens_in}, out {use.tokens_out}; not answered {model.missing}"
                )
        if given.misses:
            print("\n".join(f"  {miss}" for miss in misses))
    return together(found) if len(found) > 1 else found[0], tokens_in, tokens_out


def record_all(clusters: Sequence[Path], given: argparse.Namespace) -> None:
    """Writes the section "language model" of bench/results.json."""
    plain, _, _ = measured("none", clusters, given)
    read, tokens_in, tokens_out = measured("replies", clusters, given)
    figures = {f"model.{name}": value_of(read[name]) for name in SHOWN if read.get(name)}
    figures |= {f"without_model.{name}": value_of(plain[name]) for name in SHOWN if plain.get(name)}
    for share in (0.1, 0.3):
        # no second look over spoiled rows is kept, unless it is asked anew with the first seed, as it is where a first pass came back spoiled
        first, *others = (value_of(measured("replies", clusters, given, spoil=share, seed=seed)[0]["ledger"]) for seed in (1, 2, 3))
        figures[f"model.spoiled_{round(100 * share)}_loss"] = figures["model.ledger"] - first
        figures[f"model.spoiled_{round(100 * share)}_no_second_loss"] = figures["model.ledger"] - sum(others) / len(others)
    chance, _, _ = measured("nonsense", clusters, given)
    figures["model.nonsense_loss"] = figures["without_model.ledger"] - value_of(chance["ledger"])
    figures |= {"model.tokens_in_a_story": max(tokens_in), "model.tokens_out_a_story": max(tokens_out)}
    rounded = {name: None if value is None else round(value, 4) for name, value in figures.items()}
    print(json.dumps(rounded, indent=1))
    record("language model", rounded, data="own test stories, recorded replies of a large language model (bench/model)", bars=BARS)


def main() -> None:
    """Prints the figures."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0], formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("mode", nargs="?", default="replies", choices=["replies", "nonsense", "oracle", "none"])
    ask.add_argument("clusters", nargs="*", type=Path)
    ask.add_argument("--replies", type=Path, default=KEPT)
    ask.add_argument("--spoil", type=float, default=0.0, help="the share of lines that are spoiled")
    ask.add_argument("--keep", type=float, default=1.0, help="replies are cut off behind this share of them")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--each", action="store_true", help="the figures of each story, and what the model gave")
    ask.add_argument("--misses", action="store_true")
    ask.add_argument("--record", action="store_true")
    given = ask.parse_args()
    clusters = given.clusters or sorted(TEST.iterdir())
    if given.record:
        record_all(clusters, given)
        return
    spoiling = {} if given.mode == "none" else {"spoil": given.spoil, "seed": given.seed, "keep": given.keep}
    figures, _, _ = measured(given.mode, clusters, given, **spoiling)
    print(f"== {len(clusters)} stories")
    show(figures)


def value_of(fig: dict) -> float | None:
    """The one number of a figure."""
    return fig.get("f1", fig.get("share", fig.get("value")))


def show(figures: dict) -> None:
    """Prints the figures that matter here."""
    for name in SHOWN:
        fig = figures.get(name)
        if not fig:
            continue
        value = value_of(fig)
        more = "" if fig.get("precision") is None else f" (precision {fig['precision']:.2f}, recall {fig['recall']:.2f})"
        print(f"  {name:22} {'-' if value is None else f'{value:.3f}'}{more}")


if __name__ == "__main__":
    main()
