"""rashomon compare: reports in, ledger out, also of piles too large for memory; rashomon show: the
same of a ledger that is there."""

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
    given_as,
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
from rashomon.reports.report_pile import Pile, pile_of, stream
from rashomon.settings import Settings, StorySettings
from rashomon.telling.wording import counted

if TYPE_CHECKING:
    from rashomon.store.write_ledger import PileLedger

_Thing = TypeVar("_Thing")
_Named = Sequence[tuple[_Thing, tuple[str, ...]]]


@record
class PileOptions:
    """How reports are compared: whether all are of one event, the file of decisions to obey, and
    the file of an answer with its author."""

    one_story: bool
    decisions: str
    answer: str
    by: str


@record
class ResultOptions:
    """Where the ledger and its page are written, and what is printed."""

    output: str
    as_json: bool
    every: bool
    brief: bool
    page: str
    one_page: bool

    def check(self, paths: Sequence[str]) -> None:
        """Raises StopError, before the work is done, if a file cannot be written or would replace a
        report."""
        terminal.check_writable(self.output)
        terminal.check_page(self.page, (self.output, *paths))

    def give(self, ledger: Ledger, page: str) -> None:
        """Writes and prints the ledger, and writes its page here; notes which decisions are not
        obeyed and what was not read."""
        from rashomon.cli.overview import print_ledger

        is_printed_json = self.output == "-"
        if self.output:
            terminal.write_document(self.output, to_json(ledger))
        if self.as_json and not is_printed_json:
            terminal.print_document(to_json(ledger))
        is_summed_up = not (self.as_json or is_printed_json)
        if is_summed_up:
            print_ledger(ledger, every=self.every, brief=self.brief)
        if self.output and not is_printed_json:
            terminal.note(f"ledger written to {self.output}")
        terminal.write_page(ledger, page, one_page=self.one_page)
        for decision in ledger.all_decisions():
            if decision.outcome not in (OBEYED, TAKEN_BACK):
                terminal.note(f"decision {decision.id} ({decision.what}) {decision.outcome}")
        if not (is_summed_up and sys.stdout.isatty()):  # where failures need not be repeated
            terminal.note_failures(ledger.failures)


@click.command()
@PATHS
@valued("--store address", "DB", "The stories of this store; PATHs are added to it.")
@STORY
@valued("-o --output", "FILE", "Write the ledger here as JSON; - is stdout.")
@flag("--json as_json", "Print the ledger as JSON instead of the overview.")
@ALL
@flag("--brief", "Print a few lines a story.")
@flag("--one-story", "Take all reports as reports of one event.")
@DECISIONS
@PAGE
@ONE_PAGE
@reading_options
@valued("--answer", "FILE", "Add a chatbot's or a person's answer (`sheet` asks).")
@BY
@model_options
@engine_options
@given_as("results", ResultOptions)
@given_as("pile", PileOptions)
def compare(
    paths: Sequence[str],
    address: str,
    story: str,
    pile: PileOptions,
    reading: ReadOptions,
    model: ModelOptions,
    where: EngineOptions,
    results: ResultOptions,
) -> None:
    """Compare reports: files, folders, addresses, - (stdin), a store's."""
    results.check(paths)
    beside = "" if results.as_json else terminal.page_beside(results.output)
    if paths and not story:
        given = GivenPile(
            paths,
            Settings(read=reading.settings, stories=StorySettings(pile.one_story)),
            read_decisions(pile.decisions) if pile.decisions else (),
            reading.fetch,
            model,
            given_reply(pile.answer, pile.by) if pile.answer else None,
            address,
        )
        is_streamed = not (results.as_json or results.page)
        compared = compare_given(
            given, where, results.output if is_streamed else "", beside=results.output
        )
        if isinstance(compared, int):
            sys.exit(compared)
    elif paths:
        raise click.UsageError("--story needs a store, and no PATH")
    elif address:
        _refuse_beside_a_store(pile, reading, model, where)
        compared = stored_ledger(address, story)
    else:
        raise click.UsageError("name a PATH, or a store with --store")
    results.give(compared, results.page or beside)
    sys.exit(3 if compared.failures else 0)


def _refuse_beside_a_store(
    pile: PileOptions, reading: ReadOptions, model: ModelOptions, where: EngineOptions
) -> None:
    """Raises UsageError for options that have no effect on what a store holds already."""
    of_pile = (pile.one_story, pile.decisions, pile.answer, reading.fetch, model)
    if any(of_pile) or where != EngineOptions():
        raise click.UsageError(
            "--store without a PATH takes what the store holds: no --one-story, --decisions, "
            "--fetch, --answer, --model, --replies or engine beside it"
        )


@click.command()
@click.argument("ledger", metavar="LEDGER")
@click.argument("ident", metavar="[ID]", default="")
@STORY_OF_STORE
@valued(
    "--story", "STORY", "Only one story of several: its id, its title, or how one of these begins."
)
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
    "Print what one report alone tells; give its outlet, file or displayed name.",
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
    from rashomon.cli.overview import print_found, print_ledger, print_part
    from rashomon.telling.part_lines import PARTS, alone_in

    terminal.check_page(page, (ledger,))
    if sum(map(bool, (ident, part, only))) > 1:
        raise click.UsageError("an ID, a part and --only each print a part: give one")
    loaded = given_ledger(ledger, address)
    if story:
        loaded = _called(story, _names_of_stories(loaded), "story")
    terminal.write_page(loaded, page, one_page=one_page)
    if ident:
        print_found(loaded, ident, as_json=as_json)
    elif only:
        report = _called(only, _names_of_reports(loaded.reports), "report")
        print_part(loaded, alone_in(report.id), as_json=as_json)
    elif part or as_json:
        print_part(loaded, PARTS[part or "overview"], as_json=as_json)
    elif not page:
        print_ledger(loaded, every=every)


