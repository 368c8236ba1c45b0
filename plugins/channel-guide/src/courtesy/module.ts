// What makes a WebAssembly module a plugin: the way in for the context and the way out for the answer.

import { Action, Answer, Context, PluginError } from "./contract";
import { read } from "./read";

/** Room for the context, which the host writes there before it asks. */
export function courtesy_alloc(length: usize): usize {
  return heap.alloc(length);
}

/** Lets `decide` answer the context that lies at `start`. Returns where the answer lies, and its length. */
export function reply(start: usize, length: usize, decide: (context: Context) => Answer): u64 {
  const context = read(start, length);
  const answer = context === null ? failure("the context is not JSON") : decide(new Context(context));
  const bytes = String.UTF8.encode(answer.toString(), false, String.UTF8.ErrorMode.REPLACE);
  return ((<u64>changetype<usize>(bytes)) << 32) | <u64>bytes.byteLength;
}

/** The answer that there is nothing to do, which is often the most courteous one. */
export function nothing(): Answer {
  return new Answer("1.1");
}

/** The answer with these actions. */
export function propose(actions: Action[]): Answer {
  const answer = nothing();
  answer.actions = actions;
  return answer;
}

/** The answer of a plugin that can't answer, with a sentence for whoever maintains it. */
export function failure(message: string): Answer {
  const answer = nothing();
  answer.error = new PluginError(message);
  return answer;
}
