"""Relations between the accounts of a point (same answer, conflict, update, ...); the entry point is relate_accounts."""
