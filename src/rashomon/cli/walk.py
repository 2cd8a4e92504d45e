"""A walk through the statements of an answer at the terminal (`TerminalWalk`): one key for each
verdict, and each verdict is kept at once."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import click
from rich.text import Text

from rashomon.cli.store_option import moment
from rashomon.cli.terminal import note, print_lines, styled
from rashomon.decisions.looks import look_at
from rashomon.model.answer_marks import Look, LookVerdict
from rashomon.model.content_ids import by_id
from rashomon.model.decision import Decision, DecisionKind, decide
from rashomon.model.report import Report, Reports
from rashomon.model.span import Span
from rashomon.show.looked_counts import tell_look, words_after_looks
from rashomon.show.walk_steps import WalkStep, silent_without_words
from rashomon.show.wording import counted, in_marks, with_commas
from rashomon.text.report_names import name_reports, shorten

KEYS = "y they say it · n they do not · e mend · j next · k back · o report · u undo · q stop"
_ENDS = ("q", "\x1b", "\x03", "\x04", "")
Keep = Callable[[Decision], None]


class TerminalWalk:
    """A walk of one person.

    - `steps`: the statements, in the order in which they are shown
    - `keep`: puts a decision where it lasts
    - `by`: the mark of the person
    """

    def __init__(self, steps: Sequence[WalkStep], reports: Reports, keep: Keep, by: str) -> None:
        """`keep` stores a decision at once; `by` is who decides. The walk begins at the first open
        step."""
        self._steps: list[WalkStep] = [*steps]
        self._reports = reports
        self._texts = by_id(reports)
        self._names = name_reports(reports)
        self._keep = keep
        self._by = by
        self._made: list[tuple[int, WalkStep, Decision]] = []
        self._open_reports = 0
        self._at = self._next(-1)

    def run(self) -> None:
        """Shows statements and takes keys until somebody stops, or all were looked at."""
        actions: dict[str, Callable[[], None]] = {
            "y": lambda: self._decide(LookVerdict.HOLDS),
            "n": self._deny,
            "e": self._mend,
            "j": lambda: self._go(self._at + 1),
            "k": lambda: self._go(self._at - 1),
            "o": self._open_report,
            "u": self._undo,
        }
        self._show()
        while self._left() and (key := next_key()) not in _ENDS:
            if key in actions:
                actions[key]()
            else:
                note(KEYS)

    def _left(self) -> int:
        return len([step for step in self._steps if step.is_open_to(self._by)])

    def _next(self, place: int) -> int:
        """Returns the next statement behind this place that is to be looked at, else the first."""
        places: list[int] = [*range(place + 1, len(self._steps)), *range(place + 1)]
        for at in places:
            if self._steps[at].is_open_to(self._by):
                return at
        return max(0, place)

    def _go(self, place: int) -> None:
        self._at = max(0, min(place, len(self._steps) - 1))
        self._show()

    # Verdicts.

    def _decide(self, verdict: LookVerdict, words: str | None = None, why: str = "") -> None:
        """Keeps a verdict on the statement at which the walk stands, shows it, and goes on to the
        next open one."""
        part = self._steps[self._at].part
        decision = look_at(
            part,
            verdict=verdict,
            reports=self._reports,
            words=words,
            by=self._by,
            at=moment(),
            why=why or None,
        )
        self._keep(decision)
        self._made.append((self._at, self._steps[self._at], decision))
        look = Look(
            id=decision.id,
            by=self._by,
            at=decision.at,
            verdict=verdict,
            words=decision.words,
            why=decision.why,
        )
        self._show_own(look)
        note(f"{tell_look(look)}; {self._left():,} left")
        if self._left():
            self._go(self._next(self._at))

    def _show_own(self, look: Look) -> None:
        """Puts this person's verdict in the place of an earlier one."""
        step = self._steps[self._at]
        others = (earlier for earlier in step.part.looked if earlier.by != self._by)
        part = replace(step.part, looked=(*others, look))
        self._steps[self._at] = replace(step, part=part)

    def _deny(self) -> None:
        self._decide(LookVerdict.NOT_SO, why=_typed("why, in a word (Enter: no reason)"))

    def _mend(self) -> None:
        words_before = self._steps[self._at].part.told
        words = _typed("the words as they should be (Enter: as they are)")
        if words and words != words_before:
            self._decide(LookVerdict.EDITED, words)
        else:
            self._show()

    def _undo(self) -> None:
        """Takes back the last verdict of this walk, and returns to its statement."""
        if not self._made:
            note(
                "nothing was decided in this walk yet; `rashomon decide LEDGER undo ID` takes back"
            )
            return
        place, before, decision = self._made.pop()
        undoing = decide(DecisionKind.UNDO, by=self._by, at=moment(), undoes=decision.id)
        self._keep(undoing)
        self._steps[place] = before
        note("undone")
        self._go(place)

    # What is shown.

    def _show(self) -> None:
        self._open_reports = 0
        if self._steps:
            print_lines(self._lines(self._steps[self._at]))

    def _lines(self, step: WalkStep) -> Iterator[Text]:
        """Yields what is shown of a step: the statement, remarks about it, the sentences behind it,
        and what others decided."""
        number = "names no sentence" if step.number is None else f"statement {step.number}"
        progress = f"{self._at + 1} of {len(self._steps)}, {self._left():,} left"
        yield Text()
        above = with_commas(step.heading, step.thing) or "The answer"
        yield styled(f"{above} ({number}; {progress})", "dim")
        if before := self._before(step):
            yield styled(f"… {before}", "dim")
        yield styled(step.part.told, "bold")
        for remark in step.remarks:
            yield styled(f"  ! {remark}")
        for sentence in step.sentences:
            yield styled(f"  {sentence.label}", "dim")
            if sentence.before:
                yield styled(f"    {in_marks(sentence.before)}", "dim")
            yield styled(f"    {in_marks(sentence.span.line)}")
            if sentence.translated:
                yield styled(f"    {sentence.translated}", "dim")
        for name in silent_without_words(step, self._names):
            yield styled(f"  {name}: no sentence like it was found", "dim")
        yield from self._looks_of(step)
        yield styled(KEYS, "dim")

    def _looks_of(self, step: WalkStep) -> Iterator[Text]:
        """Yields what was decided of a statement; before this person decided, only how many others
        did, so that nobody follows them."""
        looks = step.part.looked
        if any(look.by == self._by for look in looks):
            for look in looks:
                yield styled(f"  * {tell_look(look)}")
        elif looks:
            verb = "has" if len(looks) == 1 else "have"
            yield styled(f"  * {counted(len(looks), 'other')} {verb} decided", "dim")

    def _before(self, step: WalkStep) -> str:
        """Returns the statement before this one in its line, as this person left it, "" if there
        is none."""
        for other in self._steps:
            if (other.line, other.place) == (step.line, step.place - 1):
                own = tuple(look for look in other.part.looked if look.by == self._by)
                part = replace(other.part, looked=own)
                words = words_after_looks(part) or f"[not so: {part.told}]"
                return f"{words}{part.after}"
        return ""

    def _open_report(self) -> None:
        """Shows where a sentence stands in its report: the first one, then the next at each
        further key."""
        sentences = self._steps[self._at].sentences
        if sentences:
            span = sentences[self._open_reports % len(sentences)].span
            self._open_reports += 1
            print_lines(_around(self._texts[span.report], name=self._names[span.report], span=span))


def next_key() -> str:
    """Returns the next key, from the terminal or from what is piped in; "" at its end."""
    if sys.stdin.isatty():
        return click.getchar().lower()
    key = "\n"
    while key == "\n":  # lines may part the keys
        key = sys.stdin.read(1).lower()
    return key


def _around(report: Report, name: str, span: Span) -> Iterator[Text]:
    """Yields the paragraphs of a report from one before a sentence to one behind it."""
    paragraphs = report.text.split("\n")
    line = report.text.count("\n", 0, span.start)
    yield styled(f"{name}: {shorten(report.title or report.id)}", "bold")
    for paragraph in paragraphs[max(0, line - 2) : line + 3]:
        if paragraph.strip():
            yield styled(f"    {paragraph}")


def _typed(question: str) -> str:
    words: str = click.prompt(question, default="", show_default=False, err=True)
    return words.strip()
