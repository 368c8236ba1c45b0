package io.github.courtesyrs;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.courtesyrs.Contract.Approval;
import io.github.courtesyrs.Contract.Context;
import io.github.courtesyrs.Contract.Decision;
import io.github.courtesyrs.Contract.Money;
import io.github.courtesyrs.Contract.Nullable;
import io.github.courtesyrs.Contract.OutcomeRecord;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A client of {@code courtesy serve}. Threads can share it.
 *
 * <p>Whatever can be repeated without harm is repeated when the server is busy, the connection is lost or the answer takes too
 * long; an answer to an approval and a new policy are sent once. Every method throws a {@link CourtesyException}: a
 * {@link Problem} that the server tells of, {@link Unreachable}, {@link TimedOut} or {@link Garbled}. A stream is read by one
 * thread, and sends as it is read.
 */
public final class Courtesy {
    private static final ObjectMapper JSON = Contract.json();
    private static final Map<String, String> OF_JSON = Map.of("content-type", "application/json");

    private final Exchange exchange;
    private final int attempts;

    /** A client with a time-out of ten seconds for each of four attempts. */
    public Courtesy(String url, String key) {
        this(url, key, Duration.ofSeconds(10), 4);
    }

    /**
     * A client.
     *
     * @param url where the server is, such as {@code https://courtesy.internal}
     * @param key from {@code courtesy keys add}; its role says what it allows
     * @param timeout how long one attempt may take, or of many contexts, the next answer
     * @param attempts how often a request that can be repeated is sent at most
     */
    public Courtesy(String url, String key, Duration timeout, int attempts) {
        if (!url.matches("(?i)https?://[^/?#\\s][^?#\\s]*")) {
            throw new IllegalArgumentException("The URL should begin with http:// or https:// and have no query.");
        }
        if (!key.matches("[\\x21-\\x7e]+")) {
            throw new IllegalArgumentException("The key has characters that no key has; check where it comes from.");
        }
        if (timeout.toMillis() < 1 || attempts < 1) {
            throw new IllegalArgumentException("The time-out and the number of attempts should be 1 or more.");
        }
        this.exchange = new Exchange(url.replaceAll("/+$", ""), key, timeout);
        this.attempts = attempts;
    }

    /** Decides about one customer. What is offered is reserved until its outcome is reported. */
    public Decided decide(Context context) {
        return decided(written(context));
    }

    /** The same with a context that is JSON already. */
    public Decided decideJson(JsonNode context) {
        return decided(written(context));
    }

    private Decided decided(String context) {
        Response response = repeatedly("POST", "/v1/decisions", OF_JSON, context);
        boolean repeated = response.headers().firstValue("courtesy-repeated").orElse("").equals("true");
        return new Decided(response.read(Decision.class), repeated);
    }

    /** Decides about many customers, in their order. Contexts are read and sent a few at a time, as the result is read. */
    public Stream<DecisionLine> decideAll(Stream<Context> contexts) {
        return decided(contexts.map(Courtesy::written));
    }

    /** The same with contexts that are JSON already. */
    public Stream<DecisionLine> decideAllJson(Stream<JsonNode> contexts) {
        return decided(contexts.map(Courtesy::written));
    }

    private Stream<DecisionLine> decided(Stream<String> contexts) {
        return lines("/v1/decisions/batch", contexts).map(answer -> answer.problem() != null
            ? new RefusedLine(answer.line(), answer.problem())
            : new DecidedLine(answer.line(), Response.read(answer.value(), Decision.class)));
    }

    /** The record of a decision. After an erasure, the context and the decision are missing from it. */
    public Contract.Record record(String decisionId) {
        return repeatedly("GET", "/v1/decisions/" + named(decisionId), Map.of(), null).read(Contract.Record.class);
    }

    /** The story of a decision, for people, with sentences to the customer in a language such as {@code en}. */
    public String explanation(String decisionId, Format format, String language) {
        String path = "/v1/decisions/" + named(decisionId) + "/explanation?language=" + encoded(language);
        return repeatedly("GET", path, Map.of("accept", format.mediaType()), null).text();
    }

    /** What a customer got, and why; the newest first. */
    public Stream<Decision> decisionsOf(String ref) {
        return streamed(new Pages<>(this::page, "/v1/customers/" + named(ref) + "/decisions", Decision.class));
    }

    /** Erases everything about a customer, except sums and digests. */
    public Erased erase(String ref) {
        return repeatedly("DELETE", "/v1/customers/" + named(ref), Map.of(), null).read(Erased.class);
    }

