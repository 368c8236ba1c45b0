package io.github.courtesyrs;

/**
 * One of many outcomes was noted.
 *
 * @param line which of the outcomes it is, from 1
 */
public record NotedLine(long line) implements OutcomeLine {
}
