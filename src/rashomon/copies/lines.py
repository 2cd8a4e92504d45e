"""Counts the origins of reports (`OriginCounter`)."""

from collections.abc import Iterable, Sequence

from rashomon.model.copy import Origins


class OriginCounter:
    """Counts origins: reports that mostly rest on one text (`groups`, by ids) have one."""

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        self._group_of = {
            ident: number for number, members in enumerate(groups) for ident in members
        }

    def of_story(self, reports: Iterable[str]) -> Origins:
        """Returns how many origins these reports (ids) have, at most."""
        return Origins(len({self._group_of.get(ident, ident) for ident in reports}))
