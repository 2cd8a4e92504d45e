"""rashomon model: which language model reads with --model, whether it can be reached, and how well it reads."""

import click

_WHERE = click.option("--model-settings", "path", metavar="FILE", help="The settings, instead of those in your folder of settings.")


@click.group()
def model() -> None:
    """Set, check and try the language model that `rashomon compare --model` asks; see docs/models.md."""


@model.command("set", short_help="Write the settings of a language model.")
@click.argument("url", metavar="URL|ollama|llama.cpp|vllm")
@click.argument("name", required=False)
@click.option("--key-env", metavar="NAME", help="The environment variable that holds the key, where one is needed.")
@click.option("--context", type=int, metavar="TOKENS", help="What prompt and reply may have together.")
@click.option("--parallel", type=int, metavar="N", help="Requests at once.")
@click.option("--max-seconds", type=float, metavar="SECONDS", help="For one reply.")
@click.option("--price-in", type=float, metavar="PRICE", help="Of a million tokens in; costs are said beforehand then.")
@click.option("--price-out", type=float, metavar="PRICE", help="Of a million tokens out.")
@click.option("--budget-tokens", type=int, metavar="N", help="No more tokens, in and out, in one run.")
@click.option("--budget-seconds", type=float, metavar="SECONDS", help="No further request after so long.")
@click.option("--budget-stories", type=int, metavar="N", help="No more stories in one run.")
@_WHERE
def set_model(url: str, name: str | None, path: str | None, **given: object) -> None:
    """Write the settings of a language model: the URL of an OpenAI-compatible server, or a server of this machine, and the model's NAME there.

    Nothing is asked or sent.
    """
    from rashomon.cli import terminal
    from rashomon.cli.model_settings import LOCAL, write_model_settings
    from rashomon.errors import BadSettings
    from rashomon.language_models.model_connection import parse_endpoint
    from rashomon.settings import ModelSettings

    told: dict[str, object] = {"url": url} | dict(LOCAL.get(url, {})) | {knob: value for knob, value in given.items() if value is not None}
    if name is None and url != "llama.cpp":  # which serves one model, whatever it is called
        raise click.UsageError("name the model, as the server calls it")
    told["name"] = name or "default"
    try:
        settings = ModelSettings(**told)  # type: ignore[arg-type]
    except ValueError as error:
        raise BadSettings(str(error)) from error
    endpoint = parse_endpoint(settings.url)
    place = write_model_settings(settings, path)
    where = "on this machine" if endpoint.is_here else "outside this machine: what is sent there is confirmed each time"
    terminal.note(f"{settings.name} at {endpoint.name}, {where}; written to {place}")
    terminal.note("rashomon model check says whether it can be reached, rashomon model try how well it reads")


@model.command("check", short_help="Say whether the model can be reached and keeps the form.")
@_WHERE
def check_model(path: str | None) -> None:
    """Say whether the model can be reached, how large its context is, how fast it is, and whether it keeps the form of rows.

    It is sent one small invented example and nothing else.
    """
    from rashomon.cli import terminal
    from rashomon.cli.model_checking import check

    with click.get_current_context() as ctx:
        good = True
        for line, fine in check(path):
            terminal.results().print(terminal.printable(("ok    " if fine else "FAULT ") + line), soft_wrap=True)
            good = good and fine
        ctx.exit(0 if good else 1)


@model.command("try", short_help="Let the model read an invented story and score it.")
@click.option("--replies", metavar="FILE", help="Keep the replies here, and ask for none that is there.")
@click.option("--yes", is_flag=True, help="Send the invented reports without asking first.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@_WHERE
def try_model(path: str | None, replies: str | None, yes: bool, as_json: bool) -> None:
    """Let the model read an invented story that comes with the program, and hold what it found against what careful readers wrote down."""
    from rashomon.cli import terminal
    from rashomon.cli.language_model import ModelOptions
    from rashomon.cli.model_trial import figures_of, trial_table

    found = figures_of(ModelOptions(True, replies, path, yes))
    if as_json:
        import json

        terminal.print_document(json.dumps(found, indent=1) + "\n")
        return
    terminal.print_parts(trial_table(found), terminal.results())
