"""rashomon compare: makes a ledger of reports, also of piles that are too large for memory.
rashomon show: prints a ledger that was made before."""

import io
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING

import click

from rashomon.api import check_any_read, given_reply, read_decisions, refusals
from rashomon.cli.language_model import ModelOptions, model_options
from rashomon.cli.options import (
    ALL,
    BY,
    DECISIONS,
    FIRST,
    ONE_PAGE,
    PAGE,
    PATHS,
    SHEET_MARK,
    STORY,
    STORY_OF_STORE,
    THIRD,
    EngineOptions,
    ReadOptions,
    engine_options,
    flag,
    given_as,
    reading_options,
    valued,
)
from rashomon.cli.store_option import given_ledger, pile_store, stored_ledger
from rashomon.cli.terminal import (
    ProgressBar,
    check_output,
    check_page,
    note,
    note_failures,
    page_beside,
    print_document,
    write_document,
    write_page,
)
from rashomon.decisions.in_force import TAKEN_BACK
from rashomon.errors import MissingWeights, StopError
from rashomon.file_writing import replacing
from rashomon.garbage_collection import seldom_collected
from rashomon.model.answer import ReadStory
from rashomon.model.decision import OBEYED, Decisions
from rashomon.model.document import from_json, to_json
from rashomon.model.ledger import Ledger
from rashomon.model.record import record
from rashomon.protocols import OnProgress
from rashomon.reports.report_pile import Outcome, pile_of, stream
from rashomon.settings import Settings, StorySettings
from rashomon.show.wording import counted
from rashomon.text.report_names import name_reports

if TYPE_CHECKING:
    from rashomon.answers.given_reply import GivenReply
    from rashomon.answers.story_sheet import StorySheet


@record
class GivenPile:
    """The reports to compare: where they are, how they are read and where the work is done, whether
    all are of one event, the file of decisions to obey, a language model that reads or the file of
    an answer with its author. `address`: the store in which all is kept."""

    paths: tuple[str, ...]
    address: str
    one_story: bool
    decisions: str
    answer: str
    by: str
    sheet: str
    first: str | None
    third: str | None
    reading: ReadOptions
    where: EngineOptions
    model: ModelOptions

    def settings(self) -> Settings:
        """Returns the settings by which the reports are read and compared."""
        return Settings(read=self.reading.settings, stories=StorySettings(self.one_story))

    def given(self) -> "GivenReply | None":
        """Returns the answer with its author, None if there is none. Raises UsageError for replies
        that belong to none."""
        if self.answer:
            return given_reply(
                self.answer, self.by, sheet=self.sheet, first=self.first, third=self.third
            )
        if self.first or self.third:
            raise click.UsageError("--first and --third belong to an --answer")
        return None

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
        if self.one_story and self.address:
            raise click.UsageError("--one-story is compared in memory: leave out --store")

    def check_without_paths(self) -> None:
        """Raises UsageError for options that do nothing to what a store holds already."""
        of_paths = (self.one_story, self.decisions, self.reading.fetch, self.answer, self.model)
        if any(of_paths) or self.where != EngineOptions():
            raise click.UsageError(
                "--store without a PATH takes what the store holds: no --one-story, --decisions, "
                "--fetch, --answer, --model, --replies or engine beside it"
            )


@record
class ResultOptions:
    """Where the ledger and its page are written, and what is printed."""

    output: str
    as_json: bool
    every: bool
    page: str
    one_page: bool

    def place_of_page(self) -> str:
        """Returns where the page is written, "" for nowhere."""
        return self.page or ("" if self.as_json else page_beside(self.output))

    def give(self, ledger: Ledger, sheets: Mapping[str, str] | None = None) -> None:
        """Writes and prints the ledger, and writes its page; notes which decisions are not obeyed
        and what was not read. `sheets`: what a chatbot may be shown of each story, by its id."""
        from rashomon.cli.overview import print_ledger

        is_on_stdout = self.output == "-"
        is_summed_up = not (self.as_json or is_on_stdout)
        if self.output:
            write_document(self.output, to_json(ledger))
        if is_summed_up:
            print_ledger(ledger, every=self.every)
        elif not is_on_stdout:
            print_document(to_json(ledger))
        if self.output and not is_on_stdout:
            note(f"ledger written to {self.output}")
        write_page(ledger, self.place_of_page(), one_page=self.one_page, sheets=sheets)
        for decision in ledger.all_decisions():
            if decision.outcome not in (OBEYED, TAKEN_BACK):  # what escaped is said, too
                note(f"decision {decision.id} ({decision.what}) {decision.outcome}")
        if not (is_summed_up and sys.stdout.isatty()):  # where failures need not be repeated
            note_failures(ledger.failures)


