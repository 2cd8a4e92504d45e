"""The check: what a first reply sets side by side is shown once more, reading by
reading, and stands only as far as the second reply says that it differs (`read_check`). A row that
is left without a dispute stands as a thing that is told differently (`undisputed`)."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.model.point import PointKind, RelationKind
from rashomon.model.row import AuthoredVariant, Row, RowRelation
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.model_reading.digest_sheet import CHECK
from rashomon.model_reading.prompts import mark_beside, one_line, orders, packed, tokens
from rashomon.model_reading.reply_form import NO_FORM, plain_lines
from rashomon.model_reading.tally import Tally
from rashomon.passages.variants import LONGEST
from rashomon.protocols import Prompt
from rashomon.rows.line_form import LETTERS
from rashomon.rows.quoted_words import SearchableText

NO_ROW = "a row or answer that is not in the list"
ASKED = "Write the lines now."
_AROUND = 60  # characters shown on each side of the words
_LONGEST = 240  # of the words themselves
_LINE, _LEAST = 14, 300  # tokens of a reply: for a thing or pair, and at least
_DOUBTED = (RelationKind.CONFLICT, RelationKind.OPPOSED)
_TRUSTED = 1 / 4  # of what a reply names: the check takes one in ten of these, half of the last
_OF_ROWS = (*_DOUBTED, RelationKind.UPDATE)  # what a question is needed for
# Numbers are short and blanks never given back, so that time grows only with a line's length.
_THING = re.compile(
    r"^V\s*+(\d{1,5})\s*+:?\s*+([dtn])((?:[\s,]++\d{1,5})*+)[\s.]*+$", re.IGNORECASE
)
_PAIR = re.compile(r"^R\s*+(\d{1,5})\s*+:?\s*+(\d{1,5})\s*+([counrsp=])\s*+(\d{1,5})\b.*$", re.I)


def trusted_in(variants: Sequence[AuthoredVariant]) -> Sequence[AuthoredVariant]:
    """Returns those of a reply's variants of which the check is not asked: the ones it puts
    first."""
    return variants[: int(_TRUSTED * len(variants))]


def check_prompts(
    story: str,
    rows: Sequence[Row],
    variants: Sequence[AuthoredVariant],
    pages: Mapping[str, SearchableText],
    context: int,
    trusted: Collection[AuthoredVariant] = (),
) -> tuple[Prompt, ...]:
    """Returns the requests, one if it fits the context: every variant with its readings, but those
    that are `trusted`, and every contradiction and opposed pair of rows. `pages`: the reports by
    their ids."""

    def shown(number: int, span: Span, speaker: str | None = None) -> str:
        who = f" ({one_line(speaker)[:60]})" if speaker else ""
        return f" {number}{who}: {_in_sentence(span, pages[span.report])}"

    blocks = [
        "\n".join(
            [
                f"V{n} {one_line(one.thing)}",
                *(shown(k, spans[0]) for k, spans in enumerate(one.readings, 1)),
            ]
        )
        for n, one in enumerate(variants, 1)
        if one not in trusted
    ]
    for n, row in enumerate(rows, 1):
        if pairs := [r for r in row.relations if r.kind in _DOUBTED]:
            asked = {end for pair in pairs for end in (pair.a, pair.b)}
            told = [
                shown(a.number, a.words[0].span, a.words[0].speaker)
                for a in row.answers
                if a.number in asked
            ]
            listed = " ".join(f"{pair.a}-{pair.b}" for pair in pairs)
            blocks.append("\n".join([f"R{n} {one_line(row.question)}", *told, f" pairs: {listed}"]))
    room = max(_LEAST, _LINE * len(blocks) * 2)
    most = context - tokens(orders(CHECK), ASKED) - room
    prompts = []
    for some in packed(blocks, most, str) if most > 0 else ():
        body = "\n".join(some)
        mark = mark_beside(body)
        user = f"<<{mark} lines>>\n{body}\n<<{mark} end>>\n\n{ASKED}"
        prompts.append(Prompt(CHECK, story, orders(CHECK), user, room))
    return tuple(prompts)


def _in_sentence(span: Span, page: SearchableText) -> str:
    """The words in brackets, with what stands beside them in their paragraph."""
    text = page.report.text
    first = max(text.rfind("\n", 0, span.start) + 1, span.start - _AROUND)
    end = text.find("\n", span.end)
    last = min(len(text) if end < 0 else end, span.end + _AROUND)
    before, after = one_line(text[first : span.start]), one_line(text[span.end : last])
    before = before.partition(" ")[2] if text[first - 1 : first].isalnum() else before
    after = after.rpartition(" ")[0] if text[last : last + 1].isalnum() else after
    return f"{before} [{one_line(span.quote)[:_LONGEST]}] {after}".strip()


def read_check(
    reply: str,
    rows: Sequence[Row],
    variants: Sequence[AuthoredVariant],
    tally: Tally,
    trusted: Collection[AuthoredVariant] = (),
) -> tuple[list[Row], tuple[AuthoredVariant, ...]]:
    """Returns rows and variants as the reply leaves them, what hardly differs last; what it says
    nothing of stays."""
    told, hardly = dict[int, list[int]](), set[int]()
    pairs: dict[int, dict[frozenset[int], RowRelation | None]] = {}

    def take(line: str) -> str | None:
        if found := _THING.match(line):
            n = int(found[1]) - 1
            asked = 0 <= n < len(variants) and variants[n] not in trusted
            held = len(variants[n].readings) if asked else 0
            kept = [int(k) for k in re.findall(r"\d{1,5}", found[3])]
            if not all(0 < k <= held for k in (held, *kept)):
                return "a thing, reading or pair that was not shown"
            letter = found[2].casefold()
            told[n] = [] if letter == "n" else kept or [*range(1, held + 1)]
            hardly.update([n] if letter == "t" else ())
            return None
        if found := _PAIR.match(line):
            n, a, b = int(found[1]) - 1, int(found[2]), int(found[4])
            answers = rows[n].answers if 0 <= n < len(rows) else ()
            if a == b or not {a, b} <= {answer.number for answer in answers}:
                return NO_ROW
            kind = LETTERS.get(found[3].casefold())
            pairs.setdefault(n, {})[frozenset((a, b))] = RowRelation(a, b, kind) if kind else None
            return None
        return NO_FORM

    tally.read(plain_lines(reply), take)
    return (
        [_with_pairs(row, pairs.get(n, {})) for n, row in enumerate(rows)],
        tuple(
            one
            for n, variant in sorted(enumerate(variants), key=lambda item: item[0] in hardly)
            for one in (_with_readings(variant, told[n]) if n in told else (variant,))
        ),
    )


def _with_readings(variant: AuthoredVariant, kept: Sequence[int]) -> Iterator[AuthoredVariant]:
    """The variant with these of its readings, if there are two of them, of two reports."""
    readings = tuple(variant.readings[k - 1] for k in dict.fromkeys(kept))
    if len(readings) > 1 and len({span.report for one in readings for span in one}) > 1:
        yield replace(variant, readings=readings)


def _with_pairs(row: Row, told: Mapping[frozenset[int], RowRelation | None]) -> Row:
    kept = (told.get(frozenset((r.a, r.b)), r) for r in row.relations)
    return replace(row, relations=tuple(relation for relation in kept if relation is not None))


def undisputed(rows: Sequence[Row], by: str) -> tuple[list[Row], tuple[AuthoredVariant, ...]]:
    """Returns the rows whose answers dispute, oppose or replace each other, or say who knows
    something, and the others as variants: the same words without a question."""
    kept, told = list[Row](), list[AuthoredVariant]()
    for row in rows:
        variant = None if _needs_question(row) else _as_variant(row, by)
        if variant is None:
            kept.append(row)
        else:
            told.append(variant)
    return kept, tuple(told)


def _needs_question(row: Row) -> bool:
    sources = row.kind is PointKind.IDENTITY and not row.relations
    return sources or any(relation.kind in _OF_ROWS for relation in row.relations)


def _as_variant(row: Row, by: str) -> AuthoredVariant | None:
    """The row as a variant, if its words are short, and none rejects the answer that it gives."""
    words = [[one for one in answer.words if _is_short(one.span)] for answer in row.answers]
    if any(one.stance is Stance.DENIES for answer in row.answers for one in answer.words):
        return None
    readings = tuple(tuple(one.span for one in answer) for answer in words if answer)
    variant = AuthoredVariant(row.question.strip(" ?"), readings, by)
    return next(_with_readings(variant, range(1, len(readings) + 1)), None)


def _is_short(span: Span) -> bool:
    return len(span.quote.split()) <= LONGEST
