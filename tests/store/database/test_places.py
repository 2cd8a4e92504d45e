"""A store may have any name."""

from pathlib import Path

import pytest

from store_contents import ONE, fill
from stored import stored


@pytest.mark.parametrize(
    "name",
    [
        "a?b.db",
        "c#d%20e.db",
        "a&b=c;d.db",
        "file:x.db",
        ":memory:",
        "ö ü'\".db",
        "100%.db",
        "a?mode=memory",
        "-x.db",
        "a\\b.db",
    ],
)
def test_a_store_lies_under_the_name_that_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for address in (name, str(tmp_path / "other" / name)):
        Path(address).absolute().parent.mkdir(exist_ok=True)
        with stored(address) as store:
            fill(store)
            store.backup(f"{address}.copy")
        found = {path.name for path in Path(address).absolute().parent.iterdir() if path.is_file()}
        assert found == {Path(address).name, f"{Path(address).name}.copy"}
        with stored(f"{address}.copy") as copy:
            assert copy.reports.get(["one"]) == (ONE,)
