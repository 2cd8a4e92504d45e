"""Where what people, assistants and models correct is held against the reports, before the stage that it concerns."""
