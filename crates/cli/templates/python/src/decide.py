"""Asks customers how they are doing after a long silence."""

from datetime import datetime, timedelta

from contract import Answer, Context, Instant, Message

TEXTS = {
    "en": "Dear {first_name}, it has been a while. How are you, and is there anything we can do?",
    "nl": "Dag {first_name}, het is even geleden. Hoe gaat het, en kunnen wij iets voor u doen?",
}


def decide(context: Context) -> Answer:
    """The plugin: what it proposes for one customer. Proposing nothing is a good answer."""
    days = context.get("derived", {}).get("days_since_last_order")
    if days is None or days < context["config"]["quiet_days"]:
        return {"contract": "1.1"}
    message = say(TEXTS, context["customer"].get("language", "und"))
    if message is None:
        return {"contract": "1.1"}
    return {
        "contract": "1.1",
        "actions": [
            {
                "id": "quiet-for-long",
                "key": "quiet-for-long",
                "step": {"kind": "check_in", "question": "Is everything all right?", "reply_queue": "customer_care"},
                "purpose": "care",
                "audience": "customer",
                "urgency": "info",
                "channels": ["email"],
                "window": {"not_after_at": days_after(context["as_of"], 14)},
                "reasons": [
                    {
                        "code": "quiet",
                        "text": f"No order for {days} days.",
                        "evidence": ["/derived/days_since_last_order"],
                    }
                ],
                "message": message,
            }
        ],
    }


def say(texts: dict[str, str], tag: str) -> Message | None:
    """The text in the customer's language, if there is one: the host would withhold another.

    In English to those whose language nobody knows.
    """
    language = tag.split("-")[0].lower()
    language = "en" if language == "und" else language
    return {"language": language, "text": texts[language], "author": "template"} if language in texts else None


def days_after(moment: Instant, days: int) -> Instant:
    """The moment so many days later, held within the years that the contract knows."""
    later = datetime.fromisoformat(moment) + timedelta(days=days)
    return min(later.strftime("%Y-%m-%dT%H:%M:%SZ"), "2999-12-31T23:59:59Z")
