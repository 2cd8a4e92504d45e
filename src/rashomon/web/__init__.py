"""The ledger as a page: one file that needs no network and can be read without JavaScript."""
