"""The command line, one file per verb, and one for the verbs of a store's reports and stories."""
