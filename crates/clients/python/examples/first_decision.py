"""Asks about one customer whose parcel was lost, and prints what to do."""

import datetime
import os
import sys
import uuid

from courtesy_client import Courtesy, Problem
from courtesy_client.documents import Context, OutcomeRecord


def now() -> str:
    return datetime.datetime.now(datetime.timezone.utc).isoformat()


context: Context = {
    "contract": "1.1",
    # Random, and kept with the job that asks: the same id again is the same decision.
    "decision_id": str(uuid.uuid4()),
    "hook": "order_failed",
    "as_of": now(),
    "customer": {"ref": f"example-{uuid.uuid4()}", "language": "nl"},
    "permissions": [{"purpose": "service", "status": "granted", "basis": "contract"}],
    "orders": [{"id": "o-77", "status": "failed", "failure": "carrier_lost"}],
    "cases": [{"id": "k-9", "kind": "complaint", "status": "open", "severity": "high", "reopened": 1}],
    "capacity": {"queues": [{"queue": "delivery_team", "open": True}]},
}

with Courtesy(url=os.environ.get("COURTESY_URL", "http://127.0.0.1:8080"), key=os.environ["COURTESY_KEY"]) as courtesy:
    try:
        for offer in courtesy.decide(context).decision["offered"]:
            action = offer["action"]
            print(action["step"]["kind"], offer.get("channel", "staff"), action["key"])
            # The CRM does it here, and then says what came of it.
            outcome: OutcomeRecord = {
                "contract": "1.1", "decision_id": context["decision_id"], "plugin": offer["plugin"],
                "action": action["id"], "outcome": "delivered", "at": now(),
            }  # fmt: skip
            courtesy.report_outcome(outcome)
    except Problem as problem:
        sys.exit(f"{problem}. {problem.remedy} {problem.places}")
