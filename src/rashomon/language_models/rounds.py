"""in_rounds: many tasks that each ask a model now and then, their prompts put together, so that it is asked for all of them at once.

A thread a task, of which only one ever runs: each goes on until it asks, and when all of them wait their prompts are put to the model in the order of
the tasks. So what is asked, and in which order, is the same whatever the number of requests at once and however fast replies come.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from rashomon.seams import LanguageModel, Prompt, Reply

_T = TypeVar("_T")
AT_ONCE = 32  # tasks that are under way together; a constant, for the rounds hang on it


class _Ended(BaseException):
    """Another task failed: this one is left where it waits."""


class _Turn(Generic[_T]):
    """A task in its thread. It stands as a model before the task; `asked` holds the prompts that it waits for."""

    def __init__(self, task: Callable[[LanguageModel], _T], model: LanguageModel) -> None:
        self.name, self.host, self.context = model.name, model.host, model.context
        self.asked: tuple[Prompt, ...] | None = None
        self.made: list[_T] = []
        self.failed: BaseException | None = None
        self._task, self._given = task, ()  # type: tuple[Callable[[LanguageModel], _T], tuple[Reply | None, ...]]
        self._go, self._rests, self._ended = threading.Semaphore(0), threading.Semaphore(0), False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        """The replies, once the round is over."""
        self.asked = tuple(prompts)
        self._rests.release()
        self._go.acquire()
        if self._ended:
            raise _Ended
        return self._given

    def go_on(self, given: tuple[Reply | None, ...] = ()) -> None:
        """Lets the task run until it asks again or ends."""
        self.asked, self._given = None, given
        self._go.release()
        self._rests.acquire()
        if self.failed is not None:
            raise self.failed

    def end(self) -> None:
        """Leaves the task where it waits."""
        self._ended = True
        self._go.release()
        self._thread.join()

    def _run(self) -> None:
        self._go.acquire()
        try:
            if not self._ended:
                self.made.append(self._task(self))
        except _Ended:
            pass
        except BaseException as error:  # noqa: BLE001  raised again where the task was let run
            self.failed = error
        self._rests.release()


def in_rounds(model: LanguageModel, tasks: Sequence[Callable[[LanguageModel], _T]]) -> Iterator[_T]:
    """What the tasks give, in their order. Raises what one of them, or the model, raises."""
    for first in range(0, len(tasks), AT_ONCE):
        turns = [_Turn(task, model) for task in tasks[first : first + AT_ONCE]]
        try:
            for turn in turns:
                turn.go_on()
            while waiting := [turn for turn in turns if turn.asked is not None]:
                _round(model, waiting)
        finally:
            for turn in turns:
                turn.end()
        yield from (turn.made[0] for turn in turns)


def _round(model: LanguageModel, waiting: Sequence[_Turn[_T]]) -> None:
    prompts = [prompt for turn in waiting for prompt in turn.asked or ()]
    replies = model.replies(prompts)
    at = 0
    for turn in waiting:
        count = len(turn.asked or ())
        turn.go_on(replies[at : at + count])
        at += count
