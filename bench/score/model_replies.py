#!/usr/bin/env python3
"""Answers of a language model that somebody writes, or a server records: prompts into a folder, and
what the ledgers made of the replies are worth.

    model_replies.py prompts SET...     FOLDER/SET/prompts/KEY.txt, for each request of its stories
    model_replies.py score SET...       with FOLDER/SET/replies/KEY.txt, and their figures
    [--folder FOLDER] [--context TOKENS] [--misses] [--spoil P] [--record]

KEY is the hash of model and messages, as in `stand_in_model.py`; FOLDER/SET/index.json says which
story each is of. A reply is written from its prompt alone. Where a prompt is no longer what it was,
the reply to the story's old one is taken, its labels those of the same sentences now. A prompt
without a reply is listed by `score`, and its story counts as if the model had said nothing. Ledgers
are left in FOLDER/SET/ledgers. `--spoil` makes that share of the labels of a reply wrong, or leaves
them out.

train10    ten stories that rules are tried on: seven of ECB+, three of our own
keys8      the eight test stories of ECB+ with keys; opened by this bench alone
demo       the example of `make demo`

Tokens are counted as four characters each.
"""

import argparse
import hashlib
import json
import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import score_key
from bench import parser_of
from bench.score.clusters import ROOT
from bench.score.key_figures import shown_figures, stories_in, summed
from bench.score.results import record
from rashomon.answers.story_reading import BIND_TEXT, JOIN, ONE_MESSAGE
from rashomon.comparing.compare import compare
from rashomon.comparing.read_with_model import read_with
from rashomon.model.document import to_json
from rashomon.parsing.parse import annotate_reports
from rashomon.protocols import Prompt, Reply
from rashomon.reports import report_pile
from rashomon.settings import Settings, StorySettings
from read_ledger import as_format_3

FOLDER = ROOT / "out" / "replies"
OWN = ROOT / "bench" / "stories"
SETS = ("train10", "keys8", "demo")
OF_ECB = ("3ecbplus", "11ecb", "13ecbplus", "16ecbplus", "22ecbplus", "30ecbplus", "32ecbplus")
OF_OURS = ("twenty/dev/mountain-tunnel-collapse", "twenty/dev/republic-election-night")
OF_WAR = "train/siege-corridor"  # without a key
ONE = Settings(stories=StorySettings(one_story=True))
BUDGETS = (350, 700, 1400, 2800)
CONTEXT = 128_000
DATA = "replies of a large language model that saw the prompts alone"
NOTE = "Tokens of one story, in the mean."
LABELS = re.compile(r"(?<=[\[\s,;–-])s\d+(?=[\]\s,;–-])")


SENTENCE = re.compile(r"^(s\d+)(?: r\d+)?(?: \([^()]*\))?: (.*?)(?: =r\d[\d r]*)?$", re.MULTILINE)
DAYS = re.compile(r" \{[^{}]*\}")
SHEET = re.compile(r"Sheet ([0-9a-f]{8})")


