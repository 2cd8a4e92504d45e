"""Words as vectors: how near two quotes are in meaning."""
