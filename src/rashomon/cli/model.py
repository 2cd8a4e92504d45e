"""rashomon model: which language model reads with --model, and whether it can be reached."""

from collections.abc import Iterator
from dataclasses import replace

import click

from rashomon.cli import terminal
from rashomon.cli.find_model import found_models
from rashomon.cli.language_model import can_be_asked, duration, place_of
from rashomon.cli.model_settings import LOCAL, key_of, read_model_settings, write_model_settings
from rashomon.errors import BadSettings, StopError
from rashomon.language_models.chat import ChatModel, tokens_of
from rashomon.language_models.model_connection import LIBRARY_URL, list_models, parse_endpoint
from rashomon.protocols import Prompt
from rashomon.settings import ModelSettings, Settings, StorySettings
from rashomon.telling.wording import counted

_WHERE = click.option(
    "--model-settings",
    "path",
    metavar="FILE",
    help="The settings, instead of those in your folder of settings.",
)


@click.group()
def model() -> None:
    """Set and check the language model that `rashomon compare --model` asks; see
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
@_WHERE
def set_model(url: str, name: str | None, path: str | None, **given: object) -> None:
    """Write the settings of a language model: the URL of an OpenAI-compatible server, or a server
    of this machine, and the model's NAME there; or llm:NAME, a model of the library llm.

    Nothing is asked or sent.
    """
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
    terminal.note("rashomon model check says whether it can be reached and keeps the form")


@model.command("find", short_help="Say which servers of this machine have a model, and set one.")
@click.option("--set", "number", type=int, metavar="N", help="Set the Nth model of the list.")
@_WHERE
@click.pass_context
def find_model(context: click.Context, number: int | None, path: str | None) -> None:
    """Say which servers of language models answer on this machine at their usual ports (Ollama,
    llama.cpp, LM Studio, vLLM), and set one of their models.

    Each is asked for its list of models; nothing else is asked or sent.
    """
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
    it keeps the form in which it is asked to answer.

    It is sent one small invented example and nothing else.
    """
    with click.get_current_context() as ctx:
        good = True
        for line, fine in check(path):
            terminal.print_line(("ok    " if fine else "FAULT ") + line)
            good = good and fine
        ctx.exit(0 if good else 1)


_LONGEST = (
    12_000  # tokens of the prompt that tries the context: as much as a story of several reports has
)
_LEAST_LINES = 2  # of the example that are taken where a model keeps the form
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
    settings = read_model_settings(path)
    model = ChatModel(
        replace(settings, parallel=1, retries=0, budget_tokens=0),
        key_of(settings),
    )
    try:
        yield from _listed(model, settings)
        yield from _form(model)
        yield from _context(model)
    except StopError as error:
        yield str(error), False


def _listed(model: ChatModel, settings: ModelSettings) -> Iterator[Line]:
    """Yields what the server says about its models."""
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


def _form(model: ChatModel) -> Iterator[Line]:
    """Checks whether what the model finds in a small invented example can be read."""
    from rashomon.comparing.compare import compare
    from rashomon.reports.read_report import read_report

    settings = Settings(stories=StorySettings(one_story=True))
    reports = [
        read_report(f"{name}.txt", text.encode(), settings=settings.read)
        for name, text in _EXAMPLE.items()
    ]
    use = compare(reports, settings=settings, model=model).made.model
    if use is None or not use.tokens_out:
        raise StopError(f"no reply: {', '.join(model.missed)}")
    seconds = model.spent.seconds
    yield (
        f"{duration(seconds)} for {use.tokens_in:,} tokens in and {use.tokens_out:,} out, "
        f"{use.tokens_out / max(seconds, 0.001):.0f} tokens a second",
        True,
    )
    refused = sum(use.refused.values())
    reasons = ", ".join(f"{reason}: {count}" for reason, count in use.refused.items())
    good = use.taken >= _LEAST_LINES and use.taken > refused
    yield (
        f"it {'keeps' if good else 'does not keep'} the form: "
        f"{counted(use.taken, 'line')} of the example taken, {refused} refused"
        + (f" ({reasons})" if refused else ""),
        good,
    )


def _context(model: ChatModel) -> Iterator[Line]:
    """Checks whether a long prompt arrives whole: some servers silently cut off its beginning."""
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
    asked = Prompt("check", "example", "You answer in one word.", user, 200)
    (reply,) = model.replies([asked])
    if reply is None:
        raise StopError(f"no reply: {', '.join(model.missed)}")
    if word in reply.text.casefold():
        yield f"a prompt of {reply.tokens_in:,} tokens arrives whole", True
        return
    yield (
        f"a prompt of about {tokens_of(user):,} tokens did not arrive whole, or was not "
        "understood: give the server a larger context (docs/models.md), "
        "or the settings a smaller one",
        False,
    )
