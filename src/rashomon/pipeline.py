"""read and compare: the only module that knows the order of the stages, and the border where one bad report becomes a Failure."""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from rashomon.annotations.annotate import annotate_reports
from rashomon.anomalies.find_anomalies import find_anomalies
from rashomon.brief.write_brief import write_brief
from rashomon.dates.resolve import resolve_dates, with_days
from rashomon.dates.statement_dates import with_as_of
from rashomon.dates.timeline import build_timeline
from rashomon.errors import StopError
from rashomon.garbage_collection import seldom_collected
from rashomon.grouping.constrained_stories import obey_stories
from rashomon.grouping.shared_pages import lend_passages
from rashomon.grouping.visited_story import as_visited
from rashomon.judgements.added_accounts import with_added
from rashomon.judgements.corrections import corrected
from rashomon.judgements.in_force import in_force, settle
from rashomon.judgements.judgement_lines import read_judgements as parse_judgements
from rashomon.judgements.make_constraints import constraints_of, story_constraints
from rashomon.judgements.make_judgement import names_by_model
from rashomon.judgements.outcomes import Findings, heard, unheard
from rashomon.judgements.point_constraints import lost_places
from rashomon.judgements.targets import find_again, passages_in
from rashomon.lineage.drift_list import list_drift
from rashomon.lineage.lines import count_lines
from rashomon.lineage.listed_copies import list_copies
from rashomon.lineage.origins import group_lines, trace_origins
from rashomon.lineage.stale_days import drift_of_days
from rashomon.lineage.trace_lineage import trace_lineage
from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.judgement import OF_ACCOUNTS, Judgement
from rashomon.model.ledger import Failure, Ledger, Made
from rashomon.model.model_use import ModelUse, together
from rashomon.model.name import Name
from rashomon.model.partial import as_read, opens, part_of, whole
from rashomon.model.passage import Lent
from rashomon.model.point import Point
from rashomon.model.repairs import Repairs
from rashomon.model.report import Report
from rashomon.model.row import Row
from rashomon.model.statement import Statement
from rashomon.model.story import Story
from rashomon.model_reading.read_story import Requests, StoryReading, converse, open_story
from rashomon.names.join_names import join_names
from rashomon.names.model_names import marked
from rashomon.names.wikidata_links import linked, read_links
from rashomon.points.cluster import Gathered, gather_answers, gather_rows
from rashomon.points.facets import facets_of, unlike_measure
from rashomon.points.find_points import find_points
from rashomon.points.foreign_counts import with_other_tongues
from rashomon.relations.ranges import add_ranges
from rashomon.relations.relate import relate_accounts
from rashomon.reports.ambiguous_days import settle_days
from rashomon.reports.frame.model_furniture import repair_furniture
from rashomon.reports.items import Item, KnownFacts
from rashomon.reports.open_source import open_item
from rashomon.reports.outlets.wires import credit_wires
from rashomon.reports.report_pile import items_in, number_ids, outcome_of, settle_pile
from rashomon.reports.sandboxed_read import read_in_sandbox
from rashomon.reports.source_paths import gather_sources
from rashomon.seams import Announced, Answered, Fetch, LanguageModel, OnProgress, Progress, Storage
from rashomon.settings import ReadSettings, Settings
from rashomon.statements.extract import extract_statements
from rashomon.statements.given_speakers import with_speakers
from rashomon.statements.model_statements import repair_statements
from rashomon.stories.group_stories import features_of, group_features
from rashomon.text.annotations import Annotations
from rashomon.text.point_order import by_weight
from rashomon.weights.locate import locate_parser, shipped_models

_Parsed = TypeVar("_Parsed")
LARGE = 100  # reports of a story of which is said before it starts that it takes long
TOO_LARGE = "could not be compared: memory was not enough for its story with it; the others of the story were compared without it"


@dataclass(frozen=True, slots=True)
class Pile:
    """Reports that were read, by id, and the sources that could not be."""

    reports: tuple[Report, ...]
    failures: tuple[Failure, ...] = ()

    def __repr__(self) -> str:
        return f"<Pile reports={len(self.reports)} failures={len(self.failures)}>"


