"""The first view of a story (`make_overview`): its entries in reading order, made once, printed by
page, terminal, exports and assistants."""

from collections.abc import Iterator, Mapping, Sequence

from rashomon.model.claim import Claim
from rashomon.model.difference import SETTLED, Difference, Version
from rashomon.model.overview import Entry, Part
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.shipped.words import ordered
from rashomon.telling.wording import STATUS_WORDS, counted, independent, name_speaker
from rashomon.text.report_names import name_reports

WIDELY = 5  # claims that are named
_OPEN_VERSIONS = 4
_HARMS = frozenset(ordered("fates.harms"))
_MOST = 900  # words of the whole


def make_overview(story: Story, reports: Sequence[Report]) -> tuple[Entry, ...]:
    """Returns the entries: what most reports tell, then one line a difference in order of rank, as
    long as the whole has at most 900 words; settled differences do not stand open."""
    called = name_reports([r for r in reports if r.id in story.reports])
    entries = (*_widely(story), *(_of_difference(one, called) for one in story.differences))
    kept: list[Entry] = []
    words = 0
    for entry in entries:
        words += len(entry.text.split())
        if words > _MOST:
            break
        kept.append(entry)
    return tuple(kept)


def _widely(story: Story) -> Iterator[Entry]:
    """What at least half of the reports tell, three at least, with two certain origins."""
    least = max(3, (len(story.reports) + 1) // 2)
    told = [c for c in story.claims if c.reports >= least and c.origins.least > 1]
    differing = [q.span for d in story.differences if d.status not in SETTLED for q in d.quotes()]
    plain = [c for c in told if not any(c.naming_sentence().span.overlaps(s) for s in differing)]
    for claim in plain[:WIDELY]:
        yield _of_claim(claim, len(story.reports))


def _of_claim(claim: Claim, reports: int) -> Entry:
    told = f"in {claim.reports} of {reports} reports, {independent(claim.origins)}"
    text = f"{claim.name} ({told})"
    return Entry(Part.WIDELY, text, claim.id, claim.by, spans=(claim.naming_sentence().span,))


def _of_difference(one: Difference, called: Mapping[str, str]) -> Entry:
    """One line: the thing or question, its versions with who says them, and the status."""
    part = Part.NUMBERS if one.measure in _HARMS else Part.DIFFER
    mark = "° " if one.question else ""
    shown = [_of_version(version, called) for version in one.versions[:_OPEN_VERSIONS]]
    more = len(one.versions) - len(shown)
    shown += [f"{counted(more, 'more version')}"] if more else []
    text = f"{mark}{one.heading}: {' | '.join(shown)} [{STATUS_WORDS[one.status]}]"
    spans = tuple(v.quotes[0].span for v in one.versions[:_OPEN_VERSIONS])
    return Entry(part, text, one.id, one.by, one.status not in SETTLED, spans)


def _of_version(version: Version, called: Mapping[str, str]) -> str:
    first = version.quotes[0]
    who = name_speaker(first.speaker, first.by)
    outlets = list(dict.fromkeys(called.get(q.report, q.report) for q in version.quotes))
    where = outlets[0] if len(outlets) == 1 else f"{outlets[0]} +{len(outlets) - 1}"
    denies = "denies: " if all(q.stance == "denies" for q in version.quotes) else ""
    return f"{denies}“{version.words}” ({', '.join(filter(None, (who, where)))})"
