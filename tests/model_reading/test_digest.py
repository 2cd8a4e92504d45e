"""A story as the digest tells it, answered by a model with variants, rows and corrections."""

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from rashomon.cli.verify_stories import story_faults
from rashomon.comparing import compare as comparing
from rashomon.comparing.rows_of_ledger import rows_in
from rashomon.model.document import to_json
from rashomon.model.ledger import Ledger
from rashomon.model.passage import Variant, VariantKind, VariantRelation
from rashomon.model.point import PointKind, RelationKind, Status
from rashomon.model.report import Report
from rashomon.model.row import AuthoredVariant, Row, RowAnswer, RowRelation, RowWords
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.model_reading.check_pass import read_check, undisputed
from rashomon.model_reading.read_story import estimate
from rashomon.model_reading.tally import Tally
from rashomon.protocols import Prompt, Reply
from rashomon.rows.row_file import read_rows_file
from rashomon.settings import Settings, StorySettings

pytestmark = pytest.mark.weights
TEXTS = {
    "courier": "Goats flee at Ostrel\n\nNine goats fled from a burning barn at Ostrel on Saturday, "
    "the farmer said. The gate had been left open by the farm hand Bo Quill, the police said.\n\n"
    "The barn had been built in 1911, the parish of Ostrel said.\n",
    "herald": "Barn burns at Ostrel\n\nAt least eleven goats fled from the burning barn at Ostrel "
    "on Saturday, police said. The gate had been shut by Bo Quill, a carpenter, the farmer said.\n"
    "\nThe parish of Ostrel said that the barn was built in 1912.\n",
    "wire": "Nine goats fled from a burning barn at Ostrel on Saturday, the farmer said. The cook "
    "was bitten by a goat, the mayor said.\n",
}


class Reader:
    """A model that answers a story of the digest with the same lines, whose sentences it finds by
    their words."""

    name, host, context = "otter", "127.0.0.1", 32_000

    def __init__(self, reply: str, context: int = 32_000, check: str = "") -> None:
        self.reply, self.asked, self.context = reply, list[Prompt](), context
        self.check = check

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        self.asked += prompts
        return tuple(
            Reply(self.check if prompt.stage == "check" else self.said(prompt.user), 10, 5)
            for prompt in prompts
        )

    def said(self, shown: str) -> str:
        lines = [line.lstrip("~") for line in shown.splitlines()]
        reply = self.reply
        for mark, words in MARKS.items():
            found = next((line.split()[0] for line in lines if words in line), "s999")
            reply = reply.replace(mark, found)
        return reply


MARKS = {
    "NINE": "Nine goats", "ELEVEN": "At least eleven", "OPEN": "left open", "SHUT": "been shut",
    "OLD": "built in 1911", "NEW": "built in 1912", "COOK": "was bitten",
}  # fmt: skip


def _pile() -> tuple[Report, ...]:
    reports = [Report(one, f"{one}.txt", one, one, text, "t") for one, text in TEXTS.items()]
    return tuple(replace(report, language="en") for report in reports)


def _read(model: object) -> Ledger:
    one = Settings(stories=StorySettings(one_story=True))
    return comparing.compare(_pile(), settings=one, model=model)  # type: ignore[arg-type]


def _variants(reply: str) -> list[Variant]:
    (story,) = _read(Reader(reply)).stories
    return [variant for _, variant in story.variants() if variant.by]


def test_one_request_shows_each_sentence_once_and_what_repeats_it_as_a_number() -> None:
    model = Reader("none")
    _read(model)
    (prompt,) = model.asked
    assert prompt.stage == "digest"
    assert prompt.user.count("Nine goats fled from a burning barn") == 1
    assert prompt.user.count("At least eleven goats") == 1
    assert any(line.endswith("+1") and "(farmer)" in line for line in prompt.user.splitlines())


def test_a_variant_is_counted_in_folded_sentences_too_and_stands_as_values() -> None:
    (found,) = _variants("VARIANTS\ngoats: nine NINE | at least eleven ELEVEN")
    assert (found.thing, found.kind, found.by) == ("goats", VariantKind.NUMBER, "model otter")
    assert [(one.value, one.reports) for one in found.readings] == [
        ("Nine", 2),
        ("At least eleven", 1),
    ]


def test_who_a_person_is_stands_as_words_of_the_reports() -> None:
    (found,) = _variants("VARIANTS\nBo Quill: farm hand OPEN | a carpenter SHUT")
    assert found.kind is VariantKind.WORDING
    assert {span.quote for one in found.readings for span in one.spans} == {
        "farm hand",
        "a carpenter",
    }


