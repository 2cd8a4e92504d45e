"""Finds what is told beside the words of a version, in consecutive words of their sentence
(`beside`): first what follows the subject of a clause."""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import chain
from operator import attrgetter

from rashomon.differences.quoted_words import QuotedWords
from rashomon.numbers.amounts import top_of_amount
from rashomon.quantities.measures import unit_called
from rashomon.shipped.words import set_of
from rashomon.text.gathering import grouped
from rashomon.text.parsed_report import SUBJECTS, ParsedWords
from rashomon.text.parsed_word import ParsedWord, top_among, words_at

_MOST = 10  # words


def beside(versions: Sequence[Sequence[QuotedWords]], noun: str) -> str:
    """Returns what most of these sentences tell beside the words, the shortest of equals, with no
    word that a version lacks. `noun` is what the words count, if they do not end with it."""
    quoted_words = list(chain(*versions))
    one_noun = len(grouped(quoted_words, attrgetter("noun"))) == 1
    shared = set.intersection(*map(_words_of, versions))
    return (
        most_printed(_words_beside(words, shared, with_noun=one_noun) for words in quoted_words)
        or noun
    )


def _words_of(version: Sequence[QuotedWords]) -> set[str]:
    """Returns the words in the sentences of a version."""
    return {quoted.words.text[i] for quoted in version for i in quoted.around}


def most_printed(texts: Iterable[str]) -> str:
    """Returns the text that most of these are, the shortest of equals. Texts that say nothing do
    not count."""
    often = Counter(texts)
    del often[""]
    return min(often, key=lambda text: (-often[text], len(text), text), default="")


def _words_beside(quoted: QuotedWords, shared: Set[str], *, with_noun: bool) -> str:
    """Returns the words behind or before those of a version, if all versions share them.

    Behind a subject stands what it does, so there the words behind come first: of "nine goats fled
    the barn", "fled the barn".
    """
    words = quoted.words
    sentence = quoted.around
    first = quoted.tokens.start
    last = quoted.tokens.stop
    if not quoted.page.annotated.read_whole or last <= first:
        return ""
    behind = _places_behind(words, first=first, last=last, sentence=sentence, with_noun=with_noun)
    before = _places_before(words, first=first, sentence=sentence)
    places = before or behind
    top = top_among(words, quoted.tokens)
    if behind and top_of_amount(words, noun=top, first=first, last=last).dep in SUBJECTS:
        places = behind
    # a word that only some of the versions have would tell too much
    if not places or not shared >= {*words.text[places.start : places.stop]}:
        return ""
    return quoted.page.annotated.report.span(words.starts[places[0]], words.ends[places[-1]]).line


def _places_behind(
    words: ParsedWords, first: int, last: int, sentence: range, with_noun: bool
) -> range:
    """Returns the words behind those of a version, from the noun on with which they end, where all
    count by it.

    Loose words at the end are left out. If none of the words says anything, there are none.
    """
    stop = last
    while stop < sentence.stop and stop - last < _MOST and _goes_on(words, stop):
        stop += 1
    while stop > last and words.pos[stop - 1] in set_of("parse.loose"):
        stop -= 1
    if not any(_says(ParsedWord(words, i)) for i in range(last, stop)):
        return range(0)
    noun = with_noun and words.pos[last - 1] == "NOUN" and last - 1 > first
    return range(last - noun, stop)


def _places_before(words: ParsedWords, first: int, sentence: range) -> range:
    """Returns the words before those of a version, from the subject of their clause on.

    A conjunction or "which" that opens them and an article that ends them are left out: of "and the
    keeper counted the nine", "the keeper counted".
    """
    start = _start_before(words, first=first, sentence=sentence)
    if start < first and _begins_within_amount(words, start, sentence):
        return range(0)
    leading = set_of("parse.leading")
    relative = set_of("parse.relative")
    while start < first and (words.pos[start] in leading or words.tag[start] in relative):
        start += 1
    while first > start and words.pos[first - 1] == "DET":
        first -= 1
    before = range(start, first)
    return before if _tells(words, before) else range(0)


def _start_before(words: ParsedWords, first: int, sentence: range) -> int:
    """Returns where the words before those of a version begin. A subject far ahead counts only if
    no telling words stand nearer."""
    start = first
    while start > sentence.start and first - start < _MOST and _goes_on(words, start - 1):
        start -= 1
    subject_start = _begin_of_subject(words, first)
    # words to the subject, if none that tell stand nearer
    is_in_reach = max(sentence.start, first - 18) <= subject_start < first
    if is_in_reach and (start <= subject_start or not _tells(words, range(start, first))):
        start = subject_start
    return start


def _begins_within_amount(words: ParsedWords, start: int, sentence: range) -> bool:
    """Whether words begin with what another number counts, as behind 57 in "57 passengers and", or
    within a word: "-pound bear"."""
    if words.text[start] == "-":
        return True
    number = ParsedWord(words, start - 1)
    return start > sentence.start and number.pos in {"NUM", "SYM"} and number.head.i >= start


def _begin_of_subject(words: ParsedWords, first: int) -> int:
    """Returns where the subject begins of the clause in which this word stands, or what a "which"
    stands for; the word itself if no verb stands before it."""
    verb = ParsedWord(words, first).predicate
    subject = verb.subject if verb.i < first else None
    if subject is None:
        return first
    if subject.tag in set_of("parse.relative"):
        subject = verb.head
    return subject.left


def _goes_on(words: ParsedWords, i: int) -> bool:
    """Whether no mark, number or line stands here at which a phrase ends."""
    hyphen = words.text[i] == "-" and words.ends[i - 1] == words.starts[i]
    return hyphen or not (words.is_sign(i) or words.pos[i] in {"NUM", "SYM"})


def _says(word: ParsedWord) -> bool:
    """Whether a word tells something, not only that somebody says it."""
    if word.is_common or word.pos not in {"VERB", "NOUN", "PROPN"}:
        return False
    return word.cue is None


def _tells(words: ParsedWords, places: range) -> bool:
    """Whether something is named: a verb alone does not say what is counted, nor does "a day
    after"."""
    for word in words_at(words, places):
        if word.is_noun and not word.is_common and unit_called(word.lower) is None:
            return True
    return False
