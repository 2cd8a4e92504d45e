"""The forms in which something can be decided about a thing of a story (`forms_for`), and what a
sent form decides (`decisions_in`). In forms, words stand as places:
`<key of the report>:<start>-<end>`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any

from rashomon.decisions.find_decided import KINDS, checked_value
from rashomon.decisions.here import placed
from rashomon.desk.guard import RequestRefused
from rashomon.errors import StopError
from rashomon.model.answer import Line
from rashomon.model.claim import Claim
from rashomon.model.content_ids import fragment
from rashomon.model.decision import OF_READING, OF_STATEMENTS, DecisionKind, Decisions, decide
from rashomon.model.difference import Difference
from rashomon.model.ledger import Ledger
from rashomon.model.name import Name
from rashomon.model.record import record
from rashomon.model.report import Report, Reports, ReportsById
from rashomon.model.span import PlacedSpans, Span
from rashomon.model.statement import Stance, Statement
from rashomon.model.story import Story
from rashomon.show.markup import Labels, label_reports
from rashomon.show.wording import as_sentence, called
from rashomon.text.report_names import shorten
from rashomon.text.white_space import single_spaced

_PLACE = re.compile(r"([0-9a-f]{64}):(\d{1,9})-(\d{1,9})")
_GONE = "The story does not have these words any more. Load it again."


@record
class DecisionForm:
    """A form. It says what it decides, and in words what is to be chosen.

    - `choices`: the values to tick, with what each is called
    - `side`: words that are a side in any case
    - `whole`: the words from which the ticked ones are parted
    - `reports`: hashes of whole reports
    - `takes`: what it asks for besides: "text", "stance" or "words"; "look" or "mend" of a
      statement of an answer
    - `now`: the value that stands at present
    - `ref`: the statement of an answer that it is about
    """

    what: DecisionKind
    told: str
    choices: tuple[tuple[str, str], ...] = ()
    side: str = ""
    whole: str = ""
    reports: tuple[str, ...] = ()
    takes: str = ""
    now: str = ""
    ref: str = ""


@record
class DecidedThing:
    """A thing of a story with the forms about it. `anchor` is its place on the story's page."""

    called: str
    anchor: str
    forms: Sequence[DecisionForm]


def _sure(claim: Claim, labels: Labels) -> str:
    """Returns the places of a claim's sure sentences."""
    return labels.chosen(sentence.span for sentence in claim.sure())


def _choice(span: Span, sentence: Span, labels: Labels) -> tuple[str, str]:
    """Returns a place, and the words that stand there, in their sentence."""
    label = f"“{shorten(sentence.quote)}” ({labels.name(span.report)})"
    if sentence != span:
        label = f"“{shorten(span.quote)}” in {label}"
    return labels.chosen([span]), label


def forms_for(ledger: Ledger, ident: str) -> DecidedThing | None:
    """Returns the forms about the difference, claim, statement, line of an answer or report whose
    element has this id; None if there is none."""
    (story,) = ledger.stories
    labels = label_reports(ledger.reports)
    for difference in story.differences:
        if fragment(difference.id) == ident:
            forms = tuple(_of_difference(difference, labels))
            return DecidedThing(called(difference), ident, forms)
    for claim in story.claims:
        if fragment(claim.id) == ident:
            return DecidedThing(
                claim.name, ident, tuple(_forms_of_claim(claim, story=story, labels=labels))
            )
    for statement in story.statements:
        if statement.id == ident:
            return DecidedThing(
                statement.quote.quote, "", tuple(_forms_of_statement(statement, labels))
            )
    for answer in story.answers:
        for line in answer.lines:
            if fragment(line.id) == ident:
                forms = (*_forms_of_looks(line), *_forms_of_line(line, labels))
                return DecidedThing(shorten(line.words), "", forms)
    for report in ledger.reports:
        if labels.text(report.id) == ident:
            forms = tuple(_forms_of_report(report, labels))
            return DecidedThing(labels.name(report.id), ident, forms)
    return None


def _of_difference(difference: Difference, labels: Labels) -> Iterator["DecisionForm"]:
    """Yields the forms of a difference: versions that say the same, words that say something else
    than their version, and that it is none."""
    versions = difference.versions
    choices = [(labels.chosen(version.spans), f"“{version.words}”") for version in versions]
    yield DecisionForm(
        what=DecisionKind.SAME_VERSION, told="These versions say the same", choices=tuple(choices)
    )
    for version, (place, words) in zip(versions, choices, strict=True):
        if len(version.quotes) > 1:
            yield DecisionForm(
                what=DecisionKind.OTHER_VERSION,
                told=f"These words say something else than {words}",
                choices=tuple(
                    _choice(quote.span, sentence=quote.sentence, labels=labels)
                    for quote in version.quotes
                ),
                whole=place,
            )
    places_of_all = " ".join(place for place, _ in choices)
    yield DecisionForm(
        what=DecisionKind.NO_DIFFERENCE, told="This is no difference", side=places_of_all
    )


