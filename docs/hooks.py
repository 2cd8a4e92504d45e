"""What the documentation takes from the program: its verbs, its settings, and pages that stand
elsewhere in the project. mkdocs calls the `on_` functions."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from inspect import Signature, isfunction, signature
from pathlib import Path
from textwrap import wrap
from typing import Any

import click

ROOT = Path(__file__).resolve().parent.parent
# Invented stories: the folder with the reports of each, and the answer that a large language model
# wrote once from their sheet.
STORIES = json.loads((ROOT / "examples" / "stories.json").read_text(encoding="utf-8"))
_PLAIN = re.compile(r"`(?P<name>\w+)`")


def on_files(files: Any, config: Any) -> Any:
    """The files with the pages that the program writes."""
    from mkdocs.structure.files import File

    for path, text in generated().items():
        files.append(File.generated(config, path, content=text))
    for name in STORIES:
        files.append(File.generated(config, f"stories/{name}.html", content=story_page(name)))
    return files


def on_config(config: Any) -> Any:
    """The settings with pages that nobody gave a place at the end of the menu, and without places
    that have no page."""
    here = {
        path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")
    } | generated().keys()
    config.nav = _kept(config.nav, here)
    left = sorted(here - set(_placed(config.nav)))
    if left:
        config.nav.append({"More": left})
    return config


def generated() -> dict[str, str]:
    """The pages that the program writes, by path."""
    return {
        "reference/cli.md": "\n".join(_verbs()) + "\n",
        "reference/settings.md": "\n".join(_settings()) + "\n",
        "reference/changelog.md": _from_root("CHANGELOG.md"),
        "reference/contributing.md": _from_root("CONTRIBUTING.md"),
    }


def story_page(name: str) -> str:
    """The page of an invented story with its answer, as `rashomon compare` writes it."""
    import rashomon
    from rashomon.show.page import render_page

    reports = ROOT / STORIES[name]["reports"]
    answer = story_answer(name)
    return render_page(rashomon.compare(reports, answer=answer, by="model large-model"))


def story_answer(name: str) -> str:
    """The answer about an invented story; its numbers are those of the sheet of its reports."""
    return (ROOT / STORIES[name]["answer"]).read_text(encoding="utf-8")


def _from_root(name: str) -> str:
    """A document of the project's root, its links as they are from a page of the reference; links
    out of the documentation are plain words."""
    text = (ROOT / name).read_text(encoding="utf-8")
    text = re.sub(r"\]\(docs/([^)]+)\)", r"](../\1)", text)
    return re.sub(r"\[([^\]]+)\]\((?!\.\./|https?:|#)[^)]+\)", r"\1", text)


def _verbs() -> Iterator[str]:
    """The page of all verbs with their options."""
    from rashomon.cli.group import VERBS, main

    yield "# Verbs"
    yield ""
    yield (
        "This page is written from the program. Results go to stdout, everything else to stderr. "
        "Exit codes: 0 all reports were read, 3 some could not be read, 4 none could be read, "
        "1 the run stopped, 2 wrong usage."
    )
    with click.Context(main, info_name="rashomon") as top:
        for verb in sorted(VERBS):
            if (command := main.get_command(top, verb)) is not None:
                yield from _command(command, f"rashomon {verb}", top, "##")


def _command(
    command: click.Command, name: str, parent: click.Context, heading: str
) -> Iterator[str]:
    with click.Context(command, info_name=name, parent=parent) as context:
        usage = " ".join(command.collect_usage_pieces(context))
        yield from ("", f"{heading} {name}", "", "```text", f"{name} {usage}", "```", "")
        yield _escaped(
            re.sub(r"\s*\n(?!\n)\s*", " ", (command.help or "").replace("\b", "").strip()).replace(
                "  ", " "
            )
        )
        rows = [
            option.get_help_record(context)
            for option in command.params
            if isinstance(option, click.Option)
        ]
        shown = [row for row in rows if row]
        if shown:
            yield from ("", "| option | |", "|---|---|")
            yield from (
                f"| `{names.replace('|', '¦')}` | {_escaped(told)} |" for names, told in shown
            )
    if isinstance(command, click.Group):
        for sub in command.list_commands(parent):
            found = command.get_command(parent, sub)
            if found is not None:
                yield from _command(found, f"{name} {sub}", parent, "###")


def _settings() -> Iterator[str]:
    """The page of all settings with their defaults."""
    from rashomon import settings

    yield "# Settings"
    yield ""
    yield (
        "This page is written from the program. `rashomon.Settings` holds all settings, with one "
        "part for each stage. A ledger records every one under `made.settings`."
    )
    parts: list[tuple[str, Any]] = [(part.name, part.type) for part in fields(settings.Settings)]
    parts.append(
        (
            "language model (of the file that `rashomon model set` writes, in no ledger)",
            settings.ModelSettings,
        )
    )
    parts.append(("assistants (`rashomon mcp`, in no ledger)", settings.AgentSettings))
    for name, named in parts:
        kind = getattr(settings, named.rpartition(".")[2]) if isinstance(named, str) else named
        yield from (
            "",
            f"## {name}",
            "",
            _paragraphs(kind.__doc__ or ""),
            "",
            "| setting | default |",
            "|---|---|",
        )
        yield from (f"| `{knob.name}` | `{knob.default!r}` |" for knob in fields(kind))


_SHOWN = (
    "rashomon.checking.ask_reports.Asked",
    "rashomon.checking.checked_draft.CheckedDraft",
    "rashomon.model.number.Number",
    "rashomon.model.copy.Copy",
    "rashomon.model.name.Name",
    "rashomon.model.date.Date",
    "rashomon.model.span.Span",
    "rashomon.model.stored.ChangeRow",
    "rashomon.model.stored.StoryRow",
    "rashomon.store.add_reports.AddOutcome",
    "rashomon.store.library_store.PutOutcome",
)


def python_page() -> str:
    """The page of the Python interface: each public name with its signature, what it does, its
    methods, and the fields of what they give."""
    import rashomon

    named = [(f"rashomon.{name}", getattr(rashomon, name)) for name in rashomon.__all__]
    known = {id(one) for _, one in named}
    given = [(path.rpartition(".")[2], _found(path)) for path in _SHOWN]
    lines = [
        "# Python, name by name",
        "",
        _wrapped(
            "`python docs/hooks.py` writes this page from the program. "
            "The [data model](ledger.md) says what the fields mean."
        ),
        "",
        "## What `import rashomon` gives",
    ]
    for name, one in named:
        lines += _told(name, one)
    lines += ["", "## What it returns"]
    for name, one in given:
        lines += _told(name, one) if id(one) not in known else ()
    lines += ["", "## Words of the data, and of the screen", *_words()]
    return "\n".join(lines) + "\n"


def _words() -> Iterator[str]:
    """The words that data have for a kind of row, and what people read above it."""
    from rashomon.show.view import SECTIONS

    yield from ("", "| `Row.kind` | on the screen |", "|---|---|")
    yield from (f"| `{kind}` | {heading} |" for kind, (_, heading, *_) in SECTIONS.items())


def _found(path: str) -> Any:
    module, _, name = path.rpartition(".")
    return getattr(import_module(module), name)


def _told(name: str, one: Any) -> Iterator[str]:
    """A class or function: signature, docstring, and of a class its fields and methods."""
    made = is_dataclass(one)
    yield from ("", f"### {name}", "")
    if not made and not (isinstance(one, type) and one.__init__ is object.__init__):
        yield from ("```python", f"{name}{_signature(one)}", "```", "")
    yield _paragraphs(one.__doc__ or "")
    if made:
        named = ", ".join(f"`{knob.name}`" for knob in fields(one))
        yield from ("", _wrapped(f"Fields: {named}."))
    methods = vars(one).items() if isinstance(one, type) else ()
    bases = [held for base in getattr(one, "__mro__", ())[1:] for held in vars(base).items()]
    seen: set[str] = set()
    for called, method in [*methods, *(bases if made else ())]:
        is_read = isinstance(method, property)
        if called.startswith("_") or called in seen or not (is_read or isfunction(method)):
            continue
        seen.add(called)
        taken = "" if is_read else _signature(method)
        yield from ("", _paragraphs(method.__doc__ or "", f"**`.{called}{taken}`** "))


def _signature(one: Any) -> str:
    """Its parameters with their defaults; what kind each is of, the text below tells."""
    given = signature(one).parameters.values()
    bare = [each.replace(annotation=each.empty) for each in given if each.name != "self"]
    shown = str(Signature(bare))
    return re.sub(r"<function (\w+) at \w+>", r"\1", shown)


def _paragraphs(text: str, before: str = "") -> str:
    """A docstring as Markdown: its paragraphs and lists, wrapped, behind the words before it."""
    parts = re.split(r"\n\s*\n", f"{before}{text.strip()}")
    return "\n\n".join(_wrapped(part) for part in parts)


def _wrapped(part: str) -> str:
    """A paragraph or a list in lines of at most 100 characters; code is never broken."""
    lines = []
    for item in re.split(r"\n\s*(?=- )", part):
        plain = _escaped(" ".join(item.split()))
        whole = re.sub(r"`[^`]+`|\]\([^)]*\)", lambda code: code[0].replace(" ", "\0"), plain)
        indent = "  " if whole.startswith("- ") else ""
        lines += wrap(
            whole, 100, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        )
    return "\n".join(lines).replace("\0", " ")


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def _kept(nav: list[Any], here: set[str]) -> list[Any]:
    out: list[Any] = []
    for entry in nav:
        ((title, held),) = entry.items()
        if isinstance(held, list):
            out.append({title: _kept(held, here)})
        elif held in here:
            out.append(entry)
    return out


def _placed(nav: list[Any]) -> Iterator[str]:
    for entry in nav:
        for held in entry.values():
            yield from _placed(held) if isinstance(held, list) else [held]


if __name__ == "__main__":
    (ROOT / "docs" / "python.md").write_text(python_page(), encoding="utf-8")
