package io.github.courtesyrs;

/** How a text for people is written. */
public enum Format {
    /** Plain text. */
    TEXT("text/plain"),
    /** Markdown; only of an explanation. */
    MARKDOWN("text/markdown"),
    /** A page of HTML. */
    HTML("text/html"),
    /** JSON, for a page of your own. */
    JSON("application/json");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }
}
