"""Ray Data, on two nodes that are processes of their own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import ray
from conftest import PLUGINS, ROOT, SCARCE, ByCommand, by_id
from courtesy import Error
from courtesy import ray as courtesy_ray
from page import run
from ray.cluster_utils import Cluster
from ray.data import Dataset

STORE_BYTES = 100 << 20


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    head = {"num_cpus": 1, "include_dashboard": False, "object_store_memory": STORE_BYTES}
    cluster = Cluster(initialize_head=True, head_node_args=head)
    cluster.add_node(num_cpus=1, object_store_memory=STORE_BYTES)
    here = os.pathsep.join(path for path in sys.path if path)
    ray.init(address=cluster.address, log_to_driver=False, runtime_env={"env_vars": {"PYTHONPATH": here}})
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield cluster
    ray.shutdown()
    cluster.shutdown()  # type: ignore[no-untyped-call]


@pytest.fixture(scope="module")
def dataset(cluster: Cluster, customers: list[str]) -> Dataset:
    return ray.data.from_arrow(pa.table({"number": range(len(customers)), "context": customers}))


def decided(dataset: Dataset, **arguments: Any) -> dict[str, str]:
    rows = courtesy_ray.decide(dataset, PLUGINS, policy_toml=SCARCE, **arguments).take_all()
    assert {row["error"] for row in rows} == {None}
    return by_id(row["decision"] for row in rows)


def test_the_rows_are_the_command_s_decisions_beside_the_other_columns(
    dataset: Dataset, customers: list[str], by_command: ByCommand
) -> None:
    made = courtesy_ray.decide(dataset.repartition(5), PLUGINS, policy_toml=SCARCE)
    assert made.columns() == ["number", "decision", "error"]
    rows = {row["number"]: row["decision"] for row in made.take_all()}
    assert [rows[number].encode() for number in range(len(customers))] == by_command.decide()


@pytest.mark.parametrize("blocks", [1, 3, 8])
def test_budgets_are_shared_out_as_the_command_does_under_every_partitioning(
    dataset: Dataset, by_command: ByCommand, blocks: int
) -> None:
    assert decided(dataset.repartition(blocks), allocate=True) == by_command.by_id("--allocate")


def test_a_row_that_can_not_be_read_has_an_error_and_the_others_go_on(cluster: Cluster, customers: list[str]) -> None:
    dataset = ray.data.from_arrow(pa.table({"context": ["{", None, customers[0]]}))
    rows = courtesy_ray.decide(dataset, PLUGINS, policy_toml=SCARCE, allocate=True).take_all()
    assert [row["decision"] is None for row in rows] == [True, True, False]
    assert [row["error"] is None for row in rows] == [False, False, True]


def test_mistakes_are_found_before_anything_is_sent(dataset: Dataset) -> None:
    with pytest.raises(Error, match="did you mean `check-in`"):
        courtesy_ray.decide(dataset, PLUGINS, policy_toml="[plugins.chek-in]\nmode = 'live'")
    with pytest.raises(ValueError, match="one column `json`"):
        courtesy_ray.decide(dataset, PLUGINS, column="json")
    with pytest.raises(ValueError, match="`decision` already"):
        courtesy_ray.decide(dataset.rename_columns({"number": "decision"}), PLUGINS)


def test_the_page_about_many_machines_works(
    dataset: Dataset, customers: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plugins").mkdir()
    for plugin in PLUGINS:
        Path("plugins", plugin.name).write_bytes(plugin.read_bytes())
    Path("policy.toml").write_text(SCARCE)
    given = dataset.map_batches(lambda table: table, batch_format="pyarrow")
    assert run(ROOT / "sdk-docs/many-machines.md", ["ray"], customers=given, folder=str(tmp_path / "decisions")) == 1
    written = ray.data.read_parquet(str(tmp_path / "decisions"))
    assert written.count() == len(customers) and set(written.columns() or []) == {"number", "decision", "error"}


def test_with_a_node_killed_in_the_middle_each_row_is_there_once(
    cluster: Cluster, dataset: Dataset, by_command: ByCommand, tmp_path: Path
) -> None:
    node = cluster.add_node(num_cpus=1, object_store_memory=STORE_BYTES)
    seen = tmp_path / "seen"

    def slowly(table: pa.Table) -> pa.Table:
        import time

        with seen.open("a") as file:
            file.write(f"{ray.get_runtime_context().get_node_id()}\n")
        time.sleep(0.2)
        return table

    blocks = dataset.repartition(12).materialize().map_batches(slowly, batch_format="pyarrow")
    made = courtesy_ray.decide(blocks, PLUGINS, policy_toml=SCARCE)
    rows: list[str] = []
    for row in made.iter_rows():
        if not rows:
            cluster.remove_node(node, allow_graceful=False)
        rows.append(row["decision"])
    assert by_id(rows) == by_command.by_id()
    assert len(seen.read_text().splitlines()) >= 12
