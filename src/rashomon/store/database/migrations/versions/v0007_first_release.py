"""The schema of the first release, 0.1: where migrations begin. New stores are made of `schema.py`,
by no migration."""

revision = "0007"
down_revision = None
