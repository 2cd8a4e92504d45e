"""Finds what somebody is quoted as saying, in words that are understood alone (`heard`)."""

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from operator import attrgetter

from rashomon.model.content_ids import by_id
from rashomon.model.name import Name, NameKind, Names
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.model.statement import Mode, Stance, Statement, Statements
from rashomon.shipped.tables.word_rarity import load_rarity
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import SUBJECTS, Annotations, Pages, ParsedWords
from rashomon.text.parsed_word import ParsedWord, words_at
from rashomon.text.polarity import NEGATIONS, Polarity, root_of, scope_at
from rashomon.text.speaker_words import verb_cue
from rashomon.text.standing import is_unreal, standing_of
from rashomon.text.white_space import word_count

WordsByFamily = dict[str, ParsedWord]


@record
class Said:
    """A statement of one source: its clause as it is shown, the words of its content, and its main
    verbs.

    - `source`: who speaks, the same for all names of one person
    - `named`: whether the grammatical speaker is a person or body with a name
    """

    statement: Statement
    source: str
    named: bool
    shown: Span
    page: Annotations
    content: tuple[ParsedWord, ...]
    verbs: tuple[ParsedWord, ...]

    @property
    def report(self) -> str:
        """Returns the id of the report that gives it."""
        return self.statement.report

    @property
    def words(self) -> ParsedWords:
        """Returns the words of the report's parse."""
        return self.page.words

    def negated_at(self, verb: ParsedWord) -> bool | None:
        """Whether the speaker negates or denies this verb. Returns None if that is left open."""
        standing = standing_of(verb)
        by_cue = self.statement.stance.is_denial and not standing.denied_by
        is_open = standing.opened_by or is_unreal(verb)
        return None if is_open else by_cue or standing.polarity is Polarity.NEGATED

    def affirms(self) -> bool:
        """Whether the speaker asserts something, and none of the words says no."""
        asserts = self.statement.stance is Stance.ASSERTS
        quoted = words_at(self.words, self.words.of(self.statement.quote))
        return asserts and NEGATIONS.isdisjoint(word.lower for word in quoted)

    def telling(self, verb: ParsedWord) -> WordsByFamily:
        """Returns the words of a verb's clause that tell something, by family."""
        clause = _clause(verb)
        telling = {}
        for word in self.content:
            if word in clause and is_telling(word):
                telling[word.family] = word
        return telling

    def tells_at(self, places: Set[int]) -> bool:
        """Whether any of these words of its report stands in the clause of what is said, or of who
        says it."""
        heads = list(self.verbs)
        if self.statement.cue:
            heads += words_at(self.words, self.words.of(self.statement.cue)[:1])
        return any(word.i in places for head in heads for word in _clause(head))

    def modifiers(self, noun: ParsedWord) -> list[ParsedWord]:
        """Returns the words before a noun that narrow it."""
        modifiers = noun.below("amod", "compound", "nmod")
        return [
            word
            for word in modifiers
            if word.i < noun.i and word in self.content and not word.is_common
        ]

    def narrowing(self, noun: ParsedWord) -> set[str]:
        """Returns the families of the words that narrow a noun."""
        return {word.family for word in self.modifiers(noun)}


def is_telling(word: ParsedWord) -> bool:
    """Whether a word tells something of its own."""
    # what is more common tells nothing of its own
    is_rare = load_rarity().of_word(word.base) >= 7.6
    return word.pos in {"NOUN", "PROPN", "VERB", "ADJ"} and is_rare


def heard(pages: Pages, statements: Statements, names: Names) -> Iterator[Said]:
    """Yields what speakers say in words that are understood alone."""
    pages_by_id = by_id(pages)
    names_by_id = by_id(names)
    for statement in sorted(statements, key=attrgetter("report", "quote.start", "id")):
        page = pages_by_id.get(statement.report)
        if page and (speech := _speech_of(statement, page=page, names=names_by_id)):
            yield speech


