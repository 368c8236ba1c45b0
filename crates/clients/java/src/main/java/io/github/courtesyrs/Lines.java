package io.github.courtesyrs;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.courtesyrs.Contract.Nullable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Many documents, sent as lines of JSON, a few at a time; iterates over the answers, in the same order. */
final class Lines implements Iterator<Lines.Answer> {
    /**
     * The most lines and bytes in one request. So much fits into the buffers of a connection, so the whole request is sent even
     * while the server waits for its answers to be read.
     */
    private static final int MOST_LINES = 16;
    private static final int MOST_BYTES = 64 * 1024;

    private final Iterator<String> documents;
    private final BiConsumer<String, Consumer<String>> send;
    private final int attempts;
    private final Deque<Answer> answered = new ArrayDeque<>();
    private List<String> rest = List.of();
    private @Nullable CourtesyException fault;
    /** The first line that the server was too busy for: it and all behind it are sent again. */
    private @Nullable Problem passing;
    private @Nullable String next;
    private int failed;
    private long taken;

    /** The answer to a document, from 1: what the server says, or else why it refused. */
    record Answer(long line, @Nullable JsonNode value, @Nullable Problem problem) {
    }

    /** {@code send} sends a body, and hands over the lines of the answer. */
    Lines(Iterator<String> documents, BiConsumer<String, Consumer<String>> send, int attempts) {
        this.documents = documents;
        this.send = send;
        this.attempts = attempts;
    }

    @Override
    public boolean hasNext() {
        while (answered.isEmpty()) {
            if (fault != null) {
                settle();
            } else if (!rest.isEmpty()) {
                fault = ask();
            } else if (documents.hasNext() || next != null) {
                rest = request();
            } else {
                return false;
            }
        }
        return true;
    }

    @Override
    public Answer next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        taken++;
        Answer answer = answered.remove();
        Problem problem = answer.problem();
        return new Answer(taken, answer.value(), problem == null ? null : problem.ofLine(taken));
    }

    /** As many documents as go into the next request. */
    private List<String> request() {
        List<String> lines = new ArrayList<>();
        int bytes = 0;
        while (lines.size() < MOST_LINES && (next != null || documents.hasNext())) {
            String line = next != null ? next : documents.next() + "\n";
            int length = line.getBytes(StandardCharsets.UTF_8).length;
            next = !lines.isEmpty() && bytes + length > MOST_BYTES ? line : null;
            if (next != null) {
                break;
            }
            lines.add(line);
            bytes += length;
        }
        return lines;
    }

    /** Waits, skips a line or gives up, once all that was answered before the fault was handed over. */
    private void settle() {
        CourtesyException settled = fault;
        fault = null;
        failed++;
        if (failed < attempts && Repetition.passes(settled)) {
            Repetition.waitAfter(settled, failed);
        } else if (settled instanceof Problem problem && problem.line() != null) {
            // It is about this line alone, so the rest goes on.
            answered.add(new Answer(0, null, problem));
            rest = rest.subList(1, rest.size());
            failed = 0;
        } else {
            throw settled;
        }
    }

    /** Sends what isn't answered once, and returns why not all of it was. */
    private @Nullable CourtesyException ask() {
        int asked = rest.size();
        CourtesyException broken = null;
        passing = null;
        try {
            send.accept(String.join("", rest), line -> take(line, asked));
        } catch (CourtesyException thrown) {
            broken = thrown;
        }
        rest = rest.subList(answered.size(), asked);
        failed = answered.isEmpty() ? failed : 0;
        if (passing != null) {
            return passing;
        }
        return broken == null && !rest.isEmpty() ? new Unreachable("The answer broke off.") : broken;
    }

    private void take(String line, int asked) {
        if (passing != null) {
            return;
        }
        if (answered.size() == asked) {
            throw new Garbled("It has more lines than the request.", 200, null);
        }
        JsonNode value = Response.read(line, JsonNode.class, 200);
        Problem problem = null;
        if (value.has("problem")) {
            Problem.Written written = Response.read(value.get("problem"), Problem.Written.class);
            problem = new Problem(written, written.line(), null);
        }
        if (problem != null && Repetition.passes(problem)) {
            passing = problem;
        } else {
            answered.add(new Answer(0, problem == null ? value : null, problem));
        }
    }
}
