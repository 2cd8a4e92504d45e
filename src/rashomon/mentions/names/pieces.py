"""Cuts the pieces of a line that may each be one name: runs of capitalised words, parted where the
parser sees two names, without titles, days and words that only open a sentence."""

from collections.abc import Collection, Iterator, Sequence

from rashomon.mentions.names.forms import HEADS, MODIFIERS, TITLES
from rashomon.mentions.names.name_tokens import FUNCTION_WORDS, ParagraphWords, Word, Words
from rashomon.shipped.words import lowered, set_of
from rashomon.text.name_words import KNOWN_BODIES, PARTICLES, country_names, demonyms
from rashomon.text.speaker_words import sex_of_given_name

DAYS = frozenset(lowered("calendar.weekdays", "calendar.months", "calendar.short_months"))
_LINKS = set_of("small_words.inside_names")
_NO_NAMES = set_of("small_words.capitalised")
_WHOLE = frozenset({"ORG", "FAC", "LAW", "EVENT", "WORK_OF_ART"})  # entities of several names
_OF = frozenset({"of", "for"})
_LOOSE = frozenset({"and", "in", "on", "to"})  # they join two names as often as they stand in one
_LONGEST = 24  # words of a run


def is_headline_case(words: Words, line: str) -> bool:
    """Whether a line is in title case, so that capitals do not mark names: a "To" or 75% of its
    words over three letters, and no final full stop."""
    if line.rstrip().rstrip("\"')").endswith("."):
        return False
    if any(word.text == "To" for word in words[1:]):
        return True
    long = [word for word in words if len(word.text) > 3 and word.text[0].isalpha()]
    return len(long) >= 4 and sum(word.text[0].isupper() for word in long) >= 0.75 * len(long)


def pieces_of(line: ParagraphWords, plain: Collection[str]) -> Iterator[Words]:
    """Yields the words of each piece. `plain`: words that the story has in small letters."""
    for run in _runs_of(line):
        for words in _without_days(run, line):
            start = 0
            while start < len(words) and _only_opens(line, words[start:], plain):
                start += 1
            yield from _without_titles(words[start:], line)


def label_at(line: ParagraphWords, words: Words) -> str | None:
    """Returns the parser's label of the entity that covers all of these words, or None."""
    start, end = words[0].start, words[-1].end
    for first, last, label in line.entities:
        if first <= start and end <= last:
            return label
    return None


def _runs_of(line: ParagraphWords) -> Iterator[Words]:
    """Yields runs of capitalised words, with particles and links such as "of" inside a name."""
    reached = -1
    ends = {end for _, end, _ in line.entities}
    starts = {start for start, _, _ in line.entities}
    persons = {start for start, _, label in line.entities if label == "PERSON"}
    for word in line.words:
        if not word.capital or word.start < reached:
            continue
        run = [word]
        while len(run) < _LONGEST and (more := _goes_on(line, run)):
            last, start = run[-1], more[0].start
            is_apart = last.text.isupper() or last.lower in TITLES or last.end in ends
            is_apart = is_apart or bool(sex_of_given_name(more[0].text))
            is_border = start in starts and (start in persons or last.end in ends) and is_apart
            is_given = bool(sex_of_given_name(last.text))
            if is_border and not is_given and label_at(line, [last, more[0]]) is None:
                break
            run += more
        reached = run[-1].end
        yield run


def _goes_on(line: ParagraphWords, run: Sequence[Word]) -> list[Word]:
    """Returns the words with which a run goes on up to its next capitalised word, none if it
    ends: of "Bank of Utopia said", behind "Bank", "of Utopia"."""
    last = run[-1]
    between: list[Word] = []
    for word in last.after.words(4):
        if not word.joined and not (not between and last.possessive and word.start - last.end <= 3):
            return []
        between.append(word)
        if word.capital:
            break
        if word.lower not in _LINKS | PARTICLES:
            return []
    if not between or not between[-1].capital:
        return []
    links = {word.lower for word in between[:-1]}
    if not links and not last.possessive:
        return between
    if links and links <= PARTICLES:
        return between
    is_whole = label_at(line, [*run, *between]) in _WHOLE
    if last.possessive:
        houses = set_of("institutions.houses", "institutions.bodies")
        is_of_people = last.text not in country_names() and between[-1].lower in houses
        return between if is_whole or is_of_people else []
    heads = set_of("name_words.heads_of", "name_words.place_of")
    is_headed = links <= _OF | {"the"} and not heads.isdisjoint({run[0].lower, last.lower})
    if not links.isdisjoint(_LOOSE):
        is_whole = is_whole and any(word.lower in HEADS for word in (*run, *between))
    return between if is_headed or (is_whole and "at" not in links) else []


