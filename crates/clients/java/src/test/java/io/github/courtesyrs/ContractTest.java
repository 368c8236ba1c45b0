package io.github.courtesyrs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.courtesyrs.Contract.Channel;
import io.github.courtesyrs.Contract.CheckInStep;
import io.github.courtesyrs.Contract.Context;
import io.github.courtesyrs.Contract.Customer;
import io.github.courtesyrs.Contract.Decision;
import io.github.courtesyrs.Contract.Hook;
import io.github.courtesyrs.Contract.Money;
import io.github.courtesyrs.Contract.Step;
import io.github.courtesyrs.Contract.UnrecognizedStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ContractTest {
    private static final ObjectMapper JSON = Contract.json();

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../../../plugins"), 3)) {
            return files.filter(file -> file.toString().endsWith(".context.json")).toList();
        }
    }

    @Test
    void thereAreExamples() throws IOException {
        assertTrue(examples().size() > 20);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aContextIsWrittenAsItWasRead(Path file) throws IOException {
        JsonNode read = JSON.readTree(file.toFile());
        JsonNode written = JSON.readTree(JSON.writeValueAsString(JSON.treeToValue(read, Context.class)));
        assertTrue(read.equals(ContractTest::compared, written), written.toString());
    }

    /** 1 is 1.0. */
    private static int compared(JsonNode one, JsonNode other) {
        boolean areNumbers = one.isNumber() && other.isNumber();
        return one.equals(other) || areNumbers && one.doubleValue() == other.doubleValue() ? 0 : 1;
    }

    @Test
    void whatIsNotKnownIsLeftOut() throws IOException {
        Context context = Context.builder()
            .contract(Contract.VERSION)
            .decisionId("0192f1c6-8d0e-7b5a-9a53-000000000001")
            .hook(Hook.ORDER_FAILED)
            .asOf(Instant.parse("2026-03-28T20:40:00.5Z"))
            .customer(Customer.builder().ref("c-1").build())
            .build();
        assertEquals("{\"contract\":\"1.1\",\"decision_id\":\"0192f1c6-8d0e-7b5a-9a53-000000000001\",\"hook\":\"order_failed\","
            + "\"as_of\":\"2026-03-28T20:40:00Z\",\"customer\":{\"ref\":\"c-1\"}}", JSON.writeValueAsString(context));
    }

    @Test
    void aKindHasItsOwnRecord() throws IOException {
        String json = "{\"kind\":\"check_in\",\"question\":\"How are you?\",\"reply_queue\":\"care\"}";
        Step step = JSON.readValue(json, Step.class);
        assertEquals(CheckInStep.builder().question("How are you?").replyQueue("care").build(), step);
        assertEquals(JSON.readTree(json), JSON.readTree(JSON.writeValueAsString(step)));
    }

    @Test
    void whatANewerContractHasIsTolerated() throws IOException {
        assertEquals(Channel.UNRECOGNIZED, JSON.readValue("\"telepathy\"", Channel.class));
        Step step = JSON.readValue("{\"kind\": \"teleport\", \"to\": \"home\"}", Step.class);
        assertEquals(new UnrecognizedStep("teleport"), step);
        String newer = ScriptedServer.decision("c-1").replaceFirst("\\}$", ",\"mood\":{\"fine\":true}}");
        assertEquals("c-1", JSON.readValue(newer, Decision.class).customerRef());
    }

    @Test
    void whatIsMissingIsNamedWhenItIsMade() {
        NullPointerException fault = assertThrows(NullPointerException.class, () -> Money.builder().minor(5).build());
        assertEquals("currency", fault.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"currency\": \"EUR\"}", "{\"minor\": 5}", "{\"minor\": 5, \"currency\": null}", "{\"minor\": \"5\", \"currency\": \"EUR\"}",
        "{\"minor\": 5.5, \"currency\": \"EUR\"}", "{\"minor\": null, \"currency\": \"EUR\"}"})
    void whatTheContractForbidsIsNotRead(String json) {
        assertThrows(JsonMappingException.class, () -> JSON.readValue(json, Money.class));
    }
}
