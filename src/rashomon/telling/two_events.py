"""Whether a story may tell of two events: its reports fall into parts between which hardly anything
is told alike."""

from collections.abc import Iterable, Mapping
from itertools import chain, pairwise

from rashomon.model.decision import DecisionKind
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.telling.wording import counted
from rashomon.text.gathering import connected
from rashomon.text.report_names import in_first_words

SHARE = 0.2  # of a story's reports, two at least, that are a part of it


def parts_of(story: Story) -> tuple[tuple[str, ...], ...]:
    """Returns the reports of each part of a story that may be two events, the largest part first;
    nothing where it hangs together, or a person said that it is one.

    Reports hang together that share a claim or copied words. A report that hangs on nothing
    stands with the largest part.
    """
    place = {report: n for n, report in enumerate(story.reports)}
    alike = [pairwise(sorted({one.report for one in claim.sure()})) for claim in story.claims]
    tied = [*chain(*alike), *((one.a.report, one.b.report) for one in story.copies)]
    if any(one.what is DecisionKind.SAME_STORY for one in story.decisions):
        return ()
    pairs = ((place[a], place[b]) for a, b in tied if a in place and b in place)
    found = [tuple(story.reports[n] for n in part) for part in connected(len(story.reports), pairs)]
    found.sort(key=lambda part: (-len(part), part))
    least = max(2, SHARE * len(story.reports))
    others = [part for part in found[1:] if len(part) >= least]
    if not others:
        return ()
    apart = {report for part in others for report in part}
    return (tuple(report for report in story.reports if report not in apart), *others)


def titles_of(reports: Iterable[Report]) -> dict[str, str]:
    """Returns the beginnings of the headlines of reports, or of their texts, by id."""
    return {one.id: in_first_words(one.title, one.text, 60) for one in reports}


def parts_told(story: Story, titles: Mapping[str, str]) -> str:
    """Returns in words that a story may be two events: "may be two events: 14 reports (“A mill
    burned”) and 10 (“A mill closed”) share no claim"; "" where it hangs together."""
    parts = parts_of(story)
    told = [
        f"{counted(len(part), 'report') if not n else f'{len(part):,}'} "
        f"({titles.get(part[0], part[0])})"
        for n, part in enumerate(parts)
    ]
    if not told:
        return ""
    many = {2: "two"}.get(len(told), "several")
    return f"may be {many} events: {', '.join(told[:-1])} and {told[-1]} share no claim"
