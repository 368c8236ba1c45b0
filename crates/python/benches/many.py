"""What Spark adds to deciding: processor time for each customer, as a multiple of what `courtesy decide` takes.

    COURTESY=courtesy python benches/many.py PLUGIN... CUSTOMERS.ndjson.zst

The customers are repeated, and written as Parquet before anything is measured. The wheel and the command should be of the same
profile. A part of Spark's time is spent on starting, so the difference of two sizes is taken.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from courtesy import Host, spark
from pyspark.sql import SparkSession

SMALL, LARGE = 4_000, 24_000


def main(plugins: list[str], customers: str) -> None:
    town = pa.input_stream(customers, compression="detect").read().splitlines()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in (SMALL, LARGE):
            lines = [town[index % len(town)] for index in range(number)]
            (folder / f"{number}.ndjson").write_bytes(b"\n".join(lines) + b"\n")
            table = pa.table({"context": pa.array(lines, pa.binary()).cast(pa.string())})
            pq.write_table(table, folder / f"{number}.parquet", row_group_size=2_000)
        command = slope(lambda number: by_command(plugins, folder / f"{number}.ndjson"))
        host = Host(plugins, threads=1)
        arrow = slope(lambda number: by_arrow(host, folder / f"{number}.parquet"))
        os.environ["PYSPARK_PYTHON"] = sys.executable
        session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
        by_spark(session, plugins, folder / f"{SMALL}.parquet")
        engine = slope(lambda number: by_spark(session, plugins, folder / f"{number}.parquet"))
        session.stop()
    print(f"a table in Python / the command: {arrow / command:.2f}")
    print(f"Spark / the command: {engine / command:.2f}")
    print(f"Spark without the decisions: {1e3 * (engine - arrow):.3f} ms of processor time a customer")


def slope(seconds: Callable[[int], float]) -> float:
    """Processor time for each further customer, in seconds."""
    return (seconds(LARGE) - seconds(SMALL)) / (LARGE - SMALL)


def by_command(plugins: list[str], customers: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    named = [word for plugin in plugins for word in ("--plugins", plugin)]
    arguments = [os.environ.get("COURTESY", "courtesy"), "decide", *named, str(customers), "--output", f"{customers}.out"]
    subprocess.run(arguments, check=True, capture_output=True)
    Path(f"{customers}.out").unlink()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def by_arrow(host: Host, customers: Path) -> float:
    before = sum(os.times()[:2])
    pq.write_table(pa.table(host.decide_arrow(pq.read_table(customers))), f"{customers}.out")
    return sum(os.times()[:2]) - before


def by_spark(session: SparkSession, plugins: list[str], customers: Path) -> float:
    before = of_spark(session)
    made = spark.decide(session.read.parquet(str(customers)), plugins)
    made.write.mode("overwrite").parquet(f"{customers}.out")
    return of_spark(session) - before


def of_spark(session: SparkSession) -> float:
    """The processor time of Spark's Java process and of all below it."""
    java = session.sparkContext._gateway.proc.pid  # type: ignore[union-attr]
    parents, times = {}, {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(") ")[2].split()
        except FileNotFoundError:
            continue
        process = int(status.parent.name)
        parents[process] = int(fields[1])
        times[process] = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    below = [process for process in parents if process == java or java in above(process, parents)]
    return sum(times[process] for process in below)


def above(process: int, parents: dict[int, int]) -> set[int]:
    found = set()
    while process in parents:
        process = parents[process]
        found.add(process)
    return found


if __name__ == "__main__":
    main(sys.argv[1:-1], sys.argv[-1])
