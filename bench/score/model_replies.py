#!/usr/bin/env python3
"""Replies of a language model that readers write, or a server records: prompts into a folder, and
what the ledgers made of the replies are worth.

    model_replies.py prompts SET...     FOLDER/SET/prompts/KEY.txt, for each request of its stories
    model_replies.py score SET...       with FOLDER/SET/replies/KEY.txt, and their figures
    model_replies.py windows SET...     what requests show in a small context (--context)
    [--folder FOLDER] [--context TOKENS] [--misses] [--spoil P] [--record]

Prompts and replies are those of `stand_in_model.py`: KEY is the hash of model and messages. A reply
is the lines that its prompt asks for, written from that prompt alone. A prompt without a reply is
listed by `score`, and its story counts as if the model had said nothing. Ledgers are left in
FOLDER/SET/ledgers.

twenty     our own dev stories of twenty: held against the keys of what differs (score_key)
keys8      the eight test stories of ECB+ with keys: likewise; opened by this bench alone
disputes8  eight events with disputes that careful readers listed (score_disputes)

Tokens are counted as four characters each.
"""

import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import score_disputes
import score_key
from bench import parser_of
from bench.score.clusters import ROOT, shared_folder
from bench.score.key_figures import shown_figures, stories_in, summed
from bench.score.results import record
from rashomon.comparing import compare as comparing
from rashomon.model.document import to_json
from rashomon.protocols import Prompt, Reply
from rashomon.reports import report_pile
from rashomon.settings import Settings, StorySettings
from read_ledger import as_format_3

FOLDER = ROOT / "out" / "replies"
SETS = ("twenty", "keys8", "disputes8")
ONE = Settings(stories=StorySettings(one_story=True))
BUDGETS = (350, 700, 1400, 2800)
CONTEXT = 128_000
DATA = "replies of a large language model that saw the prompts alone, a reader a prompt"
NOTE = "Tokens of one story, in the mean."
SEEN = "Lines of those replies; `both`: two versions of a line stand in one request."
HEAD = ("by:", "report ", "#")


