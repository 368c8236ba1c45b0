"""What the tests share: the repository's plugins and customers, and the command to compare with."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

ROOT = Path(__file__).parents[3]

# Small ones, committed, that draw on the company's budget, on slots, and on nothing.
NAMES = ("caring-gesture", "check-in", "human-touch", "service-recovery")
PLUGINS = [ROOT / "plugins" / name / f"{name}.wasm" for name in NAMES]

# So little that most who would get something don't.
SCARCE = """
ref_salt = "a salt of a test"
[[budgets]]
name = "goodwill"
scope = "company"
max = "30.00 EUR"
per = "30 days"
"""


@pytest.fixture(scope="session")
def customers() -> list[str]:
    """Contexts as JSON. Their CRM says that nothing is spent yet of the budget in `SCARCE`."""
    town = pa.input_stream(str(ROOT / "tests/data/town.ndjson.zst"), compression="zstd").read().decode().splitlines()
    spent = [{"name": "goodwill", "spent": {"minor": 0, "currency": "EUR"}}]
    return [json.dumps({**json.loads(line), "budgets": spent}) for line in town[:300]]


@pytest.fixture(scope="session")
def by_command(customers: list[str], tmp_path_factory: pytest.TempPathFactory) -> "ByCommand":
    return ByCommand(customers, tmp_path_factory.mktemp("command"))


class ByCommand:
    """What `courtesy decide` writes for the customers, by the ids of the decisions."""

    def __init__(self, customers: list[str], folder: Path) -> None:
        self._folder = folder
        (folder / "customers.ndjson").write_text("".join(f"{line}\n" for line in customers))
        (folder / "scarce.toml").write_text(SCARCE)

    def decide(self, *arguments: str) -> list[bytes]:
        command = os.environ.get("COURTESY", str(ROOT / "target/debug/courtesy"))
        plugins = [word for path in PLUGINS for word in ("--plugins", str(path))]
        policy = ["--policy", "scarce.toml", "customers.ndjson"]
        done = subprocess.run([command, "decide", *plugins, *policy, *arguments], cwd=self._folder, capture_output=True)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.splitlines()

    def by_id(self, *arguments: str) -> dict[str, str]:
        return by_id(line.decode() for line in self.decide(*arguments))


def by_id(decisions: Any) -> dict[str, str]:
    """Decisions as JSON by their ids, of which none may be there twice."""
    lines = list(decisions)
    found = {json.loads(line)["decision_id"]: line for line in lines}
    assert len(found) == len(lines), "a decision is there twice"
    return found
