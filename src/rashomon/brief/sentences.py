"""The sentences of the brief, part by part, each with what it rests on; never who is right."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rashomon.language.calendar_words import say_value
from rashomon.language.wording import is_denied, letter, shorten, shown_status, triple
from rashomon.model.point import Account, Point, PointKind, RelationKind, Version
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement
from rashomon.model.story import BriefSentence, Story

Labels = Mapping[str, str]
"""What each report is called, by id."""
_MOST_VOICES = 3
_FIGURES = (PointKind.COUNT, PointKind.SHARE, PointKind.DATE)
_CASUALTIES = ("killed", "injured", "missing", "displaced")


def disputed(story: Story, labels: Labels) -> Iterator[BriefSentence]:
    """What two sides answer so that both cannot be true."""
    for point in _by_weight(story.points, "disputed"):
        against = {end for relation in point.relations if relation.kind is RelationKind.CONFLICT for end in (relation.a, relation.b)}
        versions = [version for version in point.versions if version.id in against]
        answers = [f"{_answer(point, version)} ({_voices(_accounts(point, version), labels)})" for version in versions]
        yield BriefSentence(f"Disputed: {_question(point)} {_against(answers)}.", _cites(point, versions))


def _against(answers: Sequence[str]) -> str:
    if len(answers) < 3:
        return " against ".join(answers)
    return "; ".join(f"{letter(place)}: {answer}" for place, answer in enumerate(answers))


def changed(story: Story, labels: Labels) -> Iterator[BriefSentence]:
    """Answers that a later one replaces."""
    for point in _by_weight(story.points, "updated", "disputed"):
        by_id = {version.id: version for version in point.versions}
        for relation in point.relations:
            if relation.kind is RelationKind.UPDATE and relation.a in by_id and relation.b in by_id:
                before, after = by_id[relation.a], by_id[relation.b]
                told = f"first {_answer(point, before)} ({_voices(_accounts(point, before), labels)})"
                told += f", later {_answer(point, after)} ({_voices(_accounts(point, after), labels)})"
                yield BriefSentence(f"Changed: {_question(point)} {told}.", _cites(point, (before, after)))


def denied(story: Story, labels: Labels) -> Iterator[BriefSentence]:
    """Denials that no disputed point shows: first those of points, then those of statements that no account rests on."""
    told = [account.quote for point in story.points if shown_status(point) == "disputed" for account in point.accounts]
    accounts = [
        account
        for point in sorted(story.points, key=lambda point: (-len(point.reports()), point.question, point.id))
        if is_denied(point) and shown_status(point) != "disputed"
        for account in point.accounts
    ]
    used = {account.statement for point in story.points for account in point.accounts}
    denials: list[Account | Statement] = [*accounts, *(statement for statement in story.statements if statement.id not in used)]
    for denial in denials:
        if denial.stance is Stance.DENIES and denial.speaker and not any(_says_the_same(denial.quote, span) for span in told):
            told.append(denial.quote)
            text = f"Denied by {shorten(denial.speaker, 80)}: “{shorten(denial.quote.quote)}” ({labels.get(denial.report, denial.report)})."
            yield BriefSentence(text, (denial.id,))


def _says_the_same(one: Span, other: Span) -> bool:
    """Whether both are one passage, or one text in two reports."""
    return one.overlaps(other) or one.quote.casefold() == other.quote.casefold()


def agreed(story: Story, labels: Labels) -> Iterator[BriefSentence]:
    """What all who answer agree on, in two or more lines of reporting."""
    for point in _by_weight(story.points, "all agree"):
        version = point.versions[0]
        yield BriefSentence(f"All agree: {_question(point)} {_answer(point, version)} ({triple(version)}).", _cites(point, (version,)))


def repeated(story: Story, labels: Labels) -> Iterator[BriefSentence]:
    """One answer of one line, in several reports."""
    for point in _by_weight(story.points, "repeated"):
        version = point.versions[0]
        text = f"Repeated: {_question(point)} {_answer(point, version)} (1 line, in {version.reports} reports)."
        yield BriefSentence(text, _cites(point, (version,)))


def only_one(story: Story, labels: Labels) -> Iterator[BriefSentence]:
    """Figures and days that only one report has: those of casualties first, then those that somebody is named for; others stay in the ledger."""
    found = [point for point in story.points if shown_status(point) == "single" and point.kind in _FIGURES and len(point.accounts) == 1]
    ranked = [(_rank(point), _FIGURES.index(point.kind), point.question, point.id, point) for point in found]
    for rank, _, _, _, point in sorted(ranked, key=lambda each: each[:4]):
        account = point.accounts[0]
        who = f" ({shorten(account.speaker, 80)})" if account.speaker else ""
        text = f"Only in {labels.get(account.report, account.report)}: {_question(point)} “{shorten(account.quote.quote)}”{who}."
        if rank < 2:
            yield BriefSentence(text, (account.id,))


def _rank(point: Point) -> int:
    if point.about and point.about.measure in _CASUALTIES:
        return 0
    return 1 if point.accounts[0].speaker else 2


def unclear(story: Story, labels: Labels) -> Iterator[BriefSentence]:
    """What a report says is not known."""
    told: list[Span] = []
    for point in sorted(story.points, key=lambda point: (-len(point.reports()), point.question, point.id)):
        for account in point.accounts:
            if account.value == "unclear" and not any(_says_the_same(account.quote, span) for span in told):
                told.append(account.quote)
                who = labels.get(account.report, account.report)
                who = f"{shorten(account.speaker, 80)} in {who}" if account.speaker else who
                yield BriefSentence(f"Not known: {_question(point)} “{shorten(account.quote.quote)}” ({who}).", (account.id,))


def in_own_words(sentence: BriefSentence, story: Story, labels: Labels) -> BriefSentence | None:
    """A dispute or a change told by the accounts' words alone, for a question whose words the citations do not hold; None for the rest."""
    known = {account.id: account for point in story.points for account in point.accounts}
    heading, between = sentence.text.partition(":")[0], {"Disputed": " against ", "Changed": ", later "}
    if heading not in between:
        return None
    once: dict[str, str] = {}
    for cited in sentence.cites:
        if cited in known:
            once.setdefault(
                known[cited].version or cited, f"“{shorten(known[cited].quote.quote, 100)}” ({_voices([known[cited]], labels)})"
            )
    first = "first " if heading == "Changed" else ""
    return BriefSentence(f"{heading}: {first}{between[heading].join(once.values())}.", sentence.cites)


