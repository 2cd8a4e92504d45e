"""rashomon model: which language model reads with --model, whether it can be reached, and how well
it reads."""

import importlib.util
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.language_model import can_be_asked, duration, place_of
from rashomon.cli.model_settings import key_of, read_model_settings
from rashomon.errors import StopError
from rashomon.telling.wording import counted

if TYPE_CHECKING:
    from rich.console import RenderableType

    from rashomon.cli.language_model import ModelOptions
    from rashomon.language_models.chat import ChatModel
    from rashomon.model.ledger import Ledger
    from rashomon.model.row import Row
    from rashomon.protocols import Prompt, Reply
    from rashomon.reports.report_pile import Pile
    from rashomon.settings import ModelSettings, Settings

_WHOLE_STORIES = 16_000  # tokens of context from which a story of several reports is read whole
_WHERE = click.option(
    "--model-settings",
    "path",
    metavar="FILE",
    help="The settings, instead of those in your folder of settings.",
)


@click.group()
def model() -> None:
    """Set, check and try the language model that `rashomon compare --model` asks; see
    docs/models.md."""


@model.command("set", short_help="Write the settings of a language model.")
@click.argument("url", metavar="URL|ollama|llama.cpp|lmstudio|vllm|llm:NAME")
@click.argument("name", required=False)
@click.option(
    "--key-env",
    metavar="NAME",
    help="The environment variable that holds the key, where one is needed.",
)
@click.option(
    "--context",
    type=int,
    metavar="TOKENS",
    help="What prompt and reply may have together; 32,768 if not given.",
)
@click.option(
    "--plan",
    type=click.Choice(["digest", "large", "small", "full"]),
    help="Read stories as their digest tells them, whole, one matter at a time in many short "
    "requests, or whole and then each matter; if not given, large, and small below 16,000 tokens "
    "of context.",
)
@click.option(
    "--questions-in",
    metavar="LANG",
    help="The language of its questions (de, German), if not that of most reports.",
)
@click.option(
    "--parallel",
    type=int,
    metavar="N",
    help="Requests at once; if not given, 1 for servers of one user, 8 for vllm, 4 for others.",
)
@click.option(
    "--price-in",
    type=float,
    metavar="PRICE",
    help="Of a million tokens in; costs are said beforehand then.",
)
@click.option("--price-out", type=float, metavar="PRICE", help="Of a million tokens out.")
@click.option(
    "--budget-tokens", type=int, metavar="N", help="No more tokens, in and out, in one run."
)
@click.option(
    "--budget-hour",
    type=int,
    metavar="N",
    help="No more in an hour, in all runs; the rest waits.",
)
@click.option("--budget-day", type=int, metavar="N", help="No more in a day, in all runs.")
@click.option(
    "--grammar",
    is_flag=True,
    default=None,
    help="Send the form of rows as a grammar, too, to which servers of llama.cpp keep.",
)
@_WHERE
def set_model(url: str, name: str | None, path: str | None, **given: object) -> None:
    """Write the settings of a language model: the URL of an OpenAI-compatible server, or a server
    of this machine, and the model's NAME there; or llm:NAME, a model of the library llm.

    Nothing is asked or sent.
    """
    from rashomon.cli import terminal
    from rashomon.cli.model_settings import LOCAL, write_model_settings
    from rashomon.errors import BadSettings
    from rashomon.language_models.model_connection import LIBRARY_URL, parse_endpoint
    from rashomon.settings import ModelSettings

    if url.startswith(LIBRARY_URL):
        name, url = url.removeprefix(LIBRARY_URL) or name, LIBRARY_URL
    fields: dict[str, object] = (
        {"url": url}
        | ({"parallel": 1} if url == LIBRARY_URL else {})  # models in one process share it
        | dict(LOCAL.get(url, {}))
        | {knob: value for knob, value in given.items() if value is not None}
    )
    if name is None and url != "llama.cpp":  # which serves one model, whatever it is called
        raise click.UsageError("name the model, as the server calls it")
    fields["name"] = name or "default"
    if int(str(fields.get("context", _WHOLE_STORIES))) < _WHOLE_STORIES:
        fields.setdefault("plan", "small")
    try:
        settings = ModelSettings(**fields)  # type: ignore[arg-type]
    except ValueError as error:
        raise BadSettings(str(error)) from error
    endpoint = parse_endpoint(settings.url)
    place = write_model_settings(settings, path)
    where = (
        place_of(settings)
        if endpoint.is_here
        else f"{place_of(settings)}: what is sent there is confirmed each time"
    )
    terminal.note(f"{settings.name} at {endpoint.name}, {where}; written to {place}")
    if settings.plan == "small":
        terminal.note("it will read one matter at a time: the small plan (docs/models.md)")
    terminal.note(
        "rashomon model check says whether it can be reached, rashomon model try how well it reads"
    )


