"""What several plugins judge alike. The SDK for Rust defines it, in its modules anger, matter and reach."""

import clock
from contract import Context, HistoryItem, Instant, Interaction, Order, Pause

# For so many days after a refusal, nothing else is asked.
REFUSAL_DAYS = 30
# A no in a conversation answers what came at most so many days before it.
REPLY_DAYS = 7
# A promised day ends where it ends last on earth: 12 hours after its end in UTC.
PROMISED_DAY_HOURS = 36


def is_waiting_for_us(context: Context) -> bool:
    """Whether something grave is open: an order in trouble, a complaint, incident or claim, or a broken promise."""
    grave = any(
        case["status"] in ("open", "waiting") and case["kind"] not in ("question", "return")
        for case in context.get("cases", [])
    )
    order = any(is_in_trouble(order, context["as_of"]) for order in context.get("orders", []))
    promise = any(
        "kept_at" not in promise and "withdrawn_at" not in promise and promise["due_at"] < context["as_of"]
        for promise in context.get("promises", [])
    )
    return grave or order or promise


def is_in_trouble(order: Order, now: Instant) -> bool:
    """Whether an order failed and wasn't paid back, is past its promised time, or was cancelled by us with money still owed."""
    if order["status"] in ("placed", "shipped"):
        promised = order.get("promised_at") or promised_day(order)
        has_come = "delivered_at" in order and not order.get("part_delivered", False)
        return not has_come and promised is not None and promised < now
    ours = order["status"] == "cancelled" and order.get("cancelled_by") == "company" and order.get("paid", False)
    failed = order["status"] == "failed"
    return (failed and ("amount" not in order or is_left(order))) or (ours and is_left(order))


def promised_day(order: Order) -> Instant | None:
    """The end of the day for which delivery is promised."""
    return clock.hours_after(f"{order['promised_on']}T00:00:00Z", PROMISED_DAY_HOURS) if "promised_on" in order else None


def is_left(order: Order) -> bool:
    """Whether something of the amount hasn't been paid back."""
    if "amount" not in order:
        return False
    back = order.get("refunded")
    paid_back = back["minor"] if back is not None and back["currency"] == order["amount"]["currency"] else 0
    return order["amount"]["minor"] > paid_back


def was_refused(context: Context) -> bool:
    """Whether we said no to the customer lately. If nobody knows when, it was lately."""
    since = clock.days_before(context["as_of"], REFUSAL_DAYS)
    return any(
        case["status"] in ("resolved", "closed")
        and case.get("resolution") == "refused"
        and case.get("closed_at", context["as_of"]) > since
        for case in context.get("cases", [])
    )


def has_said_stop(context: Context) -> bool:
    """Whether the customer wants contact only on request, or none for now."""
    preferences = context.get("preferences", {})
    pause: Pause | None = preferences.get("pause")
    paused = pause is not None and pause.get("until_at", clock.LATEST) > context["as_of"]
    return paused or preferences.get("contact_mode") == "on_request_only"


def conversation(context: Context) -> Interaction | None:
    """The conversation that is going on: the newest that the customer started, within the last hour and without an end."""
    theirs = [talk for talk in context.get("interactions", []) if talk.get("direction") != "outbound"]
    past = [talk for talk in theirs if talk["at"] <= context["as_of"]]
    newest = max(past, key=lambda talk: talk["at"], default=None)
    if newest is None or "outcome" in newest or context["hook"] == "contact_ended":
        return None
    return newest if clock.hours_after(newest["at"], 1) >= context["as_of"] else None


def was_done(item: HistoryItem) -> bool:
    """Whether it was carried out, as far as is known."""
    return item.get("outcome") not in ("failed", "cancelled")


def was_taken_up(item: HistoryItem) -> bool:
    """Whether the customer took it up."""
    return item.get("outcome") in ("accepted", "goal_met")


def was_declined(item: HistoryItem, context: Context) -> bool:
    """Whether the customer said no to it: in its outcome, or in a conversation in the days after it."""
    until = clock.hours_after(item["at"], 24 * REPLY_DAYS)
    return item.get("outcome") in ("dismissed", "complained") or any(
        talk.get("outcome") == "declined" and item["at"] <= talk["at"] <= until
        for talk in context.get("interactions", [])
    )
