package io.github.courtesyrs;

import io.github.courtesyrs.Contract.Decision;

/**
 * The answer to one of many contexts.
 *
 * @param line which of the contexts it is, from 1
 * @param decision what is offered, what is withheld, and why
 */
public record DecidedLine(long line, Decision decision) implements DecisionLine {
}
