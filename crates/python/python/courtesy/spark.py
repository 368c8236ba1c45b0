"""Decisions for all customers of a Spark data frame, where the data is.

    from courtesy import spark as courtesy_spark

    decisions = courtesy_spark.decide(customers, plugins="plugins", policy="policy.toml")

The wheel must be installed for the Python of every worker. Plugins and policy are sent to them. Each worker process makes
one host of them, and keeps it for the tasks that follow. A decision depends on its context and on nothing else, so a task
that is repeated, or run twice, gives the same rows.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pyarrow as pa
from pyspark import SparkContext, SparkFiles, StorageLevel
from pyspark.sql import DataFrame
from pyspark.sql.types import StringType, StructField, StructType

from courtesy import _setup, _sharing
from courtesy._host import StrPath, UnknownKeys
from courtesy._setup import Sent, Setup


def decide(
    customers: DataFrame,
    plugins: StrPath | Iterable[StrPath],
    policy: StrPath | None = None,
    *,
    policy_toml: str | None = None,
    column: str = "context",
    allocate: bool = False,
    unknown_keys: UnknownKeys = "refuse",
) -> DataFrame:
    """The customers with their decisions: all columns except the context, and `decision` and `error`, which are text.

    `column` has the contexts as JSON, in strings or bytes. Where one can't be read, `error` says why, `decision` is null, and
    the others go on.

    With `allocate`, the company's budgets and the slots of staff are shared out by rank over all customers, however they are
    partitioned. This runs over them several times, at once, so they must be the same each time: read them from files or
    tables, or persist them first. A customer who isn't the same gets an error.

    Raises `Error` here, before anything is sent, if the plugins can't be loaded or the policy doesn't fit them, and
    `ValueError` if the columns aren't as needed.
    """
    others = _other_fields(customers, column)
    setup = Setup.of(plugins, policy, policy_toml)
    context = customers.sparkSession.sparkContext
    sent = _send(context, setup.packed(), "zip")
    shares = None
    if allocate:
        shares = _send(context, _shared_out(customers.select(column), column, setup, sent, unknown_keys), "json")
    names = [field.name for field in others]

    def decided(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        host = _setup.host_of(sent, unknown_keys)
        granted = None if shares is None else _setup.shares_of(shares)
        for batch in batches:
            made = pa.record_batch(host.decide_arrow(batch.select([column]), column, shares=granted))
            columns = [*batch.select(names).columns, *made.columns]
            yield pa.RecordBatch.from_arrays(columns, names=[*names, *made.schema.names])

    result = [StructField("decision", StringType()), StructField("error", StringType())]
    return customers.mapInArrow(decided, StructType([*others, *result]))


def _shared_out(customers: DataFrame, column: str, setup: Setup, sent: Sent, unknown_keys: UnknownKeys) -> bytes:
    """Only those who take something when everything is theirs can lose something later, so only they are asked again."""
    schema = StructType([customers.schema[column], StructField("demand", StringType())])
    takers: list[DataFrame] = []

    def demands(shares: bytes, is_first: bool) -> list[str]:
        known = _send(customers.sparkSession.sparkContext, shares, "json")

        def demanded(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            host = _setup.host_of(sent, unknown_keys)
            so_far = _setup.shares_of(known)
            for batch in batches:
                made = pa.record_batch(host.demand_arrow(batch, column, so_far)).column("demand")
                both = pa.RecordBatch.from_arrays([batch.column(column), made], names=[column, "demand"])
                yield both.filter(made.is_valid())

        asked = customers if is_first else takers[0].select(column)
        demanding = asked.mapInArrow(demanded, schema)
        if is_first:
            takers.append(demanding.persist(StorageLevel.MEMORY_AND_DISK))
        return [row["demand"] for row in demanding.select("demand").toLocalIterator()]

    try:
        return _sharing.shared_out(setup.policy, demands)
    finally:
        for taker in takers:
            taker.unpersist()


def _other_fields(customers: DataFrame, column: str) -> list[StructField]:
    _setup.check_columns(customers.columns, column)
    return [field for field in customers.schema.fields if field.name != column]


def _send(context: SparkContext, content: bytes, suffix: str) -> Sent:
    """Has every executor get a file, once, named by its digest."""
    digest = _setup.digest(content)
    name = f"courtesy-{digest}.{suffix}"
    path = _outbox() / name
    if not path.exists():
        path.write_bytes(content)
    if not any(known.endswith(f"/{name}") for known in context.listFiles):
        context.addFile(str(path))
    return Sent(digest, lambda: Path(SparkFiles.get(name)).read_bytes())


@cache
def _outbox() -> Path:
    """Where files lie as long as this process may be asked for them."""
    folder = tempfile.mkdtemp(prefix="courtesy-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)
