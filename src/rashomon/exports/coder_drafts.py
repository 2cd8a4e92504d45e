"""What the drafts for coders share: casualty figures with place, days, sources, and the rule that chose one number from several."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.exports.export_format import DRAFT
from rashomon.model.ledger import Ledger
from rashomon.model.name import Name
from rashomon.model.point import About, Account, Point, Range, RelationKind, Status
from rashomon.model.report import Report
from rashomon.model.statement import Statement
from rashomon.model.story import Story
from rashomon.text.calendar_words import as_date

NO_RULE = "no number: no answer names a figure, or the answers bear no relation to each other"


@dataclass(frozen=True, slots=True)
class CoderFigure:
    """A casualty point with what a coder needs beside it."""

    story: Story
    point: Point
    about: About
    place: Name | None
    reports: tuple[Report, ...]
    sources: tuple[str, ...]

    def range_of(self, rule: str) -> Range | None:
        """Returns the numbers under the rule whose text begins with this name."""
        return next((found for found in self.point.ranges if found.rule.startswith(rule)), None)


def mark(whose: str) -> str:
    """Returns the note that stands in every row of a draft."""
    return f"{DRAFT}, machine-made; not {whose} data"


def figures_of(ledger: Ledger, measures: Sequence[str]) -> Iterator[CoderFigure]:
    """Yields the points that count killed or injured people and the like, story by story, in the ledger's order."""
    reports = {report.id: report for report in ledger.reports}
    for story in ledger.stories:
        for point in story.points:
            if point.about and point.about.measure in measures:
                told = tuple(reports[report] for report in point.reports() if report in reports)
                yield CoderFigure(
                    story, point, point.about, place_of(story, point.about.place), told, original_sources(story, point.accounts)
                )


def place_of(story: Story, name: str | None) -> Name | None:
    """Returns the place of that name, or None."""
    return next((found for found in story.names if name is not None and found.name == name), None)


def original_sources(story: Story, accounts: Sequence[Account]) -> tuple[str, ...]:
    """Returns the original sources without duplicates, each with its channels: "the mayor (via Vale Wire)"."""
    statements = {statement.id: statement for statement in story.statements}
    told = (_chain(account, statements.get(account.statement or "")) for account in accounts if account.speaker)
    return tuple(dict.fromkeys(told))


def _chain(account: Account, statement: Statement | None) -> str:
    speaker = account.speaker or ""
    return f"{speaker} (via {' > '.join(statement.via)})" if statement and statement.via else speaker


def dispute(figure: CoderFigure) -> str:
    """Returns which figures there are, from whom, and how they relate."""
    told = [f"{version.value} ({_who(figure, version.id)})" for version in figure.point.versions]
    words = f"{figure.point.question} {'; '.join(told)}."
    if figure.point.status is Status.DISPUTED:
        reasons = [relation.reason for relation in figure.point.relations if relation.kind is RelationKind.CONFLICT]
        words += f" Disputed: {'; '.join(dict.fromkeys(filter(None, reasons)))}."
    return words


def _who(figure: CoderFigure, version: str) -> str:
    outlets = {report.id: report.outlet or report.id for report in figure.reports}
    told = (
        f"{account.speaker} in {outlets.get(account.report, account.report)}"
        if account.speaker
        else outlets.get(account.report, account.report)
        for account in figure.point.accounts
        if account.version == version
    )
    return ", ".join(dict.fromkeys(told))


def days_of(about: About) -> tuple[date, date] | None:
    """Returns the first and the last day, or None if one is unknown."""
    first, last = as_date(about.earliest or ""), as_date(about.latest or "")
    return (first, last) if first and last else None


def joined(parts: Sequence[str | None]) -> str:
    """Returns the parts that are not empty, without duplicates, joined by "; "."""
    return "; ".join(dict.fromkeys(part for part in parts if part))
