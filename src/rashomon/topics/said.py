"""Finds what somebody is quoted as saying, in words that are understood alone (`heard`)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from rashomon.model.content_ids import by_id
from rashomon.model.date import Date
from rashomon.model.name import Name, NameKind, Names
from rashomon.model.record import IntList, Ints, NamedCounts, StringSet, record
from rashomon.model.span import Span, SpanIfAny
from rashomon.model.statement import CERTAIN, Mode, Stance, Statement, Statements
from rashomon.shipped.tables.word_rarity import load_rarity
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import SUBJECTS, Annotations, Pages, ParsedWords
from rashomon.text.parsed_word import ParsedWord
from rashomon.text.polarity import NEGATIONS, Polarity, root_at, scope_at
from rashomon.text.speaker_words import verb_cue
from rashomon.text.standing import is_unreal, standing_of
from rashomon.text.white_space import word_count
from rashomon.text.word_families import family_of


@record
class Said:
    """A statement of one source: its clause as it is shown, the places of its content, and its main
    verbs.

    - `source`: who speaks, the same for all names of one person
    - `named`: whether the grammatical speaker is a person or body with a name
    """

    statement: Statement
    source: str
    named: bool
    shown: Span
    page: Annotations
    places: frozenset[int]
    verbs: Ints

    @property
    def report(self) -> str:
        """Returns the id of the report that gives it."""
        return self.statement.report

    @property
    def words(self) -> ParsedWords:
        """Returns the words of the report's parse."""
        return self.page.words

    def family(self, place: int) -> str:
        """Returns the family of the word at a place."""
        return family_of(self.words.base[place])

    def negated_at(self, verb: int) -> bool | None:
        """Whether the speaker negates or denies this verb. Returns None if that is left open."""
        word = ParsedWord(self.words, verb)
        standing = standing_of(word)
        by_cue = self.statement.stance is Stance.DENIES and not standing.denied_by
        is_open = standing.opened_by or is_unreal(word)
        return None if is_open else by_cue or standing.polarity is Polarity.NEGATED

    def affirms(self) -> bool:
        """Whether the speaker asserts something, and none of the words says no."""
        asserts = self.statement.stance is Stance.ASSERTS
        return asserts and NEGATIONS.isdisjoint(self.words.lower[i] for i in self.places)

    def telling(self, verb: int) -> NamedCounts:
        """Returns the words of a verb's clause that tell something, by family."""
        telling = {}
        for place in sorted(self.places.intersection(_clause(self.words, verb))):
            if is_telling(self.words, place):
                telling[self.family(place)] = place
        return telling

    def tells_of(self, dates: Iterable[Date]) -> bool:
        """Whether any of these days of its report stands in the clause of what is said, or of who
        says it."""
        heads = list(self.verbs)
        if self.statement.cue:
            heads += self.words.of(self.statement.cue)[:1]
        places = set[int]()
        for head in heads:
            places.update(_clause(self.words, head))
        return any(not places.isdisjoint(self.words.of(date.span)) for date in dates)

    def modifiers(self, noun: int) -> IntList:
        """Returns the words before a noun that narrow it."""
        beside = self.words.below(noun, "amod", "compound", "nmod")
        return [i for i in beside if i < noun and i in self.places and not self.words.common[i]]

    def narrowing(self, noun: int) -> StringSet:
        """Returns the families of the words that narrow a noun."""
        return set(map(self.family, self.modifiers(noun)))


def is_telling(words: ParsedWords, place: int) -> bool:
    """Whether a word tells something of its own."""
    # what is more common tells nothing of its own
    is_rare = load_rarity().of_word(words.base[place]) >= 7.6
    return words.pos[place] in {"NOUN", "PROPN", "VERB", "ADJ"} and is_rare


def heard(pages: Pages, statements: Statements, names: Names) -> Iterator[Said]:
    """Yields what speakers say in words that are understood alone."""
    pages_by_id = by_id(pages)
    names_by_id = by_id(names)
    before = None
    for statement in sorted(statements, key=attrgetter("report", "quote.start", "id")):
        page = pages_by_id.get(statement.report)
        if page and (said := _heard(statement, page, names_by_id, before)):
            yield said
        before = statement


