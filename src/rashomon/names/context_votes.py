"""Counts what stands beside the mentions of a form and tells whether it is a name, and of what."""

from collections import Counter
from collections.abc import Mapping
from itertools import compress

from rashomon.names.forms import TITLES
from rashomon.names.name_tokens import ParagraphWords, Word, Words
from rashomon.shipped.words import set_of, texts

_BEFORE = set_of("small_words.before_names")
# The sort of thing that a noun says a name beside it is.
_SORTS = {
    noun: sort for sort, lists in texts("names.sorts").items() for noun in set_of(*lists.split())
}


def context_votes(line: ParagraphWords, name: Word, end: Word) -> Counter[str]:
    """Returns the votes of the mention that begins with the word `name` and stands before `end`:
    "seen", "firm" (capitalised in mid-sentence), "ner KIND" by the parser, and what stands before
    and after."""
    name_start = name.start
    closed = end.before.end
    votes = Counter(seen=1)
    labels = texts("names.kinds_of_labels")
    for first, last, label in line.entities:
        if first < closed and name_start < last:
            is_inside = first >= name_start - 4 and last <= closed + 2
            is_exact = is_inside and last - first >= 0.7 * (closed - name_start)
            votes[f"ner {labels.get(label, label)}"] += 1 + is_exact
    for signs in (
        _votes_within_name(line, first=name, end=end),
        _votes_before_name(name, end),
        _votes_behind_name(line, name=name, behind=end),
    ):
        votes.update(compress(signs, signs.values()))
    return votes


def _votes_within_name(line: ParagraphWords, first: Word, end: Word) -> Mapping[str, object]:
    behind = first.after.up_to(end)
    tokens = line.annotated.doc.char_span(first.start, first.end, alignment_mode="expand") or ()
    stops = all(token.is_stop for token in tokens)
    return {
        "opens": first.opens,
        "firm": not first.opens or any(word.capital for word in behind),
        "cried": _is_cried(line, first),
        "proper": any(token.pos_ == "PROPN" for token in tokens),
        "shouted": stops and first.text.isupper(),
        "small": stops and not behind and not first.text.isupper(),
    }


def _is_cried(line: ParagraphWords, first: Word) -> bool:
    """Whether these are the words that somebody shouts: "shouting Deo Gratias", 'cried "Deo
    Gratias"'; not who shouts: '"Help," shouted Jane Roe'."""
    verb = first.before.lower
    if verb not in set_of("saying.crying"):
        return False
    gap = line.text[first.before.end : first.start]
    return verb.endswith("ing") or gap in {' "', " '", " “", " ‘"}


def _votes_before_name(name: Word, end: Word) -> Mapping[str, object]:
    """Returns what the words before a name say of it, each under the signal that it votes for: "Mr"
    is a title, "at" stands before places."""
    before = name.before
    lower = before.lower
    is_title = before.capital and lower in TITLES
    sort = None if before.capital else _SORTS.get(lower)
    # a mark stands between
    if not name.joined:
        return {
            "owned": before.possessive,
            # "Lawyer, Jane Roe"
            "role before": sort != "role" and lower in set_of("name_words.roles"),
        }
    owner = before.before.lower if lower == "of" else ""
    return {
        "title": is_title,
        f"{sort} before": sort is not None and not is_title,
        "at": not is_title and not sort and lower in set_of("name_words.place_before"),
        f"after {lower}": lower in _BEFORE,
        "told": lower in {"told", "tells"} and name.after is end,
        "the": lower == "the",
        "the alone": lower == "the" and _ends_phrase(end),
        "seat": owner in set_of("people.nobles"),  # "the Duchess of Ainworth"
        "of place": owner in set_of("name_words.place_types", "places.that_places_have"),
    }


def _ends_phrase(behind: Word) -> bool:
    """Whether a name ends its phrase, by the word behind it."""
    return not behind.joined or behind.lower in set_of("small_words.that_go_on")


def _votes_behind_name(line: ParagraphWords, name: Word, behind: Word) -> Mapping[str, object]:
    """Returns what the words behind a name say of it: ", 41" an age, "told" that it speaks, ", a
    media firm" the sort of thing that it is."""
    last = behind.before
    gap = line.text[last.end : last.end + 6]
    after_comma = ""
    apposed = None
    if gap[:2] == ", ":
        after_comma = gap[2:]
        apposed = _apposition(behind.words(6))  # words in which its noun stands
    pronoun = _pronoun_in(behind.words(15))  # words after a name in which a pronoun may mean it
    word_behind = "" if last.possessive else behind.lower
    sort = token = None
    if word_behind and behind.joined and not behind.capital:
        sort = _sort_of(behind.words(2))
        token = line.annotated.token_at(behind.start)
    return {
        "age": after_comma[:2].isdigit() and not after_comma[2:3].isdigit(),
        f"{apposed} apposed": apposed,
        "it later" if pronoun in {"it", "its", "they"} else "he later": pronoun,
        "owner": last.possessive,
        "said": word_behind in set_of("saying.behind_names"),
        "parted": gap[:1] == "," and name.before.capital,
        # "citizens of Ainworth who fled"
        "who": word_behind == "who" and name.before.lower != "of",
        "reported": word_behind == "reported",
        f"{sort} after": sort,
        "before noun": token and token.pos_ in {"NOUN", "ADJ", "NUM"},
    }


def _pronoun_in(words: Words) -> str:
    """Returns the first of these words that stands for somebody, "" if there is none."""
    for word in words:
        if word.lower in set_of("small_words.for_somebody"):
            return word.lower
    return ""


def _sort_of(words: Words) -> str | None:
    """Returns the sort of thing that the first noun in small letters among these is of."""
    for word in words:
        if not word.capital and word.lower in _SORTS:
            return _SORTS[word.lower]
    return None


def _apposition(words: Words) -> str | None:
    """Returns the sort of the first noun of an apposition, if any: of "Roe, a local firm", that of
    "firm"."""
    if not words or words[0].lower not in {"a", "an", "the"}:
        return None
    for number, word in enumerate(words[1:], 1):
        if not word.joined or word.lower in _BEFORE:  # the phrase ends
            return None
        following = words[number + 1 : number + 2]
        is_last_noun = not (following and following[0].lower in _SORTS)  # "a media firm": a firm
        if word.lower in _SORTS and is_last_noun:
            return _SORTS[word.lower]
    return None
