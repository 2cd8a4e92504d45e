"""Whether the words that an answer quotes bear out its author's question (`Prover`).

Of each answer alone one quoted sentence has to hold the question's verbs, nouns of a deed, figures
and names, standing as the question and the short answer have them; its other words stand in the
prose of the quoted reports. That words stand together does not show who did what to whom: a
question that passes is its author's still.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.model.name import Name, NameKind
from rashomon.model.point import Account, PointKind
from rashomon.model.statement import Stance, Statement
from rashomon.rows.asked import (
    CAPITAL_NOUNS,
    Asked,
    AskedWord,
    asked_of,
    is_readable,
    language_of,
)
from rashomon.shipped.words import set_of
from rashomon.text.name_words import fold
from rashomon.text.numbers import lexemes_of, number_at
from rashomon.text.parsed_report import SUBJECTS, Annotations, ParsedWords, words_of
from rashomon.text.polarity import Polarity
from rashomon.text.standing import standing_at
from rashomon.text.word_families import roots_of

Parse = Callable[[str], ParsedWords]
_SMALL = set_of("small_words.inside_names")
_POINTING = set_of("small_words.third_persons") | {"him", "them"}


@dataclass(frozen=True, slots=True)
class Proved:
    """What became of a question over some accounts: the ids of those that bear it out.

    `foreign`: it, or what it quotes, is in another language than English, so that it stays its
    author's wording; `translated`: it stands over words that the program does not read, and is in
    another language than they. Over English words one in another language is told on demand alone:
    it could say of somebody what no report says.
    """

    accounts: frozenset[str] = frozenset()
    foreign: bool = False
    translated: bool = False


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A quoted sentence: its tokens of a page, half-open."""

    page: "_QuotedPage"
    first: int
    last: int


