"""Words the sentences of the brief, part by part: the digest at one page, each sentence a quotation
with outlet and speaker; it never says who is right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.model_use import is_person
from rashomon.model.passage import (
    CHIPS,
    Passage,
    PassageSentence,
    Reading,
    Variant,
    VariantRelation,
)
from rashomon.model.point import Account, Point, RelationKind, Version
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import BriefSentence, Story
from rashomon.telling.asked_matters import matters_of
from rashomon.telling.digest_words import bearer, flat, quoted, readings_line
from rashomon.telling.leads import Lead, leads_of
from rashomon.telling.passage_words import passage_counts
from rashomon.telling.wording import (
    OWN_VOICE,
    accounts_of,
    author_of,
    foremost,
    letter,
    marked,
    readers_of,
    shown_status,
)
from rashomon.text.report_names import shorten
from rashomon.text.whole_sentences import sentence_at

_LONGEST = 60  # words of a sentence that is quoted in the place of an answer
_SIDES = 3  # of a dispute, or readings of one thing


@dataclass(frozen=True, slots=True)
class BriefStory:
    """A story with its reports by id, and the label of each."""

    story: Story
    reports: Mapping[str, Report]
    labels: Mapping[str, str]


def told_by_several(given: BriefStory) -> Iterator[BriefSentence]:
    """Yields each matter by the sentence that names it, with its numbers."""
    matters = given.story.matters()
    first = [one.naming_sentence() for one in matters]
    held = (one for one in first if one.report in given.reports)
    leads = leads_of(held, given.story.names, given.reports)
    for passage, one in zip(matters, first, strict=True):
        known = leads.get(one.id, Lead()).known(given.labels)
        who = f"; who: {known}" if known else ""
        yield BriefSentence(
            f"{quoted(one, given.labels)}: {passage_counts(passage)}{who}.", (one.id,)
        )


# Things of which reports give different readings


def differing(given: BriefStory) -> Iterator[BriefSentence]:
    """Yields where readings differ: as chips, with the sentences that bear them."""
    for passage, variants, told in _read(given):
        if any(one.relation is not VariantRelation.LATER for one in variants):
            sides = " and ".join(quoted(one, given.labels) for one in told[:_SIDES])
            yield _reading(given, "Differs", passage, variants, told, sides)


def came_last(given: BriefStory) -> Iterator[BriefSentence]:
    """Yields what was first and what later: readings between which time passed, and answers that a
    later one replaces, with the mark of who reads them so."""
    for passage, variants, told in _read(given):
        if all(one.relation is VariantRelation.LATER for one in variants):
            both = ", later ".join(quoted(one, given.labels) for one in told[:_SIDES])
            yield _reading(given, "Later", passage, variants, told, f"first {both}")
    for point in _asked(given, "updated", "disputed"):
        by_id = {version.id: version for version in point.versions}
        found = [
            (by_id[one.a], by_id[one.b])
            for one in point.relations
            if one.kind is RelationKind.UPDATE and {one.a, one.b} <= by_id.keys()
        ]
        for pair in sorted(found, key=lambda two: (-two[1].reports, -two[0].reports))[:1]:
            sides = [foremost(accounts_of(point, version)) for version in pair]
            words = ", later ".join(_words(given, side) for side in sides)
            read = f"read as later news by {readers_of(point, RelationKind.UPDATE)}"
            yield BriefSentence(f"Later: first {words}; {read}.", tuple(side.id for side in sides))


def _read(
    given: BriefStory,
) -> Iterator[tuple[Passage, list[Variant], tuple[PassageSentence, ...]]]:
    """Yields the sure variants of each matter that the same sentences bear, with these sentences,
    the earliest reading first where moments are known; none of which a reading stands only in a
    sentence that is perhaps of the matter."""
    for passage in given.story.matters():
        told: dict[tuple[PassageSentence, ...], list[Variant]] = {}
        for variant in filter(Variant.is_sure, passage.variants):
            held = [bearer(one, passage) for one in _in_time(variant)]
            if sides := tuple(dict.fromkeys(filter(None, held))) if all(held) else ():
                told.setdefault(sides, []).append(variant)
        yield from ((passage, variants, sides) for sides, variants in told.items())


def _in_time(variant: Variant) -> list[Reading]:
    timed = [(one.first.moment, one) for one in variant.readings if one.first]
    if len(timed) < len(variant.readings) or variant.relation is not VariantRelation.LATER:
        return list(variant.readings)
    return [one for _, one in sorted(timed, key=lambda pair: pair[0])]


def _reading(
    given: BriefStory,
    heading: str,
    passage: Passage,
    variants: Sequence[Variant],
    told: Sequence[PassageSentence],
    sides: str,
) -> BriefSentence:
    things = "; ".join(
        readings_line(one, passage, given.labels)
        if one.kind in CHIPS
        else marked(one.thing, one.by)
        for one in variants
    )
    return BriefSentence(f"{heading}: {things}: {sides}.", tuple(one.id for one in told))


# What is disputed: only where an author says so; the question is not told, both sides are quoted


def disputed(given: BriefStory) -> Iterator[BriefSentence]:
    """Yields conflicts, both sides in their words, with the mark of who reads them so."""
    for point in _asked(given, "disputed"):
        sides = [foremost(accounts_of(point, version)) for version in _in_conflict(point)]
        words = [_words(given, side) for side in sides]
        answers = (
            " against ".join(words)
            if len(words) < _SIDES
            else "; ".join(f"{letter(i)}: {one}" for i, one in enumerate(words))
        )
        read = f"read as a dispute by {readers_of(point, RelationKind.CONFLICT)}"
        yield BriefSentence(f"Disputed: {answers}; {read}.", tuple(side.id for side in sides))


def _in_conflict(point: Point) -> list[Version]:
    """Returns the answers in conflict; of many those that most reports give, and one that each of
    the first excludes."""
    reports = {version.id: version.reports for version in point.versions}
    pairs = sorted(
        ((r.a, r.b) for r in point.relations if r.kind is RelationKind.CONFLICT),
        key=lambda pair: -sum(reports.get(end, 0) for end in pair),
    )
    shown = list(dict.fromkeys(end for pair in pairs for end in pair))[:_SIDES]
    return [version for version in point.versions if version.id in shown]


def _asked(given: BriefStory, *statuses: str) -> list[Point]:
    """Rows of these statuses in the order of their matters, what a person asked first."""
    rows = [row for matter in matters_of(given.story) for row in matter.rows]
    found = [row for row in rows if shown_status(row) in statuses]
    return sorted(found, key=lambda point: not is_person(author_of(point) or ""))


def _words(given: BriefStory, account: Account) -> str:
    """Returns the sentence around an answer, else its bare words, with whose they are."""
    said = account.speaker
    who = shorten(said, 80) if said else OWN_VOICE
    label = given.labels.get(account.report, account.report)
    words = flat(_around(given, account.quote).quote)
    if any(one.id == account.statement and not one.is_sure for one in given.story.statements):
        return f"“{words}” ({label})"  # who says it is not sure
    return f"“{words}” ({label}, {marked(who, account.speaker_by)})"


def _around(given: BriefStory, quote: Span) -> Span:
    report = given.reports.get(quote.report)
    whole = sentence_at(report, quote) if report else quote
    return whole if len(whole.quote.split()) <= _LONGEST else quote


# What was found in one report only


def told_alone(given: BriefStory) -> Iterator[BriefSentence]:
    """Yields what one report alone tells, in the order of the digest."""
    for one in given.story.only:
        yield BriefSentence(f"One report alone: {quoted(one, given.labels)}.", (one.id,))
