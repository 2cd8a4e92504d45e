"""Five hundred calls in a row: the server's memory stays what it was."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistants import Assistant, over_stdio, run

pytestmark = [pytest.mark.slow, pytest.mark.weights, pytest.mark.timeout(3000)]
CALLS, WARM = 500, 150
GROWTH = 16_000_000  # bytes: allocators give back what they like
TEXTS = {
    "courier": "Barn burns at Ostrel\n\nA barn burned down near Ostrel on Saturday and nine goats "
    "fled.\nNobody was charged, Mira Dost said.\n",
    "herald": "Farmer charged after fire\n\nEleven goats fled when a "
    "barn burned at Ostrel, police said "
    "on Sunday.\n",
}


def _family(process: int) -> Iterator[int]:
    """A process and all that come of it."""
    yield process
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (task / "children").read_text("ascii").split():
            yield from _family(int(child))


def _held(process: int) -> int:
    """Bytes that a process holds."""
    told = Path(f"/proc/{process}/status").read_text("ascii")
    return next(
        int(line.split()[1]) * 1024 for line in told.splitlines() if line.startswith("VmRSS:")
    )


async def _call(assistant: Assistant, number: int) -> None:
    """Each tool in its turn, and now and then one that is refused."""
    turn = number % 20
    if turn == 0:
        await assistant.call(
            "read_reports", texts=[{"id": name, "text": text} for name, text in TEXTS.items()]
        )
    elif turn == 1:
        await assistant.call("compare", one_event=True)
    elif turn == 2:
        await assistant.call(
            "prove_rows",
            rows=f'# How many goats fled in case {number}? | count |\n1 nine [9,9]: courier "nine '
            'goats fled"\n',
        )
    elif turn == 3:
        await assistant.refused("read_reports", paths=[f"nowhere-{number}"])
    elif turn == 4:
        await assistant.call("export", format="markdown")
    else:
        tools = ("point", "statements_of", "lines_of", "read_reports")
        if turn % 7 == 6:
            await assistant.call(
                "verify_quotes", text=f"“nine goats fled” and “{number} goats fled”"
            )
        else:
            await assistant.call(tools[turn % len(tools)])


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="memory is told by /proc")
def test_five_hundred_calls(tmp_path: Path) -> None:
    held: list[int] = []

    async def work() -> None:
        async with over_stdio("-o", str(tmp_path / "out")) as assistant:
            (process,) = (
                child
                for child in _family(os.getpid())
                if "mcp" in Path(f"/proc/{child}/cmdline").read_text("utf-8").split("\0")
            )
            for number in range(CALLS):
                await _call(assistant, number)
                if number >= WARM and number % 20 == 19:
                    held.append(_held(process))
                assert len(list(_family(process))) < 10

    run(work)
    assert max(held[-5:]) - min(held[:5]) < GROWTH, held
