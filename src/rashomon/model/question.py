"""A question that the program asks about its own reading, the answers to choose from, and the judgements that each answer makes."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.chains import LETTERS, Chains, read_chains
from rashomon.model.identity import content_id
from rashomon.model.judgement import ASKED, CLASH, QUESTION, RELATION, Action, Judgement, judgement
from rashomon.model.span import Span


class Asked(StrEnum):
    """What a question is about."""

    GROUPS = "groups"
    DENIAL = "denial"
    RELATION = "relation"
    ACCOUNT = "account"
    SPEAKER = "speaker"
    NAME = "name"
    DAY = "day"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a judgement will say once it is known who made it and when."""

    action: Action
    field: str
    target: tuple[str, ...]
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: the key that gives it, what it says, and what it decides; an answer that decides nothing is "cannot tell".

    `otherwise`: what is decided where several answers may be given at once and this one is not among them.
    """

    key: str
    label: str
    decides: tuple[Decision, ...] = ()
    otherwise: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """Words of a report that the reader of a question sees: `quote` is what is asked about, `around` the words it stands in; `id`: of what;
    `also`: ids of copies, of which the same is said."""

    mark: str
    id: str
    quote: Span
    around: Span
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `gain`: what its answer is expected to bring, for the order alone; `free`: the field that an answer in words sets;
    `many`: several answers may be given at once, their keys one after the other; of groups, chains of marks."""

    id: str
    asked: Asked
    story: str
    ask: str
    shown: tuple[Shown, ...]
    options: tuple[Option, ...]
    gain: float
    free: Decision | None = None
    many: bool = False

    def answer(self, key: str) -> Option | None:
        """The answer with this key; of a question with many, the answer that these keys make together. None where there is none."""
        several = self.several()
        found = next((option for option in self.options if option.key == key), None)
        if found is not None and found not in several:
            return found
        if self.asked is Asked.GROUPS:
            chains = read_chains(key, [item.mark for item in self.shown])
            return sorted_into(chains, self.shown, key=" ".join(key.split())) if chains else None
        chosen = [option for option in several if option.key in key]
        if not chosen or sorted(key) != sorted(option.key for option in chosen):
            return None
        decides = [d for option in chosen for d in option.decides]
        decides += [d for option in several if option not in chosen for d in option.otherwise]
        return Option("".join(option.key for option in chosen), "; ".join(option.label for option in chosen), tuple(decides))

    def several(self) -> tuple[Option, ...]:
        """The answers that may be given together, one for each account shown after the first; none where only one answer may be given."""
        marks = {item.mark for item in self.shown[1:]} if self.many else set()
        return tuple(option for option in self.options if option.key in marks)

    def letters(self) -> dict[str, str]:
        """Of a question that sorts, the letters that may stand between two numbers, with what they say; else none."""
        return dict(LETTERS) if self.asked is Asked.GROUPS else {}

    def words(self) -> int:
        """How many words there are to read: the question, what is shown, and answers that are no fixed words."""
        own = [option.label for option in self.options] if self.asked in (Asked.SPEAKER, Asked.NAME, Asked.DAY) else []
        return sum(len(text.split()) for text in (self.ask, *(shown.around.quote for shown in self.shown), *own))


def sorted_into(chains: Chains, shown: Sequence[Shown], *, key: str) -> Option:
    """The answer that sorts what is shown: what stands in no chain answers a question of its own."""
    of = {item.mark: item for item in shown}
    group = {mark: k for k, marks in enumerate(chains.groups) for mark in marks}
    decides = []
    for marks in chains.groups:
        first, *others = (of[mark] for mark in marks)
        decides.append(Decision(Action.SAME, QUESTION, (first.id, *first.also, *(one for item in others for one in (item.id, *item.also)))))
    for n, item in enumerate(shown):
        apart = [other for other in shown[n + 1 :] if item.mark not in group or group.get(other.mark) != group[item.mark]]
        if apart:
            decides.append(Decision(Action.DIFFERENT, QUESTION, (item.id, *(one for other in apart for one in (other.id, *other.also)))))
    decides += [Decision(Action.SET, RELATION, (of[a].id, of[b].id), after) for a, after, b in chains.related]
    return Option(key, key, (*decides, looked_at(shown)))


def looked_at(shown: Sequence[Shown]) -> Decision:
    """The note that these were looked at together."""
    return Decision(Action.ACCEPT, CLASH, tuple(item.id for item in shown))


UNSURE = "?"


def question(
    asked: Asked,
    story: str,
    ask: str,
    shown: Sequence[Shown],
    options: Sequence[Option],
    gain: float,
    free: Decision | None = None,
    *,
    many: bool = False,
) -> Question:
    """A question with its id, a hash of all that is asked, and "cannot tell" among the answers."""
    unsure = Option(UNSURE, "cannot tell")
    ident = content_id("q", asked, ask, *(f"{s.id} {s.quote.report} {s.quote.start}" for s in shown), *(o.label for o in options))
    return Question(ident, asked, story, ask, tuple(shown), (*options, unsure), round(gain, 6), free, many)


def answered(asked: Question, option: Option, *, by: str, at: str, why: str | None = None) -> tuple[Judgement, ...]:
    """The judgements that this answer makes, and one that says that the question was put, so that it is not put again."""
    made = [judgement(d.action, d.field, d.target, by=by, at=at, after=d.after, why=why or f"asked: {asked.ask}") for d in option.decides]
    noted = Action.UNSURE if option.key == UNSURE else Action.ACCEPT
    return (*made, judgement(noted, ASKED, (asked.id,), by=by, at=at, after=option.label))
