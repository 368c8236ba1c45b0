"""Asks customers for their preferences instead of guessing: one question, once, while they are here anyway."""

import clock
import moment
import question
import words
from contract import Action, Answer, Channel, Context, Message
from question import Question


def preference_butler(context: Context) -> Answer:
    """Asks the most relevant question, if this is a good moment."""
    channels = moment.channels(context) if moment.is_fitting(context) else []
    asked = question.find(context) if channels else None
    message = words.message(asked.about, context) if asked else None
    if not asked or not message:
        return {"contract": "1.1"}
    return {"contract": "1.1", "actions": [action(context, asked, channels, message)]}


def action(context: Context, asked: Question, channels: list[Channel], message: Message) -> Action:
    """The question as an action. It is asked on the channel that the customer is using now, and nowhere else."""
    return {
        "id": f"ask-{asked.about}".replace("_", "-"),
        "key": question.key(asked.about),
        "step": {"kind": "preference_ask", "about": asked.about},
        "purpose": "care",
        "audience": "customer",
        "urgency": "info",
        "channels": channels,
        "window": {"not_after_at": clock.hours_after(context["as_of"], 1)},
        "reasons": asked.reasons,
        "message": message,
        "value": {"customer": 0.6, "company": 0.3},
        "group": "attention",
    }
