package io.github.courtesyrs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.courtesyrs.Contract.ActionKind;
import io.github.courtesyrs.Contract.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * A plugin that runs.
 *
 * @param id its id
 * @param version its version
 * @param digest the SHA-256 digest of its file
 * @param summary what it does, in its own words
 * @param kinds what it may propose
 * @param mode {@code live}, {@code shadow} or {@code off}
 * @param failuresInARow its failures since its last success
 * @param restingUntilAt until when it rests; null if it doesn't
 */
public record Plugin(
    @JsonProperty(value = "id", required = true) String id,
    @JsonProperty(value = "version", required = true) String version,
    @JsonProperty(value = "digest", required = true) String digest,
    @JsonProperty(value = "summary", required = true) String summary,
    @JsonProperty(value = "kinds", required = true) List<ActionKind> kinds,
    @JsonProperty(value = "mode", required = true) String mode,
    @JsonProperty(value = "failures_in_a_row", required = true) long failuresInARow,
    @JsonProperty("resting_until_at") @Nullable Instant restingUntilAt) {
}
