"""The forms for decisions about a story: `forms_for` gives those about a sentence, a line of an
answer or a report, `forms_of_story` those about names. `decisions_in` reads what a form sends. What
a form is about are places in texts, so that it stays about the same words if the story is compared
again."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from rashomon.decisions.find_decided import KINDS, checked_value
from rashomon.decisions.here import placed
from rashomon.desk.guard import Conflict, RequestRefused
from rashomon.errors import StopError
from rashomon.model.answer import Line
from rashomon.model.content_ids import fragment
from rashomon.model.decision import OF_READING, OF_STATEMENTS, DecisionKind, Decisions, decide
from rashomon.model.ledger import Ledger
from rashomon.model.record import record
from rashomon.model.report import Report, Reports, ReportsById
from rashomon.model.row import RowKind, Sentence
from rashomon.model.span import PlacedSpans, Span
from rashomon.model.story import Story
from rashomon.show.markup import Labels, label_reports
from rashomon.show.wording import as_sentence
from rashomon.text.report_names import shorten
from rashomon.text.white_space import single_spaced

_PLACE = re.compile(r"([0-9a-f]{64}):(\d{1,9})-(\d{1,9})")
MOST_REASON = 500  # characters of why somebody decides
_GONE = "The story does not have these words any more. Load it again."


@record
class DecisionForm:
    """A form, which a press of its button sends. It says what it decides.

    - `choices`: values of which one or more may be ticked, with what each is called
    - `sides`: words that are a side in any case
    - `reports`: hashes of whole reports
    - `takes`: what it asks for besides: "text" or "words"; "look" or "mend" of a statement of an
      answer
    - `now`: the value that stands at present
    - `ref`: the statement of an answer that it is about
    """

    what: DecisionKind
    told: str
    choices: tuple[tuple[str, str], ...] = ()
    sides: tuple[str, ...] = ()
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


def forms_for(ledger: Ledger, ident: str) -> DecidedThing | None:
    """Returns the forms about the sentence, line of an answer or report with this id; None if there
    is none."""
    (story,) = ledger.stories
    labels = label_reports(ledger.reports)
    for sentence in story.sentences:
        if sentence.id == ident:
            forms = tuple(_of_sentence(sentence, story, labels))
            return DecidedThing(sentence.span.quote, labels.place(sentence.span), forms)
    for answer in story.answers:
        for line in answer.lines:
            if fragment(line.id) == ident:
                forms = (*_of_looks(line), *_of_line(line, labels))
                return DecidedThing(shorten(line.words), "", forms)
    for report in ledger.reports:
        if labels.text(report.id) == ident:
            forms = tuple(_of_report(report, labels))
            return DecidedThing(labels.name(report.id), ident, forms)
    return None


def _of_sentence(sentence: Sentence, story: Story, labels: Labels) -> Iterator[DecisionForm]:
    """Yields the forms of a sentence: whether it stands beside others, and counts; whose words
    stand in it."""
    own = labels.chosen([sentence.span])
    beside = dict.fromkeys(_others_of_row(sentence, story))
    if beside:
        others = labels.chosen(beside)
        told = "It is on another matter than the others of its row"
        yield DecisionForm(what=DecisionKind.APART, told=told, sides=(others, own))
    choices = []
    for span in _near(sentence, story):
        if span not in beside:
            words = f"“{shorten(span.quote)}” ({labels.name(span.report)})"
            choices.append((labels.chosen([span]), words))
    if choices:
        yield DecisionForm(
            what=DecisionKind.TOGETHER,
            told="It is on one matter with these",
            choices=tuple(choices),
            sides=(own,),
        )
    yield DecisionForm(what=DecisionKind.SET_ASIDE_SENTENCE, told="It counts nowhere", sides=(own,))
    if story.answer():
        yield DecisionForm(what=DecisionKind.ADD_LINE, told="Add it to the answer", sides=(own,))
    for statement in story.statements:
        if statement.quote.meets([sentence.span]):
            place = (labels.chosen([statement.quote]),)
            words = shorten(statement.quote.quote)
            speaker, channel = statement.speaker or "", ", ".join(statement.via)
            for what, told, now in (
                (DecisionKind.SPEAKER, f"Who says “{words}”", speaker),
                (DecisionKind.CHANNEL, "Through whom", channel),
            ):
                yield DecisionForm(what=what, told=told, sides=place, takes="text", now=now)


def _others_of_row(sentence: Sentence, story: Story) -> Iterator[Span]:
    """Yields the other sentences of the rows of one matter in which a sentence stands."""
    spans = {other.id: other.span for other in story.sentences}
    for row in story.rows:
        quoted = [quote.sentence for quote in row.quotes]
        if row.kind is RowKind.TOLD and sentence.id in quoted:
            yield from (spans[ident] for ident in quoted if ident != sentence.id and ident in spans)


def _near(sentence: Sentence, story: Story) -> Iterator[Span]:
    """Yields the sentences of other reports that are nearest to a sentence."""
    spans = {other.id: other.span for other in story.sentences}
    for beside in story.beside:
        if beside.sentence == sentence.id:
            yield from (spans[ident] for ident in beside.near[:6] if ident in spans)


def _of_line(line: Line, labels: Labels) -> Iterator[DecisionForm]:
    parts_by_words = {line.words: line.parts} | {part.told: (part,) for part in line.parts}
    for words, parts in parts_by_words.items():
        spans = frozenset().union(*(part.spans for part in parts))
        yield DecisionForm(
            what=DecisionKind.NO_LINE,
            told=f"These words are set aside: “{shorten(words)}”",
            sides=(labels.chosen(sorted(spans)),) if spans else (),
            takes="words",
            now=words,
        )


def _of_looks(line: Line) -> Iterator[DecisionForm]:
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


def _of_report(report: Report, labels: Labels) -> Iterator[DecisionForm]:
    keys = (report.key,)
    other_reports = [
        (labels.keys[ident], name) for ident, name in labels.names.items() if ident != report.id
    ]
    told = "This report counts nowhere"
    yield DecisionForm(what=DecisionKind.SET_ASIDE_REPORT, told=told, reports=keys)
    yield DecisionForm(
        what=DecisionKind.OTHER_STORY,
        told="It is of another event than these reports",
        choices=tuple(other_reports),
        reports=keys,
    )


def forms_of_story(ledger: Ledger) -> Iterator[DecisionForm]:
    """Yields the forms about the names of a story: which are one, and which spellings are not of
    one."""
    (story,) = ledger.stories
    labels = label_reports(ledger.reports)
    named = [name for name in story.names if name.mentions]
    choices = tuple((labels.chosen(name.mentions[:1]), name.name) for name in named)
    yield DecisionForm(what=DecisionKind.SAME_NAME, told="These are one", choices=choices)
    for name in named:
        first = {span.quote: span for span in reversed(name.mentions)}
        del first[name.mentions[0].quote]
        others = tuple((labels.chosen([span]), words) for words, span in sorted(first.items()))
        if others:
            yield DecisionForm(
                what=DecisionKind.OTHER_NAME,
                told=f"These are not {name.name}",
                choices=others,
                sides=(labels.chosen(name.mentions[:1]),),
            )


def decisions_in(sent: Mapping[str, Sequence[str]], reports: Reports, **given_by: Any) -> Decisions:
    """Returns what a form decides; `given_by` says who decides, and when. Raises RequestRefused, in
    words for the user, if the decision could have no effect."""
    reports_by_key = {report.key: report for report in reports}
    name_of_kind = _first(sent, "what")
    if name_of_kind not in KINDS:
        raise RequestRefused("There is nothing of that kind to decide.")
    what = DecisionKind(name_of_kind)
    kind = KINDS[what]
    why = single_spaced(" ".join(sent.get("why", ())))[:MOST_REASON] or None
    decided = partial(decide, what, why=why, **given_by)
    picked = sent.get("pick", ())
    value = _first(sent, "value")
    if kind.of_reports:
        keys = (*sent.get("report", ()), *picked)
        named = [reports_by_key[key] for key in keys if key in reports_by_key]
        _check_number(len(named), kind.least)
        if picked and what is DecisionKind.OTHER_STORY:  # the reports of one decision are all apart
            return tuple(decided(reports=[named[0], other]) for other in named[1:])
        return (decided(reports=named, value=value_of_report(what, value)),)
    places = (*filter(None, sent.get("side", ())), *picked)
    sides = [_spans(place, reports_by_key) for place in places]
    if what is DecisionKind.NO_LINE:
        _check_number(len(value.strip()), 1)
        # where the words have no sentences, it is about the reports of the story
        whole_reports = [] if any(sides) else reports
        return (decided(*sides, reports=whole_reports, value=value),)
    _check_number(sum(map(bool, sides)), kind.least)
    words = single_spaced(value) if what in OF_STATEMENTS else None
    return (decided(*sides, value=words),)


def value_of_report(kind: DecisionKind, value: str) -> str | None:
    """Returns the value of a decision about whole reports, None if it has none. Raises
    RequestRefused if it should be a day and is none."""
    if kind not in OF_READING:
        return None
    try:
        return checked_value(kind, single_spaced(value))
    except StopError as error:
        raise RequestRefused(as_sentence(str(error))) from error


def _first(sent: Mapping[str, Sequence[str]], name: str) -> str:
    """Returns the first value that was sent under this name, or ""."""
    return next(iter(sent.get(name, ())), "")


def _check_number(number: int, least: int) -> None:
    if number < least:
        raise RequestRefused("Not saved: too little was chosen.")


def _spans(text: str, reports_by_key: ReportsById) -> PlacedSpans:
    """Returns the words at these places. Raises RequestRefused where they are not in the story."""
    spans = []
    for reference in text.split()[:500]:
        place = _PLACE.fullmatch(reference)
        key, start_text, end_text = place.groups() if place else ("", "0", "0")
        if key not in reports_by_key:
            raise Conflict(_GONE)
        report = reports_by_key[key]
        start = int(start_text)
        end = int(end_text)
        if not start < end <= len(report.text):
            raise Conflict(_GONE)
        spans.append(placed(report.span(start, end), {report.id: report}))
    return tuple(spans)
