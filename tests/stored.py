"""Stores for tests, and invented reports that fall into stories."""

import os
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import inspect, select

from rashomon.store.database.open import SqlStore, open_store
from rashomon.store.database.schema import metadata, raws

NOW = datetime(2031, 3, 5, 8, 30, tzinfo=UTC)
REPORTS = {
    "aurora-1": "Ferry fire off Norland kills three\n\nThe Arden Post, "
    "2 March 2031\n\nThree people died "
    "when a fire broke out on the ferry Aurora off Port Arden in Norland "
    "on Sunday, the coastguard said. Captain Ivo Grant told reporters that the fire began on "
    "the car deck of the Aurora. Blue Line, which runs the ferry, said "
    "212 passengers were saved.\n",
    "aurora-2": "Norland: three dead on burning ferry Aurora\n\nRescuers "
    "took 212 passengers off the "
    "ferry Aurora near Port Arden after a fire on the car deck killed "
    "three people. Blue Line, the operator, said Captain Ivo Grant was the last to leave.\n",
    "aurora-3": "Survivors tell of fire on the Aurora\n\nPassengers of "
    "the ferry Aurora, which burned off "
    "Port Arden on Sunday, said there had been no drill. Five people died "
    "in Norland's worst ferry fire in years, the coastguard said. Blue Line denied that there "
    "had been no drill.\n",
    "kamal-1": "Fire on Sundara ferry leaves twelve dead\n\nTwelve "
    "people were killed when a ferry, the "
    "Kamal Star, caught fire on the river Teva near Sundarpur on Tuesday "
    "night, police chief Rafi Anand said. The Kamal Star carried 300 pilgrims to the temple "
    "at Devgarh.\n",
    "kamal-2": "Twelve pilgrims die as Kamal Star burns\n\nThe river "
    "ferry Kamal Star burned on the Teva "
    "near Sundarpur with 300 pilgrims on board, killing twelve, said "
    "Rafi Anand, the chief of police. They were on the way to Devgarh.\n",
    "vote-1": "Parliament in Larnia votes out premier\n\nThe parliament "
    "of Larnia voted Prime Minister "
    "Oda Brandt out of office on Friday by 61 votes to 58. Her party leader "
    "Karl Ness spoke of treason.\n",
    "vote-2": "Premier Brandt loses confidence vote\n\nOda Brandt, "
    "the prime minister of Larnia, lost a "
    "vote of confidence in parliament on Friday, 61 to 58. Karl Ness said a "
    "new election would follow.\n",
}


BOATS = {
    "courier.txt": "Three boats burned in the harbour of Ostrel, the fire chief said.\n",
    "wire.txt": "Four boats burned in the harbour of Ostrel on Monday night.\n",
}


def put_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The folder with these files in it."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


def write_reports(folder: Path, *names: str) -> Path:
    """A folder with these reports, or all."""
    return put_files(folder, {f"{name}.txt": REPORTS[name] for name in names or REPORTS})


class Ticking:
    """A clock that goes on by a minute, or another step, each time it is asked."""

    def __init__(self, step: timedelta = timedelta(minutes=1)) -> None:
        self.now = NOW
        self.step = step

    def __call__(self) -> datetime:
        """The next moment."""
        self.now += self.step
        return self.now


@contextmanager
def stored(address: str) -> Iterator[SqlStore]:
    """The store, made if there is none, with a clock that ticks."""
    with closing(open_store(address, create=True)) as store:
        store.clock = Ticking()
        yield store


def environment() -> dict[str, str]:
    """What a child process of this program needs."""
    return os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[1] / "src")}


def empty_server(address: str) -> None:
    """Takes everything out of a database of PostgreSQL."""
    import psycopg

    with psycopg.connect(address) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")


def unlisted_tables(store: SqlStore) -> tuple[set[str], set[str]]:
    """The tables that the database lacks, and those that the schema does not have."""
    with store.reading() as connection:
        there = {
            name
            for name in inspect(connection).get_table_names()
            if not name.startswith(("report_search", "story_search"))
        }
    return set(metadata.tables) - there, there - set(metadata.tables)


def raw_keys(store: SqlStore) -> list[str]:
    """The keys of all raw reports, in order of arrival."""
    return list(store.column(select(raws.c.key).order_by(raws.c.number)))