def test_days_stand_as_values_and_a_limit_is_more_precise() -> None:
    (years,) = _variants("VARIANTS\nbarn was built: in 1911 OLD | in 1912 NEW")
    assert years.kind is VariantKind.DAY
    assert years.relation is VariantRelation.DIFFERS


@pytest.mark.parametrize(
    "line",
    [
        "goats: nine NINE | ten ELEVEN",  # words that no sentence has
        "goats: nine NINE | Nine NINE",  # one report's sentence twice
        "sheep: nine NINE | at least eleven ELEVEN",  # a thing of which no sentence tells
        "goats: fled NINE | fled ELEVEN",  # no difference
        "goats: nine NINE | at least eleven s900",  # no such sentence
        "goats: nine s1s2 | x",
        "killed the cook: the mayor COOK | nine goats NINE",
    ],
)
def test_what_the_sentences_do_not_bear_makes_no_variant(line: str) -> None:
    found = _variants(f"VARIANTS\n{line}")
    assert [one.thing for one in found] in ([], ["The cook"])
    for one in found:
        assert one.kind is VariantKind.WORDING  # shown in the sentence's words, with its speaker


def test_rows_quote_sentences_by_their_numbers_and_opposed_and_disputed_stand_apart() -> None:
    ledger = _read(
        Reader(
            "VARIANTS\n\nROWS\n# Was the gate left open? | yes-no | 1c2\n"
            '1 yes: OPEN "had been left open"\n2 no: SHUT "had been shut"\n'
        )
    )
    (point,) = [one for one in ledger.stories[0].points if one.by]
    assert point.status is Status.DISPUTED
    assert {a.quote.quote for a in point.accounts} == {"had been left open", "had been shut"}


THREE = (
    "VARIANTS\ngoats: nine NINE | at least eleven ELEVEN\nBo Quill: farm hand OPEN | a carpenter "
    "SHUT\nROWS\n# Was the gate left open? | yes-no | 1c2\n"
    '1 yes: OPEN "had been left open"\n2 no: SHUT "had been shut"\n'
)


def _checked(check: str) -> tuple[Reader, list[tuple[str, int]], list[Status]]:
    model = Reader(THREE, check=check)
    (story,) = _read(model).stories
    variants = [(one.thing, len(one.readings)) for _, one in story.variants() if one.by]
    return model, sorted(variants), [one.status for one in story.points if one.by]


def test_what_it_found_is_shown_once_more_and_stays_where_the_check_says_nothing() -> None:
    model, variants, statuses = _checked("")
    digest, check = model.asked
    assert (digest.stage, check.stage) == ("digest", "check")
    assert "left open by the [farm hand] Bo Quill, the police said." in check.user
    assert "pairs: 1-2" in check.user
    assert variants == [("Bo Quill", 2), ("goats", 2)]
    assert statuses == [Status.DISPUTED]


def test_what_the_check_calls_another_thing_stands_side_by_side_no_more() -> None:
    _, variants, statuses = _checked("V1 n\nV2 t 1 2\nR1 1n2")
    assert variants == [("Bo Quill", 2), ("The gate", 2)]  # without a dispute it needs no question
    assert statuses == []
    spans = [Span(report, 0, 4, "nine") for report in ("a", "b", "c", "d")]
    told = AuthoredVariant("goats", tuple((span,) for span in spans), "model otter")
    _, (left,) = read_check("V1 d 1, 3", (), (told,), Tally("check"))
    assert left.readings == ((spans[0],), (spans[2],))


def test_the_check_is_not_asked_of_the_quarter_that_a_reply_puts_first() -> None:
    lines = (
        "barn: built in 1911 OLD | built in 1912 NEW\n",
        "Bo Quill: farm hand OPEN | a carpenter SHUT\n",
        "goats: nine NINE | at least eleven ELEVEN\n",
        "gate: left open OPEN | been shut SHUT\n",
    )
    model = Reader("VARIANTS\n" + "".join(lines), check="V1 n\nV3 n")
    (story,) = _read(model).stories
    asked = [line for line in model.asked[1].user.splitlines() if line.startswith("V")]
    assert asked == ["V2 Bo Quill", "V3 goats", "V4 gate"]
    told = {one.thing for _, one in story.variants() if one.by}
    assert told == {"barn", "Bo Quill", "gate"}


@pytest.mark.parametrize("line", ["V9 d 1 2", "V1 d 1 7", "V0 n", "R7 1c2", "R1 1c9", "V1 maybe"])
def test_a_check_of_what_was_not_shown_changes_nothing(line: str) -> None:
    assert _checked(line)[1:] == _checked("")[1:]


