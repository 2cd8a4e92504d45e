"""write_brief: what is disputed and by whom, what changed, who denies what, what all agree on, each sentence with what it rests on."""

from collections.abc import Iterable, Iterator, Sequence

from rashomon.language.calendar_words import say_value
from rashomon.language.wording import is_denied, letter, shorten, shown_status, triple
from rashomon.model.point import Account, Point, PointKind, RelationKind, Version
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement
from rashomon.model.story import BriefSentence, Story

_MOST_DISPUTED, _MOST_CHANGED, _MOST_DENIED, _MOST_AGREED, _MOST_REPEATED = 12, 6, 6, 5, 3
_MOST_VOICES = 3


def write_brief(story: Story) -> tuple[BriefSentence, ...]:
    """The brief of a story: sentences that cite the accounts or statements they rest on; never who is right."""
    return (
        *_cut([_disputed(point) for point in _by_weight(story.points, "disputed")], _MOST_DISPUTED),
        *_cut([sentence for point in _by_weight(story.points, "updated", "disputed") for sentence in _changed(point)], _MOST_CHANGED),
        *_cut(list(_denied(story)), _MOST_DENIED),
        *_cut([_agreed(point) for point in _by_weight(story.points, "all agree")], _MOST_AGREED),
        *_cut([_repeated(point) for point in _by_weight(story.points, "repeated")], _MOST_REPEATED),
    )


def _by_weight(points: Iterable[Point], *statuses: str) -> list[Point]:
    """Points of these statuses, those of most lines and reports first; attributes are left to the ledger."""
    chosen = [point for point in points if shown_status(point) in statuses and (point.kind is not PointKind.ATTRIBUTE or len(statuses) > 1)]
    return sorted(chosen, key=lambda point: (-sum(v.lines or 0 for v in point.versions), -len(point.reports()), point.question, point.id))


def _cut(sentences: Sequence[BriefSentence], most: int) -> Sequence[BriefSentence]:
    return sentences[:most]


def _disputed(point: Point) -> BriefSentence:
    against = {end for relation in point.relations if relation.kind is RelationKind.CONFLICT for end in (relation.a, relation.b)}
    versions = [version for version in point.versions if version.id in against]
    answers = [f"{_answer(point, version)} ({_voices(_accounts(point, version))})" for version in versions]
    return BriefSentence(f"Disputed: {_question(point)} {_against(answers)}.", _cites(point, versions))


def _against(answers: Sequence[str]) -> str:
    if len(answers) < 3:
        return " against ".join(answers)
    return "; ".join(f"{letter(place)}: {answer}" for place, answer in enumerate(answers))


def _changed(point: Point) -> Iterator[BriefSentence]:
    by_id = {version.id: version for version in point.versions}
    for relation in point.relations:
        if relation.kind is RelationKind.UPDATE and relation.a in by_id and relation.b in by_id:
            before, after = by_id[relation.a], by_id[relation.b]
            told = f"first {_answer(point, before)} ({_voices(_accounts(point, before))})"
            told += f", later {_answer(point, after)} ({_voices(_accounts(point, after))})"
            yield BriefSentence(f"Changed: {_question(point)} {told}.", _cites(point, (before, after)))


def _denied(story: Story) -> Iterator[BriefSentence]:
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
            text = f"Denied by {shorten(denial.speaker, 80)}: “{shorten(denial.quote.quote)}” ({denial.report})."
            yield BriefSentence(text, (denial.id,))


def _says_the_same(one: Span, other: Span) -> bool:
    """Whether both are one passage, or one text in two reports."""
    return one.overlaps(other) or one.quote.casefold() == other.quote.casefold()


def _agreed(point: Point) -> BriefSentence:
    version = point.versions[0]
    return BriefSentence(f"All agree: {_question(point)} {_answer(point, version)} ({triple(version)}).", _cites(point, (version,)))


def _repeated(point: Point) -> BriefSentence:
    version = point.versions[0]
    text = f"Repeated: {_question(point)} {_answer(point, version)} (1 line, in {version.reports} reports)."
    return BriefSentence(text, _cites(point, (version,)))


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


def _voices(accounts: Sequence[Account]) -> str:
    """Who says so: each speaker once, reports in their own words last."""
    speakers = dict.fromkeys(shorten(account.speaker, 80) for account in accounts if account.speaker)
    own = dict.fromkeys(f"{account.report} in its own words" for account in accounts if not account.speaker)
    voices = [*speakers, *own]
    more = len(voices) - _MOST_VOICES
    return ", ".join(voices[:_MOST_VOICES]) + (f" and {more} more" if more > 0 else "")
