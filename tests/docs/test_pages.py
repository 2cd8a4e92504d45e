"""The documentation is in step with the program, and nothing in it leads nowhere."""

import re
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import click
import pytest

import rashomon
from bench.score.results import read_results, with_figures
from documents import DOCS, hooks
from rashomon import settings
from rashomon.cli.group import VERBS, main

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in [
        *DOCS.rglob("*.md"),
        *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    ]
)
_LINK = re.compile(r"!?\[[^\]]*\]\((?P<to>[^)\s]+)\)")


def anchors(text: str) -> set[str]:
    """What can be linked to in a page: its headings, as the site names them."""
    return {
        re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", line.lstrip("#").strip().lower()))
        for line in text.splitlines()
        if line.startswith("#")
    }


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    path, maker = ROOT / page, hooks()
    made = maker.generated().keys() | {f"stories/{name}.html" for name in maker.STORIES}
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    lost = []
    for match in _LINK.finditer(text):
        target, _, anchor = match["to"].partition("#")
        if re.match(r"https?:|mailto:", target):
            continue
        there = (path.parent / target).resolve() if target else path
        generated = there.is_relative_to(DOCS) and there.relative_to(DOCS).as_posix() in made
        known = generated or (
            there.exists()
            and (
                page in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                or there.is_relative_to(DOCS)
            )
        )
        if not known or (
            anchor
            and there.suffix == ".md"
            and not generated
            and anchor not in anchors(there.read_text(encoding="utf-8"))
        ):
            lost.append(match["to"])
    assert lost == []


def test_the_page_of_verbs_has_every_verb_and_option() -> None:
    page = hooks().generated()["reference/cli.md"]
    for verb in VERBS:
        command = main.get_command(click.Context(main), verb)
        assert f"## rashomon {verb}\n" in page
        assert [
            o.name
            for o in command.params
            if isinstance(o, click.Option) and not o.hidden and o.opts[-1] not in page
        ] == []


def test_the_page_of_settings_has_every_setting() -> None:
    page = hooks().generated()["reference/settings.md"]
    parts = (
        settings.ReadSettings,
        settings.FetchSettings,
        settings.StorySettings,
        settings.ModelSettings,
    )
    assert [
        knob.name for part in parts for knob in fields(part) if f"`{knob.name}`" not in page
    ] == []
    assert {part.name for part in fields(settings.Settings)} <= set(
        re.findall(r"^## (\w+)", page, re.MULTILINE)
    )


def test_the_page_of_the_python_interface_is_the_program_s() -> None:
    page = (DOCS / "python.md").read_text(encoding="utf-8")
    assert page == hooks().python_page(), "python docs/hooks.py writes it anew"
    assert [name for name in rashomon.__all__ if f"### rashomon.{name}\n" not in page] == []


@pytest.mark.parametrize(
    "kind",
    [
        "report.Report",
        "span.Span",
        "story.Story",
        "name.Name",
        "statement.Statement",
        "number.Number",
        "copy.Copy",
        "date.Date",
        "row.Row",
        "row.Quote",
        "copy.Origin",
        "decision.Decision",
        "ledger.Ledger",
        "ledger.Made",
    ],
)
def test_the_data_model_names_every_field(kind: str) -> None:
    page = (DOCS / "ledger.md").read_text(encoding="utf-8")
    module, _, name = kind.partition(".")
    held = fields(getattr(import_module(f"rashomon.model.{module}"), name))
    assert [f.name for f in held if f"`{f.name.removesuffix('_')}`" not in page] == []


@pytest.mark.parametrize("page", PAGES)
def test_the_figures_of_a_page_are_those_that_were_measured(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert with_figures(text, read_results()) == text, (
        "python -m bench.score.results makes them anew"
    )
    assert "{{" not in text


def test_the_readme_reads_in_two_minutes() -> None:
    """240 words of prose a minute; commands and the table of figures are looked at, not read."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for left_out in (
        r"(?s)```.*?```",
        r"(?s)<!-- figures.*?<!-- end of figures -->",
        r"(?m)^!\[.*$",
        r"\]\([^)]*\)|[|·*#-]",
    ):
        text = re.sub(left_out, " ", text)
    assert len(text.split()) <= 2 * 240
