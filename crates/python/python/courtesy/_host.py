"""A host: plugins and a policy, ready to decide."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias, cast

from courtesy import _cache, _courtesy
from courtesy._errors import ContextError, Error
from courtesy.contract import Context, Decision

StrPath: TypeAlias = str | os.PathLike[str]
"""A path, as text or as `pathlib.Path`."""

UnknownKeys: TypeAlias = Literal["refuse", "ignore"]
"""What to do about keys of a context that the contract doesn't have: a misspelt key protects nobody."""


class Plugin(NamedTuple):
    """A plugin that was loaded."""

    id: str
    version: str
    digest: str
    """The SHA-256 digest of its file."""
    summary: str


class Host:
    """Plugins and a policy, ready to decide. Threads can share it; a process made by a fork can't use its parent's.

    A decision is the same in every process and on every machine: it depends on the context, the plugins and the policy,
    and on nothing else. A plugin that fails is reported in the decision, and the rest goes on.

    `plugins` are `.wasm` files, or folders of them. `policy` is the operator's file, `policy_toml` its text; without
    either, the defaults are in force. `cache` is a folder for compiled plugins, by default the one that the command
    `courtesy` uses. `threads` is on how many threads tables are decided, by default one for each processor.

    Raises `Error` if a plugin can't be loaded, or the policy isn't valid or doesn't fit the plugins.
    """

    def __init__(
        self,
        plugins: StrPath | Iterable[StrPath],
        policy: StrPath | None = None,
        *,
        policy_toml: str | None = None,
        cache: StrPath | None = None,
        threads: int | None = None,
        unknown_keys: UnknownKeys = "refuse",
    ) -> None:
        paths = [Path(path) for path in listed(plugins)]
        written = named_policy(policy, policy_toml)
        self._native = _loaded(paths, [], written, cache, threads, unknown_keys)

    @classmethod
    def of_files(
        cls,
        files: Sequence[tuple[str, bytes]],
        *,
        policy_toml: str | None = None,
        cache: StrPath | None = None,
        threads: int | None = None,
        unknown_keys: UnknownKeys = "refuse",
    ) -> Host:
        """A host of plugins that come as names, for errors, and bytes."""
        host = cls.__new__(cls)
        plugins = [(Path(name), content) for name, content in files]
        written = named_policy(None, policy_toml)
        host._native = _loaded([], plugins, written, cache, threads, unknown_keys)
        return host

    def decide(self, context: Context) -> Decision:
        """The decision about one customer. Raises `ContextError` with the places that are wrong."""
        return cast(Decision, json.loads(self._native.decide(_written(context))))

    def decide_json(self, context: bytes | str) -> bytes:
        """The decision about a context in JSON, as JSON: the same bytes as a line of `courtesy decide`."""
        return self._native.decide(context)

    def decide_arrow(self, table: Any, column: str = "context", *, shares: _courtesy.Shares | None = None) -> _courtesy.Batch:
        """The decisions about all contexts in a column of a table, as JSON in text or bytes, in the same order.

        The table is a batch or table of pyarrow, a data frame of polars, or anything else with `__arrow_c_stream__` or
        `__arrow_c_array__`. So is the result, which has two columns of text: `decision`, and `error` where a context
        can't be read. `pyarrow.table(result)` and `polars.DataFrame(result)` take it without a copy. Raises `Error` if
        the column isn't there.
        """
        return self._native.decide_arrow(table, column, shares)

    def demand_arrow(self, table: Any, column: str, shares: _courtesy.Shares) -> _courtesy.Batch:
        """What customers take of what all share, in a column `demand`: see `courtesy.spark` and `courtesy.ray`."""
        return self._native.demand_arrow(table, column, shares)

    @property
    def plugins(self) -> list[Plugin]:
        """The plugins, by id."""
        return [Plugin(*told) for told in self._native.plugins]

    @property
    def policy(self) -> dict[str, Any]:
        """The policy in force, with every default written out."""
        return cast(dict[str, Any], json.loads(self._native.policy))

    @property
    def running(self) -> int:
        """How many decisions are being made at this moment, for metrics."""
        return self._native.running

    def __repr__(self) -> str:
        return f"<courtesy.Host with {', '.join(plugin.id for plugin in self.plugins) or 'no plugins'}>"


def listed(plugins: StrPath | Iterable[StrPath]) -> list[StrPath]:
    """One path or several, as a list."""
    return [plugins] if isinstance(plugins, (str, os.PathLike)) else list(plugins)


def named_policy(policy: StrPath | None, policy_toml: str | None) -> tuple[str, str] | None:
    """A policy's name, for errors, and its text."""
    if policy is not None and policy_toml is not None:
        raise ValueError("pass the policy's file as `policy` or its text as `policy_toml`, and not both")
    if policy is not None:
        return os.fspath(policy), Path(policy).read_text(encoding="utf-8")
    return None if policy_toml is None else ("policy_toml", policy_toml)


def _loaded(
    paths: list[Path],
    files: list[tuple[Path, bytes]],
    policy: tuple[str, str] | None,
    cache: StrPath | None,
    threads: int | None,
    unknown_keys: UnknownKeys,
) -> _courtesy.Host:
    if unknown_keys not in ("refuse", "ignore"):
        raise ValueError("`unknown_keys` is 'refuse' or 'ignore'")
    if threads is not None and threads < 1:
        raise ValueError("`threads` is at least 1")
    number = threads or _processors()

    def load(folder: Path | None) -> _courtesy.Host:
        return _courtesy.Host(paths, files, policy, folder, number, unknown_keys == "ignore")

    return _with_cache(None if cache is None else Path(cache), load)


def _with_cache(wanted: Path | None, load: Callable[[Path | None], _courtesy.Host]) -> _courtesy.Host:
    folder = wanted or _cache.named()
    if folder is not None:
        return load(folder)
    try:
        return load(_cache.usual())
    except Error as error:
        # Nobody asked for this folder, so not being able to use it isn't an error.
        if error.kind != "sandbox" or _cache.usual() is None:
            raise
        return load(None)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _written(context: Context) -> str:
    try:
        return json.dumps(context, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        message = (
            "the context holds something that JSON can't: pass strings, numbers, booleans, lists and dicts with strings as "
            f"keys, and moments as text ({type(error).__name__})"
        )
        raise ContextError(message, "context") from None
