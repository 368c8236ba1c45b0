"""What workers need to decide, as bytes that are sent to them and known by their digest."""

from __future__ import annotations

import hashlib
import io
import os
import threading
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from courtesy import _courtesy
from courtesy._errors import Error
from courtesy._host import Host, StrPath, UnknownKeys, listed, named_policy

_POLICY = "policy.toml"

T = TypeVar("T")


@dataclass(frozen=True)
class Sent:
    """Bytes that a worker fetches when it first needs them."""

    digest: str
    fetch: Callable[[], bytes]

    def content(self) -> bytes:
        """The bytes, which must be those that were sent."""
        content = self.fetch()
        if digest(content) != self.digest:
            raise Error("this worker got other bytes than were sent; run it again", "setup")
        return content


@dataclass(frozen=True)
class Setup:
    """Plugins and a policy."""

    files: list[tuple[str, bytes]]
    policy: tuple[str, str] | None

    @classmethod
    def of(cls, plugins: StrPath | Iterable[StrPath], policy: StrPath | None, policy_toml: str | None) -> Setup:
        """Reads plugins and policy, and raises `Error` if a host of them can't be made."""
        found = _courtesy.plugin_files([Path(path) for path in listed(plugins)])
        written = named_policy(policy, policy_toml)
        _courtesy.Host.check(found, written)
        return cls([(path.name, content) for path, content in found], written)

    def packed(self) -> bytes:
        """The same bytes for the same plugins and policy."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for number, (name, content) in enumerate(self.files):
                archive.writestr(zipfile.ZipInfo(f"plugins/{number:05}/{name}"), content)
            if self.policy is not None:
                archive.writestr(zipfile.ZipInfo(_POLICY), self.policy[1])
        return buffer.getvalue()


def check_columns(names: list[str], column: str) -> None:
    """Raises `ValueError` unless there is one column of contexts, and no other has a name of the result's."""
    if names.count(column) != 1:
        raise ValueError(f"there must be one column `{column}` with contexts as JSON; name the column that has them")
    taken = sorted({"decision", "error"} & set(names) - {column})
    if taken:
        raise ValueError(f"there is a column `{taken[0]}` already, which the result has, too; rename it first")


def digest(content: bytes) -> str:
    """The SHA-256 digest, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def host_of(setup: Sent, unknown_keys: UnknownKeys) -> Host:
    """This process's host for a setup; made once, on one thread, since the engine starts a process for each processor."""

    def make() -> Host:
        files, policy = [], None
        with zipfile.ZipFile(io.BytesIO(setup.content())) as archive:
            for name in archive.namelist():
                if name == _POLICY:
                    policy = archive.read(name).decode()
                else:
                    files.append((name.split("/", 2)[2], archive.read(name)))
        return Host.of_files(files, policy_toml=policy, threads=1, unknown_keys=unknown_keys)

    return _hosts.get((setup.digest, unknown_keys), make)


def shares_of(shares: Sent) -> _courtesy.Shares:
    """What was shared out; read once in each process."""
    return _shares.get((shares.digest,), lambda: _courtesy.Shares(shares.content()))


class _Kept:
    """The last few things that this process made. A process made by a fork starts anew."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: dict[tuple[object, ...], object] = {}
        self._lock = threading.Lock()

    def get(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        key = (os.getpid(), *key)
        with self._lock:
            if key not in self._made:
                while len(self._made) >= self._most:
                    del self._made[next(iter(self._made))]
                self._made[key] = make()
            made: T = self._made[key]  # type: ignore[assignment]
            return made


_hosts = _Kept(4)
_shares = _Kept(2)
