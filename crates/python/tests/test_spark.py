"""Spark, on two workers that are processes of their own."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from conftest import PLUGINS, ROOT, SCARCE, ByCommand, by_id
from courtesy import Error, spark
from page import run
from pyspark.sql import DataFrame, SparkSession


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    # Paths without a folder are taken from where Java was started.
    before, here = Path.cwd(), tmp_path_factory.mktemp("spark")
    os.chdir(here)
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("courtesy")
    settings = {
        "spark.ui.enabled": "false",
        "spark.executor.memory": "768m",
        "spark.sql.shuffle.partitions": "4",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "16",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()
    os.chdir(before)


@pytest.fixture(scope="module")
def frame(session: SparkSession, customers: list[str]) -> DataFrame:
    rows = [(number, customer) for number, customer in enumerate(customers)]
    return session.createDataFrame(rows, "number long, context string")


def decided(frame: DataFrame, **arguments: Any) -> dict[str, str]:
    rows = spark.decide(frame, PLUGINS, policy_toml=SCARCE, **arguments).select("decision", "error").collect()
    assert {row["error"] for row in rows} == {None}
    return by_id(row["decision"] for row in rows)


def test_the_rows_are_the_command_s_decisions_beside_the_other_columns(
    frame: DataFrame, customers: list[str], by_command: ByCommand
) -> None:
    made = spark.decide(frame.repartition(5), PLUGINS, policy_toml=SCARCE)
    assert made.columns == ["number", "decision", "error"]
    rows = {row["number"]: row["decision"] for row in made.collect()}
    assert [rows[number].encode() for number in range(len(customers))] == by_command.decide()


def test_with_a_worker_killed_in_the_middle_each_row_is_there_once(
    frame: DataFrame, by_command: ByCommand, tmp_path: Path
) -> None:
    killed = tmp_path / "killed"

    def executor() -> int:
        """The Java process above this Python worker."""
        process = os.getppid()
        while "java" not in Path(f"/proc/{process}/comm").read_text():
            process = int(Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()[1])
        return process

    def kill_one(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for number, batch in enumerate(batches):
            if number == 2:
                try:
                    killed.touch(exist_ok=False)
                except FileExistsError:
                    pass
                else:
                    os.kill(executor(), signal.SIGKILL)
            yield batch

    made = spark.decide(frame.repartition(4).mapInArrow(kill_one, frame.schema), PLUGINS, policy_toml=SCARCE)
    assert by_id(row["decision"] for row in made.collect()) == by_command.by_id()
    assert killed.exists(), "no worker was killed"


@pytest.mark.parametrize("partitions", [1, 3, 8])
def test_budgets_are_shared_out_as_the_command_does_under_every_partitioning(
    frame: DataFrame, by_command: ByCommand, partitions: int
) -> None:
    expected = by_command.by_id("--allocate")
    assert expected != by_command.by_id(), "nothing is scarce"
    assert decided(frame.repartition(partitions), allocate=True) == expected


def test_a_row_that_can_not_be_read_has_an_error_and_the_others_go_on(session: SparkSession, customers: list[str]) -> None:
    frame = session.createDataFrame([("{",), (None,), (customers[0],)], "context string")
    rows = spark.decide(frame, PLUGINS, policy_toml=SCARCE, allocate=True).collect()
    assert [row["decision"] is None for row in rows] == [True, True, False]
    assert [row["error"] is None for row in rows] == [False, False, True]


def test_mistakes_are_found_before_anything_is_sent(frame: DataFrame) -> None:
    with pytest.raises(Error, match="did you mean `check-in`"):
        spark.decide(frame, PLUGINS, policy_toml="[plugins.chek-in]\nmode = 'live'")
    with pytest.raises(ValueError, match="one column `json`"):
        spark.decide(frame, PLUGINS, column="json")
    with pytest.raises(ValueError, match="`decision` already"):
        spark.decide(frame.withColumnRenamed("number", "decision"), PLUGINS)


def test_the_page_about_many_machines_works(session: SparkSession) -> None:
    for plugin in PLUGINS:
        Path("plugins").mkdir(exist_ok=True)
        Path("plugins", plugin.name).write_bytes(plugin.read_bytes())
    Path("policy.toml").write_text(SCARCE)
    orders = "orders array<struct<id: string, status: string, placed_at: string>>"
    rows = [("c-1", "nl", [("o-1", "delivered", "2026-01-02T03:04:05Z")]), ("c-2", None, None)]
    table = session.createDataFrame(rows, f"customer_id string, language string, {orders}")
    assert run(ROOT / "sdk-docs/many-machines.md", ["spark"], spark=session, table=table) == 4
    written = session.read.parquet("decisions")
    assert written.columns == ["customer_id", "decision", "error"]
    assert written.where("error is null").count() == 2, written.select("error").collect()
