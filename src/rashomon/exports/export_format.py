"""Format: one format of export, as a file."""

from collections.abc import Callable

from rashomon.model.ledger import Ledger
from rashomon.model.record import record


@record
class Format:
    """A format: the suffix of its file, what it is for, and the function that makes its text, or
    its bytes. `of_answers`: it has answers alone."""

    name: str
    suffix: str
    what: str
    text_of: Callable[[Ledger], str] | None = None
    bytes_of: Callable[[Ledger], bytes] | None = None
    of_answers: bool = False

    def made(self, ledger: Ledger) -> bytes:
        """Returns the bytes of the file."""
        if self.bytes_of:
            return self.bytes_of(ledger)
        assert self.text_of, "a format makes a text or bytes"  # noqa: S101
        return self.text_of(ledger).encode("utf-8", "replace")

    def file_name(self, stem: str) -> str:
        """Returns the default name of the file."""
        return f"{stem}-{self.name}{self.suffix}"
