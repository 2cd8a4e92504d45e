"""rashomon model try: a language model reads an invented story shipped with the program, and its ledger is scored against the annotation."""

import importlib.util
import json
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from rashomon.errors import StopError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from rashomon.cli.language_model import ModelOptions
    from rashomon.model.ledger import Ledger

SHOWN = {
    "ledger": "mean of the main figures",
    "points.shared": "questions that several reports answer",
    "points.paired": "answers to one question brought together",
    "points.conflicts": "disputes",
    "points.status": "status of a question",
    "statements.speaker": "speakers of statements",
    "names.linked": "spellings of one name joined",
}
CAREFUL = {
    "ledger": 0.88,
    "points.shared": 0.86,
    "points.paired": 0.85,
    "points.conflicts": 0.83,
    "statements.speaker": 0.97,
    "names.linked": 0.92,
}
"""How far two careful readers who work apart agree, on four events that really happened: bench/speed/peers.toml."""
_PACKAGE = Path(__file__).resolve().parents[1]
_STORY, _SCORE = ("bench", "stories", "dev", "mayor-raid"), ("bench", "score", "score.py")


def trial_places() -> tuple[Path, Path]:
    """Returns the folder of the invented story and the scorer: beside the installed program, else in its source tree."""
    installed = _PACKAGE / "trial"
    story, score = installed / "story", installed / "score.py"
    if not score.exists():
        root = _PACKAGE.parents[1]
        story, score = root.joinpath(*_STORY), root.joinpath(*_SCORE)
    if not (score.exists() and (story / "gold.json").exists()):
        raise StopError("the invented story is not there; it comes with the installed program and with its sources")
    return story, score


def figures_of(wanted: "ModelOptions") -> dict[str, Any]:
    """Returns the figures of the built-in reader and of the model, with the model's costs."""
    from rashomon import pipeline
    from rashomon.cli.language_model import reading_model
    from rashomon.cli.terminal import ProgressBar
    from rashomon.reports import report_pile
    from rashomon.settings import Settings, StorySettings

    story, scorer = trial_places()
    settings = Settings(stories=StorySettings(one_story=True))
    pile = report_pile.read(str(story / "reports"), settings=settings)
    built_in = pipeline.compare(pile, settings=settings)
    started = time.monotonic()
    with ProgressBar() as progress, reading_model(wanted, None, progress) as model:
        read = pipeline.compare(pile, settings=settings, model=model)
    seconds = time.monotonic() - started
    score = _loaded(scorer)
    use = read.made.model
    return {
        "story": story.name,
        "model": None if use is None else {"name": use.name, "host": use.host, "taken": use.taken, "refused": dict(use.refused),
                                           "tokens_in": use.tokens_in, "tokens_out": use.tokens_out, "seconds": round(seconds, 1)},
        "built_in": _scored(score, built_in, story),
        "with_model": _scored(score, read, story),
        "careful_readers": CAREFUL,
    }  # fmt: skip


def _loaded(path: Path) -> ModuleType:
    """Returns the scorer as a module. It lies outside the package, since it is the file that the benchmarks use."""
    spec = importlib.util.spec_from_file_location("rashomon_trial_score", path)
    if spec is None or spec.loader is None:
        raise StopError(f"{path} could not be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _scored(score: ModuleType, ledger: "Ledger", story: Path) -> dict[str, Any]:
    from rashomon.model.document import to_json

    figures, _ = score.score(json.loads(to_json(ledger)), story)
    out: dict[str, Any] = {
        name: round(value, 3) for name in SHOWN if (value := figures[name].get("f1", figures[name].get("share"))) is not None
    }
    disputes = figures["points.conflicts"]
    right = round(disputes["recall"] * disputes["gold"])
    return out | {"disputes": {"right": right, "missed": disputes["gold"] - right, "shown": disputes["predicted"]}}


def trial_table(found: Mapping[str, Any]) -> "Iterator[RenderableType]":
    """Returns the figures as a table."""
    from rich.table import Table
    from rich.text import Text

    from rashomon.cli.language_model import duration
    from rashomon.cli.terminal import printable

    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for name in ("1.00 is perfect", "built-in", "with the model", "careful readers*"):
        table.add_column(name, justify="left" if name.startswith("1") else "right")
    for figure, words in SHOWN.items():
        cells = [found[who].get(figure) for who in ("built_in", "with_model", "careful_readers")]
        table.add_row(words, *("-" if cell is None else f"{cell:.2f}" for cell in cells))
    for word in ("right", "missed", "shown"):
        table.add_row(f"disputes {word}", *(str(found[who]["disputes"][word]) for who in ("built_in", "with_model")), "")
    yield table
    if found["model"]:
        told = found["model"]
        refused = sum(told["refused"].values())
        yield Text()
        yield Text(printable(f"{told['name']} at {told['host']}: {told['taken']:,} lines taken, {refused:,} refused; {told['tokens_in']:,} tokens in, "
                             f"{told['tokens_out']:,} out, {duration(told['seconds'])}"))  # fmt: skip
    yield Text("* how far two of them agree who work apart, on four events that really happened", style="dim")
