"""Parses the reports of a ledger again, since a ledger holds their texts, not the parses."""

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.annotations.annotate import annotate_reports
from rashomon.errors import StopError
from rashomon.model.ledger import Ledger
from rashomon.model.point import Account
from rashomon.model.span import Span
from rashomon.text.annotations import Annotations


@dataclass(frozen=True, slots=True)
class AccountInSentence:
    """An account with the sentence that holds its quote."""

    account: Account
    sentence: Span


def parse_again(ledger: Ledger, reports: Iterable[str]) -> dict[str, Annotations]:
    """Returns the parses of these reports by id. Raises StopError if the ledger lacks one of them."""
    wanted = set(reports)
    missing = sorted(wanted - {report.id for report in ledger.reports})
    if missing:
        raise StopError(f"the ledger refers to {', '.join(missing)}, of which it holds no report; `rashomon verify` lists what is wrong")
    return {a.report.id: a for a in annotate_reports(report for report in ledger.reports if report.id in wanted)}


def in_sentence(account: Account, annotated: Annotations) -> AccountInSentence:
    """Returns the account with the sentences that its quote touches; without a parse, with its line. Raises StopError if it is damaged."""
    quote, report = account.quote, annotated.report
    if not quote.quote or report.text[quote.start : quote.end] != quote.quote:
        raise StopError(f"the quote of {account.id} does not stand at its place in {report.id}; `rashomon verify` lists what is wrong")
    touched = [s for s in annotated.sentences() if s.start_char < quote.end and quote.start < s.end_char]
    if touched:
        return AccountInSentence(account, report.span(min(touched[0].start_char, quote.start), max(touched[-1].end_char, quote.end)))
    start = report.text.rfind("\n", 0, quote.start) + 1
    end = report.text.find("\n", quote.end)
    return AccountInSentence(account, report.trimmed_span(start, end if end >= 0 else len(report.text)))
