"""Holds corrections of statements against the reports (`proved_corrections`).

Who is no person can sharpen what the program read, never invert it: a denial whose cue stands in
the sentence stays one, words go to nobody who is not named in reach of them, and a correction that
turns much of a story one way is taken for an error as a whole.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.model.model_use import is_person
from rashomon.model.name import Name, NameKind
from rashomon.model.row import AddedStatement, Corrected, CorrectedStatement, Repairs
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement
from rashomon.text.denial_words import denies, is_denial, negates
from rashomon.text.parsed_report import SUBJECTS, Annotations, words_of
from rashomon.text.polarity import polarity_at, root_at
from rashomon.text.speaker_words import channels, verb_cue

KEEPS_DENIAL = "a denial whose cue stands in the sentence"
NO_DENIAL = "a denial without a word that denies"
LOSES_NEGATION = "words without the negation that belongs to them"
OUT_OF_REACH = "a speaker who is not named in reach of the words"
NO_STATEMENT = "words that mean no one statement"
NOT_TAKEN = (
    "it changes no statement: the words mean none or several, the reports do not bear it out, "
    "or a later line says otherwise"
)
ONE_WAY = "more than a third of the statements changed in one way"
_FEW = 2  # corrections of one kind that no share of a story makes suspicious
_MENTIONS = 2  # last before a pronoun, among whom it finds its own


@dataclass(frozen=True, slots=True)
class RefusedCorrection:
    """A correction that is not taken: why, and the words that it is about."""

    reason: str
    report: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ProvedCorrections:
    """The corrections that stand, and those that do not."""

    repairs: Repairs | None
    refused: tuple[RefusedCorrection, ...] = ()


NO_CORRECTIONS = ProvedCorrections(None)


def proved_corrections(
    repairs: Repairs | None,
    statements: Sequence[Statement],
    annotated: Sequence[Annotations],
    names: Sequence[Name],
) -> ProvedCorrections:
    """Returns what stands of an author's corrections of statements; a person's stand as they are.

    `statements`, `names`: as the program reads them.
    """
    if repairs is None or is_person(repairs.by):
        return ProvedCorrections(repairs)
    if turned_one_way(repairs.statements, len(statements)):
        left = replace(repairs, statements=(), added=())
        return ProvedCorrections(left, (RefusedCorrection(ONE_WAY),))
    pages = {a.report.id: ReadReport(a, statements, names) for a in annotated}
    refused: list[RefusedCorrection] = []

    def stands(one: CorrectedStatement | AddedStatement) -> bool:
        words, page = one.words, pages.get(one.words.report)
        why = page.fault(one) if page is not None else None
        refused.extend([RefusedCorrection(why, words.report, words.quote)] if why else [])
        return why is None

    statements_kept = tuple(filter(stands, repairs.statements))
    proved = replace(
        repairs, statements=statements_kept, added=tuple(filter(stands, repairs.added))
    )
    return ProvedCorrections(proved, tuple(refused))


def turned_one_way(given: Sequence[CorrectedStatement], statements: int) -> bool:
    """Whether more than a third of a story's statements are given one stance or one speaker."""
    changes = [one.change for one in given]
    stances = Counter(change.stance for change in changes if change.stance is not None)
    speakers = Counter(c.speaker.casefold() for c in changes if c.speaker is not None)
    most = max([0, *stances.values(), *speakers.values()])
    return most > _FEW and 3 * most > statements


