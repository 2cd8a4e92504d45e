"""The head of the first view (`tell_head`): what is odd about reports, and who shares text with
whom."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations, groupby

from rashomon.cautions.copied_prose import copied_prose
from rashomon.model.caution import SAID_BY_REPORTS, CautionKind
from rashomon.model.copy import Copy, OriginKind, RestKind, copied_text
from rashomon.model.overview import Entry, Part
from rashomon.model.story import Story
from rashomon.telling.wording import few
from rashomon.text.gathering import by_key

Called = Mapping[str, str]
_ODD = 2  # lines about odd reports
_ALIKE = 4  # claims that half of the reports make with others, so that they hang together
_LEAST = 20  # words that two reports share
_LONGEST = 100  # words of a line about shared text
_UNKNOWN = "which came first is not known"


@dataclass(frozen=True, slots=True)
class SharedLine:
    """Reports that share text, each with each other one, or an agency's, in words."""

    reports: tuple[str, ...]
    text: str
    whence: str = ""


def tell_head(story: Story, called: Called, unlike: Sequence[str]) -> Iterator[Entry]:
    """Yields what an editor has to know of the reports before their news: cautions, which tell
    nothing that others tell (`unlike`), who shares text with whom, of which no outlet is known."""
    odd = [
        Entry(
            Part.HEAD, f"{called.get(one.report, one.report)}: {one.why.partition(' (')[0]}", one.id
        )
        for one in story.cautions
        if one.kind not in SAID_BY_REPORTS and one.kind is not CautionKind.NO_OUTLET
    ]
    yield from odd[:_ODD]
    yield from _unlike(unlike, called)
    yield from _shared(story, called)
    yield from _nameless(story, called)


def _nameless(story: Story, called: Called) -> Iterator[Entry]:
    nameless = (one.report for one in story.cautions if one.kind is CautionKind.NO_OUTLET)
    if names := [called.get(one, one) for one in nameless]:
        yield Entry(Part.HEAD, f"Nothing says who published {few(names)}.")


def unlike_reports(story: Story) -> list[str]:
    """Returns the reports that tell nothing that others tell, where these hang together."""
    told = by_key((one.report, c.id) for c in story.claims for one in c.sure() if c.reports > 1)
    tied = {*told, *(span.report for copy in story.copies for span in (copy.a, copy.b))}
    alike = sorted(len(set(told[one])) for one in story.reports if one in tied)
    hang = 2 * len(alike) > len(story.reports) and alike[len(alike) // 2] >= _ALIKE
    return [one for one in story.reports if hang and one not in tied]


def _unlike(unlike: Sequence[str], called: Called) -> Iterator[Entry]:
    if lone := [called.get(one, one) for one in unlike]:
        told = "nothing of what the other reports tell was found here; possibly another event"
        yield Entry(Part.HEAD, f"{few(lone)}: {told}")


# Shared text.


def _shared(story: Story, called: Called) -> Iterator[Entry]:
    """Who shares text with whom and who credits an agency, a line; what is beyond a hundred words
    stands behind a click."""
    lines: list[list[SharedLine]] = [[]]
    for one in (*families(story, called), *_credits(story, called)):
        if lines[-1] and len(_told([*lines[-1], one]).split()) > _LONGEST:
            lines.append([])
        lines[-1].append(one)
    for n, line in enumerate(filter(None, lines)):
        named = tuple(one.reports for one in line if len(one.reports) > 1)
        yield Entry(Part.HEAD, _told(line), open=not n, families=named)


def _told(some: Sequence[SharedLine]) -> str:
    parts = []
    for whence, lines in groupby(some, key=lambda one: one.whence):
        text = " · ".join(one.text for one in lines)
        parts.append(f"{text} ({whence})" if whence else text)
    return f"{'Shared text: ' if some[0].whence else ''}{' · '.join(parts)}"


def families(story: Story, called: Called) -> list[SharedLine]:
    """Returns the families of reports that share text, each with each, those that share most
    first."""
    shared = _shared_words(story)
    copies = copied_text(story.copies)
    groups: list[set[str]] = []
    for a, b in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        for group in groups:
            fresh = {a, b} - group
            if len(fresh) < 2 and all(_pair(one, r) in shared for one in fresh for r in group):
                group |= fresh
                break
        else:
            groups.append({a, b})
    found = [
        SharedLine(
            tuple(sorted(group)),
            ", ".join(called[one] for one in sorted(group)),
            _whence(copies, group, called),
        )
        for group in groups
    ]
    return sorted(found, key=lambda one: [each.whence for each in found].index(one.whence))


def _shared_words(story: Story) -> dict[tuple[str, str], int]:
    """How many words each two reports share, where that is enough to be no chance."""
    words: Counter[tuple[str, str]] = Counter()
    for copy in copied_prose(story.copies):
        words[_pair(copy.a.report, copy.b.report)] += copy.words
    for one, reports in _passages(story).items():
        for pair in combinations(sorted(reports), 2):
            words[pair] = max(words[pair], one[1])
    known = set(story.reports)
    return {pair: n for pair, n in words.items() if n >= _LEAST and known.issuperset(pair)}


def _passages(story: Story) -> dict[tuple[str, int], set[str]]:
    """What stands in so many reports that not every pair of them is listed: by passage and its
    words the reports that have it."""
    copies = by_key((copy.passage, copy) for copy in copied_text(story.copies) if copy.passage)
    return {
        (passage, min(copy.words for copy in held)): {
            report for copy in held for report in (copy.a.report, copy.b.report)
        }
        for passage, held in copies.items()
    }


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _whence(copies: Sequence[Copy], group: Set[str], called: Called) -> str:
    """From whom the words are that these reports share, as far as it is known."""
    words: Counter[str] = Counter()
    for copy in copies:
        if copy.a.report in group and copy.b.report in group:
            words[called.get(copy.source or "", copy.source or "")] += copy.words
    known = sorted((one for one in words if one), key=lambda one: (-words[one], one))
    part = "partly " if words[""] else ""
    return f"{part}from {' and '.join(known[:2])}" if known else _UNKNOWN


def _credits(story: Story, called: Called) -> Iterator[SharedLine]:
    """Which reports of others credit an agency."""
    for agency in (one for one in story.origins if one.kind is OriginKind.AGENCY):
        found = dict.fromkeys(one.report for one in agency.reports if one.how is RestKind.CREDITED)
        names = [called[one] for one in found if one in called]
        if names := [one for one in names if agency.name.casefold() not in one.casefold()]:
            text = f"{', '.join(names)} {'credits' if len(names) == 1 else 'credit'} {agency.name}"
            yield SharedLine(tuple(one for one in found if one in called), text)
