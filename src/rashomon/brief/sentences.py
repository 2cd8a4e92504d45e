"""The sentences of the brief, part by part, each with what it rests on; never who is right."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.brief.check import sentence_at
from rashomon.language.calendar_words import say_day, say_value
from rashomon.language.polarity import NEGATIONS
from rashomon.language.wording import describes, is_denied, letter, shorten, shown_status, told_status, triple
from rashomon.lexicon import set_of
from rashomon.model.point import Account, Point, PointKind, RelationKind, Version
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement
from rashomon.model.story import BriefSentence, Story

_MOST_VOICES = 3
_FIGURES = (PointKind.COUNT, PointKind.SHARE, PointKind.DATE)
_CASUALTIES = ("killed", "injured", "missing", "displaced")
_LONGEST = 60  # words of a report's sentence that is quoted whole
_DENYING = NEGATIONS | set_of("negation.calling_false")


@dataclass(frozen=True, slots=True)
class Told:
    """A story with its reports by id, and what each of them is called."""

    story: Story
    reports: Mapping[str, Report]
    labels: Mapping[str, str]

    def label(self, report: str) -> str:
        """What a report is called."""
        return self.labels.get(report, report)

    def is_headline(self, quote: Span) -> bool:
        """Whether the quote stands in its report's headline."""
        report = self.reports.get(quote.report)
        start = report.text.find(report.title) if report and report.title else -1
        return report is not None and 0 <= start <= quote.start < start + len(report.title or "")

    def sentence(self, quote: Span) -> Span:
        """The sentence that a quote stands in; the quote itself where the text is not at hand or the sentence is long."""
        if quote.report not in self.reports:
            return quote
        whole = sentence_at(self.reports[quote.report], quote)
        return whole if len(whole.quote.split()) <= _LONGEST else quote


def opening(told: Told) -> Iterator[BriefSentence]:
    """What happened: the sentences, early in a report, that most reports bear out, each in its own words with outlet and day."""
    borne: dict[Span, dict[str, int]] = {}
    for point in told.story.points:
        if shown_status(point) not in ("same", "repeated") or describes(point):
            continue
        for account in point.accounts:
            if account.quote.report in told.reports and account.stance is Stance.ASSERTS and not told.is_headline(account.quote):
                sentence = told.sentence(account.quote)
                borne.setdefault(sentence, {})[account.id] = len(point.reports())
    ranked = sorted(borne.items(), key=lambda item: (-_borne_out(item[0], item[1], told), item[0]))
    shown: list[Span] = []
    for span, accounts in ranked:
        if any(_alike(span.quote, other.quote) for other in shown):
            continue
        shown.append(span)
        report = told.reports[span.report]
        day = f", {say_day(report.published[:10])}" if report.published else ""
        text = f"What happened: “{shorten(span.quote, 400)}” ({told.label(span.report)}{day})."
        yield BriefSentence(text, tuple(sorted(accounts)))


def _borne_out(sentence: Span, accounts: Mapping[str, int], told: Told) -> float:
    """How many reports bear out what a sentence says, more the earlier it stands."""
    length = max(1, len(told.reports[sentence.report].text))
    return round(sum(accounts.values()) * (1 - min(1.0, 3 * sentence.start / length)), 6)


def _alike(one: str, other: str) -> bool:
    """Whether two sentences tell much the same."""
    left, right = ({word.casefold().strip(".,;:“”\"'") for word in text.split() if len(word) > 3} for text in (one, other))
    return bool(left and right) and len(left & right) / min(len(left), len(right)) > 0.4


def disputed(told: Told) -> Iterator[BriefSentence]:
    """What two sides answer so that both cannot be true."""
    for point in _with_status(told, "disputed"):
        against = {end for relation in point.relations if relation.kind is RelationKind.CONFLICT for end in (relation.a, relation.b)}
        versions = [version for version in point.versions if version.id in against]
        answers = [_side(point, version, told) for version in versions]
        yield BriefSentence(f"Disputed: {_question(point)} {_against(answers)}.", _cites(point, versions))


def _side(point: Point, version: Version, told: Told) -> str:
    """An answer with who gives it; of a denial only who denies, for its words are often those of what is denied."""
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


def changed(told: Told) -> Iterator[BriefSentence]:
    """Answers that a later one replaces."""
    for point in _with_status(told, "updated", "disputed"):
        by_id = {version.id: version for version in point.versions}
        found = [r for r in point.relations if r.kind is RelationKind.UPDATE and r.a in by_id and r.b in by_id]
        for relation in sorted(found, key=lambda r: (-by_id[r.b].reports, -by_id[r.a].reports))[:1]:  # the one that most reports tell
            before, after = by_id[relation.a], by_id[relation.b]
            words = f"first {_answer(point, before)} ({_voices(_accounts(point, before), told)})"
            words += f", later {_answer(point, after)} ({_voices(_accounts(point, after), told)})"
            yield BriefSentence(f"Updated: {_question(point)} {words}.", _cites(point, (before, after)))