def _by_weight(points: Iterable[Point], *statuses: str) -> list[Point]:
    """Points of these statuses, those of most lines and reports first; attributes are left to the ledger."""
    chosen = [point for point in points if shown_status(point) in statuses and (point.kind is not PointKind.ATTRIBUTE or len(statuses) > 1)]
    return sorted(chosen, key=lambda point: (-sum(v.lines or 0 for v in point.versions), -len(point.reports()), point.question, point.id))


def _question(point: Point) -> str:
    question = shorten(point.question, 200)
    return question if question.endswith("?") else f"{question}:"


def _answer(point: Point, version: Version) -> str:
    """The answer's value; its words where it has none or another answer reads the same."""
    if version.value and sum(version.value == other.value for other in point.versions) == 1:
        return f"“{shorten(say_value(version.value), 100)}”"
    quotes = sorted((len(account.quote.quote), account.quote.quote) for account in _accounts(point, version))
    return f"“{shorten(quotes[0][1], 100) if quotes else version.value}”"


def _accounts(point: Point, version: Version) -> list[Account]:
    return [account for account in point.accounts if account.version == version.id]


def _cites(point: Point, versions: Iterable[Version]) -> tuple[str, ...]:
    return tuple(account.id for version in versions for account in _accounts(point, version))


def _voices(accounts: Sequence[Account], labels: Labels) -> str:
    """Who says so: each speaker once, reports in their own words last."""
    speakers = dict.fromkeys(shorten(account.speaker, 80) for account in accounts if account.speaker)
    own = dict.fromkeys(f"{labels.get(account.report, account.report)} in its own words" for account in accounts if not account.speaker)
    voices = [*speakers, *own]
    more = len(voices) - _MOST_VOICES
    return ", ".join(voices[:_MOST_VOICES]) + (f" and {more} more" if more > 0 else "")
