"""The forms in which something can be decided about a thing of a story (`forms_for`), and what a
sent form decides (`decisions_in`). In forms, words stand as places:
`<sha256 of the text>:<start>-<end>`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any

from rashomon.decisions.find_decided import KINDS
from rashomon.decisions.here import placed
from rashomon.desk.guard import RequestRefused
from rashomon.model.answer import Line
from rashomon.model.claim import Claim
from rashomon.model.content_ids import fragment
from rashomon.model.decision import OF_STATEMENTS, Decision, DecisionKind, decide
from rashomon.model.difference import Difference
from rashomon.model.ledger import Ledger
from rashomon.model.name import Name
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.span import PlacedSpan, Span
from rashomon.model.statement import Stance, Statement
from rashomon.model.story import Story
from rashomon.telling.wording import called
from rashomon.text.report_names import name_reports, shorten
from rashomon.web.markup import label_reports

Choices = tuple[tuple[str, str], ...]
_PLACE = re.compile(r"([0-9a-f]{64}):(\d{1,9})-(\d{1,9})")
_MOST = 500  # places of one form


@record
class DecisionForm:
    """A form. It says what it decides, and in words what is to be chosen.

    - `choices`: the values to tick, with what each is called
    - `side`: words that are a side in any case
    - `whole`: the words from which the ticked ones are parted
    - `reports`: hashes of whole reports
    - `takes`: what it asks for besides: "text", "stance" or "words"
    - `now`: the value that stands at present
    """

    what: DecisionKind
    told: str
    choices: Choices = ()
    side: str = ""
    whole: str = ""
    reports: tuple[str, ...] = ()
    takes: str = ""
    now: str = ""


@record
class DecidedThing:
    """A thing of a story with the forms about it. `anchor` is its place on the story's page."""

    called: str
    anchor: str
    forms: tuple[DecisionForm, ...]


class _Places:
    """Writes spans as places, and reports as hashes."""

    def __init__(self, ledger: Ledger) -> None:
        self.hashes = {report.id: report.sha256 for report in ledger.reports}
        self.names = name_reports(ledger.reports)

    def of(self, *spans: Span) -> str:
        return " ".join(f"{self.hashes[s.report]}:{s.start}-{s.end}" for s in spans)

    def choice(self, span: Span, around: Span | None = None) -> tuple[str, str]:
        """Returns a place, and the words there with the sentence `around` them."""
        words = f"“{shorten((around or span).quote)}” ({self.names[span.report]})"
        told = f"“{shorten(span.quote)}” in {words}" if around and around != span else words
        return self.of(span), told


def forms_for(ledger: Ledger, given: str) -> DecidedThing | None:
    """Returns the forms about the difference, claim, statement, line of an answer or report whose
    element has this id. Returns None if there is none."""
    (story,), places = ledger.stories, _Places(ledger)
    for one in story.differences:
        if fragment(one.id) == given:
            return DecidedThing(called(one), given, tuple(_of_difference(one, places)))
    for claim in story.claims:
        if fragment(claim.id) == given:
            return DecidedThing(claim.name, given, tuple(_of_claim(claim, story, places)))
    for said in story.statements:
        if said.id == given:
            return DecidedThing(said.quote.quote, "", tuple(_of_statement(said, places)))
    for line in (line for answer in story.answers for line in answer.lines):
        if fragment(line.id) == given:
            return DecidedThing(shorten(line.words), "", tuple(_of_line(line, places)))
    labels = label_reports(ledger.reports)
    for report in ledger.reports:
        if labels.text(report.id) == given:
            return DecidedThing(
                labels.name(report.id), given, tuple(_of_report(report, ledger, places))
            )
    return None


def _of_difference(one: Difference, places: _Places) -> Iterator[DecisionForm]:
    versions = [(places.of(*(quote.span for quote in each.quotes)), each) for each in one.versions]
    yield DecisionForm(
        DecisionKind.SAME_VERSION,
        "These versions say the same",
        tuple((place, f"“{version.words}”") for place, version in versions),
    )
    for place, version in versions:
        if len(version.quotes) > 1:
            yield DecisionForm(
                DecisionKind.OTHER_VERSION,
                f"These words say something else than “{version.words}”",
                tuple(places.choice(quote.span, quote.sentence) for quote in version.quotes),
                whole=place,
            )
    every = " ".join(place for place, _ in versions)
    yield DecisionForm(DecisionKind.NO_DIFFERENCE, "This is no difference", side=every)


def _of_line(line: Line, places: _Places) -> Iterator[DecisionForm]:
    told = {line.words: line.parts} | {part.told: (part,) for part in line.parts}
    for words, parts in told.items():
        spans = {sentence.span for part in parts for sentence in part.sentences}
        yield DecisionForm(
            DecisionKind.NO_LINE,
            f"These words are set aside: “{shorten(words)}”",
            side=places.of(*sorted(spans)),
            takes="words",
            now=words,
        )


def _of_claim(claim: Claim, story: Story, places: _Places) -> Iterator[DecisionForm]:
    own = [sentence.span for sentence in claim.sentences]
    yield DecisionForm(
        DecisionKind.OTHER_CLAIM,
        "These sentences bear on something else",
        tuple(map(places.choice, own)),
        whole=places.of(*own),
    )
    yield DecisionForm(
        DecisionKind.SAME_CLAIM,
        "It is one claim with these",
        tuple(
            (places.of(*(one.span for one in other.sure())), other.name)
            for other in story.claims
            if other.id != claim.id
        ),
        side=places.of(*(one.span for one in claim.sure())),
    )
    yield DecisionForm(
        DecisionKind.SET_ASIDE_SENTENCE,
        "These sentences count nowhere",
        tuple(map(places.choice, own)),
    )