@click.command()
@PATHS
@valued(
    "--store address", metavar="DB", help_text="Compare this store; PATHs are added to it first."
)
@STORY
@valued("-o --output", metavar="FILE", help_text="Write the ledger here as JSON; - is stdout.")
@flag("--json as_json", "Print the ledger as JSON instead of the overview.")
@ALL
@flag("--one-story", "All reports are about one event.")
@DECISIONS
@PAGE
@ONE_PAGE
@reading_options
@valued("--answer", metavar="FILE", help_text="Add this answer, written from `rashomon sheet`.")
@BY
@SHEET_MARK
@FIRST
@THIRD
@model_options
@engine_options
@given_as("results", ResultOptions)
@given_as("pile", GivenPile)
def compare(story: str, pile: GivenPile, results: ResultOptions) -> None:
    """Compare reports: files, folders, addresses, or standard input (-)."""
    check_output(results.output)
    check_page(results.page, (results.output, *pile.paths))
    sheets: dict[str, str] = {}
    if pile.paths and not story:
        compared = compare_given(pile, results, sheets)
        if isinstance(compared, int):
            sys.exit(compared)
    elif pile.paths:
        raise click.UsageError("--story needs a store, and no PATH")
    elif pile.address and story and (author := pile.given()):
        from rashomon.cli.put import into_story, tell_taken

        sys.exit(tell_taken(into_story(pile.address, story=story, author=author)))
    elif pile.address:
        pile.check_without_paths()
        compared = stored_ledger(pile.address, story)
    else:
        raise click.UsageError("name a PATH, or a store with --store")
    results.give(compared, sheets)
    sys.exit(3 if compared.failures else 0)


@click.command()
@click.argument("ledger", metavar="LEDGER")
@click.argument("ident", metavar="[ID]", default="")
@STORY_OF_STORE
@valued(
    "--story",
    metavar="STORY",
    help_text="Only this story: its id or title, or the beginning of one.",
)
@flag("--json as_json", "Print what is shown as JSON.")
@ALL
@flag("--numbers part", "Print the numbers, as printed.", flag_value="numbers")
@flag("--days part", "Print the days that the reports name.", flag_value="days")
@flag("--speakers part", "Print who says what.", flag_value="speakers")
@flag("--names part", "Print which spellings were joined.", flag_value="names")
@flag("--copies part", "Print what was copied.", flag_value="copies")
@valued(
    "--beside",
    metavar="REPORT",
    help_text="Print this report with the nearest sentences of others. Name its outlet or file.",
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
    beside: str,
    page: str,
    one_page: bool,
) -> None:
    """Print the first view of a ledger (- is standard input) or of a story in a store, one part of
    it, one report beside the others, or what an ID in it stands for."""
    from rashomon.cli.overview import (
        print_beside,
        print_found,
        print_ledger,
        print_part,
        print_sections,
    )
    from rashomon.show.blocks import SectionKind
    from rashomon.show.part_lines import PARTS

    check_page(page, (ledger,))
    if sum(map(bool, (ident, part, beside))) > 1:
        raise click.UsageError("give only one of: an ID, a part, --beside")
    loaded = given_ledger(ledger, address)
    if story:
        ledgers = loaded.apart()
        names = [(own.stories[0].id, own.stories[0].title or "") for own in ledgers]
        loaded = ledgers[_called(story, names=names, kind="story")]
    write_page(loaded, page, one_page=one_page)
    if ident:
        print_found(loaded, ident, as_json=as_json)
    elif beside:
        print_beside(loaded, _report_called(beside, loaded))
    elif as_json:
        print_part(loaded, PARTS[part or "rows"], as_json=True)
    elif part and part in SectionKind.__members__.values():
        print_sections(loaded, [SectionKind(part)])
    elif part:
        print_part(loaded, PARTS[part], as_json=False)
    elif not page:
        print_ledger(loaded, every=every)


def _report_called(name: str, ledger: Ledger) -> str:
    """Returns the id of the report that this names. Raises StopError unless it names one."""
    labels = name_reports(ledger.reports)
    rows = []
    for report in ledger.reports:
        file = PurePosixPath(report.source).name
        rows.append((report.id, labels[report.id], report.outlet or "", file))
    return ledger.reports[_called(name, names=rows, kind="report")].id


