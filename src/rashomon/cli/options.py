"""Options shared by several verbs, and a decorator that passes many options to a verb as one object."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

import click

_Verb = TypeVar("_Verb", bound=Callable[..., object])

STORE = click.option("--store", "address", required=True, metavar="DB", help="The store.")
STORE_TO_FILL = click.option(
    "--store", "address", required=True, metavar="DB", help="The store: a file, made if there is none, or postgresql://..."
)
STORY_OF_STORE = click.option("--store", "address", metavar="DB", help="LEDGER is the id of a story in this store.")
STORY = click.option("--story", metavar="STORY", help="The story of the store: its id, one of before, or the beginning of one.")
CHANGES_AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print what changed as JSON Lines.")
ALERTS = click.option(
    "--alerts", "rules", metavar="RULES", help="Tell what changed to the channels that this file (TOML, see docs/store.md) names."
)
PAGE = click.option("--page", metavar="FILE", help="Write one HTML page here that needs no network.")
ALL = click.option("--all", "everything", is_flag=True, help="Print every question with all its answers, not one screen.")
BY = click.option("--by", default="", metavar="WHO", help="Who decides; unknown if not given.")
WHY = click.option("--why", metavar="TEXT", help="Why, in words; shown wherever the judgement is.")


def given_as(name: str, make: Callable[..., object], *options: Callable[[Any], Any]) -> Callable[[_Verb], _Verb]:
    """Adds these options to a verb, which receives what `make` builds of their values as one argument of this name."""
    taken = inspect.signature(make).parameters

    def decorate(verb: _Verb) -> _Verb:
        @wraps(verb)
        def with_one(*args: Any, **given: Any) -> object:
            parts = {option: given.pop(option) for option in taken if option in given}
            return verb(*args, **{name: make(**parts)}, **given)

        for option in reversed(options):
            with_one = option(with_one)
        return cast(_Verb, with_one)

    return decorate
