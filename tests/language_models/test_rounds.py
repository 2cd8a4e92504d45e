"""Tasks that ask a model together."""

import threading
from collections.abc import Callable, Sequence

import pytest

from rashomon.language_models.rounds import AT_ONCE, in_rounds
from rashomon.seams import LanguageModel, Prompt, Reply


class Loud:
    """A model that answers in capitals; `rounds` holds what it was asked at once."""

    name, host, context = "loud", "here", 8_000

    def __init__(self) -> None:
        self.rounds: list[list[str]] = []

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        self.rounds.append([prompt.user for prompt in prompts])
        return tuple(Reply(prompt.user.upper(), 1, 1) for prompt in prompts)


def asking(name: str, times: int) -> Callable[[LanguageModel], str]:
    def task(model: LanguageModel) -> str:
        said = name
        for _ in range(times):
            said = "".join(reply.text for reply in model.replies([Prompt("s", name, "", f"{said}{n}", 9) for n in range(2)]) if reply)[:2]
        return said

    return task


def test_prompts_of_all_tasks_are_asked_together_in_order() -> None:
    model = Loud()
    assert list(in_rounds(model, [asking("a", 1), asking("b", 3), asking("c", 0), asking("d", 2)])) == ["A0", "B0", "c", "D0"]
    assert model.rounds == [["a0", "a1", "b0", "b1", "d0", "d1"], ["B00", "B01", "D00", "D01"], ["B00", "B01"]]


def test_no_two_tasks_run_at_once() -> None:
    running = threading.Lock()

    def task(model: LanguageModel) -> int:
        for _ in range(20):
            assert running.acquire(blocking=False)
            sum(range(1000))
            running.release()
            model.replies([Prompt("s", "t", "", "x", 9)])
        return 1

    assert sum(in_rounds(Loud(), [task] * 10)) == 10


def test_a_large_number_of_tasks_goes_in_parts() -> None:
    model = Loud()
    assert len(list(in_rounds(model, [asking(str(n), 1) for n in range(AT_ONCE + 3)]))) == AT_ONCE + 3
    assert [len(asked) for asked in model.rounds] == [2 * AT_ONCE, 6]


@pytest.mark.parametrize("where", ["task", "model"])
def test_what_fails_is_raised_and_no_thread_stays(where: str) -> None:
    def bad(model: LanguageModel) -> str:
        model.replies([Prompt("s", "t", "", "x", 9)])
        raise ValueError("task")

    class Failing(Loud):
        def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
            raise ValueError("model")

    before = threading.active_count()
    with pytest.raises(ValueError, match=where):
        list(in_rounds(Loud() if where == "task" else Failing(), [asking("a", 3), bad, asking("b", 3)]))
    assert threading.active_count() == before
