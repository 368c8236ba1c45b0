package io.github.courtesyrs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.courtesyrs.Contract.Nullable;
import io.github.courtesyrs.Contract.Violation;
import java.util.List;

/** A problem that the server tells of (RFC 9457). */
public final class Problem extends CourtesyException {
    private static final long serialVersionUID = 1;

    private final transient Written written;
    private final @Nullable Long line;
    private final @Nullable Integer retryAfterS;

    Problem(Written written, @Nullable Long line, @Nullable Integer retryAfterS) {
        super(written.title + ": " + written.detail);
        this.written = written;
        this.line = line;
        this.retryAfterS = retryAfterS;
    }

    /** How the server writes it. */
    record Written(
        @JsonProperty(value = "type", required = true) String type,
        @JsonProperty(value = "title", required = true) String title,
        @JsonProperty(value = "status", required = true) int status,
        @JsonProperty(value = "detail", required = true) String detail,
        @JsonProperty(value = "remedy", required = true) String remedy,
        @JsonProperty("places") List<Violation> places,
        @JsonProperty("line") @Nullable Long line) {
        Written {
            places = places == null ? List.of() : List.copyOf(places);
        }
    }

    /** The same problem, of the document with this number. */
    Problem ofLine(long line) {
        return new Problem(written, line, retryAfterS);
    }

    /** Identifies the kind of problem, such as {@code urn:courtesy:problem:invalid-context}. It never changes. */
    public String type() {
        return written.type;
    }

    /** The kind of problem, in a few words. */
    public String title() {
        return written.title;
    }

    /** The response's status. */
    public int status() {
        return written.status;
    }

    /** What is wrong this time. */
    public String detail() {
        return written.detail;
    }

    /** What to do. */
    public String remedy() {
        return written.remedy;
    }

    /** Every place that is wrong in the document. */
    public List<Violation> places() {
        return written.places;
    }

    /** Which of many contexts or outcomes it is about, from 1. */
    public @Nullable Long line() {
        return line;
    }

    /** After how many seconds a repetition may help. */
    public @Nullable Integer retryAfterS() {
        return retryAfterS;
    }
}
