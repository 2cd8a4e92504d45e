"""Says who opened which statements of an answer, and what they found (`tell_looks`). It counts what
people decided, and never says that a statement is true."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rashomon.model.answer import Answer, Part
from rashomon.model.answer_marks import Look, LookVerdict
from rashomon.model.authors import name_of_author
from rashomon.model.decision import OBEYED, OF_LOOKS
from rashomon.model.record import record
from rashomon.model.story import Story
from rashomon.show.wording import counted, in_marks, with_commas
from rashomon.text.calendar_words import say_moment
from rashomon.text.report_names import shorten

_FOUND = {
    LookVerdict.HOLDS: "hold",
    LookVerdict.EDITED: "mended",
    LookVerdict.NOT_SO: "not so",
}


@record
class LookCount:
    """What one person looked through.

    - `opened`: how many of the statements that name sentences, `found`: how often each verdict
    - `unnamed`: how many of those that name none
    - `again`: how many of all of these are to be looked at again, because something came later
    - `first`, `last`: the moments of the first and the last verdict
    """

    by: str
    opened: int
    unnamed: int
    found: Mapping[LookVerdict, int]
    again: int
    first: str
    last: str


def count_looks(answer: Answer) -> list[LookCount]:
    """Returns what each person looked through, whoever began first before the others."""
    looks = defaultdict[str, list[tuple[Part, Look]]](list)
    for part in answer.parts():
        for look in part.looked:
            looks[look.by].append((part, look))
    counts = [_count(by, looked) for by, looked in looks.items()]
    return sorted(counts, key=lambda count: (count.first, count.by))


def _count(by: str, looked: Sequence[tuple[Part, Look]]) -> LookCount:
    moments = [look.at for _, look in looked]
    opened = sum(bool(part.sentences) for part, _ in looked)
    return LookCount(
        by=by,
        opened=opened,
        unnamed=len(looked) - opened,
        found=Counter(look.verdict for _, look in looked),
        again=sum(bool(look.newer) for _, look in looked),
        first=min(moments),
        last=max(moments),
    )


def tell_looks(answer: Answer) -> Iterator[str]:
    """Yields a sentence for each person who looked through an answer: "MK opened 81 of 81
    statements, 3 Mar 2031, 11:40 UTC: 78 hold, 2 mended, 1 not so."; then on how many statements
    they differ."""
    counts = count_looks(answer)
    naming = [bool(part.sentences) for part in answer.parts()]
    for count in counts:
        yield _tell(count, naming=sum(naming), others=len(naming) - sum(naming))
    differing = sum(map(people_differ, answer.parts()))
    if differing:
        yield f"On {counted(differing, 'statement')} they differ."


def _tell(count: LookCount, naming: int, others: int) -> str:
    """Says what one person opened and found. `naming` statements have sentences, `others` have
    none."""
    opened = f"opened {count.opened:,} of {counted(naming, 'statement')}"
    if count.unnamed:
        opened += f" and {count.unnamed:,} of the {others:,} without sentences"
    found = (
        f"{count.found[verdict]:,} {word}"
        for verdict, word in _FOUND.items()
        if count.found.get(verdict)
    )
    line = f"{name_of_author(count.by)} {opened}, {_when(count)}: {with_commas(*found)}."
    if count.again:
        line += f" Something came later on {counted(count.again, 'statement')}: look again."
    return line


def _when(count: LookCount) -> str:
    first = say_moment(count.first)
    last = say_moment(count.last)
    if first == last or not count.last:
        return first or "at an unknown time"
    if first[: first.rfind(",")] == last[: last.rfind(",")]:
        return f"{first.removesuffix(' UTC')} to {last[last.rfind(',') + 2 :]}"
    return f"{first} to {last}"


def tell_escaped(story: Story) -> Iterator[str]:
    """Yields the statements of which somebody decided and that their author wrote or bound to
    sentences anew since.

    If the same person decided on these words again, they are left out. First come those that still
    stand in the answer, then those that are in it no more.
    """
    standing, replaced = _looks_of(story)
    again = {(look.by, statement) for statement, look in standing}
    for statement, look in replaced:
        if (look.by, statement) not in again:
            yield _tell_escaped(statement, verdict=look.verdict, by=look.by)
    look_ids = {look.id for _, look in (*standing, *replaced)}
    for decision in story.decisions:
        statement = decision.value or ""
        is_lost = decision.what in OF_LOOKS and decision.outcome != OBEYED
        if is_lost and decision.id not in look_ids and (decision.by, statement) not in again:
            yield _tell_escaped(statement, verdict=LookVerdict(decision.what), by=decision.by)


def _tell_escaped(statement: str, verdict: LookVerdict, by: str) -> str:
    opinion = f"{name_of_author(by)} said “{VERDICTS[verdict]}”"
    return f"{in_marks(shorten(statement))}: {opinion}; it was written or bound anew since."


def _looks_of(story: Story) -> tuple[list[tuple[str, Look]], list[tuple[str, Look]]]:
    """Returns two lists of what was decided, each with the statement's words.

    The first is of the newest answer of each author to each question, the second of the older ones
    that it took the place of. The newest answer comes first in a story.
    """
    standing = list[tuple[str, Look]]()
    replaced = list[tuple[str, Look]]()
    newest = set[tuple[str, str | None]]()
    for answer in story.answers:
        is_old = (answer.by, answer.question) in newest
        newest.add((answer.by, answer.question))
        for part in answer.parts():
            looks = [(part.told, look) for look in part.looked]
            if is_old:
                replaced += looks
            else:
                standing += looks
    ids = {look.id for _, look in standing}
    return standing, [(told, look) for told, look in replaced if look.id not in ids]


def people_differ(part: Part) -> bool:
    """Whether people who looked at a statement decided otherwise than each other."""
    return len({(look.verdict, look.words) for look in part.looked}) > 1


def words_after_looks(part: Part) -> str:
    """Returns the words of a statement as the people who looked at it leave them: mended, "" if
    they say that the sentences do not bear it, else its author's own. Where they differ, these
    stand."""
    look = part.looked[-1] if part.looked and not people_differ(part) else None
    if look is None or look.verdict is LookVerdict.HOLDS:
        return part.told
    return look.words or ""


def tell_look(look: Look) -> str:
    """Returns what a person decided of a statement: "they do not say it, MK, 3 Mar 2031, 11:40 UTC:
    it was two"."""
    line = with_commas(VERDICTS[look.verdict], name_of_author(look.by), say_moment(look.at))
    line += f": {look.words}" if look.words else ""
    return f"{line} ({look.why})" if look.why else line


VERDICTS = {
    LookVerdict.HOLDS: "they say it",
    LookVerdict.NOT_SO: "they do not say it",
    LookVerdict.EDITED: "mended",
}
"""What a person says of the sentences beside a statement."""