def _called(name: str, names: Sequence[tuple[str, ...]], kind: str) -> int:
    """Returns the place of what has this name, or of what alone has one that begins so. Raises
    StopError."""
    prefix = name.casefold()
    exact = []
    matching = []
    for place, labels in enumerate(names):
        folded = [label.casefold() for label in labels]
        if prefix in folded:
            exact.append(place)
        elif any(label.startswith(prefix) for label in folded):
            matching.append(place)
    fitting = exact or matching
    if len(fitting) == 1:
        return fitting[0]
    count = f"{counted(len(fitting), kind)} are" if fitting else f"no {kind} is"
    listed = ", ".join(names[place][0] for place in fitting or range(len(names)))
    raise StopError(f"{count} called {name!r}; there are: {listed}")


_SMALL = 200  # as many reports and more are compared in a store, which need not fit into memory
_SHOWN = 1000  # reports; of a larger ledger that is written to a file no summary is printed


def compare_given(pile: GivenPile, results: ResultOptions, sheets: dict[str, str]) -> Ledger | int:
    """Returns the ledger; or the exit code if it was so large that it was written without being
    held in memory. Adds to `sheets` what the page offers to be copied for a chatbot: of each story
    that nobody wrote of and that fits one message."""
    decisions = read_decisions(pile.decisions) if pile.decisions else ()
    answer = pile.given()
    in_store = pile.where.is_asked_for() or bool(pile.address)
    pile.check(in_store=in_store)
    # with an answer all is held in memory, and one story has to fit into it in any case
    is_held = pile.model or answer or pile.one_story
    most = 0 if in_store else _SMALL
    settings = pile.settings()
    wants_sheets = not (pile.model or answer) and results.place_of_page() != ""

    def keep_sheet(sheet: "StorySheet") -> None:
        text, *more = sheet.texts()
        if not more:
            sheets[sheet.reading.story] = text

    with ProgressBar() as progress:
        outcomes = stream(
            *pile.paths, settings=settings, on_progress=progress, fetch=pile.reading.fetch
        )
        with ThreadPoolExecutor(1) as executor:  # reports are read in other processes meanwhile
            comparison = executor.submit(_at_hand, parsing=not in_store)
            first = list(islice(outcomes, None if is_held else most))
        if len(first) == most and not is_held:
            return _large(
                pile,
                decisions=decisions,
                outcomes=chain(first, outcomes),
                progress=progress,
                results=results,
            )
        reports_read = pile_of(first)
        check_any_read(pile.paths, reports_read)
        with pile.model.reading(results.output, progress) as model:
            ledger, replies = comparison.result()(
                reports_read,
                settings=settings,
                on_progress=progress,
                decisions=decisions,
                model=model or answer,
                on_sheet=keep_sheet if wants_sheets else None,
            )
        for line in refusals(replies):
            note(f"not read, {line}")
        return ledger


@seldom_collected()
def _at_hand(*, parsing: bool) -> Callable[..., tuple[Ledger, Sequence[ReadStory]]]:
    """Returns what compares a pile. `parsing` loads the parser as well, because that takes as
    long."""
    from rashomon.comparing.compare import compare_and_read
    from rashomon.parsing.parse import load_parser

    if parsing:
        with suppress(MissingWeights):  # what needs it says so
            load_parser()
    return compare_and_read


def _large(
    pile: GivenPile,
    decisions: Decisions,
    outcomes: Iterable[Outcome],
    progress: OnProgress,
    results: ResultOptions,
) -> Ledger | int:
    """Returns the ledger of a pile that is kept in a store. If it was written to a file, returns
    the exit code."""
    from rashomon.store.add_reports import keep
    from rashomon.store.regroup import regroup
    from rashomon.store.update import add_decisions
    from rashomon.store.write_ledger import PileLedger

    with pile.where.opened() as engine, pile_store(pile.address) as store:
        store.processes = engine
        store.settings = pile.settings()
        failures = keep(store, outcomes).failures
        add_decisions(store, decisions)
        regroup(store, at_once=True, on_progress=progress)
        with store.reading():
            written = PileLedger(store, failures)
            is_wanted_whole = results.as_json or results.page
            if written.reports > _SHOWN and results.output and not is_wanted_whole:
                _write_to(results.output, written.write)
                note(written.line())
                return 3 if written.failures else 0
            document = io.BytesIO()
            written.write(document)
    ledger = from_json(document.getvalue().decode())
    check_any_read(pile.paths, ledger)
    return ledger


def _write_to(output: str, write: Callable[[IO[bytes]], object]) -> None:
    """Lets what is written go to a file, or to standard output ("-")."""
    if output == "-":
        write(sys.stdout.buffer)
        return
    with replacing(output) as place, Path(place).open("wb") as file:
        write(file)
