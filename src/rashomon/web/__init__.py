"""The ledger as a web page: one file that needs no network and is readable without JavaScript."""
