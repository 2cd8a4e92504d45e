"""What users run is what is measured."""

from pathlib import Path

from bench.build import reached


def package(folder: Path, **files: str) -> dict[str, reached.Module]:
    """A package "rashomon" of these files, its `__main__` among them."""
    for name, text in {"__init__": "", **files}.items():
        path = folder / "rashomon" / f"{name.replace('.', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return reached.modules_of(folder / "rashomon", folder)


def adapters(folder: Path, text: str) -> dict[str, reached.Module]:
    (folder / "public_sets").mkdir()
    (folder / "public_sets" / "tides.py").write_text(text)
    return reached.modules_of(folder / "public_sets", folder)


MAIN = "from rashomon.tides import high\nhigh()\n"


def test_a_module_that_nothing_imports_is_named(tmp_path: Path) -> None:
    modules = package(tmp_path, __main__=MAIN, tides="def high(): ...\n", moons="def full(): ...\n")
    assert reached.unreached_modules(modules, reached.reached(modules)) == ["rashomon.moons"]


def test_what_is_loaded_by_its_name_is_reached(tmp_path: Path) -> None:
    late = (
        'from rashomon import child\nKINDS = {"sun": "suns"}\n'
        'def high(kind):\n    import_module(f"rashomon.{KINDS[kind]}")\n    run(child.__name__)\n'
    )
    modules = package(
        tmp_path,
        __main__=MAIN,
        tides=late,
        suns="",
        child="from rashomon.far import x\ndef main(): x()\n",
        far="def x(): ...\n",
    )
    assert reached.unreached_modules(modules, reached.reached(modules)) == []


def test_no_module_names_another_in_a_string(tmp_path: Path) -> None:
    late = (
        'x = files("rashomon.moons")\ny = import_module("rashomon.moons")\nz = '
        'f"rashomon.moons.{x}"\nw = "rashomon.moons:full"\n'
        'said = "rashomon.moons are full"\nother = "rashomon-store"\n'
    )
    modules = package(tmp_path, __main__=MAIN, tides=late, moons="def full(): ...\n")
    assert [line.split(": ")[0] for line in reached.named_in_strings(modules)] == [
        f"rashomon.tides:{n}" for n in (2, 3, 4)
    ]


def test_an_adapter_calls_what_a_stage_calls(tmp_path: Path) -> None:
    tides = "def high(): return _level()\ndef _level(): ...\ndef low(*, deep=False): ...\n"
    modules = package(tmp_path, __main__=MAIN, tides=tides)
    sets = adapters(tmp_path, "from rashomon.tides import high, low\nhigh()\nlow()\n")
    assert reached.uncalled(modules, sets, reached.reached(modules)) == [
        "public_sets.tides: rashomon.tides.low"
    ]


def test_an_adapter_uses_no_mode_of_its_own(tmp_path: Path) -> None:
    modules = package(
        tmp_path, __main__=MAIN + "high(far=1)\n", tides="def high(*, far=0, near=0): ...\n"
    )
    sets = adapters(tmp_path, "from rashomon.tides import high\nhigh(far=2, near=1)\n")
    assert reached.uncalled(modules, sets, reached.reached(modules)) == [
        "public_sets.tides: rashomon.tides.high(near=)"
    ]
