package io.github.courtesyrs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that answers connection after connection as a test says: with bytes, or with silence for null. */
final class ScriptedServer implements AutoCloseable {
    static final String KEY = "courtesy_5ecret";

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: (\\d+)");

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> answers;
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private int timeoutMs = 60_000;
    private int attempts = 4;

    ScriptedServer(String... answers) throws IOException {
        this.answers = Collections.unmodifiableList(Arrays.asList(answers));
        Thread thread = new Thread(this::serve);
        thread.setDaemon(true);
        thread.start();
    }

    ScriptedServer timeoutMs(int timeoutMs) {
        this.timeoutMs = timeoutMs;
        return this;
    }

    ScriptedServer attempts(int attempts) {
        this.attempts = attempts;
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    Courtesy client() {
        return new Courtesy(url(), KEY, Duration.ofMillis(timeoutMs), attempts);
    }

    /** The bodies of the requests until now. */
    List<String> bodies() {
        return List.copyOf(bodies);
    }

    private void serve() {
        try {
            for (String answer : answers) {
                try (Socket client = listener.accept()) {
                    bodies.add(body(client.getInputStream()));
                    if (answer == null) {
                        client.getInputStream().read();
                    } else {
                        client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                    }
                } catch (SocketException gone) {
                    // The client left, or the test is over: the next connection says which.
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String body(InputStream from) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = from.read();
            if (next < 0) {
                throw new SocketException("the client left within the head");
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        byte[] body = length.find() ? from.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    static String answer(int status, String body, String... headers) {
        String head = "HTTP/1.1 " + status + " Told\r\nconnection: close\r\ncontent-length: " + body.length() + "\r\n";
        return head + String.join("", headers) + "\r\n" + body;
    }

    /** An answer whose end never comes. */
    static String cut(String body) {
        return "HTTP/1.1 200 Told\r\nconnection: close\r\ncontent-length: 1000000\r\n\r\n" + body;
    }

    static String problem(int status, String... headers) {
        return answer(status, written(status), headers);
    }

    static String written(int status) {
        return "{\"type\":\"urn:courtesy:problem:told\",\"title\":\"Told\",\"status\":" + status
            + ",\"detail\":\"a detail\",\"remedy\":\"A remedy.\",\"places\":[{\"at\":\"/hook\",\"message\":\"wrong\"}]}";
    }

    /** A decision as JSON, on one line. */
    static String decision(String ref) {
        ObjectNode decision = Contract.json().createObjectNode()
            .put("contract", "1.1").put("decision_id", "0192f1c6-8d0e-7b5a-9a53-000000000001").put("customer_ref", ref)
            .put("hook", "review").put("as_of", "2026-03-28T20:40:00Z").put("profile", "normal")
            .put("policy_digest", "sha256:0").put("context_digest", "sha256:1").put("engine", "host")
            .put("time_zones", "2026a");
        for (String list : List.of("offered", "withheld", "failures", "plugins")) {
            decision.putArray(list);
        }
        try {
            return Contract.json().writeValueAsString(decision);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