def _forms_of_line(line: Line, labels: Labels) -> Iterator["DecisionForm"]:
    parts_by_words = {line.words: line.parts} | {part.told: (part,) for part in line.parts}
    for words, parts in parts_by_words.items():
        spans = frozenset().union(*(part.spans for part in parts))
        yield DecisionForm(
            what=DecisionKind.NO_LINE,
            told=f"These words are set aside: “{shorten(words)}”",
            side=labels.chosen(sorted(spans)),
            takes="words",
            now=words,
        )


def _forms_of_looks(line: Line) -> Iterator["DecisionForm"]:
    """Yields the forms in which a person says of each statement whether its sentences say it."""
    label_of_kind = {
        DecisionKind.HOLDS: "Its sentences say it",
        DecisionKind.NOT_SO: "Its sentences do not say it",
        DecisionKind.EDITED: "Mend the words",
    }
    for place, part in enumerate(line.parts, 1):
        for what, label in label_of_kind.items():
            yield DecisionForm(
                what=what,
                told=f"{label}: “{shorten(part.told)}”",
                takes="mend" if what is DecisionKind.EDITED else "look",
                now=part.told,
                ref=f"{line.id}.{place}",
            )


def _forms_of_claim(claim: Claim, story: Story, labels: Labels) -> Iterator["DecisionForm"]:
    """Yields the forms of a claim: sentences that bear on something else, claims that are one with
    it, sentences that count nowhere, and sentences that are added to the answer."""
    spans = [sentence.span for sentence in claim.sentences]
    choices = tuple(_choice(span, sentence=span, labels=labels) for span in spans)
    other_claims = [claim_beside for claim_beside in story.claims if claim_beside.id != claim.id]
    yield DecisionForm(
        what=DecisionKind.OTHER_CLAIM,
        told="These sentences bear on something else",
        choices=choices,
        whole=labels.chosen(spans),
    )
    yield DecisionForm(
        what=DecisionKind.SAME_CLAIM,
        told="It is one claim with these",
        choices=tuple(
            (_sure(claim_beside, labels), claim_beside.name) for claim_beside in other_claims
        ),
        side=_sure(claim, labels),
    )
    yield DecisionForm(
        what=DecisionKind.SET_ASIDE_SENTENCE, told="These sentences count nowhere", choices=choices
    )
    if story.answer():
        yield DecisionForm(
            what=DecisionKind.ADD_LINE,
            told="These sentences are added to the answer",
            choices=choices,
        )


def _forms_of_statement(statement: Statement, labels: Labels) -> Iterator["DecisionForm"]:
    side = labels.chosen([statement.quote])
    speaker = statement.speaker or ""
    channel = ", ".join(statement.via)
    kinds = DecisionKind
    yield DecisionForm(what=kinds.SPEAKER, told="Who speaks", side=side, takes="text", now=speaker)
    yield DecisionForm(
        what=kinds.STANCE,
        told="How it is said",
        side=side,
        takes="stance",
        now=statement.shown_stance,
    )
    yield DecisionForm(
        what=kinds.CHANNEL, told="Through whom", side=side, takes="text", now=channel
    )


def _forms_of_report(report: Report, labels: Labels) -> Iterator["DecisionForm"]:
    keys = (report.key,)
    names = labels.names.items()
    other_reports = [(labels.keys[ident], name) for ident, name in names if ident != report.id]
    yield DecisionForm(
        what=DecisionKind.SET_ASIDE_REPORT, told="This report counts nowhere", reports=keys
    )
    for what, shown_value, now in (
        (DecisionKind.OUTLET, "Its outlet", report.outlet),
        (DecisionKind.PUBLISHED, "Its day, like 2031-03-05 or 2031-03-05T08:30", report.published),
        (DecisionKind.TITLE, "Its headline", report.title),
        (DecisionKind.AUTHORS, "Its authors, parted by ;", "; ".join(report.authors)),
    ):
        yield DecisionForm(what=what, told=shown_value, reports=keys, takes="text", now=now or "")
    yield DecisionForm(
        what=DecisionKind.OTHER_STORY,
        told="It is of another event than these reports",
        choices=tuple(other_reports),
        reports=keys,
    )


def forms_of_story(ledger: Ledger, unlike: Sequence[str]) -> Iterator["DecisionForm"]:
    """Yields the forms about names. Then yields whether reports `unlike` the others are about the
    same event."""
    (story,) = ledger.stories
    labels = label_reports(ledger.reports)
    keys = labels.keys
    if unlike:
        alike = [ident for ident in story.reports if ident not in unlike]
        all_of_story = tuple(keys[ident] for ident in story.reports if ident in keys)
        apart = (keys[alike[0]], keys[unlike[0]])
        yield DecisionForm(
            what=DecisionKind.SAME_STORY, told="The reports are of one event", reports=all_of_story
        )
        yield DecisionForm(
            what=DecisionKind.OTHER_STORY, told="They are of two events", reports=apart
        )
    places = [(labels.chosen(name.mentions[:1]), name) for name in story.names if name.mentions]
    choices = tuple((place, name.name) for place, name in places)
    yield DecisionForm(what=DecisionKind.SAME_NAME, told="These are one", choices=choices)
    for place, name in places:
        spellings = _spellings(name, labels)
        if spellings:
            yield DecisionForm(
                what=DecisionKind.OTHER_NAME,
                told=f"These are not {name.name}",
                choices=spellings,
                side=place,
            )


