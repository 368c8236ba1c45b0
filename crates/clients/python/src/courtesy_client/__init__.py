"""Decisions, outcomes and approvals of a Courtesy server, over HTTP."""

from .client import Courtesy, Decided, DecidedLine, NotedLine, RefusedLine
from .errors import CourtesyError, Garbled, Problem, TimedOut, Unreachable

__all__ = [
    "Courtesy",
    "CourtesyError",
    "Decided",
    "DecidedLine",
    "Garbled",
    "NotedLine",
    "Problem",
    "RefusedLine",
    "TimedOut",
    "Unreachable",
]
