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
    private @Nullable String next;
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
        if (answered.isEmpty()) {
            List<String> request = request();
            if (!request.isEmpty()) {
                answered.addAll(answersTo(request));
            }
        }
        return !answered.isEmpty();
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

    /** Sends lines until each is answered, and again those that aren't. */
    private List<Answer> answersTo(List<String> lines) {
        List<Answer> answers = new ArrayList<>();
        int failed = 0;
        while (answers.size() < lines.size()) {
            int before = answers.size();
            CourtesyException fault = ask(lines.subList(before, lines.size()), answers);
            if (fault == null) {
                continue;
            }
            failed = answers.size() > before ? 1 : failed + 1;
            if (failed < attempts && Repetition.passes(fault)) {
                Repetition.waitAfter(fault, failed);
            } else if (fault instanceof Problem problem && problem.line() != null) {
                // It is about this line alone, so the rest goes on.
                answers.add(new Answer(0, null, problem));
                failed = 0;
            } else {
                throw fault;
            }
        }
        return answers;
    }

    /** Sends lines once, and returns why not all of them were answered. */
    private @Nullable CourtesyException ask(List<String> lines, List<Answer> answers) {
        int most = answers.size() + lines.size();
        Passing passing = new Passing();
        try {
            send.accept(String.join("", lines), line -> take(line, answers, most, passing));
        } catch (CourtesyException fault) {
            return passing.problem != null ? passing.problem : fault;
        }
        if (passing.problem == null && answers.size() < most) {
            return new Unreachable("The answer broke off.");
        }
        return passing.problem;
    }

    /** The first line that the server was too busy for: it and all behind it are sent again. */
    private static final class Passing {
        private @Nullable Problem problem;
    }

    private static void take(String line, List<Answer> answers, int most, Passing passing) {
        if (passing.problem != null) {
            return;
        }
        if (answers.size() == most) {
            throw new Garbled("It has more lines than the request.", 200, null);
        }
        JsonNode value = Response.read(line, JsonNode.class, 200);
        Problem problem = null;
        if (value.has("problem")) {
            Problem.Written written = Response.read(value.get("problem"), Problem.Written.class);
            problem = new Problem(written, written.line(), null);
        }
        if (problem != null && Repetition.passes(problem)) {
            passing.problem = problem;
        } else {
            answers.add(new Answer(0, problem == null ? value : null, problem));
        }
    }
}
