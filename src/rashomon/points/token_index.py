"""Indexes one report by token: where names, dates, quantities and statements stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from rashomon.lexicon import set_of
from rashomon.model.date import Date
from rashomon.model.name import Name, NameKind
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.points.clauses import Clause, cut_clauses
from rashomon.text.annotations import Annotations, ParagraphRole
from rashomon.text.parsed_words import ParsedWords, words_of
from rashomon.text.quantities import Quantity, read_quantities

# Content keys: the form of a word in which answers are compared.

_STOP = set_of("small_words.no_content")
_HELD = "rashomon content keys"
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "X"})


def content_keys(doc: Doc) -> list[str | None]:
    """Returns the content key of each word of a parse, computed once, since a word stands under several answers."""
    held: list[str | None] | None = doc.user_data.get(_HELD)
    if held is None:
        words = words_of(doc)
        held = doc.user_data[_HELD] = [
            content_key(lemma) if pos in CONTENT and not punct and not space else None
            for pos, lemma, punct, space in zip(words.pos, words.lemma, words.punct, words.space, strict=True)
        ]
    return held


def content_key(lemma: str) -> str | None:
    """Returns the lower-case lemma of a content word; None for function words."""
    key = lemma.casefold()
    return key if key not in _STOP and len(key) > 1 else None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the tokens `start`..`end`, with its clauses and quantities; `place` counts sentences of prose from the top."""

    start: int
    end: int
    place: int
    title: bool
    clauses: tuple[Clause, ...]
    quantities: tuple[tuple[Quantity, int, int], ...]  # with half-open token indices
    clause_at: dict[int, Clause]

    def clause_of(self, token: int) -> Clause | None:
        """Returns the clause whose own words hold this token."""
        return self.clause_at.get(token)


@dataclass(slots=True)
class TokenIndex:
    """A report and what the earlier stages found in it, by token."""

    annotated: Annotations
    words: ParsedWords
    name_at: dict[int, Name] = field(default_factory=dict)
    date_at: dict[int, Date] = field(default_factory=dict)
    statement_at: dict[int, list[Statement]] = field(default_factory=dict)
    cue_at: dict[int, Statement] = field(default_factory=dict)
    sentences: tuple[Sentence, ...] = ()

    @property
    def doc(self) -> Doc:
        """Returns the parse."""
        return self.annotated.doc

    def names_in(self, start: int, end: int) -> tuple[Name, ...]:
        """Returns the names mentioned in these tokens, in order, each once."""
        return tuple({self.name_at[i].id: self.name_at[i] for i in range(start, end) if i in self.name_at}.values())

    def dates_in(self, start: int, end: int) -> tuple[Date, ...]:
        """Returns the dates in these tokens, in order, each once."""
        return tuple({self.date_at[i].id: self.date_at[i] for i in range(start, end) if i in self.date_at}.values())

    def is_place(self, token: int) -> bool:
        """Whether a place is named here."""
        name = self.name_at.get(token)
        if name is not None:
            return name.kind is NameKind.PLACE
        return self.words.entity[token] in ("GPE", "LOC", "FAC") and not self.name_at

    def span(self, start: int, end: int) -> Span:
        """Returns the report's span under the tokens start..end."""
        return self.annotated.report.trimmed_span(self.words.starts[start], self.words.ends[end - 1])

    def statement_of(self, start: int, end: int) -> Statement | None:
        """Returns the smallest statement that holds most of these tokens."""
        said = [self.statement_at[i] for i in range(start, end) if i in self.statement_at]
        if 2 * len(said) <= end - start:
            return None
        votes: dict[str, tuple[int, Statement]] = {}
        for statements in said:
            for statement in statements:
                votes[statement.id] = (votes.get(statement.id, (0, statement))[0] + 1, statement)
        held = [
            (statement.quote.end - statement.quote.start, statement.id, statement) for n, statement in votes.values() if 2 * n > end - start
        ]
        return min(held, key=lambda item: item[:2])[2] if held else None


def read_reports(
    annotated: Sequence[Annotations], *, names: Sequence[Name], statements: Sequence[Statement], dates: Sequence[Date]
) -> tuple[TokenIndex, ...]:
    """Returns each report with its names, dates and statements indexed by token."""
    readings = {a.report.id: TokenIndex(a, words_of(a.doc)) for a in annotated}
    for name in names:
        for mention in name.mentions:
            for i in _tokens(readings, mention):
                readings[mention.report].name_at.setdefault(i, name)
    for date in dates:
        if date.tells == "length":
            continue  # "for two years" counts years
        for i in _tokens(readings, date.span):
            readings[date.span.report].date_at.setdefault(i, date)
    for statement in statements:
        for i in _tokens(readings, statement.quote):
            readings[statement.report].statement_at.setdefault(i, []).append(statement)
        for i in _tokens(readings, statement.cue) if statement.cue else ():
            readings[statement.report].cue_at.setdefault(i, statement)
    for reading in readings.values():
        reading.sentences = tuple(_sentences(reading))
    return tuple(readings.values())


def _tokens(readings: dict[str, TokenIndex], span: Span) -> range:
    reading = readings.get(span.report)
    return reading.words.at(span.start, span.end) if reading else range(0)


def _sentences(reading: TokenIndex) -> Iterable[Sentence]:
    titles = [(p.start, p.end) for p in reading.annotated.paragraphs if p.role is ParagraphRole.TITLE]
    words, text = reading.words, reading.annotated.plain
    place = 0
    for tokens in reading.annotated.sentences():
        first, last = tokens.start, tokens.end
        title = any(start <= words.starts[first] < end for start, end in titles)
        clauses = cut_clauses(words, first, last)
        clause_at = {i: clause for clause in clauses for i in clause.words}
        yield Sentence(first, last, place, title, clauses, tuple(_quantities(words, text, first, last)), clause_at)
        place += not title


def _quantities(words: ParsedWords, text: str, first: int, last: int) -> Iterable[tuple[Quantity, int, int]]:
    start = words.starts[first]
    for quantity in read_quantities(text[start : words.ends[last - 1]]):
        found = words.at(start + quantity.start, start + quantity.end)
        if found:
            yield quantity, found.start, found.stop
