package io.github.courtesyrs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.courtesyrs.Contract.ActionKind;
import io.github.courtesyrs.Contract.Approval;
import io.github.courtesyrs.Contract.Money;
import io.github.courtesyrs.Contract.Nullable;
import java.time.Instant;

/**
 * An action that waits for somebody's approval.
 *
 * @param id what to answer with
 * @param decisionId the decision that withheld it
 * @param customerRef whom it is about
 * @param plugin the plugin that proposed it
 * @param action the action's {@code id}
 * @param key the action's {@code key}
 * @param kind what it would do
 * @param needs who must approve it
 * @param askedAt when it was proposed
 * @param cost what it costs the company
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WaitingAction(
    @JsonProperty(value = "id", required = true) long id,
    @JsonProperty(value = "decision_id", required = true) String decisionId,
    @JsonProperty(value = "customer_ref", required = true) String customerRef,
    @JsonProperty(value = "plugin", required = true) String plugin,
    @JsonProperty(value = "action", required = true) String action,
    @JsonProperty(value = "key", required = true) String key,
    @JsonProperty(value = "kind", required = true) ActionKind kind,
    @JsonProperty(value = "needs", required = true) Approval needs,
    @JsonProperty(value = "asked_at", required = true) Instant askedAt,
    @JsonProperty("cost") @Nullable Money cost) {
}
