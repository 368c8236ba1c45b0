"""Who is angry, though no field says so. The SDK for Rust defines the signs and their weights, in its module anger."""

from collections.abc import Callable

import clock
from contract import Context, Feedback, Instant, Interaction

RECENT_DAYS = 14
FURIOUS = -0.8
UNHAPPY = -0.5
CONTENT = 0.3
TOO_MUCH_EFFORT = 6
LONG_S = 1800
TOO_OFTEN = 3
ENOUGH = 2

# For each scale, the scores that show anger, those that may show it, and those that show content.
SCALES = {
    "csat": (range(2), (2,), range(4, 6)),
    "nps": (range(3), (3, 4), range(8, 11)),
    "ces": ((7,), (6,), range(3)),
}


def is_angry(context: Context) -> bool:
    """Whether the customer is angry now: one strong sign or two weak ones, unless something has calmed them since."""
    since = max(calmed_at(context), clock.days_before(context["as_of"], RECENT_DAYS))

    def recent(moment: Instant) -> bool:
        return since < moment <= context["as_of"]

    theirs = [talk for talk in context.get("interactions", []) if talk.get("direction") != "outbound"]
    talks = sorted((talk for talk in theirs if recent(talk["at"])), key=lambda talk: talk["at"])
    return in_last_words(talks) + in_scores(context, recent) + in_cases(context) + came_back(talks) >= ENOUGH


def calmed_at(context: Context) -> Instant:
    """The last time at which somebody helped the customer, or the customer was content; an empty string if there is none."""
    talks = [talk["at"] for talk in context.get("interactions", []) if is_calming(talk)]
    scores = [score.get("at", "") for score in context.get("feedback", []) if score["score"] in SCALES[score["kind"]][2]]
    return max((moment for moment in talks + scores if moment <= context["as_of"]), default="")


def is_calming(talk: Interaction) -> bool:
    """Whether somebody helped the customer in a conversation, or the customer was content with it."""
    mood = talk.get("sentiment", 0)
    settled = talk.get("outcome") in ("resolved", "accepted") and talk.get("handler") != "bot"
    return mood >= CONTENT or (settled and mood > UNHAPPY)


def in_last_words(talks: list[Interaction]) -> int:
    """What the newest of the conversations shows."""
    if not talks:
        return 0
    last = talks[-1]
    mood = last.get("sentiment", 0)
    unhappy = 2 if mood <= FURIOUS else int(mood <= UNHAPPY)
    long = last.get("duration_s", 0) > LONG_S and last.get("outcome") != "resolved"
    return unhappy + int(last.get("effort", 0) >= TOO_MUCH_EFFORT) + int(long)


def in_scores(context: Context, recent: Callable[[Instant], bool]) -> int:
    """How bad the last bad score is."""
    weights = [weight(score) for score in context.get("feedback", []) if recent(score.get("at", ""))]
    return next((weight for weight in reversed(weights) if weight > 0), 0)


def weight(score: Feedback) -> int:
    """How bad a score is: 2 shows anger, 1 may. A Customer Effort Score rises with the effort."""
    furious, unhappy, _ = SCALES[score["kind"]]
    return 2 if score["score"] in furious else int(score["score"] in unhappy)


def in_cases(context: Context) -> int:
    """How often the customer came back to what was closed."""
    cases = [case for case in context.get("cases", []) if case["status"] in ("open", "waiting")]
    return sum(min(case.get("reopened", 0), 2) for case in cases)


def came_back(talks: list[Interaction]) -> int:
    """Too many conversations about one topic that settled nothing."""
    in_vain = [talk for talk in talks if talk.get("outcome") != "resolved"]
    times = len([talk for talk in in_vain if talk.get("topic") == in_vain[-1].get("topic")])
    return 2 if times > TOO_OFTEN else int(times == TOO_OFTEN)
