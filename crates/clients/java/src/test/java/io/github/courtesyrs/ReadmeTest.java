package io.github.courtesyrs;

import static io.github.courtesyrs.ScriptedServer.answer;
import static io.github.courtesyrs.ScriptedServer.decision;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadmeTest {
    @Test
    void theCodeInTheReadmeRuns(@TempDir Path folder) throws Exception {
        Matcher code = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("README.md")));
        assertTrue(code.find());
        try (ScriptedServer server = new ScriptedServer(answer(200, decision("c-20417")))) {
            Path file = folder.resolve("Ask.java");
            Files.writeString(file, code.group(1).replace("http://127.0.0.1:8080", server.url()));
            String java = ProcessHandle.current().info().command().orElse("java");
            String classes = System.getProperty("java.class.path");
            ProcessBuilder run = new ProcessBuilder(java, "-cp", classes, file.toString()).redirectErrorStream(true);
            run.environment().put("COURTESY_KEY", ScriptedServer.KEY);
            Process process = run.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals("0 offered\n", printed);
            assertEquals("c-20417", Contract.json().readTree(server.bodies().get(0)).at("/customer/ref").asText());
        }
    }
}
