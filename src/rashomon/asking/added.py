"""What a model is shown of reports that come to a story which it has read (`added_to`): their own
sentences, those of before that stand nearest, and the differences on which they may bear."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain, count

from rashomon.differences.line_form import compose
from rashomon.model.authored import AuthoredDifference, AuthoredQuote
from rashomon.model.claim import Claim, ClaimSentence
from rashomon.model.report import Report
from rashomon.asking.prompts import mark_beside, one_line, orders, that_fit, tokens
from rashomon.asking.sheet import ASKED, Sheet, blocks_of, homes_of
from rashomon.protocols import Prompt
from rashomon.text.gathering import by_key

STAGE = "added"
_NEAR, _BEFORE = 300, 400  # tokens of sentences, and of lines, of before
_ROOM = 2_000  # tokens of a reply


@dataclass(frozen=True, slots=True)
class Added:
    """What is shown: a sheet, and lines of before; `versions`: theirs, by what they are called."""

    sheet: Sheet
    lines: tuple[str, ...]
    versions: Mapping[str, tuple[AuthoredQuote, ...]]

    def prompt(self, story: str, languages: str) -> Prompt:
        """Returns the request; `languages`: what is said of languages."""
        text = "\n".join(self.lines)
        mark = mark_beside(text)
        known = f"<<{mark} lines of before>>\n{text}\n<<{mark} end>>" if text else ""
        user = "\n\n".join(filter(None, (self.sheet.text(), known, languages, ASKED)))
        return Prompt(STAGE, story, orders(STAGE), user, _ROOM)

    def whole(self, one: AuthoredDifference) -> AuthoredDifference:
        """Returns a difference with all quotes of the versions of before that it names."""
        return replace(one, versions=tuple(map(self._whole, one.versions)))

    def _whole(self, version: tuple[AuthoredQuote, ...]) -> tuple[AuthoredQuote, ...]:
        held = {quote.span for quote in version}
        known = (v for v in self.versions.values() if held & {quote.span for quote in v})
        more = {q.span: q for quotes in known for q in quotes if q.span not in held}
        return (*version, *more.values())


def most_beside() -> int:
    """Returns how many tokens a request holds beside the new sentences, at most."""
    return tokens(orders(STAGE)) + _NEAR + _BEFORE


def added_to(
    claims: Sequence[Claim],
    sentences: Mapping[str, ClaimSentence],
    reports: Sequence[Report],
    before: Sequence[AuthoredDifference],
    read: Set[str],
) -> Added:
    """Returns what is shown of the reports that were not `read`, by id."""
    ordered = sorted(sentences.values(), key=lambda one: one.span)
    homes = homes_of(claims, ordered)
    new = [one for one in ordered if homes[one.id][0] is one and one.report not in read]
    ids = {one.id for one in new}
    meeting = [one for one in claims if not ids.isdisjoint(s.id for s in one.sentences)]
    named = {claim.naming_sentence().id: claim.naming_sentence() for claim in meeting}
    near = [one for one in named.values() if one.report in read]
    near = near[: len(that_fit((one.span.quote for one in near), _NEAR))]
    groups = by_key((one.report, one.id) for one in (*new, *near)).values()
    known = tuple(sorted(reports, key=lambda one: one.id))
    lines, versions = _of_before(_bearing(before, meeting))
    return Added(Sheet(known, tuple(blocks_of(groups, homes)), whole=True), lines, versions)


def _bearing(
    before: Sequence[AuthoredDifference], meeting: Sequence[Claim]
) -> list[AuthoredDifference]:
    """The differences of before, those first whose words stand in claims to which the new reports
    add."""
    there = [one.span for claim in meeting for one in claim.sentences]

    def is_apart(one: AuthoredDifference) -> bool:
        spans = [quote.span for version in one.versions for quote in version]
        return not any(place.contains(span) for span in spans for place in there)

    return sorted(before, key=is_apart)


def _of_before(
    before: Sequence[AuthoredDifference],
) -> tuple[tuple[str, ...], dict[str, tuple[AuthoredQuote, ...]]]:
    """The lines of before that have room, and their versions by what they are called."""
    number = count(1)
    called = [[(f"b{next(number)}", version) for version in one.versions] for one in before]
    lines = list(that_fit(map(_line, before, called), _BEFORE))
    return tuple(lines), dict(chain.from_iterable(called[: len(lines)]))


def _line(one: AuthoredDifference, called: Sequence[tuple[str, Sequence[AuthoredQuote]]]) -> str:
    told = (f'"{quotes[0].span.quote}" {label}' for label, quotes in called)
    return one_line(compose(one, told))
