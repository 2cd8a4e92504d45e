"""Names what stands behind a part of an answer: the reports whose sentences support it, and whether
these print the same (`name_behind`)."""

from collections import Counter
from difflib import SequenceMatcher

from rashomon.model.answer import Part
from rashomon.model.report import ReportNames
from rashomon.model.span import Span, Stretches
from rashomon.telling.view import FirstView
from rashomon.telling.wording import AT_LEAST, few
from rashomon.text.gathering import by_report
from rashomon.text.report_names import report_name

_ONE_TEXT = 0.8  # how far two sentences agree that are of one text
_TEXTS = 3  # reports from which on one stands for all that print one text
_LONGEST = 32  # characters of names behind a part: they interrupt whoever reads on


def short_names(view: FirstView) -> ReportNames:
    """Returns a short and distinct name for each report. If the reports of the story are in several
    languages, the name says which one."""
    short = {report.id: report_name(report, 24) for report in view.reports}
    alike = Counter(short.values())
    languages = {report.language for report in view.reports}
    names = ReportNames()
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
    """Returns the sentences that bear a part; where one stands in the place of its author's words,
    this one and those that print the same."""
    spans = [sentence.span for sentence in part.sentences]
    if part.is_replaced:
        return alike_among(spans)
    return spans


def alike_among(sentences: Stretches) -> list[Span]:
    """Returns the first of some sentences and those that print the same."""
    alike = []
    for span in sentences:
        matcher = SequenceMatcher(None, span.line, sentences[0].line, autojunk=False)
        if matcher.quick_ratio() >= _ONE_TEXT and matcher.ratio() >= _ONE_TEXT:
            alike.append(span)
    return alike


def name_behind(sentences: Stretches, names: ReportNames) -> str:
    """Returns the reports of these sentences by name, the first ones where there are many, and how
    many more. Of three or more that print one text, only the first is named."""
    called = [names[report] for report in by_report(sentences)]
    if is_one_text(sentences):
        called = called[:1]
    shown = called[:1]
    for name in called[1:]:
        if len(", ".join([*shown, name])) <= _LONGEST:
            shown.append(name)
    return few(called, len(shown), AT_LEAST)


def is_one_text(sentences: Stretches) -> bool:
    """Returns whether these sentences are of three or more reports that print the same."""
    return len(sentences) >= _TEXTS and alike_among(sentences) == [*sentences]
