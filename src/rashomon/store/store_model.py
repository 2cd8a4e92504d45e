"""The language model for a store's stories: the one asked in this run, else the recorded replies beside the store."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.language_models.reply_cache import KeptModel, Replies
from rashomon.model.ledger import Made
from rashomon.model.model_use import ModelUse
from rashomon.seams import LanguageModel
from rashomon.settings import Settings
from rashomon.weights.locate import made_with

if TYPE_CHECKING:
    from rashomon.store.database.open import SqlStore


def reader_of(store: "SqlStore") -> LanguageModel | None:
    """Returns the model; None if no model ever read a story of this store. Raises StopError if the replies cannot be read."""
    if store.reader is not None:
        return store.reader
    if store.replies is None or not Path(store.replies).exists():
        return None
    replies = Replies(store.replies)
    return KeptModel(replies, store.replies) if replies.source else None


def made_by(settings: Settings, model: LanguageModel | None) -> Made:
    """Returns what makes the stories of a store, including the model's identity, since its output is part of each story."""
    made = made_with(settings)
    return made if model is None else replace(made, model=ModelUse(model.name, model.host, (), ""))
