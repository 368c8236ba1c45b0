"""How the host and the plugin meet: the component of plugin.wit. Nothing to change here."""

import json

from decide import decide


class WitWorld:
    """The world `plugin`."""

    def decide(self, context: str) -> str:
        """Takes a context and returns an answer, both as JSON."""
        try:
            answer = decide(json.loads(context))
        except Exception as problem:  # A trap would only say that something went wrong.
            answer = {"contract": "1.1", "error": {"message": told(problem)}}
        return json.dumps(answer, ensure_ascii=False)


def told(problem: Exception) -> str:
    """What went wrong and where. The problem's own text may hold facts of the customer, and this is logged."""
    frame = problem.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    where = f" in {frame.tb_frame.f_code.co_name}, line {frame.tb_lineno}" if frame else ""
    return f"{type(problem).__name__}{where}"
