"""Refused: a request that is not answered as asked, with its HTTP status and the reason in plain words."""

from rashomon.errors import RashomonError


class Refused(RashomonError):
    """Raised by a view or a check; becomes a page, or JSON where that was asked for."""

    def __init__(self, status: int, told: str) -> None:
        super().__init__(told)
        self.status, self.told = status, told
