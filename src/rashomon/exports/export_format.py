"""Format: one format of export, as files."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from rashomon.model.ledger import Ledger

Files = dict[str, bytes]
"""What an export is made of. "" is the file itself; other names lie in its folder."""

DRAFT = "DRAFT"


def json_bytes(document: object) -> bytes:
    """Returns a JSON document, indented, as a file."""
    return f"{json.dumps(document, indent=1, ensure_ascii=False)}\n".encode()


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its files' suffix ("" for a folder of files), its purpose, the function that makes
    its files, whether it is readable as text, and of a draft what it is not."""

    name: str
    suffix: str
    what: str
    files: Callable[[Ledger], Files]
    is_text: bool = True
    draft: str = ""

    @property
    def is_folder(self) -> bool:
        """Whether it is several files in one folder."""
        return not self.suffix

    def file_name(self, stem: str) -> str:
        """Returns the default name of the file or folder; that of a draft says that it is one."""
        return (
            f"{stem}-{DRAFT}-{self.name}{self.suffix}"
            if self.draft
            else f"{stem}-{self.name}{self.suffix}"
        )
