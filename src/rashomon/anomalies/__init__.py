"""find_anomalies: what is odd in a report, seen against the others."""