def tokens(text: str) -> int:
    """Returns about how many tokens a text has."""
    return -(-len(text) // 4)


def spoiled(text: str, share: float, key: str) -> str:
    """The text with a share of its labels wrong, each second of these left out."""
    draw = random.Random(key)  # noqa: S311  reproducible, no secret
    every = sorted(set(LABELS.findall(text))) or ["s1"]

    def other(label: re.Match[str]) -> str:
        if draw.random() >= share:
            return label[0]
        return draw.choice(("", draw.choice(every)))

    return LABELS.sub(other, text)


def sentences_of(prompt: str) -> dict[str, str]:
    """The sentences of a sheet by their labels, without what a program put among their words."""
    sheet = prompt[prompt.index("<<Sheet") :]
    return {found[1]: DAYS.sub("", found[2]) for found in SENTENCE.finditer(sheet)}


def carried_over(reply: str, old: str, new: str) -> str:
    """The reply to an old prompt with the labels and the mark of a new one; what stands there no
    more has a label that no sheet has."""
    now = {text: label for label, text in sentences_of(new).items()}
    labels = {label: now.get(text, "s9999") for label, text in sentences_of(old).items()}
    told = LABELS.sub(lambda label: labels.get(label[0], label[0]), reply)
    return SHEET.sub(SHEET.search(new[new.index("<<Sheet") :])[0], told)


class FolderModel:
    """A model whose prompts and replies are files of a folder."""

    name, host = "large-model", "folder"

    def __init__(
        self, folder: Path, story: str = "", *, context: int = CONTEXT, spoil: float = 0.0
    ) -> None:
        self.story = story
        self.folder, self.spoil, self.context = folder, spoil, context
        self.tokens_in = self.tokens_out = 0
        self.keys, self.missing = list[str](), list[str]()
        for part in ("prompts", "replies", "ledgers"):
            (folder / part).mkdir(parents=True, exist_ok=True)

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        """Returns the replies that lie in the folder; every prompt is written into it."""
        return tuple(map(self._reply, prompts))

    def _reply(self, prompt: Prompt) -> Reply | None:
        roles = ("system", "user", "assistant", "user")
        said = zip(roles, (prompt.system, prompt.user, *prompt.turns), strict=False)
        body = "\n\n".join(f"=== {role}\n{words}" for role, words in said)
        key = hashlib.sha256(f"{self.name}\n{body}".encode("utf-8", "surrogatepass")).hexdigest()
        path = self.folder / "prompts" / f"{key[:16]}.txt"
        path.write_text(body, encoding="utf-8", errors="replace")
        self.keys.append(path.stem)
        self.tokens_in += tokens(body)
        text = self._recorded(path.name, body)
        if text is None:
            self.missing.append(path.name)
            return None
        self.tokens_out += tokens(text)
        if self.spoil and prompt.stage in (BIND_TEXT, ONE_MESSAGE, JOIN):
            text = spoiled(text, self.spoil, path.stem)
        return Reply(text, tokens(body), tokens(text))

    def _recorded(self, name: str, body: str) -> str | None:
        """The reply to this prompt, or to the one that the story had when replies were written."""
        replies, prompts = self.folder / "replies", self.folder / "prompts"
        if (replies / name).exists():
            return (replies / name).read_text(encoding="utf-8")
        for key, story in indexed(self.folder).items():
            if story == self.story and (replies / f"{key}.txt").exists():
                reply = (replies / f"{key}.txt").read_text(encoding="utf-8")
                old = (prompts / f"{key}.txt").read_text(encoding="utf-8")
                return carried_over(reply, old, body)
        return None


def indexed(folder: Path) -> dict[str, str]:
    """Returns of which story each prompt of a set is."""
    index = folder / "index.json"
    return json.loads(index.read_text(encoding="utf-8")) if index.exists() else {}


def stories_of(name: str, folder: Path) -> list[Path]:
    """Returns the folders of the stories of a set; those of ECB+ are made below `folder`."""
    if name == "demo":
        return [ROOT / "examples" / "ferry-fire"]
    made = folder / "stories"
    if not made.exists():
        stories_in("test" if name == "keys8" else "train", made)
    if name == "keys8":
        return sorted(made.iterdir())
    return [*(made / story for story in OF_ECB), *(OWN / story for story in (*OF_OURS, OF_WAR))]


def ledger_of(story: Path, model: FolderModel, kept: Path) -> dict[str, Any]:
    """Returns the ledger of a story with its model's answer, which is left in a file."""
    pile = report_pile.read(str(story / "reports"), settings=ONE)
    text = to_json(compare(pile, settings=ONE, model=model))
    kept.mkdir(exist_ok=True)
    (kept / f"{story.name}.json").write_text(text, encoding="utf-8")
    return as_format_3(json.loads(text))


def write_prompts(name: str, folder: Path, context: int) -> list[FolderModel]:
    """Writes the prompts of a set, and of which story each is."""
    index = indexed(folder)
    models = []
    for story in stories_of(name, folder):
        model = FolderModel(folder, context=context)
        pile = report_pile.read(str(story / "reports"), settings=ONE)
        read_with(model, [[*annotate_reports(pile.reports)]])
        index |= dict.fromkeys(model.keys, story.name)
        models.append(model)
    (folder / "index.json").write_text(json.dumps(index, indent=1), encoding="utf-8")
    return models


def score_set(name: str, given: argparse.Namespace) -> list[FolderModel]:
    """Prints the figures of a set, and records them where that is asked for."""
    folder = given.folder / name
    measured, models = [], []
    for story in stories_of(name, folder):
        model = FolderModel(folder, story.name, context=given.context, spoil=given.spoil)
        ledger = ledger_of(story, model, folder / "ledgers")
        models.append(model)
        if (story / "key.json").exists():
            figures, missed = score_key.score(ledger, story, None, BUDGETS)
            measured.append(dict(figures))
            if given.misses:
                print(story.name, *(f"  {kind}: {what}" for kind, what in missed), sep="\n")
    if not measured:
        return models
    figures = shown_figures(summed(measured))
    print(*(f"  {figure:12} {value}" for figure, value in figures.items()), sep="\n")
    if given.record and not any(model.missing for model in models):
        tokens_in = sum(model.tokens_in for model in models) // len(models)
        tokens_out = sum(model.tokens_out for model in models) // len(models)
        each = {"stories": len(measured), "tokens_in": tokens_in, "tokens_out": tokens_out}
        part = f"replies-{name.rstrip('108')}"
        record(part, {part: each | figures}, data=DATA, note=NOTE)
    return models


def main() -> None:
    """Writes prompts, or scores."""
    ask = parser_of(__doc__)
    ask.add_argument("what", choices=["prompts", "score"])
    ask.add_argument("sets", nargs="+", choices=SETS)
    ask.add_argument("--folder", type=Path, default=FOLDER)
    ask.add_argument("--misses", action="store_true")
    ask.add_argument("--context", type=int, default=CONTEXT)
    ask.add_argument("--spoil", type=float, default=0.0)
    ask.add_argument("--record", action="store_true")
    given = ask.parse_args()
    for name in given.sets:
        print(f"== {name}")
        if given.what == "prompts":
            models = write_prompts(name, given.folder / name, given.context)
        else:
            models = score_set(name, given)
        missing = [key for model in models for key in model.missing]
        tokens_in = sum(model.tokens_in for model in models)
        tokens_out = sum(model.tokens_out for model in models)
        print(f"  {len(models)} stories, {len(missing)} prompts without a reply")
        print(f"  tokens in {tokens_in}, out {tokens_out}")


if __name__ == "__main__":
    main()
