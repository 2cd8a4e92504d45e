"""The words of a version in their sentence (`QuotedWords`): widened by what governs them, whose
they are, which number or day they give, and by what two of them are told to be one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.differences.speaking import speaking_cue
from rashomon.differences.versions import NO_VALUE, Value, value_of_days
from rashomon.model.date import Date
from rashomon.model.difference import Quote
from rashomon.model.name import Name
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement
from rashomon.numbers.amounts import counted_noun
from rashomon.quantities.read_quantities import Quantity, read_quantities
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_key
from rashomon.text.parsed_report import Annotations, ParsedWords
from rashomon.text.polarity import NEGATIONS, Polarity, predicate_over
from rashomon.text.speaker_words import verb_cue
from rashomon.text.standing import Standing, rejects, standing_at
from rashomon.text.word_families import family_of

_LONGEST = 15
"""Words of a version, at most."""
_MARKS = frozenset(",;:(")
_SHORT = 3  # words between a number and its noun
_DESCRIBING = ("relcl", "acl", "amod", "compound")
_BESIDE = frozenset({"appos", "compound", "nmod", "poss"})  # "Oddsen, 51, did not come"
_LED, _OBJECT = ("nsubj", "nsubjpass", "conj"), ("pobj",)
_IDLE = frozenset({"DET", "AUX", "PART", "PUNCT", "SPACE", "CCONJ"})
_HEDGES = set_of("passages.hedges")
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownPage:
    """A report with what is known of it: its statements, dates and mentions of names by place."""

    annotated: Annotations
    statements: tuple[Statement, ...] = ()
    dates: tuple[Date, ...] = ()
    mentions: tuple[tuple[Span, str], ...] = ()

    def statement_of(self, span: Span) -> Statement | None:
        """Returns the smallest statement that holds most of these words."""
        held = [s for s in self.statements if _mostly_in(span, s.quote)]
        return min(held, key=lambda s: (s.quote.end - s.quote.start, s.id), default=None)


def _mostly_in(span: Span, other: Span) -> bool:
    shared = min(span.end, other.end) - max(span.start, other.start)
    return 2 * shared > span.end - span.start


def pages_of(
    annotated: Iterable[Annotations],
    names: Iterable[Name],
    statements: Iterable[Statement],
    dates: Iterable[Date],
) -> dict[str, KnownPage]:
    """Returns the reports by their ids, with what is known of each."""
    said = by_key((one.report, one) for one in statements)
    when = by_key((date.span.report, date) for date in dates)
    called = by_key((m.report, (m, name.id)) for name in names for m in name.mentions)
    return {
        ident: KnownPage(
            a,
            tuple(said.get(ident, ())),
            tuple(when.get(ident, ())),
            tuple(sorted(called.get(ident, ()))),
        )
        for a in annotated
        for ident in (a.report.id,)
    }


@dataclass(frozen=True)
class QuotedWords:
    """Words of a report, and the sentence around them."""

    page: KnownPage
    span: Span

    @cached_property
    def sentence(self) -> Span:
        """The whole sentence, or sentences, in which they stand."""
        start, end = self.page.annotated.sentence_of(self.span)
        return self.page.annotated.report.trimmed_span(start, end)

    @property
    def words(self) -> ParsedWords:
        """The words of the report's parse."""
        return self.page.annotated.words

    @property
    def is_read(self) -> bool:
        """Whether the report is in a language that the program reads."""
        return self.page.annotated.read_whole

    @cached_property
    def tokens(self) -> range:
        """The tokens of the words."""
        return self.words.at(self.span.start, self.span.end)

    @cached_property
    def around(self) -> range:
        """The tokens of their sentence."""
        return self.words.at(self.sentence.start, self.sentence.end)

    @cached_property
    def tops(self) -> list[int]:
        """The tokens of the words that no other of them governs, and of nouns the predicate over
        them."""
        heads, inside = self.words.head, set(self.tokens)
        own = [
            i
            for i in self.tokens
            if (heads[i] not in inside or heads[i] == i) and self.words.pos[i] not in _IDLE
        ]
        nouns = (
            i
            for i in own
            if self.words.pos[i] not in ("VERB", "AUX") and self.words.dep[i] not in _BESIDE
        )
        return list(dict.fromkeys([*own, *(predicate_over(self.words, i) for i in nouns)]))

    @cached_property
    def standings(self) -> list[Standing]:
        """How the words stand in their sentence."""
        return [standing_at(self.words, i) for i in self.tops] if self.is_read else []

    def widened(self) -> "QuotedWords | None":
        """Returns the words with the whole of an amount that they cut, its limit word with it, and
        with the denial or hedge that governs them; None where these are too many words."""
        at = self.sentence.start
        wide = self._to([(at + q.start, at + q.end) for q in self.quantities])
        if not wide.is_read:
            return wide
        governing = [
            i
            for one in wide.standings
            for i in (*one.denied_by, *(o for o in one.opened_by if wide.words.lower[o] in _HEDGES))
            if i not in wide.tokens
        ]
        governing += [
            k
            for i in governing
            if wide.words.dep[i] == "neg"
            for k in wide.words.children[wide.words.head[i]]
            if wide.words.dep[k] in ("aux", "auxpass")  # "did not"
        ]
        places = [(self.words.starts[i], self.words.ends[i]) for i in governing]
        inside = [p for p in places if self.sentence.start <= p[0] and p[1] <= self.sentence.end]
        wide = wide._to(inside)
        return wide if len(wide.span.quote.split()) <= _LONGEST else None

    def _to(self, places: Sequence[tuple[int, int]]) -> "QuotedWords":
        """The words together with what stands at these places."""
        start = min([self.span.start, *(place[0] for place in places)])
        end = max([self.span.end, *(place[1] for place in places)])
        if (start, end) == (self.span.start, self.span.end):
            return self
        return QuotedWords(self.page, self.page.annotated.report.span(start, end))

    def quantities_of_sentence(self) -> tuple[Quantity, ...]:
        """Returns the amounts of the sentence."""
        return read_quantities(self.sentence.quote)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The amounts among the words."""
        start, end = (place - self.sentence.start for place in (self.span.start, self.span.end))
        every = self.quantities_of_sentence()
        return tuple(q for q in every if q.start < end and start < q.end)

    @property
    def noun(self) -> str | None:
        """The noun with which they end, in its plain form."""
        last = self.tokens.stop - 1
        return self.words.lemma[last] if self.words.pos[last] in ("NOUN", "PROPN") else None

    @cached_property
    def days(self) -> tuple[str, str] | None:
        """The first and last day that the words tell, where they tell one time."""
        found = {
            (d.earliest, d.latest)
            for d in self.page.dates
            if d.span.overlaps(self.span) and d.earliest and d.latest
        }
        only = found.pop() if len(found) == 1 else (None, None)
        return (only[0], only[1]) if only[0] and only[1] else None

    @cached_property
    def statement(self) -> Statement | None:
        """The statement that holds them."""
        return self.page.statement_of(self.span)

    def as_quote(self) -> Quote:
        """Returns them as a version has them, with their speaker by the program's statement."""
        said = self.statement
        return Quote(
            self.span,
            self.sentence,
            said.id if said else None,
            said.speaker if said else None,
            said.stance if said else Stance.ASSERTS,
            said.by if said else None,
        )

    def is_said_by(self, who: str | None) -> bool:
        """Whether their sentence names this speaker beside them as one who says something; where
        the report's language is not read, whether it names him."""
        at, text = self.sentence.start, self.sentence.quote
        places = [at + m.start() for m in re.finditer(re.escape(who), text)] if who else []
        beside = [p for p in places if not self.span.start <= p < self.span.end]
        return any(
            not self.is_read
            or speaking_cue(self.words, self.words.at(p, p + len(who or ""))) is not None
            for p in beside
        )

    def named(self, tokens: Sequence[int] | None = None) -> frozenset[str]:
        """Returns the ids of the names among the words, or among some of their tokens."""
        places = [self.words.starts[i] for i in (self.tokens if tokens is None else tokens)]
        return frozenset(
            ident
            for span, ident in self.page.mentions
            if any(span.start <= place < span.end for place in places)
        )

    @property
    def is_denied(self) -> bool:
        """Whether their sentence, or their speaker, denies what they tell."""
        by_speaker = self.statement is not None and self.statement.stance is Stance.DENIES
        return by_speaker or any(one.polarity is Polarity.NEGATED for one in self.standings)

    @property
    def is_rejected(self) -> bool:
        """Whether somebody rejects what they tell, in so many words ("denied", "is false"); a plain
        negation rejects nothing."""
        by_speaker = self.statement is not None and self.statement.stance is Stance.DENIES
        denying = (i for one in self.standings for i in one.denied_by)
        return by_speaker or any(rejects(self.words, i) for i in denying)

    def clears(self) -> bool:
        """Returns whether they say of somebody that he is cleared."""
        return any(self.words.lemma[i] in set_of("differences.exonerating") for i in self.tokens)

    @cached_property
    def has_predicate(self) -> bool:
        """Whether a verb stands among the words that does not only describe a noun of theirs, or
        they say what somebody is."""
        words = self.words
        return any(
            words.pos[i] == "VERB"
            or (words.pos[i] == "AUX" and words.child(i, "nsubj") in self.tokens)
            for i in self.tokens
            if words.dep[i] not in _DESCRIBING
        )

    def leading(self) -> list[int]:
        """Returns the tokens that lead the words: those that no other of them governs, behind a
        preposition what it governs, and the subjects of their verbs."""
        words, found = self.words, [i for i in self.tops if i in self.tokens]
        for i in found:  # which grows meanwhile
            deep = words.pos[i] == "ADP"
            found += [
                k
                for k in words.children[i]
                if k in self.tokens
                and (words.dep[k] in (_OBJECT if deep else _LED) or words.lower[k] in ("by", "as"))
            ]
        return found

    def only_attribute(self, heading: frozenset[str]) -> bool:
        """Whether the words only say who speaks: the speaker, perhaps with his cue, none of what he
        says; beside words of the `heading` they tell of these ("general manager", of Quill)."""
        words, here = self.words, [s.cue for s in self.page.statements if s.cue]
        if not self.is_read or self.quantities:
            return False
        cues = {i for cue in here for i in words.at(cue.start, cue.end)}
        rest = [i for i in self.tokens if i not in cues and words.pos[i] not in _IDLE]
        tops = [i for i in rest if words.head[i] not in rest]
        if len(tops) != 1 or speaking_cue(words, rest) not in cues:
            return False
        beside = {family_of(words.lemma[i]) for i in words.under(tops[0]) if i not in self.tokens}
        return beside.isdisjoint(heading)

    def key(self, heading: frozenset[str]) -> Key:
        """Returns what the words tell, by which two versions are one: their numbers by value, names
        by who they are, else families of words; those of the `heading` are left out where others
        are left."""
        parts = list(self._parts())
        return tuple(part for part in parts if part not in heading) or tuple(parts)

    def _parts(self) -> Iterable[str]:
        words, at = self.words, self.sentence.start
        amounts = {i: q for q in self.quantities for i in words.at(at + q.start, at + q.end)}
        named = {
            i: ident
            for span, ident in self.page.mentions
            if span.overlaps(self.span)
            for i in words.at(span.start, span.end)
        }
        last = ""
        for i in self.tokens:
            if i in amounts and not amounts[i].vague():
                part = f"={amounts[i].low} {amounts[i].high} {amounts[i].unit or ''}"
            elif i in named:
                part = f"@{named[i]}"
            elif words.pos[i] in _IDLE and words.lower[i] not in NEGATIONS:
                continue
            else:
                part = family_of(words.lemma[i] if self.is_read else words.lower[i])
            if part != last:
                yield part
            last = part


