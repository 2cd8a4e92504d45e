"""A question about the reports of a story: the sentences that bear on it, and how they are told."""
