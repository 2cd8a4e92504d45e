"""Finds names that end in lower case: organisations by country ("Utopian army") or by leader,
borders, rivers ("Danube river")."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from rashomon.mentions.names.forms import COUNTRY_WORDS, SMALL_WORDS, Kinds, head_noun
from rashomon.mentions.names.name_tokens import ParagraphWords, Word, Words, words_as_text
from rashomon.model.name import NameKind
from rashomon.shipped.words import ordered, set_of
from rashomon.text.gathering import by_key
from rashomon.text.name_words import fold

_BODY = NameKind.ORGANISATION


def described_in(lines: Iterable[ParagraphWords], kinds: Kinds) -> Kinds:
    """Returns the kinds of such names in lines in English. If a form has two kinds, the first
    counts."""
    described = set()
    for line in lines:
        words = line.words if line.annotated.read_whole else ()
        for word in words:
            for end in _bodies_at(word, kinds):
                described.add((words_as_text(word.up_to(end)), _BODY))
            if word.capital or word.compound:
                for end, kind in _names_at(word, kinds):
                    described.add((line.form_of(word, end), kind))
    # once all full forms are known
    for form in list(_said_again(described, kinds)):
        described.add((form, _BODY))
    return dict(sorted(described, reverse=True))


def _bodies_at(first: Word, kinds: Kinds) -> Iterator[Word]:
    """Yields the word behind each body without a name that begins here: a station, and behind an
    article "the foreign ministry", also with its place ("the foreign ministry of Utopia")."""
    if _is_owned(first) and (end := _phrase_of_table(first, "plain")):
        yield end
        if end.text == "of" and kinds.get(end.after.text) is NameKind.PLACE:
            yield end.after.after
    if end := _phrase_of_table(first, "stations"):
        yield end


def _said_again(described: Iterable[tuple[str, NameKind]], kinds: Kinds) -> Iterable[str]:
    """Yields other ways to say a body that the story names in full.

    They are sentence-initial variants ("Interior ministry") and bare nouns ("the mission"), where
    the story names only one such body.
    """
    bodies = set()
    for form, kind in (*described, *kinds.items()):
        if kind is _BODY:
            bodies.add(form)
    lone_words = set_of("name_words.alone")
    heads: set[str] = set()
    for form, kind in described:
        if kind is _BODY:
            yield form[0].upper() + form[1:]
        if form.split()[-1] in lone_words:
            heads.update(lone_words)
    for tail in ordered("name_words.tails"):
        times = sum(form.lower().endswith(f" {tail}") for form in bodies)
        if times == 1 and tail.endswith(" hospital"):
            yield tail
    of_head = by_key((head_noun(form.split()).lower(), form) for form in bodies if " " in form)
    for head in set_of("name_words.only"):
        if len({_content_words(form, head) for form in of_head[head]}) == 1:
            heads.add(head)
    for head in heads:
        yield from (head, head.capitalize())


def _content_words(form: str, head: str) -> frozenset[str]:
    """Returns the distinguishing words of a body, the same for "Ministry of Health" and "health
    ministry"."""
    return frozenset(word for word in fold(form).split() if word not in (head, *SMALL_WORDS))


def _is_owned(word: Word) -> bool:
    """Whether a definite article or a lower-case possessive precedes the word ("the health
    ministry", "the state's home ministry")."""
    before = word.before
    return before.lower in set_of("small_words.before_own_bodies") or (
        before.possessive and before.text.islower()
    )


def _names_at(first: Word, kinds: Kinds) -> Iterator[tuple[Word, NameKind]]:
    """Yields the word behind each such name that begins here, and its kind."""
    if first.compound and (stop := _led_end(first, kinds)):
        yield stop, _BODY
    end = _name_end(first, kinds)
    if not end:
        return
    name = words_as_text(first.up_to(end))
    kind = kinds.get(name)
    of_country = name in COUNTRY_WORDS
    if (of_country or kind is NameKind.PLACE) and (stop := _body_end(end)):
        yield stop, _BODY
    if end.joined:
        yield from _behind_name(end, name=name, kind=kind)


def _behind_name(behind: Word, name: str, kind: NameKind | None) -> Iterator[tuple[Word, NameKind]]:
    """Yields the word behind each place and body that is called by a name of this kind and a word
    behind it, and its kind: "Danube river", "Roe regime"."""
    after = behind.lower
    of_country = name in COUNTRY_WORDS
    is_place = kind is NameKind.PLACE
    tail = _phrase_of_table(behind, "place_tails")
    if tail and (is_place or (of_country and after == "border")):
        yield tail, NameKind.PLACE
    if kind is None:
        return
    works = _phrase_of_table(behind, "place_works")
    if works and not of_country:
        yield works, NameKind.PLACE
    tail = _phrase_of_table(behind, "tails")
    # "Harn hospital" may be any hospital there
    of_place = after in {"hospital", "university"} and is_place
    if tail and not of_place:
        yield tail, _BODY
    if kind is NameKind.PERSON and after in set_of("name_words.rule"):
        yield behind.after, _BODY


def _name_end(first: Word, kinds: Kinds) -> Word | None:
    """Returns the word behind the longest name or demonym that starts here, or None."""
    words = first.words(5)
    while words:
        text = words_as_text(words)
        if _are_joined(words) and (text in kinds or text in COUNTRY_WORDS):
            return words[-1].after
        words = words[:-1]
    return None


def _are_joined(words: Words) -> bool:
    """Whether nothing stands between the words."""
    return all(word.joined for word in words[1:])


def _phrase_of_table(first: Word, table: str) -> Word | None:
    """Returns the word behind the longest phrase of this list of name_words that starts here, or
    None."""
    for phrase in _by_first_word(table).get(first.text, ()):
        words = first.words(len(phrase.split()))
        if words_as_text(words) == phrase and _are_joined(words):
            return words[-1].after
    return None


@cache
def _by_first_word(table: str) -> Mapping[str, Sequence[str]]:
    """Indexes the phrases of a list by first word, in their order (longer ones first)."""
    return by_key((phrase.split()[0], phrase) for phrase in ordered(f"name_words.{table}"))


def _body_end(first: Word) -> Word | None:
    """Returns the word behind a country's body that begins here, or None: its noun does not only
    modify another ("the Utopian army base"), and "Utopia's health ministry" names Utopia."""
    owned = first.before.possessive
    if not (first.joined or owned):
        return None
    stop = _phrase_of_table(first, "bodies")
    if not owned:
        return stop or _phrase_of_table(first, "alone")
    if stop and stop.before.lower == "ministry":
        return None
    return stop


def _led_end(first: Word, kinds: Kinds) -> Word | None:
    """Returns the word behind a body named by its leader or opponent, or None: "Utopia-led
    alliance", "anti-Utopia alliance"."""
    after = first.after
    if first.lower == "anti":
        end = _name_end(after, kinds)
        if end:
            return _phrase_of_table(end, "alone")
    elif after.lower == "led":
        return _phrase_of_table(after.after, "led")
    return None
