package io.github.courtesyrs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.courtesyrs.Contract.Approval;
import io.github.courtesyrs.Contract.Money;
import io.github.courtesyrs.Contract.OutcomeRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Plays the calls of ../README.md: reads them from stdin, and writes their results, a line of JSON each. */
final class Runner {
    private static final ObjectMapper JSON = Contract.json();

    private final Courtesy courtesy;
    private final JsonNode with;

    private Runner(Courtesy courtesy, JsonNode with) {
        this.courtesy = courtesy;
        this.with = with;
    }

    public static void main(String[] arguments) throws IOException {
        BufferedReader calls = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream results = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String line = calls.readLine(); line != null; line = calls.readLine()) {
            results.println(JSON.writeValueAsString(played(JSON.readTree(line))));
        }
    }

    private static Map<String, Object> played(JsonNode call) throws IOException {
        Duration timeout = Duration.ofMillis(call.get("timeout_ms").asLong());
        String url = call.get("url").asText();
        Courtesy courtesy = new Courtesy(url, call.get("key").asText(), timeout, call.get("attempts").asInt());
        Map<String, Object> result = new LinkedHashMap<>();
        try {
            result.put("ok", new Runner(courtesy, call.path("arguments")).result(call.get("call").asText()));
        } catch (Problem problem) {
            result.put("problem", written(problem));
        } catch (CourtesyException fault) {
            result.put("error", fault instanceof Unreachable ? "unreachable" : fault instanceof TimedOut ? "timed_out" : "garbled");
        }
        return result;
    }

    /** The result of a call; null for one that has none. */
    private Object result(String call) throws IOException {
        switch (call) {
            case "decide" -> {
                Decided decided = courtesy.decideJson(with.get("context"));
                return Map.of("decision", decided.decision(), "repeated", decided.repeated());
            }
            case "decide_all" -> {
                return courtesy.decideAllJson(each("contexts")).map(Runner::written).toList();
            }
            case "record" -> {
                return courtesy.record(text("decision_id"));
            }
            case "explanation" -> {
                String language = with.has("language") ? text("language") : "en";
                return shown(courtesy.explanation(text("decision_id"), format(), language));
            }
            case "decisions_of" -> {
                return courtesy.decisionsOf(text("ref")).toList();
            }
            case "erase" -> {
                return courtesy.erase(text("ref"));
            }
            case "report_outcome" -> courtesy.reportOutcome(JSON.treeToValue(with.get("outcome"), OutcomeRecord.class));
            case "report_outcomes" -> {
                Stream<OutcomeRecord> outcomes = each("outcomes").map(json -> JSON.convertValue(json, OutcomeRecord.class));
                return courtesy.reportOutcomes(outcomes).map(Runner::written).toList();
            }
            case "approvals" -> {
                return courtesy.approvals().toList();
            }
            case "approve" -> approve();
            case "decline" -> courtesy.decline(with.get("id").asLong(), text("who"));
            case "plugins" -> {
                return courtesy.plugins();
            }
            case "policy" -> {
                return courtesy.policy();
            }
            case "put_policy" -> {
                return courtesy.putPolicy(text("text"), text("why"), with.get("version").asLong());
            }
            case "compare_policy" -> {
                return shown(courtesy.comparePolicy(text("text"), with.get("last").asInt(), format()));
            }
            default -> throw new IllegalArgumentException("there is no call " + call);
        }
        return null;
    }

    private void approve() throws IOException {
        Instant untilAt = with.has("until_at") ? Instant.parse(text("until_at")) : null;
        Money amount = with.has("amount") ? JSON.treeToValue(with.get("amount"), Money.class) : null;
        courtesy.approve(with.get("id").asLong(), text("who"), Approval.of(text("role")), untilAt, amount);
    }

    private String text(String name) {
        return with.get(name).asText();
    }

    private Stream<JsonNode> each(String name) {
        return StreamSupport.stream(with.get(name).spliterator(), false);
    }

    private Format format() {
        return Format.valueOf(text("format").toUpperCase());
    }

    private Object shown(String text) throws IOException {
        return format() == Format.JSON ? JSON.readTree(text) : text;
    }

    private static Map<String, Object> written(DecisionLine line) {
        return line instanceof DecidedLine decided
            ? Map.of("line", decided.line(), "decision", decided.decision()) : written((RefusedLine) line);
    }

    private static Map<String, Object> written(OutcomeLine line) {
        return line instanceof NotedLine noted ? Map.of("line", noted.line()) : written((RefusedLine) line);
    }

    private static Map<String, Object> written(RefusedLine line) {
        return Map.of("line", line.line(), "problem", written(line.problem()));
    }

    private static Map<String, Object> written(Problem problem) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", problem.type());
        members.put("title", problem.title());
        members.put("status", problem.status());
        members.put("detail", problem.detail());
        members.put("remedy", problem.remedy());
        members.put("places", List.copyOf(problem.places()));
        members.put("line", problem.line());
        members.put("retry_after_s", problem.retryAfterS());
        return members;
    }
}
