"""RequestRefused: a request that is not answered as asked, with its HTTP status and the reason in plain words."""

from rashomon.errors import RashomonError


class RequestRefused(RashomonError):
    """Raised by a view or a check; becomes a page, or JSON where that was asked for. `wait`: seconds after which to try again, 0 where that is no use;
    `home`: the story in which to go on."""

    def __init__(self, status: int, told: str, *, wait: int = 0, home: str = "") -> None:
        super().__init__(told)
        self.status, self.told, self.wait, self.home = status, told, wait, home
