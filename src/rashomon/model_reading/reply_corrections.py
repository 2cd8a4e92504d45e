"""Reads what a reply corrects of statements by the numbers of their sentences: speaker, stance and
channel, and statements that are missing (`read_corrections`)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rashomon.model.report import Report
from rashomon.model.row import AddedStatement, Corrected, CorrectedStatement, Repairs
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement
from rashomon.model_reading.reply_form import NO_FORM, plain_lines
from rashomon.model_reading.tally import Tally
from rashomon.rows.correction_lines import UNNAMED, CorrectionReader, correction_lines
from rashomon.rows.quoted_words import NO_REPORT, NOT_THERE, SearchableText, find_words

NO_NUMBER = "a number that is not in the list"
FOREIGN = "words of another statement"
# Blanks are never given back (`\s*+`), so that the time for a line grows only with its length;
# numbers are short, for Python reads no number of thousands of digits.
_STATEMENT = re.compile(r"^S\s*+(\d{1,5})(?:\s*+[:.](?=\s))?\s++(.*)$", re.IGNORECASE)
_MISSING = re.compile(
    r'^S\s*+\+\s*+(?::\s*+)?([\w.-]++)(?:\s*+:(?=\s))?\s++"(.+?)"\s*+(?:[,;]\s*+)?'
    r'speaker\s*+(?::\s*+)?"?'
    r'((?s:.+?))(?:"|(?<!\s))\s*+(\b(?:denies|hedges|asserts)\b)?\s*+[.]?$',
    re.IGNORECASE,
)
_THROUGH = re.compile(r'"?\s{1,3}through\s{1,3}"([^"]{1,200})$', re.IGNORECASE)


def all_of(given: Iterable[Repairs | None]) -> Repairs | None:
    """Returns the corrections of several requests about one story as one; None if there are
    none."""
    found = [repairs for repairs in given if repairs is not None]
    return together(found) if found else None


def together(found: Sequence[Repairs]) -> Repairs:
    """Returns several corrections of one story as one."""
    statements = dict.fromkeys(change for one in found for change in one.statements)
    added = dict.fromkeys(added for one in found for added in one.added)
    return Repairs(
        found[0].by,
        tuple(sorted(statements, key=lambda one: one.words)),
        tuple(sorted(added, key=lambda one: one.words)),
        tuple(dict.fromkeys(variant for one in found for variant in one.variants)),
    )


def read_corrections(
    reply: str,
    shown: Mapping[int, Statement],
    pages: Mapping[str, SearchableText],
    by: str,
    tally: Tally,
    whole: Mapping[str, SearchableText] | None = None,
) -> Repairs | None:
    """Returns the corrections in a reply that the reports bear out, None if there are none.

    Each is written down by report and exact words first, and proved as one of a rows file. `shown`:
    the statements by number; `whole`: the pages of whole reports, where others show parts of them.
    """
    proved = CorrectionReader(pages, by)
    numbered = _NumberedLines(shown, proved, whole or pages)
    for number, line in enumerate(plain_lines(reply), 1):
        before = len(proved.faults)
        try:
            written = list(numbered.written(line)) if line else []
        except _Refused as wrong:
            tally.refuse(str(wrong), number)
            continue
        for one in written:
            proved.take(one, number)
        faults = proved.faults[before:]
        for fault in faults:
            tally.refuse(fault.reason, number, fault.report, fault.words, fault.advice)
        tally.take(bool(line) and len(faults) < max(1, len(written)))
    return proved.repairs()


class _Refused(Exception):
    """A line that cannot be written by report and words; says why."""


class _NumberedLines:
    """Lines about what was shown by number, as lines of corrections by report and words."""

    def __init__(
        self,
        shown: Mapping[int, Statement],
        taken: CorrectionReader,
        whole: Mapping[str, SearchableText],
    ) -> None:
        self.shown, self.taken, self.pages, self.by = shown, taken, taken.pages, taken.by
        self.page_of = {page.report.id: page for page in whole.values()}
        self.labels = {page.report.id: label for label, page in whole.items()}

    def written(self, line: str) -> Iterator[str]:
        """Returns what a line corrects, as lines of a rows file. Raises _Refused."""
        for form, read in ((_MISSING, self._missing), (_STATEMENT, self._statement)):
            if found := form.match(line):
                return correction_lines(read(found), self.page_of, self.labels)
        raise _Refused(NO_FORM)

    def _statement(self, found: re.Match[str]) -> Repairs:
        said = self.shown.get(int(found[1]))
        if said is None:
            raise _Refused(NO_NUMBER)
        what, _, rest = found[2].partition(" ")
        what, rest = what.casefold().strip(":"), _unquoted(rest)
        if what == "stance" and rest.casefold() in Stance.__members__.values():
            change = Corrected(stance=Stance(rest.casefold()))
        elif what == "speaker":
            change = Corrected(speaker=_speaker(rest))
        elif what == "through":
            change = Corrected(through="" if rest.casefold() == "none" else rest)
        else:
            raise _Refused(NO_FORM)
        return Repairs(self.by, (CorrectedStatement(said.quote, said.speaker or "", change),))

    def _missing(self, found: re.Match[str]) -> Repairs:
        page = self.pages.get(found[1])
        if page is None:
            raise _Refused(NO_REPORT)
        stands = find_words(page, found[2])
        if not stands:
            raise _Refused(NOT_THERE)
        words = with_marks(page.report, stands[0])
        added = (one.words for one in self.taken.added)
        known = (*(one.quote for one in self.shown.values()), *added)
        if any(words.overlaps(other) for other in known):
            raise _Refused(FOREIGN)
        via = _THROUGH.search(found[3])
        who = _speaker(found[3][: via.start()] if via else found[3])
        stance = Stance((found[4] or "asserts").casefold())
        one = AddedStatement(words, who or None, stance, via[1] if via else None)
        return Repairs(self.by, added=(one,))


def _speaker(text: str) -> str:
    """The speaker; "" for nobody."""
    who = re.sub(r"^unnamed\s+", UNNAMED, _unquoted(text), flags=re.IGNORECASE)
    return "" if who.casefold().strip(".") in ("none", "nobody") else who


def with_marks(report: Report, span: Span) -> Span:
    """Returns the words with the quotation marks right around them."""
    text, marks = report.text, '"“”„«»'
    if (
        span.start > 0
        and span.end < len(text)
        and text[span.start - 1] in marks
        and text[span.end] in marks
    ):
        return report.span(span.start - 1, span.end + 1)
    return span


def _unquoted(text: str) -> str:
    text = text.strip().rstrip(".")
    return text[1:-1].strip() if len(text) > 1 and text[0] == text[-1] == '"' else text.strip('" ')
