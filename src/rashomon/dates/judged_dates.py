"""What people decided about which day is meant."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from rashomon.model.date import Date
from rashomon.model.judgement import DAY, Action, Judgement, fate


def obey_days(dates: Sequence[Date], judgements: Iterable[Judgement]) -> tuple[Date, ...]:
    """The time expressions with the days that people gave, "2017-10-14", "2017-10-14/2017-10-15" or "unknown"."""
    chosen = {one: j for j in judgements if j.field == DAY and j.action is Action.SET for one in j.target}
    out = []
    for found in dates:
        days = read_days(chosen[found.id].after) if found.id in chosen else None
        if days is not None:
            found = replace(found, earliest=days[0], latest=days[1], basis=chosen[found.id].reason())
        out.append(found)
    return tuple(out)


def read_days(text: str | None) -> tuple[str | None, str | None] | None:
    """The first and the last day of an ISO day or interval, two Nones for "unknown"; None where it is neither."""
    if (text or "").strip().casefold() == "unknown":
        return None, None
    parts = (text or "").strip().split("/")
    try:
        days = [date.fromisoformat(part) for part in parts]
    except ValueError:
        return None
    return (days[0].isoformat(), days[-1].isoformat()) if len(days) <= 2 and days[0] <= days[-1] else None


def outcomes(judgements: Iterable[Judgement], dates: Sequence[Date], machine: Sequence[Date] = ()) -> tuple[Judgement, ...]:
    """The judgements about days of this story with what became of each, and which days the `machine` reads."""
    known, had = {found.id for found in dates}, {found.id: _days(found) for found in machine}
    told: list[Judgement] = []
    for j in judgements:
        if j.field == DAY:
            obeyed = j.action is not Action.SET or read_days(j.after) is not None
            before = next((had[one] for one in j.target if one in had), None)
            against = f'{j.after!r} is no ISO day or interval, and not "unknown"'
            told += fate(j, present=any(one in known for one in j.target), obeyed=obeyed, had=before, against=against)
    return tuple(told)


def _days(found: Date) -> str:
    if found.earliest is None or found.latest is None:
        return "unknown"
    return found.earliest if found.earliest == found.latest else f"{found.earliest}/{found.latest}"