def _heard(
    said: Statement, page: Annotations, names: Mapping[str, Name], before: Statement | None
) -> Said | None:
    words = page.words
    cue = words.of(said.cue) if said.cue else ()
    places = []
    for i in words.of(said.quote):
        is_sign = words.punct[i] or words.space[i] or words.dep[i] == "mark"
        if i not in cue and not is_sign:
            places.append(i)
    shown = _shown(said, page, places)
    root = root_at(words, places)
    if not said.speaker or said.anonymous or shown is None or root is None:
        return None
    name = names.get(said.speaker_name or "")
    return Said(
        said,
        said.speaker_name or said.speaker.casefold(),
        name is not None and _is_speaker(said, page, name, before),
        shown,
        page,
        frozenset(places),
        tuple(_main_verbs(words, root, set(places))),
    )


def _main_verbs(words: ParsedWords, root: int, inside: set[int]) -> Iterator[int]:
    """Yields the main predicate and what it carries, with verbs coordinated to it. For a denied
    "report that he left", yields what is reported."""
    if not words.is_verb(root):
        yield from words.below(root, "acl", "ccomp")
        return
    for verb in (root, *words.below(root, "conj")):
        for i in scope_at(words, verb, inside):
            if i in inside and not words.common[i]:
                yield i


def _clause(words: ParsedWords, verb: int) -> IntList:
    """Returns the words of a verb's own clause, with those of the verbs that carry it."""
    top = ParsedWord(words, verb)
    while top.dep in {"xcomp", "ccomp"} and top.head.i < top.i:
        top = top.head
    clause = [top]
    for word in clause:  # which grows meanwhile
        for child in word.children:
            is_clause = child.dep in {"advcl", "relcl", "parataxis"}
            is_clause |= child.dep == "conj" and child.is_verb
            if not is_clause:
                clause.append(child)
    return [word.i for word in clause]


# Who speaks.


def _is_speaker(said: Statement, page: Annotations, name: Name, before: Statement | None) -> bool:
    """Whether a person or body by name, no medium through which it came, is the grammatical
    speaker."""
    words = page.words
    media = {page.report.outlet, *page.report.agencies}
    may_speak = name.kind in (NameKind.PERSON, NameKind.ORGANISATION)
    if not may_speak or said.speaker_span is None or not media.isdisjoint(name.spellings):
        return False
    places = words.of(said.speaker_span)
    root = root_at(words, places)
    confidence = said.confidence or 0.0
    if root is None or confidence < 0.7:  # the grammar itself does not show who speaks
        return False
    if words.pos[root] == "PRON":
        goes_on = before is not None and before.speaker_name == said.speaker_name
        return goes_on or confidence >= CERTAIN
    if words.dep[root] not in (*SUBJECTS, "pobj", "agent", "poss", "ROOT"):
        return False
    spelt = set(" ".join(name.spellings).casefold().split())
    return any(words.lower[i] in spelt for i in places if words.is_noun(i))


# Their words.


def _shown(said: Statement, page: Annotations, places: Sequence[int]) -> SpanIfAny:
    """Returns the whole clause, with the verb that governs it unless that only says; else the
    sentence; None where neither is understood alone."""
    words = page.words
    quote = said.quote
    pointing = set_of("small_words.pointing")  # with which what was named elsewhere begins
    if said.mode is Mode.INDIRECT:
        pointing -= set_of("small_words.third_persons")
    if not places or words.lower[places[0]] in pointing:
        return None
    span = quote
    if said.cue and _governs(words.base[words.of(said.cue)[0]]):
        span = page.report.span(min(said.cue.start, quote.start), max(said.cue.end, quote.end))
    if word_count(span.quote) > 30:  # words of a clause
        span = page.report.trimmed_span(*page.sentence_of(span))
    # words of the sentence that stands for a longer clause
    is_broken = "\n" in span.quote or word_count(span.quote) > 45
    return None if is_broken else span


def _governs(lemma: str) -> bool:
    """Whether a verb that attributes says more than that something is said."""
    cue = verb_cue(lemma)
    judges = cue is not None and cue.stance != Stance.ASSERTS
    return judges or lemma in set_of("attribution.more_than_saying")
