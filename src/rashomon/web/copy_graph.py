"""The graph of who copied whom: sources on the left, reports in the middle, shared stretches on the
right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.lineage.sharing import Sharing
from rashomon.model.copy import Copy, copied_text
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.telling.wording import counted
from rashomon.text.report_names import shorten
from rashomon.web.markup import Labels
from rashomon.web.report_columns import ReportColumns, uncredited

_STEP, _TOP, _LEFT, _ORIGIN = 74, 34, 430, 196
_LANE = 26
_MOST_LANES = 24
_APART = 36


@dataclass(frozen=True, slots=True)
class Box:
    """A report or an origin, with the height of its middle."""

    name: str
    below: str
    y: int
    href: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """A line from an origin to a report: solid if credited, dashed if found by comparison."""

    path: str
    is_credited: bool
    width: float
    label: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class CopyLane:
    """Passages that two reports share; the arrow, if any, points to the copy."""

    path: str
    arrow: str
    is_sure: bool
    width: float
    label: str
    x: int
    y: int
    leader: str


@dataclass(frozen=True, slots=True)
class CopyGraph:
    """Everything that is drawn."""

    width: int
    height: int
    origins: tuple[Box, ...]
    boxes: tuple[Box, ...]
    threads: tuple[Thread, ...]
    lanes: tuple[CopyLane, ...]
    left_out: int


def draw_lineage(
    story: Story, reports: Sequence[Report], columns: ReportColumns, labels: Labels
) -> CopyGraph:
    """Returns the drawing of a story's lines of reporting."""
    by_id, sharing = {report.id: report for report in reports}, Sharing(story, reports)
    ordered = [column.report.id for column in columns.columns]
    heights = {report: _TOP + _STEP * place + _STEP // 2 for place, report in enumerate(ordered)}
    boxes = tuple(
        Box(
            _fitted(labels.name(r), 13),
            _fitted(by_id[r].title or "no headline", 10),
            heights[r],
            labels.text(r),
        )
        for r in ordered
    )
    credited = {report: set(sharing.credits(report)) for report in ordered}
    found: dict[tuple[str, str], list[Copy]] = {}
    for copy in story.copies:
        for report in (copy.a.report, copy.b.report):
            if (
                copy.from_ not in (None, "a", "b")
                and report in credited
                and copy.from_ not in credited[report]
            ):
                found.setdefault((str(copy.from_), report), []).append(copy)
    origins, threads = _origins(ordered, credited, found, heights, labels, by_id)
    pairs = _pairs(copied_text(story.copies), heights)
    lanes = _lanes(pairs[:_MOST_LANES], heights)
    width = _LEFT + 250 + _LANE * (len(lanes) + 1) + 330
    height = (
        max(
            [
                _TOP + _STEP * len(ordered),
                *(lane.y for lane in lanes),
                *(origin.y + 14 for origin in origins),
            ]
        )
        + 10
    )
    return CopyGraph(
        width, height, origins, boxes, threads, lanes, max(0, len(pairs) - _MOST_LANES)
    )


def _fitted(text: str, size: int) -> str:
    """Returns as much of the text as fits into a box in the widest of the likely typefaces. `size`:
    smaller for the narrower serif."""
    room, flat = 218 / size, " ".join(text.split())
    for place, sign in enumerate(flat):
        room -= (
            0.95
            if sign in "mwMW@%" or sign > "\u2e80"
            else 0.76
            if sign.isupper()
            else 0.42
            if sign in "iljtfr.,:;'’| "
            else 0.66
        )
        if room < 0:
            return shorten(flat, max(2, place))
    return flat


def _origins(
    ordered: Sequence[str],
    credited: dict[str, set[str]],
    found: dict[tuple[str, str], list[Copy]],
    heights: dict[str, int],
    labels: Labels,
    by_id: Mapping[str, Report],
) -> tuple[tuple[Box, ...], tuple[Thread, ...]]:
    fed = {  # the reports that each agency is credited in, or that were found to have its words
        agency: [
            report for report in ordered if agency in credited[report] or (agency, report) in found
        ]
        for agency in sorted(
            {agency for report in ordered for agency in credited[report]}
            | {agency for agency, _ in found}
        )
    }
    own = [report for report in ordered if not any(report in reports for reports in fed.values())]
    middles = [
        (sum(map(heights.__getitem__, reports)) / len(reports), agency, "agency")
        for agency, reports in fed.items()
        if reports
    ]
    middles += [(heights[report], report, uncredited(by_id[report])) for report in own]
    boxes, threads = [], []
    before = 0
    for middle, name, below in sorted(middles):
        before = max(round(middle), before + _APART)
        is_agency = below == "agency"
        boxes.append(Box(shorten(name if is_agency else labels.name(name), 22), below, before))
        for report in fed[name] if is_agency else [name]:
            is_credited = not is_agency or name in credited[report]
            threads.append(
                _thread(
                    before,
                    heights[report],
                    is_credited,
                    [] if is_credited else found[(name, report)],
                )
            )
    return tuple(boxes), tuple(threads)


def _thread(start: int, end: int, is_credited: bool, copies: Sequence[Copy]) -> Thread:
    far = _LEFT - 4
    path = f"M{_ORIGIN + 6} {start} C{_ORIGIN + 110} {start} {far - 110} {end} {far} {end}"
    label = _label_of(copies) if copies else ""
    return Thread(path, is_credited, _thickness(copies), label, far - 6, end + 14)


Pair = tuple[tuple[str, str], list[Copy]]


def _pairs(copies: Sequence[Copy], heights: dict[str, int]) -> list[Pair]:
    """Returns the pairs of reports that share stretches, upper report first, pairs with the most
    words first."""
    pairs: dict[tuple[str, str], list[Copy]] = {}
    for copy in copies:
        one, other = sorted(
            (copy.a.report, copy.b.report), key=lambda report: heights.get(report, 0)
        )
        if one in heights and other in heights:
            pairs.setdefault((one, other), []).append(copy)
    return sorted(pairs.items(), key=lambda item: (-sum(copy.words for copy in item[1]), item[0]))


def _lanes(pairs: Sequence[Pair], heights: dict[str, int]) -> tuple[CopyLane, ...]:
    ordered = sorted(
        pairs, key=lambda item: (heights[item[0][1]] - heights[item[0][0]], heights[item[0][0]])
    )
    end = _LEFT + 246 + _LANE * (len(ordered) + 1)
    lanes = []
    labelled: list[int] = []
    for place, ((one, other), shared) in enumerate(ordered):
        x = _LEFT + 246 + _LANE * (place + 1)
        # Lanes of one report start a little apart, so that each can be followed.
        top, bottom = heights[one] + 3 * (place % 5) - 6, heights[other] + 3 * (place % 5) - 6
        y = _free((top + bottom) // 2, labelled)
        labelled.append(y)
        source = _direction(one, other, shared)
        arrow = (
            ""
            if source is None
            else f"M{_LEFT + 246} {bottom if source == one else top} l10 -5 v10 z"
        )
        sure = source is not None or any(copy.from_ for copy in shared)
        label = _label_of(shared) + ("" if sure else ", order unknown")
        path = f"M{_LEFT + 246} {top} H{x} V{bottom} H{_LEFT + 246}"
        lanes.append(
            CopyLane(
                path, arrow, sure, _thickness(shared), label, end + 8, y, f"M{x} {y} H{end + 2}"
            )
        )
    return tuple(lanes)


def _direction(one: str, other: str, shared: Sequence[Copy]) -> str | None:
    """Returns the report that all of these stretches come from, or None."""
    sources = {
        copy.a.report if copy.from_ == "a" else copy.b.report if copy.from_ == "b" else ""
        for copy in shared
    }
    return sources.pop() if len(sources) == 1 and sources <= {one, other} else None


def _free(y: int, taken: Sequence[int]) -> int:
    """Returns the height nearest to `y` that no other label occupies."""
    for away in range(0, 2000, 4):
        for height in (y + away, y - away):
            if height > _TOP - 10 and all(abs(height - other) >= 18 for other in taken):
                return height
    return y


def _label_of(copies: Sequence[Copy]) -> str:
    return (
        f"{counted(len(copies), 'stretch')}, {counted(sum(copy.words for copy in copies), 'word')}"
    )


def _thickness(copies: Sequence[Copy]) -> float:
    return min(6.0, round(1.6 + sum(copy.words for copy in copies) / 60, 1)) if copies else 1.6