def is_saying(lemma: str) -> bool:
    """Whether a word asks or tells who says something."""
    return verb_cue(lemma) is not None or lemma in set_of("differences.saying")


def names_person(words: ParsedWords, i: int) -> bool:
    """Whether a word is a name, or tells a kind of person."""
    ending = tuple(set_of("people.endings", "differences.endings"))
    if words.pos[i] == "NOUN":
        return words.lemma[i].endswith(ending) and words.lemma[i] not in set_of("differences.deeds")
    is_day = words.text[i] in set_of("calendar.weekdays", "calendar.months")
    return words.pos[i] == "PROPN" and not is_day


def value_of_version(quoted: Sequence[QuotedWords]) -> Value:
    """Returns the one number, or else the one day, that all words of a version give."""
    amounts = {(q.low, q.high, q.unit) for words in quoted for q in words.quantities}
    if len(amounts) == 1 and all(len(words.quantities) == 1 for words in quoted):
        low, high, unit = amounts.pop()
        return Value(quoted[0].quantities[0].text, low, high, unit)
    days = {words.days for words in quoted}
    only = days.pop() if len(days) == 1 else None
    return NO_VALUE if only is None or amounts else value_of_days(*only)


def counted_words(page: KnownPage, start: int, end: int, least: int = 0) -> QuotedWords:
    """Returns an amount with the noun that it counts, where that stands close behind it; `least`:
    how far its words go, at least, without one."""
    words = page.annotated.words
    held = words.at(start, end)
    noun = counted_noun(words, held.start, held.stop)
    near = noun is not None and held.stop <= noun <= held.stop + _SHORT
    plain = near and not _MARKS & set(words.text[held.stop : noun])
    end = words.ends[noun] if noun is not None and plain else max(end, least)
    return QuotedWords(page, page.annotated.report.span(start, end))
