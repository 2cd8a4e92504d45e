"""A benchmark that anybody can run (docs/benchmark.md): what readers marked in real reports, as
offsets and hashes; the reports come from your own clones of public repositories."""
