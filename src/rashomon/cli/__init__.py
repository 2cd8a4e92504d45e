"""The command line: one file for each verb, and one for the verbs about a store's reports and
stories."""
