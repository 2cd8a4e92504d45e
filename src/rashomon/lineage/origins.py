"""Finds the origins of a story's reports: agencies, outlets, publishers, press releases and
documents, and counts them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, permutations, starmap
from operator import attrgetter

from rashomon.lineage.direction import house_key, houses_credited, is_release, story_agencies
from rashomon.lineage.moments import revised_pairs
from rashomon.model.content_ids import by_id, content_id
from rashomon.model.copy import (
    Copy,
    Origin,
    OriginKind,
    RestingReport,
    RestKind,
    copied_text,
)
from rashomon.model.record import Strings, record
from rashomon.model.report import Report, Reports
from rashomon.shipped.tables.agencies import load_publishers, plain_outlet
from rashomon.text.gathering import by_key, connected
from rashomon.text.report_names import report_name


def owner(outlet: str | None) -> str | None:
    """Returns the owner of an outlet, None if it is unknown."""
    return load_publishers().get(plain_outlet(outlet)) if outlet else None


_MOSTLY = 0.5  # copied share of a report's words at which it rests on that text
_LIVES_OFF = 0.3  # the same for an agency's text, or if the report names the outlet as its source
_PARTLY = 0.1  # the same if both credit the same agency


_Origins = Iterator[Origin]
_Lengths = Counter[tuple[str, str]]  # characters, by the two that they lie between


@record
class OriginEvidence:
    """What is known of a story's reports before their origins are decided. `prose`: characters of
    each that take part in the comparison."""

    reports: dict[str, Report]
    prose: dict[str, int]
    credited: dict[str, frozenset[str]]
    releases: frozenset[str]
    shared: _Lengths
    from_agency: _Lengths
    from_report: _Lengths

    def share(self, length: int, report: str) -> float:
        """Returns these copies as a part of a report's prose, at most 1 where copies overlap."""
        return min(1.0, length / max(1, self.prose[report]))


def know(copies: Sequence[Copy], reports: Reports) -> OriginEvidence:
    """Collects the evidence: reports, what was copied between them and by whom, and from which
    agency."""
    by_name = by_id(sorted(reports, key=attrgetter("id")))
    shared = _Lengths()
    other = _Lengths()
    agency = defaultdict(set)
    for copy in copied_text(copies):
        source = copy.source
        for span, source_span in permutations(copy.spans):
            pair = span.report, source_span.report
            shared[pair] += span.length
            if source == source_span.report:
                other[pair] += span.length
            elif source and source != span.report:
                agency[span.report, source].add((span.start, span.end))
    prose = {}
    for name, report in by_name.items():
        prose[name] = len(report.text) - sum(piece.length for piece in report.left_out)
    credited = {name: story_agencies(report) for name, report in by_name.items()}
    releases = frozenset(name for name, report in by_name.items() if is_release(report))
    lengths = _Lengths({key: len(set().union(*starmap(range, at))) for key, at in agency.items()})
    return OriginEvidence(by_name, prose, credited, releases, shared, lengths, other)


def trace_origins(evidence: OriginEvidence) -> tuple[Origin, ...]:
    """Returns the origins of a story by kind and name; a report may rest on several, and on itself
    if on no other text."""
    found = list(_once([*_agencies(evidence), *_texts(evidence), *_publishers(evidence)]))
    resting = {
        rest.report
        for origin in found
        for rest in origin.reports
        if rest.how in (RestKind.CREDITED, RestKind.AGGREGATES, RestKind.OWN)
        or (rest.share or 0) >= _LIVES_OFF
    }
    for name in sorted(evidence.reports.keys() - resting):
        shown = report_name(evidence.reports[name])
        rest = RestingReport(name, RestKind.OWN, "no other text that is here makes up much of it")
        found.append(_origin(OriginKind.OUTLET, shown, [rest]))
    kinds = list(OriginKind)
    return tuple(sorted(found, key=lambda one: (kinds.index(one.kind), one.name, one.id)))


def _origin(kind: OriginKind, name: str, rests: Sequence[RestingReport]) -> Origin:
    ordered = tuple(sorted(rests, key=attrgetter("report", "how")))
    ident = content_id("origin", kind, name, *(rest.report for rest in ordered))
    return Origin(ident, kind, name, ordered)


