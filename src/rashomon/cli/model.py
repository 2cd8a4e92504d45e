"""rashomon model: sets and shows the language model that --model asks."""

import sys
from collections.abc import Iterator

import click

from rashomon.answers.clients.connections import connection_to
from rashomon.answers.clients.model_connection import (
    LIBRARY_URL,
    ServerModels,
    list_models,
    parse_endpoint,
)
from rashomon.cli.language_model import can_be_asked, where_model_is
from rashomon.cli.model_settings import LOCAL, settings_and_key, write_model_settings
from rashomon.cli.options import valued
from rashomon.cli.terminal import note, print_line
from rashomon.errors import BadSettings, StopError
from rashomon.settings import ModelSettings

_SECONDS = 2.0  # a server of this machine answers at once, or is not there


def found_models() -> Iterator[tuple[str, str, int | None]]:
    """Yields the models of the servers on this machine that answer: the short name of the server,
    the name of the model, and its context in tokens, None if the server does not say. Each server
    is asked for its list of models and for nothing else."""
    for server, knobs in LOCAL.items():
        line = connection_to(parse_endpoint(str(knobs["url"])))
        try:
            listed = list_models(line, seconds=_SECONDS)
        except StopError:
            continue
        for name, context in listed.models:
            yield server, name, context


_WHERE = valued(
    "--model-settings path",
    metavar="FILE",
    help_text="Use this file of settings, not the one in your folder.",
)


@click.group()
def model() -> None:
    """Set and show the language model that `rashomon compare --model` asks; see
    docs/answers.md."""


@model.command("set", short_help="Write the settings of a language model.")
@click.argument("url", metavar="URL|ollama|llama.cpp|lmstudio|vllm|llm:NAME")
@click.argument("name", required=False)
@valued(
    "--key-env",
    metavar="NAME",
    help_text="The environment variable with the key, if one is needed.",
)
@valued(
    "--context",
    metavar="TOKENS",
    help_text="Tokens for prompt and reply together (default: 32,768).",
    type=int,
)
@valued(
    "--questions-in",
    metavar="LANG",
    help_text="The language of its answers (de, German), if not that of most reports.",
)
@valued(
    "--parallel",
    metavar="N",
    help_text="Requests at once (default: 1 for servers of one user, 8 for vllm, 4 for others).",
    type=int,
)
@valued(
    "--price-in",
    metavar="PRICE",
    help_text="Price of a million tokens in; runs then say their cost first.",
    type=float,
)
@valued("--price-out", metavar="PRICE", help_text="Price of a million tokens out.", type=float)
@valued(
    "--budget-tokens", metavar="N", help_text="The most tokens, in and out, of one run.", type=int
)
@_WHERE
def set_model(url: str, name: str | None, path: str, **options: object) -> None:
    """Write the settings of a language model: the URL of an OpenAI-compatible server, or the name
    of a server on this machine, and the model's NAME there. llm:NAME is a model of the library llm.

    The command asks and sends nothing.
    """
    if url.startswith(LIBRARY_URL):
        name = url.removeprefix(LIBRARY_URL) or name
        url = LIBRARY_URL
    fields: dict[str, object] = {"url": url}
    if url == LIBRARY_URL:
        fields["parallel"] = 1  # models in one process share it
    fields |= LOCAL.get(url, {})
    fields |= {knob: value for knob, value in options.items() if value not in (None, "")}
    if name is None and url != "llama.cpp":  # which serves one model, whatever it is called
        raise click.UsageError("name the model, as the server calls it")
    fields["name"] = name or "default"
    try:
        settings = ModelSettings(**fields)  # type: ignore[arg-type]
    except ValueError as error:
        raise BadSettings(str(error)) from error
    endpoint = parse_endpoint(settings.url)
    place = write_model_settings(settings, path)
    where = where_model_is(settings)
    if not endpoint.is_here:
        where += ": what is sent there is confirmed each time"
    note(f"{settings.name} at {endpoint.name}, {where}; written to {place}")
    note("rashomon model show says whether it can be reached")


@model.command("find", short_help="Say which servers of this machine have a model, and set one.")
@valued("--set number", metavar="N", help_text="Set the Nth model of the list.", type=int)
@_WHERE
@click.pass_context
def find_model(context: click.Context, number: int | None, path: str) -> None:
    """Say which servers of language models answer on this machine at their usual ports (Ollama,
    llama.cpp, LM Studio, vLLM), and set one of their models.

    Each server is asked for its list of models. Nothing else is asked or sent.
    """
    models = list(found_models())
    if not models:
        raise StopError(
            "no server of a language model answers on this machine; docs/answers.md says how to "
            "start one; `rashomon model set URL NAME` sets one elsewhere"
        )
    for place, (server, name, tokens) in enumerate(models, 1):
        size = "" if tokens is None else f", {tokens:,} tokens"
        print_line(f"{place}  {name} ({server} at {LOCAL[server]['url']}{size})")
    if number is None and can_be_asked():
        number = click.prompt("Set which one? (0: none)", type=int, default=1, err=True)
    if number is None:
        note("rashomon model find --set N sets one of them")
    elif not 0 <= number <= len(models):
        raise click.UsageError(f"there is no number {number} in the list")
    elif number:
        server, name, tokens = models[number - 1]
        usual = ModelSettings().context
        # a larger one may be what the model was trained with, and not what the server gives it
        size_given = min(tokens or usual, usual)
        context.invoke(set_model, url=server, name=name, path=path, context=size_given)


@model.command("show", short_help="Say which model is set, and what its server says of it.")
@_WHERE
def show_model(path: str) -> None:
    """Say which model is set, whether its server can be reached, and what the server says of it.

    The server is asked for its list of models. Nothing else is asked or sent.
    """
    settings, key = settings_and_key(path)
    line = connection_to(parse_endpoint(settings.url), key)
    description = f"{settings.name} at {line.endpoint.name}, {where_model_is(settings)}"
    print_line(f"{description}; {settings.context:,} tokens of context")
    fault = _fault(settings, list_models(line))
    print_line(f"its server {fault or f'can be reached and has {settings.name}'}")
    sys.exit(1 if fault else 0)


def _fault(settings: ModelSettings, server: ServerModels) -> str:
    """Returns what is wrong according to the server, "" if nothing is. A server with one model
    takes any name."""
    names = dict(server.models)
    if not names:
        if server.status not in (401, 403):
            return ""
        return f"answers {server.status} when it is asked for its models: it wants a key (key_env)"
    if settings.name not in names and len(names) > 1:
        return f"has no model {settings.name}; it has {', '.join(sorted(names)[:20])}"
    size = names.get(settings.name, next(iter(names.values())))
    if size and size < settings.context:
        return f"has {size:,} tokens of context for it, fewer than the settings say"
    return ""
