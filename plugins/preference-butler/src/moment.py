"""Good moments for a question: the customer is here, all is well, and we haven't asked lately."""

import clock
import judgement
from anger import is_angry
from contract import Care, Channel, Context, Event, Interaction

# The customer is looking at their account or settings: the question can be shown there.
LOOKING: list[Channel] = ["app"]
# After a written conversation, the question can follow on the same channel.
WRITTEN: list[Channel] = ["chat", "messaging", "app", "email"]
# After so many questions without an answer, there is no other.
UNANSWERED_MAX = 2
# From this effort (of 7), a conversation was hard work.
HARD_WORK = 5


def is_fitting(context: Context) -> bool:
    """Whether this is a good moment to ask this customer."""
    return may_be_asked(context) and all_is_well(context) and not is_upset(context) and not asked_enough(context)


def may_be_asked(context: Context) -> bool:
    """Whether the customer hasn't left, has no pause, and hasn't limited contact to when it is needed or requested."""
    gone = context["customer"].get("status") in ("prospect", "former", "deceased")
    mode = context.get("preferences", {}).get("contact_mode", "proactive_welcome")
    return not gone and not judgement.has_said_stop(context) and mode == "proactive_welcome"


def all_is_well(context: Context) -> bool:
    """Whether nothing else comes first."""
    care = context.get("care", {})
    needs_care = care.get("handle_with_care", False) and not is_over(care, context)
    in_debt = context.get("billing", {}).get("arrears", False)
    case = any(case["status"] in ("open", "waiting") for case in context.get("cases", []))
    event = any(hits(event, context) for event in context.get("events", []))
    return not (needs_care or in_debt or case or event or judgement.is_waiting_for_us(context))


def is_upset(context: Context) -> bool:
    """Whether the customer is angry or was just refused something, or the latest conversation went badly or goes on."""
    talking = judgement.conversation(context) is not None
    return talking or went_badly(context) or judgement.was_refused(context) or is_angry(context)


def hits(event: Event, context: Context) -> bool:
    """Whether an event affects this customer now."""
    begun = event.get("from_at", context["as_of"]) <= context["as_of"]
    return event.get("affects_customer", False) and begun and not is_over(event, context)


def is_over(period: Care | Event, context: Context) -> bool:
    """Whether a period has ended; an open-ended one hasn't."""
    return "until_at" in period and period["until_at"] <= context["as_of"]


def went_badly(context: Context) -> bool:
    """Whether the newest conversation was recent and went badly."""
    talk = newest(context)
    if talk is None or talk["at"] < clock.days_before(context["as_of"], context["config"]["recovery_days"]):
        return False
    solved = talk.get("outcome", "resolved") in ("resolved", "accepted")
    return not solved or talk.get("sentiment", 0) < 0 or talk.get("effort", 1) >= HARD_WORK


def newest(context: Context) -> Interaction | None:
    """The newest conversation."""
    past = (talk for talk in context.get("interactions", []) if talk["at"] <= context["as_of"])
    return max(past, key=lambda talk: talk["at"], default=None)


def asked_enough(context: Context) -> bool:
    """Whether we asked about preferences lately, the last two questions weren't answered, or one was complained about."""
    since = clock.days_before(context["as_of"], context["config"]["again_after_days"])
    history = [item for item in context.get("history", []) if item["kind"] == "preference_ask"]
    asked = sorted(filter(judgement.was_done, history), key=lambda item: item["at"])
    lately = any(item["at"] > since for item in asked)
    complained = any(item.get("outcome") == "complained" for item in asked)
    unanswered = [item for item in asked[-UNANSWERED_MAX:] if not judgement.was_taken_up(item)]
    return lately or complained or len(unanswered) == UNANSWERED_MAX


def channels(context: Context) -> list[Channel]:
    """The channel that the customer is using now. After a telephone call, none: we don't write just to ask this."""
    here = after_conversation(context) if context["hook"] == "contact_ended" else LOOKING
    avoided = context.get("preferences", {}).get("avoid_channels", [])
    return [channel for channel in here if channel not in avoided]


def after_conversation(context: Context) -> list[Channel]:
    """The channel of the conversation that has just ended, if it was in writing."""
    talk = newest(context)
    if talk is None or talk["at"] < clock.days_before(context["as_of"], 1):
        return []
    return [channel for channel in WRITTEN if channel == talk.get("channel")]
