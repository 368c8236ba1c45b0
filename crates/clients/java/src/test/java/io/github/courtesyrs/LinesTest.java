package io.github.courtesyrs;

import static io.github.courtesyrs.ScriptedServer.answer;
import static io.github.courtesyrs.ScriptedServer.cut;
import static io.github.courtesyrs.ScriptedServer.decision;
import static io.github.courtesyrs.ScriptedServer.written;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LinesTest {
    @Test
    void onlyWhatWasNotAnsweredIsSentAgain() throws IOException {
        try (ScriptedServer server = new ScriptedServer(cut(decided("a")), answer(200, decided("b", "c")))) {
            assertEquals("1 a, 2 b, 3 c", gist(server.client().decideAllJson(contexts("a", "b", "c"))));
            assertEquals("{\"name\":\"b\"}\n{\"name\":\"c\"}\n", server.bodies().get(1));
        }
    }

    @Test
    void aLineThatTheServerWasTooBusyForIsSentAgainWithTheRest() throws IOException {
        String busy = decided("a") + problem(503) + decided("c");
        try (ScriptedServer server = new ScriptedServer(answer(200, busy), answer(200, decided("b", "c")))) {
            assertEquals("1 a, 2 b, 3 c", gist(server.client().decideAllJson(contexts("a", "b", "c"))));
            assertEquals("{\"name\":\"b\"}\n{\"name\":\"c\"}\n", server.bodies().get(1));
        }
    }

    @Test
    void aRefusedLineHasItsPlaceAmongAllDocuments() throws IOException {
        String[] names = IntStream.rangeClosed(1, 17).mapToObj(Integer::toString).toArray(String[]::new);
        String first = decided(Arrays.copyOf(names, 16));
        try (ScriptedServer server = new ScriptedServer(answer(200, first), answer(200, problem(400)))) {
            List<DecisionLine> lines = server.client().decideAllJson(contexts(names)).toList();
            RefusedLine refused = (RefusedLine) lines.get(16);
            assertEquals(List.of(17L, 17L), List.of(refused.line(), refused.problem().line()));
        }
    }

    @Test
    void documentsAreReadAsTheResultIs() throws IOException {
        AtomicInteger read = new AtomicInteger();
        Stream<JsonNode> endless = Stream.generate(() -> context(Integer.toString(read.incrementAndGet())));
        String[] names = IntStream.rangeClosed(1, 16).mapToObj(Integer::toString).toArray(String[]::new);
        try (ScriptedServer server = new ScriptedServer(answer(200, decided(names)))) {
            Iterator<DecisionLine> lines = server.client().decideAllJson(endless).iterator();
            assertEquals(0, read.get());
            for (int line = 1; line <= 16; line++) {
                assertEquals(line, lines.next().line());
            }
            assertEquals(16, read.get());
        }
    }

    @Test
    void noRequestIsLargerThanTheBuffersOfAConnection() throws IOException {
        String large = "x".repeat(40_000);
        String one = answer(200, decided("a"));
        try (ScriptedServer server = new ScriptedServer(one, one)) {
            assertEquals(2, server.client().decideAllJson(contexts(large, large)).count());
            assertEquals(List.of(1L, 1L), server.bodies().stream().map(body -> body.lines().count()).toList());
        }
    }

    @Test
    void anAnswerThatNeverGetsFurtherEnds() throws IOException {
        try (ScriptedServer server = new ScriptedServer(cut(decided("a")), "", "")) {
            Stream<DecisionLine> lines = server.attempts(3).client().decideAllJson(contexts("a", "b"));
            assertThrows(Unreachable.class, lines::toList);
        }
    }

    @Test
    void whatWasAnsweredIsHandedOverBeforeTheFault() throws IOException {
        try (ScriptedServer server = new ScriptedServer(cut(decided("a", "b")))) {
            Iterator<DecisionLine> lines = server.attempts(1).client().decideAllJson(contexts("a", "b", "c")).iterator();
            assertEquals("1 a, 2 b", gist(Stream.of(lines.next(), lines.next())));
            assertThrows(Unreachable.class, lines::next);
        }
    }

    @Test
    void moreAnswersThanLinesAreGarbled() throws IOException {
        try (ScriptedServer server = new ScriptedServer(answer(200, decided("a", "b")))) {
            Stream<DecisionLine> lines = server.client().decideAllJson(contexts("a"));
            assertThrows(Garbled.class, lines::toList);
        }
    }

    private static String gist(Stream<DecisionLine> lines) {
        return lines.map(line -> line.line() + " " + ((DecidedLine) line).decision().customerRef()).collect(Collectors.joining(", "));
    }

    private static Stream<JsonNode> contexts(String... names) {
        return Arrays.stream(names).map(LinesTest::context);
    }

    private static JsonNode context(String name) {
        return Contract.json().createObjectNode().put("name", name);
    }

    private static String decided(String... names) {
        return Arrays.stream(names).map(name -> decision(name) + "\n").collect(Collectors.joining());
    }

    private static String problem(int status) {
        return "{\"problem\":" + written(status).replaceFirst("\\}$", ",\"line\":1}") + "}\n";
    }
}
