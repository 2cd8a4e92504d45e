"""Finds names that end in lower case: organisations by country ("Utopian army") or by leader,
borders, rivers ("Danube river")."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from rashomon.model.name import NameKind
from rashomon.names.forms import SMALL_WORDS, head_noun
from rashomon.names.name_tokens import Kinds, Words
from rashomon.text.gazetteer import look_up
from rashomon.text.name_words import NameWords, country_names, demonyms, fold

Form = tuple[str, NameKind]
_OWNS = frozenset(
    ("the", "its", "their", "his", "country's", "government's")
)  # before a body of the one country that the story is about


def described_in(
    lines: Sequence[tuple[Words, str]],
    kinds: Kinds,
    lists: NameWords,
) -> list[Form]:
    """Returns the sorted (form, kind) pairs of such names. `lines`: words and whole text of each
    paragraph."""
    out: set[Form] = set()
    for words, text in lines:
        for i, word in enumerate(words):
            if (
                word.text in _by_first_word(lists.plain)
                and i
                and _is_owned(words, i)
                and (end := _phrase(words, i, lists.plain))
            ):
                out.add((_text(words, i, end), NameKind.ORGANISATION))
                if (
                    end + 1 < len(words)
                    and words[end].text == "of"
                    and kinds.get(words[end + 1].text) is NameKind.PLACE
                ):
                    out.add(
                        (_text(words, i, end + 2), NameKind.ORGANISATION)
                    )  # "the foreign ministry of Utopia"
            if word.text in _by_first_word(lists.stations) and (
                end := _phrase(words, i, lists.stations)
            ):
                out.add((_text(words, i, end), NameKind.ORGANISATION))
            if word.capital or word.compound:
                for start, end, kind in _at(words, i, kinds, lists):
                    out.add((" ".join(text[words[start].start : words[end - 1].end].split()), kind))
    if any(form.split()[-1] in lists.alone for form, _ in out):
        out |= {
            (form, NameKind.ORGANISATION)
            for head in lists.alone
            for form in (head, head.capitalize())
        }
    out |= _said_again(out, lists, kinds)
    return sorted(out)


def _said_again(out: Collection[Form], lists: NameWords, kinds: Kinds) -> set[Form]:
    """Adds sentence-initial variants ("Interior ministry") and bare nouns ("the mission") where the
    story names only one such body in full."""
    again: set[Form] = {
        (form[0].upper() + form[1:], kind)
        for form, kind in out
        if form[0].islower() and kind is NameKind.ORGANISATION
    }
    bodies = {form for form, kind in (*out, *kinds.items()) if kind is NameKind.ORGANISATION}
    for tail in (tail for tail in lists.tails if " " in tail and tail.endswith("hospital")):
        if sum(form.lower().endswith(f" {tail}") for form in bodies) == 1:
            again.add((tail, NameKind.ORGANISATION))
    for head in lists.only:
        if (
            len(
                {
                    _content(form, head)
                    for form in bodies
                    if " " in form and head_noun(form.split()).lower() == head
                }
            )
            == 1
        ):
            again |= {(form, NameKind.ORGANISATION) for form in (head, head.capitalize())}
    return again


def _content(form: str, head: str) -> frozenset[str]:
    """Returns the distinguishing words of a body, the same for "Ministry of Health" and "health
    ministry"."""
    return frozenset(word for word in fold(form).split() if word not in (head, *SMALL_WORDS))


def _is_owned(words: Words, i: int) -> bool:
    """Whether a definite article or a lower-case possessive precedes the word ("the health
    ministry", "the state's home ministry")."""
    before = words[i - 1]
    return before.lower in _OWNS or (before.possessive and before.text.islower())


