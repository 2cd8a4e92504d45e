"""The form of rows as a grammar allows what the program reads, and nothing that it does not."""

import re
from importlib.resources import files

import pytest

from rashomon.model_reading.prompts import orders
from rashomon.model_reading.reply_form import read_rows

GRAMMAR = files("rashomon.tables.model_reading").joinpath("rows.gbnf").read_text("utf-8")
_PART = re.compile(r'"(?:\\.|[^"\\])*"|\[(?:\\.|[^\]\\])*\](?:\{[\d,]+\})?|[a-z]+|\S')


def pattern(name: str = "root") -> str:
    """A rule of the grammar, none of which calls itself, as a regular expression."""
    (rule,) = re.findall(rf"^{name} ::= (.+)$", GRAMMAR, re.M)
    out = []
    for part in _PART.findall(rule):
        if part[0] == '"':
            out.append(re.escape(part[1:-1].replace("\\n", "\n").replace('\\"', '"')))
        elif part[0] == "[":
            out.append(part)
        else:
            out.append(f"(?:{pattern(part)})" if part.isalpha() else part)
    return "".join(out)


def examples(stage: str) -> str:
    lines = orders(stage).split("\n")
    start = lines.index("Example, from other reports:") + 1
    return "\n".join(lines[start : lines.index("", start)]) + "\n"


@pytest.mark.parametrize("stage", ["rows", "matters"])
def test_the_examples_of_the_orders_are_of_the_grammar(stage: str) -> None:
    assert re.fullmatch(pattern(), examples(stage))


def test_what_is_of_the_grammar_can_be_read() -> None:
    reply = (
        '# How many goats? | count | 1u2 1c3\n1 nine [9,9]: courier "nine \\\\"goats\\\\""\n'
        '2 eleven [11,]: herald "eleven"#2 denies speaker "the farmer"; wire "eleven goats"\n'
        "# Who fled? | identity | \n"
        '1 Dost: wire "Dost fled" hedges\n'
    )
    assert re.fullmatch(pattern(), reply)
    rows, faults = read_rows(reply, ["courier", "herald", "wire"])
    assert (len(rows), faults) == (2, [])
    assert [len(row.answers) for row in rows] == [2, 1]


@pytest.mark.parametrize(
    "reply",
    [
        "Sure! Here are the rows.",
        "# How many goats? | count | 1c2\n",
        '# How many goats?\n1 nine: courier "nine goats"\n',
        '# How many goats? | goats | \n1 nine: courier "nine goats"\n',
        "# How many goats? | count | \n1 nine: nine goats\n",
        '[{"question": "How many goats?"}]',
    ],
)
def test_nothing_else_is(reply: str) -> None:
    assert not re.fullmatch(pattern(), reply)
