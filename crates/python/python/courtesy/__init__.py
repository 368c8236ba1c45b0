"""Decisions about customers, in process.

    from courtesy import Host

    host = Host("plugins", policy="policy.toml")
    decision = host.decide(context)

`courtesy.contract` has the types of what is passed and returned, `courtesy.spark` and `courtesy.ray` decide on many
machines.
"""

from courtesy._courtesy import VERSION as __version__
from courtesy._courtesy import Batch
from courtesy._errors import ContextError, Error, Place
from courtesy._host import Host, Plugin, UnknownKeys

__all__ = ["Batch", "ContextError", "Error", "Host", "Place", "Plugin", "UnknownKeys", "__version__"]
