"""Invented stories with answers that name their sentences."""

from collections.abc import Iterable, Mapping, Sequence

from factories import make_report
from rashomon.comparing.lay_rows import lay_story
from rashomon.comparing.place_answers import place_answers
from rashomon.comparing.prepare import prepare_story
from rashomon.model.answer import (
    Answers,
    Part,
    WrittenAnswer,
    WrittenLine,
    WrittenPart,
)
from rashomon.model.report import Report
from rashomon.model.span import PlacedSpan
from rashomon.parsing.parse import annotate_reports

Told = tuple[str, str]
"""The words of a part, and the sentences that are named behind it: "a2 b1" is the second line of
the report a and the first of b."""

COURIER = """Ferry with 140 aboard runs aground off Korvik
A ferry carrying about 140 passengers ran aground near Korvik harbour on Tuesday evening.
At least three people were killed, coastguard spokeswoman Lene Aas told reporters.
"The visibility was close to zero when the vessel left," she said.
Police have not ruled out that the captain had been drinking.
The owner may face a fine of up to 2 million crowns."""
HERALD = """Four dead as Sula Queen hits rocks
Four people died when the ferry Sula Queen hit rocks on Tuesday, mayor Per Dahl said on Wednesday.
The captain, Arne Moe, denied that he had been drinking, his lawyer said.
He was questioned for six hours on Wednesday.
A passenger, Tor Lund, said the crew had told nobody to put on life jackets."""
FERRY = {"a": (COURIER, "2031-03-12"), "b": (HERALD, "2031-03-13")}
OUTLETS = {"a": "Korvik Courier", "b": "The Brannoy Herald", "c": "El Faro", "d": "Harn Post"}
LANGUAGES = {"c": "es"}


def reports_of(texts: Mapping[str, tuple[str, str]]) -> list[Report]:
    """Reports of these texts, a sentence a line, with their days."""
    reports = []
    for ident, (text, day) in texts.items():
        title = text.partition("\n")[0]
        known = {"title": title, "outlet": OUTLETS[ident], "published": day, "anchor": day}
        reports.append(make_report(text, ident, language=LANGUAGES.get(ident, "en"), **known))
    return reports


def labels_of(reports: Sequence[Report]) -> dict[str, PlacedSpan]:
    """The lines of reports by their labels."""
    labels = {}
    for report in reports:
        start = 0
        for number, line in enumerate(report.text.split("\n"), 1):
            span = (report.id, start, start + len(line), line, report.sha256)
            labels[f"{report.id}{number}"] = PlacedSpan(*span)
            start += len(line) + 1
    return labels


def write_answer(lines: Iterable[Sequence[Told]], reports: Sequence[Report]) -> WrittenAnswer:
    """An answer of these lines. Parts that do not ask end with a semicolon."""
    labels = labels_of(reports)
    written = []
    for line in lines:
        parts = []
        for told, named in line:
            spans = tuple(labels[label] for label in named.split() if label in labels)
            after = "?" if told.endswith("?") else ";"
            parts.append(WrittenPart(told.removesuffix("?"), spans, after))
        written.append(WrittenLine(tuple(parts)))
    return WrittenAnswer("model test", tuple(written))


def place_told(*lines: Sequence[Told], texts: Mapping[str, tuple[str, str]]) -> Answers:
    """An answer of these lines, beside the reports."""
    reports = reports_of(texts)
    prepared = prepare_story(list(annotate_reports(reports)))
    return place_answers(prepared, lay_story(prepared, ()), [write_answer(lines, reports)])


def place_part(told: str, named: str, texts: Mapping[str, tuple[str, str]] = FERRY) -> Part:
    """One statement, beside the reports."""
    return place_told([(told, named)], texts=texts)[0].lines[0].parts[0]
