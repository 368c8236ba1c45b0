package io.github.courtesyrs;

/** Whatever a call to the server can fail with. Neither the key nor a customer's value is in it. */
public abstract sealed class CourtesyException extends RuntimeException
    permits Problem, Unreachable, TimedOut, Garbled {
    private static final long serialVersionUID = 1;

    CourtesyException(String message) {
        super(message);
    }
}