def denied(told: Told) -> Iterator[BriefSentence]:
    """Denials that no disputed point shows, in the sentence of the report and with who denies: first those of points, then those of statements
    that no account rests on."""
    story = told.story
    shown = [account.quote for point in story.points if shown_status(point) == "disputed" for account in point.accounts]
    accounts = [account for point in story.points if is_denied(point) and shown_status(point) != "disputed" for account in point.accounts]
    quoted: list[str] = []
    used = {account.statement for point in story.points for account in point.accounts}
    denials: list[Account | Statement] = [*accounts, *(statement for statement in story.statements if statement.id not in used)]
    for denial in denials:
        if denial.stance is Stance.DENIES and denial.speaker and not any(_says_the_same(denial.quote, span) for span in shown):
            sentence = told.sentence(denial.quote)
            shown.append(denial.quote)
            if any(_alike(sentence.quote, other) for other in quoted):
                continue
            quoted.append(sentence.quote)
            yield BriefSentence(f"Denied: {_denial(denial, told)} ({told.label(denial.report)}).", (denial.id,))


def _denial(denial: Account | Statement, told: Told) -> str:
    """Who denies, and the words: the report's sentence, so that what is denied is not taken for what was said."""
    who, sentence = shorten(denial.speaker or "", 80), told.sentence(denial.quote)
    if sentence != denial.quote:
        return f"{who}: “{shorten(sentence.quote, 300)}”"
    words = {word.strip(".,;:“”\"'").casefold() for word in denial.quote.quote.replace("n’t", " not").replace("n't", " not").split()}
    return f"{who} {'says' if words & _DENYING else 'denies'} “{shorten(denial.quote.quote)}”"


def _says_the_same(one: Span, other: Span) -> bool:
    """Whether both are one passage, or one text in two reports."""
    return one.overlaps(other) or one.quote.casefold() == other.quote.casefold()


def agreed(told: Told) -> Iterator[BriefSentence]:
    """What several reports tell alike in two or more lines, and of how many reports that is said."""
    yield from _alike_told(told, "same")


def repeated(told: Told) -> Iterator[BriefSentence]:
    """One answer of one line, in several reports."""
    yield from _alike_told(told, "repeated")


def _alike_told(told: Told, status: str) -> Iterator[BriefSentence]:
    for point in _with_status(told, status):
        version, among = point.versions[0], told_status(point, len(told.story.reports))
        question = "" if point.kind is PointKind.YES_NO else f"{_question(point)} "
        behind = f" ({triple(version)})" if status == "same" else ""
        text = f"{among[:1].upper()}{among[1:]}: {question}{_answer(point, version)}{behind}."
        yield BriefSentence(text, _cites(point, (version,)))


def only_one(told: Told) -> Iterator[BriefSentence]:
    """Figures and days that only one report has: those of casualties first, then those that somebody is named for; others stay in the ledger."""
    found = [point for point in _with_status(told, "single") if point.kind in _FIGURES and len(point.accounts) == 1]
    for point in sorted(found, key=_rank):
        account = point.accounts[0]
        who = f" ({shorten(account.speaker, 80)})" if account.speaker else ""
        text = f"Only in {told.label(account.report)}: {_question(point)} “{shorten(account.quote.quote)}”{who}."
        if _rank(point) < 2:
            yield BriefSentence(text, (account.id,))


def _rank(point: Point) -> int:
    if point.about and point.about.measure in _CASUALTIES:
        return 0
    return 1 if point.accounts[0].speaker else 2


def unclear(told: Told) -> Iterator[BriefSentence]:
    """What a report says is not known."""
    shown: list[Span] = []
    for point in told.story.points:
        for account in point.accounts:
            if account.value == "unclear" and not any(_says_the_same(account.quote, span) for span in shown):
                shown.append(account.quote)
                who = told.label(account.report)
                who = f"{shorten(account.speaker, 80)} in {who}" if account.speaker else who
                yield BriefSentence(f"Not known: “{shorten(account.quote.quote)}” ({who}).", (account.id,))


def in_own_words(sentence: BriefSentence, told: Told) -> BriefSentence | None:
    """A dispute or a change told by the accounts' words alone, for a question whose words the citations do not hold; None for the rest."""
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


def _with_status(told: Told, *statuses: str) -> list[Point]:
    """Points of these statuses in the ledger's order; who is who is left to the ledger where nothing is open."""
    chosen = [point for point in told.story.points if shown_status(point) in statuses]
    return [point for point in chosen if not describes(point) or statuses[0] in ("disputed", "updated")]


def _question(point: Point) -> str:
    question = shorten(point.question, 200)
    return question if question.endswith("?") else f"{question}:"


def _answer(point: Point, version: Version) -> str:
    """The answer's value; its words for yes and no, and where it has none or another answer reads the same."""
    if point.kind is not PointKind.YES_NO and version.value and sum(version.value == other.value for other in point.versions) == 1:
        return f"“{shorten(say_value(version.value), 100)}”"
    quotes = sorted((len(account.quote.quote), account.quote.quote) for account in _accounts(point, version))
    return f"“{shorten(quotes[0][1], 100) if quotes else version.value}”"


def _accounts(point: Point, version: Version) -> list[Account]:
    return [account for account in point.accounts if account.version == version.id]


def _cites(point: Point, versions: Iterable[Version]) -> tuple[str, ...]:
    return tuple(account.id for version in versions for account in _accounts(point, version))


def _voices(accounts: Sequence[Account], told: Told) -> str:
    """Who says so: each speaker once, reports in their own words last."""
    speakers = dict.fromkeys(shorten(account.speaker, 80) for account in accounts if account.speaker)
    own = dict.fromkeys(f"{told.label(account.report)} in its own words" for account in accounts if not account.speaker)
    voices = [*speakers, *own]
    more = len(voices) - _MOST_VOICES
    return ", ".join(voices[:_MOST_VOICES]) + (f" and {more} more" if more > 0 else "")
