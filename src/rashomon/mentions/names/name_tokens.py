"""Tokenises prose for finding names: "U.N." and "al-Bab" stay whole, "Utopian-led" and
"anti-Utopian" are split, 's is removed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from sys import intern

from rashomon.mentions.names.forms import COUNTRY_WORDS
from rashomon.model.record import record
from rashomon.shipped.words import PatternMatch, ordered, pattern_of, set_of
from rashomon.text.name_words import ABBREVIATED, ARTICLES
from rashomon.text.parsed_report import Annotations, Paragraph
from rashomon.text.white_space import single_spaced

# A seat, "(R-Utah)", is a party's letter and a place.
_WORD = pattern_of(
    r"(?:(?<=\()|(?<=, ))[RDI](?=-[A-Z])"
    r"|(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![\w]))?(?:'s\b)?|[^\W_]+(?:(?:[-'&]"
    r"|\.(?=[a-z]{2,3}\b))[^\W_]+)*'?"
)
_GIVEN = pattern_of(
    r"(?:[BCDGHJKMNPSTWY]|Ch|Kk|Ss|R|L)?h?[AEIOUWYaeiouwy]{1,4}(?:ng"
    r"|[nkmlptrh])?-(?:[bcdghjkmnpstwyr]|ch|kk|ss)?h?[aeiouwy]{1,4}(?:ng|[nkmlptrh])?"
)
_COMPOUNDS = ordered("names.compound_endings")
_SURNAME = pattern_of(r"(?:^|[^\w'])[A-Z][a-z]{1,5} $")
_TITLED = pattern_of(r" [A-Z][a-z]+")
_FAMILY_BEHIND = pattern_of(r" [A-Z][a-z]{1,5}\b")
FUNCTION_WORDS = set_of("small_words.function_words")  # with which no name begins


@dataclass(eq=False, slots=True)
class Word:
    """A word of the prose, without possessive, and its context. Its neighbours are those in its
    line (`link_line`).

    - `opens`: it starts a sentence, quotation or item, so its capital is no evidence
    - `joined`: only a space or "&" separates it from the word before
    - `compound`: it is the first part of a hyphenated adjective; a name may end with it but not go
      on after it
    - `capital`: it is capitalised like a name: first letter, after an article ("al-Bab"), or inside
      ("eBay")
    """

    text: str
    start: int
    end: int
    opens: bool = False
    joined: bool = False
    possessive: bool = False
    compound: bool = False
    capital: bool = False
    before: "Word" = field(init=False, repr=False)
    after: "Word" = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.before = self.after = self

    @property
    def lower(self) -> str:
        """Returns the text in lower case, without a final full stop."""
        return self.text.lower().rstrip(".")

    def up_to(self, end: "Word") -> "Words":
        """Returns it and the words behind it that stand before `end`."""
        words = []
        word = self
        while word.start < end.start:
            words.append(word)
            word = word.after
        return words

    def words(self, most: int) -> "Words":
        """Returns it and the words behind it, so many at most."""
        end = self
        for _ in range(most):
            end = end.after
        return self.up_to(end)


Words = Sequence[Word]


def link_line(words: Words) -> None:
    """Tells each word of a line its neighbours, which a store does not keep."""
    end = words[-1].end
    edges = Word(text="", start=-1, end=-1), Word(text="", start=end, end=end)
    for before, after in pairwise((edges[0], *words, edges[1])):
        before.after = after
        after.before = before


def paragraph_words(annotated: Annotations, paragraph: Paragraph, text: str) -> list[Word]:
    """Returns the words of a paragraph in order. `text` is the Doc's text; it is passed in because
    the Doc rebuilds it on every access."""
    starts = {sentence.start_char for sentence in annotated.sentences_in(paragraph)}
    out = []
    before = None
    for match in _WORD.finditer(text, paragraph.start, paragraph.end):
        for word in _words_of_match(match, text):
            word.capital = _is_capital(word.text)
            word.opens = not before or word.start in starts
            if before:
                gap = text[before.end : word.start]
                if before.possessive:
                    gap = gap.removeprefix("'s").removeprefix("'")
                if not before.compound and _opens_sentence(text, start=word.start, gap=gap):
                    word.opens = True
                apart = before.possessive or before.compound
                # nothing but a blank or "&" parts it from the word before
                word.joined = gap in {" ", " & ", "  "} and not apart
            before = word
            out.append(word)
    return out


def _is_capital(text: str) -> bool:
    article, _, behind_article = text.partition("-")
    if text[0].isupper():
        return True
    if article in ARTICLES and behind_article[:1].isupper():
        return True
    return len(text) > 2 and text.isalpha() and any(letter.isupper() for letter in text[1:3])


def _opens_sentence(text: str, start: int, gap: str) -> bool:
    """Whether the punctuation before a word (`gap`) makes it the first of a sentence or
    quotation."""
    if gap.endswith(('"', "'", "[")):
        return True
    if gap.endswith("(") and text[start : start + 2].istitle():
        return True
    return gap.strip().strip("\"')(]")[-1:] in tuple(".?!:;•*|>…")


def _is_initial(letter: str, before: str) -> bool:
    """Whether a letter is one of a name: "Jane A. Roe", but not "Q. Why was it shut?"."""
    return len(letter) == 1 and letter.isupper() and not (letter == "Q" and before in {"", "\n"})


def _words_of_match(match: PatternMatch, text: str) -> Iterator[Word]:
    """Yields the one or more words of a raw match: possessives removed, abbreviations with their
    full stop, compounds split."""
    start, end = match.span()
    raw = intern(match.group())  # one object in all reports
    if raw.endswith(("'", "'s")):
        stem = raw[: raw.rfind("'")]
        possessive = raw.endswith("'s") or stem.endswith(("s", "x", "z"))
        yield from _words_between_hyphens(stem, start=start, possessive=possessive)
        return
    initial = _is_initial(raw, before=text[max(0, start - 1) : start])
    is_abbreviation = raw.lower() in set_of("names.abbreviations") or f"{raw}." in ABBREVIATED
    if text[end : end + 1] == "." and (is_abbreviation or initial):
        raw += "."
        end += 1
    if (
        # of the form of a given name, with a surname beside it
        _GIVEN.fullmatch(raw)
        and not raw.endswith(_COMPOUNDS)
        and (_SURNAME.search(text[max(0, start - 10) : start]) or _FAMILY_BEHIND.match(text, end))
    ):  # "Roh Min-seo", "Min-seo Roh": a given name in two syllables, the second small
        yield Word(text=raw, start=start, end=end)
        return
    tail = raw.partition("-")[2]
    titled = bool(tail and _TITLED.match(text, end)) and tail not in COUNTRY_WORDS
    yield from _words_between_hyphens(raw, start=start, possessive=False, titled=titled)


def _words_between_hyphens(
    raw: str, start: int, possessive: bool, *, titled: bool = False
) -> Iterator[Word]:
    """Yields one word, or two where a hyphen joins a name to a common word: of "Harn-based", "Harn"
    and "based".

    `titled`: a capitalised word follows ("Anti-Flood Bureau"), so a prefix belongs to the name.
    """
    head, _, tail = raw.partition("-")
    behind = start + len(head) + 1
    first = Word(text=head, start=start, end=behind - 1, compound=True)
    capital = head[:1].isupper()
    if tail[:1].isupper() and head.lower() in set_of("names.prefixes") and not (titled and capital):
        yield first
        yield from _words_between_hyphens(tail, start=behind, possessive=possessive)
    elif (
        # one name, one common word: not "A-level", "Mother-of-two"
        tail[:1].islower()
        and capital
        and len(head) > 1
        and head.lower() not in ARTICLES
        and "-" not in tail
    ):
        yield first
        yield Word(text=tail, start=behind, end=start + len(raw), possessive=possessive)
    else:
        yield Word(text=raw, start=start, end=start + len(raw), possessive=possessive)


@record
class ParagraphWords:
    """One paragraph: its words, the parser's entities in it, whether it is in title case. `text`:
    of the whole report."""

    annotated: Annotations
    text: str
    words: tuple[Word, ...]
    entities: Sequence[tuple[int, int, str]]
    headline: bool

    @property
    def shouted(self) -> bool:
        """Whether the whole line is in capitals, so that they do not mark names."""
        line = self.text[self.words[0].start : self.words[-1].end]
        letters = "".join(filter(str.isalpha, line))
        return len(letters) > 4 and all(map(str.isupper, letters))

    def form_of(self, first: Word, end: Word) -> str:
        """Returns the text of the words before `end` with single spaces and plain quotation
        marks."""
        return single_spaced(self.text[first.start : end.before.end])


def lowercase_words(lines: Iterable[ParagraphWords]) -> Counter[str]:
    """Returns how often each word stands in small letters."""
    return Counter(word.text for line in lines for word in line.words if word.text.islower())


def words_as_text(words: Words) -> str:
    """Returns the words with single spaces between them, without possessives."""
    return " ".join(word.text for word in words)