def _agencies(evidence: OriginEvidence) -> _Origins:
    reports = evidence.reports.values()
    wires = {agency for report in reports for agency in report.agencies}
    houses = {
        house for report in reports for role in _ROLES for house in houses_credited(report, role)
    }
    for agency in sorted(wires | houses | {agency for _, agency in evidence.from_agency}):
        rests = []
        for report, text in evidence.reports.items():
            copied = evidence.from_agency[report, agency]
            share = round(evidence.share(copied, report), 2) if copied else None
            if agency in evidence.credited[report]:
                why = f"its byline, dateline or credit line names {agency}"
                rests.append(RestingReport(report, RestKind.CREDITED, why, share))
            elif copied:
                why = f"words of it stand in another report as {agency} text"
                rests.append(RestingReport(report, RestKind.COPIED, why, share))
            elif agency in text.agencies or agency in houses_credited(text, "source"):
                rests.append(
                    RestingReport(report, RestKind.NAMES, f"it names {agency} as a source")
                )
            elif house_key(text.outlet or "") == house_key(agency):
                rests.append(RestingReport(report, RestKind.OWN, "its own text"))
        kind = OriginKind.OUTLET if agency in houses - wires else OriginKind.AGENCY
        yield _origin(kind, agency, rests)


_ROLES = ("text", "source")  # of credits


def _once(origins: Sequence[Origin]) -> _Origins:
    """Yields the origins, an outlet that is credited and copied from as one."""
    kinds = by_key((origin.name, origin) for origin in origins if origin.kind is OriginKind.OUTLET)
    for origin in origins:
        same = kinds[origin.name] if origin.kind is OriginKind.OUTLET else [origin]
        if len(same) == 1 or not any(
            rest.how is RestKind.CREDITED for another in same for rest in another.reports
        ):
            yield origin
        elif origin is same[0]:
            rests = {rest.report: rest for another in reversed(same) for rest in another.reports}
            yield _origin(origin.kind, origin.name, tuple(rests.values()))


def _texts(evidence: OriginEvidence) -> _Origins:
    """The outlets and press releases that others rest on; an outlet that has much of its own text
    from others is an aggregator."""
    for source in sorted({source for _, source in evidence.from_report} | evidence.releases):
        name = report_name(evidence.reports[source])
        released = source in evidence.releases
        own = "what the organisation sent out itself" if released else "its own text"
        rests = [RestingReport(source, RestKind.OWN, own)]
        for taker in sorted(taker for taker, from_ in evidence.from_report if from_ == source):
            share = evidence.share(evidence.from_report[taker, source], taker)
            much = share >= _LIVES_OFF and not released
            how = RestKind.AGGREGATES if much else RestKind.COPIED
            why = f"{share:.0%} of its text is from {name}"
            why = "it has words of the release" if released else why
            rests.append(RestingReport(taker, how, why, round(share, 2)))
        yield _origin(OriginKind.RELEASE if released else OriginKind.OUTLET, name, rests)


def _publishers(evidence: OriginEvidence) -> _Origins:
    members = defaultdict(list)
    for name, report in evidence.reports.items():
        if publisher := owner(report.outlet):
            members[publisher].append((name, report.outlet))
    for publisher, outlets in sorted(members.items()):
        if len({outlet for _, outlet in outlets}) > 1:
            rests = [
                RestingReport(name, RestKind.EDITION, f"{outlet} is one of {publisher}'s")
                for name, outlet in outlets
            ]
            yield _origin(OriginKind.PUBLISHER, publisher, rests)


def group_lines(evidence: OriginEvidence, reports: Reports) -> tuple[Strings, ...]:
    """Groups these reports of a story by what they mostly rest on: text, agency or publisher; any
    other is an origin of its own."""
    here = sorted(report.id for report in reports)
    sources = {name: _mostly(name, evidence) for name in here}
    links = [pair for pair in revised_pairs(reports) if pair <= sources.keys()]
    pairs = (pair for pair in evidence.shared if set(pair) <= sources.keys())
    links += (frozenset(pair) for pair in pairs if _one_text(*pair, evidence, sources))
    houses = by_key((owner(evidence.reports[n].outlet), n) for n in here if not sources[n])
    owned = (held for publisher, held in houses.items() if publisher)
    links += (frozenset(two) for held in owned for two in pairwise(held))
    return tuple(map(tuple, connected(here, links)))


def _mostly(report: str, evidence: OriginEvidence) -> frozenset[str]:
    """The agencies whose text makes up most of a report, or to which the whole is credited."""
    much = {
        agency
        for (name, agency), n in evidence.from_agency.items()
        if name == report and evidence.share(n, report) >= _LIVES_OFF
    }
    return evidence.credited[report] | much


def _one_text(
    report: str, source: str, evidence: OriginEvidence, sources: Mapping[str, frozenset[str]]
) -> bool:
    """Whether a report has so much of another that both are one origin: most of it, some of one
    agency's text, or a third from that very report."""
    share = evidence.share(evidence.shared[report, source], report)
    named = (
        frozenset(evidence.reports[n].agencies) | evidence.credited[n] for n in (report, source)
    )
    return (
        share >= _MOSTLY
        or not sources[report].isdisjoint(sources[source])
        or (share >= _PARTLY and bool(frozenset.intersection(*named)))
        or evidence.share(evidence.from_report[report, source], report) >= _LIVES_OFF
    )
