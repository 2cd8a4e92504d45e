"""A page that tells of two events, and reports of both."""

from pathlib import Path

from stored import REPORTS

ROUND_UP = (
    "The week in brief\n\nThe Arden Post, 4 March 2031\n\n"
    "Three people died when a fire broke out on the ferry Aurora off Port Arden in Norland on "
    "Sunday. Rescuers took 212 passengers off the Aurora, said the "
    "coastguard. Captain Ivo Grant was the last to leave the burning car deck. Blue Line, "
    "which runs the ferry, would not say whether there had been a drill.\n\n"
    "The coastguard will ask Captain Ivo Grant and the crew of the Aurora about the fire on "
    "the car deck. Blue Line has four ferries in Norland.\n\n"
    "The parliament of Larnia voted Prime Minister Oda Brandt out of office on Friday. Brandt "
    "lost the vote of confidence by 61 votes to 58 after Karl Ness, the leader "
    "of her party, turned against the premier. Ness called a new election in Larnia certain, "
    "and Brandt spoke of treason in parliament.\n\n"
    "Oda Brandt had led Larnia for six years. Karl Ness wants to be prime minister himself, "
    "members of parliament said after the vote.\n"
)
PILE = REPORTS | {"brief": ROUND_UP}


def write(folder: Path, *names: str) -> Path:
    """A folder with these reports, or all."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or PILE:
        (folder / f"{name}.txt").write_text(PILE[name], encoding="utf-8")
    return folder
