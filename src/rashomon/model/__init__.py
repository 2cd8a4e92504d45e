"""Plain frozen dataclasses in the terms of the ledger document; nothing here imports the rest of the project."""
