"""The moments at which a question is no trouble: the customer is here, all is well, and we haven't asked lately."""

import clock
from contract import Care, Channel, Context, Event, Interaction, Pause

# The customer looks at their account or their settings: the question can stand there.
LOOKING: list[Channel] = ["app"]
# Where a conversation was written, the question can follow in the same place.
WRITTEN: list[Channel] = ["chat", "messaging", "app", "email"]
# From this effort on (of 7) a conversation was hard work.
HARD_WORK = 5


def is_fitting(context: Context) -> bool:
    """Whether this customer can be asked anything now."""
    return may_be_asked(context) and all_is_well(context) and not went_badly(context) and not asked_lately(context)


def may_be_asked(context: Context) -> bool:
    """Not somebody who wants us only when needed, when they call, or not at all for now: they told us their terms."""
    preferences = context.get("preferences", {})
    pause = preferences.get("pause")
    paused = pause is not None and not is_over(pause, context)
    gone = context["customer"].get("status") in ("prospect", "former", "deceased")
    return not gone and not paused and preferences.get("contact_mode", "proactive_welcome") == "proactive_welcome"


def all_is_well(context: Context) -> bool:
    """Whether nothing is going on that comes first."""
    care = context.get("care", {})
    needs_care = care.get("handle_with_care", False) and not is_over(care, context)
    in_debt = context.get("billing", {}).get("arrears", False)
    case = any(case["status"] in ("open", "waiting") for case in context.get("cases", []))
    order = any(order["status"] == "failed" for order in context.get("orders", []))
    event = any(hits(event, context) for event in context.get("events", []))
    return not (needs_care or in_debt or case or order or event)


def hits(event: Event, context: Context) -> bool:
    """Whether an event affects this customer now."""
    begun = event.get("from_at", context["as_of"]) <= context["as_of"]
    return event.get("affects_customer", False) and begun and not is_over(event, context)


def is_over(period: Care | Event | Pause, context: Context) -> bool:
    """Whether a period has ended; one without an end hasn't."""
    return "until_at" in period and period["until_at"] <= context["as_of"]


def went_badly(context: Context) -> bool:
    """Whether the newest conversation left the customer worse off, and isn't long ago."""
    talk = newest(context)
    if talk is None or talk["at"] < clock.days_before(context["as_of"], context["config"]["recovery_days"]):
        return False
    solved = talk.get("outcome", "resolved") == "resolved"
    return not solved or talk.get("sentiment", 0) < 0 or talk.get("effort", 1) >= HARD_WORK


def newest(context: Context) -> Interaction | None:
    """The newest conversation."""
    past = (talk for talk in context.get("interactions", []) if talk["at"] <= context["as_of"])
    return max(past, key=lambda talk: talk["at"], default=None)


def asked_lately(context: Context) -> bool:
    """Whether there was a question about preferences lately, or ever one that the customer complained about."""
    since = clock.days_before(context["as_of"], context["config"]["again_after_days"])
    asked = [item for item in context.get("history", []) if item["kind"] == "preference_ask"]
    lately = any(item["at"] > since and item.get("outcome") != "failed" for item in asked)
    return lately or any(item.get("outcome") == "complained" for item in asked)


def channels(context: Context) -> list[Channel]:
    """Where the customer is now. After a telephone call that is nowhere: we don't write to them to ask this."""
    here = after_conversation(context) if context["hook"] == "contact_ended" else LOOKING
    avoided = context.get("preferences", {}).get("avoid_channels", [])
    return [channel for channel in here if channel not in avoided]


def after_conversation(context: Context) -> list[Channel]:
    """The channel of the conversation that has just ended, if it was in writing."""
    talk = newest(context)
    if talk is None or talk["at"] < clock.days_before(context["as_of"], 1):
        return []
    return [channel for channel in WRITTEN if channel == talk.get("channel")]
