import assert from "node:assert/strict";
import { test } from "node:test";

import { decide } from "../src/plugin.js";

/**
 * What the plugin answers to what it receives of a customer.
 *
 * @param {string | undefined} language
 * @param {import("../src/contract").Derived} derived
 * @returns {import("../src/contract").Answer}
 */
function ask(language, derived) {
  const context = {
    contract: "1.1",
    decision_id: "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77",
    hook: "review",
    as_of: "2026-03-28T20:40:00Z",
    config: { quiet_days: 365 },
    customer: { ref: "c-20417", language },
    derived,
  };
  return JSON.parse(decide(JSON.stringify(context)));
}

const NOTHING = { contract: "1.1" };

test("asks a customer who has been quiet for a year", () => {
  const [action] = ask("nl-BE", { days_since_last_order: 400 }).actions ?? [];
  assert.deepEqual(action.reasons[0].evidence, ["/derived/days_since_last_order"]);
  assert.equal(action.message?.language, "nl");
  assert.equal(action.window.not_after_at, "2026-04-11T20:40:00.000Z");
});

test("leaves a customer alone who ordered lately", () => {
  assert.deepEqual(ask("nl", { days_since_last_order: 30 }), NOTHING);
  assert.deepEqual(ask("nl", {}), NOTHING);
});

test("says nothing in a language that the customer doesn't speak", () => {
  assert.deepEqual(ask("fr", { days_since_last_order: 400 }), NOTHING);
  assert.equal(ask(undefined, { days_since_last_order: 400 }).actions?.[0].message?.language, "en");
});

test("says what went wrong and where, without a fact of the customer", () => {
  const { error } = JSON.parse(decide("Jansen"));
  assert.match(error.message, /^SyntaxError at /);
  assert.doesNotMatch(error.message, /Jansen/);
});