    /** Reports what came of an action. The same outcome twice counts once. */
    public void reportOutcome(OutcomeRecord outcome) {
        repeatedly("POST", "/v1/outcomes", OF_JSON, written(outcome));
    }

    /** Reports what came of many actions. They are sent as the result is read. */
    public Stream<OutcomeLine> reportOutcomes(Stream<OutcomeRecord> outcomes) {
        return lines("/v1/outcomes", outcomes.map(Courtesy::written)).map(answer -> answer.problem() != null
            ? new RefusedLine(answer.line(), answer.problem()) : new NotedLine(answer.line()));
    }

    /** What waits for somebody's approval; what has waited longest comes first. */
    public Stream<WaitingAction> approvals() {
        return streamed(new Pages<>(this::page, "/v1/approvals", WaitingAction.class));
    }

    /** Agrees to an action that waits, at any cost and for ever: the next decision about the customer may offer it, once. */
    public void approve(long id, String who, Approval role) {
        approve(id, who, role, null, null);
    }

    /**
     * Agrees to an action that waits: the next decision about the customer may offer it, once.
     *
     * @param id what waits
     * @param who who agrees
     * @param role whether they agree as a person or as a manager
     * @param untilAt when it expires; null for never
     * @param amount the most that it may cost; null for any amount
     */
    public void approve(long id, String who, Approval role, @Nullable Instant untilAt, @Nullable Money amount) {
        Map<String, Object> answer = new LinkedHashMap<>(Map.of("answer", "agree", "id", id, "who", who, "role", role));
        if (untilAt != null) {
            answer.put("until_at", untilAt);
        }
        if (amount != null) {
            answer.put("amount", amount);
        }
        exchange.send("POST", "/v1/approvals", OF_JSON, written(answer));
    }

    /** Declines an action that waits. */
    public void decline(long id, String who) {
        exchange.send("POST", "/v1/approvals", OF_JSON, written(Map.of("answer", "decline", "id", id, "who", who)));
    }

    /** The plugins that run. */
    public List<Plugin> plugins() {
        return repeatedly("GET", "/v1/plugins", Map.of(), null).read(Plugins.class).items();
    }

    private record Plugins(@JsonProperty(value = "items", required = true) List<Plugin> items) {
    }

    /** The policy in force. */
    public PolicyInForce policy() {
        return repeatedly("GET", "/v1/policy", Map.of(), null).read(PolicyInForce.class);
    }

    /**
     * Publishes a policy, which is checked and tried on recorded contexts first.
     *
     * @param text the text of a {@code policy.toml}
     * @param why for whoever reads the policy's history
     * @param version the version that was edited, so that nobody's change is lost; 0 if none was published
     */
    public PolicyInForce putPolicy(String text, String why, long version) {
        Map<String, String> headers = Map.of("content-type", "application/toml", "if-match", "\"" + version + "\"");
        return exchange.send("PUT", "/v1/policy?why=" + encoded(why), headers, text).read(PolicyInForce.class);
    }

    /** What another policy would change for the last recorded contexts. Nothing is reserved and nothing changes. */
    public String comparePolicy(String text, int last, Format format) {
        Map<String, String> headers = Map.of("content-type", "application/toml", "accept", format.mediaType());
        return repeatedly("POST", "/v1/policy/comparison?last=" + last, headers, text).text();
    }

    private Response repeatedly(String method, String path, Map<String, String> headers, @Nullable String body) {
        return Repetition.insist(attempts, () -> exchange.send(method, path, headers, body));
    }

    private JsonNode page(String path) {
        return repeatedly("GET", path, Map.of(), null).read(JsonNode.class);
    }

    private Stream<Lines.Answer> lines(String path, Stream<String> documents) {
        Map<String, String> headers = Map.of("content-type", "application/x-ndjson");
        BiConsumer<String, Consumer<String>> send = (body, take) -> exchange.send("POST", path, headers, body, take);
        return streamed(new Lines(documents.iterator(), send, attempts)).onClose(documents::close);
    }

    private static <T> Stream<T> streamed(Iterator<T> items) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED), false);
    }

    private static String written(Object document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (IOException fault) {
            // Jackson's own message may repeat a value.
            throw new IllegalArgumentException("The document can't be written as JSON; check what its maps hold.");
        }
    }

    /** A name as a part of a path. */
    private static String named(String name) {
        if (List.of("", ".", "..").contains(name)) {
            throw new IllegalArgumentException("It can't stand in a path: it is empty, `.` or `..`.");
        }
        return encoded(name);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
