package io.github.courtesyrs;

/**
 * One of many contexts or outcomes was refused; the others aren't affected.
 *
 * @param line which of them it is, from 1
 * @param problem why
 */
public record RefusedLine(long line, Problem problem) implements DecisionLine, OutcomeLine {
}
