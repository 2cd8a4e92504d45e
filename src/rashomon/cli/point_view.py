"""How a point is printed: the question, its answers with who gave them, and how the answers relate."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from rashomon.cli.terminal import printable
from rashomon.model.point import Account, Point, RelationKind, Version
from rashomon.text.calendar_words import say_value
from rashomon.text.wording import OWN_VOICE, RELATION_WORDS, letter, shorten, shown_status, triple, voice

_OPEN = ("disputed", "updated", "denied")


def point_lines(point: Point, labels: Mapping[str, str]) -> Iterator[RenderableType]:
    """Yields the lines of a point; if it is open, with the words of each answer."""
    is_open = shown_status(point) in _OPEN
    question = Text(printable(point.question), style="bold")
    if point.by or point.question_by:
        question.append(f"  {printable(point.by or point.question_by or '')}", style="not bold dim")
    yield inset(question, 2, above=1 if is_open else 0)
    lettered = len(point.versions) > 1
    letters = {version.id: letter(place) for place, version in enumerate(point.versions)}
    for version in point.versions:
        accounts = [account for account in point.accounts if account.version == version.id]
        yield _answer(version, accounts, f"{letters[version.id]}  " if lettered else "")
        left = 7 if lettered else 4
        for line in _givers(accounts, labels):
            yield inset(Text(line), left)
        if is_open and accounts:
            yield inset(_words(accounts, labels), left)
    for account in point.accounts if not point.versions else ():
        yield inset(Text(f"{_value(account)} ({printable(voice(account))}; {labels.get(account.report, printable(account.report))})"), 4)
    for line in relation_lines(point, letters):
        yield inset(Text(line), 4)


def inset(text: Text, left: int, *, above: int = 0) -> RenderableType:
    """Returns the text, indented."""
    return Padding(text, (above, 0, 0, left), expand=False)


def _answer(version: Version, accounts: Sequence[Account], mark: str) -> RenderableType:
    value = printable(say_value(version.value)) if version.value else (_value(accounts[0]) if accounts else "no value")
    numbers = triple(version)
    between = "  " if len(mark + value + numbers) <= 72 else "\n" + " " * len(mark)
    return inset(Text(mark, style="bold").append(value, style="bold cyan").append(between + numbers, style="not bold"), 4)


def _value(account: Account) -> str:
    return printable(say_value(account.value)) if account.value else f"“{printable(shorten(account.quote.quote, 100))}”"


def _givers(accounts: Sequence[Account], labels: Mapping[str, str]) -> Iterator[str]:
    """Yields one line per voice, with the reports that carry it: "Jo Ray (denies): Daily A, Daily B"."""
    carried: dict[str, list[str]] = {}
    for account in accounts:
        reports = carried.setdefault(printable(voice(account)), [])
        label = labels.get(account.report, printable(account.report))
        if label not in reports:
            reports.append(label)
    own = [who for who in carried if who.startswith(OWN_VOICE)]
    for who in [who for who in carried if who not in own] + own:
        yield f"{who}: {', '.join(carried[who])}" if who not in own else f"{', '.join(carried[who])}, {who}"


def _words(accounts: Sequence[Account], labels: Mapping[str, str]) -> Text:
    shortest = min(accounts, key=lambda account: (len(account.quote.quote), account.report, account.quote.start))
    quote = printable(shorten(shortest.quote.quote))
    return Text(f"“{quote}” ({labels.get(shortest.report, shortest.report)})", style="italic dim")


def relation_lines(point: Point, letters: Mapping[str, str]) -> Iterator[str]:
    """Yields each relation with its reason in words, conflicts first."""
    order = list(RelationKind)
    for relation in sorted(point.relations, key=lambda r: (order.index(r.kind), letters.get(r.a, ""), letters.get(r.b, ""))):
        reason = f": {printable(relation.reason)}" if relation.reason else ""
        by = f" ({printable(relation.by)})" if relation.by else ""
        yield f"{letters.get(relation.a, '?')} {RELATION_WORDS[relation.kind]} {letters.get(relation.b, '?')}{reason}{by}"
