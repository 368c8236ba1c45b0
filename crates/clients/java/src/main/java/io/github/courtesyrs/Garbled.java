package io.github.courtesyrs;

import io.github.courtesyrs.Contract.Nullable;

/** An answer that isn't Courtesy's: most often something else listens there, or a proxy answers in its place. */
public final class Garbled extends CourtesyException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final @Nullable Integer retryAfterS;

    Garbled(String what, int status, @Nullable Integer retryAfterS) {
        super("The answer (status " + status + ") isn't Courtesy's: " + what);
        this.status = status;
        this.retryAfterS = retryAfterS;
    }

    /** The response's status. */
    public int status() {
        return status;
    }

    /** After how many seconds a repetition may help. */
    public @Nullable Integer retryAfterS() {
        return retryAfterS;
    }
}
