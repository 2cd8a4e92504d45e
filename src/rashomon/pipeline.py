"""read and compare: the only module that knows the order of the stages, and the border where one bad report becomes a Failure."""

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version

from rashomon.annotations.annotate import annotate_reports
from rashomon.anomalies.find import find_anomalies
from rashomon.brief.write import write_brief
from rashomon.dates.resolve import resolve_dates
from rashomon.dates.timeline import build_timeline
from rashomon.errors import SkipError
from rashomon.language.annotations import Annotations
from rashomon.lineage.lines import count_lines, group_lines
from rashomon.lineage.trace import trace_lineage
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.identity import content_id
from rashomon.model.ledger import Failure, Ledger, Made
from rashomon.model.name import Name
from rashomon.model.report import Report
from rashomon.model.statement import Statement
from rashomon.model.story import Story
from rashomon.names.join import join_names
from rashomon.points.about import about_point
from rashomon.points.find import find_points
from rashomon.relations.ranges import add_ranges
from rashomon.relations.relate import relate_accounts
from rashomon.reports.gather import gather_sources
from rashomon.reports.read import read_report
from rashomon.reports.wires import credit_wires
from rashomon.seams import OnProgress, Progress
from rashomon.settings import Settings
from rashomon.statements.extract import extract_statements
from rashomon.stories import group_reports
from rashomon.weights.locate import locate_parser, shipped_models

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pile:
    """Reports that were read, by id, and the sources that could not be."""

    reports: tuple[Report, ...]
    failures: tuple[Failure, ...] = ()


def read(*paths: str, settings: Settings | None = None, on_progress: OnProgress | None = None) -> Pile:
    """The reports in these files, folders and globs ("-" is standard input). What cannot be read is listed, never raised."""
    chosen = settings or Settings()
    sources = gather_sources(paths)
    reports: list[Report] = []
    failures: list[Failure] = []
    for done, source in enumerate(sources):
        try:
            reports.append(read_report(source.name, source.load(chosen.read), settings=chosen.read))
        except SkipError as error:
            failures.append(Failure(source.name, str(error)))
        except Exception:  # the one broad except: a report that breaks the reader must not stop the run
            log.exception("reading %s failed", source.name)
            failures.append(Failure(source.name, "could not be read: the reader failed on it (the log says where)"))
        if on_progress:
            on_progress(Progress("reading", done + 1, len(sources)))
    return Pile(number_ids(reports), tuple(sorted(failures, key=lambda failure: (failure.source, failure.error))))


