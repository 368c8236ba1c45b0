// What makes a WebAssembly module a plugin: the way in for the context and the way out for the answer.

import { Value, read } from "./read";
import { Fields } from "./write";

/** Room for the context, which the host writes there before it asks. */
export function courtesy_alloc(length: usize): usize {
  return heap.alloc(length);
}

/** Lets `decide` answer the context that lies at `start`. Returns where the answer lies, and its length. */
export function reply(start: usize, length: usize, decide: (context: Value) => Fields): u64 {
  const context = read(start, length);
  const answer = context === null ? failure("the context is not JSON") : decide(context);
  const bytes = String.UTF8.encode(answer.toString(), false, String.UTF8.ErrorMode.REPLACE);
  return ((<u64>changetype<usize>(bytes)) << 32) | <u64>bytes.byteLength;
}

/** The answer that there is nothing to do, which is often the most courteous one. */
export function nothing(): Fields {
  return new Fields().set("contract", "1.0");
}

/** The answer with these actions. */
export function propose(actions: Fields[]): Fields {
  return nothing().set("actions", actions);
}

/** The answer of a plugin that can't answer, with a sentence for whoever maintains it. */
export function failure(message: string): Fields {
  return nothing().set("error", new Fields().set("message", message));
}