def read(
    *paths: str | os.PathLike[str], settings: Settings | None = None, on_progress: OnProgress | None = None, fetch: Fetch | None = None
) -> Pile:
    """The reports in these files, folders and globs ("-" is standard input). What cannot be read is listed, never raised.

    Addresses are fetched by `fetch`, and only where one is given. A report found twice is one report with two sources; a changed page is a new
    report that names the one it revises.
    """
    reports: list[Report] = []
    failures: list[Failure] = []
    for outcome in stream(*[os.fspath(path) for path in paths], settings=settings, on_progress=on_progress, fetch=fetch):
        if isinstance(outcome, Report):
            reports.append(outcome)
        else:
            failures.append(outcome)
    return Pile(settle_pile(reports), tuple(sorted(failures, key=lambda failure: (failure.source, failure.error))))


def stream(
    *paths: str, settings: Settings | None = None, on_progress: OnProgress | None = None, fetch: Fetch | None = None
) -> Iterator[Report | Failure]:
    """Each report as it is read, and each source or entry that could not be; holds one at a time, so an archive may be of any size."""
    chosen = (settings or Settings()).read
    sources = gather_sources(paths, storage_in(fetch))
    for done, source in enumerate(sources):
        for item in items_in(source, chosen, fetch):
            yield read_item(item, chosen)
        if on_progress:
            on_progress(Progress("reading", done + 1, len(sources)))


def storage_in(fetch: Fetch | None) -> Storage | None:
    """What opens files kept elsewhere, where what fetches can do that, too."""
    return fetch if isinstance(fetch, Storage) else None


def entries(name: str, data: bytes, known: KnownFacts, settings: ReadSettings) -> Iterator[tuple[str, Report | Failure]]:
    """Each entry of a feed as it is read, with the digest of its bytes, by which it is named: where it stands in the feed says nothing."""
    for item in open_item(Item(name, data, known), settings=settings):
        digest = content_id("entry", item.data.hex())
        if item.source == name and not item.missing:
            item = replace(item, missing="no feed that can be read (RSS or Atom)")
        placed = item if item.source == name else replace(item, source=f"{name}#{digest.removeprefix('entry-')}")
        yield digest, read_item(placed, settings)


def read_item(item: Item, settings: ReadSettings) -> Report | Failure:
    """The report in an item, or why there is none."""
    return outcome_of(item, settings, read_in_sandbox)


@seldom_collected()
def compare(
    pile: Pile | Sequence[Report],
    *,
    settings: Settings | None = None,
    on_progress: OnProgress | None = None,
    judgements: Sequence[Judgement] = (),
    model: LanguageModel | None = None,
) -> Ledger:
    """The ledger of these reports: every story with its names, statements, points, copies, dates and brief.

    `judgements`: what people decided about earlier ledgers; each is obeyed where a story has what it is about, and listed in any case.
    `model`: a language model that reads with the program; nothing enters that does not stand in the reports.
    """
    judgements = settle(judgements)
    chosen = settings or Settings()
    reports, failures = (pile.reports, pile.failures) if isinstance(pile, Pile) else (number_ids(pile), ())
    annotated: list[Annotations] = []
    for parsed in annotate_reports(reports):
        annotated.append(parsed)
        if on_progress:
            on_progress(Progress("parsing", len(annotated), len(reports)))
    by_id = {a.report.id: a for a in annotated}
    held = story_constraints(in_force(judgements))
    alone = chosen.stories.one_story and bool(by_id)
    features = [features_of(a) for a in annotated]
    groups = group_features(features)
    if alone:
        if on_progress and (note := several_events([[by_id[report].report.source for report in group] for group in groups])):
            on_progress(Progress("comparing", 0, 1, note))
        groups = (tuple(sorted(by_id)),)
    if held.decides():
        groups = obey_stories(groups, features, held)
    lent = {} if alone else lend_passages(groups, features, held=held)
    stories: list[Story] = []
    anchored: dict[str, Report] = {}
    every = tuple(one for some in lent.values() for one in some)
    whole_stories = [_read_by(group, lent.get(number, ()), every, by_id) for number, group in enumerate(groups)]
    by_model = read_with(model, whole_stories) if model is not None else [None] * len(groups)
    if on_progress and (note := large_stories(groups)):
        on_progress(Progress("comparing", 0, len(groups), note))
    left_out: list[Failure] = []
    for members, group, told in zip(whole_stories, groups, by_model, strict=True):
        story, story_reports, missing = compare_in_memory(members, judgements, families=chosen.lineage.families, read=told)
        left_out += [Failure(report.source, TOO_LARGE) for report in missing]
        # which story a source that could not be read belongs to cannot be known, so each may lack it
        stories.append(replace(story, coverage="incomplete" if failures or left_out else None))
        anchored |= {report.id: report for report in story_reports if report.id in group}
        if on_progress:
            on_progress(Progress("comparing", len(stories), len(groups)))
    made = replace(made_with(chosen, parsed=bool(reports)), model=together([story.model for story in stories if story.model]))
    ordered = tuple(anchored[report.id] for report in reports if report.id in anchored)
    failed = tuple(sorted((*failures, *left_out), key=lambda failure: (failure.source, failure.error)))
    return Ledger(made, ordered, tuple(stories), failed, unheard(judgements, stories))