def test_what_a_row_tells_is_no_variant_beside_it() -> None:
    told = "gate: left open OPEN | been shut SHUT\n"
    model = Reader(THREE.replace("ROWS\n", f"{told}ROWS\n"))
    (story,) = _read(model).stories
    assert [one.question for one in story.points if one.by] == ["Was the gate left open?"]
    assert sorted(one.thing for _, one in story.variants() if one.by) == ["Bo Quill", "goats"]
    alone = Reader(f"VARIANTS\n{told}")
    (story,) = _read(alone).stories
    assert [one.thing for _, one in story.variants() if one.by] == ["gate"]


def test_a_correction_names_its_sentence() -> None:
    ledger = _read(Reader('CORRECTIONS\nOPEN speaker "Bo Quill"\nNINE stance hedges'))
    hedged = [one for one in ledger.stories[0].statements if one.by == "model otter"]
    assert any(one.stance.value == "hedges" and "Nine goats" in one.quote.quote for one in hedged)


def test_the_ledger_bears_itself_out_and_its_variants_come_again_from_its_rows_file() -> None:
    ledger = _read(
        Reader(
            "VARIANTS\ngoats: nine NINE | at least eleven ELEVEN\nBo Quill: farm hand OPEN | a "
            "carpenter SHUT\nthe cook: the mayor COOK | the farmer said NINE"
        )
    )
    (story,) = ledger.stories
    document = json.loads(to_json(ledger))["stories"][0]
    assert not list(story_faults(document, {report.id for report in ledger.reports}))
    text = rows_in(story, ledger.reports)
    assert 'differs "goats": ' in text
    again = comparing.compare(
        _pile(),
        settings=Settings(stories=StorySettings(one_story=True)),
        rows=read_rows_file(text),
    )
    assert again.stories[0].variants() == story.variants()


def test_a_small_context_reads_in_windows_that_hold_every_sentence_once() -> None:
    whole, parts = Reader("none"), Reader("none", context=5_000)
    _read(whole), _read(parts)

    def shown(model: Reader) -> list[str]:
        lines = [line.lstrip("~") for p in model.asked for line in p.user.splitlines()]
        return sorted(line for line in lines if line.startswith("s") and line[1:2].isdigit())

    assert len(parts.asked) >= len(whole.asked) == 1
    assert shown(parts) == shown(whole)


def test_what_it_takes_is_estimated_beforehand() -> None:
    about = estimate(_pile(), 32_000)
    model = Reader(THREE)
    _read(model)
    sent = sum(len(p.system) + len(p.user) for p in model.asked) / 4
    assert about.requests == len(model.asked) == 2
    assert 0.6 * sent < about.tokens_in < 1.5 * sent


def _asked(quotes: str, kind: PointKind, *relations: RowRelation, denied: bool = False) -> Row:
    """A row whose answers are words of different reports."""
    told = quotes.split(" | ")
    stance = Stance.DENIES if denied else None
    spans = [Span(f"r{n}", 0, len(one), one) for n, one in enumerate(told)]
    answers = [RowAnswer(n, "", (RowWords(one, stance),)) for n, one in enumerate(spans, 1)]
    return Row("Who left the gate open?", kind, tuple(answers), relations, "model otter")


@pytest.mark.parametrize("kind", [RelationKind.REFINE, RelationKind.SCOPE, None])
def test_a_row_without_a_dispute_stands_without_its_question(kind: RelationKind | None) -> None:
    relations = (RowRelation(1, 2, kind),) if kind else ()
    row = _asked("the farm hand | a carpenter", PointKind.ATTRIBUTE, *relations)
    assert undisputed([row], "model otter") == (
        [],
        (AuthoredVariant("Who left the gate open", (row.spans()[:1], row.spans()[1:]), row.by),),
    )


@pytest.mark.parametrize(
    "row",
    [
        _asked(
            "the cook | the mayor", PointKind.ATTRIBUTE, RowRelation(1, 2, RelationKind.CONFLICT)
        ),
        _asked(
            "the cook | the mayor", PointKind.ATTRIBUTE, RowRelation(1, 2, RelationKind.OPPOSED)
        ),
        _asked("the cook | the mayor", PointKind.ATTRIBUTE, RowRelation(1, 2, RelationKind.UPDATE)),
        _asked("the mayor told us | a letter says", PointKind.IDENTITY),  # who it is known from
        _asked("left it open | never left it open", PointKind.YES_NO, denied=True),
        _asked(f"the farm hand | {'a ' * 12}carpenter", PointKind.ATTRIBUTE),
    ],
)
def test_what_needs_its_question_keeps_it(row: Row) -> None:
    assert undisputed([row], "model otter") == ([row], ())