def number_ids(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports sorted by id; equal ids are numbered in the order of their sha256 ("a", "a-2")."""
    ordered = sorted(reports, key=lambda report: (report.id, report.sha256, report.source))
    taken = {report.id for report in ordered}
    seen: Counter[str] = Counter()
    out = []
    for report in ordered:
        seen[report.id] += 1
        if seen[report.id] > 1:
            number = seen[report.id]
            while f"{report.id}-{number}" in taken:
                number += 1
            seen[report.id] = number
            new = f"{report.id}-{number}"
            taken.add(new)
            report = renamed(report, new)
        out.append(report)
    return tuple(sorted(out, key=lambda report: report.id))


def renamed(report: Report, new: str) -> Report:
    """The same report under another id, its spans included."""
    return replace(
        report,
        id=new,
        furniture=tuple(replace(span, report=new) for span in report.furniture),
        corrections=tuple(replace(span, report=new) for span in report.corrections),
        dates=tuple(replace(date, span=replace(date.span, report=new) if date.span else None) for date in report.dates),
    )


def compare(pile: Pile | Sequence[Report], *, settings: Settings | None = None, on_progress: OnProgress | None = None) -> Ledger:
    """The ledger of these reports: every story with its names, statements, points, copies, dates and brief."""
    chosen = settings or Settings()
    reports, failures = (pile.reports, pile.failures) if isinstance(pile, Pile) else (number_ids(pile), ())
    annotated: list[Annotations] = []
    for parsed in annotate_reports(reports):
        annotated.append(parsed)
        if on_progress:
            on_progress(Progress("parsing", len(annotated), len(reports)))
    by_id = {a.report.id: a for a in annotated}
    groups = (tuple(sorted(by_id)),) if chosen.stories.one_story and by_id else group_reports(annotated)
    stories: list[Story] = []
    anchored: dict[str, Report] = {}
    for group in groups:
        story, story_reports = compare_story([by_id[report_id] for report_id in group])
        stories.append(story)
        anchored |= {report.id: report for report in story_reports}
        if on_progress:
            on_progress(Progress("comparing", len(stories), len(groups)))
    parser = locate_parser() if reports else None
    made = Made(
        by=f"rashomon {version('rashomon')}",
        settings=chosen.recorded(),
        models=(*shipped_models(), ("parser", f"en_core_web_sm {parser.version}")) if parser else (),
    )
    return Ledger(made, tuple(anchored[report.id] for report in reports), tuple(stories), tuple(failures))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A story's reports with everything that is known before its points are sought."""

    annotated: tuple[Annotations, ...]
    copies: tuple[Copy, ...]
    dates: tuple[Date, ...]
    names: tuple[Name, ...]
    statements: tuple[Statement, ...]


def prepare_story(annotated: Sequence[Annotations]) -> Prepared:
    """Copies, anchors, dates, names and statements of one story."""
    credited = credit_wires([a.report for a in annotated])
    annotated = [replace(a, report=report) for a, report in zip(annotated, credited, strict=True)]
    copies = trace_lineage(credited)
    resolved = resolve_dates(annotated, copies=copies)
    anchored = []
    for a in annotated:
        anchor = resolved.anchors[a.report.id]
        anchored.append(replace(a, report=replace(a.report, anchor=anchor.day, anchor_basis=anchor.basis)))
    names = join_names(anchored)
    statements = extract_statements(anchored, names=names)
    return Prepared(tuple(anchored), tuple(copies), resolved.dates, names, statements)


def compare_story(annotated: Sequence[Annotations]) -> tuple[Story, tuple[Report, ...]]:
    """One story and its reports with their anchors filled."""
    known = prepare_story(annotated)
    anchored, copies, dates, names, statements = known.annotated, known.copies, known.dates, known.names, known.statements
    reports = tuple(a.report for a in anchored)
    points = find_points(anchored, names=names, statements=statements, dates=dates, copies=copies)
    points = relate_accounts(points, annotated=anchored, dates=dates)
    by_report = {a.report.id: a for a in anchored}
    points = tuple(replace(point, about=about_point(point, annotated=by_report, names=names)) for point in points)
    points = count_lines(points, copies=copies, reports=reports, statements=statements, names=names)
    points = add_ranges(points)
    timeline = build_timeline(anchored, dates=dates, names=names, points=points)
    anomalies = find_anomalies(anchored, dates=dates, copies=copies, statements=statements, points=points)
    story = Story(
        id=content_id("story", *(report.sha256 for report in reports)),
        title=story_title(reports),
        reports=tuple(report.id for report in reports),
        names=names,
        statements=statements,
        points=points,
        copies=copies,
        dates=dates,
        timeline=timeline,
        anomalies=anomalies,
        lines=group_lines(copies, reports),
    )
    return replace(story, brief=write_brief(story, reports)), reports


def story_title(reports: Sequence[Report]) -> str | None:
    """The headline that shares most words with the other headlines; the first by text among equals."""
    titles = sorted({report.title for report in reports if report.title})
    words = {title: {word.strip(".,:;'\"“”‘’").casefold() for word in title.split()} for title in titles}
    common = Counter(word for title in titles for word in words[title])
    return max(titles, key=lambda title: sum(common[word] - 1 for word in words[title]) / max(6, len(words[title])), default=None)
