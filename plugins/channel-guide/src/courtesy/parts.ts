// Parts of an action that every plugin writes.

import { Author, Message, Reason } from "./contract";
import { Fact } from "./read";

export const MINUTE: i64 = 60_000;
export const HOUR: i64 = 60 * MINUTE;
export const DAY: i64 = 24 * HOUR;

const LAST_MOMENT_MS: i64 = 32_503_679_999_000;

/** A message in one language, by its BCP 47 tag. */
export class Text {
  constructor(public language: string, public text: string) {}
}

/**
 * What to say to the customer in their language, or null if no text is in it: the host would withhold words that the
 * customer may not understand. The first of the texts is for those whose language nobody knows.
 */
export function say(language: Fact, texts: Text[]): Message | null {
  const tag = language.text();
  if (tag == "" || isPartOf(tag, "und")) return words(texts[0]);
  for (let index = 0; index < texts.length; index++) {
    if (isPartOf(tag, texts[index].language)) return words(texts[index]);
  }
  return null;
}

function words(text: Text): Message {
  return new Message(text.language, text.text, Author.Template);
}

/** Why, in a sentence for a colleague, and the facts that it rests on. */
export function reason(code: string, text: string, facts: Fact[]): Reason {
  return new Reason(code, text, facts.map<string>((fact) => fact.place));
}

/** The moment so much later; the contract's time ends with the year 2999. */
export function after(moment: Fact, ms: i64): string {
  const later = Date.parse(moment.text()).getTime() + ms;
  return new Date(later < LAST_MOMENT_MS ? later : LAST_MOMENT_MS).toISOString();
}

/** A key for an action about one thing, such as `late-order/o-77`, cut to what a key may have. */
export function key(name: string, thing: string): string {
  return start(name + "/" + thing, 100);
}

/** So many code points from the start of a text. */
export function start(text: string, length: i32): string {
  let end = 0;
  for (let taken = 0; taken < length && end < text.length; taken++) {
    end += text.codePointAt(end) > 0xffff ? 2 : 1;
  }
  return text.substring(0, end);
}

/** Whether a tag such as `nl-BE` or `NL` is the language `nl`. */
function isPartOf(tag: string, language: string): bool {
  const end = language.length;
  if (tag.length < end || (tag.length > end && tag.charAt(end) != "-")) return false;
  for (let at = 0; at < end; at++) {
    if ((tag.charCodeAt(at) | 0x20) != language.charCodeAt(at)) return false;
  }
  return true;
}
