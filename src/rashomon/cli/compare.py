"""rashomon compare: makes a ledger of reports, also of piles that are too large for memory.
rashomon show: prints a ledger that was made before."""

import io
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeVar

import click

from rashomon.api import given_reply, nothing_read, read_decisions, refusals
from rashomon.cli import terminal
from rashomon.cli.language_model import ModelOptions, model_options, reading_model
from rashomon.cli.options import (
    ALL,
    BY,
    DECISIONS,
    ONE_PAGE,
    PAGE,
    PATHS,
    STORY,
    STORY_OF_STORE,
    EngineOptions,
    ReadOptions,
    engine_options,
    flag,
    reading_options,
    valued,
)
from rashomon.cli.store_option import given_ledger, pile_store, present, stored_ledger
from rashomon.decisions.in_force import OBEYED, TAKEN_BACK
from rashomon.errors import MissingWeights, StopError
from rashomon.file_writing import replacing
from rashomon.model.answer import ReadStory
from rashomon.model.decision import Decision
from rashomon.model.document import from_json, to_json
from rashomon.model.ledger import Failure, Ledger
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.protocols import Fetch, LanguageModel, OnProgress
from rashomon.reports.report_pile import pile_of, stream
from rashomon.settings import Settings, StorySettings
from rashomon.telling.wording import counted

if TYPE_CHECKING:
    from rashomon.store.write_ledger import PileLedger

_One = TypeVar("_One")


@click.command()
@PATHS
@valued("--store address", "DB", "Compare this store; PATHs are added to it first.")
@STORY
@valued("-o --output", "FILE", "Write the ledger here as JSON; - is stdout.")
@flag("--json as_json", "Print the ledger as JSON instead of the overview.")
@ALL
@flag("--brief", "Print a few lines for each story.")
@flag("--one-story", "All reports are about one event.")
@DECISIONS
@PAGE
@ONE_PAGE
@reading_options
@valued("--answer", "FILE", "Add this answer, written from `rashomon sheet`.")
@BY
@model_options
@engine_options
def compare(
    paths: Sequence[str],
    address: str,
    story: str,
    output: str,
    as_json: bool,
    every: bool,
    brief: bool,
    one_story: bool,
    page: str,
    one_page: bool,
    decisions: str,
    reading: ReadOptions,
    answer: str,
    by: str,
    model: ModelOptions,
    where: EngineOptions,
) -> None:
    """Compare reports: files, folders, addresses, standard input (-), or a store's."""
    from rashomon.cli.overview import print_ledger

    terminal.check_writable(output)
    terminal.check_page(page, (output, *paths))
    beside = "" if as_json else terminal.page_beside(output)
    settings = Settings(read=reading.settings, stories=StorySettings(one_story))
    if address and not paths:
        others = (one_story, decisions, reading.fetch, answer, model)
        if any(others) or where != EngineOptions():
            raise click.UsageError(
                "--store without a PATH takes what the store holds: no --one-story, --decisions, "
                "--fetch, --answer, --model, --replies or engine beside it"
            )
        ledger = stored_ledger(address, story)
    elif not paths or story:
        raise click.UsageError(
            "--story needs a store, and no PATH"
            if paths
            else "name a PATH, or a store with --store"
        )
    else:
        pile = GivenPile(
            paths,
            settings,
            read_decisions(decisions) if decisions else (),
            reading.fetch,
            model,
            given_reply(answer, by) if answer else None,
            address,
        )
        compared = compare_given(pile, where, "" if as_json or page else output, beside=output)
        if isinstance(compared, int):
            sys.exit(compared)
        ledger = compared
    if output:
        terminal.write_document(output, to_json(ledger))
    if as_json and output != "-":
        terminal.print_document(to_json(ledger))
    printed = output != "-" and not as_json
    if printed:
        print_ledger(ledger, every=every, brief=brief)
    if output and output != "-":
        terminal.note(f"ledger written to {output}")
    terminal.write_page(ledger, page or beside, one_page=one_page)
    for lost in ledger.all_decisions():
        if lost.outcome not in (OBEYED, TAKEN_BACK):
            terminal.note(f"decision {lost.id} ({lost.what}) {lost.outcome}")
    if not (printed and sys.stdout.isatty()):  # where failures need not be repeated
        terminal.note_failures(ledger.failures)
    sys.exit(3 if ledger.failures else 0)


@click.command()
@click.argument("ledger", metavar="LEDGER")
@click.argument("ident", metavar="[ID]", default="")
@STORY_OF_STORE
@valued("--story", "STORY", "Only this story: its id or title, or the beginning of one.")
@flag("--json as_json", "Print what is shown as JSON.")
@ALL
@flag("--claims part", "Print what several reports tell.", flag_value="claims")
@flag("--numbers part", "Print the numbers in the reports.", flag_value="numbers")
@flag("--speakers part", "Print who says what.", flag_value="speakers")
@flag("--names part", "Print which spellings were joined.", flag_value="names")
@flag("--copies part", "Print what was copied.", flag_value="copies")
@valued(
    "--only",
    "REPORT",
    "Print what only this report tells. Name its outlet or file.",
)
@PAGE
@ONE_PAGE
def show(
    ledger: str,
    ident: str,
    address: str,
    story: str,
    as_json: bool,
    every: bool,
    part: str | None,
    only: str,
    page: str,
    one_page: bool,
) -> None:
    """Print the overview of a ledger (- is standard input) or of a story in a store, one part of
    it, or what an ID in it stands for."""
    from rashomon.cli.overview import print_found, print_ledger, print_part, report_labels
    from rashomon.telling.part_lines import PARTS, alone_in

    terminal.check_page(page, (ledger,))
    if sum(map(bool, (ident, part, only))) > 1:
        raise click.UsageError("give only one of: an ID, a part, --only")
    loaded = given_ledger(ledger, address)
    if story:
        stories = [(o, (o.stories[0].id, o.stories[0].title or "")) for o in loaded.apart()]
        loaded = _named(stories, story, "story")
    terminal.write_page(loaded, page, one_page=one_page)
    if ident:
        print_found(loaded, ident, as_json=as_json)
    elif only:
        labels = report_labels(loaded.reports)
        reports = [
            (one, (one.id, labels[one.id], one.outlet or "", PurePosixPath(one.source).name))
            for one in loaded.reports
        ]
        report = _named(reports, only, "report")
        print_part(loaded, alone_in(report.id), as_json=as_json)
    elif part or as_json:
        print_part(loaded, PARTS[part or "overview"], as_json=as_json)
    elif not page:
        print_ledger(loaded, every=every)