def _of_statement(said: Statement, places: _Places) -> Iterator[DecisionForm]:
    side = places.of(said.quote)
    speaker = said.speaker or ""
    channel = ", ".join(said.via)
    kinds = DecisionKind
    yield DecisionForm(kinds.SPEAKER, "Who speaks", side=side, takes="text", now=speaker)
    yield DecisionForm(kinds.STANCE, "How it is said", side=side, takes="stance", now=said.stance)
    yield DecisionForm(kinds.CHANNEL, "Through whom", side=side, takes="text", now=channel)


def _of_report(report: Report, ledger: Ledger, places: _Places) -> Iterator[DecisionForm]:
    own = (report.sha256,)
    yield DecisionForm(DecisionKind.SET_ASIDE_REPORT, "This report counts nowhere", reports=own)
    yield DecisionForm(
        DecisionKind.OTHER_STORY,
        "It is of another event than these reports",
        tuple((one.sha256, places.names[one.id]) for one in ledger.reports if one.id != report.id),
        reports=own,
    )


def forms_of_story(ledger: Ledger, unlike: Sequence[str]) -> Iterator[DecisionForm]:
    """Yields the forms about names. Then yields whether reports `unlike` the others are about the
    same event."""
    (story,), places = ledger.stories, _Places(ledger)
    if unlike:
        first = next(one for one in story.reports if one not in unlike)
        firsts = (places.hashes[first], places.hashes[unlike[0]])
        every = tuple(places.hashes[one] for one in story.reports if one in places.hashes)
        yield DecisionForm(DecisionKind.SAME_STORY, "The reports are of one event", reports=every)
        yield DecisionForm(DecisionKind.OTHER_STORY, "They are of two events", reports=firsts)
    named = [one for one in story.names if one.mentions]
    yield DecisionForm(
        DecisionKind.SAME_NAME,
        "These are one",
        tuple((places.of(one.mentions[0]), one.name) for one in named),
    )
    for one in named:
        if choices := tuple(_spellings(one, places)):
            yield DecisionForm(
                DecisionKind.OTHER_NAME,
                f"These are not {one.name}",
                choices,
                side=places.of(one.mentions[0]),
            )


def _spellings(one: Name, places: _Places) -> Iterator[tuple[str, str]]:
    first = {span.quote: span for span in reversed(one.mentions)}
    del first[one.mentions[0].quote]
    for words, span in sorted(first.items()):
        yield places.of(span), words


# What a sent form decides.


def decisions_in(
    sent: Mapping[str, Sequence[str]], reports: Iterable[Report], **given_by: Any
) -> tuple[Decision, ...]:
    """Returns what a form decides; `given_by` says who decides, and when. Raises RequestRefused, in
    words for the user, if the decision could have no effect."""
    by_hash = {report.sha256: report for report in reports}
    given = [*sent.get("what", ()), ""][0]
    if given not in KINDS:
        raise RequestRefused(400, "There is nothing of that kind to decide.")
    what = DecisionKind(given)
    of = KINDS[what]
    why = " ".join(" ".join(sent.get("why", ())).split())[:500] or None
    decided = partial(decide, what, why=why, **given_by)
    picked = sent.get("pick", ())
    value = [*sent.get("value", ()), ""][0]
    if of.of_reports:
        hashes = [one for one in (*sent.get("report", ()), *picked) if one in by_hash]
        _check(len(hashes), of.least)
        groups = [tuple(hashes)]
        if picked and what is DecisionKind.OTHER_STORY:  # the reports of one decision are all apart
            groups = [(hashes[0], other) for other in hashes[1:]]
        return tuple(decided(reports=group) for group in groups)
    sides = [_spans(one, by_hash) for one in (*filter(None, sent.get("side", ())), *picked)]
    if whole := _spans([*sent.get("whole", ()), ""][0], by_hash):
        apart = tuple(chain.from_iterable(sides))
        sides = [tuple(span for span in whole if span not in apart), apart]
    if what is DecisionKind.NO_LINE:
        _check(len(value.strip()), 1)
        # where the words have no sentences, it is about the reports of the story
        hashes = [] if any(sides) else sorted(by_hash)
        return (decided(*sides, reports=tuple(hashes), value=value),)
    _check(sum(map(bool, sides)), of.least)
    told = " ".join(value.split()) if what in OF_STATEMENTS else None
    if what is DecisionKind.STANCE and told not in Stance.__members__.values():
        raise RequestRefused(400, "A stance must be asserts, denies or hedges.")
    return (decided(*sides, value=told),)


def _check(given: int, least: int) -> None:
    if given < least:
        raise RequestRefused(400, "Not saved: too little was chosen.")


def _spans(text: str, by_hash: Mapping[str, Report]) -> tuple[PlacedSpan, ...]:
    """Returns the words at these places. Raises RequestRefused if they are not in the story."""
    found = [_PLACE.fullmatch(place) for place in text.split()[:_MOST]]
    spans = []
    for place in found:
        report = by_hash.get(place[1]) if place else None
        if place is None or report is None or not int(place[2]) < int(place[3]) <= len(report.text):
            raise RequestRefused(
                409, "The story does not have these words any more. Load it again."
            )
        span = report.span(int(place[2]), int(place[3]))
        spans.append(placed(span, {report.id: report}))
    return tuple(spans)
