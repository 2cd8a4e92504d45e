"""The second half of a story (`finish_story`): claims, differences, and what is told first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.cautions.find_cautions import find_cautions
from rashomon.claims.alone import printed_alone, told_alone
from rashomon.claims.find_claims import ClaimMaker, order_of
from rashomon.claims.terms import SentenceTerms
from rashomon.claims.told_once import tell_once
from rashomon.comparing.prepare import Prepared
from rashomon.comparing.stage_border import Stage, Stages
from rashomon.dates.timeline import build_timeline
from rashomon.decisions.claims import obey_claims
from rashomon.decisions.constraints import parted_by
from rashomon.decisions.differences import obey_differences, said_to_be_none
from rashomon.decisions.in_force import with_outcomes
from rashomon.decisions.without_effect import without_effect
from rashomon.differences.authored_differences import AuthoredDifferences, authored_differences
from rashomon.differences.native import holds, native_differences
from rashomon.differences.order import ranked
from rashomon.differences.prove import Prover
from rashomon.incidents.find_incidents import FoundIncidents, find_incidents
from rashomon.incidents.known_apart import KnownApart
from rashomon.lineage.origins import group_lines, trace_origins
from rashomon.model.authored import AuthoredDifference, Refused
from rashomon.model.claim import NO_ORIGINS, Claim, ClaimSentence, Origins
from rashomon.model.content_ids import content_id
from rashomon.model.copy import Reprint, copied_text
from rashomon.model.decision import Decision, DecisionKind
from rashomon.model.difference import Difference
from rashomon.model.number import Tally
from rashomon.model.overview import Alone
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.numbers.counted_number import CountedNumber
from rashomon.numbers.read_numbers import read_numbers
from rashomon.numbers.tallies import make_tallies
from rashomon.parsing.parse import parsed_line
from rashomon.stories.group_stories import story_title
from rashomon.telling.make_overview import make_overview
from rashomon.text.parsed_report import Annotations
from rashomon.topics.find_topics import find_topics


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The claims of a story; every sentence of it by its id, and what it tells; how probable it is
    that two sentences bear on one thing."""

    claims: tuple[Claim, ...] = ()
    sentences: Mapping[str, ClaimSentence] = field(default_factory=dict)
    terms: Mapping[str, SentenceTerms] = field(default_factory=dict)
    maker: ClaimMaker | None = None

    def strength(self, one: str, other: str) -> float:
        """Returns how probable it is that two sentences, by their ids, bear on one thing."""
        known = {one, other} <= self.sentences.keys()
        return self.maker.strength(one, other) if self.maker and known else 0.0


def finish_story(
    known: Prepared,
    decisions: Sequence[Decision],
    authored: Sequence[AuthoredDifference],
    *,
    stages: Stages,
) -> tuple[Story, tuple[Report, ...], tuple[Refused, ...]]:
    """Returns the finished story, its reports, and what authors wrote that these do not bear out.

    `decisions`: those in force.
    """
    run, used = stages.run, tuple(a.report for a in known.used)
    laid = run(Stage.CLAIMS, SideBySide(), lay_side_by_side, known, decisions)
    counted = run(Stage.NUMBERS, (), numbers_of, known)
    found = run(Stage.INCIDENTS, FoundIncidents((), counted), incidents_of, laid, counted)
    numbers = found.numbers
    native = run(Stage.DIFFERENCES, (), native_of, known, laid.claims, found)
    written = run(Stage.AUTHORED, AuthoredDifferences(), authored_of, known, laid.claims, authored)
    every = authored_first((*written.differences, *native))
    none = run(Stage.DECISIONS, {}, said_to_be_none, every, decisions, known.there)
    decided = run(Stage.DECISIONS, every, as_decided, known, every, none, decisions)
    groups = run(Stage.ORIGINS, (), group_lines, known.copies, used)
    reports = known.reports
    story = Story(
        id=content_id("story", *(report.sha256 for report in reports)),
        title=story_title(used or reports),
        reports=tuple(report.id for report in reports),
        names=known.names,
        statements=known.statements,
        copies=known.listed_copies,
        reprints=run(Stage.COPIES, (), reprints_of, known),
        dates=known.dates,
        timeline=run(
            Stage.TIMELINE,
            (),
            build_timeline,
            known.english,
            dates=known.dates,
            names=known.names,
            claims=laid.claims,
        ),
        claims=laid.claims,
        differences=ranked(decided),
        numbers=tuple(one.number for one in numbers),
        incidents=found.incidents,
        tallies=run(Stage.TALLIES, (), tallies_of, known, laid, numbers, none),
        topics=run(
            Stage.TOPICS,
            (),
            find_topics,
            known.english,
            known.statements,
            known.names,
            known.dates,
        ),
        cautions=run(
            Stage.CAUTIONS,
            (),
            find_cautions,
            known.used,
            dates=known.dates,
            copies=known.listed_copies,
            statements=known.statements,
            numbers=[one.number for one in numbers],
        ),
        alone=run(Stage.ALONE, (), alone_of, known, laid),
        origins=run(Stage.ORIGINS, (), trace_origins, reports, copies=known.copies),
        independent=run(Stage.ORIGINS, NO_ORIGINS, independent_of, known, groups),
    )
    overview = run(Stage.OVERVIEW, (), make_overview, story, reports, known.used)
    refused = {**known.refused, **without_effect(decisions, known.there, story, none)}
    outcomes = with_outcomes(decisions, known.there, refused)
    return replace(story, overview=overview, decisions=outcomes), reports, written.refused


