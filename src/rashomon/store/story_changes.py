"""Under which id a story goes on (`inherit`), and what readers of its previous ledger should know
about the new one (`story_changes`)."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.content_ids import content_id
from rashomon.model.ledger import Ledger
from rashomon.model.point import Account, Point, PointKind, Status, Version
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement
from rashomon.model.stored import ChangeRow
from rashomon.model.story import Story
from rashomon.store.new_readings import new_readings, readings_beside
from rashomon.store.newly_told import newly_told
from rashomon.telling.digest_words import matter_told
from rashomon.telling.wording import STATUS_WORDS, answer_line, answer_of, title_of
from rashomon.text.report_names import name_reports

Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Succession:
    """The groups by story id; retired stories, each with the one that took most of it; and where
    split-off groups come from."""

    groups: Mapping[str, Group]
    merged: tuple[tuple[str, str | None], ...]
    split: Mapping[str, str]


def inherit(
    groups: Sequence[Group], before: Mapping[str, str], taken: Callable[[Iterable[str]], set[str]]
) -> Succession:
    """Returns who inherits the ids of the stories that reports were in `before`. Each story
    continues in the group that took most of its reports.

    A group that took most of several continues the one of which it has most; the other ids lead to
    it.
    """
    shares = Counter(
        (before[member], number)
        for number, group in enumerate(groups)
        for member in group
        if member in before
    )
    claims: dict[int, list[tuple[int, str]]] = {}
    for story in sorted(set(before.values())):
        held = [(count, -number) for (of, number), count in shares.items() if of == story]
        if held:
            count, number = max(held)
            claims.setdefault(-number, []).append((-count, story))
    named = {number: min(stories)[1] for number, stories in claims.items()}
    fresh = {
        number: content_id("st", *groups[number])
        for number in range(len(groups))
        if number not in named
    }
    fresh = _untaken(fresh, taken, set(before.values()))
    ids = named | fresh
    heir = {story: ids[number] for number, stories in claims.items() for _, story in stories}
    merged = tuple(
        (story, heir.get(story))
        for story in sorted(set(before.values()))
        if heir.get(story) != story
    )
    split = {
        ids[number]: source
        for number in sorted(fresh)
        if (source := _source(groups[number], before))
    }
    return Succession({ids[number]: group for number, group in enumerate(groups)}, merged, split)


def _untaken(
    fresh: Mapping[int, str], taken: Callable[[Iterable[str]], set[str]], here: set[str]
) -> dict[int, str]:
    """Returns a new id that no story has or had."""
    out = {}
    used = taken(fresh.values()) | here
    for number, story in sorted(fresh.items()):
        again = 1
        while story in used:
            again += 1
            story = f"{fresh[number]}-{again}"
            used |= taken([story])
        used.add(story)
        out[number] = story
    return out


def _source(group: Group, before: Mapping[str, str]) -> str | None:
    """Returns the story that most reports of a new story were in, or None."""
    members = Counter(before[member] for member in group if member in before)
    return min(members, key=lambda story: (-members[story], story)) if members else None


_Place = tuple[str, int, int]


def story_changes(
    story: str, before: Ledger | None, after: Ledger, succession: Succession, *, at: str
) -> tuple[ChangeRow, ...]:
    """Returns the changes in order: the story's origin, its reports, its passages with what differs
    in them, its points."""
    made = [*_origin(story, before, after, succession)]
    if before is not None:
        was, now = before.stories[0], after.stories[0]
        old, new = ({one.id: one for one in ledger.reports} for ledger in (before, after))
        made += [
            *_reports(old, new),
            *_lines(was, now),
            *_passages(was, now),
            *_newly_told(before, after),
            *new_readings(was, now),
            *_denials(was, now),
            *_points(was, now, name_reports([*{**old, **new}.values()])),
            *_lost(was, now),
        ]
    return tuple(
        ChangeRow(story, at, row.kind, row.subject, row.before, row.after, row.reports)
        for row in made
    )


def _row(
    kind: str,
    subject: str,
    before: str | None = None,
    after: str | None = None,
    reports: tuple[str, ...] = (),
) -> ChangeRow:
    return ChangeRow("", "", kind, subject, before, after, reports)


def _origin(
    story: str, before: Ledger | None, after: Ledger, succession: Succession
) -> Iterator[ChangeRow]:
    title, members = after.stories[0].title or "(no headline)", after.stories[0].reports
    if before is None and story in succession.split:
        yield _row("split", title, before=succession.split[story], after=story, reports=members)
    elif before is None:
        yield _row("new story", title, reports=members)
    for lost, heir in succession.merged:
        if heir == story:
            yield _row("merged", title, before=lost, after=story)


def _reports(old: Mapping[str, Report], new: Mapping[str, Report]) -> Iterator[ChangeRow]:
    for report in new.values():
        title = report.title or "(no headline)"
        if report.id not in old:
            yield _row("report", title, after=report.outlet, reports=(report.id,))
            if report.revision_of:
                yield _row(
                    "revision",
                    title,
                    before=report.revision_of,
                    after=report.id,
                    reports=(report.id,),
                )
        known = {span.quote for span in old[report.id].corrections} if report.id in old else set()
        for span in report.corrections:
            if span.quote not in known:
                yield _row("correction", title, after=span.quote, reports=(report.id,))
    for report_id in sorted(old.keys() - new.keys()):
        yield _row("report left", old[report_id].title or "(no headline)", before=report_id)


def _lines(before: Story, after: Story) -> Iterator[ChangeRow]:
    """Yields the lines of reporting that none of the earlier reports is of."""
    had = set(before.reports)
    for line in after.lines:
        if not had & set(line.reports):
            yield _row("line", after.title or "(no headline)", reports=line.reports)


def _passages(before: Story, after: Story) -> Iterator[ChangeRow]:
    """Yields matters that only reports tell of that came since, and those that more reports tell
    of in words of their own, each called by the sentence that names it.

    What is only copied is no news, nor is what the program finds in reports that were there.
    """
    had = set(before.reports)
    for passage in after.passages:
        told = [one for one in passage.core() if one.report not in had and one.from_copy is None]
        if told and not passage.copied():
            reports = tuple(dict.fromkeys(one.report for one in told))
            kind = "matter longer" if had & {one.report for one in passage.core()} else "matter"
            yield _row(kind, matter_told(passage), after=told[0].quote.quote, reports=reports)


def _newly_told(before: Ledger, after: Ledger) -> Iterator[ChangeRow]:
    """Yields the sentences that tell most that no earlier report tells, each with what was read
    before where it gives another reading."""
    story, had = after.stories[0], {report.id for report in before.reports}
    readings = readings_beside(before.stories[0], story)
    for one in newly_told(story, after.reports, had, readings):
        subject = matter_told(one.matter) if one.matter else story.title or "(no headline)"
        instead_of = one.instead_of or None
        yield _row("told", subject, instead_of, one.quote.quote, (one.quote.report,))


def _denials(before: Story, after: Story) -> Iterator[ChangeRow]:
    """Yields denials that are new: in the sentences of passages, and as answers to questions."""
    matters = {
        ident: matter_told(p)
        for p in after.passages
        for one in p.core()
        for ident in one.statements
    }
    questions = [(title_of(point), account) for point in after.points for account in point.accounts]
    found = [
        (matters[said.id], said.quote)
        for said in after.statements
        if said.id in matters and _denies(said)
    ]
    denied = {(quote.report, quote.quote) for quote in _denied(before)}
    for subject, quote in (
        *found,
        *((question, a.quote) for question, a in questions if _denies(a)),
    ):
        if (quote.report, quote.quote) not in denied:
            denied.add((quote.report, quote.quote))
            yield _row("denial", subject, after=quote.quote, reports=(quote.report,))


def _denied(story: Story) -> Iterator[Span]:
    yield from (said.quote for said in story.statements if _denies(said))
    yield from (
        account.quote for point in story.points for account in point.accounts if _denies(account)
    )


def _denies(one: Statement | Account) -> bool:
    return one.stance is Stance.DENIES


def _points(before: Story, after: Story, outlets: Mapping[str, str]) -> Iterator[ChangeRow]:
    """Yields the changes of questions that somebody asked, each with its author, and new figures of
    the program.

    Points with mostly the same accounts are the same, whatever their ids, which depend on content.
    Questions answered by a single report come and go with the other questions, so they are reported
    only once a second report answers.
    """
    old = {_place(a.quote): point for point in before.points for a in point.accounts}
    kept: set[str] = set()
    for point in after.points:
        shared = [
            old[place] for account in point.accounts if (place := _place(account.quote)) in old
        ]
        was = (
            max(shared, key=lambda candidate: (shared.count(candidate), candidate.id))
            if shared
            else None
        )
        kept |= {candidate.id for candidate in shared}
        if is_figure(point):
            yield from _answers("figure", was, point, outlets)
        elif was is not None:
            yield from _answers("answer", was, point, outlets)
            yield from _status(was, point)
        elif len(point.reports()) > 1:
            answers = "; ".join(
                filter(None, (_said(point, version, outlets) for version in point.versions))
            )
            yield _row("question", title_of(point), after=answers or None, reports=point.reports())
    for point in before.points:
        if point.id not in kept and len(point.reports()) > 1 and not is_figure(point):
            yield _row("question gone", title_of(point), reports=point.reports())


def _lost(before: Story, after: Story) -> Iterator[ChangeRow]:
    """Yields words of rows that a report held before and none holds any more."""
    asked = {point.row: title_of(point) for point in (*before.points, *after.points) if point.row}
    known = set(_lost_words(before))
    for row, by, words in _lost_words(after):
        if (row, by, words) not in known:
            yield _row("words gone", asked.get(row) or f"a question of {by}", before=words)


def _lost_words(story: Story) -> Iterator[tuple[str, str, str]]:
    """Row, its author and words, of what is lost."""
    for point in story.points:
        yield from ((point.row or point.id, point.by or "", one.words) for one in point.lost or ())
    for row in story.lost_rows or ():
        yield from ((row.id, row.by, one.words) for one in row.lost)


def is_figure(point: Point) -> bool:
    """Whether the program read a figure; else somebody asked a question."""
    made_by = (point.by, point.question_by, *(account.by for account in point.accounts))
    return point.kind in (PointKind.COUNT, PointKind.SHARE) and not any(made_by)


def _said(point: Point, version: Version, outlets: Mapping[str, str]) -> str | None:
    """Returns a figure or day as it is; what an author worded, as yes and no are, behind the words
    that it was read in."""
    read = point.kind in (PointKind.COUNT, PointKind.SHARE, PointKind.DATE)
    return answer_of(point, version) if read else answer_line(point, version, outlets)


def _answers(
    kind: str, was: Point | None, point: Point, outlets: Mapping[str, str]
) -> Iterator[ChangeRow]:
    """Yields the answers of a point that the earlier one did not have, each beside all of its
    answers."""
    known = {_place(a.quote) for a in was.accounts} if was else set()
    # "yes" is no earlier answer to "how many"
    values = [v.value for v in was.versions if v.value] if was and was.kind is point.kind else []
    former = (
        [_said(was, v, outlets) for v in was.versions] if was and was.kind is point.kind else []
    )
    given = "; ".join(filter(None, former)) or None
    for version in point.versions:
        held = [a for a in point.accounts if a.version == version.id]
        if version.value not in values and not any(_place(a.quote) in known for a in held):
            yield _row(
                kind,
                title_of(point),
                given,
                _said(point, version, outlets),
                tuple(sorted({a.report for a in held})),
            )


def _status(was: Point, point: Point) -> Iterator[ChangeRow]:
    if point.status != was.status:
        kind = (
            "disputed"
            if point.status is Status.DISPUTED
            else "no longer disputed"
            if was.status is Status.DISPUTED
            else "status"
        )
        yield _row(kind, title_of(point), _word(was), _word(point), point.reports())


def _word(point: Point) -> str | None:
    return point.status and STATUS_WORDS[point.status]


def _place(quote: Span) -> _Place:
    return quote.report, quote.start, quote.end