class Prover:
    """Proves questions against the reports of a story; `parse`: reads the words of a question."""

    def __init__(
        self,
        annotated: Iterable[Annotations],
        names: Sequence[Name],
        statements: Iterable[Statement],
        parse: Parse,
    ) -> None:
        self._pages = {a.report.id: a for a in annotated}
        self._said = {one.id: one for one in statements if one.by is None}
        self._read: dict[str, _QuotedPage] = {}
        self._names = [
            name for name in names if name.by is None and not any(join.by for join in name.joins)
        ]
        self._spellings = dict(_spellings(self._names))
        self._parse = parse

    def proved(
        self, question: str, kind: PointKind, answers: Sequence[Sequence[Account]]
    ) -> Proved:
        """Returns the accounts that bear the question out; `answers`: the accounts of each
        answer."""
        if not is_readable(question):
            return Proved()
        accounts = [account for answer in answers for account in answer]
        reports = {account.report for account in accounts}
        unread = {one for one in reports if not self._pages[one].read_whole}
        languages = {self._pages[one].report.language or "" for one in unread}
        language, asked = (
            language_of(question, languages),
            asked_of(question, self._parse(question)),
        )
        if language == "en" and (held := self._borne(asked, kind, answers, reports)):
            return Proved(held)
        if unread:
            if any(reports.isdisjoint(places) for places in self._persons(asked)):
                return Proved(foreign=True)
            mine = frozenset(account.id for account in accounts if account.report in unread)
            return Proved(mine, True, languages != {language} or unread != reports)
        if language == "en":
            return Proved()
        names = (
            part
            for run in asked.names
            for part, ids in self._parts(run)
            if ids or language not in CAPITAL_NOUNS
        )
        asked = Asked(figures=asked.figures, names=tuple(names))
        return Proved(self._borne(asked, PointKind.ATTRIBUTE, answers, reports), foreign=True)

    def _borne(
        self,
        asked: Asked,
        kind: PointKind,
        answers: Sequence[Sequence[Account]],
        reports: Iterable[str],
    ) -> frozenset[str]:
        """The ids of the accounts that bear out what is asked."""
        pages = [self._page(report) for report in sorted(reports)]
        if not all(any(page.has(word) for page in pages) for word in asked.others):
            return frozenset()
        return frozenset(one for answer in answers for one in self._of_answer(asked, kind, answer))

    def _persons(self, asked: Asked) -> Iterator[set[str]]:
        """The reports that name each person whom the question names."""
        known = {name.id: name for name in self._names if name.kind is NameKind.PERSON}
        for run in asked.names:
            for _, ids in self._parts(run):
                if ids and ids <= known.keys():
                    yield {m.report for one in ids for m in known[one].mentions}

    def lacking(self, question: str, accounts: Sequence[Account]) -> tuple[str, ...]:
        """Returns the words of a question that none of the quoted sentences holds, as it has
        them."""
        words = self._parse(question)
        asked = asked_of(question, words)
        pages = [self._page(account.report) for account in accounts]
        held = [(account, one) for account in accounts for one in self._sentences(account)]

        def lacks(**part: Any) -> bool:
            return not any(self._holds(Asked(**part), account, one) for account, one in held)

        lost = [one for one in asked.deeds if lacks(deeds=(one,))]
        lost += [one for one in asked.parties if lacks(parties=(one,))]
        lost += [one for one in asked.others if not any(page.has(one) for page in pages)]
        roots = {root for one in lost for root in one.roots}
        names = {part for run in asked.names if lacks(names=(run,)) for part in run}
        figures = [f"{one:g}" for one in asked.figures if lacks(figures=(one,))]
        found = (
            words.text[i]
            for i in range(len(words))
            if fold(words.text[i]) in names
            or not roots.isdisjoint(roots_of(words.lemma[i]) | roots_of(words.lower[i]))
        )
        return tuple(dict.fromkeys([*found, *figures]))

    def _of_answer(self, asked: Asked, kind: PointKind, answer: Sequence[Account]) -> Iterator[str]:
        """The ids of the accounts of an answer that may stand under the question, none if no
        sentence of it bears that out."""
        stands = [account for account in answer if not self._is_contrary(asked, kind, account)]
        if any(self._bears(asked, kind, account) for account in stands):
            yield from (account.id for account in stands)

    def _bears(self, asked: Asked, kind: PointKind, account: Account) -> bool:
        return any(
            self._holds(asked, account, one) and _stands(asked, kind, account, one)
            for one in self._sentences(account)
        )

    def _is_contrary(self, asked: Asked, kind: PointKind, account: Account) -> bool:
        """Whether the account's own sentence has the words of the question and lets them stand
        otherwise than the answer does."""
        words = asked.deeds if kind is not PointKind.YES_NO else asked.main
        there = [
            one
            for one in self._sentences(account)
            if words and all(one.page.places(word, one) for word in words)
        ]
        return bool(there) and not any(_stands(asked, kind, account, one) for one in there)

    def _holds(self, asked: Asked, account: Account, one: _Sentence) -> bool:
        """Whether the sentence has the question's words; names also as a subject for which its
        pronoun stands, and as its speaker."""
        page, said = one.page, self._said.get(account.statement or "")
        subject = page.subject_for(one)
        speaker = fold(said.speaker or "").split() if said else []
        if not all(page.places(word, one) for word in asked.deeds):
            return False
        if asked.figures and not set(asked.figures) <= page.figures(one):
            return False
        named = (part for run in asked.names for part in self._parts(run))
        for name, ids in named:
            spoken = said is not None and (said.speaker_name in ids or set(name) <= set(speaker))
            if not (
                spoken
                or page.names(name, ids, one)
                or page.is_called(subject, frozenset(name), ids)
            ):
                return False
        return all(
            page.places(word, one)
            or page.is_called(subject, word.roots)
            or not word.roots.isdisjoint(speaker)
            for word in asked.parties
        )

    def _parts(self, run: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], frozenset[str]]]:
        """A run of words of names, cut into names of the story, with the ids of these, and other
        words."""
        at = 0
        while at < len(run):
            end = next(
                (end for end in range(len(run), at, -1) if run[at:end] in self._spellings), at + 1
            )
            if end > at + 1 or run[at] not in _SMALL:
                yield run[at:end], self._spellings.get(run[at:end], frozenset())
            at = end

    def _sentences(self, account: Account) -> list[_Sentence]:
        page = self._page(account.report)
        return list(page.sentences(account.quote.start, account.quote.end))

    def _page(self, report: str) -> "_QuotedPage":
        if report not in self._read:
            self._read[report] = _QuotedPage(self._pages[report], self._names)
        return self._read[report]


def _spellings(names: Sequence[Name]) -> Iterator[tuple[tuple[str, ...], frozenset[str]]]:
    found: dict[tuple[str, ...], set[str]] = {}
    for name in names:
        for spelling in (name.name, *name.spellings):
            found.setdefault(tuple(fold(spelling).split()), set()).add(name.id)
    return ((words, frozenset(ids)) for words, ids in found.items())


