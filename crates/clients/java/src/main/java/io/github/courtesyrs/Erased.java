package io.github.courtesyrs;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How much was erased.
 *
 * @param decisions records of decisions
 * @param actions actions that were offered
 */
public record Erased(
    @JsonProperty(value = "decisions", required = true) long decisions,
    @JsonProperty(value = "actions", required = true) long actions) {
}
