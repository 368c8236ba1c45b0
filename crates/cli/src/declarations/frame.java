// Made by `courtesy schema --lang java`.

package io.github.courtesyrs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

{ABOUT}
public final class Contract {
    /** The version of the contract. */
    public static final String VERSION = "{VERSION}";

    /** {ABOUT_PLACEHOLDERS} */
    public static final List<String> PLACEHOLDERS = List.of(
{PLACEHOLDERS});

    private Contract() {
    }

    /** It can be null, which stands for what is left out. */
    @Target(ElementType.TYPE_USE)
    @Retention(RetentionPolicy.CLASS)
    public @interface Nullable {
    }

    /** Reads and writes these types. What only a newer version of the contract has is passed over. */
    public static ObjectMapper json() {
        SimpleModule moments = new SimpleModule("courtesy");
        moments.addSerializer(Instant.class, new MomentWriter());
        moments.addDeserializer(Instant.class, new MomentReader());
        return JsonMapper.builder()
            .addModule(moments)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    }

    /** Writes a moment in UTC, to the second. */
    private static final class MomentWriter extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1;

        MomentWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant moment, JsonGenerator to, SerializerProvider with) throws IOException {
            to.writeString(moment.truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    /** Reads a moment with any offset. */
    private static final class MomentReader extends StdDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        MomentReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser from, DeserializationContext with) throws IOException {
            try {
                return OffsetDateTime.parse(from.getText()).toInstant();
            } catch (DateTimeParseException fault) {
                throw with.weirdStringException("", Instant.class, "it should be a moment");
            }
        }
    }

    private static <T> List<T> list(@Nullable List<T> items) {
        return items == null ? List.of() : List.copyOf(items);
    }

    private static <T> Map<String, T> map(@Nullable Map<String, T> values) {
        return values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    private static <W extends Enum<W>> W word(W[] words, Function<W, String> written, String word) {
        // The last one stands for the words that aren't known.
        return Arrays.stream(words).filter(known -> written.apply(known).equals(word)).findFirst()
            .orElse(words[words.length - 1]);
    }
{TYPES}
}
