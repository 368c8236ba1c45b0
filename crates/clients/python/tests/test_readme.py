"""README.md is right about the client."""

import os
import pathlib
import re
import subprocess
import sys

from scripted import as_json, problem, scripted

from courtesy_client import Courtesy

HERE = pathlib.Path(__file__).resolve().parents[1]
README = (HERE / "README.md").read_text()


def test_its_code_is_typed_and_prints_a_decision_or_what_is_wrong(tmp_path: pathlib.Path) -> None:
    found = re.search("```python\n(.*?)```", README, re.S)
    assert found
    code = tmp_path / "readme.py"
    code.write_text(found[1])
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", str(code)], cwd=tmp_path, capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stdout
    with scripted(as_json(200, {"offered": ["something"]}), problem(403, "not-allowed")) as server:
        called = os.environ | {"COURTESY_URL": server.url, "COURTESY_KEY": "courtesy_key"}
        printed = [subprocess.check_output([sys.executable, code], env=called, text=True) for _ in range(2)]
    assert printed == ["['something'] False\n", "No: not so Do otherwise. []\n"]


def test_it_names_every_method() -> None:
    named = {name for name in re.findall(r"`(\w+)\(", README)} - {"Courtesy"}
    assert named == {name for name in vars(Courtesy) if not name.startswith("_")}
