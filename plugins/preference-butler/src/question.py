"""Chooses the question: about a preference that we have been guessing, and guessing wrong."""

from dataclasses import dataclass

import clock
import judgement
import words
from contract import Channel, ContactSetting, Context, HistoryItem, Reason

# The purposes of contacts that nobody asked for.
OWN_ACCORD = ("care", "research", "marketing")
UNWELCOME = ("dismissed", "complained")
MONTH_DAYS = 30
# The maximum number of facts in a reason's evidence; more would be harder to check.
EVIDENCE_MAX = 4


@dataclass
class Question:
    """What to ask about, and why."""

    about: ContactSetting
    reasons: list[Reason]


@dataclass
class Contact:
    """A contact that we started: its index in `history`, and whether the customer dismissed it."""

    place: str
    channel: Channel
    item: HistoryItem

    @property
    def unwelcome(self) -> bool:
        return self.item.get("outcome") in UNWELCOME


def find(context: Context) -> Question | None:
    """The first applicable question that was never asked; the most specific come first."""
    candidates: list[Question] = [
        Question("language", language(context)),
        Question("channel", channel(context)),
        Question("frequency", frequency(context)),
        Question("contact_mode", contact_mode(context)),
    ]
    asked = {item["key"] for item in context.get("history", []) if judgement.was_done(item)}
    return next((item for item in candidates if item.reasons and key(item.about) not in asked), None)


def key(about: ContactSetting) -> str:
    """The key of a question in `history`, so that it is never asked twice."""
    return f"preference-butler/{about}"


def language(context: Context) -> list[Reason]:
    """The customer lives in a country with several languages, and we don't know theirs."""
    country = context["customer"].get("country", "")
    if "language" in context["customer"] or country not in words.LANGUAGES_OF:
        return []
    return [reason("several_languages", words.several_languages(country), ["/customer/country"])]


def channel(context: Context) -> list[Reason]:
    """We keep using one channel in vain, while the customer uses others."""
    if context.get("preferences", {}).get("preferred_channels"):
        return []
    unwelcome = [contact for contact in contacts(context, look_back(context)) if contact.unwelcome]
    if not unwelcome:
        return []
    ours = unwelcome[-1].channel
    in_vain = [contact.place for contact in unwelcome if contact.channel == ours]
    theirs = visits(context)
    if len(in_vain) < context["config"]["unwelcome_contacts"] or not theirs or ours in theirs:
        return []
    return [
        reason("in_vain", words.in_vain(ours, len(in_vain)), in_vain),
        reason("comes_by", words.comes_by(list(theirs)), list(theirs.values())),
    ]


def frequency(context: Context) -> list[Reason]:
    """We get in touch often, the customer dismisses it, and we don't know how often is welcome."""
    lately = contacts(context, MONTH_DAYS)
    unwelcome = [contact.place for contact in lately if contact.unwelcome]
    config = context["config"]
    limited = context.get("preferences", {}).get("max_contacts")
    if limited or len(lately) < config["often_contacts"] or len(unwelcome) < config["unwelcome_contacts"]:
        return []
    return [
        reason("came_often", words.came_often(len(lately)), [contact.place for contact in lately]),
        reason("put_aside", words.put_aside(len(unwelcome)), unwelcome),
    ]


def contact_mode(context: Context) -> list[Reason]:
    """We get in touch unasked, without knowing whether we may, and nothing shows that it is welcome."""
    lately = contacts(context, look_back(context))
    accepted = any(contact.item.get("outcome") == "accepted" for contact in lately)
    known = "contact_mode" in context.get("preferences", {})
    if known or accepted or len(lately) < context["config"]["unwelcome_contacts"]:
        return []
    return [reason("nobody_asked", words.nobody_asked(len(lately)), [contact.place for contact in lately])]


def look_back(context: Context) -> int:
    """How many days of contacts to look at."""
    days: int = context["config"]["look_back_days"]
    return days


def contacts(context: Context, days: int) -> list[Contact]:
    """Contacts that nobody asked for and that arrived within this many days, from `history`."""
    since = clock.days_before(context["as_of"], days)
    return [
        Contact(f"/history/{index}", item["channel"], item)
        for index, item in enumerate(context.get("history", []))
        if item.get("purpose") in OWN_ACCORD and "channel" in item and judgement.was_done(item)
        if since < item["at"] <= context["as_of"]
    ]


def visits(context: Context) -> dict[Channel, str]:
    """The channels on which the customer contacted us lately, each with the index of the last conversation."""
    since = clock.days_before(context["as_of"], look_back(context))
    return {
        talk["channel"]: f"/interactions/{index}"
        for index, talk in enumerate(context.get("interactions", []))
        if talk.get("direction") == "inbound" and "channel" in talk and since < talk["at"] <= context["as_of"]
    }


def reason(code: str, text: str, evidence: list[str]) -> Reason:
    """A reason, with the newest facts as evidence."""
    return {"code": code, "text": text, "evidence": evidence[-EVIDENCE_MAX:]}
