"""One body of tests for every engine: processes of this machine, Dask."""

import json
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rashomon.engines.clusters import open_engine
from rashomon.errors import BadSettings, SkipError, StopError
from rashomon.protocols import Done, Engine

TESTS = str(Path(__file__).resolve().parents[1])
ROOT = Path(TESTS).parent
SLOW = [
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.enable_socket,
    pytest.mark.filterwarnings("default"),
]


@pytest.fixture(
    scope="module",
    params=["local", pytest.param("dask", marks=SLOW)],
)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    if request.param == "dask":
        pytest.importorskip("distributed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([TESTS, str(ROOT / "src")]))
        with closing(open_engine(request.param, workers=2)) as opened:
            yield opened


def by_key(found: Iterator[Done]) -> dict[str, Done]:
    return {done.key: done for done in found}


def test_every_item_is_worked_on_once(engine: Engine) -> None:
    found = list(
        engine.map("engine_work:double", ((str(i), b"%d" % i) for i in range(200)), shared=b"-")
    )
    assert sorted(done.key for done in found) == sorted(map(str, range(200)))
    assert {done.key: done.data for done in found} == {
        str(i): b"%d-%d" % (i, i) for i in range(200)
    }


def test_work_goes_on_after_a_rest(engine: Engine) -> None:
    for _ in range(2):
        assert [
            done.data for done in engine.map("engine_work:double", [("x", b"1")], shared=b"s")
        ] == [b"1s1"]
        engine.rest()


def test_an_item_that_fails_costs_only_itself(engine: Engine) -> None:
    found = by_key(
        engine.map(
            "engine_work:odd", [(word, word.encode()) for word in ("skip", "fail", "good", "print")]
        )
    )
    assert found["skip"] == Done("skip", error="not today")
    assert found["fail"].error == "the program failed on it (the log says where)"
    assert (found["good"], found["print"]) == (Done("good", b"good"), Done("print", b"print"))


def test_an_item_that_ends_its_process_is_given_up_and_costs_no_other(engine: Engine) -> None:
    words = [*(f"w{i}" for i in range(40)), "die", *(f"v{i}" for i in range(40))]
    found = by_key(engine.map("engine_work:odd", [(word, word.encode()) for word in words]))
    assert found.keys() == set(words)
    assert (
        found.pop("die").error
        == "given up: the process that worked on it ended, or never answered, 3 times"
    )
    assert all(done == Done(word, word.encode()) for word, done in found.items())


def test_a_process_that_ends_midway_loses_nothing(engine: Engine, tmp_path: Path) -> None:
    words = [f"{'die' if i % 10 == 7 else 'w'}{i}" for i in range(60)]
    found = by_key(
        engine.map(
            "engine_work:once",
            [(w, w.encode()) for w in words],
            shared=json.dumps(str(tmp_path)).encode(),
        )
    )
    assert {key: done.data for key, done in found.items()} == {
        word: word.encode() for word in words
    }
    assert len(list(tmp_path.iterdir())) == 6


@pytest.mark.slow
def test_a_worker_of_the_cluster_that_is_killed_loses_nothing(
    engine: Engine, tmp_path: Path
) -> None:
    if type(engine).__name__ == "LocalEngine":
        pytest.skip("what stands above its workers is this process")
    words = [f"{'die' if i % 20 == 7 else 'w'}{i}" for i in range(60)]
    found = by_key(
        engine.map(
            "engine_work:once_above",
            [(w, w.encode()) for w in words],
            shared=json.dumps(str(tmp_path)).encode(),
        )
    )
    assert {key: done.data for key, done in found.items()} == {
        word: word.encode() for word in words
    }
    assert len(list(tmp_path.iterdir())) == 3


def test_what_must_stop_the_run_stops_it(engine: Engine) -> None:
    with pytest.raises(StopError, match="no weights"):
        list(engine.map("engine_work:odd", [("a", b"stop")]))
    assert [done.data for done in engine.map("engine_work:odd", [("a", b"good")])] == [b"good"]


def test_no_more_is_drawn_than_is_worked_on(engine: Engine) -> None:
    drawn = 0

    def items() -> Iterator[tuple[str, bytes]]:
        nonlocal drawn
        for i in range(5_000):
            drawn += 1
            yield str(i), b"x" * 400_000

    found = engine.map("engine_work:odd", items())
    for _ in range(3):
        next(found)
    assert drawn < 50
    found.close()  # type: ignore[attr-defined]


def test_items_that_cannot_be_had_stop_the_run(engine: Engine) -> None:
    def items() -> Iterator[tuple[str, bytes]]:
        yield "a", b"1"
        raise SkipError("the archive broke off")

    with pytest.raises(SkipError, match="broke off"):
        list(engine.map("engine_work:double", items()))


@pytest.mark.parametrize("name", ["abacus", "local=tcp://host:1", "daskx=tcp://host:1", ""])
def test_an_engine_there_is_not(name: str) -> None:
    with pytest.raises(BadSettings):
        open_engine(name)
