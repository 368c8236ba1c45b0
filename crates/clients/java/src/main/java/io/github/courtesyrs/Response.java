package io.github.courtesyrs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/** The whole answer to a request. */
record Response(int status, HttpHeaders headers, byte[] body) {
    private static final ObjectMapper JSON = Contract.json();

    static boolean isSuccess(int status) {
        return status / 100 == 2;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    <T> T read(Class<T> type) {
        return read(text(), type, status);
    }

    /** What the server says against a request. */
    CourtesyException refusal() {
        String told = headers.firstValue("retry-after").orElse("");
        Integer retryAfterS = told.matches("[0-9]{1,9}") ? Integer.valueOf(told) : null;
        try {
            Problem.Written written = read(Problem.Written.class);
            return new Problem(written, written.line(), retryAfterS);
        } catch (Garbled fault) {
            return new Garbled("It is neither a success nor a problem.", status, retryAfterS);
        }
    }

    static <T> T read(String text, Class<T> type, int status) {
        try {
            T value = JSON.readValue(text, type);
            if (value != null) {
                return value;
            }
        } catch (JsonProcessingException fault) {
            throw new Garbled(told(fault), status, null);
        }
        throw new Garbled("It should be an object.", status, null);
    }

    static <T> T read(JsonNode json, Class<T> type) {
        try {
            return JSON.treeToValue(json, type);
        } catch (JsonProcessingException fault) {
            throw new Garbled(told(fault), 200, null);
        }
    }

    /** What is wrong, and where. Jackson's own message repeats values. */
    private static String told(JsonProcessingException fault) {
        if (!(fault instanceof JsonMappingException mapping)) {
            return "It should be JSON.";
        }
        StringBuilder place = new StringBuilder();
        for (JsonMappingException.Reference part : mapping.getPath()) {
            place.append('/').append(part.getFieldName() == null ? part.getIndex() : part.getFieldName());
        }
        return "`" + place + "` isn't what the contract says.";
    }
}
