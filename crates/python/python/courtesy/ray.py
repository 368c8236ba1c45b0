"""Decisions for all customers of a Ray dataset, where the data is.

    from courtesy import ray as courtesy_ray

    decisions = courtesy_ray.decide(customers, plugins="plugins", policy="policy.toml")

The wheel must be installed on every node. Plugins and policy are sent there. Each worker process makes one host of them, and
keeps it for the tasks that follow. A decision depends on its context and on nothing else, so a task that is repeated gives the
same rows.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

import ray
from courtesy import _setup, _sharing
from courtesy._host import StrPath, UnknownKeys
from courtesy._setup import Sent, Setup
from ray.data import Dataset


def decide(
    customers: Dataset,
    plugins: StrPath | Iterable[StrPath],
    policy: StrPath | None = None,
    *,
    policy_toml: str | None = None,
    column: str = "context",
    allocate: bool = False,
    unknown_keys: UnknownKeys = "refuse",
) -> Dataset:
    """The customers with their decisions: all columns except the context, and `decision` and `error`, which are text.

    `column` has the contexts as JSON, in strings or bytes. Where one can't be read, `error` says why, `decision` is null, and
    the others go on.

    With `allocate`, the company's budgets and the slots of staff are shared out by rank over all customers, however they are
    divided into blocks. This runs over them several times, at once, so they must be the same each time: read them from files,
    or materialize them first. A customer who isn't the same gets an error.

    Raises `Error` here, before anything is sent, if the plugins can't be loaded or the policy doesn't fit them, and
    `ValueError` if the columns aren't as needed.
    """
    _setup.check_columns(customers.columns() or [], column)
    setup = Setup.of(plugins, policy, policy_toml)
    sent = _send(setup.packed())
    shares = _send(_shared_out(customers, column, setup, sent, unknown_keys)) if allocate else None

    def decided(table: pa.Table) -> pa.Table:
        host = _setup.host_of(sent, unknown_keys)
        granted = None if shares is None else _setup.shares_of(shares)
        made = pa.table(host.decide_arrow(table.select([column]), column, shares=granted))
        others = table.drop_columns([column])
        return pa.table([*others.columns, *made.columns], names=[*others.column_names, *made.column_names])

    return customers.map_batches(decided, batch_format="pyarrow", zero_copy_batch=True)


def _shared_out(customers: Dataset, column: str, setup: Setup, sent: Sent, unknown_keys: UnknownKeys) -> bytes:
    """Only those who take something when everything is theirs can lose something later, so only they are asked again."""
    takers: list[Dataset] = []

    def demands(shares: bytes, is_first: bool) -> list[str]:
        known = _send(shares)

        def demanded(table: pa.Table) -> pa.Table:
            host = _setup.host_of(sent, unknown_keys)
            contexts = table.column(column)
            made = pa.table(host.demand_arrow(table.select([column]), column, _setup.shares_of(known))).column("demand")
            return pa.table([contexts, made], names=[column, "demand"]).filter(made.is_valid())

        asked = customers if is_first else takers[0]
        demanding = asked.map_batches(demanded, batch_format="pyarrow", zero_copy_batch=True).materialize()
        if is_first:
            takers.append(demanding)
        return [row["demand"] for row in demanding.select_columns(["demand"]).iter_rows()]

    return _sharing.shared_out(setup.policy, demands)


def _send(content: bytes) -> Sent:
    """Puts bytes where every node can get them."""
    reference = ray.put(content)
    return Sent(_setup.digest(content), lambda: bytes(ray.get(reference)))
