"""An answer on the page (`AnswerView`): its author's line, its text statement by statement, the
notes that open behind them, and what its author wrote again or took out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from markupsafe import Markup

from rashomon.model.answer import Answer, Line, Part
from rashomon.model.answer_marks import LookVerdict
from rashomon.model.authors import name_of_author
from rashomon.model.content_ids import by_id, fragment
from rashomon.model.record import record
from rashomon.model.report import Reports
from rashomon.model.story import Story
from rashomon.show.answer_counts import number_statements, tell_author, tell_remarks
from rashomon.show.answer_lines import NEW, tell_later
from rashomon.show.behind_statements import ShownSentence, show_sentences
from rashomon.show.blocks import Cell
from rashomon.show.looked_counts import (
    tell_escaped,
    tell_look,
    tell_looks,
    words_after_looks,
)
from rashomon.show.markup import Labels
from rashomon.show.tracked_changes import track_changes
from rashomon.show.walk_view import ShownBeside, show_walk
from rashomon.show.wording import counted, in_marks
from rashomon.text.calendar_words import say_day

_QUOTED = re.compile(r"(“[^”]*”|\"[^\"]*\")")
_ASKING = ("?", "!", "؟", "？", "！")  # signs behind which no colon stands
_WORD_JOINER = "\N{WORD JOINER}"
_STATEMENT = Markup(
    '<span class="s{state}" data-s="{name}" data-n="{number}">{words}{chip}{after}{remarks}</span>'
)
_PLAIN = Markup('<span class="s no{state}" data-s="{name}">{words}{after}{remarks}</span>')
_WORDS = Markup('<span class="sw">{}</span>')
_MENDED = Markup('<span class="sw"><del>{}</del> <span class="hand">{}</span></span>')
_CHIP = Markup(
    '{joint}<a class="c pt" role="doc-noteref" id="at-{note}" href="#{note}" data-n="{number}" '
    'aria-label="{number}: {many}">{number}</a>'
)


@record
class AnswerLine:
    """A statement as a line of the sheet, as HTML.

    - `id`: of the author's line that it begins
    - `cells`: the columns of the reports whose sentences it names
    - `thing`: what the author's line is about
    - `is_own`: whether it names no sentence: its author concludes it
    - `begins`: whether it begins an author's line that is about a thing
    """

    id: str
    cells: Sequence[Cell]
    thing: str
    text: Markup
    is_own: bool
    begins: bool


@record
class AnswerNote:
    """What opens behind a statement: the marks on it and what people decided of it, the sentences
    that it names, and the nearest and later ones beside these. `is_added` says whether a person
    added its line."""

    id: str
    number: int
    line: str
    is_added: bool
    remarks: tuple[str, ...]
    sentences: Sequence[ShownSentence]
    beside: Sequence[ShownBeside]


class AnswerView:
    """The answer of a story.

    - `author`, `about`: who wrote it, and what is said of it
    - `groups`: below each heading its statements
    - `looked`: who looked through it; `escaped`: what of it was written or bound anew since
    - `walk`: its statements for a walk through them
    - `notes`: the sentences behind its statements
    - `mended`: what was written again, each with the number of its statement, as a tracked change
    - `taken_out`: what was taken out
    - `newer`: sentences of later reports about what it tells, each with its report and place

    `suffix` tells its notes from those of other stories.
    """

    def __init__(
        self,
        answer: Answer,
        story: Story,
        reports: Reports,
        labels: Labels,
        suffix: str,
        columns: Mapping[str, int],
    ) -> None:
        """Gathers all that the page shows of an answer. Lines of one heading make a group. `suffix`
        keeps the ids of several stories apart, `columns` are those of the reports."""
        self._columns = columns
        self._answer = answer
        self._story = story
        self._reports = by_id(reports)
        self._labels = labels
        self._numbers = number_statements(answer)
        self._suffix = suffix
        self.id = f"answer{suffix}"
        self.author = name_of_author(answer.by)
        self.about = list(tell_author(answer))
        self.looked = list(tell_looks(answer))
        self.escaped = list(tell_escaped(story))
        self.walk = show_walk(answer, reports, labels, suffix)
        self.notes: list[AnswerNote] = []
        self.mended = list(self._mended(answer))
        self.taken_out = answer.taken_out
        self.first = answer.first if answer.taken_out or self.mended else None
        self.groups = []
        for heading, lines in groupby(answer.lines, key=attrgetter("heading")):
            said = [shown for line in lines for shown in self._lines(line)]
            self.groups.append((heading or "", said))
        self.newer = []
        for span in answer.newer:
            place = labels.place(span)
            self.newer.append((in_marks(span.line), labels.name(span.report), place))

    def _lines(self, line: Line) -> Iterator[AnswerLine]:
        """Yields the statements of an author's line; what it is about stands before the first."""
        sign = ":" if line.parts and not (line.thing or "").endswith(_ASKING) else ""
        since = Markup()
        if line.since:
            told = NEW.format(day=say_day(line.since))
            since = Markup(" <small>{}</small>").format(told)
        for place, part in enumerate(line.parts):
            is_last = place + 1 == len(line.parts)
            yield AnswerLine(
                id="" if place else fragment(line.id),
                cells=self._cells(part),
                thing="" if place or not line.thing else f"{line.thing}{sign}",
                text=self._statement(line, place) + (since if is_last else Markup()),
                is_own=not part.sentences,
                begins=not place and bool(line.thing),
            )
        if not line.parts:
            yield AnswerLine(
                id=fragment(line.id),
                cells=self._cells(None),
                thing=line.thing or "",
                text=since,
                is_own=False,
                begins=True,
            )

    def _cells(self, part: Part | None) -> list[Cell]:
        """Returns the columns of the reports whose sentences a statement names."""
        reports = {span.report for span in part.spans} if part else set()
        places = {self._columns[report] for report in reports if report in self._columns}
        width = max(self._columns.values(), default=-1) + 1
        return [Cell.PRINTS if place in places else Cell.NONE for place in range(width)]

    def _statement(self, line: Line, place: int) -> Markup:
        """Returns a statement with what opens its sentences, and what stands beside it."""
        part = line.parts[place]
        number = self._numbers.get((line.id, place))
        remarks = tuple(tell_remarks(part, self._labels.names))
        remarks_beside = Markup().join(map(_remark, remarks))
        after = _quoting(" ".join((part.after, *self._later(part))).rstrip())
        name = f"{line.id}.{place + 1}"
        words = _shown_words(part)
        state = "" if words_after_looks(part) else " gone"
        if number is None:
            return _PLAIN.format(
                state=state, name=name, words=words, after=after, remarks=remarks_beside
            )
        note = f"note{self._suffix}-{number}"
        self.notes.append(
            AnswerNote(
                id=note,
                number=number,
                line=fragment(line.id),
                is_added=line.is_added,
                remarks=(*remarks, *map(tell_look, part.looked)),
                beside=self.walk.beside.get(name, ()),
                sentences=tuple(
                    show_sentences(part, self._answer, self._story, self._reports, self._labels)
                ),
            )
        )
        chip = _chip(note, number, len(part.sentences))
        return _STATEMENT.format(
            state=state,
            name=name,
            number=number,
            words=words,
            chip=chip,
            after=after,
            remarks=remarks_beside,
        )

    def _later(self, part: Part) -> Iterator[str]:
        """Yields who said otherwise of a statement, and what a later report says on it."""
        for look in part.looked:
            if look.verdict is not LookVerdict.HOLDS:
                yield f"[{tell_look(look)}]"
        yield from tell_later(part, self._labels.names)

    def _mended(self, answer: Answer) -> Iterator[tuple[int | None, Markup]]:
        for line in answer.lines:
            for place, part in enumerate(line.parts):
                if part.was is not None:
                    number = self._numbers.get((line.id, place))
                    yield number, track_changes(part.was, part.told)


