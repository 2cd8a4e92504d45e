"""Finds the origins of a story's reports: agencies, outlets, publishers, press releases and
documents, and counts them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, permutations
from operator import attrgetter

from rashomon.copies.direction import (
    agencies_of_words,
    house_key,
    houses_credited,
    is_release,
    story_agencies,
)
from rashomon.copies.moments import revised_pairs
from rashomon.model.content_ids import by_id, content_id
from rashomon.model.copy import (
    Copies,
    Origin,
    OriginKind,
    RestingReport,
    RestKind,
    copied_text,
)
from rashomon.model.record import record
from rashomon.model.report import Report, Reports
from rashomon.shipped.tables.agencies import load_publishers, plain_outlet
from rashomon.text.gathering import by_key, connected, grouped
from rashomon.text.report_names import report_name


def owner(report: Report) -> str | None:
    """Returns the owner of a report's outlet, None if it is unknown."""
    return load_publishers().get(plain_outlet(report.outlet)) if report.outlet else None


_MOSTLY = 0.5  # copied share of a report's words at which it rests on that text
_LIVES_OFF = 0.3  # the same for an agency's text, or if the report names the outlet as its source
_PARTLY = 0.1  # the same if both credit the same agency
_WHOLE = (RestKind.CREDITED, RestKind.AGGREGATES, RestKind.OWN)  # the whole report, not a part


_Origins = Iterator[Origin]


@record
class OriginEvidence:
    """What is known of a story's reports before their origins are decided. `prose`: characters of
    each that take part in the comparison."""

    reports: dict[str, Report]
    prose: dict[str, int]
    credited: dict[str, frozenset[str]]
    releases: set[str]
    shared: Counter[tuple[str, str]]
    from_agency: Counter[tuple[str, str]]
    from_report: Counter[tuple[str, str]]

    def share(self, length: int, report: str) -> float:
        """Returns these copies as a part of a report's prose, at most 1 where copies overlap."""
        return min(1.0, length / max(1, self.prose[report]))

    def names(self, report: str) -> frozenset[str]:
        """Returns the agencies that a report names or credits."""
        return self.credited[report] | agencies_of_words(self.reports[report])


def know(copies: Copies, reports: Reports) -> OriginEvidence:
    """Collects the evidence: reports, what was copied between them and by whom, and from which
    agency."""
    by_name = by_id(sorted(reports, key=attrgetter("id")))
    shared = Counter[tuple[str, str]]()
    from_report = Counter[tuple[str, str]]()
    from_agency = Counter[tuple[str, str]]()
    agency_places = defaultdict(set)
    for copy in copied_text(copies):
        source = copy.source
        for span, source_span in permutations(copy.spans):
            pair = span.report, source_span.report
            shared[pair] += span.length
            if source == source_span.report:
                from_report[pair] += span.length
            elif source and source != span.report:
                agency_places[span.report, source].add((span.start, span.end))
    for pair, places in agency_places.items():
        reached = 0  # places may overlap: no letter counts twice
        for start, end in sorted(places):
            from_agency[pair] += max(end, reached) - max(start, reached)
            reached = max(end, reached)
    prose = {}
    credited = {}
    releases = set()
    for name, report in by_name.items():
        prose[name] = len(report.text) - sum(piece.length for piece in report.left_out)
        credited[name] = story_agencies(report)
        if is_release(report):
            releases.add(name)
    return OriginEvidence(
        reports=by_name,
        prose=prose,
        credited=credited,
        releases=releases,
        shared=shared,
        from_agency=from_agency,
        from_report=from_report,
    )


def trace_origins(evidence: OriginEvidence) -> tuple[Origin, ...]:
    """Returns the origins of a story by kind and name. A report may rest on several, and on itself
    if on no other text."""
    origins = list(_once([*_agencies(evidence), *_text_origins(evidence), *_publishers(evidence)]))
    alone = set(evidence.reports)  # those that rest on no other text
    for origin in origins:
        for resting in origin.reports:
            if resting.how in _WHOLE or (resting.share or 0) >= _LIVES_OFF:
                alone.discard(resting.report)
    for name in alone:
        outlet = report_name(evidence.reports[name])
        why = "no other text that is here makes up much of it"
        resting = RestingReport(name, RestKind.OWN, why)
        origins.append(_origin(OriginKind.OUTLET, name=outlet, rests=[resting]))
    origins.sort(key=_place_in_list)
    return tuple(_named_by_texts(origin, evidence) for origin in origins)


def _place_in_list(origin: Origin) -> tuple[str, str, list[str]]:
    """Sorts origins by kind and name, and by their reports among equals."""
    return origin.kind, origin.name, [resting.report for resting in origin.reports]


def _named_by_texts(origin: Origin, evidence: OriginEvidence) -> Origin:
    """Returns the origin with an id that does not depend on what its reports are called."""
    keys = sorted(evidence.reports[resting.report].key for resting in origin.reports)
    return replace(origin, id=content_id("origin", origin.kind, origin.name, *keys))


def _origin(kind: OriginKind, name: str, rests: Sequence[RestingReport]) -> Origin:
    ordered = tuple(sorted(rests, key=attrgetter("report", "how")))
    return Origin("", kind, name, ordered)  # `trace_origins` gives the id