@model.command("find", short_help="Say which servers of this machine have a model, and set one.")
@click.option("--set", "number", type=int, metavar="N", help="Set the Nth model of the list.")
@_WHERE
@click.pass_context
def find_model(context: click.Context, number: int | None, path: str | None) -> None:
    """Say which servers of language models answer on this machine at their usual ports (Ollama,
    llama.cpp, LM Studio, vLLM), and set one of their models.

    Each is asked for its list of models; nothing else is asked or sent.
    """
    from rashomon.cli import terminal
    from rashomon.cli.find_model import found_models

    found = list(found_models())
    if not found:
        raise StopError(
            "no server of a language model answers on this machine; docs/models.md says how to "
            "start one, rashomon model set URL NAME sets one elsewhere"
        )
    for place, one in enumerate(found, 1):
        terminal.print_line(f"{place}  {one.label}")
    if number is None and can_be_asked():
        number = click.prompt("Set which one? (0: none)", type=int, default=1, err=True)
    if number is None:
        terminal.note("rashomon model find --set N sets one of them")
    elif not 0 <= number <= len(found):
        raise click.UsageError(f"there is no number {number} in the list")
    elif number:
        chosen = found[number - 1]
        context.invoke(
            set_model, url=chosen.server, name=chosen.name, path=path, **chosen.smaller()
        )


@model.command("check", short_help="Say whether the model can be reached and keeps the form.")
@_WHERE
def check_model(path: str | None) -> None:
    """Say whether the model can be reached, how large its context is, how fast it is, and whether
    it keeps the form of rows.

    It is sent one small invented example and nothing else.
    """
    from rashomon.cli import terminal

    with click.get_current_context() as ctx:
        good = True
        for line, fine in check(path):
            terminal.print_line(("ok    " if fine else "FAULT ") + line)
            good = good and fine
        ctx.exit(0 if good else 1)