def _speech_of(statement: Statement, page: Annotations, names: Mapping[str, Name]) -> Said | None:
    """Returns a statement as what somebody said, None if its speaker is not named or its words are
    no clause of their own."""
    words = page.words
    content = _content_of(statement, words)
    clause = _clause_of(statement, page=page, content=content)
    root = root_of(content)
    if not statement.speaker or statement.anonymous or clause is None or root is None:
        return None
    name = names.get(statement.speaker_name or "")
    return Said(
        statement=statement,
        source=statement.speaker_name or statement.speaker.casefold(),
        named=name is not None and _is_speaker(statement, page=page, name=name),
        shown=clause,
        page=page,
        content=tuple(content),
        verbs=tuple(_main_verbs(root, content)),
    )


def _content_of(statement: Statement, words: ParsedWords) -> list[ParsedWord]:
    """Returns the words that are said, without signs, "that", and a cue in the quotation with what
    negates it: "did not believe that"."""
    place = words.of(statement.quote)
    if statement.cue and statement.quote.contains(statement.cue):
        place = range(words.of(statement.cue).stop, place.stop)
    said = words_at(words, place)
    return [word for word in said if word.dep != "mark" and not words.is_sign(word.i)]


def _main_verbs(root: ParsedWord, content: Collection[ParsedWord]) -> Iterator[ParsedWord]:
    """Yields the main predicate and what it carries, with verbs coordinated to it. For a denied
    "report that he left", yields what is reported."""
    if not root.is_verb:
        yield from root.below("acl", "ccomp")
        return
    for verb in (root, *root.below("conj")):
        for word in scope_at(verb, content):
            if word in content and not word.is_common:
                yield word


def _clause(top: ParsedWord) -> set[ParsedWord]:
    """Returns the words of a verb's own clause, with those of the verbs that carry it."""
    while top.dep in {"xcomp", "ccomp"} and top.head.i < top.i:
        top = top.head
    clause = [top]
    for word in clause:  # which grows meanwhile
        for child in word.children:
            is_clause = child.dep in {"advcl", "relcl", "parataxis"}
            is_clause |= child.dep == "conj" and child.is_verb
            if not is_clause:
                clause.append(child)
    return set(clause)


# Who speaks.


def _is_speaker(statement: Statement, page: Annotations, name: Name) -> bool:
    """Whether a person or body by name, no medium through which it came, is the grammatical
    speaker."""
    words = page.words
    media = {page.report.outlet, *page.report.agencies}
    may_speak = name.kind in (NameKind.PERSON, NameKind.ORGANISATION)
    if not may_speak or statement.speaker_span is None or not media.isdisjoint(name.spellings):
        return False
    speaker = words_at(words, words.of(statement.speaker_span))
    root = root_of(speaker)
    # below this the grammar itself does not show what is said
    if root is None or (statement.confidence or 0.0) < 0.7:
        return False
    if root.pos == "PRON":
        return True
    if root.dep not in (*SUBJECTS, "pobj", "agent", "poss", "ROOT"):
        return False
    spelt = set(" ".join(name.spellings).casefold().split())
    return any(word.lower in spelt for word in speaker if word.is_noun)


# Their words.


def _clause_of(
    statement: Statement, page: Annotations, content: Sequence[ParsedWord]
) -> Span | None:
    """Returns the whole clause of a statement, with the verb that governs it unless that only says.
    A long clause is shown as its sentence. Returns None where neither is understood alone."""
    quote = statement.quote
    pointing = set_of("small_words.pointing")  # with which what was named elsewhere begins
    if statement.mode is Mode.INDIRECT:
        pointing -= set_of("small_words.third_persons")
    if not content or content[0].lower in pointing:
        return None
    span = quote
    if statement.cue and _governs(page.words.base[page.words.of(statement.cue)[0]]):
        span = page.report.span(
            min(statement.cue.start, quote.start), max(statement.cue.end, quote.end)
        )
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
