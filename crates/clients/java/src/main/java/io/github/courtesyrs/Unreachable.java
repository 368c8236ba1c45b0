package io.github.courtesyrs;

/** Nobody answers at the server's address, or the connection broke off. */
public final class Unreachable extends CourtesyException {
    private static final long serialVersionUID = 1;

    Unreachable(String message) {
        super(message);
    }
}
