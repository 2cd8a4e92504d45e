"""The list of what is switched off names what the program has."""

import importlib

import pytest

from bench.score.switched_off import FAMILIES


@pytest.mark.parametrize("family", FAMILIES)
def test_family_names_a_function_of_the_program(family):
    path, _, name = f"rashomon.{family}".rpartition(".")

    assert callable(getattr(importlib.import_module(path), name, None))
