"""Indexes one report by token: where names, dates, quantities and statements stand."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from spacy.tokens import Doc

from rashomon.model.date import Date
from rashomon.model.name import Name, NameKind
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.model.statement import Statement, smallest
from rashomon.quantities.read_quantities import Quantity, read_quantities
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_key
from rashomon.text.parsed_report import Annotations, ParagraphRole, ParsedWords
from rashomon.text.parsed_word import ParsedWord

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")


@record
class Clause:
    """The clause of one verb, which begins at the token `start`."""

    head: ParsedWord
    start: int
    subject: ParsedWord | None
    words: tuple[int, ...]


def cut_clauses(words: ParsedWords, start: int, end: int) -> tuple[Clause, ...]:
    """Returns the clauses of the sentence start..end, ordered by their heads."""
    owner = _owners(words, start=start, end=end)
    words_of_clause = by_key((owner[i], i) for i in range(start, end) if i in owner)
    return tuple(
        _clause(ParsedWord(words, head), words_of_clause[head]) for head in sorted(words_of_clause)
    )


def _may_head(word: ParsedWord) -> bool:
    if word.dep == "ROOT":
        return True
    if not word.is_verb or word.dep not in set_of("grammar.clausal"):
        return False
    if word.dep == "conj":
        return word.head.is_verb
    return word.dep != "dep" or word.has(*SUBJECTS)


def _owners(words: ParsedWords, start: int, end: int) -> dict[int, int]:
    """Maps each token to its clause, which is that of the nearest head of a clause above it."""
    owner = {i: i for i in range(start, end) if _may_head(ParsedWord(words, i))}
    for place in range(start, end):
        path = []
        while place not in owner and words.head[place] != place:
            path.append(place)
            place = words.head[place]
        if place in owner:
            owner |= dict.fromkeys(path, owner[place])
    return owner


def _clause(head: ParsedWord, places: Sequence[int]) -> Clause:
    words = head.words
    telling = [i for i in places if not words.is_sign(i)] or places
    start, _ = trim_edges(words, start=telling[0], end=telling[-1] + 1)
    return Clause(head, start, subject_in(head), tuple(places))


def trim_edges(words: ParsedWords, start: int, end: int) -> tuple[int, int]:
    """Returns the stretch without punctuation, conjunctions and white space at its ends."""
    while start < end - 1 and (
        words.is_sign(start)
        or (words.dep[start] in {"punct", "cc", "mark"} and words.pos[start] in {"CCONJ", "SCONJ"})
    ):
        start += 1
    while end - 1 > start and _is_loose_end(words, end - 1):
        end -= 1
    return start, end


def _is_loose_end(words: ParsedWords, i: int) -> bool:
    if words.punct[i]:
        return words.text[i] not in ")]%"
    if words.space[i] or words.dep[i] in {"cc", "mark", "prep", "agent"}:
        return True
    return words.tag[i] in {"WDT", "WP"}


def subject_in(word: ParsedWord) -> ParsedWord | None:
    """Returns the subject of a verb, if it has one.

    A verb without its own has the noun that it modifies ("a crowd waving flags"), or the subject of
    the verb above it ("they came and waved"). For "who" and "which" the noun to which they refer is
    returned.
    """
    for _ in range(6):
        subject = word.child(*SUBJECTS)
        if subject is not None:
            return _antecedent(subject, word)
        above = word.head
        if word.dep == "acl":
            return above
        if word.dep == "relcl" or above == word:
            return None
        if word.dep == "pcomp":
            above = above.head
            if not above.is_verb:
                return None
        elif word.dep not in {"conj", "xcomp", "advcl", "ccomp"}:
            return None
        # "told the crew to leave": the crew leaves
        controller = above.child("dobj") if word.dep == "xcomp" else None
        if controller is not None:
            return controller
        word = above
    return None


def _antecedent(subject: ParsedWord, verb: ParsedWord) -> ParsedWord:
    """Returns the noun to which "who", "which" or "that" refers."""
    is_that = subject.lower == "that" and verb.dep == "relcl"
    if is_that or subject.tag in {"WDT", "WP"}:
        while verb.dep == "conj" and verb.head != verb:
            verb = verb.head
        if verb.dep == "relcl":
            return verb.head
    return subject


# Content keys: the form of a word in which answers are compared.


def content_key(words: ParsedWords, i: int) -> str | None:
    """Returns the content key of a word; None if it tells nothing by itself."""
    key = words.base[i]
    if len(key) < 2 or words.is_sign(i) or words.pos[i] not in set_of("grammar.content"):
        return None
    return None if key in set_of("small_words.no_content") else key


@record
class Sentence:
    """A sentence, the tokens `start` to `end`, with its quantities and the clause of each token.
    `place` counts sentences of prose from the top."""

    start: int
    end: int
    place: int
    title: bool
    quantities: tuple[tuple[Quantity, int, int], ...]  # with half-open token indices
    clause_at: dict[int, Clause]

    @property
    def tokens(self) -> range:
        """Returns the indices of its tokens."""
        return range(self.start, self.end)


@dataclass(slots=True)
class TokenIndex:
    """A report and what the earlier stages found in it, by token."""

    annotated: Annotations
    words: ParsedWords
    name_at: dict[int, Name] = field(default_factory=dict)
    names: frozenset[Name] = frozenset()
    date_at: dict[int, Date] = field(default_factory=dict)
    statement_at: dict[int, list[Statement]] = field(default_factory=dict)
    sentences: tuple[Sentence, ...] = ()

    @property
    def doc(self) -> Doc:
        """Returns the parse."""
        return self.annotated.doc

    def named_in(self, tokens: Iterable[int]) -> frozenset[str]:
        """Returns the ids of the names mentioned in these tokens."""
        return frozenset(self.name_at[i].id for i in tokens if i in self.name_at)

    def sentences_before(self, sentence: Sentence, most: int) -> Sequence[Sentence]:
        """Returns the sentences before this one, in order, so many at most."""
        place = bisect_left(self.sentences, sentence.start, key=attrgetter("start"))
        return self.sentences[max(0, place - most) : place]

    def sentence_behind(self, sentence: Sentence) -> Sentence | None:
        """Returns the sentence behind this one, None behind the last one."""
        place = bisect_left(self.sentences, sentence.end, key=attrgetter("start"))
        return self.sentences[place] if place < len(self.sentences) else None

    def is_place(self, token: int) -> bool:
        """Whether a place is named at this token."""
        name = self.name_at.get(token)
        if name:
            return name.kind is NameKind.PLACE
        return self.words.entity[token] in {"GPE", "LOC", "FAC"} and not self.name_at

    def span(self, start: int, end: int) -> Span:
        """Returns the report's span under the tokens start..end."""
        return self.annotated.report.trimmed_span(
            self.words.starts[start], self.words.ends[end - 1]
        )

    def statement_of(self, start: int, end: int) -> Statement | None:
        """Returns the smallest statement that holds most of these tokens."""
        statements: list[Statement] = []
        for i in range(start, end):
            statements += self.statement_at.get(i, ())
        tokens = Counter(statement.id for statement in statements)
        return smallest(
            [candidate for candidate in statements if 2 * tokens[candidate.id] > end - start]
        )


