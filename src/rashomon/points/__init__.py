"""Questions of fact ("points") and each report's answers to them ("accounts"); the entry point is find_points."""
