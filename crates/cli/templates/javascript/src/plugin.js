// Asks customers how they are doing after a long silence.

/**
 * @import { Answer, Context, Message } from "./contract"
 * @typedef {{ quiet_days: number }} Config The settings of plugin.toml.
 */

const DAY_MS = 86_400_000;
const LAST_MOMENT_MS = Date.parse("2999-12-31T23:59:59Z");

const MESSAGE = new Map([
  ["en", "Dear {first_name}, it has been a while. How are you, and is there anything we can do?"],
  ["nl", "Dag {first_name}, het is even geleden. Hoe gaat het, en kunnen wij iets voor u doen?"],
]);

/**
 * What the host calls: a context comes in, and an answer goes out, both as JSON.
 *
 * @param {string} json
 */
export function decide(json) {
  try {
    return JSON.stringify(answer(JSON.parse(json)));
  } catch (error) {
    return JSON.stringify({ contract: "1.1", error: { message: told(error) } });
  }
}

/**
 * What went wrong and where. The error's own text may hold facts of the customer, and this is logged.
 *
 * @param {unknown} error
 */
function told(error) {
  if (!(error instanceof Error)) return "it threw what is no Error";
  const place = /^ *at .*$/m.exec(error.stack ?? "")?.[0].trim() ?? "at a place that can't be told";
  return `${error.name} ${place}`.slice(0, 500);
}

/** @param {Context} context @returns {Answer} */
function answer(context) {
  const { quiet_days } = /** @type {Config} */ (context.config);
  const days = context.derived?.days_since_last_order;
  if (days === undefined || days < quiet_days) return { contract: "1.1" };
  const message = say(MESSAGE, context.customer.language);
  if (message === undefined) return { contract: "1.1" };
  return {
    contract: "1.1",
    actions: [
      {
        id: "quiet-for-long",
        key: "quiet-for-long",
        step: { kind: "check_in", question: "Is everything all right?", reply_queue: "customer_care" },
        purpose: "care",
        audience: "customer",
        urgency: "info",
        channels: ["email"],
        window: { not_after_at: daysAfter(context.as_of, 14) },
        reasons: [
          { code: "quiet", text: `No order for ${days} days.`, evidence: ["/derived/days_since_last_order"] },
        ],
        message,
      },
    ],
  };
}

/**
 * The text in the customer's language, if there is one: the host would withhold another. In English to those whose
 * language nobody knows.
 *
 * @param {Map<string, string>} texts
 * @param {string} [tag]
 * @returns {Message | undefined}
 */
function say(texts, tag = "und") {
  const primary = tag.split("-")[0].toLowerCase();
  const language = primary === "und" ? "en" : primary;
  const text = texts.get(language);
  return text === undefined ? undefined : { language, text, author: "template" };
}

/**
 * The moment so many days later; the contract's time ends with the year 2999.
 *
 * @param {string} moment
 * @param {number} days
 */
function daysAfter(moment, days) {
  return new Date(Math.min(Date.parse(moment) + days * DAY_MS, LAST_MOMENT_MS)).toISOString();
}