def _stands(asked: Asked, kind: PointKind, account: Account, one: _Sentence) -> bool:
    """Whether the words stand in the sentence as the question, with its short answer, has them."""
    as_asked = all(word.standings & one.page.standings(word, one) for word in asked.deeds)
    if kind is PointKind.COUNT and account.low == account.high == 0:
        return True
    if kind is not PointKind.YES_NO:
        return as_asked
    main = [(word, one.page.standings(word, one)) for word in asked.main]
    if account.value == "no":
        return any(_opposite(word) in found for word, found in main)
    said = all(word.standings & found for word, found in main)
    if account.value == "yes":
        return as_asked and said
    return not said or account.stance is not Stance.ASSERTS


def _opposite(word: AskedWord) -> Polarity:
    return Polarity.AFFIRMED if Polarity.NEGATED in word.standings else Polarity.NEGATED


class _QuotedPage:
    """A report by the roots of its words."""

    def __init__(self, annotated: Annotations, names: Sequence[Name]) -> None:
        self.annotated = annotated
        self.words = words_of(annotated.doc)
        self.roots: dict[str, list[int]] = {}
        for paragraph in annotated.prose_paragraphs():
            for i in range(paragraph.first, paragraph.last):
                if not (self.words.punct[i] or self.words.space[i]):
                    for root in roots_of(self.words.lemma[i]) | roots_of(self.words.lower[i]):
                        self.roots.setdefault(root, []).append(i)
        self._named: dict[int, set[str]] = {}
        for name in names:
            for mention in name.mentions:
                if mention.report == annotated.report.id:
                    for i in self.words.at(mention.start, mention.end):
                        self._named.setdefault(i, set()).add(name.id)

    def has(self, word: AskedWord) -> bool:
        """Whether the prose has the word, in any form."""
        return any(root in self.roots for root in word.roots)

    def places(self, word: AskedWord, one: _Sentence) -> list[int]:
        """Returns the tokens of a sentence that bear the word out."""
        out = []
        for root in word.roots:
            held = self.roots.get(root, [])
            out += held[bisect_left(held, one.first) : bisect_left(held, one.last)]
        return out

    def standings(self, word: AskedWord, one: _Sentence) -> set[Polarity]:
        """Returns how the word stands in a sentence, at each of its places."""
        return {standing_at(self.words, i) for i in self.places(word, one)}

    def sentences(self, start: int, end: int) -> Iterator[_Sentence]:
        """Yields the sentences that a stretch of text touches."""
        inside = self.words.at(start, end)
        for paragraph in self.annotated.paragraphs if inside else ():
            if paragraph.first < inside.stop and inside.start < paragraph.last:
                for tokens in self.annotated.sentences_in(paragraph):
                    if tokens.start < inside.stop and inside.start < tokens.end:
                        yield _Sentence(self, tokens.start, tokens.end)

    def figures(self, one: _Sentence) -> set[float]:
        """Returns the numbers of a sentence."""
        words = self.words
        lexemes = lexemes_of(
            self.annotated.plain[words.starts[one.first] : words.ends[one.last - 1]]
        )
        return {found[0] for i in range(len(lexemes)) if (found := number_at(lexemes, i))}

    def names(self, name: tuple[str, ...], ids: frozenset[str], one: _Sentence) -> bool:
        """Whether a sentence has a name, by its words or another spelling of it."""
        there = {fold(word) for word in self.words.text[one.first : one.last]}
        return there.issuperset(name) or any(
            ids & self._named.get(i, set()) for i in range(one.first, one.last)
        )

    def is_called(
        self, place: int | None, roots: frozenset[str], ids: frozenset[str] = frozenset()
    ) -> bool:
        """Whether the word at a place is named or called so."""
        if place is None:
            return False
        called = roots_of(self.words.lemma[place]) | roots_of(self.words.lower[place])
        return not ids.isdisjoint(self._named.get(place, ())) or not roots.isdisjoint(called)

    def subject_for(self, one: _Sentence) -> int | None:
        """Returns the subject for which the first pronoun of a sentence stands: the last before it,
        in this paragraph or the one before."""
        words = self.words
        pronoun = next((i for i in range(one.first, one.last) if words.lower[i] in _POINTING), None)
        if pronoun is None:
            return None
        prose = list(self.annotated.prose_paragraphs())
        at = next(
            n for n, paragraph in enumerate(prose) if paragraph.first <= pronoun < paragraph.last
        )
        subjects = (
            i
            for i in range(pronoun - 1, prose[max(0, at - 1)].first - 1, -1)
            if words.dep[i] in SUBJECTS
        )
        return next((i for i in subjects if words.pos[i] != "PRON"), None)
