"""What the program says unasked beside a statement (`StatementLooks`): marks, how many of the
reports that it counts its sentences reach, and what stands nearest in reports that it calls
silent."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from rashomon.answers.looks.accusing import AccusingWords, accuses
from rashomon.answers.looks.near_reports import NearReports
from rashomon.answers.looks.reach import reach_of_statement
from rashomon.answers.looks.silence import BrokenSilence, Silence, silences_in
from rashomon.beside.near import Nearness
from rashomon.exact.outlet_names import OutletNames, StatementClause, clauses_of, denies
from rashomon.exact.printed_values import Found, LookUp, PrintedReports
from rashomon.exact.reckoned import is_reckoned
from rashomon.exact.text_values import Value, values_of_text
from rashomon.model.answer_marks import Content, Mark, MarkKind, Reach, Silent
from rashomon.model.record import record
from rashomon.model.report import ReportNames, Reports
from rashomon.model.span import Passages
from rashomon.shipped.words import pattern_of, set_of
from rashomon.text.detect_language import language_of_report
from rashomon.text.word_forms import stems_of

_SAYS = pattern_of(r", {unasked.saying_it}\b")
_HOUR = r"(?:[01]?\d|2[0-3])\.[0-5]\d\b"
_CLOCK = pattern_of(
    rf"(?i)\b\d{{1,2}}(?:[:.]\d\d){{0,2}} ?(?:[ap]\.?m\b|GMT|h\b)|\b\d{{1,2}}:\d\d\b|\b\d{{4}} GMT"
    rf"|\b{{unasked.before_an_hour}} {_HOUR}(?! ?{{unasked.behind_an_amount}})"
    rf"|\b{_HOUR}(?= \(|\W*\Z)"
)
_COUNTED_BY_AUTHOR = 12  # up to this number authors spell out what they count themselves


@record
class Unasked:
    """What stands beside a statement before anybody opens it."""

    places: Reach | None = None
    silent: tuple[Silent, ...] = ()
    nearest: tuple[Silent, ...] = ()
    contents: tuple[Content, ...] = ()
    marks: tuple[Mark, ...] = ()


_CONTENTS = {
    MarkKind.NUMBER: Content.NUMBER,
    MarkKind.DAY: Content.DAY,
    MarkKind.NAME: Content.NAME,
    MarkKind.QUOTATION: Content.QUOTATION,
}


class StatementLooks:
    """Looks at statements about one story."""

    def __init__(self, reports: Reports, names: ReportNames, nearness: Nearness) -> None:
        """Takes the reports with what they are called, and the measure over their sentences."""
        self._ids = frozenset(report.id for report in reports)
        self._printed = PrintedReports(reports)
        self._languages = {report.id: language_of_report(report) for report in reports}
        self._names = OutletNames({ident: names[ident] for ident in sorted(self._ids)})
        self._accusing = AccusingWords(f"{report.title or ''}\n{report.text}" for report in reports)
        self._near = NearReports(nearness, self._names, self._ids)
        self._broken = BrokenSilence(self._printed, nearness.sentences)

    def beside(
        self, statement: str, language: str | None, spans_named: Passages, before: Passages = ()
    ) -> Unasked:
        """Returns what stands beside a statement in a language (ISO code).

        - `spans_named`: the sentences that its author named
        - `before`: those of the statement before it in its line, to which one without sentences may
          belong
        """
        clauses = clauses_of(statement, self._names)
        values = values_of_text(statement, language, self._names.places_in(statement))
        reached = frozenset(span.report for span in spans_named)
        silences = [*silences_in(clauses, self._ids, reached)]
        marks = [*self._marks(statement, values, clauses, language, spans_named or before)]
        for silence in silences:
            marks += self._broken.marks(silence, statement, values)
        marks += self._accusing_marks(statement, values)
        places = None
        if spans_named and not silences:
            places = reach_of_statement(statement, clauses, reached, self._ids)
        words_named = [span.quote for span in spans_named or before]
        silent = self._silent(statement, silences, language, words_named)
        silent_ids = {each.report for each in silent}
        nearest = self._near.beside(
            statement, language, reached, [span.quote for span in spans_named]
        )
        return Unasked(
            places=places,
            silent=silent,
            nearest=tuple(each for each in nearest if each.report not in silent_ids),
            contents=_contents_of(statement, values, silences),
            marks=tuple(dict.fromkeys(marks)),
        )

    def _silent(
        self,
        statement: str,
        silences: Iterable[Silence],
        language: str | None,
        words_named: Sequence[str],
    ) -> tuple[Silent, ...]:
        """Returns the reports that are said to be silent, each with the sentence nearest to what it
        is said not to have."""
        silent = dict[str, Silent]()
        for silence in silences:
            words = statement[silence.start : silence.end]
            words_sought = words if self._near.tells(words, language) else statement
            for ident in sorted(silence.reports):
                if ident not in silent or silent[ident].span is None:
                    silent[ident] = self._near.in_report(words_sought, ident, language, words_named)
        return tuple(silent[ident] for ident in sorted(silent))

    def _marks(
        self,
        statement: str,
        values: Sequence[Value],
        clauses: Sequence[StatementClause],
        language: str | None,
        sentences: Passages,
    ) -> Iterator[Mark]:
        """Yields a mark for each value that no report prints, or not one that its clause names."""
        in_sentences = list[Value]()
        for span in sentences:
            in_sentences += values_of_text(span.quote, self._languages[span.report])
        own_language = language or "en"
        languages = {self._languages[span.report] for span in sentences} or {own_language}
        for value in values:
            if _is_authors_own(value, statement, own_language):
                continue
            if is_reckoned(value, (*values, *in_sentences)) or _is_time(value, in_sentences):
                continue
            found = self._printed.find(value, language, _named_for(value, clauses, values))
            is_translated = value.kind is MarkKind.QUOTATION and own_language not in languages
            yield from _marks_of(found, is_translated=is_translated)

    def _accusing_marks(self, statement: str, values: Sequence[Value]) -> Iterator[Mark]:
        """Yields a mark for each accusing word that no report prints, outside quotations, which are
        looked up whole. The words are English: beside other reports nobody can say so."""
        if set(self._languages.values()) != {"en"}:
            return
        quoted = [value for value in values if value.kind is MarkKind.QUOTATION]
        for start, end in self._accusing.unprinted(statement):
            if not any(value.start <= start < value.end for value in quoted):
                yield Mark(MarkKind.ACCUSING, statement[start:end])


def _contents_of(
    statement: str, values: Iterable[Value], silences: Sequence[Silence]
) -> tuple[Content, ...]:
    """Returns what a statement holds that a person may want to open first."""
    kinds = {_CONTENTS[value.kind] for value in values}
    if accuses(statement):
        kinds.add(Content.HARM)
    if silences:
        kinds.add(Content.ONLY)
    return tuple(content for content in Content if content in kinds)


def _named_for(
    value: Value, clauses: Iterable[StatementClause], values: Sequence[Value]
) -> Sequence[frozenset[str]]:
    """Returns the reports that the clause of a value names, each as those that may be called so;
    none of a clause that denies, or whose reports play several parts."""
    for clause in clauses:
        if clause.start <= value.start < clause.end:
            if clause.group and not denies(_without_quotations(clause, values)):
                return clause.group.reports
            return ()
    return ()


def _without_quotations(clause: StatementClause, values: Sequence[Value]) -> str:
    words = clause.words
    for value in values:
        if value.kind is MarkKind.QUOTATION:
            words = words.replace(value.words, "")
    return words


def _marks_of(found: Found, *, is_translated: bool) -> Iterator[Mark]:
    """Yields what a look-up found amiss. What was not looked at is only a note."""
    value = found.value
    if found.outcome is LookUp.ELSEWHERE:
        for ident in found.lacking:
            yield Mark(value.kind, value.words, ident)
    elif found.outcome is LookUp.NOT_LOOKED_AT or (
        found.outcome is LookUp.NOWHERE and is_translated
    ):
        yield Mark(MarkKind.NOT_COMPARED, value.words)
    elif found.outcome is LookUp.NOWHERE:
        yield Mark(value.kind, value.words)


def _is_authors_own(value: Value, statement: str, language: str) -> bool:
    """Whether a value is none of reports: a word that opens the statement and has its capital
    whatever it is, an hour, a number by which the author counts reports or the like, or one that is
    small, spelled out and bare ("two of them"), unless it is all that somebody says."""
    behind = statement[value.end :]
    if value.kind is MarkKind.NAME:
        is_opening = not statement[: value.start].strip() and " " not in value.words
        return is_opening and (language != "en" or not any(map(str.isalpha, behind)))
    if value.kind is not MarkKind.NUMBER:
        return False
    if any(hour.start() <= value.start < hour.end() for hour in _CLOCK.finditer(statement)):
        return True
    if not _stems("answers.texts").isdisjoint(value.nouns[:1]):
        return True
    if any(map(str.isdigit, value.words)):
        return False
    is_bare = not value.nouns and max(value.amounts) <= _COUNTED_BY_AUTHOR
    return max(value.amounts) <= 2 or (is_bare and not _SAYS.match(behind))


def _is_time(value: Value, others: Iterable[Value]) -> bool:
    """Whether a number is a length of time that no other has: it may lie between any two days."""
    if value.kind is not MarkKind.NUMBER or _stems("calendar.units").isdisjoint(value.nouns[:1]):
        return False
    return not any(value.nouns[:1] == other.nouns[:1] for other in others)


@cache
def _stems(words: str) -> frozenset[str]:
    return frozenset(stems_of(sorted(set_of(words)), "en"))
