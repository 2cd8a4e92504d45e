"""Puts differences into lines: the thing, its versions side by side, and the status
(`tell_difference`). `tell_differences` does so for a story, in its order."""

from collections.abc import Iterator

from rashomon.model.difference import Difference, Status, Version
from rashomon.model.overview import Entry
from rashomon.model.overview_words import FixedWords, Section
from rashomon.model.pieces import EntryPiece, PieceRole
from rashomon.model.record import record
from rashomon.model.report import ReportNames
from rashomon.numbers.fates import BEFALLEN
from rashomon.telling.claim_counts import SAYS_NO
from rashomon.telling.make_pieces import in_row, quote_piece, reports_piece, words_piece
from rashomon.telling.view import Entries, FirstView
from rashomon.telling.wording import STATUS_WORDS, counted
from rashomon.text.report_names import report_name, shorten

_OPEN = 12
_OPEN_VERSIONS = 4
_LONGEST_SPEAKER = 40  # characters


@record
class Naming:
    """What reports and speakers are called in lines of versions.

    - `short`: names reports by outlet, or by as much of their headlines as tells them apart
    - `full`: longer names, for lines in which two versions would otherwise stand under one name
    """

    short: ReportNames
    full: ReportNames

    @classmethod
    def of_story(cls, view: FirstView) -> "Naming":
        """Names the reports of a story."""
        for most in range(16, 57, 8):
            names = ReportNames((report.id, report_name(report, most)) for report in view.reports)
            headlines = [name.casefold() for name in names.values() if name[0] == "“"]
            if len(set(headlines)) == len(headlines):  # no two begin alike
                return cls(names, view.called)
        return cls(view.called, view.called)

    def names_for(self, difference: Difference) -> ReportNames:
        """Returns the names for a line of these versions."""
        reports = {version.quotes[0].report for version in _told_versions(difference)}
        names = {self.short.get(report) for report in reports}
        return self.short if len(names) == len(reports) else self.full


def tell_differences(view: FirstView, naming: Naming) -> Entries:
    """Yields the differences that the program found, twelve of them open. Those about harm to
    people are left out, because they stand further up."""
    left = _OPEN
    for difference in view.story.open_differences():
        if not difference.by and difference.measure not in BEFALLEN:
            yield tell_difference(difference, naming, Section.DIFFER, is_open=left > 0)
            left -= 1


def is_toll(difference: Difference) -> bool:
    """Returns whether people were harmed and more than one report says how many, whether or not
    they agree."""
    is_agreed = difference.status is Status.AGREED and len(difference.reports()) > 1
    return difference.measure in BEFALLEN and (difference.is_open or is_agreed)


def tell_difference(
    difference: Difference, naming: Naming, section: Section, *, is_open: bool = True
) -> Entry:
    """Returns a difference as a line."""
    pieces = [words_piece(difference.heading, PieceRole.THING)]
    versions = _told_versions(difference)
    called = naming.names_for(difference)
    for row, version in enumerate(versions, 1):
        pieces += in_row(_version(version, called), row)
    left_out = len(difference.versions) - len(versions)
    if left_out:
        text = counted(left_out, "more version")
        pieces.append(words_piece(text, row=len(versions) + 1))
    if difference.status:
        pieces.append(words_piece(STATUS_WORDS[difference.status], PieceRole.STATUS))
    return Entry(section, difference.id, difference.by, is_open, tuple(pieces))


def _told_versions(difference: Difference) -> tuple[Version, ...]:
    """Returns the versions that stand in the line. No line ends with "1 more version"."""
    most = _OPEN_VERSIONS
    if len(difference.versions) == most + 1:
        most += 1
    return difference.versions[:most]


def _version(version: Version, called: ReportNames) -> Iterator[EntryPiece]:
    """Returns the words of a version, with the speaker, the first outlet, and how many more reports
    have them."""
    first = version.quotes[0]
    if version.denied and not SAYS_NO.search(version.words):
        yield words_piece(FixedWords.DENIES)
    yield quote_piece(first.span, PieceRole.VERSION)
    if first.speaker:
        speaker = shorten(first.speaker, _LONGEST_SPEAKER)
        yield words_piece(speaker, PieceRole.SPEAKER)
    yield reports_piece(version.spans, called, most=1)