def _without_days(run: Words, line: ParagraphWords) -> Iterator[Words]:
    """Yields the parts of a run between the names of days and months; "April Roe", "Premier May"
    and "Mr March" are no days."""
    part: list[Word] = []
    for word in run:
        is_day = word.lower in DAYS and not _is_of_person(word, line)
        if is_day or word.lower in _NO_NAMES:
            if part:
                yield part
            part = []
        else:
            part.append(word)
    if part:
        yield part


def _is_of_person(word: Word, line: ParagraphWords) -> bool:
    """Whether a month is a person's name: a title or given name stands before it, or the parser
    sees a person's name begin with it and go on."""
    before = word.before
    is_titled = before.lower in TITLES - MODIFIERS or sex_of_given_name(before.text)
    if word.joined and before.capital and is_titled:
        return True
    for start, end, label in line.entities:
        if label == "PERSON" and start == word.start and end > word.end:
            return True
    is_led = word.opens or sex_of_given_name(word.text) is not None
    return is_led and word.after.joined and word.after.capital and word.after.lower not in DAYS


def _only_opens(line: ParagraphWords, words: Words, plain: Collection[str]) -> bool:
    """Whether the first of the words has its capital only because it opens a sentence."""
    first = words[0]
    if not first.capital:
        return len(words) > 1 and first.lower not in PARTICLES
    if not first.opens:
        return False
    if first.lower in FUNCTION_WORDS and (len(first.text) == 1 or not first.text.isupper()):
        return True
    if first.text.isupper():
        return False
    if len(words) == 1 or first.text in country_names() or first.text in demonyms():
        return False
    if first.lower in PARTICLES and not first.after.capital:
        return False
    if first.lower in set_of("name_words.roles"):
        return True
    if label_at(line, words):
        return False
    if first.lower in plain and not sex_of_given_name(first.text):
        return True
    token = line.annotated.token_at(first.start)
    return token is not None and (token.is_stop or token.pos_ in set_of("grammar.no_name"))


def _without_titles(words: Words, line: ParagraphWords) -> Iterator[Words]:
    """Yields the name behind the last title, and the name before the titles, if any: of "Ainworth
    Mayor Jane Roe", "Ainworth" and "Jane Roe". The name of a body or place is left whole."""
    if not words:
        return
    if " ".join(word.text for word in words) in KNOWN_BODIES:
        yield words
        return
    last = words[-1].lower
    heads = HEADS | set_of("name_words.place_heads", "name_words.other_heads")
    has_small_words = any(not word.capital and word.lower not in PARTICLES for word in words)
    titles = [n for n, word in enumerate(words[:-1]) if word.lower in TITLES]
    if last in heads or (has_small_words and label_at(line, words) in _WHOLE):
        yield words
    elif titles:
        behind = titles[-1] + 1
        before = [word for word in words[: titles[0]] if word.lower not in MODIFIERS]
        if before:
            yield before
        yield words[behind:]
    elif last in TITLES and len(words) > 1:
        yield words[:-1]
    elif words[0].text in demonyms() and len(words) > 2 and _is_nation_of_person(words, line):
        yield words[1:]
    else:
        yield words


def _is_nation_of_person(words: Words, line: ParagraphWords) -> bool:
    """Whether a nation stands before a person's name: "Utopian Jane Roe"."""
    return label_at(line, words[1:]) == "PERSON" or bool(sex_of_given_name(words[1].text))