@model.command("try", short_help="Let the model read an invented story and score it.")
@click.option(
    "--replies", metavar="FILE", help="Keep the replies here, and ask for none that is there."
)
@click.option("--yes", is_flag=True, help="Send the invented reports without asking first.")
@click.option(
    "--plan",
    type=click.Choice(["digest", "large", "small", "full", "both"]),
    help="Let it read by this plan, or by large and small, side by side; else by the one set.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@_WHERE
def try_model(
    path: str | None, replies: str | None, yes: bool, plan: str | None, as_json: bool
) -> None:
    """Let the model read an invented story that comes with the program, and hold what it found
    against what careful readers wrote down."""
    from rashomon.cli import terminal
    from rashomon.cli.language_model import ModelOptions

    wanted = ModelOptions(True, replies, path, yes)
    found = figures_of(wanted, ("large", "small") if plan == "both" else (plan or "",))
    if as_json:
        import json

        terminal.print_document(json.dumps(found, indent=1) + "\n")
        return
    terminal.print_parts(trial_table(found), terminal.results())


_LONGEST = (
    12_000  # tokens of the prompt that tries the context: as much as a story of several reports has
)
_LEAST_LINES = 3  # of the example that are taken where a model keeps the form
_EXAMPLE = {
    "courier": "Goats loose in Ostmark\n\nNine goats broke out of a "
    "pen in Ostmark on Saturday, the farm "
    "said. No charges have been filed so far.\n",
    "herald": "Farmer charged over goats\n\nThe number of runaway "
    "goats has risen to eleven, police "
    "said on Sunday. The farmer was charged with neglect.\n",
}

Line = tuple[str, bool]


def check(path: str | None) -> Iterator[Line]:
    """Yields the findings, one line each, and whether each is in order; stops after a fault that
    leaves nothing to try."""
    from rashomon.language_models.chat import ChatModel

    settings = read_model_settings(path)
    model = ChatModel(
        replace(settings, parallel=1, retries=0, budget_tokens=0),
        key_of(settings),
    )
    try:
        yield from _listed(model, settings)
        if settings.grammar:
            yield from _grammar(model)
        yield from _form(model)
        yield from _context(model)
    except StopError as error:
        yield str(error), False


def _listed(model: "ChatModel", settings: "ModelSettings") -> Iterator[Line]:
    """Yields what the server says about its models."""
    from rashomon.language_models.model_connection import list_models

    found = list_models(model.line)
    if not found.models:
        yield (
            f"{model.host} answers {found.status} when it is asked for its models, and lists none",
            not found.is_refused,
        )
        return
    names = dict(found.models)
    name = settings.name if settings.name in names else next(iter(names))
    if name != settings.name and len(names) > 1:
        yield (
            f"{model.host} has no model {settings.name}; it has {', '.join(sorted(names)[:20])}",
            False,
        )
    else:
        yield f"{model.host} can be reached and has {name}", True
    size = names[name]
    if size is not None:
        yield (
            f"it says that its context has {size:,} tokens; the settings say {settings.context:,}",
            size >= settings.context,
        )


def _grammar(model: "ChatModel") -> Iterator[Line]:
    """Checks whether the server keeps to a grammar, by one that lets the model say one word."""
    from rashomon.language_models.chat import ChatModel
    from rashomon.protocols import Prompt

    word = "ibex"
    body = dict(model.settings.body) | {"grammar": f'root ::= "{word}"'}
    bound = replace(model.settings, grammar=False, body=tuple(body.items()))
    one = Prompt("check", "example", "You answer in one word.", "What is five and four?", 20)
    reply, _ = _asked(ChatModel(bound, model.key), one)
    if reply.text.strip() == word:
        yield "it keeps to a grammar", True
        return
    yield "it does not keep to a grammar: set it without --grammar", False


def _form(model: "ChatModel") -> Iterator[Line]:
    """Checks whether the model's rows for a small invented example can be read."""
    from rashomon.model_reading.first_pass import add_rows, rows_prompt, windows_of
    from rashomon.model_reading.prompts import sheets_of
    from rashomon.model_reading.tally import Tally
    from rashomon.reports.read_report import read_report
    from rashomon.rows.quoted_words import page_of
    from rashomon.settings import ReadSettings

    reports = [
        read_report(f"{name}.txt", text.encode(), settings=ReadSettings())
        for name, text in _EXAMPLE.items()
    ]
    sheets = sheets_of(reports)
    prompt = rows_prompt("example", windows_of(sheets, model.context)[0], model.context)
    reply, seconds = _asked(model, prompt)
    yield (
        f"{duration(seconds)} for {reply.tokens_in:,} tokens in and {reply.tokens_out:,} out, "
        f"{reply.tokens_out / max(seconds, 0.001):.0f} tokens a second",
        True,
    )
    tally = Tally("rows")
    rows: list[Row] = []
    add_rows(
        rows,
        reply.text,
        {sheet.label: page_of(sheet.report) for sheet in sheets},
        f"model {model.name}",
        tally,
    )
    refused = tally.refused.total()
    words = (
        f"{counted(tally.taken, 'line')} of the example taken in {counted(len(rows), 'row')}, "
        f"{refused} refused"
    )
    reasons = ", ".join(f"{reason}: {count}" for reason, count in sorted(tally.refused.items()))
    why = f" ({reasons})" if refused else ""
    good = tally.taken >= _LEAST_LINES and tally.taken > refused
    yield (
        ("it keeps the form of rows: " if good else "it does not keep the form of rows: ")
        + words
        + why,
        good,
    )


def _context(model: "ChatModel") -> Iterator[Line]:
    """Checks whether a long prompt arrives whole: some servers silently cut off its beginning."""
    from rashomon.language_models.chat import tokens_of
    from rashomon.protocols import Prompt

    most = min(_LONGEST, model.context - 1_000)
    word = "heron"
    lines = [
        f"Line {number}: the gate was painted {('green', 'white', 'blue')[number % 3]} again."
        for number in range(1, most // 12)
    ]
    user = (
        f"The word is {word}.\n"
        + "\n".join(lines)
        + "\nWhich word did the first line give? Reply with that word alone."
    )
    reply, _ = _asked(model, Prompt("check", "example", "You answer in one word.", user, 200))
    if word in reply.text.casefold():
        yield f"a prompt of {reply.tokens_in:,} tokens arrives whole", True
        return
    yield (
        f"a prompt of about {tokens_of(user):,} tokens did not arrive whole, or was not "
        "understood: give the server a larger context (docs/models.md), "
        "or the settings a smaller one",
        False,
    )


def _asked(model: "ChatModel", prompt: "Prompt") -> "tuple[Reply, float]":
    started = time.monotonic()
    (reply,) = model.replies([prompt])
    if reply is None:
        raise StopError(f"no reply: {', '.join(model.missed)}")
    return reply, time.monotonic() - started


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
"""How far two careful readers who work apart agree, on four events that really happened:
bench/speed/peers.toml."""
_PACKAGE = Path(__file__).resolve().parents[1]
_STORY, _SCORE = ("bench", "stories", "dev", "mayor-raid"), ("bench", "score", "score.py")


def trial_places() -> tuple[Path, Path]:
    """Returns the folder of the invented story and the scorer: beside the installed program, else
    in its source tree."""
    installed = _PACKAGE / "trial"
    story, score = installed / "story", installed / "score.py"
    if not score.exists():
        root = _PACKAGE.parents[1]
        story, score = root.joinpath(*_STORY), root.joinpath(*_SCORE)
    if not (score.exists() and (story / "gold.json").exists()):
        raise StopError(
            "the invented story is not there; it comes with the installed program and with "
            "its sources"
        )
    return story, score


def figures_of(wanted: "ModelOptions", plans: Sequence[str]) -> dict[str, Any]:
    """Returns the figures of the built-in reader and of the model by each of these plans ("": the
    one that is set), with the model's costs; those of a second plan stand under `small`."""
    from rashomon.comparing import compare as comparing
    from rashomon.reports import report_pile
    from rashomon.settings import Settings, StorySettings

    story, scorer = trial_places()
    settings = Settings(stories=StorySettings(one_story=True))
    pile = report_pile.read(str(story / "reports"), settings=settings)
    score = _loaded(scorer)

    def read(plan: str) -> dict[str, Any]:
        ledger, seconds = _read_by(replace(wanted, plan=plan), pile, settings)
        return {"model": _used(ledger, seconds), "with_model": _scored(score, ledger, story)}

    first, *others = map(read, plans)
    built_in = _scored(score, comparing.compare(pile, settings=settings), story)
    return {
        "story": story.name,
        **first,
        "built_in": built_in,
        "careful_readers": CAREFUL,
        **({"small": others[0]} if others else {}),
    }


def _read_by(wanted: "ModelOptions", pile: "Pile", settings: "Settings") -> "tuple[Ledger, float]":
    """The ledger of these reports with the model, and how many seconds it took."""
    from rashomon.cli.language_model import reading_model
    from rashomon.cli.terminal import ProgressBar
    from rashomon.comparing import compare as comparing

    started = time.monotonic()
    with ProgressBar() as progress, reading_model(wanted, None, progress) as model:
        ledger = comparing.compare(pile, settings=settings, model=model)
    return ledger, time.monotonic() - started


def _used(ledger: "Ledger", seconds: float) -> dict[str, Any] | None:
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
        name: round(value, 3)
        for name in SHOWN
        if (value := figures[name].get("f1", figures[name].get("share"))) is not None
    }
    disputes = figures["points.conflicts"]
    right = round(disputes["recall"] * disputes["gold"])
    return out | {
        "disputes": {
            "right": right,
            "missed": disputes["gold"] - right,
            "shown": disputes["predicted"],
        }
    }


def trial_table(found: Mapping[str, Any]) -> "Iterator[RenderableType]":
    """Returns the figures as a table."""
    from rich.table import Table
    from rich.text import Text

    from rashomon.cli.language_model import duration
    from rashomon.cli.terminal import printable

    reads = {"with the model": found}
    if "small" in found:
        reads = {"large plan": found, "small plan": found["small"]}
    scored = [found["built_in"], *(read["with_model"] for read in reads.values())]
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for name in ("1.00 is perfect", "built-in", *reads, "careful readers*"):
        table.add_column(name, justify="left" if name.startswith("1") else "right")
    for figure, words in SHOWN.items():
        cells = [each.get(figure) for each in (*scored, found["careful_readers"])]
        table.add_row(words, *("-" if cell is None else f"{cell:.2f}" for cell in cells))
    for word in ("right", "missed", "shown"):
        table.add_row(f"disputes {word}", *(str(each["disputes"][word]) for each in scored), "")
    yield table
    for use in (read["model"] for read in reads.values() if read["model"]):
        refused = sum(use["refused"].values())
        yield Text()
        yield Text(
            printable(
                f"{use['name']} at {use['host']}: {use['taken']:,} lines taken, {refused:,} "
                f"refused; {use['tokens_in']:,} tokens in, "
                f"{use['tokens_out']:,} out, {duration(use['seconds'])}"
            )
        )
    yield Text(
        "* how far two of them agree who work apart, on four events that really happened",
        style="dim",
    )