class ReadReport:
    """One report as the program reads it."""

    def __init__(
        self, page: Annotations, statements: Sequence[Statement], names: Sequence[Name]
    ) -> None:
        self._page, self._names = page, names
        self._said = sorted(
            (s for s in statements if s.report == page.report.id), key=lambda s: s.quote
        )

    def fault(self, one: CorrectedStatement | AddedStatement) -> str | None:
        """Why a correction does not stand, None if it does."""
        if isinstance(one, AddedStatement):
            return self._fault_of_added(one)
        there = [said for said in self._said if said.quote == one.words]
        said = next((s for s in there if one.of in (None, s.speaker or "")), None)
        if not there:
            return None
        of = said or there[0], one.change
        return self._fault_of_stance(*of) or self._fault_of_speaker(*of)

    def may_speak(self, who: str, words: Span, statement: str | None) -> bool:
        """Whether these words may be theirs; `statement`: id of the one in which they stand."""
        said = next((one for one in self._said if one.id == statement), None)
        if said is not None:
            return self._fault_of_speaker(said, Corrected(speaker=who)) is None
        return self._in_reach(who, [words])

    def _fault_of_added(self, added: AddedStatement) -> str | None:
        sentence = self._around(added.words)
        if not self._page.read_whole:
            pass  # whether it is denied cannot be read in another language: its author says
        elif added.stance is Stance.DENIES:
            if not negates(sentence):
                return NO_DENIAL
        elif self._is_denied(added.words):
            return KEEPS_DENIAL
        elif self._loses_negation(added.words):
            return LOSES_NEGATION
        who = added.speaker
        return OUT_OF_REACH if who and not self._in_reach(who, [added.words]) else None

    def _fault_of_stance(self, said: Statement, change: Corrected) -> str | None:
        spans = [said.quote, *([said.cue] if said.cue else [])]
        turned = change.stance not in (None, Stance.DENIES)
        if (
            said.stance is Stance.DENIES
            and turned
            and any(denies(self._around(span)) for span in spans)
        ):
            return KEEPS_DENIAL
        made = change.stance is Stance.DENIES and said.stance is not Stance.DENIES
        return (
            NO_DENIAL if made and not any(negates(self._around(span)) for span in spans) else None
        )

    def _fault_of_speaker(self, said: Statement, change: Corrected) -> str | None:
        who = change.speaker
        if who is None or who == (said.speaker or ""):
            return None
        if self._words(who) and self._words(who) == self._words(said.speaker):
            return None  # but for an article
        source = self._source(said)
        if source is not None and self._alike(who, said, source):
            return None
        if source is not None and not (
            who and (self._leads_to(source, who) or self._speaks_within(source, who))
        ):
            return "a speaker other than the one that the sentence names"
        if not who or source is not None:
            return None
        places = [said.quote, *(span for span in (said.cue, said.speaker_span) if span)]
        return None if self._in_reach(who, places) else OUT_OF_REACH

    # Who stands in reach.

    def _source(self, said: Statement) -> Token | None:
        """The subject of the cue, in its sentence, where it is a person, group or office; what
        people speak in is none, and a pronoun stands for somebody."""
        if said.cue is None or said.speaker_span is None:
            return None
        source = self._tokens(said.speaker_span).root
        cue = self._tokens(said.cue)
        tied = source.dep_ in (*SUBJECTS, "agent", "pobj") and (
            source.head in cue or source.head.head in cue
        )
        medium = source.pos_ == "NOUN" and source.lemma_.casefold() in channels()
        return source if tied and source.pos_ in ("PROPN", "NOUN") and not medium else None

    def _leads_to(self, source: Token, who: str) -> bool:
        """Whether an office is this person's by the report: one sentence of it up to here has both.
        What is many, or a name, is nobody else's."""
        person = any(
            name.kind is NameKind.PERSON and who in (name.name, *name.spellings)
            for name in self._names
        )
        if source.pos_ == "PROPN" or source.tag_ == "NNS" or not person:
            return False
        for sentence in self._page.sentences():
            if sentence.start_char > source.idx:
                break
            called = any(token.lemma_ == source.lemma_ for token in sentence)
            if called and any(
                True for s in self._spellings(who) for _ in _places(sentence.text, s)
            ):
                return True
        return False

    def _speaks_within(self, source: Token, who: str) -> bool:
        """Whether the sentence tells through its subject what somebody else says in it: "the clerk
        told us that ..., the agency reported"."""
        sentence = source.sent
        for spelling in self._spellings(who):
            for at in _places(sentence.text, spelling):
                start = sentence.start_char + at
                root = self._tokens(self._page.report.span(start, start + len(spelling))).root
                verb = root.head
                own = verb.lemma_ != source.head.lemma_ and verb_cue(verb.lemma_) is not None
                if root.dep_ in SUBJECTS and own:
                    return True
        return False

    @staticmethod
    def _words(text: str | None) -> set[str]:
        return {word.casefold() for word in (text or "").replace("'s", "").split() if len(word) > 2}

    def _alike(self, who: str, said: Statement, source: Token) -> bool:
        """Whether both name one: they share a name or the word for an office, or are one name of
        the story."""
        name = next((name for name in self._names if name.id == said.speaker_name), None)
        if name is not None and who in (name.name, *name.spellings):
            return True
        shared = self._words(said.speaker) if source.pos_ == "PROPN" else set()
        return bool(self._words(who) & (shared | {source.lower_}))

    def _spellings(self, who: str) -> tuple[str, ...]:
        """The words for a speaker: as given, and the other spellings of a name among them."""
        bare = who.removeprefix("unnamed ")
        own = [name for name in self._names if bare in (name.name, *name.spellings)]
        return tuple(
            dict.fromkeys((bare, *(spelling for name in own for spelling in name.spellings)))
        )

    def _in_reach(self, who: str, places: Sequence[Span]) -> bool:
        """Whether they are named or described in the sentence of the words, or a pronoun or an
        office there can stand for them: the last who spoke, or the last two who were named before
        it in this paragraph or the one before."""
        spellings = self._spellings(who)
        near = {self._page.sentence_of(place) for place in places}
        texts = [self._page.plain[start:end] for start, end in near]
        texts += self._before(min(start for start, _ in near))
        return any(
            True for text in texts for spelling in spellings for _ in _places(text, spelling)
        )

    def _before(self, at: int) -> Iterator[str]:
        """Who spoke last before this offset, and the last persons and bodies named before it."""
        spoken = [said.speaker for said in self._said if said.quote.start < at and said.speaker]
        yield from spoken[-1:]
        above = self._page.report.text[:at].rpartition("\n")[0].rstrip()
        start = above.rfind("\n")
        report = self._page.report.id
        named = sorted(
            mention
            for name in self._names
            if name.kind in (NameKind.PERSON, NameKind.ORGANISATION)
            for mention in name.mentions
            if mention.report == report and start < mention.start < at
        )
        yield from dict.fromkeys(mention.quote for mention in reversed(named[-_MENTIONS:]))

    # What is denied.

    def _tokens(self, span: Span) -> Tokens:
        found = self._page.doc.char_span(span.start, span.end, alignment_mode="expand")
        return found if found is not None else self._page.doc[0:0]

    def _around(self, span: Span) -> Sequence[Token]:
        start, end = self._page.sentence_of(span)
        return list(self._page.doc.char_span(start, end, alignment_mode="expand") or ())

    def _is_denied(self, span: Span) -> bool:
        """Whether the words hang on a cue of denial outside them."""
        tokens = self._tokens(span)
        if not len(tokens):
            return False
        above = [token for token in tokens.root.ancestors if token not in tokens]
        return any(is_denial(token) for token in above)

    def _loses_negation(self, span: Span) -> bool:
        """Whether the words say the opposite of what their sentence says with them."""
        tokens = [token.i for token in self._tokens(span)]
        words = words_of(self._page.doc)
        root = root_at(words, tokens)
        whole = [token.i for token in self._around(span)]
        return root is not None and polarity_at(words, tokens, root) is not polarity_at(
            words, whole, root
        )


def _places(text: str, words: str) -> Iterator[int]:
    """Where the words stand in a text, not inside longer words."""
    at = text.find(words) if words else -1
    while at >= 0:
        end = at + len(words)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            yield at
        at = text.find(words, at + 1)
