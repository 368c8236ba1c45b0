package io.github.courtesyrs;

/** What became of one of many contexts. */
public sealed interface DecisionLine permits DecidedLine, RefusedLine {
    /** Which of the contexts it is, from 1. */
    long line();
}
