"""Keeps an author from heading a name with a crime that no quoted sentence says of it
(`Accusing`)."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from rashomon.differences.quoted_words import QuotedWords, names_person
from rashomon.model.name import Name, NameKind
from rashomon.shipped.words import set_of
from rashomon.text.name_words import fold
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.polarity import Polarity
from rashomon.text.standing import standing_at
from rashomon.text.token_index import subject_in
from rashomon.text.word_families import family_of

_IDLE = frozenset({"DET", "AUX", "PUNCT", "SPACE", "SYM"})
_SUBJECTS = ("nsubj", "attr")
_WORDS_OF_A_NAME = 3
_PARTS = frozenset({"does", "suffers", "is"})


class Accusing:
    """Says whether a heading with a word of harm, crime or guilt may stand over a name, and a name
    under it. `names`: those of the story; `parse`: reads a heading."""

    def __init__(self, names: Sequence[Name], parse: Callable[[str], ParsedWords]) -> None:
        self._parse = parse
        self._persons = frozenset(one.id for one in names if _may_be_person(one))
        self._words = _words_of(names)
        self._surnames = _words_of(one for one in names if one.kind is NameKind.PERSON)

    def harms(self, heading: str) -> frozenset[str]:
        """Returns the words of harm, crime or guilt of a heading, by their families."""
        words = self._parse(heading)
        told = (
            i
            for i in _harming(words, range(len(words)))
            if words.pos[i] != "PROPN" or fold(words.text[i]) not in self._surnames
        )
        return _families(words, told)

    def names_alone(self, words: QuotedWords, heading: str) -> bool:
        """Whether the words of a version would only name somebody under such a heading, or tell of
        a person nothing of the kind; not where they say it themselves ("up to 500 fighters" under
        "How many fighters were there?"), or their sentence says it of him."""
        asked, harms = self._parse(heading), self.harms(heading)
        own = _families(words.words, words.tokens)
        if not words.is_read or harms <= own:
            return False
        who, parts = _asked_for(asked)
        leading, there = words.leading(), own if who else _families(words.words, words.around)
        person = not words.named(words.tokens if who else leading).isdisjoint(self._persons)
        if not (who or person) and (words.quantities or words.days):
            return False
        if not (person and there.isdisjoint(harms)):
            kind = who or (asked.pos[0] != "AUX" and asked.tag[0] not in ("WRB", "WP", "WDT"))
            kind = kind and any(names_person(words.words, i) for i in leading)
            if words.has_predicate or not (person or kind):
                return False
        return not self._is_told(asked, words, parts)

    def _is_told(self, asked: ParsedWords, words: QuotedWords, parts: frozenset[str]) -> bool:
        """Whether the sentence says of all whom the words name first what a heading asks of them,
        with all that the heading names, and neither denies it nor leaves it open."""
        parsed, here, every = words.words, words.around, range(len(asked))
        harming = list(_harming(asked, every))
        telling = [i for i in every if i not in harming and asked.pos[i] not in _IDLE]
        if not _families(asked, telling, common=False) <= _families(parsed, here):
            return False
        told = [
            k
            for k in _harming(parsed, here)
            if _is_affirmed(parsed, k)
            # "killer" is who killed, and no murderer
            and any(asked.lemma[i].startswith(parsed.lemma[k]) for i in harming)
        ]
        named = [i for i in words.leading() if words.named([i]) or names_person(parsed, i)]
        said = (any(_part(parsed, i, k) in parts for k in told) for i in named)
        return bool(named) and all(said)

    def is_said(self, question: str, quoted: Sequence[QuotedWords]) -> bool:
        """Whether a quoted sentence says of whom the question names what it asks: in these words,
        in this order, with nobody and nothing else between, and not denied."""
        asked = self._parse(question)
        named = [i for i in range(len(asked)) if self._accused(asked, i)]
        if not named:
            return True
        ends = sorted((*named, *_harming(asked, range(len(asked)))))
        wanted = _telling(asked, range(ends[0], ends[-1] + 1))
        key = [family_of(asked.lemma[i]) for i in wanted]
        for one in quoted:
            words, here = one.words, _telling(one.words, one.around) if one.is_read else []
            for run in (here[n : n + len(key)] for n in range(len(here))):
                if (
                    [family_of(words.lemma[i]) for i in run] == key
                    and _is_whole(words, range(run[0], run[-1] + 1))
                    and all(
                        self._bears(asked, i, words, k) for i, k in zip(wanted, run, strict=True)
                    )
                ):
                    return True
        return False

    def may_head(self, words: ParsedWords, tokens: range) -> bool:
        """Whether words of a sentence may head a difference: where they hold a name and a crime,
        the sentence says it of nobody else, and neither denies nor leaves it open."""
        harming = list(_harming(words, tokens))
        if not (harming and any(self._accused(words, i) for i in tokens)):
            return True
        return _is_whole(words, tokens) and all(_is_affirmed(words, i) for i in harming)

    def _accused(self, words: ParsedWords, i: int) -> bool:
        """Whether a word names somebody, or is a kind of person of whom something is asked."""
        kind = names_person(words, i) and words.dep[i] in _SUBJECTS and not _is_harm(words, i)
        named = words.pos[i] == "PROPN" or fold(words.text[i]) in self._words
        return words.pos[i] not in _IDLE and not words.common[i] and (named or kind)

    def _bears(self, asked: ParsedWords, i: int, words: ParsedWords, k: int) -> bool:
        """Whether a word of a sentence tells what that of a question asks: of him who does it, or
        of him to whom it is done; and does not deny it, nor leave it open, unless that is asked."""
        if self._accused(asked, i) and _role(asked, i) != _role(words, k):
            return False
        polarity = standing_at(words, k).polarity if _is_harm(asked, i) else Polarity.AFFIRMED
        is_open = polarity is Polarity.UNCLEAR and asked.pos[0] == "AUX"
        alike = asked.pos[i] == words.pos[k] or not _is_harm(asked, i)
        return alike and (polarity is Polarity.AFFIRMED or is_open)


def _words_of(names: Iterable[Name]) -> frozenset[str]:
    return frozenset(fold(word) for one in names for text in one.spellings for word in text.split())


def _may_be_person(name: Name) -> bool:
    """Whether a name is a person's, or may be one that was taken for an organisation's."""
    whole = 1 < len(name.name.split()) <= _WORDS_OF_A_NAME
    return name.kind is NameKind.PERSON or (whole and name.kind is not NameKind.PLACE)


def _role(words: ParsedWords, i: int) -> tuple[str, bool, str]:
    """How a word stands to its verb, subjects of passives as others, and to which word."""
    above = words.head[i]
    return words.dep[i][:5], words.child(above, "auxpass") is not None, words.lemma[above]


def _families(words: ParsedWords, tokens: Iterable[int], *, common: bool = True) -> frozenset[str]:
    return frozenset(family_of(words.lemma[i]) for i in tokens if common or not words.common[i])


def _asked_for(asked: ParsedWords) -> tuple[bool, frozenset[str]]:
    """Whether a heading asks for somebody, and what he has to do with its word of harm."""
    harming = list(_harming(asked, range(len(asked))))
    if any(names_person(asked, i) for i in harming):
        return True, _PARTS
    who = asked.lower[:1] in (["who"], ["whose"], ["whom"])
    return who, frozenset(_part(asked, 0, k) for k in harming) - {""} if who else _PARTS


def _is_affirmed(words: ParsedWords, i: int) -> bool:
    return standing_at(words, i).polarity is Polarity.AFFIRMED


def _part(words: ParsedWords, i: int, k: int) -> str:
    """What somebody has to do with a word of harm: he does it, suffers it, or is what it calls
    him ("the robber, Jon Pell"); "" where nothing says so."""
    while words.dep[i] == "conj":
        i = words.head[i]
    above, subject = words.head[i], subject_in(words, k) == i
    if words.pos[k] != "VERB":
        return "is" if names_person(words, k) and _is_called(words, i, k) else ""
    done = words.child(k, "auxpass") is not None or (words.dep[k], words.tag[k]) == ("acl", "VBN")
    by = words.dep[i] == "pobj" and words.lower[above] == "by" and words.head[above] == k
    if (subject and done) or (above == k and words.dep[i] in ("dobj", "nsubjpass")):
        return "suffers"
    blames = words.lemma[k] in set_of("questions.accusing")
    return "does" if by or (subject and not blames) else ""


def _is_called(words: ParsedWords, i: int, k: int) -> bool:
    """Whether a noun is said to be what somebody is: beside his name, or by "is" or "named"."""
    above = words.head[i]
    if words.dep[i] == "pobj" and words.lower[above] == "as":
        naming = words.head[above]
        return words.lemma[naming] in ("name", "identify") and subject_in(words, naming) == k
    pair = (words.dep[k], words.dep[i])
    if words.head[k] == above:
        return pair in (("nsubj", "attr"), ("attr", "nsubj"), ("nsubjpass", "oprd"))
    return (words.head[k] == i and pair[0] in ("compound", "nmod", "appos")) or (
        above == k and pair[1] == "appos"
    )


def _is_harm(words: ParsedWords, i: int) -> bool:
    told = set_of("differences.harm")
    return any(verb in told or family_of(verb) in _harms() for verb in _verbs_of(words.lemma[i]))


@cache
def _harms() -> frozenset[str]:
    """The families that words of harm name; of others ("win", of which "beat" is) only these words
    tell of harm."""
    told = set_of("differences.harm")
    often = Counter(map(family_of, told))
    return frozenset(f for f in often if often[f] > 1 or any(word.startswith(f) for word in told))


def _verbs_of(lemma: str) -> Iterator[str]:
    """A word, and of a deed in -ing the verbs that it can be of: "killing", "stabbing"."""
    yield lemma
    if lemma.endswith("ing"):
        stem = lemma.removesuffix("ing")
        yield from (stem, f"{stem}e", stem[:-1])


def _harming(words: ParsedWords, tokens: range) -> Iterator[int]:
    return (i for i in tokens if _is_harm(words, i))


def _telling(words: ParsedWords, tokens: range) -> list[int]:
    return [i for i in tokens if words.pos[i] not in _IDLE]


def _is_whole(words: ParsedWords, tokens: range) -> bool:
    """Whether the words hang together: one of them governs all others."""
    return sum(words.head[i] not in tokens or words.head[i] == i for i in tokens) == 1
