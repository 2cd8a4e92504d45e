"""Processes of this machine."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from rashomon.child_process import LIMITS_TIME
from rashomon.engines.local import LocalEngine, WorkerProcess

pytestmark = pytest.mark.processes

TESTS = Path(__file__).resolve().parents[1]


def test_all_processes_are_used_and_end() -> None:
    engine = LocalEngine(2)
    processes = {
        int(done.data)
        for done in engine.map("engine_work:process", [(str(i), b"") for i in range(40)])
    }
    assert len(processes) == 2
    assert os.getpid() not in processes
    again = {
        int(done.data)
        for done in engine.map("engine_work:process", [(str(i), b"") for i in range(40)])
    }
    assert again == processes  # what they have loaded stays
    engine.close()
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


@pytest.mark.parametrize("word", ["hang", "spin"])
def test_an_item_that_never_ends_is_given_up(word: str) -> None:
    engine = LocalEngine(1)
    engine.lanes = [WorkerProcess(**{"hang": {"blocked": 2.0}, "spin": {"seconds": 0.5}}[word])]
    list(engine.map("engine_work:odd", [("warm", b"good")]))
    found = {
        done.key: done
        for done in engine.map("engine_work:odd", [("a", word.encode()), ("b", b"good")])
    }
    engine.close()
    assert found["b"].data == b"good"
    assert "never answered" in str(found["a"].error)


@pytest.mark.skipif(not LIMITS_TIME, reason="this system has no timer of processor time")
def test_an_item_is_not_given_up_by_the_clock() -> None:
    engine = LocalEngine(1)
    engine.lanes = [WorkerProcess(seconds=0.5)]
    (done,) = engine.map("engine_work:odd", [("a", b"wait")])
    engine.close()
    assert done.data == b"wait"


def test_a_process_that_has_grown_is_started_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("resource")
    monkeypatch.setattr("rashomon.engines.local.MEMORY", 150_000_000)
    engine = LocalEngine(1)
    processes = {
        done.data for done in engine.map("engine_work:grow", [(str(i), b"") for i in range(3)])
    }
    engine.close()
    assert len(processes) >= 2


def ends(process: int) -> bool:
    """Whether there is no such process within a minute."""
    for _ in range(500):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_ctrl_c_ends_at_once_and_leaves_no_process(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(
        textwrap.dedent(
            f"""
            import signal, sys
            sys.path[:0] = [{str(TESTS)!r}, {str(TESTS.parent / "src")!r}]
            from rashomon.engines.local import LocalEngine
            signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job \
begins with Ctrl-C turned off
            engine = LocalEngine(2)
            try:
                for done in engine.map("engine_work:process", ((str(i), b"") for i in \
range(1_000_000))):
                    print(done.data.decode(), flush=True)
            except KeyboardInterrupt:
                engine.close()
                print("ended", flush=True)
            """
        )
    )
    process = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    children = {int(process.stdout.readline()) for _ in range(20)}
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=50)[0].endswith("ended\n")
    assert all(map(ends, children))


def test_a_worker_ends_with_the_one_who_started_it(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(
        f"import sys, os\nsys.path[:0] = [{str(TESTS)!r}, {str(TESTS.parent / 'src')!r}]\n"
        "from rashomon.engines.local import LocalEngine\n"
        "for done in LocalEngine(1).map('engine_work:process', [('a', b'')]):\n    "
        "print(done.data.decode(), flush=True)\nos._exit(9)\n"
    )
    out = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=False
    ).stdout
    assert ends(int(out))
