"""Names what stands behind a part of an answer: the reports whose sentences support it, and whether
these print the same (`name_behind`)."""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import product, starmap

from rashomon.model.answer import Part, ShownAs
from rashomon.model.span import Span
from rashomon.telling.difference_lines import Naming
from rashomon.telling.view import FirstView
from rashomon.telling.wording import Called, counted
from rashomon.text.gathering import by_key

_NAME = re.compile(r"[A-Z][a-z]{2,}")
_GENERAL = {"The", "New", "Daily", "News"}  # words of many outlets' names
_ONE_TEXT = 0.8  # how far two sentences agree that are of one text
# reports that are named, and characters of their names
_MOST_NAMED = 3
_LONGEST = 44
_LEAST_OF_SITE = 3  # characters of a part of a site's name by which it is called


def short_names(view: FirstView) -> dict[str, str]:
    """Returns a short and distinct name for each report. If the reports of the story are in several
    languages, the name says which one."""
    short = Naming.of_story(view).short
    alike = Counter(short.values())
    languages = {report.language for report in view.reports}
    names = {}
    for report in view.reports:
        name = short[report.id]
        if alike[name] > 1:
            name = view.called[report.id]
        language = report.language or "en"
        if len(languages) > 1 and not language.startswith("en"):
            name += f" ({language})"
        names[report.id] = name
    return names


def sentences_behind(part: Part) -> list[Span]:
    """Returns the sentences that its author named behind a part, with those that print the same;
    where he named none, those that the program found; where a sentence stands in the place of his
    words, this one and those that print the same."""
    spans = [sentence.span for sentence in part.sentences]
    named = [sentence.span for sentence in part.sentences if sentence.how == "named"]
    if part.shown is ShownAs.SENTENCE:
        named = spans[:1]
    if not named:
        return spans
    behind = list(named)
    for span in spans:
        if any(_agree(span.line, other.line) for other in named):
            behind.append(span)
    return list(dict.fromkeys(behind))


def name_behind(sentences: Sequence[Span], names: Called) -> str:
    """Returns the reports of these sentences by name, of more than three how many to see; and where
    they print much the same, that their words are the same or nearly so."""
    by_report = by_key((sentence.report, sentence.line) for sentence in sentences)
    many = len(by_report)
    texts = 0  # a sentence that agrees with one of an earlier report does not count
    earlier: list[str] = []
    for lines in by_report.values():
        texts += not any(starmap(_agree, product(lines, earlier)))
        earlier += lines
    if 1 < texts < many:
        return f"see {counted(many, 'report')}, {counted(texts, 'text')}"
    called = ", ".join([names.get(report, report) for report in by_report])
    if many > _MOST_NAMED or (many > 1 and len(called) > _LONGEST):
        called = counted(many, "report")
        if texts == many:
            called = f"see {called}"
    words = {re.sub(r"\W+", "", sentence.line.casefold()) for sentence in sentences}
    alike = "same words" if len(words) == 1 else "nearly the same words"
    return f"{alike}: {called}" if texts < many else called


def are_named(words: str, sentences: Sequence[Span], names: Called) -> bool:
    """Returns whether words name every report of these sentences, by a part of its site at
    least."""
    squeezed = words.casefold().replace(" ", "")
    capitalized = set(_NAME.findall(words))
    for report in {sentence.report for sentence in sentences}:
        name = names.get(report, report)
        own = [word for word in name.split() if word not in _GENERAL]
        is_said = name.casefold().replace(" ", "") in squeezed or bool(
            own and own[-1] in capitalized
        )
        parts = name.casefold().split(".")[:-1]
        sites = [part for part in parts if len(part) >= _LEAST_OF_SITE]
        if not is_said and not any(site in squeezed for site in sites):
            return False
    return True


def _agree(sentence: str, earlier: str) -> bool:
    matcher = SequenceMatcher(None, sentence, earlier, autojunk=False)
    return matcher.quick_ratio() >= _ONE_TEXT and matcher.ratio() >= _ONE_TEXT
