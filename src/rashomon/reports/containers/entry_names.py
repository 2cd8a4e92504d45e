"""Names of archive entries: which entries may be reports, and what they are called in a ledger."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

# Files that are never reports, whatever else lies beside them.
NEVER = frozenset(
    ".png .jpg .jpeg .gif .webp .avif .svg .ico .bmp .tif .tiff .heic .mp3 .mp4 .m4a .m4v .mov .avi .webm .ogg .oga .ogv .wav .flac .woff .woff2 .ttf .otf "
    ".eot .css .js .mjs .map .swf .exe .dll .so .py .pyc .sh .bat .db .sqlite .sqlite3 .ds_store .cdx .cdxj .idx .lock .part .crdownload".split()
)


def is_candidate(name: str) -> bool:
    """Whether an entry of this name can be a report: not hidden, and not an image, video, style sheet or program."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts):
        return False
    return PurePosixPath(name).suffix.casefold() not in NEVER


def safe_name(name: str) -> str:
    """Returns the name as a plain label, without drive, root or ".."."""
    parts = [
        part for part in re.split(r"[/\\]", name.replace("\0", "")) if part not in {"", ".", ".."} and not re.fullmatch(r"[A-Za-z]:", part)
    ]
    return "/".join(parts).encode("utf-8", errors="replace").decode("utf-8") or "entry"


def page_folders(names: Iterable[str]) -> frozenset[str]:
    """Returns the folders that browsers save beside a page ("Save as complete page") for the pages among these names."""
    out = set()
    for name in names:
        path = PurePosixPath(name)
        if path.suffix.casefold() in {".html", ".htm", ".xhtml"}:
            out |= {
                str(path.with_name(path.stem + tail))
                for tail in ("_files", "_Files", ".files", "-files", "_dateien", "_fichiers", "_archivos", "_file")
            }
    return frozenset(out)


def in_folders(name: str, folders: frozenset[str]) -> bool:
    """Whether a name lies inside one of these folders."""
    return bool(folders) and any(str(parent) in folders for parent in PurePosixPath(name).parents)
