"""Lines of mail programs: mail_lines.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def header_names() -> Mapping[str, str]:
    """What each header's name, in lower case, stands for."""
    table = tomllib.loads(files("rashomon.tables").joinpath("mail_lines.toml").read_text(encoding="utf-8"))
    return {name: kind for kind, names in table["headers"].items() for name in names.split()}