def several_events(groups: Sequence[Sequence[str]]) -> str:
    """What is said where all reports are to be taken as of one event and look like several; nothing where only a stray one does. Of sources."""
    sizes = sorted(map(len, groups), reverse=True)
    rest = sum(sizes[1:])
    if rest < 2 and 2 * rest < max(sizes, default=1):
        return ""
    told = "; ".join(", ".join(sorted(group)[:2]) + (", ..." if len(group) > 2 else "") for group in groups[:3])
    more = "; ..." if len(groups) > 3 else ""
    return f"--one-story: these reports look like {len(groups):,} events ({told}{more}); without it they are compared apart"


def large_stories(groups: Sequence[Sequence[object]]) -> str:
    """What is said before stories are compared that take long, for each report of a story is held against each; nothing where none is so large."""
    large = sorted((len(group) for group in groups if len(group) >= LARGE), reverse=True)
    sizes = ", ".join(f"{size:,}" for size in large[:3]) + (" and more" if len(large) > 3 else "")
    return f"stories of {sizes} reports: every two reports of a story are compared, which takes minutes from some 200 on" if large else ""


def compare_in_memory(
    members: Sequence[Annotations],
    judgements: Sequence[Judgement] = (),
    *,
    families: str = "",
    copies: Sequence[Copy] | None = None,
    read: "ModelRead | None" = None,
) -> tuple[Story, tuple[Report, ...], tuple[Report, ...]]:
    """As `compare_story`, and the reports that were left out: where memory is not enough, the longest, and what a model `read`
    of all. Raises StopError where one is too much."""
    left_out: list[Report] = []
    while True:
        try:
            return *story_of(members, judgements, families=families, copies=copies, read=read), tuple(left_out)
        except MemoryError as error:
            if len(members) == 1:
                raise StopError(
                    f"memory is not enough for {members[0].report.source} alone: give the program more, or leave it out"
                ) from error
            longest = max(members, key=lambda a: (len(a.report.text), a.report.id))
            members, copies, read = [a for a in members if a is not longest], None, None
            left_out.append(longest.report)


def _read_by(group: Sequence[str], here: Sequence[Lent], lent: Sequence[Lent], by_id: Mapping[str, Annotations]) -> list[Annotations]:
    """A story's reports as it reads them; those that it reads in part are parsed anew."""
    if not lent:
        return [by_id[report] for report in group]
    reports = {report: by_id[report].report for report in (*group, *(one.report for one in here))}
    return [
        by_id[part.id] if part.furniture == reports[part.id].furniture else next(annotate_reports([part]))
        for part in as_read(reports.values(), here, lent)
    ]


def made_with(settings: Settings, *, parsed: bool = True) -> Made:
    """What makes a ledger here: this program, these settings, the models where anything is parsed."""
    models = (*shipped_models(), ("parser", f"en_core_web_sm {locate_parser().version}")) if parsed else ()
    return Made(by=f"rashomon {version('rashomon')}", settings=settings.recorded(), models=models)


def read_judgements(path: str) -> tuple[Judgement, ...]:
    """The judgements of a file, JSON Lines or a table. Raises StopError when it cannot be read."""
    return _parsed(path, parse_judgements, "does not hold judgements")