def lay_side_by_side(known: Prepared, decisions: Sequence[Decision] = ()) -> SideBySide:
    """Returns the claims of a story as people decided them."""
    maker = ClaimMaker(
        known.standing,
        names=known.names,
        statements=known.statements,
        dates=known.dates,
        copies=copied_text(known.listed_copies),
        count=known.counter.of_sentences,
    )
    found = maker.found()
    sentences = maker.sentences(found)
    mended = obey_claims(
        found,
        parted_by(decisions, known.there, DecisionKind.SAME_CLAIM, DecisionKind.OTHER_CLAIM),
        sentences=sentences,
        remade=maker.remade,
        order=order_of,
    )
    terms, pages = maker.terms(), {a.report.id: a for a in known.standing}
    told = [one for one in mended if not _only_captions(one, pages)]
    claims = tuple(tell_once(claim, terms, pages) for claim in told)
    return SideBySide(claims, sentences, terms, maker)


def _only_captions(claim: Claim, pages: Mapping[str, Annotations]) -> bool:
    """Whether all sentences of a claim that nobody decided only look like furniture."""
    doubtful = (pages[one.report].report.is_doubtful(one.span) for one in claim.sure())
    return claim.by is None and all(doubtful)


def numbers_of(known: Prepared) -> tuple[CountedNumber, ...]:
    """Returns the numbers of the reports that count."""
    return read_numbers(
        known.english, names=known.names, statements=known.statements, dates=known.dates
    )


def incidents_of(laid: SideBySide, numbers: Sequence[CountedNumber]) -> FoundIncidents:
    """Returns the incidents of a story, and its numbers with theirs."""
    return find_incidents(numbers, laid.claims, laid.strength)


def native_of(
    known: Prepared, claims: Sequence[Claim], found: FoundIncidents
) -> tuple[Difference, ...]:
    """Returns what the program itself finds to differ."""
    return native_differences(
        claims,
        found.numbers,
        known.changes,
        pages=known.pages,
        count=known.counter.of_quotes,
        are_apart=KnownApart(found.incidents).are_apart,
    )


def authored_of(
    known: Prepared, claims: Sequence[Claim], authored: Sequence[AuthoredDifference]
) -> AuthoredDifferences:
    """Returns what authors wrote, proved."""
    return authored_differences(
        authored,
        Prover(known.pages, known.names, parsed_line),
        claims=claims,
        names=known.names,
        count=known.counter.of_quotes,
    )


def authored_first(differences: Sequence[Difference]) -> tuple[Difference, ...]:
    """Returns the differences, the authored ones first, without native ones that an author tells,
    too: what these count, and the ranges of it, stand with the author's."""
    native = [one for one in differences if one.by is None]
    made = []
    for one in (one for one in differences if one.by):
        same = next((other for other in native if other.measure and holds(one, other)), one)
        told = ("unit", "measure", "group", "place", "as_of", "ranges", "incident")
        made.append(replace(one, **{name: getattr(same, name) for name in told}))
    return (*made, *(one for one in native if not any(holds(other, one) for other in made)))


def as_decided(
    known: Prepared,
    differences: Sequence[Difference],
    none: Mapping[str, Sequence[Difference]],
    decisions: Sequence[Decision],
) -> tuple[Difference, ...]:
    """Returns the differences as people decided. `none`: those that are none, by decision."""
    gone = {one.id for some in none.values() for one in some}
    left = (one for one in differences if one.id not in gone)
    steps = parted_by(decisions, known.there, DecisionKind.SAME_VERSION, DecisionKind.OTHER_VERSION)
    return obey_differences(left, steps, known.counter.of_quotes)


def tallies_of(
    known: Prepared,
    laid: SideBySide,
    numbers: Sequence[CountedNumber],
    none: Mapping[str, Sequence[Difference]],
) -> tuple[Tally, ...]:
    """Returns the numbers by what they count, without those of differences that are none."""
    gone = [q.span for some in none.values() for one in some for q in one.quotes()]
    left = [one for one in numbers if not any(map(one.number.span.overlaps, gone))]
    return make_tallies(left, known.reports, laid.strength)


def alone_of(known: Prepared, laid: SideBySide) -> tuple[Alone, ...]:
    """Returns what one report alone tells, and what prints of one text have otherwise."""
    found = told_alone(laid.claims, laid.terms, laid.sentences, len(known.used))
    return printed_alone(found, known.printed, known.reprints, laid.claims)


def reprints_of(known: Prepared) -> tuple[Reprint, ...]:
    """Returns what reports have otherwise than one whose text they print."""
    return known.reprints


def independent_of(known: Prepared, groups: Sequence[Sequence[str]]) -> Origins:
    """Returns how many separate origins the story's reports have."""
    return known.counter.of_story(groups)
