"""What became of the judgements: which reports they set aside, which of them a story heard, and which no story did."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from rashomon.dates import judged_dates as days_judged
from rashomon.grouping import judged_groups as stories_judged
from rashomon.model.judgement import NOTE, NOTES, REPORT, Action, Judgement, fate
from rashomon.model.point import Point
from rashomon.model.story import Story
from rashomon.names import judged_names as names_judged
from rashomon.points import outcomes as points_heard
from rashomon.points.gather_story import Prepared
from rashomon.statements import judged_speakers as speakers_judged


def excluded_reports(judgements: Sequence[Judgement]) -> frozenset[str]:
    """The reports that people set aside."""
    return frozenset(one for j in judgements if j.field == REPORT and j.action is Action.EXCLUDE for one in j.target)


def heard_judgements(
    standing: Sequence[Judgement], known: Prepared, points: Sequence[Point], machine: Sequence[Point], accounts: Iterable[str]
) -> tuple[Judgement, ...]:
    """The judgements about what this story has, each with what became of it, in the order in which they were made."""
    told = (
        *names_judged.outcomes(standing, known.names, [a.report.text for a in known.annotated], known.machine.names),
        *points_heard.outcomes(standing, points, machine, accounts),
        *speakers_judged.outcomes(standing, known.statements, known.machine.statements),
        *days_judged.outcomes(standing, known.dates, known.machine.dates),
        *_of_reports(standing, known, {a.id for point in (*points, *machine) for a in point.accounts}),
        *stories_judged.outcomes(standing, [a.report.id for a in known.annotated]),
    )
    by_id = {j.id: j for j in told}
    return tuple(by_id[j.id] for j in standing if j.id in by_id)


def _of_reports(standing: Sequence[Judgement], known: Prepared, accounts: AbstractSet[str]) -> Iterator[Judgement]:
    """The judgements about whole reports, and the notes on whatever this story has."""
    reports = {a.report.id for a in known.annotated}
    noted = reports | accounts | {s.id for s in known.statements} | {d.id for d in known.dates} | {n.id for n in known.names}
    spelled = {spelling for name in known.names for spelling in name.spellings}
    for j in standing:
        if j.field == REPORT:
            yield from fate(j, present=bool(reports & set(j.target)), obeyed=True, had="used")
        elif j.field == NOTE:
            yield from fate(j, present=bool((noted | spelled) & set(j.target)), obeyed=True)


def unheard(judgements: Sequence[Judgement], stories: Sequence[Story]) -> tuple[Judgement, ...]:
    """The judgements that no story lists: taken back, or about what is not there."""
    return not_heard(judgements, {j.id for story in stories for j in story.judgements})


def not_heard(judgements: Sequence[Judgement], heard: AbstractSet[str]) -> tuple[Judgement, ...]:
    """The judgements but these, each with why it is not obeyed."""
    out = []
    for j in judgements:
        if j.id not in heard:
            gone = "taken back" if j.undone_by else "noted" if j.field in NOTES else "what it is about is in no story"
            out.append(replace(j, outcome=gone))
    return tuple(out)