def _named(called: Sequence[tuple[_One, tuple[str, ...]]], wanted: str, kind: str) -> _One:
    """Returns the thing with this name, or the only one whose name begins like this. Raises
    StopError if there is none or more than one."""
    sought = wanted.casefold()
    exact = []
    begun = []
    for one, names in called:
        folded = [name.casefold() for name in names]
        if sought in folded:
            exact.append((one, names))
        elif any(name.startswith(sought) for name in folded):
            begun.append((one, names))
    found = exact or begun
    if len(found) == 1:
        return found[0][0]
    listed = ", ".join(names[0] for _, names in found or called)
    raise StopError(
        f"{f'{counted(len(found), kind)} are' if found else f'no {kind} is'} called {wanted!r}; "
        f"there are: {listed}"
    )


_SMALL = 200  # as many reports and more are compared in a store, which need not fit into memory
_SHOWN = 1000  # reports; of a larger ledger that is written to a file no summary is printed


@record
class GivenPile:
    """What to compare and how: where the reports are, what fetches addresses, the settings and
    decisions, and a language model that reads or an answer that somebody wrote. `store` is where
    all is kept."""

    paths: Sequence[str]
    settings: Settings
    decisions: tuple[Decision, ...]
    fetch: Fetch | None
    model: ModelOptions
    answer: LanguageModel | None
    store: str


def compare_given(
    pile: GivenPile, where: EngineOptions, output: str, *, beside: str
) -> Ledger | int:
    """Returns the ledger. If it was so large that it was written to `output` without being held in
    memory, returns the exit code.

    `beside` is the file beside which a language model's replies are kept.
    """
    large = where.is_asked_for() or bool(pile.store)
    if pile.model and pile.answer:
        raise click.UsageError("give one of --model, --replies and --answer")
    if large and (pile.model or pile.answer):
        raise click.UsageError(
            "--model and --answer work in this process: leave out --workers, --engine and --store"
        )
    if pile.settings.stories.one_story and pile.store:
        raise click.UsageError("--one-story is compared in memory: leave out --store")
    with terminal.ProgressBar() as progress:
        outcomes = stream(
            *pile.paths, settings=pile.settings, on_progress=progress, fetch=pile.fetch
        )
        # with an answer all is held in memory, and one story has to fit into it in any case
        is_held = pile.model or pile.answer or pile.settings.stories.one_story
        most = None if is_held else 0 if large else _SMALL
        with ThreadPoolExecutor(1) as aside:  # reports are read in other processes meanwhile
            compare = aside.submit(_at_hand, parsing=not large)
            first = list(islice(outcomes, most))

        if len(first) == most:
            return _large(pile, where, chain(first, outcomes), progress, output)
        small = pile_of(first)
        if not small.reports:
            raise nothing_read(pile.paths, small.failures)
        with reading_model(pile.model, beside, progress) as model:
            ledger, read = compare.result()(
                small,
                settings=pile.settings,
                on_progress=progress,
                decisions=pile.decisions,
                model=model or pile.answer,
            )
        for line in refusals(read):
            terminal.note(f"not read, {line}")
        return ledger


def _at_hand(*, parsing: bool) -> Callable[..., tuple[Ledger, Sequence[ReadStory]]]:
    """Returns what compares a pile. `parsing` loads the parser as well, because that takes as
    long."""
    from rashomon.comparing.compare import compare_and_prove
    from rashomon.parsing.parse import load_parser

    if parsing:
        with suppress(MissingWeights):  # what needs it says so
            load_parser()
    return compare_and_prove


def _large(
    pile: GivenPile,
    where: EngineOptions,
    outcomes: Iterable[Report | Failure],
    progress: OnProgress,
    output: str,
) -> Ledger | int:
    """Returns the ledger of a pile that is kept in a store. If it was written to a file, returns
    the exit code."""
    from rashomon.store.add_reports import keep
    from rashomon.store.settle_whole import settle_whole
    from rashomon.store.write_ledger import PileLedger

    with where.opened() as engine, pile_store(pile.store) as store:
        _, _, failures = keep(store, outcomes, clock=present)
        store.decisions.add(*pile.decisions)
        settle_whole(
            store, settings=pile.settings, clock=present, on_progress=progress, engine=engine
        )
        with store.reading():
            made = PileLedger(store, pile.settings, failures)
            if made.reports > _SHOWN and output:
                _write(made, output)
                terminal.note(made.line())
                return 3 if made.failures else 0
            held = io.BytesIO()
            made.write(held)
    ledger = from_json(held.getvalue().decode())
    if not ledger.reports:
        raise nothing_read(pile.paths, ledger.failures)
    return ledger


def _write(made: "PileLedger", output: str) -> None:
    """Writes a ledger that may not fit into memory; "-" means stdout. Raises StopError if it
    cannot."""
    if output == "-":
        made.write(sys.stdout.buffer)
        return
    with replacing(output) as place, Path(place).open("wb") as file:
        made.write(file)
