package io.github.courtesyrs;

import io.github.courtesyrs.Contract.Decision;

/**
 * The answer to a context.
 *
 * @param decision what is offered, what is withheld, and why
 * @param repeated whether it was answered before: what it offers may have been carried out already
 */
public record Decided(Decision decision, boolean repeated) {
}
