"""A store in which two invented events are one story."""

from pathlib import Path

import rashomon
from desks import fill
from rashomon.settings import Settings, StorySettings

MILL = (
    "Fire at the Lenz mill\n\nA fire destroyed the old mill at Port Lenz on Monday. Nine workers "
    "were hurt when its roof fell in. The mayor, Ida Krantz, closed the quay.\n",
    "Lenz mill burns down\n\nThe old mill at Port Lenz was destroyed by a fire on Monday. Its roof "
    "fell in and nine workers were hurt. Mayor Ida Krantz closed the quay for a week.\n",
)
VOTE = (
    "Ostrand votes against the tunnel\n\nVoters in Ostrand rejected the tunnel under the Grey Pass "
    "on Sunday. Turnout was 61 percent, the canton said. The council will now repair the road.\n",
    "No to the tunnel\n\nThe tunnel under the Grey Pass was rejected by voters in Ostrand on "
    "Sunday. The canton said turnout was 61 percent. The road will be repaired by the council.\n",
)


def two_as_one(folder: Path) -> Path:
    """Makes the store in this folder, with two reports of each event, under the id "both"; gives
    its address."""
    reports = folder / "reports"
    reports.mkdir()
    for kind, texts in (("mill", MILL), ("vote", VOTE)):
        for n, text in enumerate(texts):
            (reports / f"{kind}-{n}.txt").write_text(text, encoding="utf-8")
    one_story = Settings(stories=StorySettings(one_story=True))
    fill(folder / "desk.db", {"both": rashomon.compare(reports, settings=one_story)})
    return folder / "desk.db"
