"""what a user is told when a story changes: rules, and channels that get each alert once."""
