"""A prompt that gets no reply, and why."""

EMPTY = "the reply was empty, twice"
ALL_THOUGHT = (
    "the reply ended before its first word, twice: the model thought for as long as it may write"
)
TOO_LONG = "longer than the model's context"
BEYOND = "beyond the budget"


class MissedReply(Exception):
    """Raised if a prompt gets no reply.

    - `lost`: whether the server gave no answer, or said that it cannot
    - `is_unreached`: whether nobody was there at all
    """

    def __init__(self, why: str, *, lost: bool = False, is_unreached: bool = False) -> None:
        super().__init__(why)
        self.lost = lost
        self.is_unreached = is_unreached