def _at(
    words: Words, i: int, kinds: Kinds, lists: NameWords
) -> Iterator[tuple[int, int, NameKind]]:
    """Yields (start, end, kind) of each such name that begins at word `i`; half-open word
    indices."""
    end = _name_end(words, i, kinds)
    if words[i].compound:
        yield from _led(words, i, kinds, lists)
    if not end or end >= len(words):
        return
    name = _text(words, i, end)
    of_country = name in demonyms() or name in country_names()
    if of_country or kinds.get(name) is NameKind.PLACE:
        yield from _bodies(words, i, end, lists)
    if not words[end].joined:
        return
    kind = kinds.get(name)
    tail = _phrase(words, end, lists.place_tails)
    if tail and (kind is NameKind.PLACE or (of_country and words[end].lower == "border")):
        yield i, tail, NameKind.PLACE
    works = _phrase(words, end, lists.place_works)
    stock = words[end].lower == "market" and (kind is NameKind.ORGANISATION or bool(look_up(name)))
    if works and kind is not None and not of_country and not stock:
        yield i, works, NameKind.PLACE
    tail = _phrase(words, end, lists.tails)
    if (
        kind
        and tail
        and not (
            words[end].lower in ("hospital", "university")
            and (kind is NameKind.PLACE or look_up(name))
        )
    ):
        yield i, tail, NameKind.ORGANISATION
    if kind is NameKind.PERSON and words[end].lower in lists.rule:
        yield i, end + 1, NameKind.ORGANISATION


def _name_end(words: Words, i: int, kinds: Kinds) -> int:
    """Returns the end of the longest name or demonym that starts at `i`, or 0."""
    for end in range(min(len(words), i + 5), i, -1):
        if all(words[j].joined for j in range(i + 1, end)):
            text = _text(words, i, end)
            if text in kinds or text in demonyms() or text in country_names():
                return end
    return 0


def _text(words: Words, start: int, end: int) -> str:
    return " ".join(word.text for word in words[start:end])


def _phrase(words: Words, start: int, phrases: tuple[str, ...]) -> int:
    """Returns the end of the longest of these phrases found at `start`, or 0."""
    if start >= len(words):
        return 0
    for parts in _by_first_word(phrases).get(words[start].text, ()):
        end = start + len(parts)
        if end <= len(words) and all(
            words[start + k].text == p and (k == 0 or words[start + k].joined)
            for k, p in enumerate(parts)
        ):
            return end
    return 0


@lru_cache(maxsize=64)
def _by_first_word(phrases: tuple[str, ...]) -> Mapping[str, Sequence[Sequence[str]]]:
    """Indexes the phrases by first word, in the given order (longer ones first)."""
    out: dict[str, list[list[str]]] = {}
    for phrase in phrases:
        parts = phrase.split()
        out.setdefault(parts[0], []).append(parts)
    return out


def _bodies(
    words: Words, i: int, end: int, lists: NameWords
) -> Iterator[tuple[int, int, NameKind]]:
    """Yields a body of a country, unless its noun only modifies another ("the Utopian army
    base")."""
    if not (words[end].joined or words[end - 1].possessive):
        return
    stop = _phrase(words, end, lists.bodies) or (
        _phrase(words, end, tuple(lists.alone)) if not words[end - 1].possessive else 0
    )
    named_owner = (
        words[end - 1].possessive and words[stop - 1].lower == "ministry"
    )  # "Utopia's health ministry" names Utopia
    if stop and not named_owner:
        yield i, stop, NameKind.ORGANISATION


def _led(
    words: Words, i: int, kinds: Kinds, lists: NameWords
) -> Iterator[tuple[int, int, NameKind]]:
    """Yields bodies named by their leader or opponent: "Utopia-led alliance", "anti-Utopia
    alliance"."""
    after = i + 1
    if words[i].lower == "anti":
        after = _name_end(words, i + 1, kinds) if i + 1 < len(words) else 0
        heads: tuple[str, ...] = tuple(lists.alone)
    elif after < len(words) and words[after].lower == "led":
        after, heads = after + 1, lists.led
    else:
        return
    if not after or after >= len(words):
        return
    stop = _phrase(words, after, heads)
    if stop:
        yield i, stop, NameKind.ORGANISATION
