"""A ledger in other formats: one file per format."""