def _parsed(path: str, parse: Callable[[str], _Parsed], wrong: str) -> _Parsed:
    """What `parse` makes of the file's text. Raises StopError when it cannot be read."""
    try:
        return parse(Path(path).read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise StopError(f"{path} could not be opened: {error.strerror}") from error
    except ValueError as error:  # a UnicodeDecodeError is one, too
        raise StopError(f"{path} {wrong}: {error}") from error


def link_wikidata(ledger: Ledger, path: str) -> Ledger:
    """The ledger, its places with the Wikidata ids that a table of GeoNames and Wikidata ids gives. Raises StopError when it cannot be read."""
    links = _parsed(path, read_links, "is not a table of links")
    return replace(ledger, stories=tuple(replace(story, names=linked(story.names, links)) for story in ledger.stories))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A story's reports with everything that is known before its points are sought; `machine`: what of it the machine alone makes, where people judged
    otherwise; `excluded`: reports that people set aside."""

    annotated: tuple[Annotations, ...]
    copies: tuple[Copy, ...]
    dates: tuple[Date, ...]
    names: tuple[Name, ...]
    statements: tuple[Statement, ...]
    machine: Findings
    excluded: frozenset[str] = frozenset()

    def used(self) -> tuple[Annotations, ...]:
        """The reports whose accounts count."""
        return tuple(a for a in self.annotated if a.report.id not in self.excluded)

    def english(self) -> tuple[Annotations, ...]:
        """Those of them that are in English: statements and questions are read in no other language."""
        return tuple(a for a in self.used() if a.read_whole)


def trace_story(reports: Sequence[Report]) -> tuple[Copy, ...]:
    """The copies of one story: what takes longest of a large one, and needs no parse."""
    return trace_lineage(settle_days(credit_wires(reports)))


def prepare_story(
    annotated: Sequence[Annotations],
    judgements: Sequence[Judgement] = (),
    *,
    copies: Sequence[Copy] | None = None,
    repairs: Repairs | None = None,
) -> Prepared:
    """Copies, anchors, dates, names and statements of one story. `copies`: what `trace_story` gave of these very reports, where it was asked before.
    `repairs`: what a language model corrects of it, below what people judge."""
    annotated = [_repaired(a, repairs) for a in annotated]
    credited = settle_days(credit_wires([a.report for a in annotated]))
    annotated = [replace(a, report=report) for a, report in zip(annotated, credited, strict=True)]
    copies = trace_lineage(credited) if copies is None else copies
    resolved = resolve_dates(annotated, copies=copies)
    copies = drift_of_days(copies, resolved.dates, {report: anchor.day for report, anchor in resolved.anchors.items()})
    anchored = []
    for a in annotated:
        anchor = resolved.anchors[a.report.id]
        anchored.append(
            replace(a, report=replace(a.report, anchor=anchor.day, anchor_basis=anchor.basis, anchor_confidence=anchor.confidence))
        )
    reports = [a.report for a in anchored]
    judgements = find_again(judgements, passages_in(reports, dates=resolved.dates), reports)
    by_model = names_by_model(repairs, judgements)
    given, alone = constraints_of((*by_model, *judgements)), constraints_of(by_model)
    names = marked(join_names(anchored, given=given.names), repairs)
    dates = with_days(resolved.dates, given.days)
    said = extract_statements([a for a in anchored if a.read_whole], names=names)
    if repairs is not None:
        said = repair_statements(said, repairs, names, reports)
    speakers = constraints_of(find_again(judgements, passages_in(reports, statements=said), reports)).speakers
    by_machine = names if given.names == alone.names else marked(join_names(anchored, given=alone.names), repairs)
    return Prepared(
        annotated=tuple(anchored),
        copies=tuple(copies),
        dates=dates,
        names=names,
        statements=with_as_of(with_speakers(said, speakers, names, reports), dates=dates),
        machine=Findings(by_machine, said, resolved.dates),
        excluded=given.excluded & {report.id for report in reports},
    )


def _repaired(annotations: Annotations, repairs: Repairs | None) -> Annotations:
    """The report as a language model corrects what is prose of it; parsed anew where that changes."""
    report = repair_furniture(annotations.report, repairs)
    return annotations if report is annotations.report else next(annotate_reports([report]))


def gather_story(known: Prepared, judgements: Sequence[Judgement] = (), rows: Sequence[Row] = ()) -> Gathered | None:
    """The answers of the reports that count; those that people want to see among them. `rows`: what a language model read."""
    gathered = _gathered(known, frozenset())
    texts = {a.report.sha256 for a in known.english()}
    lost = frozenset(place for place in lost_places(judgements, gathered.ids() if gathered else ()) if place[0] in texts)
    if lost:
        gathered = _gathered(known, lost)
    return with_rows(gathered, known, rows)


def _gathered(known: Prepared, wanted: frozenset[tuple[str, int, int]]) -> Gathered | None:
    parts = {"names": known.names, "statements": known.statements, "dates": known.dates, "copies": known.copies}
    return gather_answers(known.english(), **parts, wanted=wanted)  # type: ignore[arg-type]


def with_rows(gathered: Gathered | None, known: Prepared, rows: Sequence[Row]) -> Gathered | None:
    """The answers with rows that a language model read as the questions, as far as they are of reports that count."""
    if gathered is None or not rows:
        return gathered
    parts = {"names": known.names, "statements": known.statements, "dates": known.dates, "copies": known.copies}
    return gather_rows(gathered, rows, known.english(), **parts)  # type: ignore[arg-type]


def points_of(known: Prepared, gathered: Gathered | None, judgements: Sequence[Judgement] = ()) -> tuple[Point, ...]:
    """The points of a story with versions, relations and status; without judgements: what the machine alone makes of it."""
    parts = {"names": known.names, "statements": known.statements, "dates": known.dates, "copies": known.copies}
    given = constraints_of(judgements, {a.report.id: a.report.sha256 for a in known.english()})
    asked = find_points(known.english(), **parts, given=given.points, gathered=gathered) if gathered else ()  # type: ignore[arg-type]
    points = with_other_tongues(corrected(asked, given.corrections), known.used())
    points = with_added(points, given.added, reports=[a.report for a in known.used()], statements=known.statements)
    return relate_accounts(
        corrected(points, given.corrections),
        annotated=known.used(),
        dates=known.dates,
        names=known.names,
        given=given.relations,
        placed=gathered.placed if gathered else None,
    )


def renamed_accounts(judgements: Sequence[Judgement], gathered: Gathered | None, known: Prepared) -> tuple[Judgement, ...]:
    """The judgements with accounts, statements, dates and reports as they are called in this story."""
    reports, accounts = [a.report for a in known.annotated], [answer.account for answer in gathered.answers] if gathered else []
    there = passages_in(reports, statements=known.machine.statements, dates=known.machine.dates, accounts=accounts)
    return find_again(judgements, there, reports)


@seldom_collected()
def compare_story(
    annotated: Sequence[Annotations],
    judgements: Sequence[Judgement] = (),
    *,
    families: str = "",
    copies: Sequence[Copy] | None = None,
    model: LanguageModel | None = None,
) -> tuple[Story, tuple[Report, ...]]:
    """One story and its reports with their anchors filled. `families`: the user's publishers; `copies`: as for `prepare_story`;
    `model`: reads with the program."""
    read = read_with(model, [annotated])[0] if model is not None else None
    return story_of(annotated, judgements, families=families, copies=copies, read=read)


@dataclass(frozen=True, slots=True)
class ModelRead:
    """What a language model read in a story, as far as its reports bear it out."""

    rows: tuple[Row, ...]
    repairs: Repairs | None
    use: ModelUse


def story_of(
    annotated: Sequence[Annotations],
    judgements: Sequence[Judgement] = (),
    *,
    families: str = "",
    copies: Sequence[Copy] | None = None,
    read: ModelRead | None = None,
) -> tuple[Story, tuple[Report, ...]]:
    """The same, with what a language model has `read` in it."""
    standing = in_force(judgements)
    repairs = read.repairs if read else None
    copies = copies if repairs is None else None  # what a model takes for furniture is not traced
    known = prepare_story(annotated, standing, copies=copies, repairs=repairs)
    story, reports = finish_story(known, gather_story(known, standing, read.rows if read else ()), standing, families=families)
    return replace(story, model=read.use if read else None), reports


def read_with(model: LanguageModel, stories: Sequence[Sequence[Annotations]]) -> tuple[ModelRead, ...]:
    """What a language model reads in these stories beside the program, all at once: the only place where one is asked.

    It is asked of the reports alone, not of what people judged, so that kept replies answer again whatever is judged.
    """
    if isinstance(model, Announced):
        model.before([[a.report for a in annotated if a.read_whole] for annotated in stories])
    readings = [open_story([a.report for a in annotated if a.read_whole], model) for annotated in stories]
    converse([_passes(reading, annotated) for reading, annotated in zip(readings, stories, strict=True)], model)
    if isinstance(model, Answered):
        for reading in readings:
            model.after([line for tally in reading.tallies for line in tally.lines])
    return tuple(ModelRead(tuple(reading.rows), reading.repairs, reading.use(model)) for reading in readings)


def _passes(reading: StoryReading, annotated: Sequence[Annotations]) -> Requests:
    """The passes over one story, with what the program makes of it between them."""
    known = prepare_story(annotated)
    yield from reading.first(known.statements, known.names)
    if reading.repairs is not None:
        known = prepare_story(annotated, repairs=reading.repairs)
    reading.settle([a.report for a in known.annotated])
    found = gather_story(known)
    gathered = with_rows(found, known, reading.rows)
    if found and gathered and gathered.placed:
        alone = [found.answers[i].account for group in found.groups for i in group]
        accounts = [answer.account for answer in gathered.answers]
        yield from reading.second(known.annotated, accounts, gathered.placed, alone)


def finish_story(
    known: Prepared,
    gathered: Gathered | None,
    judgements: Sequence[Judgement],
    *,
    families: str = "",
    machine: Callable[[], Sequence[Point]] | None = None,
) -> tuple[Story, tuple[Report, ...]]:
    """The story of what was prepared and gathered, and its reports. `machine`: gives the points that it has without judgements."""
    standing = renamed_accounts(judgements, gathered, known)
    anchored, copies, dates, names, statements = known.annotated, known.copies, known.dates, known.names, known.statements
    reports, used = tuple(a.report for a in anchored), tuple(a.report for a in known.used())
    points = points_of(known, gathered, standing)
    by_report = {a.report.id: a for a in anchored}
    points = tuple(replace(point, about=facets_of(point, annotated=by_report, names=names, dates=dates)) for point in points)
    listed = list_copies(copies, reports)
    points = listed.pointed(count_lines(points, copies=copies, reports=reports, statements=statements, names=names))
    points = add_ranges(points, {point.id: unlike_measure(point, annotated=by_report) for point in points})
    points = by_weight(points, used)
    judged = any(j.field in OF_ACCOUNTS for j in standing)
    by_machine = (machine() if machine else points_of(known, gathered)) if judged else ()
    story = Story(
        id=content_id("story", *(report.sha256 for report in reports)),
        title=story_title([report for report in used or reports if opens(report)] or reports),
        reports=tuple(report.id for report in reports),
        names=names,
        statements=statements,
        points=points,
        copies=listed.copies,
        dates=dates,
        timeline=build_timeline(known.english(), dates=dates, names=names, points=points),
        anomalies=find_anomalies([a for a in anchored if a.read_whole], dates=dates, copies=copies, statements=statements, points=points),
        lines=group_lines(copies, used, families),
        judgements=heard(
            standing,
            reports,
            Findings(names, statements, dates, points),
            replace(known.machine, points=tuple(by_machine)),
            gathered.ids() if gathered else (),
        ),
        origins=trace_origins(reports, copies=copies, statements=statements, families=families),
        drift=list_drift(listed.copies, reports),
        parts=tuple(part for report in reports if (part := part_of(report))),
    )
    story = as_visited(story, frozenset(report.id for report in reports if not opens(report)))
    counted = replace(story, reports=tuple(r.id for r in used), statements=tuple(s for s in statements if s.report not in known.excluded))
    return replace(story, brief=write_brief(counted, used)), tuple(whole(report) for report in reports)


def story_title(reports: Sequence[Report]) -> str | None:
    """The headline that shares most words with the other headlines; the first by text among equals."""
    titles = sorted({report.title for report in reports if report.title})
    words = {title: {word.strip(".,:;'\"“”‘’").casefold() for word in title.split()} for title in titles}
    common = Counter(word for title in titles for word in words[title])
    return max(titles, key=lambda title: sum(common[word] - 1 for word in words[title]) / max(6, len(words[title])), default=None)
