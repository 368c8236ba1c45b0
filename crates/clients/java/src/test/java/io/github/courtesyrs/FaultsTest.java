package io.github.courtesyrs;

import static io.github.courtesyrs.ScriptedServer.answer;
import static io.github.courtesyrs.ScriptedServer.cut;
import static io.github.courtesyrs.ScriptedServer.decision;
import static io.github.courtesyrs.ScriptedServer.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.courtesyrs.Contract.Approval;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FaultsTest {
    private static final JsonNode CONTEXT = Contract.json().createObjectNode().put("decision_id", "x");

    static Stream<Arguments> passing() {
        return Stream.of(
            Arguments.of("a busy server", problem(503, "retry-after: 0\r\n")),
            Arguments.of("a proxy that reaches nobody", answer(502, "<html>")),
            Arguments.of("a lost connection", ""),
            Arguments.of("an answer that breaks off", cut("{\"contract\"")),
            Arguments.of("silence", null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void theSameRequestIsSentAgainAfterWhatPasses(String name, String fault) throws IOException {
        try (ScriptedServer server = new ScriptedServer(fault, answer(200, decision("c-1")))) {
            Decided decided = server.timeoutMs(5_000).client().decideJson(CONTEXT);
            assertEquals("c-1", decided.decision().customerRef());
            assertEquals(List.of(CONTEXT.toString(), CONTEXT.toString()), server.bodies());
        }
    }

    @Test
    void whatTheServerRefusesIsSentOnceAndToldInFull() throws IOException {
        try (ScriptedServer server = new ScriptedServer(problem(400), problem(400))) {
            Problem problem = assertThrows(Problem.class, () -> server.client().decideJson(CONTEXT));
            assertEquals("urn:courtesy:problem:told", problem.type());
            assertEquals(List.of("Told", 400, "a detail", "A remedy."),
                List.of(problem.title(), problem.status(), problem.detail(), problem.remedy()));
            assertEquals("/hook", problem.places().get(0).at());
            assertEquals(1, server.bodies().size());
        }
    }

    @Test
    void attemptsEnd() throws IOException {
        String busy = problem(503, "retry-after: 0\r\n");
        try (ScriptedServer server = new ScriptedServer(busy, busy, busy)) {
            Problem problem = assertThrows(Problem.class, () -> server.attempts(2).client().decideJson(CONTEXT));
            assertEquals(0, problem.retryAfterS());
            assertEquals(2, server.bodies().size());
        }
    }

    @Test
    void silenceTimesOut() throws IOException {
        try (ScriptedServer server = new ScriptedServer((String) null)) {
            assertThrows(TimedOut.class, () -> server.timeoutMs(50).attempts(1).client().plugins());
        }
    }

    @Test
    void nobodyIsUnreachable() throws IOException {
        ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        listener.close();
        String url = "http://127.0.0.1:" + listener.getLocalPort();
        Courtesy client = new Courtesy(url, ScriptedServer.KEY, Duration.ofMinutes(1), 2);
        assertThrows(Unreachable.class, client::plugins);
    }

    @Test
    void anInterruptedThreadWaitsNoLonger() throws IOException {
        try (ScriptedServer server = new ScriptedServer((String) null)) {
            Thread.currentThread().interrupt();
            assertThrows(TimedOut.class, () -> server.client().plugins());
            assertTrue(Thread.interrupted());
        }
    }

    static Stream<Arguments> garbage() {
        return Stream.of(
            Arguments.of("a page", 200, "<title>Jansen</title>"),
            Arguments.of("another document", 200, "{\"contract\": [\"Jansen\"]}"),
            Arguments.of("a word for a moment", 200, decision("c-1").replace("2026-03-28T20:40:00Z", "Jansen")),
            Arguments.of("nothing", 200, ""),
            Arguments.of("null", 200, "null"),
            Arguments.of("a redirection", 302, ""),
            Arguments.of("a problem of somebody else", 404, "{\"message\": \"Jansen\"}"),
            Arguments.of("more than is read", 200, " ".repeat(17 * 1024 * 1024)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("garbage")
    void whatIsNotCourtesysIsGarbledAndNotAskedAgain(String name, int status, String body) throws IOException {
        try (ScriptedServer server = new ScriptedServer(answer(status, body), answer(status, body))) {
            Garbled fault = assertThrows(Garbled.class, () -> server.client().decideJson(CONTEXT));
            assertEquals(status, fault.status());
            assertFalse(fault.toString().contains("Jansen"), fault.toString());
            assertEquals(1, server.bodies().size());
        }
    }

    @Test
    void anAnswerToAnApprovalIsSentOnce() throws IOException {
        try (ScriptedServer server = new ScriptedServer("", "")) {
            assertThrows(Unreachable.class, () -> server.client().approve(1, "kim", Approval.HUMAN));
            assertEquals(1, server.bodies().size());
        }
    }

    @Test
    void theKeyIsInNoFault() {
        Exception fault = assertThrows(IllegalArgumentException.class, () -> new Courtesy("http://localhost", "5ecret\r\nx: y"));
        assertFalse(fault.toString().contains("5ecret"));
    }

    @Test
    void aReferenceThatPathsTakeForAnotherIsRefused() {
        Courtesy client = new Courtesy("http://localhost", ScriptedServer.KEY);
        assertThrows(IllegalArgumentException.class, () -> client.erase(".."));
    }
}
