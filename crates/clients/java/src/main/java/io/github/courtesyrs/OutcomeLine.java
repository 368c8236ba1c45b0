package io.github.courtesyrs;

/** What became of one of many outcomes. */
public sealed interface OutcomeLine permits NotedLine, RefusedLine {
    /** Which of the outcomes it is, from 1. */
    long line();
}
