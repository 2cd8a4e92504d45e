"""rashomon model find: which servers of language models answer on this machine."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rashomon.cli.model_settings import LOCAL
from rashomon.errors import StopError
from rashomon.settings import ModelSettings

_SECONDS = 2.0  # a server of this machine answers at once, or is not there


@dataclass(frozen=True, slots=True)
class FoundModel:
    """A model of a server of this machine; `server`: the short name that `rashomon model set`
    knows. `context`: in tokens, None if the server does not say."""

    server: str
    name: str
    context: int | None

    @property
    def label(self) -> str:
        """The model with its server and context, in words."""
        size = "" if self.context is None else f", {self.context:,} tokens"
        return f"{self.name} ({self.server} at {LOCAL[self.server]['url']}{size})"

    def smaller(self) -> dict[str, int]:
        """The setting of a context below the usual one; a larger one may be what the model was
        trained with, and not what the server gives it."""
        usual = ModelSettings().context
        return {"context": self.context} if self.context and self.context < usual else {}


def found_models(servers: Mapping[str, Mapping[str, Any]] = LOCAL) -> Iterator[FoundModel]:
    """Yields the models of the servers that answer at these addresses; each is asked for its list
    of models and for nothing else."""
    from rashomon.language_models.connections import connection_to
    from rashomon.language_models.model_connection import list_models, parse_endpoint

    for server, knobs in servers.items():
        line = connection_to(parse_endpoint(str(knobs["url"])))
        try:
            listed = list_models(line, seconds=_SECONDS)
        except StopError:
            continue
        for name, context in listed.models:
            yield FoundModel(server, name, context)
