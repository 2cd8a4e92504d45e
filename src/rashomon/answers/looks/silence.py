"""Reports that a statement says to be silent (`silences_in`), and which of them print after all
what they are said not to have (`BrokenSilence`)."""

from collections.abc import Iterator, Sequence

from rashomon.beside.near import stems_in
from rashomon.exact.outlet_names import StatementClause, stands_alone
from rashomon.exact.printed_values import PrintedReports
from rashomon.exact.text_values import Value
from rashomon.model.answer_marks import Mark, MarkKind
from rashomon.model.record import record
from rashomon.model.row import Sentence
from rashomon.shipped.words import pattern_of

_FALLS_SILENT = pattern_of(
    r"(?i)\A(?:['’]s?\s{unasked.own_report})?,?\s(?:{unasked.before_silence},?\s)?"
    r"(?:{unasked.falls_silent})(?!\w)"
)
_SILENT_BEHIND = pattern_of(r"(?i)\s{unasked.silent_behind}\b")
_NEITHER = pattern_of(r"(?i)\b(?:neither|nor)\s(?:the\s)?\Z")
_NO_REPORT = pattern_of(r"(?i)\b{unasked.no_report}\b")
_ASKS = pattern_of(r"(?i)\A\W*(?:\w+\s){0,3}(?:{small_words.questions})\b")
_OTHER = pattern_of(r"(?i)\b{unasked.other}\b")
_SAYS_HAVING = pattern_of(r"(?i)\A\W*(?:{unasked.having|unasked.saying_it})\b")


@record
class Silence:
    """Reports that are said to be silent, of what stands from `start` to `end` of the statement."""

    reports: frozenset[str]
    start: int
    end: int


def silences_in(
    clauses: Sequence[StatementClause],
    reports: frozenset[str],
    reached: frozenset[str] = frozenset(),
) -> Iterator[Silence]:
    """Yields which of these reports a statement says to be silent, and on what.

    "No other report" means none but those that its sentences have `reached`. A group of reports is
    named alone ("only the Post"), as silent ("the Post does not say") or behind "neither".
    """
    for clause in clauses:
        if match := _NO_REPORT.search(clause.words):
            silent_ids = reports - reached if _OTHER.search(match[0]) else reports
            yield Silence(silent_ids, clause.start + match.end(), clause.end)
        for group in clause.groups:
            before = clause.words[: group.start - clause.start]
            behind = clause.words[group.end - clause.start :]
            if stands_alone(before, behind):
                yield Silence(reports - group.ids, group.end, clause.end)
            elif match := _FALLS_SILENT.search(behind) or _SILENT_BEHIND.search(behind):
                yield Silence(group.ids, group.end + match.end(), clause.end)
            elif _NEITHER.search(before):
                yield Silence(group.ids, group.end, clause.end)


class BrokenSilence:
    """Looks up what reports are said not to have in their sentences."""

    def __init__(self, printed_reports: PrintedReports, sentences: Sequence[Sentence]) -> None:
        self._printed = printed_reports
        self._stems: dict[str, list[frozenset[str]]] = {
            ident: [] for ident in printed_reports.reports
        }
        for sentence in sentences:
            of_report = self._stems.get(sentence.report)
            if of_report is not None:
                of_report.append(stems_in(sentence.quote))

    def marks(self, silence: Silence, statement: str, values: Sequence[Value]) -> Iterator[Mark]:
        """Yields a mark for each report that prints what it is said not to have: a quotation of it;
        without any, all its telling words and numbers in one sentence. That how, why or whether
        something is so is not told says nothing of the thing."""
        words = statement[silence.start : silence.end]
        if _ASKS.search(words):
            return
        if match := _SAYS_HAVING.match(words):
            words = words[match.end() :]
        within = [value for value in values if silence.start <= value.start < silence.end]
        quotations = [value for value in within if value.kind is MarkKind.QUOTATION]
        stems = stems_in(words)
        is_named = any(value.kind in (MarkKind.NUMBER, MarkKind.NAME) for value in within)
        for ident in sorted(silence.reports):
            report = self._printed.reports[ident]
            words_printed = [value.words for value in quotations if report.prints(value)]
            if words_printed:
                yield Mark(MarkKind.SILENCE, words_printed[0], ident)
                continue
            has_all = bool(stems) and any(stems <= sentence for sentence in self._stems[ident])
            if has_all and not quotations and (is_named or len(stems) > 1):
                yield Mark(MarkKind.SILENCE, words.strip(" ,.;:"), ident)
