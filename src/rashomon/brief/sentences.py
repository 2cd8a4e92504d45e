"""Writes the sentences of the brief, part by part, each with its citations; it never says who is right."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.brief.check import sentence_at
from rashomon.lexicon import either, text
from rashomon.model.point import Account, Point, PointKind, RelationKind, Version
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement
from rashomon.model.story import BriefSentence, Story
from rashomon.text.calendar_words import say_value
from rashomon.text.wording import OPEN_PART as OPEN
from rashomon.text.wording import describes, is_denied, letter, read_by_others, shorten, shown_status, told_status

_LONGEST = 60  # words of a sentence that is quoted
_ENDS = re.compile(r"[.!?][\"”’')]*$")
_DATELINE = re.compile(
    r"^(?:[A-Z][A-Z.,' ]{2,40}(?:, [A-Z][a-z]{2,8}\.? \d{1,2} )?(?:\([A-Za-z][\w ]*\) ?)?(?:[—–―]|--?) ?|\([A-Z]{2,}\) (?:[—–―-] )?)(?=\S)"
)


@dataclass(frozen=True, slots=True)
class BriefStory:
    """A story with its reports by id, and the label of each."""

    story: Story
    reports: Mapping[str, Report]
    labels: Mapping[str, str]

    def label(self, report: str) -> str:
        """Returns the label of a report."""
        return self.labels.get(report, report)

    def is_headline(self, quote: Span) -> bool:
        """Whether the quote stands in its report's headline."""
        report = self.reports.get(quote.report)
        start = report.text.find(report.title) if report and report.title else -1
        return report is not None and 0 <= start <= quote.start < start + len(report.title or "")


def whole_sentence(told: BriefStory, quote: Span) -> Span | None:
    """Returns the sentence around a quote, without a dateline; None if it is a fragment, too long, or its text is missing."""
    report = told.reports.get(quote.report)
    if report is None or told.is_headline(quote):
        return None
    found = sentence_at(report, quote)
    line = _DATELINE.match(found.quote)
    if line:
        found = report.span(found.start + line.end(), found.end)
    whole = bool(_ENDS.search(found.quote)) and found.quote.lstrip("“\"‘'")[:1].isupper() and len(found.quote.split()) <= _LONGEST
    return found if whole and not _is_torn(found.quote) else None


def _is_torn(text: str) -> bool:
    """Whether a quotation mark is unpaired, as when a quote runs over several sentences."""
    return text.count("“") != text.count("”") or text.count('"') % 2 == 1


def flat(text: str) -> str:
    """Returns the text on one line, without a final full stop and outer quotation marks; inner ones become single."""
    plain = " ".join(text.split())
    plain = re.sub(r'"([^"]*)"', r"‘\1’", plain.replace("“", "‘").replace("”", "’"))
    return plain.removesuffix(".")


def alike(one: str, other: str) -> bool:
    """Whether two sentences say much the same."""
    left, right = ({word.casefold().strip(".,;:“”\"'") for word in text.split() if len(word) > 3} for text in (one, other))
    return bool(left and right) and len(left & right) / min(len(left), len(right)) > 0.4


_MOST_VOICES = 3
_SHORT = 20  # words of a passage with whose it is
_FIGURES = (PointKind.COUNT, PointKind.SHARE, PointKind.DATE)
_CASUALTIES = ("killed", "injured", "missing", "displaced")
_DENIAL = re.compile(text("negation.denial_in_a_sentence"), re.IGNORECASE)
_NOT_KNOWN = re.compile(rf"\b(?:{either('negation.not_known')})\b", re.IGNORECASE)


def disputed(told: BriefStory) -> Iterator[BriefSentence]:
    """Yields conflicts: two answers that cannot both be true."""
    for point in _with_status(told, "disputed"):
        against = {end for relation in point.relations if relation.kind is RelationKind.CONFLICT for end in (relation.a, relation.b)}
        versions = [version for version in point.versions if version.id in against]
        answers = [_side(point, version, told) for version in versions]
        found = BriefSentence(f"Disputed: {_question(point)} {_against(answers)}.", _cites(point, versions))
        yield found if point.question.endswith("?") else in_own_words(found, told) or found


def _side(point: Point, version: Version, told: BriefStory) -> str:
    """An answer with who gives it; for a denial only who denies, since its words are often those of what is denied."""
    accounts = _accounts(point, version)
    giving = [account for account in accounts if account.stance is not Stance.DENIES]
    if point.kind is not PointKind.YES_NO or len(giving) == len(accounts):
        return f"{_answer(point, version)} ({_voices(accounts, told)})"
    denied_by = f"denied by {_voices([account for account in accounts if account.stance is Stance.DENIES], told)}"
    if not giving:
        return denied_by
    quote = min((account.quote.quote for account in giving), key=lambda text: (len(text), text))
    return f"“{shorten(quote, 100)}” ({_voices(giving, told)}; {denied_by})"


