"""relate_accounts: same answers, conflicts, updates."""
