"""The words in which people read ledgers: statuses, relations, counts, speakers. One place for
page, terminal, exports and assistants."""

from collections.abc import Iterable, Iterator, Sequence

from rashomon.model.authors import name_of_author
from rashomon.model.claim import Origins
from rashomon.model.difference import Difference, Range, RelationKind, Status
from rashomon.model.model_use import ModelUse
from rashomon.model.report import ReportNames, Reports
from rashomon.model.story import Story
from rashomon.text.calendar_words import say_day
from rashomon.text.report_names import report_name

FIRST_NAMED = 3
"""How many names stand before the number of all others."""
AT_LEAST = ", {}+ more"
"""How many more there are where others may say the same in words in which it was not found."""
STATUS_WORDS: dict[str, str] = {
    Status.DENIED: "denied",
    Status.LATER: "later",
    Status.DIFFERS: "differ",
    Status.COMPATIBLE: "compatible",
    Status.AGREED: "agree",
    Status.SINGLE: "one source",
}
"""What people read for the status of a difference; data have the word of the ledger."""
NO_LONGER = "no longer on the page"
"""What stands beside words of an older state of a page that its newest state has not."""
MEANINGS: dict[str, str] = {
    Status.DENIED: "a speaker denies, in so many words, what another asserts",
    Status.LATER: "one is later news, or corrects another",
    Status.DIFFERS: "the versions differ, and nothing more is known",
    Status.COMPATIBLE: "one is less exact, a limit or an estimate that leaves room",
    Status.AGREED: "one version in all reports in which one was found",
    Status.SINGLE: "one source alone gives it: a report, outlet, text that is copied, or speaker",
}


_RELATIONS = {
    RelationKind.LATER: "is later than",
    RelationKind.EXCLUDE: "excludes",
    RelationKind.COMPATIBLE: "is compatible with",
}


def tell_status(difference: Difference) -> str:
    """Returns the status of a difference as people read it, with its author."""
    status = STATUS_WORDS[difference.status] if difference.status else ""
    return with_commas(status, whose(difference.by))


def with_commas(*parts: str | None) -> str:
    """Returns those of these parts that are there, as a list in one line."""
    return ", ".join(filter(None, parts))


def relation_lines(difference: Difference) -> Iterator[str]:
    """Yields how versions stand to each other, by their numbers: "2 is compatible with 1"."""
    numbers = difference.numbers()
    for relation in difference.relations:
        words = _RELATIONS[relation.kind]
        yield f"{numbers[relation.b]} {words} {numbers[relation.a]}"


def counted(number: int, noun: str) -> str:
    """Returns the number with its noun: "1 report", "2 reports", "2 stories"."""
    if number != 1:
        if noun.endswith("ry"):
            noun = f"{noun.removesuffix('y')}ie"
        elif noun.endswith("ch"):
            noun += "e"
        noun += "s"
    return f"{number:,} {noun}"


def few(
    names: Sequence[str], most: int = FIRST_NAMED, more: str = " +{}", between: str = ", "
) -> str:
    """Returns the first names, and how many `more` there are."""
    first = between.join(names[:most])
    return first + more.format(len(names) - most) if len(names) > most else first


def name_reports_in(
    reports: Iterable[str], report_names: ReportNames, most: int = FIRST_NAMED, more: str = " +{}"
) -> str:
    """Returns what the first reports are called, and how many `more` there are."""
    return few([report_names[report] for report in dict.fromkeys(reports)], most=most, more=more)


def published_by(reports: Reports) -> str:
    """Returns how many outlets published these reports, as far as they are known: "3 outlets and 2
    unnamed reports"."""
    outlets = [report.outlet for report in reports]
    counts = {"outlet": len(set(outlets) - {None}), "unnamed report": outlets.count(None)}
    parts = []
    for noun, number in counts.items():
        if number:
            parts.append(counted(number, noun))
    return " and ".join(parts)


def differing(many: int) -> str:
    """Returns how many differences there are, in words. It returns "" for none: if the program
    found none, that does not say that the reports agree."""
    return counted(many, "difference") if many else ""


def with_capital(words: str) -> str:
    """Returns words with a capital."""
    return f"{words[:1].upper()}{words[1:]}"


def as_sentence(words: str) -> str:
    """Returns words as a sentence, with a capital and a full stop."""
    return f"{with_capital(words)}."


def days_of(reports: Reports) -> list[str]:
    """Returns the days on which reports say they were published, in order. Reports that do not say
    are left out."""
    return sorted(report.stated_day[:10] for report in reports if report.stated_day)


def whose_headline(title: str | None, reports: Reports) -> str:
    """Returns whose headline stands above a story: "headline of The Elm, 3 May 2031". The day is
    left out if all reports are of one day. Returns "" if nobody knows whose it is."""
    for report in reports:
        if title and report.title == title:
            name = report_name(report)
            text = "headline of one report" if name.startswith("“") else f"headline of {name}"
            if report.stated_day and len(set(days_of(reports))) > 1:
                text += f", {say_day(report.stated_day[:10])}"
            return text
    return ""


def independent(origins: Origins) -> str:
    """Returns how many separate origins there are, in words: "at most 4 independent"."""
    return f"at most {origins.most} independent"


def tell_behind(reports: int, origins: Origins) -> str:
    """Returns how many reports and origins stand behind something: "24 reports, at most 15
    independent"; of one report no more than that."""
    text = counted(reports, "report")
    return f"{text}, {independent(origins)}" if reports > 1 else text


def tell_range(bounds: Range) -> str:
    """Returns the bounds that a coder would keep, and the rule that gave them."""
    low, best, high = map(_amount, (bounds.low, bounds.best, bounds.high))
    return f"low {low}, best {best}, high {high}: {bounds.rule}"


def _amount(number: float | None) -> str:
    return "open" if number is None else f"{number:,g}"


def whose(by: str | None) -> str:
    """Returns who wrote something: "by otter-7b", or "" for the program."""
    return f"by {name_of_author(by)}" if by else ""


def called(difference: Difference) -> str:
    """Returns what a difference is called where it stands on its own, with its author: "Goats (by
    otter-7b)"."""
    return f"{difference.heading} ({whose(difference.by)})" if difference.by else difference.heading


def reading(use: ModelUse, stories: Sequence[Story]) -> str:
    """Returns what a language model did in these stories: how many lines it wrote, and how often
    something in them was refused."""
    line_count = 0
    for story in stories:
        for answer in story.answers:
            if answer.by == use.by and answer.question is None:
                line_count += len(answer.lines)
    where = f"at {use.host}" if use.host else "from a file"
    refused = counted(sum(use.refused.values()), "refusal")
    text = f"read with {use.by} {where}: {counted(line_count, 'line')} taken, {refused}"
    if use.unsent:
        text += f"; {counted(use.unsent, 'sentence')} not sent"
    return text