def _against(answers: Sequence[str]) -> str:
    if len(answers) < 3:
        return " against ".join(answers)
    return "; ".join(f"{letter(place)}: {answer}" for place, answer in enumerate(answers))


def changed(told: BriefStory) -> Iterator[BriefSentence]:
    """Yields answers that a later one replaces."""
    for point in _with_status(told, "updated", "disputed"):
        by_id = {version.id: version for version in point.versions}
        found = [r for r in point.relations if r.kind is RelationKind.UPDATE and r.a in by_id and r.b in by_id]
        for relation in sorted(found, key=lambda r: (-by_id[r.b].reports, -by_id[r.a].reports))[:1]:  # the one that most reports tell
            before, after = by_id[relation.a], by_id[relation.b]
            words = f"first {_answer(point, before)} ({_voices(_accounts(point, before), told)})"
            words += f", later {_answer(point, after)} ({_voices(_accounts(point, after), told)})"
            made = BriefSentence(f"Updated: {_question(point)} {words}.", _cites(point, (before, after)))
            yield made if point.question.endswith("?") else in_own_words(made, told) or made


def denied(told: BriefStory) -> Iterator[BriefSentence]:
    """Yields denials that no disputed point shows, in whole sentences of reports that name the denier themselves.

    Those of points come first, then those of statements without an account.
    """
    story = told.story
    shown = [account.quote for point in story.points if shown_status(point) == "disputed" for account in point.accounts]
    accounts = [account for point in story.points if is_denied(point) and shown_status(point) != "disputed" for account in point.accounts]
    quoted: list[str] = []
    used = {account.statement for point in story.points for account in point.accounts}
    denials: list[Account | Statement] = [*accounts, *(statement for statement in story.statements if statement.id not in used)]
    for denial in denials:
        if denial.stance is Stance.DENIES and denial.speaker and not any(_says_the_same(denial.quote, span) for span in shown):
            shown.append(denial.quote)
            sentence = whole_sentence(told, denial.quote)
            if (
                sentence is None
                or not _says_who_denies(sentence.quote, denial.speaker)
                or any(alike(sentence.quote, one) for one in quoted)
            ):
                continue
            quoted.append(sentence.quote)
            yield BriefSentence(f"Denied: “{flat(sentence.quote)}” ({told.label(denial.report)}).", (denial.id,))


def _says_who_denies(sentence: str, speaker: str) -> bool:
    """Whether the sentence has a word of denial and the last word of the speaker's name."""
    return bool(_DENIAL.search(sentence)) and speaker.rsplit(maxsplit=1)[-1].casefold() in sentence.casefold()


def _says_the_same(one: Span, other: Span) -> bool:
    """Whether both are one passage, or the same text in two reports."""
    return one.overlaps(other) or one.quote.casefold() == other.quote.casefold()


def agreed(told: BriefStory) -> Iterator[BriefSentence]:
    """Yields what several reports tell alike in two or more lines, with the number of reports."""
    yield from _alike_told(told, "same")


def repeated(told: BriefStory) -> Iterator[BriefSentence]:
    """Yields answers of a single line that several reports carry."""
    yield from _alike_told(told, "repeated")


def _alike_told(told: BriefStory, status: str) -> Iterator[BriefSentence]:
    shown: list[str] = []
    for point in _with_status(told, status):
        if not read_by_others(point) and point.kind not in _FIGURES:
            continue  # of 37 such sentences on real events 15 were right
        version, among = point.versions[0], told_status(point, len(told.story.reports))
        text = _told_point(point, version, told)
        if text is not None and not any(alike(text, other) for other in shown):
            shown.append(text)
            yield BriefSentence(f"{among[:1].upper()}{among[1:]}: {text} ({_outlets(point, told)}).", _cites(point, (version,)))


def _told_point(point: Point, version: Version, told: BriefStory) -> str | None:
    """The question with its answer, or the clause with its open part filled in; else a short passage, never a fragment."""
    value = say_value(version.value or "")
    if point.question.endswith("?"):
        said = value.capitalize() if point.kind is PointKind.YES_NO else f"“{value}”"
        return f"{_question(point)} {said}{_according(_accounts(point, version), told)}" if value and value != "no" else None
    if any(point.question.startswith((f"{label}:", "Quoted in ")) for label in told.labels.values()):
        return None  # a report's own sentence, of which others may have a part
    quoted, typed = "“" in point.question, point.kind in (*_FIGURES, PointKind.PLACE)
    if typed and OPEN not in point.question:
        return None  # a number that counts nothing
    if "…" in point.question or (quoted and len(point.question.split()) > _SHORT) or (OPEN in point.question and (quoted or not value)):
        return None
    return point.question.replace(OPEN, value)


def _according(accounts: Sequence[Account], told: BriefStory) -> str:
    """The attribution, if reports hardly say so in their own words."""
    spoken = sum(account.speaker is not None for account in accounts)
    return "" if 2 * spoken < len(accounts) else f", according to {_voices(accounts, told)}"


