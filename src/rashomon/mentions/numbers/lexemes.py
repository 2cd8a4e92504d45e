"""The words, figures and signs of a text, each of which knows what stands beside it."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from rashomon.text.printed_figures import FIGURE, value_of_figure

_LEXEME = re.compile(
    r"(?<=[^\W_])\[\d{1,3}\]|(?<=[^\W_]\.)\[\d{1,3}\]|"  # signs of notes
    rf"(?=[\d^+¼-¾⅐-⅞])(?:{FIGURE})"  # no word is tried as each of these
    r"|[^\W\d_]+(?:['’][^\W\d_]+)?|[%$£€¥₹₽₦₪₩₺₴+]|[-–—‑]|[^\s\w]"
)
DASHES = frozenset("-–—‑")


@dataclass(eq=False, slots=True)
class Lexeme:
    """A word, a figure or a sign of a text, with its offsets. An empty one stands at either edge of
    the text, beside itself.

    - `word`: in small letters
    - `value`: what a figure amounts to
    - `whole`: the text
    """

    text: str
    start: int
    end: int
    word: str
    value: float | None
    whole: str
    before: "Lexeme" = field(init=False, repr=False)
    after: "Lexeme" = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.before = self
        self.after = self

    @property
    def past_dash(self) -> "Lexeme":
        """Returns it, or the next one if it is a dash."""
        return self.after if self.word in DASHES else self

    def past(self, count: int) -> "Lexeme":
        """Returns the one that stands so many places behind it."""
        lexeme = self
        for _ in range(count):
            lexeme = lexeme.after
        return lexeme

    def words(self, most: int) -> tuple[str, ...]:
        """Returns its word and the next ones, so many at most."""
        words: tuple[str, ...] = ()
        lexeme = self
        while lexeme.text and len(words) < most:
            words += (lexeme.word,)
            lexeme = lexeme.after
        return words


def first_lexeme(text: str) -> Lexeme:
    """Returns the first of the words, figures and signs of a text."""
    edge = Lexeme(text="", start=-1, end=-1, word="", value=None, whole=text)
    lexemes = [edge]
    for match in _LEXEME.finditer(text):
        printed = match[0]
        lexemes.append(
            Lexeme(
                text=printed,
                start=match.start(),
                end=match.end(),
                word=printed.casefold(),
                value=value_of_figure(match.lastgroup, printed),
                whole=text,
            )
        )
    size = len(text)
    lexemes.append(Lexeme(text="", start=size, end=size, word="", value=None, whole=text))
    for before, after in pairwise(lexemes):
        before.after = after
        after.before = before
    return edge.after
