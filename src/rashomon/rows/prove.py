"""What is shown of an author's question (`Prover`): it is the author's wording and looks it.

No proof by words can show who did what to whom, so none is tried. Two rules stay: every name in a
question stands in a sentence that the row quotes, else the row stands without it; and words that no
quoted sentence has are marked (`lacking`). A question is one plain sentence.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from rashomon.model.name import Name
from rashomon.model.point import Account
from rashomon.shipped.tables.language_tables import every_small_word
from rashomon.text.detect_language import guess_language, small_words_in
from rashomon.text.name_words import fold
from rashomon.text.numbers import lexemes_of, number_at
from rashomon.text.parsed_report import Annotations, ParsedWords, words_of
from rashomon.text.word_families import family_of

Parse = Callable[[str], ParsedWords]
LONGEST = 200  # characters of a question; nobody asks a longer one
_CAPITAL_NOUNS = frozenset({"de", "lb"})  # languages in which a capital makes no name
_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"://|www\.|\w@\w|\w\.(?:com|org|net)\b", re.IGNORECASE)
_SENTENCES = re.compile(r"[.!?]\s+\S")
_SIGNS = frozenset("$€£¥%+=°")
_NO_SIGN = frozenset("@#*_{}[]\\|~`<>")


@dataclass(frozen=True, slots=True)
class Proved:
    """What became of a question over some accounts: the ids of those over which it may stand.

    `foreign`: it, or what it quotes, is in another language than English, so that it is told on
    demand alone; `translated`: it is in another language than what it quotes.
    """

    accounts: frozenset[str] = frozenset()
    foreign: bool = False
    translated: bool = False


def is_plain(question: str) -> bool:
    """Returns whether a question is one sentence, not too long, without markup, addresses and signs
    that nobody sees."""
    plain = question.strip()
    if not plain or len(plain) > LONGEST or _ADDRESS.search(plain) or _SENTENCES.search(plain):
        return False
    return not _NO_SIGN & set(plain) and all(
        c.isalnum() or c == " " or unicodedata.category(c)[0] in "PM" or c in _SIGNS for c in plain
    )


class Prover:
    """Reads questions beside the sentences that their rows quote; `names`: those of the story, of
    which an author's own are left out; `parse`: reads the words of a question."""

    def __init__(
        self, annotated: Iterable[Annotations], names: Sequence[Name], parse: Parse
    ) -> None:
        self._pages = {a.report.id: a for a in annotated}
        own = [name for name in names if not (name.by or any(join.by for join in name.joins))]
        self._spelled = {
            spelling: name
            for name in own
            for text in (name.name, *name.spellings)
            if (spelling := tuple(_folded(text)))
        }
        self._parse = parse

    def proved(self, question: str, accounts: Sequence[Account]) -> Proved:
        """Returns over which of a row's accounts its question may stand."""
        if not is_plain(question):
            return Proved()
        unread = {a.report for a in accounts if not self._pages[a.report].read_whole}
        languages = {self._pages[one].report.language or "" for one in unread}
        language = _language_of(question, languages)
        foreign = bool(unread) or language != "en"
        if any(True for _ in self._strangers(question, language, accounts)):
            return Proved(foreign=foreign)
        mixed = len(unread) < len({a.report for a in accounts})
        if not unread or (language == "en" and mixed):
            return Proved(frozenset(a.id for a in accounts), language != "en")
        mine = frozenset(a.id for a in accounts if a.report in unread)
        return Proved(mine, True, languages != {language} or mixed)

    def lacking(self, question: str, accounts: Sequence[Account]) -> tuple[str, ...]:
        """Returns the words of a question that none of the quoted sentences has, as it has them."""
        held, numbers = set[str](), set[float]()
        for page, start, end in self._sentences(accounts):
            words = words_of(page.doc)
            here = words.at(start, end)
            held |= {family_of(words.lemma[i]) for i in here} | {words.lower[i] for i in here}
            numbers |= set(_numbers(page.report.text[start:end]).values())
        asked, figures = self._parse(question), _numbers(question)
        small = _small(asked)
        found = [
            asked.text[i]
            for i in range(len(asked))
            if any(map(str.isalnum, asked.text[i]))
            and asked.lower[i] not in small
            and not {asked.lower[i], family_of(asked.lemma[i])} & held
            and figures.get(asked.starts[i], None) not in numbers
        ]
        return tuple(dict.fromkeys(found))

    def _strangers(
        self, question: str, language: str, accounts: Sequence[Account]
    ) -> Iterator[str]:
        """The names of a question that stand in no sentence that its row quotes."""
        quoted = [
            _folded(page.report.text[start:end]) for page, start, end in self._sentences(accounts)
        ]
        words = [(found[0], found.start()) for found in _WORD.finditer(question)]
        small = _small(self._parse(question))
        at = 0
        while at < len(words):
            end = self._named(words, at)
            run = [fold(word) for word, _ in words[at:end]]
            name = self._spelled.get(tuple(run))
            spellings = [run]
            if name is not None:
                spellings += [_folded(s) for s in (name.name, *name.spellings)]
            elif not _may_be_name(words[at][0], language, small) or (at == 0 and language != "en"):
                at = end
                continue
            if not any(_stands(one, sentence) for one in spellings for sentence in quoted):
                yield " ".join(run)
            at = end

    def _named(self, words: Sequence[tuple[str, int]], at: int) -> int:
        """Where the longest name of the story that begins here ends; behind this word where none
        begins. What is written without capitals is one where it has two words or more."""
        for end in range(min(len(words), at + 8), at, -1):
            run = [word for word, _ in words[at:end]]
            capital = any(word != word.lower() for word in run)
            if tuple(map(fold, run)) in self._spelled and (capital or end > at + 1):
                return end
        return at + 1

    def _sentences(self, accounts: Sequence[Account]) -> Iterator[tuple[Annotations, int, int]]:
        for account in accounts:
            page = self._pages[account.report]
            yield (page, *page.sentence_of(account.quote))


def _small(words: ParsedWords) -> frozenset[str]:
    """The words of a question that tell nothing by themselves."""
    here = (words.lower[i] for i in range(len(words)) if words.common[i])
    return every_small_word().union(here)


def _may_be_name(word: str, language: str, small: Set[str]) -> bool:
    """Whether a word of a question is written as a name."""
    if word == word.lower() or word.casefold() in small:
        return False
    return language not in _CAPITAL_NOUNS and word[0].isalpha()


def _stands(sought: Sequence[str], words: Sequence[str]) -> bool:
    size = len(sought)
    return any(list(words[k : k + size]) == list(sought) for k in range(len(words) - size + 1))


def _folded(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]


def _numbers(text: str) -> Mapping[int, float]:
    """The numbers of a text, by where they begin."""
    lexemes, found, at = lexemes_of(text), dict[int, float](), 0
    while at < len(lexemes):
        read = number_at(lexemes, at)
        if read is not None:
            found[lexemes[at].start] = read[0]
        at = read[1] if read is not None else at + 1
    return found


def _language_of(question: str, quoted: Iterable[str]) -> str:
    """The code of the language of the question: English, unless it clearly is another or has more
    small words of one that it quotes."""
    code = guess_language(question)
    if code in ("en", None):
        own = small_words_in(question)
        return max(sorted({"en", *quoted}), key=lambda one: (own[one], one == "en"))
    return str(code)
