"""What `rashomon model try` needs is in the installed program: the very files of the benchmarks,
and nothing of the test stories."""

import zipfile
from pathlib import Path

import pytest

from rashomon.cli.model_trial import TRIALS, trial_places

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_the_wheel_holds_them(tmp_path: Path) -> None:
    from hatchling.builders.wheel import WheelBuilder

    (made,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(made) as wheel:
        held = {
            name: wheel.read(name)
            for name in wheel.namelist()
            if name.startswith("rashomon/trial/")
        }
    wanted = {}
    for name, trial in TRIALS.items():
        story, score = trial_places(trial)
        wanted |= {
            f"rashomon/trial/{score.name}": score,
            f"rashomon/trial/{name}/{trial.gold}": story / trial.gold,
        }
        wanted |= {
            f"rashomon/trial/{name}/reports/{path.name}": path
            for path in (story / "reports").iterdir()
        }
    assert held == {name: path.read_bytes() for name, path in wanted.items()}
