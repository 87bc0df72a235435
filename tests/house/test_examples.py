"""The examples that docstrings give are true."""

import doctest
import importlib
import pkgutil

import pytest

import scraper

MODULES = sorted(module.name for module in pkgutil.walk_packages(scraper.__path__, "scraper.") if not module.name.endswith("__main__"))


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert failed == 0
