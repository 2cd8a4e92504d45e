"""How the digest is told in words, for terminal, brief, scripts, exports, changes and assistants
alike: what stands open of a matter, whose each sentence is, its readings (what is a value of its
own, a number, a day or a limit, and what stands as words of its report alone), and its numbers."""

from collections.abc import Mapping

from rashomon.model.passage import (
    CHIPS,
    OnlySentence,
    Passage,
    PassageSentence,
    Reading,
    Variant,
)
from rashomon.model.point import Point
from rashomon.model.span import Span
from rashomon.telling.passage_words import (
    passage_counts,
    whose,
)
from rashomon.telling.wording import counted, marked
from rashomon.text.report_names import quoted_inside, shorten

_LONGEST = 80  # characters of the words of a reading, which are twelve at most


def open_sentences(passage: Passage) -> tuple[PassageSentence, ...]:
    """Returns what stands open of a matter: the sentence that names it, what adds to it, then what
    is perhaps of it."""
    places = {one.sentence: place for place, one in enumerate(passage.distinct)}
    opened = [one for one in passage.sentences if one.open or one.id == passage.named_by]
    return tuple(
        sorted(
            opened,
            key=lambda one: (
                one.id != passage.named_by,
                one.perhaps,
                places.get(one.id, len(places)),
                one.quote,
            ),
        )
    )


def additions(passage: Passage) -> tuple[PassageSentence, ...]:
    """Returns the distinct sentences beside the one that names a matter, the strongest first."""
    found = (passage.sentence(one.sentence) for one in passage.distinct)
    return tuple(one for one in found if one and one.id != passage.named_by)


def flat(words: str) -> str:
    """Returns words on one line as they stand inside quotation marks, without a final full stop
    that belongs to no word."""
    plain = quoted_inside(" ".join(words.split()))
    last = plain.removesuffix(".").rpartition(" ")[2]
    return plain if "." in last else plain.removesuffix(".")


def quoted(one: PassageSentence | OnlySentence, labels: Mapping[str, str]) -> str:
    """Returns what is shown of a sentence with whose it is: “Nine people were hurt” (Hill Post, the
    mayor)."""
    return f"“{flat(one.quote.quote)}” ({whose(one, labels)})"


def bearer(reading: Reading, passage: Passage) -> PassageSentence | None:
    """Returns the sentence in whose words a reading is shown: the one that names the matter, else
    one that stands open, else the first that holds the reading; none that is perhaps of it."""
    held = [
        one for one in passage.core() if any(one.quote.overlaps(span) for span in reading.spans)
    ]
    return min(
        held,
        key=lambda one: (one.id != passage.named_by, not one.open, one.shown is None, one.quote),
        default=None,
    )


def _with_reports(
    reading: Reading, variant: Variant, passage: Passage, labels: Mapping[str, str]
) -> str:
    """Returns a reading with how many give it: "at least 12 (1 report alone)"; one that is no
    number, day or limit in words of its report: “led out of his flat” (Courier, police; 2
    reports)."""
    many = counted(reading.reports, "report")
    many += " alone" if reading.value == variant.alone else ""
    if reading_value(variant, reading) is not None or not reading.spans:
        return f"{reading.value} ({many})"
    one = bearer(reading, passage)
    span = next((s for s in reading.spans if one and s.overlaps(one.quote)), reading.spans[0])
    who = whose(one, labels) if one else labels.get(span.report, span.report)
    return f"“{flat(span.quote)}” ({who}; {many})"


def readings_line(variant: Variant, passage: Passage, labels: Mapping[str, str]) -> str:
    """Returns the readings of a variant on a line: "offices: 13 (4 reports) | at least 12 (1 report
    alone)"."""
    read = " | ".join(_with_reports(one, variant, passage, labels) for one in variant.readings)
    perhaps = "" if variant.is_sure() else "perhaps "
    return marked(f"{perhaps}{variant.thing}: {read}", variant.by)


def figures_line(point: Point, labels: Mapping[str, str]) -> str:
    """Returns the numbers that reports give of one thing, each with the first of them: "people
    killed: three (Hill Post) | four (Evening Star and 1 more)"."""
    by = {one.version: labels.get(one.report, one.report) for one in reversed(point.accounts)}
    numbers = (
        f"{shorten(one.value or '?', 30)} ({by.get(one.id, '?')}"
        + (f" and {one.reports - 1} more)" if one.reports > 1 else ")")
        for one in point.versions
    )
    return f"{shorten(point.question, 40)}: {' | '.join(numbers)}"


def numbers_of(passage: Passage) -> str:
    """Returns the numbers of a matter: "9 reports on it, between 3 and 6 lines", and whether all
    but one report have it in copied words."""
    alone = ", in copied words alone" if passage.copied() else ""
    return f"{passage_counts(passage)}{alone}"


def matter_told(passage: Passage) -> str:
    """Returns the words that name a matter; with their speaker where they are not a report's
    own."""
    one = passage.naming_sentence()
    return (
        marked(f"{passage.name} ({one.speaker})", one.speaker_by) if one.speaker else passage.name
    )


def bearing(passage: Passage, words: Span) -> PassageSentence | None:
    """Returns the sentence of a passage in which these words stand."""
    return next((one for one in passage.sentences if one.quote.overlaps(words)), None)


def reading_value(variant: Variant, reading: Reading) -> str | None:
    """Returns what a reading says as a value; None where it only stands as words of its report."""
    return reading.value if variant.kind in CHIPS else None


def reading_words(passage: Passage, variant: Variant, reading: Reading) -> str:
    """Returns a reading in words: its value, else its words in its first report, marked as such,
    with their speaker."""
    value = reading_value(variant, reading)
    if value is not None:
        return value
    if not reading.spans:
        return ""
    words = reading.spans[0]
    told = bearing(passage, words)
    said = f"“{shorten(' '.join(words.quote.split()), _LONGEST)}”"
    return f"{said} ({told.speaker})" if told and told.speaker else said


def thing_told(variant: Variant) -> str:
    """Returns what a variant is about, with "perhaps" where it is not sure that its readings are of
    one thing, and with its author."""
    doubt = "" if variant.is_sure() else ", perhaps of one thing"
    return marked(f"{variant.thing}{doubt}", variant.by)
