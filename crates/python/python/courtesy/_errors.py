"""What can go wrong before there is a decision. A plugin that fails is no error: the decision says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Place(NamedTuple):
    """Where a document is wrong. It says what is expected there, and never what the customer's data is."""

    at: str
    """A JSON Pointer, such as `/customer/ref`; empty for the whole document."""
    message: str
    """What is wrong there."""
    line: int | None
    """The line, from 1, if the document is TOML."""


class Error(Exception):
    """A plugin, a policy, a document or a table that can't be used. The message says what to do."""

    def __init__(
        self, message: str, kind: str, places: Sequence[tuple[str, str, int | None]] = ()
    ) -> None:
        super().__init__(message, kind, tuple(places))
        self.message = message
        self.kind = kind
        """What it is about: `unreadable`, `module`, `abi`, `manifest`, `policy`, `duplicate` or `sandbox` for what a host
        is made of; `context`; `arrow` for a table; `allocation`; `process` after a fork; `setup` for what a worker got."""
        self.places = [Place(*place) for place in places]
        """Every place that is wrong in the document."""

    def __str__(self) -> str:
        return self.message


class ContextError(Error):
    """A context that can't be read: it isn't JSON, doesn't follow the contract, or has keys that the contract lacks."""
