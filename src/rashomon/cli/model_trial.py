"""rashomon model try: how well a model reads an invented story that comes with the program, beside
what careful readers wrote down of it."""

import importlib.util
import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from rashomon.cli.language_model import ModelOptions, duration, reading_model
from rashomon.cli.terminal import ProgressBar, printable
from rashomon.errors import StopError
from rashomon.model.document import to_json
from rashomon.model.ledger import Ledger
from rashomon.settings import Settings, StorySettings

if TYPE_CHECKING:
    from rich.console import RenderableType

    from rashomon.reports.report_pile import Pile


@dataclass(frozen=True, slots=True)
class Trial:
    """A story that a model is tried on.

    `story`, `scorer`: where its folder and the file that scores it lie in the sources; `figures`:
    what is taken of that file's figures for a ledger of the story; `gold`: what readers wrote down,
    beside the reports; `shown`: the figures, in words; `careful`: how far two careful readers
    agree, `beside`: on what.
    """

    name: str
    story: str
    gold: str
    scorer: str
    figures: Callable[[ModuleType, Any, Path], dict[str, Any]]
    shown: Mapping[str, str]
    careful: Mapping[str, float]
    beside: str


_PACKAGE = Path(__file__).resolve().parents[1]
_BUDGETS = (700, 1400)
_DIFFERENCES = {
    "marked": "differences told as readings or answers",
    "row": "both sides surely in one matter",
    "many at 700": "both sides in the first 700 words",
    "many at 1400": "both sides in the first 1,400 words",
    "many open": "both sides without a click",
    "common at 1400": "what most tell, in 1,400 words",
}
_QUESTIONS = {
    "ledger": "mean of the main figures",
    "points.shared": "questions that several reports answer",
    "points.paired": "answers to one question brought together",
    "points.conflicts": "disputes",
    "points.status": "status of a question",
    "statements.speaker": "speakers of statements",
    "names.linked": "spellings of one name joined",
}


def _of_differences(score: ModuleType, ledger: Any, story: Path) -> dict[str, Any]:
    found, _ = score.score(ledger, story, None, _BUDGETS)
    of = {name: "n common" if name.startswith("common") else "n many" for name in _DIFFERENCES}
    return {name: round(found[name] / found[of[name]], 3) for name in _DIFFERENCES}


def _of_questions(score: ModuleType, ledger: Any, story: Path) -> dict[str, Any]:
    figures, _ = score.score(ledger, story)
    out: dict[str, Any] = {
        name: round(value, 3)
        for name in _QUESTIONS
        if (value := figures[name].get("f1", figures[name].get("share"))) is not None
    }
    disputes = figures["points.conflicts"]
    right = round(disputes["recall"] * disputes["gold"])
    return out | {
        "disputes right": right,
        "disputes missed": disputes["gold"] - right,
        "disputes shown": disputes["predicted"],
    }


TRIALS = {
    "many": Trial(
        "many",
        "bench/stories/twenty/dev/mountain-tunnel-collapse",
        "key.json",
        "bench/score/score_key.py",
        _of_differences,
        _DIFFERENCES,
        {"marked": 0.84},
        "how many of the differences two of them both list who work apart, on four events that "
        "really happened",
    ),
    "few": Trial(
        "few",
        "bench/stories/dev/mayor-raid",
        "gold.json",
        "bench/score/score.py",
        _of_questions,
        _QUESTIONS,
        {  # bench/speed/peers.toml
            "ledger": 0.88,
            "points.shared": 0.86,
            "points.paired": 0.85,
            "points.conflicts": 0.83,
            "statements.speaker": 0.97,
            "names.linked": 0.92,
        },
        "how far two of them agree who work apart, on four events that really happened",
    ),
}
"""By name; the one of few reports is held against questions and statements, that of many against
what differs (`careful` of it: docs/what_differs.md)."""


def trial_places(trial: Trial) -> tuple[Path, Path]:
    """Returns the folder of the invented story and the scorer: beside the installed program, else
    in its source tree."""
    story = _PACKAGE / "trial" / trial.name
    score = _PACKAGE / "trial" / Path(trial.scorer).name
    if not score.exists():
        root = _PACKAGE.parents[1]
        story, score = root / trial.story, root / trial.scorer
    if not (score.exists() and (story / trial.gold).exists()):
        raise StopError(
            "the invented story is not there; it comes with the installed program and with "
            "its sources"
        )
    return story, score


def figures_of(wanted: ModelOptions, trial: Trial) -> dict[str, Any]:
    """Returns the figures of the built-in reader and of the model, with the model's costs."""
    from rashomon.comparing import compare as comparing
    from rashomon.reports import report_pile

    story, scorer = trial_places(trial)
    settings = Settings(stories=StorySettings(one_story=True))
    pile = report_pile.read(str(story / "reports"), settings=settings)
    score = _loaded(scorer)
    ledger, seconds = _read_by(wanted, pile, settings)
    return {
        "story": story.name,
        "model": _used(ledger, seconds),
        "with_model": _scored(trial, score, ledger, story),
        "built_in": _scored(trial, score, comparing.compare(pile, settings=settings), story),
        "careful_readers": dict(trial.careful),
    }


def _read_by(wanted: ModelOptions, pile: "Pile", settings: Settings) -> tuple[Ledger, float]:
    """The ledger of these reports with the model, and how many seconds it took."""
    from rashomon.comparing import compare as comparing

    started = time.monotonic()
    with ProgressBar() as progress, reading_model(wanted, None, progress) as model:
        ledger = comparing.compare(pile, settings=settings, model=model)
    return ledger, time.monotonic() - started


def _used(ledger: Ledger, seconds: float) -> dict[str, Any] | None:
    use = ledger.made.model
    if use is None:
        return None
    return {
        "name": use.name,
        "host": use.host,
        "taken": use.taken,
        "refused": dict(use.refused),
        "tokens_in": use.tokens_in,
        "tokens_out": use.tokens_out,
        "seconds": round(seconds, 1),
    }


def _loaded(path: Path) -> ModuleType:
    """Returns the scorer as a module. It lies outside the package, since it is the file that the
    benchmarks use."""
    spec = importlib.util.spec_from_file_location(f"rashomon_trial_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise StopError(f"{path} could not be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _scored(trial: Trial, score: ModuleType, ledger: Ledger, story: Path) -> dict[str, Any]:

    return trial.figures(score, json.loads(to_json(ledger)), story)


def trial_table(found: Mapping[str, Any], trial: Trial) -> "Iterator[RenderableType]":
    """Returns the figures as a table."""
    from rich.table import Table
    from rich.text import Text

    scored = [found["built_in"], found["with_model"]]
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for name in ("1.00 is perfect", "built-in", "with the model", "careful readers*"):
        table.add_column(name, justify="left" if name.startswith("1") else "right")
    for figure, words in trial.shown.items():
        cells = [each.get(figure) for each in (*scored, found["careful_readers"])]
        table.add_row(words, *("-" if cell is None else f"{cell:.2f}" for cell in cells))
    for counted in (figure for figure in scored[0] if figure not in trial.shown):
        table.add_row(counted, *(str(each[counted]) for each in scored), "")
    yield table
    if use := found["model"]:
        refused = sum(use["refused"].values())
        yield Text()
        yield Text(
            printable(
                f"{use['name']} at {use['host']}: {use['taken']:,} lines taken, {refused:,} "
                f"refused; {use['tokens_in']:,} tokens in, "
                f"{use['tokens_out']:,} out, {duration(use['seconds'])}"
            )
        )
    yield Text(f"* {trial.beside}", style="dim")
