"""Finds names that end in lower case: organisations by country ("Utopian army") or by leader,
borders, rivers ("Danube river")."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from rashomon.model.name import NameKind
from rashomon.model.record import StringSequence, StringSet, StringStream, WordSet
from rashomon.names.forms import COUNTRY_WORDS, SMALL_WORDS, Kinds, head_noun
from rashomon.names.name_tokens import ParagraphWords, Words, words_as_text
from rashomon.shipped.words import ordered, set_of
from rashomon.text.gathering import by_key
from rashomon.text.gazetteer import look_up
from rashomon.text.name_words import fold

_BODY = NameKind.ORGANISATION


def described_in(lines: Iterable[ParagraphWords], kinds: Kinds) -> Kinds:
    """Returns the kinds of such names in lines in English. If a form has two kinds, the first
    counts."""
    described = set()
    for line in lines:
        words = line.words if line.annotated.read_whole else ()
        for i, word in enumerate(words):
            for end in _bodies_at(words, i, kinds):
                described.add((words_as_text(words[i:end]), _BODY))
            if word.capital or word.compound:
                for end, kind in _at(words, i, kinds):
                    described.add((line.form_of(i, end), kind))
    for form in list(_said_again(described, kinds)):
        described.add((form, _BODY))
    return dict(sorted(described, reverse=True))


def _bodies_at(words: Words, i: int, kinds: Kinds) -> Iterator[int]:
    """Yields where each body without a name that begins at word `i` ends: a station, and behind an
    article "the foreign ministry", also with its place ("the foreign ministry of Utopia")."""
    if i and _is_owned(words, i) and (end := _phrase(words, i, "plain")):
        yield end
        behind = [word.text for word in words[end : end + 2]]
        if behind[:1] == ["of"] and kinds.get(behind[-1]) is NameKind.PLACE:
            yield end + 2
    if end := _phrase(words, i, "stations"):
        yield end


def _said_again(described: Iterable[tuple[str, NameKind]], kinds: Kinds) -> StringStream:
    """Yields sentence-initial variants ("Interior ministry") and bare nouns ("the mission") where
    the story names only one such body in full."""
    bodies = set()
    for form, kind in (*described, *kinds.items()):
        if kind is _BODY:
            bodies.add(form)
    bare = set_of("name_words.alone")
    heads: StringSet = set()
    for form, kind in described:
        if kind is _BODY:
            yield form[0].upper() + form[1:]
        if form.split()[-1] in bare:
            heads.update(bare)
    for tail in ordered("name_words.tails"):
        times = sum(form.lower().endswith(f" {tail}") for form in bodies)
        if times == 1 and tail.endswith(" hospital"):
            yield tail
    of_head = by_key((head_noun(form.split()).lower(), form) for form in bodies if " " in form)
    for head in set_of("name_words.only"):
        if len({_content(form, head) for form in of_head[head]}) == 1:
            heads.add(head)
    for head in heads:
        yield from (head, head.capitalize())


def _content(form: str, head: str) -> WordSet:
    """Returns the distinguishing words of a body, the same for "Ministry of Health" and "health
    ministry"."""
    return frozenset(word for word in fold(form).split() if word not in (head, *SMALL_WORDS))


def _is_owned(words: Words, i: int) -> bool:
    """Whether a definite article or a lower-case possessive precedes the word ("the health
    ministry", "the state's home ministry")."""
    before = words[i - 1]
    return before.lower in set_of("small_words.before_own_bodies") or (
        before.possessive and before.text.islower()
    )


def _at(words: Words, i: int, kinds: Kinds) -> Iterator[tuple[int, NameKind]]:
    """Yields (end, kind) of each such name that begins at word `i`."""
    if words[i].compound and (stop := _led_end(words, i, kinds)):
        yield stop, _BODY
    end = _name_end(words, i, kinds)
    if not end or end == len(words):
        return
    name = words_as_text(words[i:end])
    kind = kinds.get(name)
    of_country = name in COUNTRY_WORDS
    if (of_country or kind is NameKind.PLACE) and (stop := _body_end(words, end)):
        yield stop, _BODY
    if words[end].joined:
        yield from _behind_name(words, end, name, kind)


def _behind_name(
    words: Words, end: int, name: str, kind: NameKind | None
) -> Iterator[tuple[int, NameKind]]:
    """Yields (end, kind) of each place and body that is called by a name of this kind and a word
    behind it: "Danube river", "Roe regime"."""
    after = words[end].lower
    of_country = name in COUNTRY_WORDS
    is_place = kind is NameKind.PLACE
    tail = _phrase(words, end, "place_tails")
    if tail and (is_place or (of_country and after == "border")):
        yield tail, NameKind.PLACE
    if kind is None:
        return
    works = _phrase(words, end, "place_works")
    if works and not of_country:
        yield works, NameKind.PLACE
    tail = _phrase(words, end, "tails")
    of_place = after in {"hospital", "university"} and (is_place or look_up(name))
    if tail and not of_place:
        yield tail, _BODY
    if kind is NameKind.PERSON and after in set_of("name_words.rule"):
        yield end + 1, _BODY


def _name_end(words: Words, i: int, kinds: Kinds) -> int:
    """Returns the end of the longest name or demonym that starts at `i`, or 0."""
    for end in range(min(len(words), i + 5), i, -1):
        if _are_joined(words[i:end]):
            text = words_as_text(words[i:end])
            if text in kinds or text in COUNTRY_WORDS:
                return end
    return 0


def _are_joined(words: Words) -> bool:
    """Whether nothing stands between the words."""
    return all(word.joined for word in words[1:])


def _phrase(words: Words, start: int, table: str) -> int:
    """Returns the end of the longest phrase of this list of name_words that stands at `start`, or
    0."""
    if start >= len(words):
        return 0
    for phrase in _by_first_word(table).get(words[start].text, ()):
        end = start + len(phrase.split())
        if words_as_text(words[start:end]) == phrase and _are_joined(words[start:end]):
            return end
    return 0


@cache
def _by_first_word(table: str) -> Mapping[str, StringSequence]:
    """Indexes the phrases of a list by first word, in their order (longer ones first)."""
    return by_key((phrase.split()[0], phrase) for phrase in ordered(f"name_words.{table}"))


def _body_end(words: Words, start: int) -> int:
    """Returns the end of a country's body that begins here, or 0: its noun does not only modify
    another ("the Utopian army base"), and "Utopia's health ministry" names Utopia."""
    owned = words[start - 1].possessive
    if not (words[start].joined or owned):
        return 0
    stop = _phrase(words, start, "bodies")
    if owned:
        if words[stop - 1].lower == "ministry":
            return 0
        return stop
    return stop or _phrase(words, start, "alone")


def _led_end(words: Words, i: int, kinds: Kinds) -> int:
    """Returns the end of a body named by its leader or opponent, or 0: "Utopia-led alliance",
    "anti-Utopia alliance"."""
    if words[i].lower == "anti":
        after = _name_end(words, i + 1, kinds)
        if after:
            return _phrase(words, after, "alone")
        return 0
    if words[i + 1 : i + 2] and words[i + 1].lower == "led":
        return _phrase(words, i + 2, "led")
    return 0
