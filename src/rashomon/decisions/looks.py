"""What people decided who looked through an answer: keeps it with the statements that they opened
(`with_looks`), lists what escaped since (`escaped_looks`), and makes such a decision
(`look_at`)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from operator import attrgetter
from typing import Any

from rashomon.decisions.here import Here, here, placed
from rashomon.errors import StopError
from rashomon.model.answer import Answer, Answers, Line, Part
from rashomon.model.answer_marks import Look, LookVerdict
from rashomon.model.content_ids import by_id
from rashomon.model.decision import OF_LOOKS, Decision, DecisionKind, Decisions, decide
from rashomon.model.record import record
from rashomon.model.report import Reports, ReportsById
from rashomon.model.span import Passages, PlacedSpans, Span
from rashomon.text.white_space import single_spaced

ESCAPED = "its statement was written or bound to sentences anew"


@record
class _Opened:
    """A decision with the sentences that stood beside the statement: those that it named then, and
    the others; and the first lines of the pages that no longer have one that it named."""

    decision: Decision
    named: Passages
    beside: Passages
    without: Passages

    def fits(self, part: Part) -> bool:
        """Whether a statement names the same sentences."""
        return len(self.named) == len(part.spans) and all(
            span.meets(part.spans) for span in self.named
        )

    def look(self, part: Part) -> Look:
        """Returns what was decided of a statement, with what came later."""
        decision = self.decision
        later = (*(sentence.span for sentence in part.later), *self.without)
        return Look(
            id=decision.id,
            by=decision.by,
            at=decision.at,
            verdict=LookVerdict(decision.what),
            words=decision.words,
            why=decision.why,
            newer=tuple(span for span in later if not span.meets([*self.named, *self.beside])),
        )


def with_looks(answers: Iterable[Answer], decisions: Decisions, texts_here: Here) -> Answers:
    """Returns the answers with what people decided of each statement, the earliest first. A
    decision stays with a statement as long as its words and its sentences are those of then."""
    opened = _opened(decisions, texts_here)
    looked = []
    for answer in answers:
        lines = tuple(_looked_line(line, opened) for line in answer.lines)
        looked.append(replace(answer, lines=lines))
    return tuple(looked)


def _opened(decisions: Decisions, texts_here: Here) -> Mapping[str, list[_Opened]]:
    """Returns the decisions about statements by the words of these. One of which a sentence is gone
    counts no more."""
    by_words = defaultdict[str, list[_Opened]](list)
    for decision in decisions:
        if decision.what not in OF_LOOKS or not texts_here.concerns(decision):
            continue
        spans_named, spans_beside = (*decision.sides, (), ())[:2]
        named = texts_here.words(spans_named)
        if len(named) == len(spans_named):
            beside = (*texts_here.words(spans_beside), *texts_here.spans(decision))
            opened = _Opened(decision, named, beside, texts_here.without(named))
            by_words[decision.value or ""].append(opened)
    return by_words


def _looked_line(line: Line, opened: Mapping[str, list[_Opened]]) -> Line:
    parts = []
    for part in line.parts:
        fitting = [each for each in opened.get(part.told, ()) if each.fits(part)]
        parts.append(replace(part, looked=tuple(each.look(part) for each in fitting)))
    return replace(line, parts=tuple(parts))


def escaped_looks(decisions: Decisions, answers: Iterable[Answer]) -> dict[str, str]:
    """Returns, by the ids of decisions about statements, why they have no effect: the statement has
    other words or sentences now."""
    standing = set[str]()
    for answer in answers:
        for line in answer.lines:
            standing.update(look.id for part in line.parts for look in part.looked)
    looks = (decision for decision in decisions if decision.what in OF_LOOKS)
    return {decision.id: ESCAPED for decision in looks if decision.id not in standing}


def look_at(
    part: Part,
    verdict: LookVerdict,
    reports: Reports,
    *,
    words: str | None = None,
    **attribution: Any,
) -> Decision:
    """Returns the decision of a person about a statement. It hangs on its words and on the
    sentences that stood beside it; if there are none, on the reports of its story. Beside it stand
    also the first lines of pages that no longer have what it names.

    - `words`: the statement's words as they were mended
    - `attribution`: by whom, when and why

    Raises StopError if nothing was mended, or somebody mended without saying so.
    """
    mended = single_spaced(words or "")
    # mended without words, words without mending, or the same words
    if (verdict is LookVerdict.EDITED) != bool(mended) or mended == part.told:
        raise StopError("mended words go with `edited`, and must be other words than before")
    texts = by_id(reports)
    spans_named = _placed(part.spans, texts)
    without = here(reports).without(part.spans)
    spans_beside = _placed({*part.beside, *without}, texts)
    whole_reports = (
        () if spans_named or spans_beside else sorted(reports, key=attrgetter("sha256", "house"))
    )
    return decide(
        DecisionKind(verdict),
        *((spans_named, spans_beside) if spans_beside else (spans_named,) if spans_named else ()),
        reports=whole_reports,
        value=part.told,
        words=mended or None,
        **attribution,
    )


def _placed(spans: Iterable[Span], texts: ReportsById) -> PlacedSpans:
    return tuple(placed(span, texts) for span in sorted(spans))
