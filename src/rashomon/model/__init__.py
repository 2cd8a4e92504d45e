"""The ledger document as plain frozen dataclasses; nothing here imports the rest of the project."""
