"""The page of results, and the samples."""

import pytest

from bench.speed import speed


def test_a_process_that_fails_is_an_error() -> None:
    with pytest.raises(RuntimeError, match="exit 3"):
        speed.run("-c", "raise SystemExit(3)")


def test_time_and_memory_of_a_process() -> None:
    seconds, megabytes, out = speed.run("-c", "x = b'x' * 50_000_000; print('done')")
    assert out == "done\n"
    assert 0 < seconds < 30
    assert 50 < megabytes < 1000


def test_every_stage_of_the_pipeline_is_timed() -> None:
    homes = speed.stage_homes()
    assert {name for names in speed.STAGES.values() for name in names} == set(homes)
    assert all(callable(getattr(home, name)) for name, home in homes.items())


def test_front_table_is_renewed_between_its_marks() -> None:
    text = f"before\n{speed.OPENS}\nFORMER ROW\n{speed.CLOSES}\nafter\n"
    table = speed.front_table({"gold": {"names.found": 0.5}, "stories-test": {}})
    renewed = speed.renew_front(text, table)
    assert "FORMER ROW" not in renewed
    assert "| names found | 0.50 | - |" in renewed
    assert renewed.startswith("before\n")
    assert renewed.endswith("after\n")
    assert speed.renew_front("no marks here", table) == "no marks here"
