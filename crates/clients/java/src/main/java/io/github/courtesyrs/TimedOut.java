package io.github.courtesyrs;

/** The answer didn't come within the time-out. Whether the server did what it was asked to isn't known. */
public final class TimedOut extends CourtesyException {
    private static final long serialVersionUID = 1;

    TimedOut(String message) {
        super(message);
    }
}
