"""Runs the code on a page, in order, as a notebook would.

    page.py PAGE KIND...

Blocks of `python KIND` share their names. If a block of `text` follows one, it is what that one prints. Blocks of a kind that
isn't named are left out.
"""

from __future__ import annotations

import contextlib
import io
import re
import sys
from pathlib import Path


def run(page: Path, kinds: list[str], **given: object) -> int:
    """Runs the blocks of these kinds, with what they are given, and returns how many there were."""
    blocks = re.findall(r"^```(\S+)(?: (\S+))?\n(.*?)^```", page.read_text(), re.DOTALL | re.MULTILINE)
    names: dict[str, object] = {"__name__": page.stem, **given}
    ran, printed = 0, None
    for language, kind, text in blocks:
        if language == "python" and kind in kinds:
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(compile(text, f"{page}, block {ran + 1}", "exec"), names)
            printed, ran = out.getvalue(), ran + 1
        elif language == "text" and printed is not None:
            assert printed == text, f"{page}, block {ran} prints\n{printed}and not\n{text}"
            printed = None
        else:
            printed = None
    return ran


if __name__ == "__main__":
    count = run(Path(sys.argv[1]), sys.argv[2:])
    assert count > 0, f"{sys.argv[1]} has no such blocks"
    print(f"{sys.argv[1]}: {count} blocks ran")
