"""NotedTables: short lists that the desk keeps beside its stories, each under a name."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from rashomon.stores.schema import meta
from rashomon.stores.session import Session


class NotedTables(Session):
    """Lists of JSON objects; whoever changes one reads and writes it in one transaction."""

    def noted(self, name: str) -> list[dict[str, Any]]:
        """The list of this name; empty where there is none."""
        with self.reading() as connection:
            found = connection.execute(select(meta.c.value).where(meta.c.key == f"desk {name}")).scalar()
        return json.loads(found) if found else []

    def put_noted(self, name: str, rows: Sequence[dict[str, Any]]) -> None:
        """Keeps a list in place of the one of this name."""
        with self.writing() as connection:
            self.upsert(connection, meta, [{"key": f"desk {name}", "value": json.dumps(list(rows))}])
