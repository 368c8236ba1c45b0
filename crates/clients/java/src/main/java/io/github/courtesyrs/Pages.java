package io.github.courtesyrs;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.courtesyrs.Contract.Nullable;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** The items of a list, which comes in parts. */
final class Pages<T> implements Iterator<T> {
    private final Function<String, JsonNode> fetch;
    private final String path;
    private final Class<T> type;
    private Iterator<JsonNode> items = Collections.emptyIterator();
    private @Nullable String next = "";

    Pages(Function<String, JsonNode> fetch, String path, Class<T> type) {
        this.fetch = fetch;
        this.path = path;
        this.type = type;
    }

    @Override
    public boolean hasNext() {
        while (!items.hasNext() && next != null) {
            JsonNode part = fetch.apply(path + next);
            if (!part.path("items").isArray()) {
                throw new Garbled("`/items` should be a list.", 200, null);
            }
            items = part.get("items").elements();
            next = part.path("next").isIntegralNumber() ? "?after=" + part.get("next").asText() : null;
        }
        return items.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return Response.read(items.next(), type);
    }
}
