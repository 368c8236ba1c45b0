"""Where compiled plugins are kept, the same folder as the command `courtesy` uses."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def named() -> Path | None:
    """The folder in `COURTESY_CACHE`; none if it isn't set, or is empty."""
    folder = os.environ.get("COURTESY_CACHE")
    return Path(folder) if folder else None


def usual() -> Path | None:
    """The user's cache folder, unless `COURTESY_CACHE` is set."""
    if "COURTESY_CACHE" in os.environ:
        return None
    try:
        home = Path.home()
    except RuntimeError:
        home = Path()
    if sys.platform == "win32":
        caches = Path(os.environ.get("LOCALAPPDATA", ""))
    elif sys.platform == "darwin":
        caches = home / "Library" / "Caches"
    else:
        caches = Path(os.environ.get("XDG_CACHE_HOME", ""))
        if not caches.is_absolute():
            caches = home / ".cache"
    return caches / "courtesy" if caches.is_absolute() else None