def _agencies(evidence: OriginEvidence) -> _Origins:
    """Yields an origin for each agency, and for each outlet that a report credits or names as its
    source, with the reports that rest on it."""
    wires = set[str]()
    houses = set[str]()
    for report in evidence.reports.values():
        wires |= agencies_of_words(report)
        houses |= houses_credited(report, "text") | houses_credited(report, "source")
    for agency in sorted(wires | houses | {agency for _, agency in evidence.from_agency}):
        rests = []
        for report in evidence.reports.values():
            if resting := _rest_on_agency(report, agency, evidence):
                rests.append(resting)
        kind = OriginKind.OUTLET if agency in houses - wires else OriginKind.AGENCY
        yield _origin(kind, name=agency, rests=rests)


def _rest_on_agency(report: Report, agency: str, evidence: OriginEvidence) -> RestingReport | None:
    """How a report rests on an agency, or on an outlet that is credited like one."""
    copied = evidence.from_agency[report.id, agency]
    share = round(evidence.share(copied, report.id), 2) if copied else None
    if agency in evidence.credited[report.id]:
        how = RestKind.CREDITED
        why = f"its byline, dateline or credit line names {agency}"
    elif copied:
        how = RestKind.COPIED
        why = f"words of it stand in another report as {agency} text"
    elif agency in agencies_of_words(report) or agency in houses_credited(report, "source"):
        how = RestKind.NAMES
        why = f"it names {agency} as a source"
    elif house_key(report.outlet or "") == house_key(agency):
        how = RestKind.OWN
        why = "its own text"
    else:
        return None
    return RestingReport(report.id, how, why, share)


def _once(origins: Sequence[Origin]) -> _Origins:
    """Yields the origins, an outlet that is credited and copied from as one."""
    of_name = grouped(origins, attrgetter("kind", "name"))
    for origin in origins:
        alike = of_name[OriginKind.OUTLET, origin.name]
        ways = [resting.how for outlet in alike for resting in outlet.reports]
        # no outlet, or one that nobody credits
        if origin not in alike or RestKind.CREDITED not in ways:
            yield origin
        elif origin is alike[0]:
            rests = {}
            for outlet in reversed(alike):
                for resting in outlet.reports:
                    rests[resting.report] = resting
            yield _origin(origin.kind, name=origin.name, rests=tuple(rests.values()))


def _text_origins(evidence: OriginEvidence) -> _Origins:
    """Yields the outlets and press releases that others rest on. An outlet that has much of its own
    text from others is an aggregator."""
    takers = by_key((source, taker) for taker, source in sorted(evidence.from_report))
    for source in sorted(takers.keys() | evidence.releases):
        name = report_name(evidence.reports[source])
        released = source in evidence.releases
        reason = "what the organisation sent out itself" if released else "its own text"
        rests = [RestingReport(source, RestKind.OWN, reason)]
        for taker in takers[source]:
            share = evidence.share(evidence.from_report[taker, source], taker)
            how = RestKind.COPIED
            why = f"{share:.0%} of its text is from {name}"
            if released:
                why = "it has words of the release"
            elif share >= _LIVES_OFF:
                how = RestKind.AGGREGATES
            rests.append(RestingReport(taker, how, why, round(share, 2)))
        yield _origin(OriginKind.RELEASE if released else OriginKind.OUTLET, name=name, rests=rests)


def _publishers(evidence: OriginEvidence) -> _Origins:
    for publisher, reports in grouped(evidence.reports.values(), owner).items():
        if publisher and len({report.outlet for report in reports}) > 1:
            rests = []
            for report in reports:
                why = f"{report.outlet} is one of {publisher}'s"
                rests.append(RestingReport(report.id, RestKind.EDITION, why))
            yield _origin(OriginKind.PUBLISHER, name=publisher, rests=rests)


def group_lines(evidence: OriginEvidence, reports: Reports) -> tuple[tuple[str, ...], ...]:
    """Groups these reports of a story by what they mostly rest on: text, agency or publisher. Any
    other is an origin of its own."""
    names = sorted(report.id for report in reports)
    sources = {name: _mostly(name, evidence) for name in names}
    owned = defaultdict(list)
    links: list[Collection[str]] = [
        pair for pair in revised_pairs(reports) if pair <= sources.keys()
    ]
    for pair in evidence.shared:
        if sources.keys() >= set(pair) and _one_text(*pair, evidence, sources):
            links.append(pair)
    for name in names:
        if not sources[name] and (publisher := owner(evidence.reports[name])):
            owned[publisher].append(name)
    # reports of one publisher that rest on nobody else
    for members in owned.values():
        links += pairwise(members)
    return tuple(map(tuple, connected(names, links)))


def _mostly(report: str, evidence: OriginEvidence) -> frozenset[str]:
    """The agencies whose text makes up most of a report, or to which the whole is credited."""
    agencies = set(evidence.credited[report])
    for (name, agency), length in evidence.from_agency.items():
        if name == report and evidence.share(length, report) >= _LIVES_OFF:
            agencies.add(agency)
    return frozenset(agencies)


def _one_text(
    report: str, source: str, evidence: OriginEvidence, sources: Mapping[str, frozenset[str]]
) -> bool:
    """Whether a report has so much of another that both are one origin: most of it, some of one
    agency's text, or a third from that very report."""
    share = evidence.share(evidence.shared[report, source], report)
    return (
        share >= _MOSTLY
        or not sources[report].isdisjoint(sources[source])
        or (share >= _PARTLY and not evidence.names(report).isdisjoint(evidence.names(source)))
        or evidence.share(evidence.from_report[report, source], report) >= _LIVES_OFF
    )