def _outlets(point: Point, told: BriefStory) -> str:
    """The first few reports that tell it, by label."""
    named = [told.label(report) for report in told.story.reports if report in point.reports()]
    more = len(named) - _MOST_VOICES
    return ", ".join(named[:_MOST_VOICES]) + (f" and {more} more" if more > 0 else "")


def only_one(told: BriefStory) -> Iterator[BriefSentence]:
    """Yields tolls (killed, hurt, missing, displaced) that only one report has, in its whole sentence."""
    for point in _with_status(told, "single"):
        account = point.accounts[0]
        if len(point.accounts) != 1 or point.kind not in _FIGURES or not point.about or point.about.measure not in _CASUALTIES:
            continue
        sentence = whole_sentence(told, account.quote)
        past = sentence is not None and _is_past(sentence, told)
        if sentence is not None and account.value and not past and not _stands_elsewhere(account, told):
            yield BriefSentence(f"Only in {told.label(account.report)}: “{flat(sentence.quote)}”.", (account.id,))


def _is_past(sentence: Span, told: BriefStory) -> bool:
    """Whether the sentence names a day long before its report's own, and so tells of something else."""
    published = told.reports[sentence.report].published
    days = (date.latest for date in told.story.dates if date.latest and sentence.overlaps(date.span))
    return bool(published) and any(day[:7] < (published or "")[:7] for day in days)


def _stands_elsewhere(account: Account, told: BriefStory) -> bool:
    """Whether another report has the same figure in the same form."""
    figure = re.compile(rf"\b{re.escape(account.value or '')}\b", re.IGNORECASE)
    return any(figure.search(report.text) for name, report in told.reports.items() if name != account.report)


def unclear(told: BriefStory) -> Iterator[BriefSentence]:
    """Yields what a report says is unknown, in its whole sentence."""
    shown: list[Span] = []
    for point in told.story.points:
        for account in point.accounts:
            if account.value == "unclear" and not any(_says_the_same(account.quote, span) for span in shown):
                shown.append(account.quote)
                sentence = whole_sentence(told, account.quote)
                if sentence is not None and _NOT_KNOWN.search(account.quote.quote):
                    yield BriefSentence(f"Not known: “{flat(sentence.quote)}” ({told.label(account.report)}).", (account.id,))


def in_own_words(sentence: BriefSentence, told: BriefStory) -> BriefSentence | None:
    """Returns a dispute or change in the accounts' words alone, for a question that the citations do not support; else None."""
    known = {account.id: account for point in told.story.points for account in point.accounts}
    heading, between = sentence.text.partition(":")[0], {"Disputed": " against ", "Updated": ", later "}
    if heading not in between:
        return None
    once: dict[str, str] = {}
    for cited in sentence.cites:
        if cited in known:
            once.setdefault(known[cited].version or cited, f"“{shorten(known[cited].quote.quote, 100)}” ({_voices([known[cited]], told)})")
    first = "first " if heading == "Updated" else ""
    return BriefSentence(f"{heading}: {first}{between[heading].join(once.values())}.", sentence.cites)


def _with_status(told: BriefStory, *statuses: str) -> list[Point]:
    """Points of these statuses in the ledger's order, without identity points where nothing is open."""
    chosen = [point for point in told.story.points if shown_status(point) in statuses]
    return [point for point in chosen if not describes(point) or statuses[0] in ("disputed", "updated")]


def _question(point: Point) -> str:
    question = shorten(point.question, 200)
    return question if question.endswith("?") else f"{question}:"


def _answer(point: Point, version: Version) -> str:
    """The answer's value; its words for yes and no, and if it has no value or another answer reads the same."""
    if point.kind is not PointKind.YES_NO and version.value and sum(version.value == other.value for other in point.versions) == 1:
        return f"“{shorten(say_value(version.value), 100)}”"
    quotes = sorted((len(account.quote.quote), account.quote.quote) for account in _accounts(point, version))
    return f"“{shorten(quotes[0][1], 100) if quotes else version.value}”"


def _accounts(point: Point, version: Version) -> list[Account]:
    return [account for account in point.accounts if account.version == version.id]


def _cites(point: Point, versions: Iterable[Version]) -> tuple[str, ...]:
    return tuple(account.id for version in versions for account in _accounts(point, version))


def _voices(accounts: Sequence[Account], told: BriefStory) -> str:
    """Who says so: each speaker once, reports in their own words last."""
    speakers = dict.fromkeys(shorten(account.speaker, 80) for account in accounts if account.speaker)
    own = dict.fromkeys(f"{told.label(account.report)} in its own words" for account in accounts if not account.speaker)
    voices = [*speakers, *own]
    more = len(voices) - _MOST_VOICES
    return ", ".join(voices[:_MOST_VOICES]) + (f" and {more} more" if more > 0 else "")
