"""rashomon check: compares a draft with reports, sentence by sentence."""

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.language_model import ModelOptions, model_options
from rashomon.cli.options import (
    BY,
    SHEET_MARK,
    ReadOptions,
    flag,
    given_as,
    reading_options,
    valued,
)
from rashomon.cli.store_option import opened
from rashomon.cli.terminal import (
    ProgressBar,
    check_output,
    check_page,
    note_failures,
    print_data,
    print_line,
    print_lines,
    styled,
    write_document,
)
from rashomon.file_writing import write_file
from rashomon.model.document import plain, written
from rashomon.reports.report_pile import Pile

if TYPE_CHECKING:
    from rashomon.checking.checked_draft import CheckedDraft
    from rashomon.protocols import LanguageModel


@dataclass(frozen=True)
class DraftReply:
    """The options for what a chatbot replied about a draft: the file, who wrote it, and the mark of
    its sheet."""

    answer: str
    by: str
    sheet: str

    def given(self, model: ModelOptions) -> "LanguageModel | None":
        """Returns the reply in the place of a model, None without one. Raises UsageError if a model
        is asked, too."""
        if not self.answer:
            return None
        if model:
            raise click.UsageError("give one of --model, --replies and --answer")
        from rashomon.api import given_reply

        return given_reply(self.answer, self.by, sheet=self.sheet)


@click.command()
@click.argument("draft", metavar="DRAFT")
@click.argument("paths", nargs=-1, required=True, metavar="REPORTS...")
@valued("--store address", metavar="DB", help_text="REPORTS is the id of a story in this store.")
@valued("-o --output", metavar="FILE", help_text="Write what was found here as JSON.")
@flag("--json as_json", "Print what was found as JSON.")
@valued(
    "--page", metavar="FILE", help_text="Write a page here: HTML, or Markdown with footnotes (.md)."
)
@reading_options
@valued(
    "--answer", metavar="FILE", help_text="Add what a chatbot replied to `rashomon sheet --check`."
)
@BY
@SHEET_MARK
@model_options
@given_as("reply", DraftReply)
def check(
    draft: str,
    paths: tuple[str, ...],
    address: str,
    output: str,
    as_json: bool,
    page: str,
    reading: ReadOptions,
    reply: DraftReply,
    model: ModelOptions,
) -> None:
    """Check a DRAFT (any format; - is standard input) against reports before it goes out. Of a
    folder of drafts, it prints a line each.

    Every number, day, name and quotation is looked up in all reports, and said to be printed in
    2 and 4, printed elsewhere (in another report than the draft names, or as another's words), in
    no report, or not looked at. Below each sentence stand the nearest ones of the reports; what
    they have otherwise is underlined. Whether the sense is the same is for you to compare.

    Exit codes: 0 nothing to look at, 5 something, 6 part was not looked at, 3 a report not read.
    """
    check_output(output)
    check_page(page, (draft, output, *paths))
    given_reply = reply.given(model)
    is_folder = Path(draft).is_dir()
    if is_folder and (page or output or given_reply or model):
        raise click.UsageError("a folder of drafts has no --page, -o, --answer or --model")
    from rashomon.checking.check_draft import check_draft

    draft_pile = read_draft_pile(draft, reading)
    pile, options = of_store(address, paths[0]) if address else (reading.read(paths), {})
    if is_folder:
        sys.exit(_check_each(draft_pile, pile=pile, options=options, as_json=as_json))
    with ProgressBar() as progress, model.reading(output, progress) as asked:
        options |= {"model": asked or given_reply, "on_progress": progress}
        text, *besides = draft_pile.reports
        checked = check_draft(text, pile, besides=besides, **options)
    _give(checked, output=output, page=page, as_json=as_json)
    note_failures((*draft_pile.failures, *pile.failures))
    sys.exit(_exit_code(checked, draft_pile=draft_pile, pile=pile))


def _check_each(draft_pile: Pile, pile: Pile, options: dict[str, Any], *, as_json: bool) -> int:
    """Prints a line for each draft, or all that was found as JSON. Returns the exit code."""
    from rashomon.checking.check_draft import check_draft
    from rashomon.checking.draft_lines import tell_in_a_line
    from rashomon.store.story_ledgers import KeptParses

    options = {"parses": KeptParses(), **options}
    drafts = []
    codes = set()
    for draft in draft_pile.reports:
        checked = check_draft(draft, pile, **options)
        codes.add(_exit_code(checked, draft_pile=draft_pile, pile=pile))
        drafts.append({"draft": draft.source, **plain(checked)})
        if not as_json:
            print_line(f"{draft.source}: {tell_in_a_line(checked)}")
    if as_json:
        print_data(drafts)
    note_failures((*draft_pile.failures, *pile.failures))
    return next(code for code in (5, 6, 3, 0) if code in codes)


def _exit_code(checked: "CheckedDraft", draft_pile: Pile, pile: Pile) -> int:
    if checked.differing:
        return 5
    values_left = any(sentence.not_looked_at for sentence in checked.sentences)
    if checked.unread or values_left or draft_pile.failures:
        return 6
    return 3 if pile.failures else 0


def _give(checked: "CheckedDraft", output: str, page: str, *, as_json: bool) -> None:
    """Writes what was found, and prints it as lines or as JSON."""
    from rashomon.checking.draft_lines import draft_lines

    if page:
        from rashomon.checking.draft_markdown import draft_markdown
        from rashomon.checking.draft_page import render_draft

        is_markdown = Path(page).suffix.casefold() in (".md", ".markdown")
        write_file(page, (draft_markdown if is_markdown else render_draft)(checked).encode())
    if output:
        write_document(output, written(plain(checked)))
    if as_json:
        print_data(plain(checked))
    elif output != "-":
        print_lines(map(styled, draft_lines(checked)))


def read_draft_pile(draft: str, reading: ReadOptions) -> Pile:
    """Returns the texts in the file of a draft, the draft first."""
    return replace(reading, settings=replace(reading.settings, is_draft=True)).read((draft,))


def of_store(address: str, story: str) -> tuple[Pile, dict[str, Any]]:
    """Returns the reports of a story in a store, with what the store has of them: the story and the
    parses."""
    from rashomon.store.ledgers import ledger_of
    from rashomon.store.story_ledgers import KeptParses

    with opened(address) as store:
        ledger = ledger_of(store, story)
        parses = KeptParses(store)
        parses.load(ledger.reports)
        return Pile(ledger.reports), {"story": ledger.stories[0], "parses": parses}
