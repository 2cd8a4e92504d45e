"""Names what stands behind a part of an answer: the reports whose sentences support it, and whether
these print the same (`name_behind`)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import product, starmap

from rashomon.model.answer import Part
from rashomon.model.span import Span
from rashomon.telling.difference_lines import Naming
from rashomon.telling.view import FirstView
from rashomon.telling.wording import Called, counted
from rashomon.text.gathering import by_key

_ONE_TEXT = 0.8  # how far two sentences agree that are of one text
# reports that are named, and characters of their names
_MOST_NAMED = 3
_LONGEST = 44


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
    """Returns the sentences that the author named behind a part, and those that print the same. If
    the author named none, returns those that the program found."""
    named = [sentence.span for sentence in part.sentences if sentence.how == "named"]
    if not named:
        return [sentence.span for sentence in part.sentences]
    behind = list(named)
    for sentence in part.sentences:
        if any(_agree(sentence.span.line, span.line) for span in named):
            behind.append(sentence.span)
    return list(dict.fromkeys(behind))


def name_behind(sentences: Sequence[Span], names: Called) -> str:
    """Returns the names of the reports of these sentences. If there are more than three, returns
    how many there are to look at. If the sentences are much the same, it says "same words"."""
    by_report = by_key((sentence.report, sentence.line) for sentence in sentences)
    many = len(by_report)
    texts = _count_texts(by_report.values())
    if 1 < texts < many:
        return f"see {counted(many, 'report')}, {counted(texts, 'text')}"
    called = ", ".join([names.get(report, report) for report in by_report])
    if many > _MOST_NAMED or (many > 1 and len(called) > _LONGEST):
        called = counted(many, "report")
        if texts == many:
            called = f"see {called}"
    return f"same words: {called}" if texts < many else called


def _count_texts(reports: Iterable[Sequence[str]]) -> int:
    """Returns how many different texts these sentences are. A sentence that agrees with one of an
    earlier report does not count."""
    texts = 0
    earlier: list[str] = []
    for sentences in reports:
        texts += not any(starmap(_agree, product(sentences, earlier)))
        earlier += sentences
    return texts


def _agree(sentence: str, earlier: str) -> bool:
    matcher = SequenceMatcher(None, sentence, earlier, autojunk=False)
    return matcher.quick_ratio() >= _ONE_TEXT and matcher.ratio() >= _ONE_TEXT
