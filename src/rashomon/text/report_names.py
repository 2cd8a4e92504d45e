"""Says what a report is called, and shortens a text to one line."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import PurePath

from rashomon.model.report import Report, ReportNames, Reports
from rashomon.shipped.tables.agencies import plain_outlet
from rashomon.shipped.words import pattern_of, set_of
from rashomon.text.calendar_words import say_day
from rashomon.text.name_words import fold
from rashomon.text.white_space import single_spaced
from rashomon.text.whole_sentences import sentence_places


def shorten(text: str, most: int = 160) -> str:
    """Returns the text on one line. If it is longer than `most`, returns its beginning, cut at a
    word, with an ellipsis.

    Words that limit what a cut sentence says ("not", "only if", "up to 40") stay with what follows
    them, even if the part becomes longer than `most`.
    """
    flat = single_spaced(text)
    if len(flat) <= most:
        return flat
    room = most - 1
    while True:
        short = _with_limits(flat, room)
        if len(short) <= most or room <= most // 2:
            return short
        room = max(most // 2, room - (len(short) - most))


# A word that limits what its sentence says, with up to four words behind it.
_LIMITS = pattern_of(
    r"(?i)(?<![\w.])(?:{bounds.before_low|bounds.before_high|bounds.before_near} (?:an? )?[^\w\s]?"
    r"(?:\d[\d.,]*|{numbers.one_to_nine|numbers.ten_to_twelve|numbers.beside_digits})[\w%-]*"
    r"|{bounds.limits}(?!\w))(?: [^\s,;:!?]+){0,4}"
)


def _with_limits(flat: str, stop: int) -> str:
    """Returns the first characters of a line, cut at a word, and what limits them in the rest of
    the sentence that is cut."""
    beginning = flat[:stop]
    stop = beginning.rfind(" ") if " " in beginning[len(beginning) // 2 :] else len(beginning)
    high = min(len(flat), stop + 600)  # characters behind a cut in which its sentence is looked for
    for _, end in sentence_places(flat, start=0, stop=high):
        if end >= stop:
            high = end
            break
    parts = [(0, stop)]
    for limit in _LIMITS.finditer(flat, 0, high):
        limit_start, limit_end = limit.span()
        last_start, last_end = parts[-1]
        if limit_end > stop and limit_start <= last_end + 1:
            parts[-1] = (last_start, max(limit_end, last_end))
        elif limit_end > stop:
            parts.append((limit_start, limit_end))
    words = "… ".join(flat[start:end].rstrip(",;: ") for start, end in parts)
    _, end_of_last = parts[-1]
    return f"{words}{'…' * (end_of_last < len(flat))}"


_HEADLINE = 34  # characters
_SITE = pattern_of(r"(?i)https?://(?:www\.)?([\w.-]+)")
_SHORT_FILE = pattern_of(r"[\w-][\w .-]{,18}\.(?:txt|md|html?|pdf|docx|eml)")


def report_name(report: Report, most: int = _HEADLINE) -> str:
    """Returns the outlet of a report, else its site, else its file where that has a short name,
    else the first words of its headline, so many characters at most."""
    if report.outlet:
        return report.outlet
    if site := _SITE.match(report.canonical_url or report.url or ""):
        return site[1]
    file = PurePath(report.source).name
    if _SHORT_FILE.fullmatch(file):
        return file
    return in_first_words(report.title, text=report.text, most=most)


def in_first_words(headline: str | None, text: str, most: int = _HEADLINE) -> str:
    """Returns the first words of a report's headline or text in quotation marks, so that they read
    as a name; its own marks become single ones."""
    plain = (headline or text[:200]).replace("“", "‘").replace("”", "’")
    words = single_spaced(re.sub(r'"([^"]*)"', r"‘\1’", plain))
    if len(words) > most:
        words = f"{words[:most].rpartition(' ')[0] or words[:most]}…"
    return f"“{words}”"


def name_reports(reports: Reports) -> ReportNames:
    """Returns a different name for each report, by id.

    It is `report_name` and, if several would have the same one, what tells them apart: the day,
    otherwise the first words of the headline, otherwise more of it, otherwise a number. Of two
    reports of the Harn Post, "Harn Post (3 May 2031)" and "Harn Post (4 May 2031)".
    """
    plain = [report_name(report) for report in reports]
    outlets = Counter(plain)
    on = [report.published and report.published[:10] for report in reports]
    days = Counter(zip(plain, on, strict=True))
    names = ReportNames()
    names_given: Counter[str] = Counter()
    for report, name, day in zip(reports, plain, on, strict=True):
        if outlets[name] > 1:
            is_lone = day and days[name, day] == 1
            words = in_first_words(report.title, report.text)
            if words == name:
                name = in_first_words(report.title, text=report.text, most=2 * _HEADLINE)
            else:
                name = f"{name} ({say_day(day) if day and is_lone else words})"
        names_given[name] += 1
        if names_given[name] > 1:
            name += f" ({names_given[name]})"
        names[report.id] = name
    return names


# By which words a report is called.

_NAME = re.compile(r"(?<![\w.-])(?:[A-Z]|\w++\.)[\w.-]*+(?: [A-Z][\w.-]++)*+")


@cache
def bare_words(name: str) -> tuple[str, ...]:
    """Returns the words of a name in plain letters, without titles before it and an article."""
    words = fold(name).split()
    while len(words) > 1 and (
        words[0] == "the" or words[0] in set_of("name_words.titles", "name_words.roles")
    ):
        words = words[1:]
    return tuple(words)


def capitals_of(words: Iterable[str]) -> str:
    """Returns the first letters of the capitalised words."""
    return "".join(word[0] for word in words if word[0].isupper())


def has_initials(words: Sequence[str], initials: str) -> bool:
    """Whether capitalised words that follow one another have these initials."""
    return initials.isupper() and len(initials) > 1 and initials in capitals_of(words)


_JOINED = re.compile("([A-Z][a-z]{2,})([A-Z][a-z]{2,})")


@cache
def is_called(outlet: str, name: str) -> bool:
    """Tells whether an outlet may be called by this name.

    It may be by a part of its site ("hp" of "news.hp.com"), by the longest word of the name, which
    a site may run together with others ("harnpost"), or by its initials.
    """
    words = bare_words(name) or (name,)
    longest = max(words, key=len)
    # letters of a word by which a site is called
    is_long = len(longest) >= 3 and longest in fold(outlet).replace(" ", "")
    if name == outlet or is_long or longest in outlet.casefold().split("."):
        return True
    if has_initials(outlet.split(), name.upper()):
        return True
    is_medium = words[-1] in set_of("institutions.that_publish", "speakers.media")
    least = 2 if is_medium else 4  # letters of a site that is no person's initials
    sites = [site for site in outlet.casefold().split(".") if len(site) >= least]
    joined_names = _JOINED.fullmatch(name)
    if joined_names:  # "HarnPost" of harningtonpost.com
        first, last = map(str.casefold, joined_names.groups())
        return any(site.startswith(first) and site.endswith(last) for site in sites)
    return len(words) > 1 and any(is_made_of(words, site) for site in sites)


def is_made_of(words: tuple[str, ...], site: str) -> bool:
    """Whether the beginnings of all these words make a site: "harnpo" of "Harn Post"."""
    if not words:
        return not site
    for length in range(1, len(words[0]) + 1):
        if words[0][:length] == site[:length] and is_made_of(words[1:], site[length:]):
            return True
    return False


def is_own_name(outlet: str, channel: str) -> bool:
    """Whether a channel of words is the outlet of their report, in full or by the last words of its
    name: "the Courier" in the Quay Courier. A "post" is none of the Harn Post."""
    own = plain_outlet(outlet)
    if channel.islower():
        return False
    if " " not in own and "." in own:  # a site
        return is_called(own, channel)
    return f" {own}".endswith(f" {plain_outlet(channel)}")
