"""Text that belongs to pictures: captions, credits and galleries."""

import re
from collections import Counter
from functools import cache

from rashomon.reports.page_words import tells_of_the_past
from rashomon.reports.text_lines import TextLine
from rashomon.shipped.tables.agencies import load_agencies
from rashomon.shipped.tables.page_words import load_page_words
from rashomon.shipped.words import Pattern, either_of, pattern_of
from rashomon.text.white_space import word_count

_NUMBERED = pattern_of(r"(?<!\d)(\d{1,3})/(\d{1,3})\s+(?=[A-Z0-9'\"“‘])")
_COUNTED = pattern_of(r"(?<!\d)(\d{1,3}) of (\d{1,3})(?!\d)")
_PAREN_CREDIT = pattern_of(r"(?i)\({page.credits_in_brackets}\b[^()]{0,80}\)\.?$")
_LABELLED_END = pattern_of(
    r"(?i)\b(?:photo|picture|image|pic|courtesy)\s?\|\s?\S.{1,60}$"
    r"|\b{page.credits_at_the_end}s?:\s?(?:\w\.|[^.:]){2,80}\.?$"
)
_CREDIT_LABEL = pattern_of(
    r"(?i){page.credit_labels}s?(?: by| credit| courtesy(?: of)?)?\s?[:/]"
    r"|©\s?(?=\D)(?!.*rights)"
)
# possessive: a long word has one end, not six wherever they fit
_NAMES_END = r"(?:{page.names_in_credits}\s?){0,6}"
_PERSON_AND_HOUSE = pattern_of(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} ?/ ?[A-Z][\w.&'’-]+(?: [A-Z][\w.&'’-]+){0,2}"
)
_ON_A_SITE = pattern_of(r"[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,2} (?:YouTube|Instagram|Flickr)")


@cache
def _credit_patterns() -> tuple[Pattern, Pattern, Pattern, Pattern]:
    """Returns the patterns of credits in their four forms: with a slash ("Vale Wire/Ana Ruiz"), in
    brackets, at the end of a line, and before its caption."""
    pictures = load_page_words().pictures
    short = (
        {name for agency in load_agencies() for name in agency.short + agency.shared}
        | {"REUTERS", "Reuters"}
        | set(pictures.libraries)
    )
    full = {name for agency in load_agencies() for name in agency.full}
    photo = either_of(short | full)
    first = either_of(short | set(pictures.leading))
    slash = pattern_of(
        rf"(?:\b(?:{photo})\s?/\s?[A-Z@][^\n]{{1,60}}"
        rf"|[\w'’.)]\s?/\s?(?:{photo})(?:\s?/\s?\w[^/]{{0,30}})?)[.)\]]?$"
    )
    paren = pattern_of(
        rf"\((?:[^()]{{0,80}}[\s/,—–-])?(?:{photo})(?:[\s/,—–-][^()]{{0,60}})?\)\.?$"
    )
    ending = pattern_of(
        rf"(?:[\w'’.,\"”]|\s[-–—|•])\s(?:{_NAMES_END}(?:via|for)\s)?(?:{photo})(?:\s(?:{photo}))?$"
    )
    leading = pattern_of(rf"^(?:{first})(?:\s?(?:[•·|/,&+]|and)\s?(?:{first}))*\s+(?=[A-Z0-9\"“‘])")
    return slash, paren, ending, leading


def credit_alone(text: str) -> bool:
    """Tells whether the line is nothing but a picture credit: "Photo: Ida Lund", "Ida
    Lund/Norvia"."""
    words = word_count(text)
    if len(text) > 110 or words > 12:
        return False
    unbracketed = text.strip("()[]. ")
    if (
        _CREDIT_LABEL.match(unbracketed)
        or _PERSON_AND_HOUSE.fullmatch(unbracketed)
        or _ON_A_SITE.fullmatch(unbracketed)
    ):
        return True
    return unbracketed in load_page_words().pictures.libraries or (
        words <= 6 and _credit_patterns()[0].search(text) is not None
    )


def is_credited(text: str) -> bool:
    """Whether a line begins or ends as only captions do: with a label or a credit of a picture."""
    return _is_labelled(text) or any(shape.search(text) for shape in _credit_patterns())


def _is_labelled(text: str) -> bool:
    return bool(
        _PAREN_CREDIT.search(text)
        or load_page_words().pictures.label.match(text)
        or _LABELLED_END.search(text)
    )


def is_gallery(text: str) -> bool:
    """Whether the line belongs to a numbered gallery ("3/12 ..."), or counts its slides ("1 of 12
    ... 2 of 12 ... 3 of 12")."""
    if re.search(r"(?i)\b(?:hide|show) caption \d{1,3}(?: of \d{1,3})?", text):
        return True
    slides = [(int(number), int(total)) for number, total in _COUNTED.findall(text)]
    if len(slides) >= 3 and slides == [
        (slides[0][0] + i, slides[0][1]) for i in range(len(slides))
    ]:
        return True
    numbers = _NUMBERED.findall(text)
    if len(numbers) >= 3:
        return Counter(total for _, total in numbers).most_common(1)[0][1] >= 3
    return _NUMBERED.match(text) is not None and 1 <= int(numbers[0][0]) <= int(numbers[0][1]) > 1


def is_caption(line: TextLine) -> bool:
    """Tells whether the line is a caption, judged by the line alone.

    A credit behind a slash or a label decides at once ("Photo: Lund/Norvia"). Any other credit does
    so only where the line tells of nothing past, since a report does.
    """
    text = line.text
    if len(text) > 900 or line.length < 3:
        return False
    slash, paren, ending, leading = _credit_patterns()
    past = tells_of_the_past(text)
    slashed = slash.search(text) and not (past and text.endswith((")", ").")))
    if slashed or _is_labelled(text):
        return True
    unstopped = not line.stopped and (
        ending.search(text) or (leading.match(text) and line.length <= 45)
    )
    return not past and bool(paren.search(text) or unstopped)
