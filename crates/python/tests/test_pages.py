"""The code on the pages works, and prints what they say."""

from __future__ import annotations

import pytest
from conftest import ROOT
from page import run


def test_the_page_about_python_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert run(ROOT / "sdk-docs/python.md", ["alone", "arrow"]) >= 5
