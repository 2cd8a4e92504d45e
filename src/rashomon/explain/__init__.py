"""Why a point of a ledger looks as it does: reads the reports again and lists the rules that were asked."""
