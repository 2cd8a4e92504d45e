"""Run by Alembic: the connection is the one that the store opened, inside its transaction."""

from alembic import context

from rashomon.store.database.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