def tokens(text: str) -> int:
    """Returns about how many tokens a text has."""
    return -(-len(text) // 4)


def spoiled(text: str, share: float, seed: int, key: str) -> str:
    """The text with a share of its lines spoiled: words exchanged, another report's id, figures
    changed, cut off, or left out."""
    draw = random.Random(f"{seed}{key}")  # noqa: S311  reproducible, no secret
    lines, ids = [], sorted(set(re.findall(r'" ([\w-]+)', text))) or ["x"]
    for line in text.splitlines():
        if line.startswith(HEAD) or draw.random() >= share:
            lines.append(line)
            continue
        way = draw.randrange(5)
        if way == 0:
            words = line.split()
            draw.shuffle(words)
            lines.append(" ".join(words))
        elif way == 1:
            lines.append(re.sub(r'" [\w-]+', lambda m: f'" {draw.choice(ids)}', line))
        elif way == 2:
            lines.append(re.sub(r"\d+", lambda m: str(draw.randrange(1, 999)), line))
        elif way == 3:
            lines.append(line[: draw.randrange(0, max(1, len(line)))])
    return "\n".join(lines)


class FolderModel:
    """A model whose prompts and replies are files of a folder."""

    name, host = "stand-in", "folder"

    def __init__(
        self, folder: Path, *, context: int = CONTEXT, spoil: float = 0.0, seed: int = 1
    ) -> None:
        self.folder, self.spoil, self.seed = folder, spoil, seed
        self.context = context
        self.tokens_in = self.tokens_out = self.asked = 0
        self.missing, self.sheets = list[str](), list[str]()
        self.refused: Counter[str] = Counter()
        for part in ("prompts", "replies"):
            (folder / part).mkdir(parents=True, exist_ok=True)

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        """Returns the replies that lie in the folder; every prompt is written into it."""
        return tuple(map(self._reply, prompts))

    def _reply(self, prompt: Prompt) -> Reply | None:
        body = f"=== system\n{prompt.system}\n\n=== user\n{prompt.user}"
        key = hashlib.sha256(f"{self.name}\n{body}".encode("utf-8", "surrogatepass")).hexdigest()
        path = self.folder / "prompts" / f"{key[:16]}.txt"
        path.write_text(body, encoding="utf-8", errors="replace")
        self.asked += 1
        self.sheets += [prompt.user] if prompt.stage == "sheet" else []
        self.tokens_in += tokens(body)
        reply = self.folder / "replies" / path.name
        if not reply.exists():
            self.missing.append(path.name)
            return None
        text = reply.read_text(encoding="utf-8")
        self.tokens_out += tokens(text)
        if self.spoil:
            text = spoiled(text, self.spoil, self.seed, path.stem)
        return Reply(text, tokens(body), tokens(text))


def stories_of(name: str, folder: Path) -> list[Path]:
    """Returns the folders of the stories of a set; those of ECB+ are made below `folder`."""
    own = ROOT / "bench" / "stories"
    if name == "twenty":
        return sorted(path.parent for path in (own / "twenty" / "dev").glob("*/key.json"))
    if name == "keys8":
        made = folder / "stories"
        if made.exists():
            return sorted(made.iterdir())
        return stories_in("test", made)
    shared = shared_folder()
    return sorted(p.parent for p in shared.glob("news/*/disputes.json")) if shared else []


def ledgers_of(
    name: str,
    folder: Path,
    *,
    context: int = CONTEXT,
    spoil: float = 0.0,
) -> Iterator[tuple[Path, dict[str, Any], FolderModel]]:
    """Yields the stories of a set with what is made of each, and its model."""
    for story in stories_of(name, folder / name):
        model = FolderModel(folder / name, context=context, spoil=spoil)
        pile = report_pile.read(str(story / "reports"), settings=ONE)
        made = comparing.compare(pile, settings=ONE, model=model)
        if made.made.model is not None:
            model.refused.update(made.made.model.refused)
        ledger = as_format_3(json.loads(to_json(made)))
        kept = folder / name / "ledgers"
        kept.mkdir(exist_ok=True)
        (kept / f"{story.name}.json").write_text(json.dumps(ledger), encoding="utf-8")
        yield story, ledger, model


def scored(
    name: str, made: Iterable[tuple[Path, dict[str, Any]]], *, misses: bool
) -> dict[str, float | None]:
    """Prints the figures of a set and returns those that are recorded."""
    every, figures = list(made), dict[str, float | None]()
    if name == "disputes8":
        rows = [score_disputes.measure(ledger, story, "disputes.json") for story, ledger in every]
        pooled = score_disputes.pooled(rows)
        figures = {k: round(v, 3) if isinstance(v, float) else v for k, v in pooled.items()}
        if misses:
            for (story, _), row in zip(every, rows, strict=True):
                print(f"{story.name}: missed {row['missed']}; wrongly shown {row['false']}")
    else:
        read = [score_key.score(ledger, story, None, BUDGETS) for story, ledger in every]
        figures = shown_figures(summed([dict(one) for one, _ in read]))
        if misses:
            for (story, _), (_, missed) in zip(every, read, strict=True):
                print(story.name, *(f"  {kind}: {what}" for kind, what in missed), sep="\n")
    print(*(f"  {figure:12} {value}" for figure, value in figures.items()), sep="\n")
    return figures


def seen_in(name: str, folder: Path, context: int) -> Counter[str]:
    """Prints and returns what requests show of a set in so small a context: of the lines in the
    ledgers that `score` left, those of which two versions stand in one request."""
    counts = Counter[str]()
    for story in stories_of(name, folder / name):
        kept = folder / name / "ledgers" / f"{story.name}.json"
        model = FolderModel(folder / f"{name}-{context}", context=context)
        pile = report_pile.read(str(story / "reports"), settings=ONE)
        use = comparing.compare(pile, settings=ONE, model=model).made.model
        shown = [" ".join(one.split()) for one in model.sheets]
        heads = {head for one in model.sheets for head in re.findall(r"^r\d+ ", one, re.MULTILINE)}
        counts.update(stories=1, requests=len(shown), unsent=use.unsent, reports=len(heads))
        for one in json.loads(kept.read_text(encoding="utf-8"))["stories"][0]["differences"]:
            told = [
                {" ".join(quote["sentence"]["quote"].split()) for quote in version["quotes"]}
                for version in one["versions"]
            ]
            both = any(sum(any(s in text for s in v) for v in told) > 1 for text in shown)
            counts.update(lines=bool(one["by"]), both=bool(one["by"]) and both)
    print(*(f"  {figure:12} {value}" for figure, value in counts.items()), sep="\n")
    return counts


def main() -> None:
    """Writes prompts, or scores."""
    ask = parser_of(__doc__)
    ask.add_argument("what", choices=["prompts", "score", "windows"])
    ask.add_argument("sets", nargs="+", choices=SETS)
    ask.add_argument("--folder", type=Path, default=FOLDER)
    ask.add_argument("--misses", action="store_true")
    ask.add_argument("--context", type=int, default=CONTEXT)
    ask.add_argument("--spoil", type=float, default=0.0)
    ask.add_argument("--record", action="store_true")
    given = ask.parse_args()
    for name in given.sets:
        if given.what == "windows":
            seen = seen_in(name, given.folder, given.context)
            if given.record:
                part = f"replies-windows-{name.rstrip('58')}"
                figures = {"context": given.context, **seen}
                record(part, {part: figures}, data=DATA, note=SEEN)
            continue
        made, models = [], []
        for story, ledger, model in ledgers_of(
            name, given.folder, context=given.context, spoil=given.spoil
        ):
            made.append((story, ledger))
            models.append(model)
        missing = [one for model in models for one in model.missing]
        asked = sum(model.asked for model in models)
        print(f"== {name}: {len(made)} stories, {asked} prompts, {len(missing)} without a reply")
        tokens_in = sum(model.tokens_in for model in models)
        tokens_out = sum(model.tokens_out for model in models)
        print(f"  tokens in {tokens_in}, out {tokens_out}")
        if given.what == "score":
            refused = sum((model.refused for model in models), Counter[str]())
            print(f"  not taken: {dict(refused)}")
            print(*(f"  no reply: {one}" for one in missing), sep="\n")
            figures = scored(name, made, misses=given.misses)
            if given.record and figures and not missing:
                count = len(made)
                each = {"tokens_in": tokens_in // count, "tokens_out": tokens_out // count}
                figures = {"stories": count, **each, **figures}
                part = f"replies-{name.rstrip('58')}"
                record(part, {part: figures}, data=DATA, note=NOTE)


if __name__ == "__main__":
    main()
