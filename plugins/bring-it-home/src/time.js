// Times in the contract's format, which sort as strings.

const HOUR_MS = 3_600_000;
const LAST_MOMENT_MS = Date.parse("2999-12-31T23:59:59Z");

/**
 * The time this many hours later, at most the end of the year 2999, the contract's latest.
 *
 * @param {string} moment
 * @param {number} hours
 */
export function afterHours(moment, hours) {
  const later = new Date(Math.min(Date.parse(moment) + hours * HOUR_MS, LAST_MOMENT_MS));
  return later.toISOString().replace(".000Z", "Z");
}

/**
 * @param {string} moment
 * @param {number} days
 */
export function afterDays(moment, days) {
  return afterHours(moment, 24 * days);
}

/**
 * @param {string} first
 * @param {string} [other]
 */
export function earliest(first, other = first) {
  return other < first ? other : first;
}

/**
 * @param {string} first
 * @param {string} [other]
 */
export function latest(first, other = first) {
  return other > first ? other : first;
}
