package io.github.courtesyrs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.courtesyrs.Contract.Nullable;
import java.time.Instant;

/**
 * The policy in force.
 *
 * @param source where it comes from: {@code ledger}, {@code file} or {@code default}
 * @param version the number of the published version; 0 if none was published
 * @param text the text of a {@code policy.toml}
 * @param by the name of the key that published it
 * @param why why it was published
 * @param at when it was published
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyInForce(
    @JsonProperty(value = "source", required = true) String source,
    @JsonProperty(value = "version", required = true) long version,
    @JsonProperty(value = "text", required = true) String text,
    @JsonProperty("by") @Nullable String by,
    @JsonProperty("why") @Nullable String why,
    @JsonProperty("at") @Nullable Instant at) {
}
