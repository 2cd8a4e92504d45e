"""Under which id a story goes on (`inherit`), and what readers of its previous ledger should know
about the new one (`story_changes`)."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial

from rashomon.model.content_ids import content_id
from rashomon.model.difference import Difference, Quote, Status, Version
from rashomon.model.ledger import Ledger
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.model.stored import ChangeRow
from rashomon.model.story import Story
from rashomon.telling.wording import called

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


TOLD = 16  # sentences of new reports that are told


def story_changes(
    story: str, before: Ledger | None, after: Ledger, succession: Succession, *, at: str
) -> tuple[ChangeRow, ...]:
    """Returns the changes in order: the story's origin, its reports, its claims, what differs."""
    made = [*_origin(story, before, after, succession)]
    if before is not None:
        was, now = before.stories[0], after.stories[0]
        old, new = ({one.id: one for one in ledger.reports} for ledger in (before, after))
        made += [
            *_reports(old, new),
            *_claims(was, now),
            *_told(was, now),
            *_new_versions(was, now),
            *_denials(was, now),
            *_differences(was, now),
        ]
    return tuple(replace(row, story=story, at=at) for row in made)


_row = partial(ChangeRow, "", "")  # of no story yet


def _title(story: Story) -> str:
    return story.title or "(no headline)"


def _origin(
    story: str, before: Ledger | None, after: Ledger, succession: Succession
) -> Iterator[ChangeRow]:
    title, members = _title(after.stories[0]), after.stories[0].reports
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


def _claims(before: Story, after: Story) -> Iterator[ChangeRow]:
    """Yields claims that only reports make that came since, and those that more reports make in
    words of their own.

    What is only copied is no news, nor is what the program finds in reports that were there.
    """
    had = set(before.reports)
    for claim in after.widely_told():
        told = [one for one in claim.sure() if one.report not in had and one.copy is None]
        if told and claim.origins.most > 1:
            reports = tuple(dict.fromkeys(one.report for one in told))
            kind = "claim longer" if had & {one.report for one in claim.sure()} else "claim"
            yield _row(kind, claim.name, after=told[0].span.quote, reports=reports)


def _told(before: Story, after: Story) -> Iterator[ChangeRow]:
    """Yields the sentences that only one report tells, of those that came since: the most telling
    first, at most TOLD."""
    had = set(before.reports)
    new = [one.span for one in after.alone if one.span.report not in had]
    for span in new[:TOLD]:
        yield _row("told", _title(after), after=span.quote, reports=(span.report,))


def _new_versions(before: Story, after: Story) -> Iterator[ChangeRow]:
    """Yields the versions that only reports give that came since, of differences that were told of
    before, each beside those that were given.

    What another version of the program finds in the same reports is no news, nor is what settles
    nothing; a new difference is told as a whole.
    """
    had = set(before.reports)
    known = {quote.span for one in before.differences for quote in one.quotes()}
    for one in after.differences:
        former = [v for v in one.versions if _givers(v) & had]
        if not one.is_open or not any(quote.span in known for quote in one.quotes()):
            continue
        told = " | ".join(map(_words, former))
        for version in one.versions:
            if not _givers(version) & had:
                reports = tuple(sorted(_givers(version)))
                yield _row("version", called(one), told, _words(version), reports)


def _givers(version: Version) -> Set[str]:
    return {quote.report for quote in version.quotes}


def _words(version: Version) -> str:
    return f"“{version.words}”"


def _denials(before: Story, after: Story) -> Iterator[ChangeRow]:
    """Yields denials that are new: statements in the sentences of claims, and quotes of
    differences."""
    claims = {ident: c.name for c in after.claims for s in c.sure() for ident in s.statements}
    found = [
        (claims[said.id], said.quote)
        for said in after.statements
        if said.id in claims and said.stance is Stance.DENIES
    ]
    found += [(called(one), q.span) for one in after.differences for q in _denied(one)]
    told = {(span.report, span.quote) for span in _denied_in(before)}
    for subject, span in found:
        if (span.report, span.quote) not in told:
            told.add((span.report, span.quote))
            yield _row("denial", subject, after=span.quote, reports=(span.report,))


def _denied(one: Difference) -> Iterator[Quote]:
    return (quote for quote in one.quotes() if quote.stance is Stance.DENIES)


def _denied_in(story: Story) -> Iterator[Span]:
    yield from (said.quote for said in story.statements if said.stance is Stance.DENIES)
    yield from (quote.span for one in story.differences for quote in _denied(one))


def _differences(before: Story, after: Story) -> Iterator[ChangeRow]:
    """Yields differences that are new, and those of which the status changed or that are gone.

    Differences with mostly the same words are the same, whatever their ids, which depend on
    content. What is settled is no difference to tell of.
    """
    old = {quote.span: one for one in before.differences for quote in one.quotes()}
    kept: set[str] = set()
    for one in after.differences:
        shared = [old[quote.span] for quote in one.quotes() if quote.span in old]
        kept |= {each.id for each in shared}
        was = max(shared, key=lambda each: (shared.count(each), each.id), default=None)
        yield from _of_difference(was, one)
    for one in before.differences:
        if one.id not in kept and one.by and one.is_open:
            yield _row("difference gone", called(one), reports=one.reports())


def _of_difference(was: Difference | None, one: Difference) -> Iterator[ChangeRow]:
    contradicts = one.status in (Status.DISPUTED, Status.DENIED)
    if was is None:
        told = " | ".join(map(_words, one.versions))
        if one.is_open:
            kind = str(one.status) if contradicts else "difference"
            yield _row(kind, called(one), after=told, reports=one.reports())
    elif was.status != one.status and (contradicts or was.is_open):
        kind = str(one.status) if contradicts else "status"
        yield _row(kind, called(one), was.status.value, one.status.value, one.reports())