def _chip(note: str, number: int, sentences: int) -> Markup:
    """Returns what opens the sentences of a statement: its number. The columns of its line say in
    which reports they stand."""
    return _CHIP.format(
        joint=_WORD_JOINER, note=note, number=number, many=counted(sentences, "sentence")
    )


def _remark(remark: str) -> Markup:
    about, _, remark_head = remark.partition(": ")
    if not remark_head:
        return Markup(' <small class="mk">{}</small>').format(remark)
    return Markup(' <small class="mk"><b>{}:</b> {}</small>').format(about, remark_head)


def _shown_words(part: Part) -> Markup:
    """Returns the author's words, and the mended ones on which people agree."""
    after = words_after_looks(part)
    if after and after != part.told:
        return _MENDED.format(part.told, after)
    return _WORDS.format(_with_marked_words(part))


def _with_marked_words(part: Part) -> Markup:
    """Returns the author's words, dotted where a mark is about them."""
    places = list[tuple[int, int]]()
    for mark in part.counted_marks:
        start = part.told.find(mark.words)
        if start >= 0 and mark.words:
            places.append((start, start + len(mark.words)))
    html = Markup()
    at = 0
    for number, words in enumerate(_QUOTED.split(part.told)):
        inner = _dotted(words, [(start - at, end - at) for start, end in sorted(places)])
        html += Markup('<q class="w">{}</q>').format(inner) if number % 2 else inner
        at += len(words)
    return html


def _dotted(text: str, places: Sequence[tuple[int, int]]) -> Markup:
    """Returns a text, dotted at these places as far as they are in it."""
    html = Markup()
    at = 0
    for start, end in places:
        begin, stop = max(start, at), min(end, len(text))
        if begin < stop:
            html += text[at:begin]
            html += Markup('<span class="mkw">{}</span>').format(text[begin:stop])
            at = stop
    return html + text[at:]


def _quoting(text: str) -> Markup:
    """Returns words with all quotations as words of reports."""
    html = Markup()
    for place, words in enumerate(_QUOTED.split(text)):
        html += Markup('<q class="w">{}</q>').format(words) if place % 2 else words
    return html
