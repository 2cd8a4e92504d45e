"""What a report is called, and how a text is shortened to one line."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from rashomon.model.report import Report
from rashomon.shipped.words import either
from rashomon.text.calendar_words import say_day
from rashomon.text.whole_sentences import sentence_places


def shorten(text: str, most: int = 160, at: tuple[int, int] | None = None) -> str:
    """Returns the text on one line; if longer than `most`, a part of it (the one with the words at
    `at`), cut at words, with ellipses.

    Words that limit what a cut sentence says ("not", "only if", "up to 40") stay with what follows
    them, even where the part grows longer than `most` by it.
    """
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    place = len(" ".join(text[: at[0]].split())) if at else 0
    fits = at is None or place + at[1] - at[0] + 1 < most - 12
    start = 0 if fits else flat.find(" ", max(0, min(place - most // 2, len(flat) - most))) + 1
    room = most - 1 - (start > 0)
    while True:
        made = _with_limits(flat, start, start + room)
        if len(made) <= most or room <= most // 2:
            return made
        room = max(most // 2, room - (len(made) - most))


_LIMITED = 600  # characters on either side of a cut in which its sentence is looked for


@cache
def _limits() -> re.Pattern[str]:
    """A word that limits what its sentence says, with up to four words behind it."""
    words = either("numbers.one_to_nine", "numbers.ten_to_twelve", "numbers.beside_digits")
    numbers = rf"(?:an? )?[^\w\s]?(?:\d[\d.,]*|{words})[\w%-]*"
    bounds = either("bounds.before_low", "bounds.before_high", "bounds.before_near")
    return re.compile(
        rf"(?<![\w.])(?:(?:{bounds}) {numbers}|(?:{either('bounds.limits')})(?!\w))"
        r"(?: [^\s,;:!?]+){0,4}",
        re.IGNORECASE,
    )


def _with_limits(flat: str, start: int, stop: int) -> str:
    """Returns these characters of a line, cut at words, and what limits them in the rest of the
    sentences that are cut."""
    kept = flat[start:stop]
    stop = start + (kept.rfind(" ") if " " in kept[len(kept) // 2 :] else len(kept))
    low, high = max(0, start - _LIMITED), min(len(flat), stop + _LIMITED)
    sentences = sentence_places(flat, low, high)
    low = max((begun for begun, _ in sentences if begun <= start), default=low)
    high = min((ended for _, ended in sentences if ended >= stop), default=high)
    pieces = [(start, stop)]
    for found in _limits().finditer(flat, low, high):
        if found.start() < start or found.end() > stop:
            pieces.append(found.span())
    parts: list[tuple[int, int]] = []
    for begun, ended in sorted(pieces):
        if parts and begun <= parts[-1][1] + 1:
            parts[-1] = (parts[-1][0], max(ended, parts[-1][1]))
        else:
            parts.append((begun, ended))
    words = "… ".join(flat[begun:ended].rstrip(",;: ") for begun, ended in parts)
    return f"{'…' * (parts[0][0] > 0)}{words}{'…' * (parts[-1][1] < len(flat))}"


_HEADLINE = 34  # characters
_SITE = re.compile(r"https?://(?:www\.)?([\w.-]+)", re.IGNORECASE)


def report_name(report: Report) -> str:
    """Returns the outlet of a report, else its site, else the first words of its headline."""
    site = _SITE.match(report.canonical_url or report.url or "")
    return report.outlet or (site[1] if site else in_first_words(report.title, report.text))


def in_first_words(headline: str | None, text: str, most: int = _HEADLINE) -> str:
    """Returns the first words of a report's headline, or of its text."""
    return f"“{shorten(quoted_inside(headline or text[:200]), most)}”"


def quoted_inside(text: str) -> str:
    """Returns the text as it stands inside quotation marks: its own become single."""
    return re.sub(r'"([^"]*)"', r"‘\1’", text.replace("“", "‘").replace("”", "’"))


def name_reports(reports: Sequence[Report]) -> dict[str, str]:
    """Returns a different name for each report, by id: `report_name`, with its day where that tells
    those of one outlet or site apart, else with its headline's first words; else by more of its
    headline; else with a number."""
    outlets = Counter(map(report_name, reports))
    days = Counter(
        (report_name(report), report.published and report.published[:10]) for report in reports
    )
    names: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for report in reports:
        name = report_name(report)
        if outlets[name] > 1:
            day = report.published and report.published[:10]
            is_lone = day and days[name, day] == 1
            words = in_first_words(report.title, report.text)
            if words == name:
                name = in_first_words(report.title, report.text, 2 * _HEADLINE)
            else:
                name = f"{name}, {say_day(day) if day and is_lone else words}"
        taken[name] += 1
        names[report.id] = name if taken[name] == 1 else f"{name} ({taken[name]})"
    return names