def _names_of_stories(ledger: Ledger) -> _Named[Ledger]:
    """Returns the ledger of each story with what the story may be called."""
    named = []
    for apart in ledger.apart():
        story = apart.stories[0]
        named.append((apart, (story.id, story.title or "")))
    return named


def _names_of_reports(reports: Sequence[Report]) -> _Named[Report]:
    """Returns each report with what it may be called."""
    from rashomon.cli.overview import report_labels

    labels = report_labels(reports)
    named = []
    for report in reports:
        file = PurePosixPath(report.source).name
        named.append((report, (report.id, labels[report.id], report.outlet or "", file)))
    return named


def _called(name: str, named: _Named[_Thing], kind: str) -> _Thing:
    """Returns what has this name, or what alone has one that begins so. Raises StopError."""
    sought = name.casefold()
    exact = []
    begun = []
    for thing, names in named:
        folded = [label.casefold() for label in names]
        if sought in folded:
            exact.append((thing, names))
        elif any(label.startswith(sought) for label in folded):
            begun.append((thing, names))
    fitting = exact or begun
    if len(fitting) == 1:
        return fitting[0][0]
    count = f"{counted(len(fitting), kind)} are" if fitting else f"no {kind} is"
    listed = ", ".join(names[0] for _, names in fitting or named)
    raise StopError(f"{count} called {name!r}; there are: {listed}")


_SMALL = 200  # as many reports and more are compared in a store, which need not fit into memory
_SHOWN = 1000  # reports; of a larger ledger that is written to a file no summary is printed


@record
class GivenPile:
    """What to compare: where the reports are, what fetches addresses, the settings and decisions,
    a language model that reads, or an answer that somebody wrote. `store`: where all is kept.
    """

    paths: Sequence[str]
    settings: Settings
    decisions: tuple[Decision, ...]
    fetch: Fetch | None
    model: ModelOptions
    answer: LanguageModel | None
    store: str

    def check(self, *, in_store: bool) -> None:
        """Raises UsageError if options contradict each other. `in_store`: whether the pile is
        compared in a store."""
        if self.model and self.answer:
            raise click.UsageError("give one of --model, --replies and --answer")
        if in_store and (self.model or self.answer):
            raise click.UsageError(
                "--model and --answer work in this process: leave out --workers, --engine and "
                "--store"
            )
        if self.settings.stories.one_story and self.store:
            raise click.UsageError("--one-story is compared in memory: leave out --store")

    def is_held(self) -> bool:
        """Whether all is held in memory, however large: with an answer, and as one story, which has
        to fit into it in any case."""
        return bool(self.model or self.answer or self.settings.stories.one_story)


_Compare = Callable[..., tuple[Ledger, Sequence[ReadStory]]]


def compare_given(
    pile: GivenPile, where: EngineOptions, output: str, *, beside: str
) -> Ledger | int:
    """Returns the ledger; or the exit code if it was so large that it was written to `output`
    without being held in memory.

    `beside`: the file beside which a language model's replies are stored.
    """
    in_store = where.is_asked_for() or bool(pile.store)
    pile.check(in_store=in_store)
    most = 0 if in_store else _SMALL
    with terminal.ProgressBar() as progress:
        outcomes = stream(
            *pile.paths, settings=pile.settings, on_progress=progress, fetch=pile.fetch
        )
        with ThreadPoolExecutor(1) as aside:  # reports are read in other processes meanwhile
            compare = aside.submit(_at_hand, parsing=not in_store)
            first = list(islice(outcomes, None if pile.is_held() else most))
        if len(first) == most and not pile.is_held():
            return _large(pile, where, chain(first, outcomes), progress, output)
        return _small(pile, pile_of(first), compare.result(), progress, beside)


def _small(
    pile: GivenPile, read: Pile, compare: _Compare, progress: terminal.ProgressBar, beside: str
) -> Ledger:
    """Returns the ledger of a pile that fits into memory, and notes what of an answer was not
    read."""
    if not read.reports:
        raise nothing_read(pile.paths, read.failures)
    with reading_model(pile.model, beside, progress) as model:
        ledger, replies = compare(
            read,
            settings=pile.settings,
            on_progress=progress,
            decisions=pile.decisions,
            model=model or pile.answer,
        )
    for line in refusals(replies):
        terminal.note(f"not read, {line}")
    return ledger


def _at_hand(*, parsing: bool) -> _Compare:
    """Returns what compares a pile; `parsing`: with the parser, which is as long in coming."""
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
    """Returns the ledger of a pile that is kept in a store, or the exit code if it was written."""
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
            written = PileLedger(store, pile.settings, failures)
            if written.reports > _SHOWN and output:
                _write(written, output)
                terminal.note(written.line())
                return 3 if written.failures else 0
            document = io.BytesIO()
            written.write(document)
    ledger = from_json(document.getvalue().decode())
    if not ledger.reports:
        raise nothing_read(pile.paths, ledger.failures)
    return ledger


def _write(ledger: "PileLedger", output: str) -> None:
    """Writes a ledger that need not fit into memory; "-" is stdout. Raises StopError."""
    if output == "-":
        ledger.write(sys.stdout.buffer)
        return
    with replacing(output) as place, Path(place).open("wb") as file:
        ledger.write(file)
