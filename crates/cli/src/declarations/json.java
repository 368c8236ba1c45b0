
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
