"""Finds names that end in lower case: organisations by country ("Utopian army") or by leader,
borders, rivers ("Danube river")."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from rashomon.model.name import NameKind
from rashomon.names.forms import COUNTRY_WORDS, SMALL_WORDS, Kinds, head_noun
from rashomon.names.name_tokens import ParagraphWords, Words, form_of
from rashomon.shipped.words import ordered, set_of
from rashomon.text.gathering import by_key
from rashomon.text.gazetteer import look_up
from rashomon.text.name_words import fold


def described_in(lines: Iterable[ParagraphWords], kinds: Kinds) -> Kinds:
    """Returns the kinds of such names. If a form has two kinds, the first counts."""
    out = set()
    for line in lines:
        words = line.words
        for i, word in enumerate(words):
            if i and _is_owned(words, i) and (end := _phrase(words, i, "plain")):
                out.add((_text(words, i, end), NameKind.ORGANISATION))
                behind = [word.text for word in words[end : end + 2]]
                if behind[:1] == ["of"] and kinds.get(behind[-1]) is NameKind.PLACE:
                    # "the foreign ministry of Utopia"
                    out.add((_text(words, i, end + 2), NameKind.ORGANISATION))
            if end := _phrase(words, i, "stations"):
                out.add((_text(words, i, end), NameKind.ORGANISATION))
            if word.capital or word.compound:
                for end, kind in _at(words, i, kinds):
                    out.add((form_of(line, i, end), kind))
    out |= {(form, NameKind.ORGANISATION) for form in _said_again(out, kinds)}
    return dict(sorted(out, reverse=True))


def _said_again(out: Collection[tuple[str, NameKind]], kinds: Kinds) -> Iterator[str]:
    """Yields sentence-initial variants ("Interior ministry") and bare nouns ("the mission") where
    the story names only one such body in full."""
    named = [form for form, kind in out if kind is NameKind.ORGANISATION]
    yield from (form[0].upper() + form[1:] for form in named)
    bodies = {*named, *(form for form, kind in kinds.items() if kind is NameKind.ORGANISATION)}
    for tail in ordered("name_words.tails"):
        times = sum(form.lower().endswith(f" {tail}") for form in bodies)
        if times == 1 and tail.endswith(" hospital"):
            yield tail
    bare = set_of("name_words.alone")
    heads = {*bare} if any(form.split()[-1] in bare for form, _ in out) else set()
    for head in set_of("name_words.only"):
        full = (form for form in bodies if " " in form and head_noun(form.split()).lower() == head)
        if len({_content(form, head) for form in full}) == 1:
            heads.add(head)
    for head in heads:
        yield from (head, head.capitalize())


def _content(form: str, head: str) -> frozenset[str]:
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
        yield stop, NameKind.ORGANISATION
    end = _name_end(words, i, kinds)
    if not end or end == len(words):
        return
    name = _text(words, i, end)
    after = words[end].lower
    kind = kinds.get(name)
    of_country = name in COUNTRY_WORDS
    if (of_country or kind is NameKind.PLACE) and (stop := _body_end(words, end)):
        yield stop, NameKind.ORGANISATION
    if not words[end].joined:
        return
    tail = _phrase(words, end, "place_tails")
    if tail and (kind is NameKind.PLACE or (of_country and after == "border")):
        yield tail, NameKind.PLACE
    works = _phrase(words, end, "place_works")
    if works and kind is not None and not of_country:
        yield works, NameKind.PLACE
    tail = _phrase(words, end, "tails")
    of_place = after in {"hospital", "university"} and (kind is NameKind.PLACE or look_up(name))
    if kind and tail and not of_place:
        yield tail, NameKind.ORGANISATION
    if kind is NameKind.PERSON and after in set_of("name_words.rule"):
        yield end + 1, NameKind.ORGANISATION


def _name_end(words: Words, i: int, kinds: Kinds) -> int:
    """Returns the end of the longest name or demonym that starts at `i`, or 0."""
    for end in range(min(len(words), i + 5), i, -1):
        if all(word.joined for word in words[i + 1 : end]):
            text = _text(words, i, end)
            if text in kinds or text in COUNTRY_WORDS:
                return end
    return 0


def _text(words: Words, start: int, end: int) -> str:
    return " ".join(word.text for word in words[start:end])


def _phrase(words: Words, start: int, table: str) -> int:
    """Returns the end of the longest phrase of this list of name_words that stands at `start`, or
    0."""
    if start >= len(words):
        return 0
    for parts in _by_first_word(table).get(words[start].text, ()):
        end = start + len(parts)
        found = words[start:end]
        if [word.text for word in found] == parts and all(word.joined for word in found[1:]):
            return end
    return 0


@cache
def _by_first_word(table: str) -> Mapping[str, Sequence[Sequence[str]]]:
    """Indexes the phrases of a list by first word, in their order (longer ones first)."""
    phrases = map(str.split, ordered(f"name_words.{table}"))
    return by_key((words[0], words) for words in phrases)


def _body_end(words: Words, start: int) -> int:
    """Returns the end of a country's body that begins here, or 0: its noun does not only modify
    another ("the Utopian army base"), and "Utopia's health ministry" names Utopia."""
    owned = words[start - 1].possessive
    if not (words[start].joined or owned):
        return 0
    stop = _phrase(words, start, "bodies")
    if owned:
        return 0 if words[stop - 1].lower == "ministry" else stop
    return stop or _phrase(words, start, "alone")


def _led_end(words: Words, i: int, kinds: Kinds) -> int:
    """Returns the end of a body named by its leader or opponent, or 0: "Utopia-led alliance",
    "anti-Utopia alliance"."""
    if words[i].lower == "anti":
        after = _name_end(words, i + 1, kinds)
        return _phrase(words, after, "alone") if after else 0
    led = any(word.lower == "led" for word in words[i + 1 : i + 2])
    return _phrase(words, i + 2, "led") if led else 0
