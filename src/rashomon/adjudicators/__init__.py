"""A second opinion from a language model, if the user configured one."""