def _spellings(name: Name, labels: Labels) -> tuple[tuple[str, str], ...]:
    """Returns the other spellings of a name, each at its first place."""
    first = {span.quote: span for span in reversed(name.mentions)}
    del first[name.mentions[0].quote]
    return tuple((labels.chosen([span]), words) for words, span in sorted(first.items()))


# What a sent form decides.


def decisions_in(sent: Mapping[str, Sequence[str]], reports: Reports, **given_by: Any) -> Decisions:
    """Returns what a form decides; `given_by` says who decides, and when. Raises RequestRefused, in
    words for the user, if the decision could have no effect."""
    reports_by_key = {report.key: report for report in reports}
    name_of_kind = _first(sent, "what")
    if name_of_kind not in KINDS:
        raise RequestRefused(400, "There is nothing of that kind to decide.")
    decision_kind = DecisionKind(name_of_kind)
    kind = KINDS[decision_kind]
    decided = partial(decide, decision_kind, why=_reason(sent), **given_by)
    picked = sent.get("pick", ())
    value = _first(sent, "value")
    if kind.of_reports:
        keys = (*sent.get("report", ()), *picked)
        reports_named = [reports_by_key[key] for key in keys if key in reports_by_key]
        _check_number(len(reports_named), kind.least)
        if (
            picked and decision_kind is DecisionKind.OTHER_STORY
        ):  # the reports of one decision are all apart
            return tuple(decided(reports=[reports_named[0], other]) for other in reports_named[1:])
        return (decided(reports=reports_named, value=_value_of_report(decision_kind, value)),)
    sides = _sides(sent, picked=picked, reports_by_key=reports_by_key)
    if decision_kind is DecisionKind.NO_LINE:
        _check_number(len(value.strip()), 1)
        # where the words have no sentences, it is about the reports of the story
        whole_reports = [] if any(sides) else reports
        return (decided(*sides, reports=whole_reports, value=value),)
    _check_number(sum(map(bool, sides)), kind.least)
    words = single_spaced(value) if decision_kind in OF_STATEMENTS else None
    if decision_kind is DecisionKind.STANCE and words not in Stance.__members__.values():
        raise RequestRefused(400, "A stance must be asserts, denies or hedges.")
    return (decided(*sides, value=words),)


def _value_of_report(kind: DecisionKind, value: str) -> str | None:
    """Returns the value of a decision about whole reports, None if it has none. Raises
    RequestRefused if it should be a day and is none."""
    if kind not in OF_READING:
        return None
    try:
        return checked_value(kind, single_spaced(value))
    except StopError as error:
        raise RequestRefused(400, as_sentence(str(error))) from error


def _reason(sent: Mapping[str, Sequence[str]]) -> str | None:
    return single_spaced(" ".join(sent.get("why", ())))[:500] or None


def _first(sent: Mapping[str, Sequence[str]], name: str) -> str:
    """Returns the first value that was sent under this name, or ""."""
    return next(iter(sent.get(name, ())), "")


def _sides(
    sent: Mapping[str, Sequence[str]], picked: Iterable[str], reports_by_key: ReportsById
) -> list[PlacedSpans]:
    """Returns the words on each side of a decision; of what is parted, those that stay together and
    those that were picked."""
    sides = [
        _spans(places, reports_by_key) for places in (*filter(None, sent.get("side", ())), *picked)
    ]
    whole = _spans(_first(sent, "whole"), reports_by_key)
    if not whole:
        return sides
    apart = tuple(chain.from_iterable(sides))
    return [tuple(span for span in whole if span not in apart), apart]


def _check_number(number: int, least: int) -> None:
    if number < least:
        raise RequestRefused(400, "Not saved: too little was chosen.")


def _spans(text: str, reports_by_key: ReportsById) -> PlacedSpans:
    """Returns the words at these places. Raises RequestRefused where they are not in the story."""
    spans = []
    # places of one form
    for reference in text.split()[:500]:
        place = _PLACE.fullmatch(reference)
        key, start_text, end_text = place.groups() if place else ("", "0", "0")
        if key not in reports_by_key:
            raise RequestRefused(409, _GONE)
        report = reports_by_key[key]
        start = int(start_text)
        end = int(end_text)
        if not start < end <= len(report.text):
            raise RequestRefused(409, _GONE)
        spans.append(placed(report.span(start, end), {report.id: report}))
    return tuple(spans)
