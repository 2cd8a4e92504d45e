"""The story as the anomaly rules see it, the construction of anomalies, and the numbers of a text.

find_tolls: finds how many dead, injured, missing, arrested or displaced people a text counts.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.model.anomaly import Anomaly, AnomalyKind
from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.point import Point
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.shipped.words import either, ordered, set_of, texts
from rashomon.text.by_key import by_key
from rashomon.text.parsed_report import Annotations, ParagraphRole
from rashomon.text.report_names import name_reports


@dataclass(frozen=True)
class StoryEvidence:
    """Everything that a rule may look at. Reports by id, in order."""

    annotated: Mapping[str, Annotations]
    dates: Sequence[Date]
    copies: Sequence[Copy]
    points: Sequence[Point]

    @cached_property
    def stretches(self) -> Mapping[str, Sequence[tuple[Span, Span]]]:
        """Returns the copied stretches of each report with their counterparts, in the order of the
        copies."""
        both = (sides for copy in self.copies for sides in ((copy.a, copy.b), (copy.b, copy.a)))
        return by_key((sides[0].report, sides) for sides in both)

    @cached_property
    def shared(self) -> Mapping[tuple[str, str], Sequence[tuple[Span, Span]]]:
        """Returns the copied stretches of each two reports, in the order of the copies."""
        every = (sides for stretches in self.stretches.values() for sides in stretches)
        return by_key(((mine.report, theirs.report), (mine, theirs)) for mine, theirs in every)

    def having(self, words: str) -> Mapping[str, None]:
        """Returns the reports whose text has these words, in order."""
        if words not in self._having:
            pattern = re.compile(rf"(?<![\w.,]){re.escape(words)}(?!\w|[.,]\d)")
            texts = {name: a.report.text for name, a in self.annotated.items()}
            self._having[words] = dict.fromkeys(
                name for name, text in texts.items() if words in text and pattern.search(text)
            )
        return self._having[words]

    @cached_property
    def _having(self) -> dict[str, dict[str, None]]:
        return {}

    def called(self, name: str) -> str:
        """Returns what the report with that id is called."""
        return self._called[name]

    @cached_property
    def _called(self) -> Mapping[str, str]:
        return name_reports([a.report for a in self.annotated.values()])

    def report(self, name: str) -> Report:
        """Returns the report with that id."""
        return self.annotated[name].report


def anomaly(kind: AnomalyKind, report: Report, span: Span | None, why: str) -> Anomaly:
    """Returns an anomaly with its id."""
    return Anomaly(
        content_id(
            "x", kind, report.sha256, span.start if span else "", span.end if span else "", why
        ),
        kind,
        report.id,
        span,
        why,
    )


def prose_of(annotated: Annotations) -> str:
    """Returns the report's prose without its headline."""
    text = annotated.plain
    return "\n".join(
        text[p.start : p.end] for p in annotated.paragraphs if p.role is ParagraphRole.PROSE
    )


def title_span(annotated: Annotations) -> Span | None:
    """Returns the headline's span in the text."""
    title = next(
        (paragraph for paragraph in annotated.paragraphs if paragraph.role is ParagraphRole.TITLE),
        None,
    )
    return annotated.report.trimmed_span(title.start, title.end) if title is not None else None


_WORDS = {
    word: value
    for value, word in enumerate(
        ordered("numbers.one_to_nine", "numbers.ten_to_twelve", "numbers.thirteen_to_nineteen"), 1
    )
}
_TENS = {word: 10 * value for value, word in enumerate(ordered("numbers.tens"), 2)}
_WORD_NUMBER = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(list(_WORDS)[:9])})\b)?"
    rf"|{'|'.join(sorted(_WORDS, key=lambda word: (-len(word), word)))})"
)
_DIGITS = r"(?<![\d,.$£€/:-])\b\d{1,3}(?:(?:,\d{3})+|\d?)"
NUMBER = rf"(?:{_DIGITS}|\b(?i:{_WORD_NUMBER}))\b(?![-/:%]|[.,]\d|,\d{{3}})"

# Each kind of toll, with the words that tell it.
KINDS = texts("casualties.words_of_tolls")
_KIND_OF = {word: kind for kind, words in KINDS.items() for word in words.split("|")}
_ANY = "|".join(sorted(_KIND_OF, key=lambda word: (-len(word), word)))
_LEAVING = either("casualties.before_tolls")
_BOUND = f"(?:(?:{either('bounds.before_tolls')}) )*"
_AFTER = re.compile(
    rf"(?P<number>{NUMBER})(?P<between>(?: [A-Za-z'-]+){{0,5}}?) (?P<word>(?i:{_ANY}))\b"
)
_BEFORE = re.compile(
    rf"\b(?P<word>(?i:{_LEAVING})) (?P<bound>(?i:{_BOUND}))(?P<number>{NUMBER})(?! "
    rf"(?:{either('amounts.no_tolls')})\b)"
)


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people of one kind, with its place in the text."""

    kind: str
    number: int
    start: int
    end: int


def find_tolls(text: str) -> tuple[Toll, ...]:
    """Returns all tolls of a text, in order."""
    return tuple(sorted(set(_tolls(text)), key=lambda toll: (toll.start, toll.end, toll.kind)))


def _tolls(text: str) -> Iterator[Toll]:
    for match in _AFTER.finditer(text):
        number = value_of(match["number"])
        # Words that end the reach of a number: what follows them is told of something else.
        if number is not None and not set(match["between"].casefold().split()) & set_of(
            "small_words.behind_tolls"
        ):
            yield Toll(_KIND_OF[match["word"].casefold()], number, match.start(), match.end())
    for match in _BEFORE.finditer(text):
        number = value_of(match["number"])
        word = match["word"].casefold()
        kind = _KIND_OF.get(word) or ("displaced" if word == "displacing" else None)
        if number is not None and kind:
            yield Toll(kind, number, match.start(), match.end())


def value_of(words: str) -> int | None:
    """Returns the number; None for one that looks like a year."""
    plain = words.replace(",", "").casefold()
    if plain.isdecimal():
        value = int(plain)
        return None if "," not in words and 1900 <= value <= 2099 else value
    values = [_WORDS.get(part) or _TENS.get(part) for part in plain.replace("-", " ").split()]
    return sum(value for value in values if value) if all(values) and values else None


_ANY_NUMBER = re.compile(rf"\b(?:\d{{1,3}}(?:,\d{{3}})+|\d+|(?i:{_WORD_NUMBER}))\b")


def numbers_in(text: str) -> frozenset[int]:
    """Returns every whole number in the text, in digits or words."""
    return frozenset(
        value
        for match in _ANY_NUMBER.finditer(text)
        if (value := value_of(match.group())) is not None
    )