def index_report(
    page: Annotations,
    names: Iterable[tuple[Span, Name]],
    statements: Iterable[Statement],
    dates: Iterable[Date],
) -> TokenIndex:
    """Returns a report with its names, dates and statements indexed by token."""
    reading = TokenIndex(page, page.words)
    for span, name in names:
        for i in reading.words.of(span):
            reading.name_at.setdefault(i, name)
    reading.names = frozenset(reading.name_at.values())
    for date in dates:
        if date.tells != "length":  # "for two years" counts years
            for i in reading.words.of(date.span):
                reading.date_at.setdefault(i, date)
    for statement in statements:
        for i in reading.words.of(statement.quote):
            reading.statement_at.setdefault(i, []).append(statement)
    reading.sentences = tuple(_sentences(reading))
    return reading


def _sentences(reading: TokenIndex) -> Iterable[Sentence]:
    """Yields the sentences of a report with their clauses and quantities. `place` counts the
    sentences below the headline."""
    page = reading.annotated
    titled = set[int]()
    for line in page.paragraphs:
        if line.role is ParagraphRole.TITLE:
            titled.update(range(line.first, line.last))
    place = 0
    for tokens in page.sentences():
        first = tokens.start
        last = tokens.end
        title = first in titled
        quantities = tuple(_quantities(reading.words, text=page.plain, first=first, last=last))
        clauses = {}
        for clause in cut_clauses(reading.words, start=first, end=last):
            clauses.update(dict.fromkeys(clause.words, clause))
        yield Sentence(
            start=first,
            end=last,
            place=place,
            title=title,
            quantities=quantities,
            clause_at=clauses,
        )
        place += not title


def _quantities(
    words: ParsedWords, text: str, first: int, last: int
) -> Iterable[tuple[Quantity, int, int]]:
    """Yields the quantities of a sentence, with the words at which each begins and ends. Of "a row
    over two tracks" it is 2, not more than 2: there "over" says of what."""
    start = words.starts[first]
    for quantity in read_quantities(text[start : words.ends[last - 1]]):
        tokens = words.at(start + quantity.start, start + quantity.end)
        if tokens and _is_of_place(quantity, ParsedWord(words, tokens.start)):
            quantity = quantity.bare()
            tokens = words.at(start + quantity.start, start + quantity.end)
        if tokens:
            yield quantity, tokens.start, tokens.stop


def _is_of_place(quantity: Quantity, first: ParsedWord) -> bool:
    """Whether what seems to limit an amount says where or of what: "a row over two tracks"."""
    led = first.dep == "prep" and first.has("pobj")
    lone = led and first.head.pos != "ADP"  # not "for over two decades"
    return lone and quantity.unit is None and first.listed("bounds.prepositions")
