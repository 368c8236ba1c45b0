"""The interface to the host: implements the component in plugin.wit."""

import json

from butler import preference_butler


class WitWorld:
    """The world `plugin`."""

    def decide(self, context: str) -> str:
        """Takes a context and returns an answer, both as JSON."""
        try:
            answer = preference_butler(json.loads(context))
        except Exception as problem:  # A trap would only say that something went wrong.
            answer = {"contract": "1.1", "error": {"message": told(problem)}}
        return json.dumps(answer, ensure_ascii=False)


def told(problem: Exception) -> str:
    """What went wrong and where, for the log. The exception's message is left out: it may contain customer data."""
    frame = problem.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    where = f" in {frame.tb_frame.f_code.co_name}, line {frame.tb_lineno}" if frame else ""
    return f"{type(problem).__name__}{where}"
