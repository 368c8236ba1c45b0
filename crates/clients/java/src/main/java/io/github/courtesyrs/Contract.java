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

/**
 * What Courtesy and a CRM say to each other.
 *
 * <p>What isn't known is left out. A newer server may say more than this file knows: further fields are
 * passed over, and further words and kinds are read as ones that aren't recognized.
 *
 * <p>Objects are made by builders, {@code Money.builder().minor(1250).currency("EUR").build()}: a constructor
 * gets further parameters when the contract gets further fields. {@code Contract.json()} reads and writes
 * them. A field that can be left out is marked as nullable; lists and maps never are null.
 */
public final class Contract {
    /** The version of the contract. */
    public static final String VERSION = "1.1";

    /** The placeholders that every CRM fills in; a text writes one as {@code {first_name}}. */
    public static final List<String> PLACEHOLDERS = List.of(
        "first_name",
        "last_name",
        "full_name",
        "agent_name",
        "company_name",
        "phone_number",
        "order_number",
        "date",
        "time");

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

    /**
     * What is known about one customer when a decision is asked for.
     *
     * <p>The CRM fills in what it knows and leaves out the rest; only {@code contract}, {@code decision_id},
     * {@code hook}, {@code as_of} and {@code customer.ref} are required. There is no field for a name, an
     * address, an e-mail address or a phone number. A plugin ignores unknown keys. A host rejects them,
     * unless {@code contract} names a newer minor version: a misspelt key would protect nobody.
     *
     * @param contract The version of the contract that this document follows.
     * @param decisionId The decision's id, chosen by the CRM and repeated in the decision.
     * @param hook The occasion on which the CRM asks for a decision.
     * @param asOf When the facts were read; the only clock of plugins and rules.
     * @param customer Who the customer is.
     * @param appointments Appointments.
     * @param approvals Actions that people have approved for this customer.
     * @param billing Whether the customer's payments are up to date.
     * @param budgets What has been spent from the operator's budgets on all customers.
     * @param capacity What the staff can take on.
     * @param care Whether to be extra careful with this customer.
     * @param cases Questions, complaints and other cases.
     * @param channels The ways in which the customer can be reached.
     * @param community Customers help each other.
     * @param config The plugin's settings, as its manifest declares them. Only in what a plugin receives.
     * @param derived Facts that the host computes, so that no plugin needs date arithmetic. Whatever the CRM
     * puts here is replaced.
     * @param events Events that affect many customers.
     * @param feedback Ratings that the customer gave.
     * @param history What was done for this customer before, and what came of it.
     * @param interactions Conversations and messages, newest last.
     * @param journeys How far the customer is in each journey, and where they get stuck.
     * @param orders Orders, oldest first.
     * @param permissions What the customer has granted, denied or revoked.
     * @param preferences What the customer asked for. Preferences can only tighten the operator's rules.
     * @param promises What the company has promised this customer: the {@code promises} of earlier decisions,
     * with what became of them; at most 200. Since 1.1.
     * @param requestedAt When the CRM asks, if that is later than {@code as_of}. Facts older than the policy
     * allows are not acted on.
     * @param scores Scores from the CRM's own models.
     * @param seed A plugin's only source of randomness. Default: 0.
     * @param subscriptions Subscriptions.
     */
    @JsonInclude(Include.NON_NULL)
    public record Context(
        @JsonProperty(value = "contract", required = true) String contract,
        @JsonProperty(value = "decision_id", required = true) String decisionId,
        @JsonProperty(value = "hook", required = true) Hook hook,
        @JsonProperty(value = "as_of", required = true) Instant asOf,
        @JsonProperty(value = "customer", required = true) Customer customer,
        @JsonProperty("appointments") @JsonInclude(Include.NON_EMPTY) List<Appointment> appointments,
        @JsonProperty("approvals") @JsonInclude(Include.NON_EMPTY) List<Approved> approvals,
        @JsonProperty("billing") @Nullable Billing billing,
        @JsonProperty("budgets") @JsonInclude(Include.NON_EMPTY) List<BudgetSpent> budgets,
        @JsonProperty("capacity") @Nullable Capacity capacity,
        @JsonProperty("care") @Nullable Care care,
        @JsonProperty("cases") @JsonInclude(Include.NON_EMPTY) List<Case> cases,
        @JsonProperty("channels") @JsonInclude(Include.NON_EMPTY) List<ChannelState> channels,
        @JsonProperty("community") @Nullable Community community,
        @JsonProperty("config") @Nullable Map<String, Object> config,
        @JsonProperty("derived") @Nullable Derived derived,
        @JsonProperty("events") @JsonInclude(Include.NON_EMPTY) List<Event> events,
        @JsonProperty("feedback") @JsonInclude(Include.NON_EMPTY) List<Feedback> feedback,
        @JsonProperty("history") @JsonInclude(Include.NON_EMPTY) List<HistoryItem> history,
        @JsonProperty("interactions") @JsonInclude(Include.NON_EMPTY) List<Interaction> interactions,
        @JsonProperty("journeys") @JsonInclude(Include.NON_EMPTY) List<Journey> journeys,
        @JsonProperty("orders") @JsonInclude(Include.NON_EMPTY) List<Order> orders,
        @JsonProperty("permissions") @JsonInclude(Include.NON_EMPTY) List<Permission> permissions,
        @JsonProperty("preferences") @Nullable Preferences preferences,
        @JsonProperty("promises") @JsonInclude(Include.NON_EMPTY) List<PromiseMade> promises,
        @JsonProperty("requested_at") @Nullable Instant requestedAt,
        @JsonProperty("scores") @JsonInclude(Include.NON_EMPTY) List<Score> scores,
        @JsonProperty("seed") @Nullable Long seed,
        @JsonProperty("subscriptions") @JsonInclude(Include.NON_EMPTY) List<Subscription> subscriptions) {
        public Context {
            Objects.requireNonNull(contract, "contract");
            Objects.requireNonNull(decisionId, "decision_id");
            Objects.requireNonNull(hook, "hook");
            Objects.requireNonNull(asOf, "as_of");
            Objects.requireNonNull(customer, "customer");
            appointments = list(appointments);
            approvals = list(approvals);
            budgets = list(budgets);
            cases = list(cases);
            channels = list(channels);
            events = list(events);
            feedback = list(feedback);
            history = list(history);
            interactions = list(interactions);
            journeys = list(journeys);
            orders = list(orders);
            permissions = list(permissions);
            promises = list(promises);
            scores = list(scores);
            subscriptions = list(subscriptions);
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Context}. */
        public static final class Builder {
            private String contract;
            private String decisionId;
            private Hook hook;
            private Instant asOf;
            private Customer customer;
            private List<Appointment> appointments;
            private List<Approved> approvals;
            private @Nullable Billing billing;
            private List<BudgetSpent> budgets;
            private @Nullable Capacity capacity;
            private @Nullable Care care;
            private List<Case> cases;
            private List<ChannelState> channels;
            private @Nullable Community community;
            private @Nullable Map<String, Object> config;
            private @Nullable Derived derived;
            private List<Event> events;
            private List<Feedback> feedback;
            private List<HistoryItem> history;
            private List<Interaction> interactions;
            private List<Journey> journeys;
            private List<Order> orders;
            private List<Permission> permissions;
            private @Nullable Preferences preferences;
            private List<PromiseMade> promises;
            private @Nullable Instant requestedAt;
            private List<Score> scores;
            private @Nullable Long seed;
            private List<Subscription> subscriptions;

            private Builder() {
            }

            /** The version of the contract that this document follows. */
            public Builder contract(String contract) {
                this.contract = contract;
                return this;
            }

            /** The decision's id, chosen by the CRM and repeated in the decision. */
            public Builder decisionId(String decisionId) {
                this.decisionId = decisionId;
                return this;
            }

            /** The occasion on which the CRM asks for a decision. */
            public Builder hook(Hook hook) {
                this.hook = hook;
                return this;
            }

            /** When the facts were read; the only clock of plugins and rules. */
            public Builder asOf(Instant asOf) {
                this.asOf = asOf;
                return this;
            }

            /** Who the customer is. */
            public Builder customer(Customer customer) {
                this.customer = customer;
                return this;
            }

            /** Appointments. */
            public Builder appointments(List<Appointment> appointments) {
                this.appointments = appointments;
                return this;
            }

            /** Actions that people have approved for this customer. */
            public Builder approvals(List<Approved> approvals) {
                this.approvals = approvals;
                return this;
            }

            /** Whether the customer's payments are up to date. */
            public Builder billing(@Nullable Billing billing) {
                this.billing = billing;
                return this;
            }

            /** What has been spent from the operator's budgets on all customers. */
            public Builder budgets(List<BudgetSpent> budgets) {
                this.budgets = budgets;
                return this;
            }

            /** What the staff can take on. */
            public Builder capacity(@Nullable Capacity capacity) {
                this.capacity = capacity;
                return this;
            }

            /** Whether to be extra careful with this customer. */
            public Builder care(@Nullable Care care) {
                this.care = care;
                return this;
            }

            /** Questions, complaints and other cases. */
            public Builder cases(List<Case> cases) {
                this.cases = cases;
                return this;
            }

            /** The ways in which the customer can be reached. */
            public Builder channels(List<ChannelState> channels) {
                this.channels = channels;
                return this;
            }

            /** Customers help each other. */
            public Builder community(@Nullable Community community) {
                this.community = community;
                return this;
            }

            /** The plugin's settings, as its manifest declares them. Only in what a plugin receives. */
            public Builder config(@Nullable Map<String, Object> config) {
                this.config = config;
                return this;
            }

            /**
             * Facts that the host computes, so that no plugin needs date arithmetic. Whatever the CRM puts
             * here is replaced.
             */
            public Builder derived(@Nullable Derived derived) {
                this.derived = derived;
                return this;
            }

            /** Events that affect many customers. */
            public Builder events(List<Event> events) {
                this.events = events;
                return this;
            }

            /** Ratings that the customer gave. */
            public Builder feedback(List<Feedback> feedback) {
                this.feedback = feedback;
                return this;
            }

            /** What was done for this customer before, and what came of it. */
            public Builder history(List<HistoryItem> history) {
                this.history = history;
                return this;
            }

            /** Conversations and messages, newest last. */
            public Builder interactions(List<Interaction> interactions) {
                this.interactions = interactions;
                return this;
            }

            /** How far the customer is in each journey, and where they get stuck. */
            public Builder journeys(List<Journey> journeys) {
                this.journeys = journeys;
                return this;
            }

            /** Orders, oldest first. */
            public Builder orders(List<Order> orders) {
                this.orders = orders;
                return this;
            }

            /** What the customer has granted, denied or revoked. */
            public Builder permissions(List<Permission> permissions) {
                this.permissions = permissions;
                return this;
            }

            /** What the customer asked for. Preferences can only tighten the operator's rules. */
            public Builder preferences(@Nullable Preferences preferences) {
                this.preferences = preferences;
                return this;
            }

            /**
             * What the company has promised this customer: the {@code promises} of earlier decisions, with
             * what became of them; at most 200. Since 1.1.
             */
            public Builder promises(List<PromiseMade> promises) {
                this.promises = promises;
                return this;
            }

            /**
             * When the CRM asks, if that is later than {@code as_of}. Facts older than the policy allows are
             * not acted on.
             */
            public Builder requestedAt(@Nullable Instant requestedAt) {
                this.requestedAt = requestedAt;
                return this;
            }

            /** Scores from the CRM's own models. */
            public Builder scores(List<Score> scores) {
                this.scores = scores;
                return this;
            }

            /** A plugin's only source of randomness. Default: 0. */
            public Builder seed(long seed) {
                this.seed = seed;
                return this;
            }

            /** Subscriptions. */
            public Builder subscriptions(List<Subscription> subscriptions) {
                this.subscriptions = subscriptions;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Context build() {
                return new Context(
                    contract, decisionId, hook, asOf, customer, appointments, approvals, billing, budgets,
                    capacity, care, cases, channels, community, config, derived, events, feedback, history,
                    interactions, journeys, orders, permissions, preferences, promises, requestedAt, scores,
                    seed, subscriptions);
            }
        }
    }

    /**
     * An appointment.
     *
     * @param id The CRM's reference.
     * @param status Its state.
     * @param at When it takes place.
     * @param event The event that affects it: the {@code ref} of an item in {@code events}.
     * @param modality In person or remotely.
     * @param place The place, as the CRM names it.
     * @param topic What it is about.
     */
    @JsonInclude(Include.NON_NULL)
    public record Appointment(
        @JsonProperty(value = "id", required = true) String id,
        @JsonProperty(value = "status", required = true) AppointmentStatus status,
        @JsonProperty("at") @Nullable Instant at,
        @JsonProperty("event") @Nullable String event,
        @JsonProperty("modality") @Nullable Modality modality,
        @JsonProperty("place") @Nullable String place,
        @JsonProperty("topic") @Nullable String topic) {
        public Appointment {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(status, "status");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes an {@link Appointment}. */
        public static final class Builder {
            private String id;
            private AppointmentStatus status;
            private @Nullable Instant at;
            private @Nullable String event;
            private @Nullable Modality modality;
            private @Nullable String place;
            private @Nullable String topic;

            private Builder() {
            }

            /** The CRM's reference. */
            public Builder id(String id) {
                this.id = id;
                return this;
            }

            /** Its state. */
            public Builder status(AppointmentStatus status) {
                this.status = status;
                return this;
            }

            /** When it takes place. */
            public Builder at(@Nullable Instant at) {
                this.at = at;
                return this;
            }

            /** The event that affects it: the {@code ref} of an item in {@code events}. */
            public Builder event(@Nullable String event) {
                this.event = event;
                return this;
            }

            /** In person or remotely. */
            public Builder modality(@Nullable Modality modality) {
                this.modality = modality;
                return this;
            }

            /** The place, as the CRM names it. */
            public Builder place(@Nullable String place) {
                this.place = place;
                return this;
            }

            /** What it is about. */
            public Builder topic(@Nullable String topic) {
                this.topic = topic;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Appointment build() {
                return new Appointment(
                    id, status, at, event, modality, place, topic);
            }
        }
    }

    /** The state of an appointment. */
    public enum AppointmentStatus {
        /** It is planned. */
        PLANNED("planned"),
        /** It took place. */
        DONE("done"),
        /** The customer didn't come. */
        MISSED("missed"),
        /** It was cancelled. */
        CANCELLED("cancelled"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        AppointmentStatus(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static AppointmentStatus of(String word) {
            return Contract.word(values(), AppointmentStatus::word, word);
        }
    }

    /** Who must approve an action before it is carried out. */
    public enum Approval {
        /** Nobody. */
        NONE("none"),
        /** A person. */
        HUMAN("human"),
        /** A manager. */
        MANAGER("manager"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        Approval(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static Approval of(String word) {
            return Contract.word(values(), Approval::word, word);
        }
    }

    /**
     * A person's consent to one action for this customer. It is used once: an action of the same key in
     * {@code history} after it uses it up.
     *
     * @param key The action's {@code key}.
     * @param by Who approved it: a person or a manager.
     * @param at When it was approved.
     * @param amount The most that the action may cost. Default: any amount.
     * @param plugin The plugin whose action it is. Default: any plugin.
     * @param untilAt When it expires. Default: never.
     */
    @JsonInclude(Include.NON_NULL)
    public record Approved(
        @JsonProperty(value = "key", required = true) String key,
        @JsonProperty(value = "by", required = true) Approval by,
        @JsonProperty(value = "at", required = true) Instant at,
        @JsonProperty("amount") @Nullable Money amount,
        @JsonProperty("plugin") @Nullable String plugin,
        @JsonProperty("until_at") @Nullable Instant untilAt) {
        public Approved {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes an {@link Approved}. */
        public static final class Builder {
            private String key;
            private Approval by;
            private Instant at;
            private @Nullable Money amount;
            private @Nullable String plugin;
            private @Nullable Instant untilAt;

            private Builder() {
            }

            /** The action's {@code key}. */
            public Builder key(String key) {
                this.key = key;
                return this;
            }

            /** Who approved it: a person or a manager. */
            public Builder by(Approval by) {
                this.by = by;
                return this;
            }

            /** When it was approved. */
            public Builder at(Instant at) {
                this.at = at;
                return this;
            }

            /** The most that the action may cost. Default: any amount. */
            public Builder amount(@Nullable Money amount) {
                this.amount = amount;
                return this;
            }

            /** The plugin whose action it is. Default: any plugin. */
            public Builder plugin(@Nullable String plugin) {
                this.plugin = plugin;
                return this;
            }

            /** When it expires. Default: never. */
            public Builder untilAt(@Nullable Instant untilAt) {
                this.untilAt = untilAt;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Approved build() {
                return new Approved(
                    key, by, at, amount, plugin, untilAt);
            }
        }
    }

    /**
     * Whether the customer's payments are up to date.
     *
     * @param arrears Whether a payment is overdue.
     * @param daysPastDue How long it has been overdue, in days.
     * @param due What the customer has to pay now. Since 1.1.
     * @param dueOn The day by which to pay it. Since 1.1.
     * @param paymentPlan Whether a payment plan is agreed.
     * @param reminders How many reminders were sent for it. Since 1.1.
     */
    @JsonInclude(Include.NON_NULL)
    public record Billing(
        @JsonProperty("arrears") @Nullable Boolean arrears,
        @JsonProperty("days_past_due") @Nullable Long daysPastDue,
        @JsonProperty("due") @Nullable Money due,
        @JsonProperty("due_on") @Nullable String dueOn,
        @JsonProperty("payment_plan") @Nullable Boolean paymentPlan,
        @JsonProperty("reminders") @Nullable Long reminders) {
        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Billing}. */
        public static final class Builder {
            private @Nullable Boolean arrears;
            private @Nullable Long daysPastDue;
            private @Nullable Money due;
            private @Nullable String dueOn;
            private @Nullable Boolean paymentPlan;
            private @Nullable Long reminders;

            private Builder() {
            }

            /** Whether a payment is overdue. */
            public Builder arrears(boolean arrears) {
                this.arrears = arrears;
                return this;
            }

            /** How long it has been overdue, in days. */
            public Builder daysPastDue(long daysPastDue) {
                this.daysPastDue = daysPastDue;
                return this;
            }

            /** What the customer has to pay now. Since 1.1. */
            public Builder due(@Nullable Money due) {
                this.due = due;
                return this;
            }

            /** The day by which to pay it. Since 1.1. */
            public Builder dueOn(@Nullable String dueOn) {
                this.dueOn = dueOn;
                return this;
            }

            /** Whether a payment plan is agreed. */
            public Builder paymentPlan(boolean paymentPlan) {
                this.paymentPlan = paymentPlan;
                return this;
            }

            /** How many reminders were sent for it. Since 1.1. */
            public Builder reminders(long reminders) {
                this.reminders = reminders;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Billing build() {
                return new Billing(
                    arrears, daysPastDue, due, dueOn, paymentPlan, reminders);
            }
        }
    }

    /**
     * What has been spent from one of the operator's budgets on all customers, in the budget's current
     * period.
     *
     * @param name The budget's name in the policy.
     * @param spent The amount.
     */
    @JsonInclude(Include.NON_NULL)
    public record BudgetSpent(
        @JsonProperty(value = "name", required = true) String name,
        @JsonProperty(value = "spent", required = true) Money spent) {
        public BudgetSpent {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(spent, "spent");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link BudgetSpent}. */
        public static final class Builder {
            private String name;
            private Money spent;

            private Builder() {
            }

            /** The budget's name in the policy. */
            public Builder name(String name) {
                this.name = name;
                return this;
            }

            /** The amount. */
            public Builder spent(Money spent) {
                this.spent = spent;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public BudgetSpent build() {
                return new BudgetSpent(
                    name, spent);
            }
        }
    }

    /** A unit of the calendar. */
    public enum CalendarUnit {
        /** From midnight to midnight. */
        DAY("day"),
        /** From Monday to Sunday (ISO 8601). */
        WEEK("week"),
        /** From the first to the last day of a month. */
        MONTH("month"),
        /** Three months: January to March, and so on. */
        QUARTER("quarter"),
        /** From January to December. */
        YEAR("year"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        CalendarUnit(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static CalendarUnit of(String word) {
            return Contract.word(values(), CalendarUnit::word, word);
        }
    }

    /**
     * What the staff can take on.
     *
     * @param queues The teams that take work.
     * @param volume How busy they are.
     */
    @JsonInclude(Include.NON_NULL)
    public record Capacity(
        @JsonProperty("queues") @JsonInclude(Include.NON_EMPTY) List<Queue> queues,
        @JsonProperty("volume") @Nullable Volume volume) {
        public Capacity {
            queues = list(queues);
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Capacity}. */
        public static final class Builder {
            private List<Queue> queues;
            private @Nullable Volume volume;

            private Builder() {
            }

            /** The teams that take work. */
            public Builder queues(List<Queue> queues) {
                this.queues = queues;
                return this;
            }

            /** How busy they are. */
            public Builder volume(@Nullable Volume volume) {
                this.volume = volume;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Capacity build() {
                return new Capacity(
                    queues, volume);
            }
        }
    }

    /**
     * Whether to be extra careful with this customer. The cause (illness, bereavement, hardship) stays with
     * the CRM.
     *
     * @param handleWithCare Whether to send nothing that sells or asks for an opinion.
     * @param suppressPurposes Purposes for which there must be no contact meanwhile.
     * @param untilAt When it ends. Default: until further notice.
     */
    @JsonInclude(Include.NON_NULL)
    public record Care(
        @JsonProperty("handle_with_care") @Nullable Boolean handleWithCare,
        @JsonProperty("suppress_purposes") @JsonInclude(Include.NON_EMPTY) List<Purpose> suppressPurposes,
        @JsonProperty("until_at") @Nullable Instant untilAt) {
        public Care {
            suppressPurposes = list(suppressPurposes);
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Care}. */
        public static final class Builder {
            private @Nullable Boolean handleWithCare;
            private List<Purpose> suppressPurposes;
            private @Nullable Instant untilAt;

            private Builder() {
            }

            /** Whether to send nothing that sells or asks for an opinion. */
            public Builder handleWithCare(boolean handleWithCare) {
                this.handleWithCare = handleWithCare;
                return this;
            }

            /** Purposes for which there must be no contact meanwhile. */
            public Builder suppressPurposes(List<Purpose> suppressPurposes) {
                this.suppressPurposes = suppressPurposes;
                return this;
            }

            /** When it ends. Default: until further notice. */
            public Builder untilAt(@Nullable Instant untilAt) {
                this.untilAt = untilAt;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Care build() {
                return new Care(
                    handleWithCare, suppressPurposes, untilAt);
            }
        }
    }

    /**
     * A question, complaint or other matter that staff work on.
     *
     * @param id The CRM's reference.
     * @param kind What it is about.
     * @param status Its state.
     * @param closedAt When it was closed.
     * @param event The event that it is about: the {@code ref} of an item in {@code events}.
     * @param matter A name that cases share if they are about one thing, as the CRM names it. Since 1.1.
     * @param openedAt When it was opened.
     * @param order The order that it is about: the {@code id} of an item in {@code orders}.
     * @param promisedAt When an answer is promised for.
     * @param reopened How often it was reopened.
     * @param resolution What the company did about it. Since 1.1.
     * @param severity How severe it is.
     * @param topic What it is about, as the CRM names it.
     * @param via The channel on which the customer raised it. Since 1.1.
     * @param wish What the customer asks for. Since 1.1.
     */
    @JsonInclude(Include.NON_NULL)
    public record Case(
        @JsonProperty(value = "id", required = true) String id,
        @JsonProperty(value = "kind", required = true) CaseKind kind,
        @JsonProperty(value = "status", required = true) CaseStatus status,
        @JsonProperty("closed_at") @Nullable Instant closedAt,
        @JsonProperty("event") @Nullable String event,
        @JsonProperty("matter") @Nullable String matter,
        @JsonProperty("opened_at") @Nullable Instant openedAt,
        @JsonProperty("order") @Nullable String order,
        @JsonProperty("promised_at") @Nullable Instant promisedAt,
        @JsonProperty("reopened") @Nullable Long reopened,
        @JsonProperty("resolution") @Nullable Resolution resolution,
        @JsonProperty("severity") @Nullable Severity severity,
        @JsonProperty("topic") @Nullable String topic,
        @JsonProperty("via") @Nullable Channel via,
        @JsonProperty("wish") @Nullable Remedy wish) {
        public Case {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(status, "status");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Case}. */
        public static final class Builder {
            private String id;
            private CaseKind kind;
            private CaseStatus status;
            private @Nullable Instant closedAt;
            private @Nullable String event;
            private @Nullable String matter;
            private @Nullable Instant openedAt;
            private @Nullable String order;
            private @Nullable Instant promisedAt;
            private @Nullable Long reopened;
            private @Nullable Resolution resolution;
            private @Nullable Severity severity;
            private @Nullable String topic;
            private @Nullable Channel via;
            private @Nullable Remedy wish;

            private Builder() {
            }

            /** The CRM's reference. */
            public Builder id(String id) {
                this.id = id;
                return this;
            }

            /** What it is about. */
            public Builder kind(CaseKind kind) {
                this.kind = kind;
                return this;
            }

            /** Its state. */
            public Builder status(CaseStatus status) {
                this.status = status;
                return this;
            }

            /** When it was closed. */
            public Builder closedAt(@Nullable Instant closedAt) {
                this.closedAt = closedAt;
                return this;
            }

            /** The event that it is about: the {@code ref} of an item in {@code events}. */
            public Builder event(@Nullable String event) {
                this.event = event;
                return this;
            }

            /** A name that cases share if they are about one thing, as the CRM names it. Since 1.1. */
            public Builder matter(@Nullable String matter) {
                this.matter = matter;
                return this;
            }

            /** When it was opened. */
            public Builder openedAt(@Nullable Instant openedAt) {
                this.openedAt = openedAt;
                return this;
            }

            /** The order that it is about: the {@code id} of an item in {@code orders}. */
            public Builder order(@Nullable String order) {
                this.order = order;
                return this;
            }

            /** When an answer is promised for. */
            public Builder promisedAt(@Nullable Instant promisedAt) {
                this.promisedAt = promisedAt;
                return this;
            }

            /** How often it was reopened. */
            public Builder reopened(long reopened) {
                this.reopened = reopened;
                return this;
            }

            /** What the company did about it. Since 1.1. */
            public Builder resolution(@Nullable Resolution resolution) {
                this.resolution = resolution;
                return this;
            }

            /** How severe it is. */
            public Builder severity(@Nullable Severity severity) {
                this.severity = severity;
                return this;
            }

            /** What it is about, as the CRM names it. */
            public Builder topic(@Nullable String topic) {
                this.topic = topic;
                return this;
            }

            /** The channel on which the customer raised it. Since 1.1. */
            public Builder via(@Nullable Channel via) {
                this.via = via;
                return this;
            }

            /** What the customer asks for. Since 1.1. */
            public Builder wish(@Nullable Remedy wish) {
                this.wish = wish;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Case build() {
                return new Case(
                    id, kind, status, closedAt, event, matter, openedAt, order, promisedAt, reopened,
                    resolution, severity, topic, via, wish);
            }
        }
    }

    /** What a case is about. */
    public enum CaseKind {
        /** A question. */
        QUESTION("question"),
        /** A complaint. */
        COMPLAINT("complaint"),
        /** An incident: something doesn't work. */
        INCIDENT("incident"),
        /** A return of goods. */
        RETURN("return"),
        /** A claim for damage. */
        CLAIM("claim"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        CaseKind(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static CaseKind of(String word) {
            return Contract.word(values(), CaseKind::word, word);
        }
    }

    /** The state of a case. */
    public enum CaseStatus {
        /** Somebody has to act. */
        OPEN("open"),
        /** It is waiting for the customer. */
        WAITING("waiting"),
        /** It is solved, but the customer may still disagree. */
        RESOLVED("resolved"),
        /** It is closed. */
        CLOSED("closed"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        CaseStatus(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static CaseStatus of(String word) {
            return Contract.word(values(), CaseStatus::word, word);
        }
    }

    /** How something reaches the customer. */
    public enum Channel {
        /** E-mail. */
        EMAIL("email"),
        /** A text message to a telephone. */
        SMS("sms"),
        /** A telephone call. */
        PHONE("phone"),
        /** Chat on the website or in the app. */
        CHAT("chat"),
        /** A messaging service, such as WhatsApp. */
        MESSAGING("messaging"),
        /** A notification on the customer's device. */
        PUSH("push"),
        /** A notice in the app or the customer's account. */
        APP("app"),
        /** A letter or a card by post. */
        POST("post"),
        /** A video call. */
        VIDEO("video"),
        /** A meeting, such as in a shop, at a counter or at home. */
        IN_PERSON("in_person"),
        /**
         * A form on the website. Customers write to the company with it; nothing can be sent over it. Since
         * 1.1.
         */
        WEB_FORM("web_form"),
        /** A social network. Since 1.1. */
        SOCIAL("social"),
        /** Fax. Since 1.1. */
        FAX("fax"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        Channel(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static Channel of(String word) {
            return Contract.word(values(), Channel::word, word);
        }
    }

    /**
     * One way in which the customer can be reached.
     *
     * @param channel The channel.
     * @param available Whether the company answers there now.
     * @param habit The share of the customer's contacts that used it.
     * @param reachable Whether the CRM has what it needs to reach the customer there.
     * @param verified Whether the customer confirmed it.
     */
    @JsonInclude(Include.NON_NULL)
    public record ChannelState(
        @JsonProperty(value = "channel", required = true) Channel channel,
        @JsonProperty("available") @Nullable Boolean available,
        @JsonProperty("habit") @Nullable Double habit,
        @JsonProperty("reachable") @Nullable Boolean reachable,
        @JsonProperty("verified") @Nullable Boolean verified) {
        public ChannelState {
            Objects.requireNonNull(channel, "channel");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link ChannelState}. */
        public static final class Builder {
            private Channel channel;
            private @Nullable Boolean available;
            private @Nullable Double habit;
            private @Nullable Boolean reachable;
            private @Nullable Boolean verified;

            private Builder() {
            }

            /** The channel. */
            public Builder channel(Channel channel) {
                this.channel = channel;
                return this;
            }

            /** Whether the company answers there now. */
            public Builder available(boolean available) {
                this.available = available;
                return this;
            }

            /** The share of the customer's contacts that used it. */
            public Builder habit(double habit) {
                this.habit = habit;
                return this;
            }

            /** Whether the CRM has what it needs to reach the customer there. */
            public Builder reachable(boolean reachable) {
                this.reachable = reachable;
                return this;
            }

            /** Whether the customer confirmed it. */
            public Builder verified(boolean verified) {
                this.verified = verified;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public ChannelState build() {
                return new ChannelState(
                    channel, available, habit, reachable, verified);
            }
        }
    }

    /**
     * Customers help each other.
     *
     * @param helperOptIn Whether the customer has offered to help others.
     * @param member Whether the customer takes part.
     * @param topics What the customer knows or asks about.
     */
    @JsonInclude(Include.NON_NULL)
    public record Community(
        @JsonProperty("helper_opt_in") @Nullable Boolean helperOptIn,
        @JsonProperty("member") @Nullable Boolean member,
        @JsonProperty("topics") @JsonInclude(Include.NON_EMPTY) List<String> topics) {
        public Community {
            topics = list(topics);
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Community}. */
        public static final class Builder {
            private @Nullable Boolean helperOptIn;
            private @Nullable Boolean member;
            private List<String> topics;

            private Builder() {
            }

            /** Whether the customer has offered to help others. */
            public Builder helperOptIn(boolean helperOptIn) {
                this.helperOptIn = helperOptIn;
                return this;
            }

            /** Whether the customer takes part. */
            public Builder member(boolean member) {
                this.member = member;
                return this;
            }

            /** What the customer knows or asks about. */
            public Builder topics(List<String> topics) {
                this.topics = topics;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Community build() {
                return new Community(
                    helperOptIn, member, topics);
            }
        }
    }

    /** How much contact the customer wants. */
    public enum ContactMode {
        /** Welcomes contact that the company starts. */
        PROACTIVE_WELCOME("proactive_welcome"),
        /** Wants contact only when it is needed: no check-ins, gestures or marketing. */
        ONLY_WHEN_NEEDED("only_when_needed"),
        /** Wants contact only on request. */
        ON_REQUEST_ONLY("on_request_only"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        ContactMode(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static ContactMode of(String word) {
            return Contract.word(values(), ContactMode::word, word);
        }
    }

    /**
     * Who the customer is.
     *
     * @param ref The CRM's opaque reference. Each plugin receives a different one, so that plugins can't
     * combine what they know.
     * @param country The country the customer lives in.
     * @param kind Whether the customer is a person or an organisation.
     * @param language The language the customer prefers.
     * @param region A part of the country, as the CRM names it.
     * @param segments The CRM's labels for groups that the customer belongs to.
     * @param status The stage of the customer's relationship with the company.
     * @param tenureDays How long the customer has been a customer, in days.
     * @param timeZone The customer's time zone.
     * @param valueTier How much business the customer brings.
     */
    @JsonInclude(Include.NON_NULL)
    public record Customer(
        @JsonProperty(value = "ref", required = true) String ref,
        @JsonProperty("country") @Nullable String country,
        @JsonProperty("kind") @Nullable CustomerKind kind,
        @JsonProperty("language") @Nullable String language,
        @JsonProperty("region") @Nullable String region,
        @JsonProperty("segments") @JsonInclude(Include.NON_EMPTY) List<String> segments,
        @JsonProperty("status") @Nullable CustomerStatus status,
        @JsonProperty("tenure_days") @Nullable Long tenureDays,
        @JsonProperty("time_zone") @Nullable String timeZone,
        @JsonProperty("value_tier") @Nullable ValueTier valueTier) {
        public Customer {
            Objects.requireNonNull(ref, "ref");
            segments = list(segments);
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Customer}. */
        public static final class Builder {
            private String ref;
            private @Nullable String country;
            private @Nullable CustomerKind kind;
            private @Nullable String language;
            private @Nullable String region;
            private List<String> segments;
            private @Nullable CustomerStatus status;
            private @Nullable Long tenureDays;
            private @Nullable String timeZone;
            private @Nullable ValueTier valueTier;

            private Builder() {
            }

            /**
             * The CRM's opaque reference. Each plugin receives a different one, so that plugins can't combine
             * what they know.
             */
            public Builder ref(String ref) {
                this.ref = ref;
                return this;
            }

            /** The country the customer lives in. */
            public Builder country(@Nullable String country) {
                this.country = country;
                return this;
            }

            /** Whether the customer is a person or an organisation. */
            public Builder kind(@Nullable CustomerKind kind) {
                this.kind = kind;
                return this;
            }

            /** The language the customer prefers. */
            public Builder language(@Nullable String language) {
                this.language = language;
                return this;
            }

            /** A part of the country, as the CRM names it. */
            public Builder region(@Nullable String region) {
                this.region = region;
                return this;
            }

            /** The CRM's labels for groups that the customer belongs to. */
            public Builder segments(List<String> segments) {
                this.segments = segments;
                return this;
            }

            /** The stage of the customer's relationship with the company. */
            public Builder status(@Nullable CustomerStatus status) {
                this.status = status;
                return this;
            }

            /** How long the customer has been a customer, in days. */
            public Builder tenureDays(long tenureDays) {
                this.tenureDays = tenureDays;
                return this;
            }

            /** The customer's time zone. */
            public Builder timeZone(@Nullable String timeZone) {
                this.timeZone = timeZone;
                return this;
            }

            /** How much business the customer brings. */
            public Builder valueTier(@Nullable ValueTier valueTier) {
                this.valueTier = valueTier;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Customer build() {
                return new Customer(
                    ref, country, kind, language, region, segments, status, tenureDays, timeZone, valueTier);
            }
        }
    }

    /** Whether the customer is a person or an organisation. */
    public enum CustomerKind {
        /** A person. */
        PERSON("person"),
        /** A company or another organisation. */
        ORGANISATION("organisation"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        CustomerKind(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static CustomerKind of(String word) {
            return Contract.word(values(), CustomerKind::word, word);
        }
    }

    /** The stage of the customer's relationship with the company. */
    public enum CustomerStatus {
        /** Hasn't bought anything yet. */
        PROSPECT("prospect"),
        /** Buys, or uses what they bought. */
        ACTIVE("active"),
        /** Seems to be leaving. */
        LAPSING("lapsing"),
        /** Has left. */
        FORMER("former"),
        /** Has died. Only a person may contact the relatives. */
        DECEASED("deceased"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        CustomerStatus(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static CustomerStatus of(String word) {
            return Contract.word(values(), CustomerStatus::word, word);
        }
    }

    /**
     * Facts that the host computes from the rest of the context, the same for every plugin. A fact that can't
     * be known is left out. A day is 24 hours.
     *
     * @param contactsLast7Days Contacts that the company started in the last 7 days, according to {@code
     * history}.
     * @param daysSinceLastGesture Days since the latest gesture in {@code history}.
     * @param daysSinceLastInteraction Days since the latest interaction.
     * @param daysSinceLastOrder Days since the latest order was placed.
     * @param daysSinceLastWord Days since the customer last heard from the company: from an item in {@code
     * history} with a channel, or an outbound interaction. Since 1.1.
     * @param failedOrders Orders that failed and haven't been cancelled.
     * @param gestureSpend365Days What gestures in {@code history} cost in the last 365 days: one amount for
     * each currency.
     * @param localTime The time on the customer's clock at {@code as_of}; left out if the time zone isn't
     * known.
     * @param localWeekday The day of the week on the customer's calendar at {@code as_of}; left out if the
     * time zone isn't known.
     * @param openCases Cases that are open or waiting for the customer.
     * @param openComplaints Complaints that are open or waiting for the customer.
     * @param ordersLast365Days Orders placed in the last 365 days.
     * @param promisesBroken Open promises that are past due. Since 1.1.
     * @param promisesDue Open promises that are due within the next 24 hours. Since 1.1.
     * @param promisesOpen Promises that are neither kept nor withdrawn. Since 1.1.
     * @param usualDaysBetweenOrders The customer's usual interval: the median number of days between one day
     * with orders and the next. Left out if there are fewer than three such days.
     */
    @JsonInclude(Include.NON_NULL)
    public record Derived(
        @JsonProperty("contacts_last_7_days") @Nullable Long contactsLast7Days,
        @JsonProperty("days_since_last_gesture") @Nullable Long daysSinceLastGesture,
        @JsonProperty("days_since_last_interaction") @Nullable Long daysSinceLastInteraction,
        @JsonProperty("days_since_last_order") @Nullable Long daysSinceLastOrder,
        @JsonProperty("days_since_last_word") @Nullable Long daysSinceLastWord,
        @JsonProperty("failed_orders") @Nullable Long failedOrders,
        @JsonProperty("gesture_spend_365_days") @JsonInclude(Include.NON_EMPTY) List<Money> gestureSpend365Days,
        @JsonProperty("local_time") @Nullable String localTime,
        @JsonProperty("local_weekday") @Nullable Weekday localWeekday,
        @JsonProperty("open_cases") @Nullable Long openCases,
        @JsonProperty("open_complaints") @Nullable Long openComplaints,
        @JsonProperty("orders_last_365_days") @Nullable Long ordersLast365Days,
        @JsonProperty("promises_broken") @Nullable Long promisesBroken,
        @JsonProperty("promises_due") @Nullable Long promisesDue,
        @JsonProperty("promises_open") @Nullable Long promisesOpen,
        @JsonProperty("usual_days_between_orders") @Nullable Long usualDaysBetweenOrders) {
        public Derived {
            gestureSpend365Days = list(gestureSpend365Days);
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Derived}. */
        public static final class Builder {
            private @Nullable Long contactsLast7Days;
            private @Nullable Long daysSinceLastGesture;
            private @Nullable Long daysSinceLastInteraction;
            private @Nullable Long daysSinceLastOrder;
            private @Nullable Long daysSinceLastWord;
            private @Nullable Long failedOrders;
            private List<Money> gestureSpend365Days;
            private @Nullable String localTime;
            private @Nullable Weekday localWeekday;
            private @Nullable Long openCases;
            private @Nullable Long openComplaints;
            private @Nullable Long ordersLast365Days;
            private @Nullable Long promisesBroken;
            private @Nullable Long promisesDue;
            private @Nullable Long promisesOpen;
            private @Nullable Long usualDaysBetweenOrders;

            private Builder() {
            }

            /** Contacts that the company started in the last 7 days, according to {@code history}. */
            public Builder contactsLast7Days(long contactsLast7Days) {
                this.contactsLast7Days = contactsLast7Days;
                return this;
            }

            /** Days since the latest gesture in {@code history}. */
            public Builder daysSinceLastGesture(long daysSinceLastGesture) {
                this.daysSinceLastGesture = daysSinceLastGesture;
                return this;
            }

            /** Days since the latest interaction. */
            public Builder daysSinceLastInteraction(long daysSinceLastInteraction) {
                this.daysSinceLastInteraction = daysSinceLastInteraction;
                return this;
            }

            /** Days since the latest order was placed. */
            public Builder daysSinceLastOrder(long daysSinceLastOrder) {
                this.daysSinceLastOrder = daysSinceLastOrder;
                return this;
            }

            /**
             * Days since the customer last heard from the company: from an item in {@code history} with a
             * channel, or an outbound interaction. Since 1.1.
             */
            public Builder daysSinceLastWord(long daysSinceLastWord) {
                this.daysSinceLastWord = daysSinceLastWord;
                return this;
            }

            /** Orders that failed and haven't been cancelled. */
            public Builder failedOrders(long failedOrders) {
                this.failedOrders = failedOrders;
                return this;
            }

            /** What gestures in {@code history} cost in the last 365 days: one amount for each currency. */
            public Builder gestureSpend365Days(List<Money> gestureSpend365Days) {
                this.gestureSpend365Days = gestureSpend365Days;
                return this;
            }

            /** The time on the customer's clock at {@code as_of}; left out if the time zone isn't known. */
            public Builder localTime(@Nullable String localTime) {
                this.localTime = localTime;
                return this;
            }

            /**
             * The day of the week on the customer's calendar at {@code as_of}; left out if the time zone
             * isn't known.
             */
            public Builder localWeekday(@Nullable Weekday localWeekday) {
                this.localWeekday = localWeekday;
                return this;
            }

            /** Cases that are open or waiting for the customer. */
            public Builder openCases(long openCases) {
                this.openCases = openCases;
                return this;
            }

            /** Complaints that are open or waiting for the customer. */
            public Builder openComplaints(long openComplaints) {
                this.openComplaints = openComplaints;
                return this;
            }

            /** Orders placed in the last 365 days. */
            public Builder ordersLast365Days(long ordersLast365Days) {
                this.ordersLast365Days = ordersLast365Days;
                return this;
            }

            /** Open promises that are past due. Since 1.1. */
            public Builder promisesBroken(long promisesBroken) {
                this.promisesBroken = promisesBroken;
                return this;
            }

            /** Open promises that are due within the next 24 hours. Since 1.1. */
            public Builder promisesDue(long promisesDue) {
                this.promisesDue = promisesDue;
                return this;
            }

            /** Promises that are neither kept nor withdrawn. Since 1.1. */
            public Builder promisesOpen(long promisesOpen) {
                this.promisesOpen = promisesOpen;
                return this;
            }

            /**
             * The customer's usual interval: the median number of days between one day with orders and the
             * next. Left out if there are fewer than three such days.
             */
            public Builder usualDaysBetweenOrders(long usualDaysBetweenOrders) {
                this.usualDaysBetweenOrders = usualDaysBetweenOrders;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Derived build() {
                return new Derived(
                    contactsLast7Days, daysSinceLastGesture, daysSinceLastInteraction, daysSinceLastOrder,
                    daysSinceLastWord, failedOrders, gestureSpend365Days, localTime, localWeekday, openCases,
                    openComplaints, ordersLast365Days, promisesBroken, promisesDue, promisesOpen,
                    usualDaysBetweenOrders);
            }
        }
    }

    /** Who started it. */
    public enum Direction {
        /** The customer. */
        INBOUND("inbound"),
        /** The company. */
        OUTBOUND("outbound"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        Direction(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static Direction of(String word) {
            return Contract.word(values(), Direction::word, word);
        }
    }

    /**
     * An event that affects many customers.
     *
     * @param ref The CRM's reference.
     * @param kind The kind of event.
     * @param affectsCustomer Whether it affects this customer.
     * @param area The place, as the CRM names it.
     * @param fromAt When it begins.
     * @param untilAt When it ends; unknown if left out.
     */
    @JsonInclude(Include.NON_NULL)
    public record Event(
        @JsonProperty(value = "ref", required = true) String ref,
        @JsonProperty(value = "kind", required = true) EventKind kind,
        @JsonProperty("affects_customer") @Nullable Boolean affectsCustomer,
        @JsonProperty("area") @Nullable String area,
        @JsonProperty("from_at") @Nullable Instant fromAt,
        @JsonProperty("until_at") @Nullable Instant untilAt) {
        public Event {
            Objects.requireNonNull(ref, "ref");
            Objects.requireNonNull(kind, "kind");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes an {@link Event}. */
        public static final class Builder {
            private String ref;
            private EventKind kind;
            private @Nullable Boolean affectsCustomer;
            private @Nullable String area;
            private @Nullable Instant fromAt;
            private @Nullable Instant untilAt;

            private Builder() {
            }

            /** The CRM's reference. */
            public Builder ref(String ref) {
                this.ref = ref;
                return this;
            }

            /** The kind of event. */
            public Builder kind(EventKind kind) {
                this.kind = kind;
                return this;
            }

            /** Whether it affects this customer. */
            public Builder affectsCustomer(boolean affectsCustomer) {
                this.affectsCustomer = affectsCustomer;
                return this;
            }

            /** The place, as the CRM names it. */
            public Builder area(@Nullable String area) {
                this.area = area;
                return this;
            }

            /** When it begins. */
            public Builder fromAt(@Nullable Instant fromAt) {
                this.fromAt = fromAt;
                return this;
            }

            /** When it ends; unknown if left out. */
            public Builder untilAt(@Nullable Instant untilAt) {
                this.untilAt = untilAt;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Event build() {
                return new Event(
                    ref, kind, affectsCustomer, area, fromAt, untilAt);
            }
        }
    }

    /** The kind of event. */
    public enum EventKind {
        /** A contagious disease. */
        PANDEMIC("pandemic"),
        /** A service outage. */
        OUTAGE("outage"),
        /** A product recall. */
        RECALL("recall"),
        /** Severe weather, such as storm, flood, heat or snow. */
        WEATHER("weather"),
        /** A strike. */
        STRIKE("strike"),
        /** The closure of a place, such as a shop. */
        CLOSURE("closure"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        EventKind(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static EventKind of(String word) {
            return Contract.word(values(), EventKind::word, word);
        }
    }

    /**
     * A rating that the customer gave.
     *
     * @param kind Its scale.
     * @param score The score.
     * @param about What it is about: the {@code id} of an order, case, interaction or appointment. Since 1.1.
     * @param at When it was given.
     */
    @JsonInclude(Include.NON_NULL)
    public record Feedback(
        @JsonProperty(value = "kind", required = true) FeedbackKind kind,
        @JsonProperty(value = "score", required = true) long score,
        @JsonProperty("about") @Nullable String about,
        @JsonProperty("at") @Nullable Instant at) {
        public Feedback {
            Objects.requireNonNull(kind, "kind");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Feedback}. */
        public static final class Builder {
            private FeedbackKind kind;
            private Long score;
            private @Nullable String about;
            private @Nullable Instant at;

            private Builder() {
            }

            /** Its scale. */
            public Builder kind(FeedbackKind kind) {
                this.kind = kind;
                return this;
            }

            /** The score. */
            public Builder score(long score) {
                this.score = score;
                return this;
            }

            /** What it is about: the {@code id} of an order, case, interaction or appointment. Since 1.1. */
            public Builder about(@Nullable String about) {
                this.about = about;
                return this;
            }

            /** When it was given. */
            public Builder at(@Nullable Instant at) {
                this.at = at;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Feedback build() {
                return new Feedback(
                    kind, Objects.requireNonNull(score, "score"), about, at);
            }
        }
    }

    /** The scale of a rating. */
    public enum FeedbackKind {
        /** Net Promoter Score: 0 to 10. */
        NPS("nps"),
        /** Customer satisfaction: 1 to 5. */
        CSAT("csat"),
        /** Customer Effort Score: 1 to 7. */
        CES("ces"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        FeedbackKind(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static FeedbackKind of(String word) {
            return Contract.word(values(), FeedbackKind::word, word);
        }
    }

    /**
     * Something that holds the customer up.
     *
     * @param kind What gets in the way, such as {@code payment_error}.
     * @param count How often it happened.
     * @param lastAt When it last happened.
     */
    @JsonInclude(Include.NON_NULL)
    public record Friction(
        @JsonProperty(value = "kind", required = true) String kind,
        @JsonProperty(value = "count", required = true) long count,
        @JsonProperty("last_at") @Nullable Instant lastAt) {
        public Friction {
            Objects.requireNonNull(kind, "kind");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Friction}. */
        public static final class Builder {
            private String kind;
            private Long count;
            private @Nullable Instant lastAt;

            private Builder() {
            }

            /** What gets in the way, such as {@code payment_error}. */
            public Builder kind(String kind) {
                this.kind = kind;
                return this;
            }

            /** How often it happened. */
            public Builder count(long count) {
                this.count = count;
                return this;
            }

            /** When it last happened. */
            public Builder lastAt(@Nullable Instant lastAt) {
                this.lastAt = lastAt;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Friction build() {
                return new Friction(
                    kind, Objects.requireNonNull(count, "count"), lastAt);
            }
        }
    }

    /** How goods reach the customer. */
    public enum Fulfilment {
        /** Delivered at home. */
        HOME("home"),
        /** Picked up in a shop. */
        PICK_UP("pick_up"),
        /** Picked up from a locker. */
        LOCKER("locker"),
        /** Bought in a shop. */
        STORE("store"),
        /** Delivered digitally. */
        DIGITAL("digital"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        Fulfilment(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static Fulfilment of(String word) {
            return Contract.word(values(), Fulfilment::word, word);
        }
    }

    /** Who acted for the company. */
    public enum Handler {
        /** A person. */
        HUMAN("human"),
        /** A bot. */
        BOT("bot"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        Handler(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static Handler of(String word) {
            return Contract.word(values(), Handler::word, word);
        }
    }

    /**
     * What was done for this customer before, and what came of it.
     *
     * @param key The action's {@code key}.
     * @param kind What was done.
     * @param at When it was done.
     * @param channel The channel that it used; left out if it didn't reach the customer.
     * @param cost What it cost.
     * @param group The action's {@code group}.
     * @param outcome What came of it.
     * @param plugin The plugin that proposed it.
     * @param purpose What it was for.
     * @param said The digest of what it said, as the decision gave it. Since 1.1.
     */
    @JsonInclude(Include.NON_NULL)
    public record HistoryItem(
        @JsonProperty(value = "key", required = true) String key,
        @JsonProperty(value = "kind", required = true) HistoryKind kind,
        @JsonProperty(value = "at", required = true) Instant at,
        @JsonProperty("channel") @Nullable Channel channel,
        @JsonProperty("cost") @Nullable Money cost,
        @JsonProperty("group") @Nullable String group,
        @JsonProperty("outcome") @Nullable Outcome outcome,
        @JsonProperty("plugin") @Nullable String plugin,
        @JsonProperty("purpose") @Nullable Purpose purpose,
        @JsonProperty("said") @Nullable String said) {
        public HistoryItem {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(at, "at");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link HistoryItem}. */
        public static final class Builder {
            private String key;
            private HistoryKind kind;
            private Instant at;
            private @Nullable Channel channel;
            private @Nullable Money cost;
            private @Nullable String group;
            private @Nullable Outcome outcome;
            private @Nullable String plugin;
            private @Nullable Purpose purpose;
            private @Nullable String said;

            private Builder() {
            }

            /** The action's {@code key}. */
            public Builder key(String key) {
                this.key = key;
                return this;
            }

            /** What was done. */
            public Builder kind(HistoryKind kind) {
                this.kind = kind;
                return this;
            }

            /** When it was done. */
            public Builder at(Instant at) {
                this.at = at;
                return this;
            }

            /** The channel that it used; left out if it didn't reach the customer. */
            public Builder channel(@Nullable Channel channel) {
                this.channel = channel;
                return this;
            }

            /** What it cost. */
            public Builder cost(@Nullable Money cost) {
                this.cost = cost;
                return this;
            }

            /** The action's {@code group}. */
            public Builder group(@Nullable String group) {
                this.group = group;
                return this;
            }

            /** What came of it. */
            public Builder outcome(@Nullable Outcome outcome) {
                this.outcome = outcome;
                return this;
            }

            /** The plugin that proposed it. */
            public Builder plugin(@Nullable String plugin) {
                this.plugin = plugin;
                return this;
            }

            /** What it was for. */
            public Builder purpose(@Nullable Purpose purpose) {
                this.purpose = purpose;
                return this;
            }

            /** The digest of what it said, as the decision gave it. Since 1.1. */
            public Builder said(@Nullable String said) {
                this.said = said;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public HistoryItem build() {
                return new HistoryItem(
                    key, kind, at, channel, cost, group, outcome, plugin, purpose, said);
            }
        }
    }

    /**
     * What an item in {@code history} was: an action of a plugin, or something else that reached the
     * customer.
     */
    public enum HistoryKind {
        /** The action {@code check_in}. */
        CHECK_IN("check_in"),
        /** The action {@code gesture}. */
        GESTURE("gesture"),
        /** The action {@code human_handover}. */
        HUMAN_HANDOVER("human_handover"),
        /** The action {@code service_recovery}. */
        SERVICE_RECOVERY("service_recovery"),
        /** The action {@code channel_suggestion}. */
        CHANNEL_SUGGESTION("channel_suggestion"),
        /** The action {@code self_service}. */
        SELF_SERVICE("self_service"),
        /** The action {@code community_help}. */
        COMMUNITY_HELP("community_help"),
        /** The action {@code heads_up}. */
        HEADS_UP("heads_up"),
        /** The action {@code delivery_adaptation}. */
        DELIVERY_ADAPTATION("delivery_adaptation"),
        /** The action {@code preference_ask}. */
        PREFERENCE_ASK("preference_ask"),
        /** The action {@code internal_insight}. */
        INTERNAL_INSIGHT("internal_insight"),
        /** A call that sells something. No plugin proposed it. Since 1.1. */
        SALES_CALL("sales_call"),
        /** A newsletter or another message to many customers at once. No plugin proposed it. Since 1.1. */
        NEWSLETTER("newsletter"),
        /** A bill, or a reminder to pay one. No plugin proposed it. Since 1.1. */
        BILL("bill"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        HistoryKind(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static HistoryKind of(String word) {
            return Contract.word(values(), HistoryKind::word, word);
        }
    }

    /** The occasion on which the CRM asks for a decision. */
    public enum Hook {
        /** A regular review of a customer, such as in a nightly run. */
        REVIEW("review"),
        /** The customer gets in touch. */
        CONTACT_STARTED("contact_started"),
        /** A conversation has ended. */
        CONTACT_ENDED("contact_ended"),
        /** An order was placed. */
        ORDER_PLACED("order_placed"),
        /** An order is late. */
        ORDER_DELAYED("order_delayed"),
        /** An order failed. */
        ORDER_FAILED("order_failed"),
        /** A case was opened. */
        CASE_OPENED("case_opened"),
        /** A case was closed. */
        CASE_CLOSED("case_closed"),
        /** An event began that affects many customers, such as an outage, a storm or a closure. */
        EVENT_STARTED("event_started"),
        /** The customer changed preferences or permissions. */
        PREFERENCES_CHANGED("preferences_changed"),
        /** The customer is visiting the shop, the app or their account. */
        VISIT("visit"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        Hook(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static Hook of(String word) {
            return Contract.word(values(), Hook::word, word);
        }
    }

    /**
     * A conversation or a message.
     *
     * @param id The CRM's reference.
     * @param at When it took place.
     * @param channel The channel.
     * @param direction Who started it.
     * @param durationS How long it took, in seconds. Since 1.1.
     * @param effort The customer's effort.
     * @param event The event that it was about: the {@code ref} of an item in {@code events}.
     * @param handler Who acted for the company.
     * @param outcome How it ended.
     * @param sentiment How the customer sounded.
     * @param topic What it was about, as the CRM names it, such as {@code delivery}.
     */
    @JsonInclude(Include.NON_NULL)
    public record Interaction(
        @JsonProperty(value = "id", required = true) String id,
        @JsonProperty(value = "at", required = true) Instant at,
        @JsonProperty("channel") @Nullable Channel channel,
        @JsonProperty("direction") @Nullable Direction direction,
        @JsonProperty("duration_s") @Nullable Long durationS,
        @JsonProperty("effort") @Nullable Long effort,
        @JsonProperty("event") @Nullable String event,
        @JsonProperty("handler") @Nullable Handler handler,
        @JsonProperty("outcome") @Nullable InteractionOutcome outcome,
        @JsonProperty("sentiment") @Nullable Double sentiment,
        @JsonProperty("topic") @Nullable String topic) {
        public Interaction {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(at, "at");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes an {@link Interaction}. */
        public static final class Builder {
            private String id;
            private Instant at;
            private @Nullable Channel channel;
            private @Nullable Direction direction;
            private @Nullable Long durationS;
            private @Nullable Long effort;
            private @Nullable String event;
            private @Nullable Handler handler;
            private @Nullable InteractionOutcome outcome;
            private @Nullable Double sentiment;
            private @Nullable String topic;

            private Builder() {
            }

            /** The CRM's reference. */
            public Builder id(String id) {
                this.id = id;
                return this;
            }

            /** When it took place. */
            public Builder at(Instant at) {
                this.at = at;
                return this;
            }

            /** The channel. */
            public Builder channel(@Nullable Channel channel) {
                this.channel = channel;
                return this;
            }

            /** Who started it. */
            public Builder direction(@Nullable Direction direction) {
                this.direction = direction;
                return this;
            }

            /** How long it took, in seconds. Since 1.1. */
            public Builder durationS(long durationS) {
                this.durationS = durationS;
                return this;
            }

            /** The customer's effort. */
            public Builder effort(long effort) {
                this.effort = effort;
                return this;
            }

            /** The event that it was about: the {@code ref} of an item in {@code events}. */
            public Builder event(@Nullable String event) {
                this.event = event;
                return this;
            }

            /** Who acted for the company. */
            public Builder handler(@Nullable Handler handler) {
                this.handler = handler;
                return this;
            }

            /** How it ended. */
            public Builder outcome(@Nullable InteractionOutcome outcome) {
                this.outcome = outcome;
                return this;
            }

            /** How the customer sounded. */
            public Builder sentiment(double sentiment) {
                this.sentiment = sentiment;
                return this;
            }

            /** What it was about, as the CRM names it, such as {@code delivery}. */
            public Builder topic(@Nullable String topic) {
                this.topic = topic;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Interaction build() {
                return new Interaction(
                    id, at, channel, direction, durationS, effort, event, handler, outcome, sentiment, topic);
            }
        }
    }

    /** How a conversation ended. */
    public enum InteractionOutcome {
        /** The question was answered. */
        RESOLVED("resolved"),
        /** The question wasn't answered. */
        UNRESOLVED("unresolved"),
        /** The customer gave up. */
        ABANDONED("abandoned"),
        /** Somebody else took over. */
        ESCALATED("escalated"),
        /** The customer said yes to what was offered. Since 1.1. */
        ACCEPTED("accepted"),
        /** The customer said no to what was offered. Since 1.1. */
        DECLINED("declined"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        InteractionOutcome(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static InteractionOutcome of(String word) {
            return Contract.word(values(), InteractionOutcome::word, word);
        }
    }

    /**
     * How far the customer is in a journey.
     *
     * @param journey The journey, as the CRM names it, such as {@code move_house}.
     * @param enteredAt When the customer entered that stage.
     * @param friction Where the customer gets stuck.
     * @param stage The stage that the customer has reached.
     */
    @JsonInclude(Include.NON_NULL)
    public record Journey(
        @JsonProperty(value = "journey", required = true) String journey,
        @JsonProperty("entered_at") @Nullable Instant enteredAt,
        @JsonProperty("friction") @JsonInclude(Include.NON_EMPTY) List<Friction> friction,
        @JsonProperty("stage") @Nullable String stage) {
        public Journey {
            Objects.requireNonNull(journey, "journey");
            friction = list(friction);
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Journey}. */
        public static final class Builder {
            private String journey;
            private @Nullable Instant enteredAt;
            private List<Friction> friction;
            private @Nullable String stage;

            private Builder() {
            }

            /** The journey, as the CRM names it, such as {@code move_house}. */
            public Builder journey(String journey) {
                this.journey = journey;
                return this;
            }

            /** When the customer entered that stage. */
            public Builder enteredAt(@Nullable Instant enteredAt) {
                this.enteredAt = enteredAt;
                return this;
            }

            /** Where the customer gets stuck. */
            public Builder friction(List<Friction> friction) {
                this.friction = friction;
                return this;
            }

            /** The stage that the customer has reached. */
            public Builder stage(@Nullable String stage) {
                this.stage = stage;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Journey build() {
                return new Journey(
                    journey, enteredAt, friction, stage);
            }
        }
    }

    /** The legal basis of the contact (GDPR article 6). */
    public enum LegalBasis {
        /** The customer's consent. */
        CONSENT("consent"),
        /** The contract with the customer. */
        CONTRACT("contract"),
        /** A legal obligation. */
        LEGAL_OBLIGATION("legal_obligation"),
        /** Somebody's vital interests. */
        VITAL_INTEREST("vital_interest"),
        /** A task in the public interest. */
        PUBLIC_INTEREST("public_interest"),
        /** A legitimate interest of the company. */
        LEGITIMATE_INTEREST("legitimate_interest"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        LegalBasis(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static LegalBasis of(String word) {
            return Contract.word(values(), LegalBasis::word, word);
        }
    }

    /**
     * The most contacts that the customer wants within some days.
     *
     * @param max The most contacts; 0 means none.
     * @param perDays The length of the period, in days of 24 hours.
     * @param channel The channel that it applies to. Default: all channels together.
     */
    @JsonInclude(Include.NON_NULL)
    public record MaxContacts(
        @JsonProperty(value = "max", required = true) long max,
        @JsonProperty(value = "per_days", required = true) long perDays,
        @JsonProperty("channel") @Nullable Channel channel) {
        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link MaxContacts}. */
        public static final class Builder {
            private Long max;
            private Long perDays;
            private @Nullable Channel channel;

            private Builder() {
            }

            /** The most contacts; 0 means none. */
            public Builder max(long max) {
                this.max = max;
                return this;
            }

            /** The length of the period, in days of 24 hours. */
            public Builder perDays(long perDays) {
                this.perDays = perDays;
                return this;
            }

            /** The channel that it applies to. Default: all channels together. */
            public Builder channel(@Nullable Channel channel) {
                this.channel = channel;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public MaxContacts build() {
                return new MaxContacts(
                    Objects.requireNonNull(max, "max"), Objects.requireNonNull(perDays, "per_days"), channel);
            }
        }
    }

    /** How the customer is served: in person or remotely. */
    public enum Modality {
        /** In a shop, at a counter or at home. */
        IN_PERSON("in_person"),
        /** By telephone, video or screen. */
        VIRTUAL("virtual"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        Modality(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static Modality of(String word) {
            return Contract.word(values(), Modality::word, word);
        }
    }

    /**
     * An amount of money. Amounts in different currencies are never added or converted.
     *
     * @param minor The amount in the currency's smallest unit: 1250 is EUR 12.50.
     * @param currency The currency's ISO 4217 code.
     */
    @JsonInclude(Include.NON_NULL)
    public record Money(
        @JsonProperty(value = "minor", required = true) long minor,
        @JsonProperty(value = "currency", required = true) String currency) {
        public Money {
            Objects.requireNonNull(currency, "currency");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Money}. */
        public static final class Builder {
            private Long minor;
            private String currency;

            private Builder() {
            }

            /** The amount in the currency's smallest unit: 1250 is EUR 12.50. */
            public Builder minor(long minor) {
                this.minor = minor;
                return this;
            }

            /** The currency's ISO 4217 code. */
            public Builder currency(String currency) {
                this.currency = currency;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Money build() {
                return new Money(
                    Objects.requireNonNull(minor, "minor"), currency);
            }
        }
    }

    /**
     * An order.
     *
     * @param id The CRM's reference.
     * @param status Its state.
     * @param amount What it cost.
     * @param cancelledBy Who cancelled it. Since 1.1.
     * @param deliveredAt When it was delivered. Since 1.1.
     * @param event The event that affects it: the {@code ref} of an item in {@code events}.
     * @param expectedAt When it is expected now.
     * @param failure Why it failed, such as {@code carrier_lost}.
     * @param fulfilment How it reaches the customer.
     * @param paid Whether the customer has paid for it. Since 1.1.
     * @param partDelivered Whether a part of it was delivered and the rest is still to come. Since 1.1.
     * @param placedAt When it was placed.
     * @param promisedAt When delivery is promised for.
     * @param promisedOn The day for which delivery is promised, if no hour was promised. Since 1.1.
     * @param refunded What was paid back. Since 1.1.
     */
    @JsonInclude(Include.NON_NULL)
    public record Order(
        @JsonProperty(value = "id", required = true) String id,
        @JsonProperty(value = "status", required = true) OrderStatus status,
        @JsonProperty("amount") @Nullable Money amount,
        @JsonProperty("cancelled_by") @Nullable Party cancelledBy,
        @JsonProperty("delivered_at") @Nullable Instant deliveredAt,
        @JsonProperty("event") @Nullable String event,
        @JsonProperty("expected_at") @Nullable Instant expectedAt,
        @JsonProperty("failure") @Nullable String failure,
        @JsonProperty("fulfilment") @Nullable Fulfilment fulfilment,
        @JsonProperty("paid") @Nullable Boolean paid,
        @JsonProperty("part_delivered") @Nullable Boolean partDelivered,
        @JsonProperty("placed_at") @Nullable Instant placedAt,
        @JsonProperty("promised_at") @Nullable Instant promisedAt,
        @JsonProperty("promised_on") @Nullable String promisedOn,
        @JsonProperty("refunded") @Nullable Money refunded) {
        public Order {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(status, "status");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes an {@link Order}. */
        public static final class Builder {
            private String id;
            private OrderStatus status;
            private @Nullable Money amount;
            private @Nullable Party cancelledBy;
            private @Nullable Instant deliveredAt;
            private @Nullable String event;
            private @Nullable Instant expectedAt;
            private @Nullable String failure;
            private @Nullable Fulfilment fulfilment;
            private @Nullable Boolean paid;
            private @Nullable Boolean partDelivered;
            private @Nullable Instant placedAt;
            private @Nullable Instant promisedAt;
            private @Nullable String promisedOn;
            private @Nullable Money refunded;

            private Builder() {
            }

            /** The CRM's reference. */
            public Builder id(String id) {
                this.id = id;
                return this;
            }

            /** Its state. */
            public Builder status(OrderStatus status) {
                this.status = status;
                return this;
            }

            /** What it cost. */
            public Builder amount(@Nullable Money amount) {
                this.amount = amount;
                return this;
            }

            /** Who cancelled it. Since 1.1. */
            public Builder cancelledBy(@Nullable Party cancelledBy) {
                this.cancelledBy = cancelledBy;
                return this;
            }

            /** When it was delivered. Since 1.1. */
            public Builder deliveredAt(@Nullable Instant deliveredAt) {
                this.deliveredAt = deliveredAt;
                return this;
            }

            /** The event that affects it: the {@code ref} of an item in {@code events}. */
            public Builder event(@Nullable String event) {
                this.event = event;
                return this;
            }

            /** When it is expected now. */
            public Builder expectedAt(@Nullable Instant expectedAt) {
                this.expectedAt = expectedAt;
                return this;
            }

            /** Why it failed, such as {@code carrier_lost}. */
            public Builder failure(@Nullable String failure) {
                this.failure = failure;
                return this;
            }

            /** How it reaches the customer. */
            public Builder fulfilment(@Nullable Fulfilment fulfilment) {
                this.fulfilment = fulfilment;
                return this;
            }

            /** Whether the customer has paid for it. Since 1.1. */
            public Builder paid(boolean paid) {
                this.paid = paid;
                return this;
            }

            /** Whether a part of it was delivered and the rest is still to come. Since 1.1. */
            public Builder partDelivered(boolean partDelivered) {
                this.partDelivered = partDelivered;
                return this;
            }

            /** When it was placed. */
            public Builder placedAt(@Nullable Instant placedAt) {
                this.placedAt = placedAt;
                return this;
            }

            /** When delivery is promised for. */
            public Builder promisedAt(@Nullable Instant promisedAt) {
                this.promisedAt = promisedAt;
                return this;
            }

            /** The day for which delivery is promised, if no hour was promised. Since 1.1. */
            public Builder promisedOn(@Nullable String promisedOn) {
                this.promisedOn = promisedOn;
                return this;
            }

            /** What was paid back. Since 1.1. */
            public Builder refunded(@Nullable Money refunded) {
                this.refunded = refunded;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Order build() {
                return new Order(
                    id, status, amount, cancelledBy, deliveredAt, event, expectedAt, failure, fulfilment,
                    paid, partDelivered, placedAt, promisedAt, promisedOn, refunded);
            }
        }
    }

    /** The state of an order. */
    public enum OrderStatus {
        /** Placed. */
        PLACED("placed"),
        /** On the way. */
        SHIPPED("shipped"),
        /** Delivered to the customer. */
        DELIVERED("delivered"),
        /** Something went wrong, and the customer has nothing. */
        FAILED("failed"),
        /** Cancelled before it was sent. */
        CANCELLED("cancelled"),
        /** Sent back. */
        RETURNED("returned"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        OrderStatus(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static OrderStatus of(String word) {
            return Contract.word(values(), OrderStatus::word, word);
        }
    }

    /** What came of an action. */
    public enum Outcome {
        /** It reached the customer; nothing more is known. */
        DELIVERED("delivered"),
        /** The customer accepted it. */
        ACCEPTED("accepted"),
        /** The customer dismissed it. */
        DISMISSED("dismissed"),
        /** The customer complained about it. */
        COMPLAINED("complained"),
        /** It never reached the customer. */
        FAILED("failed"),
        /** It was sent; whether it arrived isn't known. Since 1.1. */
        SENT("sent"),
        /** It was cancelled before it was carried out. Since 1.1. */
        CANCELLED("cancelled"),
        /**
         * Its goal was met, such as a customer coming back. This can be known for customers who were held
         * out, too.
         */
        GOAL_MET("goal_met"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static Outcome of(String word) {
            return Contract.word(values(), Outcome::word, word);
        }
    }

    /** One side of the relationship. */
    public enum Party {
        /** The customer. */
        CUSTOMER("customer"),
        /** The company. */
        COMPANY("company"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        Party(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static Party of(String word) {
            return Contract.word(values(), Party::word, word);
        }
    }

    /**
     * The customer's wish not to be contacted for a while.
     *
     * @param untilAt When it ends. Default: until further notice.
     */
    @JsonInclude(Include.NON_NULL)
    public record Pause(
        @JsonProperty("until_at") @Nullable Instant untilAt) {
        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Pause}. */
        public static final class Builder {
            private @Nullable Instant untilAt;

            private Builder() {
            }

            /** When it ends. Default: until further notice. */
            public Builder untilAt(@Nullable Instant untilAt) {
                this.untilAt = untilAt;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Pause build() {
                return new Pause(
                    untilAt);
            }
        }
    }

    /**
     * What the customer granted, denied or revoked for one purpose. A "no" with the same or a wider scope
     * overrides any "yes".
     *
     * @param purpose The purpose that it applies to.
     * @param status What the customer said.
     * @param basis The legal basis.
     * @param channel The channel that it applies to. Default: every channel.
     * @param fromAt When it begins to hold.
     * @param source Where the customer said so, such as {@code preference_page}.
     * @param toAt When it ceases to hold.
     * @param topic The topic that it applies to. Default: every topic.
     */
    @JsonInclude(Include.NON_NULL)
    public record Permission(
        @JsonProperty(value = "purpose", required = true) Purpose purpose,
        @JsonProperty(value = "status", required = true) PermissionStatus status,
        @JsonProperty("basis") @Nullable LegalBasis basis,
        @JsonProperty("channel") @Nullable Channel channel,
        @JsonProperty("from_at") @Nullable Instant fromAt,
        @JsonProperty("source") @Nullable String source,
        @JsonProperty("to_at") @Nullable Instant toAt,
        @JsonProperty("topic") @Nullable String topic) {
        public Permission {
            Objects.requireNonNull(purpose, "purpose");
            Objects.requireNonNull(status, "status");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Permission}. */
        public static final class Builder {
            private Purpose purpose;
            private PermissionStatus status;
            private @Nullable LegalBasis basis;
            private @Nullable Channel channel;
            private @Nullable Instant fromAt;
            private @Nullable String source;
            private @Nullable Instant toAt;
            private @Nullable String topic;

            private Builder() {
            }

            /** The purpose that it applies to. */
            public Builder purpose(Purpose purpose) {
                this.purpose = purpose;
                return this;
            }

            /** What the customer said. */
            public Builder status(PermissionStatus status) {
                this.status = status;
                return this;
            }

            /** The legal basis. */
            public Builder basis(@Nullable LegalBasis basis) {
                this.basis = basis;
                return this;
            }

            /** The channel that it applies to. Default: every channel. */
            public Builder channel(@Nullable Channel channel) {
                this.channel = channel;
                return this;
            }

            /** When it begins to hold. */
            public Builder fromAt(@Nullable Instant fromAt) {
                this.fromAt = fromAt;
                return this;
            }

            /** Where the customer said so, such as {@code preference_page}. */
            public Builder source(@Nullable String source) {
                this.source = source;
                return this;
            }

            /** When it ceases to hold. */
            public Builder toAt(@Nullable Instant toAt) {
                this.toAt = toAt;
                return this;
            }

            /** The topic that it applies to. Default: every topic. */
            public Builder topic(@Nullable String topic) {
                this.topic = topic;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Permission build() {
                return new Permission(
                    purpose, status, basis, channel, fromAt, source, toAt, topic);
            }
        }
    }

    /** What the customer said about one purpose. */
    public enum PermissionStatus {
        /** Said yes. */
        GRANTED("granted"),
        /** Said no. */
        DENIED("denied"),
        /** Said yes, and withdrew it. */
        REVOKED("revoked"),
        /** Said yes, and it has expired. */
        EXPIRED("expired"),
        /** Was asked and hasn't answered. */
        PENDING("pending"),
        /** Nothing is known. */
        UNKNOWN("unknown"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        PermissionStatus(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static PermissionStatus of(String word) {
            return Contract.word(values(), PermissionStatus::word, word);
        }
    }

    /**
     * What the customer asked for. Preferences can only tighten the operator's rules.
     *
     * @param avoidChannels The channels that the customer doesn't want to be contacted on.
     * @param contactMode How much contact the customer wants.
     * @param maxContacts The most contacts that the customer wants within some days.
     * @param modality In person or remotely, for each task.
     * @param pause The customer's wish not to be contacted for a while.
     * @param preferredChannels The channels that the customer prefers, best first.
     * @param quietHours Hours on the customer's clock at which nothing may arrive.
     * @param selfService Alone or with help.
     */
    @JsonInclude(Include.NON_NULL)
    public record Preferences(
        @JsonProperty("avoid_channels") @JsonInclude(Include.NON_EMPTY) List<Channel> avoidChannels,
        @JsonProperty("contact_mode") @Nullable ContactMode contactMode,
        @JsonProperty("max_contacts") @JsonInclude(Include.NON_EMPTY) List<MaxContacts> maxContacts,
        @JsonProperty("modality") @JsonInclude(Include.NON_EMPTY) List<TaskModality> modality,
        @JsonProperty("pause") @Nullable Pause pause,
        @JsonProperty("preferred_channels") @JsonInclude(Include.NON_EMPTY) List<Channel> preferredChannels,
        @JsonProperty("quiet_hours") @JsonInclude(Include.NON_EMPTY) List<QuietHours> quietHours,
        @JsonProperty("self_service") @Nullable SelfServicePreference selfService) {
        public Preferences {
            avoidChannels = list(avoidChannels);
            maxContacts = list(maxContacts);
            modality = list(modality);
            preferredChannels = list(preferredChannels);
            quietHours = list(quietHours);
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Preferences}. */
        public static final class Builder {
            private List<Channel> avoidChannels;
            private @Nullable ContactMode contactMode;
            private List<MaxContacts> maxContacts;
            private List<TaskModality> modality;
            private @Nullable Pause pause;
            private List<Channel> preferredChannels;
            private List<QuietHours> quietHours;
            private @Nullable SelfServicePreference selfService;

            private Builder() {
            }

            /** The channels that the customer doesn't want to be contacted on. */
            public Builder avoidChannels(List<Channel> avoidChannels) {
                this.avoidChannels = avoidChannels;
                return this;
            }

            /** How much contact the customer wants. */
            public Builder contactMode(@Nullable ContactMode contactMode) {
                this.contactMode = contactMode;
                return this;
            }

            /** The most contacts that the customer wants within some days. */
            public Builder maxContacts(List<MaxContacts> maxContacts) {
                this.maxContacts = maxContacts;
                return this;
            }

            /** In person or remotely, for each task. */
            public Builder modality(List<TaskModality> modality) {
                this.modality = modality;
                return this;
            }

            /** The customer's wish not to be contacted for a while. */
            public Builder pause(@Nullable Pause pause) {
                this.pause = pause;
                return this;
            }

            /** The channels that the customer prefers, best first. */
            public Builder preferredChannels(List<Channel> preferredChannels) {
                this.preferredChannels = preferredChannels;
                return this;
            }

            /** Hours on the customer's clock at which nothing may arrive. */
            public Builder quietHours(List<QuietHours> quietHours) {
                this.quietHours = quietHours;
                return this;
            }

            /** Alone or with help. */
            public Builder selfService(@Nullable SelfServicePreference selfService) {
                this.selfService = selfService;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Preferences build() {
                return new Preferences(
                    avoidChannels, contactMode, maxContacts, modality, pause, preferredChannels, quietHours,
                    selfService);
            }
        }
    }

    /**
     * What the company has promised the customer. A decision lists the promises of what it offers; the CRM
     * keeps them, and brings them back with what became of them.
     *
     * <p>A promise is open until it is kept or withdrawn. An open promise that is past due is broken.
     *
     * @param id The promise's id, as the action named it. A later promise with the same id replaces an
     * earlier one.
     * @param what What was promised, in a sentence for staff.
     * @param madeAt When it was made.
     * @param dueAt When it must be kept.
     * @param about What it is about: the {@code id} of an order or a case, or the {@code ref} of an event.
     * @param keptAt When it was kept.
     * @param key The {@code key} of the action that made it.
     * @param plugin The plugin whose action made it.
     * @param queue The queue that keeps it. Left out if the action keeps it by itself.
     * @param withdrawnAt When it was withdrawn: the customer was told that it no longer holds, or no longer
     * needs it.
     */
    @JsonInclude(Include.NON_NULL)
    public record PromiseMade(
        @JsonProperty(value = "id", required = true) String id,
        @JsonProperty(value = "what", required = true) String what,
        @JsonProperty(value = "made_at", required = true) Instant madeAt,
        @JsonProperty(value = "due_at", required = true) Instant dueAt,
        @JsonProperty("about") @Nullable String about,
        @JsonProperty("kept_at") @Nullable Instant keptAt,
        @JsonProperty("key") @Nullable String key,
        @JsonProperty("plugin") @Nullable String plugin,
        @JsonProperty("queue") @Nullable String queue,
        @JsonProperty("withdrawn_at") @Nullable Instant withdrawnAt) {
        public PromiseMade {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(what, "what");
            Objects.requireNonNull(madeAt, "made_at");
            Objects.requireNonNull(dueAt, "due_at");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link PromiseMade}. */
        public static final class Builder {
            private String id;
            private String what;
            private Instant madeAt;
            private Instant dueAt;
            private @Nullable String about;
            private @Nullable Instant keptAt;
            private @Nullable String key;
            private @Nullable String plugin;
            private @Nullable String queue;
            private @Nullable Instant withdrawnAt;

            private Builder() {
            }

            /**
             * The promise's id, as the action named it. A later promise with the same id replaces an earlier
             * one.
             */
            public Builder id(String id) {
                this.id = id;
                return this;
            }

            /** What was promised, in a sentence for staff. */
            public Builder what(String what) {
                this.what = what;
                return this;
            }

            /** When it was made. */
            public Builder madeAt(Instant madeAt) {
                this.madeAt = madeAt;
                return this;
            }

            /** When it must be kept. */
            public Builder dueAt(Instant dueAt) {
                this.dueAt = dueAt;
                return this;
            }

            /** What it is about: the {@code id} of an order or a case, or the {@code ref} of an event. */
            public Builder about(@Nullable String about) {
                this.about = about;
                return this;
            }

            /** When it was kept. */
            public Builder keptAt(@Nullable Instant keptAt) {
                this.keptAt = keptAt;
                return this;
            }

            /** The {@code key} of the action that made it. */
            public Builder key(@Nullable String key) {
                this.key = key;
                return this;
            }

            /** The plugin whose action made it. */
            public Builder plugin(@Nullable String plugin) {
                this.plugin = plugin;
                return this;
            }

            /** The queue that keeps it. Left out if the action keeps it by itself. */
            public Builder queue(@Nullable String queue) {
                this.queue = queue;
                return this;
            }

            /**
             * When it was withdrawn: the customer was told that it no longer holds, or no longer needs it.
             */
            public Builder withdrawnAt(@Nullable Instant withdrawnAt) {
                this.withdrawnAt = withdrawnAt;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public PromiseMade build() {
                return new PromiseMade(
                    id, what, madeAt, dueAt, about, keptAt, key, plugin, queue, withdrawnAt);
            }
        }
    }

    /**
     * What an action is for. The purpose decides which permission is needed. The order is from least to most
     * strict.
     */
    public enum Purpose {
        /**
         * Carrying out what customer and company agreed, such as an order, a subscription or a complaint.
         */
        SERVICE("service"),
        /** Attention that sells nothing, such as a check-in, a gesture or help. */
        CARE("care"),
        /** Asking the customer for an opinion that helps the company. */
        RESEARCH("research"),
        /** Anything meant to sell. */
        MARKETING("marketing"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        Purpose(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static Purpose of(String word) {
            return Contract.word(values(), Purpose::word, word);
        }
    }

    /**
     * A team that takes work.
     *
     * @param queue The queue's name.
     * @param open Whether it takes new work.
     * @param nextSlots The next times at which somebody is free.
     * @param skills The team's skills, such as a language or a subject.
     * @param waitS How long a customer waits now, in seconds.
     */
    @JsonInclude(Include.NON_NULL)
    public record Queue(
        @JsonProperty(value = "queue", required = true) String queue,
        @JsonProperty(value = "open", required = true) boolean open,
        @JsonProperty("next_slots") @JsonInclude(Include.NON_EMPTY) List<Instant> nextSlots,
        @JsonProperty("skills") @JsonInclude(Include.NON_EMPTY) List<String> skills,
        @JsonProperty("wait_s") @Nullable Long waitS) {
        public Queue {
            Objects.requireNonNull(queue, "queue");
            nextSlots = list(nextSlots);
            skills = list(skills);
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Queue}. */
        public static final class Builder {
            private String queue;
            private Boolean open;
            private List<Instant> nextSlots;
            private List<String> skills;
            private @Nullable Long waitS;

            private Builder() {
            }

            /** The queue's name. */
            public Builder queue(String queue) {
                this.queue = queue;
                return this;
            }

            /** Whether it takes new work. */
            public Builder open(boolean open) {
                this.open = open;
                return this;
            }

            /** The next times at which somebody is free. */
            public Builder nextSlots(List<Instant> nextSlots) {
                this.nextSlots = nextSlots;
                return this;
            }

            /** The team's skills, such as a language or a subject. */
            public Builder skills(List<String> skills) {
                this.skills = skills;
                return this;
            }

            /** How long a customer waits now, in seconds. */
            public Builder waitS(long waitS) {
                this.waitS = waitS;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Queue build() {
                return new Queue(
                    queue, Objects.requireNonNull(open, "open"), nextSlots, skills, waitS);
            }
        }
    }

    /**
     * Hours on the customer's clock at which nothing may arrive: from {@code from} up to but not including
     * {@code to}. If {@code to} isn't later than {@code from}, they end the next day.
     *
     * @param from The first quiet minute.
     * @param to The first minute that isn't quiet.
     * @param days The days on which they begin. Default: every day.
     */
    @JsonInclude(Include.NON_NULL)
    public record QuietHours(
        @JsonProperty(value = "from", required = true) String from,
        @JsonProperty(value = "to", required = true) String to,
        @JsonProperty("days") @JsonInclude(Include.NON_EMPTY) List<Weekday> days) {
        public QuietHours {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            days = list(days);
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link QuietHours}. */
        public static final class Builder {
            private String from;
            private String to;
            private List<Weekday> days;

            private Builder() {
            }

            /** The first quiet minute. */
            public Builder from(String from) {
                this.from = from;
                return this;
            }

            /** The first minute that isn't quiet. */
            public Builder to(String to) {
                this.to = to;
                return this;
            }

            /** The days on which they begin. Default: every day. */
            public Builder days(List<Weekday> days) {
                this.days = days;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public QuietHours build() {
                return new QuietHours(
                    from, to, days);
            }
        }
    }

    /** How something is put right. */
    public enum Remedy {
        /** An apology. */
        APOLOGY("apology"),
        /** A replacement. */
        REPLACE("replace"),
        /** Money back. */
        REFUND("refund"),
        /** A new date. */
        REBOOK("rebook"),
        /** Faster delivery or handling. */
        EXPEDITE("expedite"),
        /** A change of terms. */
        TERM_CHANGE("term_change"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        Remedy(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static Remedy of(String word) {
            return Contract.word(values(), Remedy::word, word);
        }
    }

    /** What the company did about a case. */
    public enum Resolution {
        /** It put things right. */
        REMEDIED("remedied"),
        /** It explained, and there was nothing to put right. */
        EXPLAINED("explained"),
        /** It said no. */
        REFUSED("refused"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        Resolution(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static Resolution of(String word) {
            return Contract.word(values(), Resolution::word, word);
        }
    }

    /**
     * A score from one of the CRM's models.
     *
     * @param name What it estimates, such as {@code churn}.
     * @param value The score.
     * @param asOf When it was computed.
     * @param model The model that computed it.
     */
    @JsonInclude(Include.NON_NULL)
    public record Score(
        @JsonProperty(value = "name", required = true) String name,
        @JsonProperty(value = "value", required = true) double value,
        @JsonProperty("as_of") @Nullable Instant asOf,
        @JsonProperty("model") @Nullable String model) {
        public Score {
            Objects.requireNonNull(name, "name");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Score}. */
        public static final class Builder {
            private String name;
            private Double value;
            private @Nullable Instant asOf;
            private @Nullable String model;

            private Builder() {
            }

            /** What it estimates, such as {@code churn}. */
            public Builder name(String name) {
                this.name = name;
                return this;
            }

            /** The score. */
            public Builder value(double value) {
                this.value = value;
                return this;
            }

            /** When it was computed. */
            public Builder asOf(@Nullable Instant asOf) {
                this.asOf = asOf;
                return this;
            }

            /** The model that computed it. */
            public Builder model(@Nullable String model) {
                this.model = model;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Score build() {
                return new Score(
                    name, Objects.requireNonNull(value, "value"), asOf, model);
            }
        }
    }

    /** Whether the customer prefers to do things alone or with help. */
    public enum SelfServicePreference {
        /** Prefers to do things alone. */
        SELF("self"),
        /** No preference. */
        NEUTRAL("neutral"),
        /** Prefers help from a person. */
        HUMAN("human"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        SelfServicePreference(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static SelfServicePreference of(String word) {
            return Contract.word(values(), SelfServicePreference::word, word);
        }
    }

    /** How severe a case is for the customer. */
    public enum Severity {
        /** A nuisance. */
        LOW("low"),
        /** It costs time or money. */
        MEDIUM("medium"),
        /** It causes harm. */
        HIGH("high"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        Severity(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static Severity of(String word) {
            return Contract.word(values(), Severity::word, word);
        }
    }

    /**
     * A subscription.
     *
     * @param id The CRM's reference.
     * @param status Its state.
     * @param pausedUntilAt When the pause ends.
     * @param price What it costs each {@code term}. Since 1.1.
     * @param product What it is a subscription to.
     * @param renewsAt When it renews.
     * @param startedAt When it started. Since 1.1.
     * @param term How long it runs before it is paid for again. Since 1.1.
     * @param usage The share of it that the customer uses.
     */
    @JsonInclude(Include.NON_NULL)
    public record Subscription(
        @JsonProperty(value = "id", required = true) String id,
        @JsonProperty(value = "status", required = true) SubscriptionStatus status,
        @JsonProperty("paused_until_at") @Nullable Instant pausedUntilAt,
        @JsonProperty("price") @Nullable Money price,
        @JsonProperty("product") @Nullable String product,
        @JsonProperty("renews_at") @Nullable Instant renewsAt,
        @JsonProperty("started_at") @Nullable Instant startedAt,
        @JsonProperty("term") @Nullable CalendarUnit term,
        @JsonProperty("usage") @Nullable Double usage) {
        public Subscription {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(status, "status");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Subscription}. */
        public static final class Builder {
            private String id;
            private SubscriptionStatus status;
            private @Nullable Instant pausedUntilAt;
            private @Nullable Money price;
            private @Nullable String product;
            private @Nullable Instant renewsAt;
            private @Nullable Instant startedAt;
            private @Nullable CalendarUnit term;
            private @Nullable Double usage;

            private Builder() {
            }

            /** The CRM's reference. */
            public Builder id(String id) {
                this.id = id;
                return this;
            }

            /** Its state. */
            public Builder status(SubscriptionStatus status) {
                this.status = status;
                return this;
            }

            /** When the pause ends. */
            public Builder pausedUntilAt(@Nullable Instant pausedUntilAt) {
                this.pausedUntilAt = pausedUntilAt;
                return this;
            }

            /** What it costs each {@code term}. Since 1.1. */
            public Builder price(@Nullable Money price) {
                this.price = price;
                return this;
            }

            /** What it is a subscription to. */
            public Builder product(@Nullable String product) {
                this.product = product;
                return this;
            }

            /** When it renews. */
            public Builder renewsAt(@Nullable Instant renewsAt) {
                this.renewsAt = renewsAt;
                return this;
            }

            /** When it started. Since 1.1. */
            public Builder startedAt(@Nullable Instant startedAt) {
                this.startedAt = startedAt;
                return this;
            }

            /** How long it runs before it is paid for again. Since 1.1. */
            public Builder term(@Nullable CalendarUnit term) {
                this.term = term;
                return this;
            }

            /** The share of it that the customer uses. */
            public Builder usage(double usage) {
                this.usage = usage;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Subscription build() {
                return new Subscription(
                    id, status, pausedUntilAt, price, product, renewsAt, startedAt, term, usage);
            }
        }
    }

    /** The state of a subscription. */
    public enum SubscriptionStatus {
        /** It is active. */
        ACTIVE("active"),
        /** It is paused. */
        PAUSED("paused"),
        /** The customer ended it. */
        CANCELLED("cancelled"),
        /** It ran out. */
        EXPIRED("expired"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        SubscriptionStatus(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static SubscriptionStatus of(String word) {
            return Contract.word(values(), SubscriptionStatus::word, word);
        }
    }

    /**
     * How the customer wants one task to be done.
     *
     * @param task The task, as the company names it, such as {@code advice}.
     * @param modality In person or remotely.
     */
    @JsonInclude(Include.NON_NULL)
    public record TaskModality(
        @JsonProperty(value = "task", required = true) String task,
        @JsonProperty(value = "modality", required = true) Modality modality) {
        public TaskModality {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(modality, "modality");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link TaskModality}. */
        public static final class Builder {
            private String task;
            private Modality modality;

            private Builder() {
            }

            /** The task, as the company names it, such as {@code advice}. */
            public Builder task(String task) {
                this.task = task;
                return this;
            }

            /** In person or remotely. */
            public Builder modality(Modality modality) {
                this.modality = modality;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public TaskModality build() {
                return new TaskModality(
                    task, modality);
            }
        }
    }

    /** How much business the customer brings, compared with other customers. */
    public enum ValueTier {
        /** Less than most. */
        LOW("low"),
        /** About as much as most. */
        MID("mid"),
        /** More than most. */
        HIGH("high"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        ValueTier(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static ValueTier of(String word) {
            return Contract.word(values(), ValueTier::word, word);
        }
    }

    /** How busy the staff are. */
    public enum Volume {
        /** They have time to spare. */
        IDLE("idle"),
        /** As usual. */
        NORMAL("normal"),
        /** More than usual. */
        PEAK("peak"),
        /** More than they can answer. */
        CRISIS("crisis"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        Volume(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static Volume of(String word) {
            return Contract.word(values(), Volume::word, word);
        }
    }

    /** A day of the week. */
    public enum Weekday {
        /** Monday. */
        MONDAY("monday"),
        /** Tuesday. */
        TUESDAY("tuesday"),
        /** Wednesday. */
        WEDNESDAY("wednesday"),
        /** Thursday. */
        THURSDAY("thursday"),
        /** Friday. */
        FRIDAY("friday"),
        /** Saturday. */
        SATURDAY("saturday"),
        /** Sunday. */
        SUNDAY("sunday"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        Weekday(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static Weekday of(String word) {
            return Contract.word(values(), Weekday::word, word);
        }
    }

    /**
     * The host's result for one context: what is offered, what is withheld and why, and what failed. The same
     * context, plugins and policy always give the same bytes.
     *
     * @param contract The version of the contract that this document follows.
     * @param decisionId The context's {@code decision_id}.
     * @param customerRef The context's {@code customer.ref}.
     * @param hook The context's {@code hook}.
     * @param asOf The context's {@code as_of}.
     * @param offered The actions to carry out, most important first.
     * @param withheld The actions that were proposed and are not to be done, with the reason.
     * @param failures Plugins that gave no usable answer.
     * @param plugins The plugins that were asked, with the cost of each call.
     * @param profile The policy's profile that was in force: {@code normal}, {@code crisis}, or one of the
     * policy's own.
     * @param policyDigest The SHA-256 digest of the policy: {@code sha256:} and hexadecimal digits.
     * @param contextDigest The SHA-256 digest of the context: {@code sha256:} and hexadecimal digits.
     * @param engine The versions of the host and the sandbox.
     * @param timeZones The version of the time-zone database that the host used.
     * @param experiments The experiments that cover something in this decision, and the customer's group in
     * each.
     * @param notAsked The plugins that were not asked because nothing of what they are asked about is known
     * about the customer, by id. Since 1.1.
     * @param promises What the offered actions promise, for the CRM to keep and to bring back in {@code
     * promises} of the context. Since 1.1.
     * @param shadows What plugins in shadow mode would have changed.
     */
    @JsonInclude(Include.NON_NULL)
    public record Decision(
        @JsonProperty(value = "contract", required = true) String contract,
        @JsonProperty(value = "decision_id", required = true) String decisionId,
        @JsonProperty(value = "customer_ref", required = true) String customerRef,
        @JsonProperty(value = "hook", required = true) Hook hook,
        @JsonProperty(value = "as_of", required = true) Instant asOf,
        @JsonProperty(value = "offered", required = true) List<Offered> offered,
        @JsonProperty(value = "withheld", required = true) List<Withheld> withheld,
        @JsonProperty(value = "failures", required = true) List<Failure> failures,
        @JsonProperty(value = "plugins", required = true) List<PluginRun> plugins,
        @JsonProperty(value = "profile", required = true) String profile,
        @JsonProperty(value = "policy_digest", required = true) String policyDigest,
        @JsonProperty(value = "context_digest", required = true) String contextDigest,
        @JsonProperty(value = "engine", required = true) String engine,
        @JsonProperty(value = "time_zones", required = true) String timeZones,
        @JsonProperty("experiments") @JsonInclude(Include.NON_EMPTY) List<Assignment> experiments,
        @JsonProperty("not_asked") @JsonInclude(Include.NON_EMPTY) List<NotAsked> notAsked,
        @JsonProperty("promises") @JsonInclude(Include.NON_EMPTY) List<PromiseMade> promises,
        @JsonProperty("shadows") @JsonInclude(Include.NON_EMPTY) List<Shadow> shadows) {
        public Decision {
            Objects.requireNonNull(contract, "contract");
            Objects.requireNonNull(decisionId, "decision_id");
            Objects.requireNonNull(customerRef, "customer_ref");
            Objects.requireNonNull(hook, "hook");
            Objects.requireNonNull(asOf, "as_of");
            offered = list(Objects.requireNonNull(offered, "offered"));
            withheld = list(Objects.requireNonNull(withheld, "withheld"));
            failures = list(Objects.requireNonNull(failures, "failures"));
            plugins = list(Objects.requireNonNull(plugins, "plugins"));
            Objects.requireNonNull(profile, "profile");
            Objects.requireNonNull(policyDigest, "policy_digest");
            Objects.requireNonNull(contextDigest, "context_digest");
            Objects.requireNonNull(engine, "engine");
            Objects.requireNonNull(timeZones, "time_zones");
            experiments = list(experiments);
            notAsked = list(notAsked);
            promises = list(promises);
            shadows = list(shadows);
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Decision}. */
        public static final class Builder {
            private String contract;
            private String decisionId;
            private String customerRef;
            private Hook hook;
            private Instant asOf;
            private List<Offered> offered;
            private List<Withheld> withheld;
            private List<Failure> failures;
            private List<PluginRun> plugins;
            private String profile;
            private String policyDigest;
            private String contextDigest;
            private String engine;
            private String timeZones;
            private List<Assignment> experiments;
            private List<NotAsked> notAsked;
            private List<PromiseMade> promises;
            private List<Shadow> shadows;

            private Builder() {
            }

            /** The version of the contract that this document follows. */
            public Builder contract(String contract) {
                this.contract = contract;
                return this;
            }

            /** The context's {@code decision_id}. */
            public Builder decisionId(String decisionId) {
                this.decisionId = decisionId;
                return this;
            }

            /** The context's {@code customer.ref}. */
            public Builder customerRef(String customerRef) {
                this.customerRef = customerRef;
                return this;
            }

            /** The context's {@code hook}. */
            public Builder hook(Hook hook) {
                this.hook = hook;
                return this;
            }

            /** The context's {@code as_of}. */
            public Builder asOf(Instant asOf) {
                this.asOf = asOf;
                return this;
            }

            /** The actions to carry out, most important first. */
            public Builder offered(List<Offered> offered) {
                this.offered = offered;
                return this;
            }

            /** The actions that were proposed and are not to be done, with the reason. */
            public Builder withheld(List<Withheld> withheld) {
                this.withheld = withheld;
                return this;
            }

            /** Plugins that gave no usable answer. */
            public Builder failures(List<Failure> failures) {
                this.failures = failures;
                return this;
            }

            /** The plugins that were asked, with the cost of each call. */
            public Builder plugins(List<PluginRun> plugins) {
                this.plugins = plugins;
                return this;
            }

            /**
             * The policy's profile that was in force: {@code normal}, {@code crisis}, or one of the policy's
             * own.
             */
            public Builder profile(String profile) {
                this.profile = profile;
                return this;
            }

            /** The SHA-256 digest of the policy: {@code sha256:} and hexadecimal digits. */
            public Builder policyDigest(String policyDigest) {
                this.policyDigest = policyDigest;
                return this;
            }

            /** The SHA-256 digest of the context: {@code sha256:} and hexadecimal digits. */
            public Builder contextDigest(String contextDigest) {
                this.contextDigest = contextDigest;
                return this;
            }

            /** The versions of the host and the sandbox. */
            public Builder engine(String engine) {
                this.engine = engine;
                return this;
            }

            /** The version of the time-zone database that the host used. */
            public Builder timeZones(String timeZones) {
                this.timeZones = timeZones;
                return this;
            }

            /** The experiments that cover something in this decision, and the customer's group in each. */
            public Builder experiments(List<Assignment> experiments) {
                this.experiments = experiments;
                return this;
            }

            /**
             * The plugins that were not asked because nothing of what they are asked about is known about the
             * customer, by id. Since 1.1.
             */
            public Builder notAsked(List<NotAsked> notAsked) {
                this.notAsked = notAsked;
                return this;
            }

            /**
             * What the offered actions promise, for the CRM to keep and to bring back in {@code promises} of
             * the context. Since 1.1.
             */
            public Builder promises(List<PromiseMade> promises) {
                this.promises = promises;
                return this;
            }

            /** What plugins in shadow mode would have changed. */
            public Builder shadows(List<Shadow> shadows) {
                this.shadows = shadows;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Decision build() {
                return new Decision(
                    contract, decisionId, customerRef, hook, asOf, offered, withheld, failures, plugins,
                    profile, policyDigest, contextDigest, engine, timeZones, experiments, notAsked, promises,
                    shadows);
            }
        }
    }

    /**
     * One thing that a plugin proposes to do or say.
     *
     * @param id The action's id, unique in its answer.
     * @param key The name under which the action is counted and found in {@code history}: the same each time
     * it is proposed.
     * @param step What to do: the kind of action and the fields of that kind.
     * @param purpose What the action is for. The operator's policy can make the purpose stricter, never
     * looser.
     * @param audience Whom it reaches.
     * @param urgency How soon it matters.
     * @param window When it makes sense.
     * @param reasons Why it is proposed. At least one reason.
     * @param channels The channels that it can use, best first. Required if the audience includes the
     * customer.
     * @param conflictsWith The {@code key}s of actions that must not be offered together with this one.
     * @param cost What it costs the company.
     * @param group A name that actions share if at most a few of them should be offered ({@code
     * max_per_group} in the policy).
     * @param message What to say to the customer.
     * @param promises What it promises the customer. Since 1.1.
     * @param propensity How likely the customer is to welcome it. Default: 1.
     * @param requires Who must approve it first.
     * @param topic What it is about, for permissions that apply to one topic.
     * @param value What it is worth.
     */
    @JsonInclude(Include.NON_NULL)
    public record Action(
        @JsonProperty(value = "id", required = true) String id,
        @JsonProperty(value = "key", required = true) String key,
        @JsonProperty(value = "step", required = true) Step step,
        @JsonProperty(value = "purpose", required = true) Purpose purpose,
        @JsonProperty(value = "audience", required = true) Audience audience,
        @JsonProperty(value = "urgency", required = true) Urgency urgency,
        @JsonProperty(value = "window", required = true) Window window,
        @JsonProperty(value = "reasons", required = true) List<Reason> reasons,
        @JsonProperty("channels") @JsonInclude(Include.NON_EMPTY) List<Channel> channels,
        @JsonProperty("conflicts_with") @JsonInclude(Include.NON_EMPTY) List<String> conflictsWith,
        @JsonProperty("cost") @Nullable Money cost,
        @JsonProperty("group") @Nullable String group,
        @JsonProperty("message") @Nullable Message message,
        @JsonProperty("promises") @JsonInclude(Include.NON_EMPTY) List<Promise> promises,
        @JsonProperty("propensity") @Nullable Double propensity,
        @JsonProperty("requires") @Nullable Approval requires,
        @JsonProperty("topic") @Nullable String topic,
        @JsonProperty("value") @Nullable Value value) {
        public Action {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(step, "step");
            Objects.requireNonNull(purpose, "purpose");
            Objects.requireNonNull(audience, "audience");
            Objects.requireNonNull(urgency, "urgency");
            Objects.requireNonNull(window, "window");
            reasons = list(Objects.requireNonNull(reasons, "reasons"));
            channels = list(channels);
            conflictsWith = list(conflictsWith);
            promises = list(promises);
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes an {@link Action}. */
        public static final class Builder {
            private String id;
            private String key;
            private Step step;
            private Purpose purpose;
            private Audience audience;
            private Urgency urgency;
            private Window window;
            private List<Reason> reasons;
            private List<Channel> channels;
            private List<String> conflictsWith;
            private @Nullable Money cost;
            private @Nullable String group;
            private @Nullable Message message;
            private List<Promise> promises;
            private @Nullable Double propensity;
            private @Nullable Approval requires;
            private @Nullable String topic;
            private @Nullable Value value;

            private Builder() {
            }

            /** The action's id, unique in its answer. */
            public Builder id(String id) {
                this.id = id;
                return this;
            }

            /**
             * The name under which the action is counted and found in {@code history}: the same each time it
             * is proposed.
             */
            public Builder key(String key) {
                this.key = key;
                return this;
            }

            /** What to do: the kind of action and the fields of that kind. */
            public Builder step(Step step) {
                this.step = step;
                return this;
            }

            /** What the action is for. The operator's policy can make the purpose stricter, never looser. */
            public Builder purpose(Purpose purpose) {
                this.purpose = purpose;
                return this;
            }

            /** Whom it reaches. */
            public Builder audience(Audience audience) {
                this.audience = audience;
                return this;
            }

            /** How soon it matters. */
            public Builder urgency(Urgency urgency) {
                this.urgency = urgency;
                return this;
            }

            /** When it makes sense. */
            public Builder window(Window window) {
                this.window = window;
                return this;
            }

            /** Why it is proposed. At least one reason. */
            public Builder reasons(List<Reason> reasons) {
                this.reasons = reasons;
                return this;
            }

            /** The channels that it can use, best first. Required if the audience includes the customer. */
            public Builder channels(List<Channel> channels) {
                this.channels = channels;
                return this;
            }

            /** The {@code key}s of actions that must not be offered together with this one. */
            public Builder conflictsWith(List<String> conflictsWith) {
                this.conflictsWith = conflictsWith;
                return this;
            }

            /** What it costs the company. */
            public Builder cost(@Nullable Money cost) {
                this.cost = cost;
                return this;
            }

            /**
             * A name that actions share if at most a few of them should be offered ({@code max_per_group} in
             * the policy).
             */
            public Builder group(@Nullable String group) {
                this.group = group;
                return this;
            }

            /** What to say to the customer. */
            public Builder message(@Nullable Message message) {
                this.message = message;
                return this;
            }

            /** What it promises the customer. Since 1.1. */
            public Builder promises(List<Promise> promises) {
                this.promises = promises;
                return this;
            }

            /** How likely the customer is to welcome it. Default: 1. */
            public Builder propensity(double propensity) {
                this.propensity = propensity;
                return this;
            }

            /** Who must approve it first. */
            public Builder requires(@Nullable Approval requires) {
                this.requires = requires;
                return this;
            }

            /** What it is about, for permissions that apply to one topic. */
            public Builder topic(@Nullable String topic) {
                this.topic = topic;
                return this;
            }

            /** What it is worth. */
            public Builder value(@Nullable Value value) {
                this.value = value;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Action build() {
                return new Action(
                    id, key, step, purpose, audience, urgency, window, reasons, channels, conflictsWith, cost,
                    group, message, promises, propensity, requires, topic, value);
            }
        }
    }

    /** The kinds of action, one for each thing a company can do for a customer. */
    public enum ActionKind {
        /** Ask how the customer is doing; a queue answers the reply. */
        CHECK_IN("check_in"),
        /** An unexpected, caring gesture. */
        GESTURE("gesture"),
        /** A person takes over. */
        HUMAN_HANDOVER("human_handover"),
        /** Repair after something went wrong. */
        SERVICE_RECOVERY("service_recovery"),
        /** Point to a channel that serves this customer's question better. */
        CHANNEL_SUGGESTION("channel_suggestion"),
        /** Point to something that the customer can do alone, with a way to reach a person. */
        SELF_SERVICE("self_service"),
        /** Customers help each other. */
        COMMUNITY_HELP("community_help"),
        /** Tell the customer about something that affects them before they find out. */
        HEADS_UP("heads_up"),
        /** Deliver an order in another way. */
        DELIVERY_ADAPTATION("delivery_adaptation"),
        /** Ask the customer for their preferences instead of guessing. */
        PREFERENCE_ASK("preference_ask"),
        /** A signal to staff; it never reaches the customer. */
        INTERNAL_INSIGHT("internal_insight"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        ActionKind(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static ActionKind of(String word) {
            return Contract.word(values(), ActionKind::word, word);
        }
    }

    /**
     * A customer's group in one experiment: always the same for the same customer, salt and experiment.
     *
     * @param experiment The experiment.
     * @param bucket The customer's bucket, from 0 to 9999.
     * @param per10000 How many of 10,000 customers are held out: those with a bucket below this number.
     * @param held Whether the customer is held out.
     */
    @JsonInclude(Include.NON_NULL)
    public record Assignment(
        @JsonProperty(value = "experiment", required = true) String experiment,
        @JsonProperty(value = "bucket", required = true) long bucket,
        @JsonProperty(value = "per_10000", required = true) long per10000,
        @JsonProperty(value = "held", required = true) boolean held) {
        public Assignment {
            Objects.requireNonNull(experiment, "experiment");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes an {@link Assignment}. */
        public static final class Builder {
            private String experiment;
            private Long bucket;
            private Long per10000;
            private Boolean held;

            private Builder() {
            }

            /** The experiment. */
            public Builder experiment(String experiment) {
                this.experiment = experiment;
                return this;
            }

            /** The customer's bucket, from 0 to 9999. */
            public Builder bucket(long bucket) {
                this.bucket = bucket;
                return this;
            }

            /** How many of 10,000 customers are held out: those with a bucket below this number. */
            public Builder per10000(long per10000) {
                this.per10000 = per10000;
                return this;
            }

            /** Whether the customer is held out. */
            public Builder held(boolean held) {
                this.held = held;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Assignment build() {
                return new Assignment(
                    experiment, Objects.requireNonNull(bucket, "bucket"), Objects.requireNonNull(per10000,
                    "per_10000"), Objects.requireNonNull(held, "held"));
            }
        }
    }

    /** Whom an action reaches. */
    public enum Audience {
        /** The customer. */
        CUSTOMER("customer"),
        /** Staff; the customer doesn't notice. */
        AGENT("agent"),
        /** Both. */
        BOTH("both"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        Audience(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static Audience of(String word) {
            return Contract.word(values(), Audience::word, word);
        }
    }

    /**
     * Who wrote a message. There is no value for a person, because a plugin must not claim that a person
     * wrote it.
     */
    public enum Author {
        /** Composed by a program. */
        MACHINE("machine"),
        /** Written by a person in advance, for every customer in this situation. */
        TEMPLATE("template"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        Author(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static Author of(String word) {
            return Contract.word(values(), Author::word, word);
        }
    }

    /** Who gets a gesture. */
    public enum Beneficiary {
        /** The customer. */
        CUSTOMER("customer"),
        /** Somebody else, such as a neighbour or a good cause. */
        THIRD_PARTY("third_party"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        Beneficiary(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static Beneficiary of(String word) {
            return Contract.word(values(), Beneficiary::word, word);
        }
    }

    /** Something that a customer can choose about being contacted. */
    public enum ContactSetting {
        /** How much contact the customer wants. */
        CONTACT_MODE("contact_mode"),
        /** The channel. */
        CHANNEL("channel"),
        /** The frequency. */
        FREQUENCY("frequency"),
        /** The language. */
        LANGUAGE("language"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        ContactSetting(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static ContactSetting of(String word) {
            return Contract.word(values(), ContactSetting::word, word);
        }
    }

    /**
     * An action of a live plugin whose disposition would have changed.
     *
     * @param plugin The plugin that proposed it.
     * @param action The action's {@code id}.
     * @param kind The kind of action.
     * @param disposition What became of it.
     * @param instead What would have become of it if the plugin in shadow mode were live.
     */
    @JsonInclude(Include.NON_NULL)
    public record Displaced(
        @JsonProperty(value = "plugin", required = true) String plugin,
        @JsonProperty(value = "action", required = true) String action,
        @JsonProperty(value = "kind", required = true) ActionKind kind,
        @JsonProperty(value = "disposition", required = true) Disposition disposition,
        @JsonProperty(value = "instead", required = true) Disposition instead) {
        public Displaced {
            Objects.requireNonNull(plugin, "plugin");
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(disposition, "disposition");
            Objects.requireNonNull(instead, "instead");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Displaced}. */
        public static final class Builder {
            private String plugin;
            private String action;
            private ActionKind kind;
            private Disposition disposition;
            private Disposition instead;

            private Builder() {
            }

            /** The plugin that proposed it. */
            public Builder plugin(String plugin) {
                this.plugin = plugin;
                return this;
            }

            /** The action's {@code id}. */
            public Builder action(String action) {
                this.action = action;
                return this;
            }

            /** The kind of action. */
            public Builder kind(ActionKind kind) {
                this.kind = kind;
                return this;
            }

            /** What became of it. */
            public Builder disposition(Disposition disposition) {
                this.disposition = disposition;
                return this;
            }

            /** What would have become of it if the plugin in shadow mode were live. */
            public Builder instead(Disposition instead) {
                this.instead = instead;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Displaced build() {
                return new Displaced(
                    plugin, action, kind, disposition, instead);
            }
        }
    }

    /** What became of a proposed action. */
    public enum Disposition {
        /** It is to be done. */
        OFFERED("offered"),
        /** It is withheld for now: ask again at a given time. */
        DEFERRED("deferred"),
        /** It is ruled out by the customer's wishes or by care for the customer. */
        SUPPRESSED("suppressed"),
        /** A cap on contacts is full. */
        CAPPED("capped"),
        /** It doesn't go together with another action. */
        EXCLUDED("excluded"),
        /** A budget has no room for it. */
        OVER_BUDGET("over_budget"),
        /** No staff can do it. */
        NO_CAPACITY("no_capacity"),
        /** Other actions ranked higher. */
        OUT_RANKED("out_ranked"),
        /** Its time is past. */
        EXPIRED("expired"),
        /** The customer is held out of it by an experiment. */
        HOLDOUT("holdout"),
        /** Somebody must approve it first. */
        NEEDS_APPROVAL("needs_approval"),
        /** The plugin may not propose it, or gave no valid reason. */
        INVALID("invalid"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        Disposition(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static Disposition of(String word) {
            return Contract.word(values(), Disposition::word, word);
        }
    }

    /**
     * What a priority was computed from, each in millionths: {@code priority = propensity x context x value x
     * lever}.
     *
     * @param propensity The chance that the customer welcomes it.
     * @param context The effect of the policy's levers for this hook.
     * @param value The action's value, by the policy's weights for customer and company.
     * @param lever The effect of the policy's other levers.
     */
    @JsonInclude(Include.NON_NULL)
    public record Factors(
        @JsonProperty(value = "propensity", required = true) long propensity,
        @JsonProperty(value = "context", required = true) long context,
        @JsonProperty(value = "value", required = true) long value,
        @JsonProperty(value = "lever", required = true) long lever) {
        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Factors}. */
        public static final class Builder {
            private Long propensity;
            private Long context;
            private Long value;
            private Long lever;

            private Builder() {
            }

            /** The chance that the customer welcomes it. */
            public Builder propensity(long propensity) {
                this.propensity = propensity;
                return this;
            }

            /** The effect of the policy's levers for this hook. */
            public Builder context(long context) {
                this.context = context;
                return this;
            }

            /** The action's value, by the policy's weights for customer and company. */
            public Builder value(long value) {
                this.value = value;
                return this;
            }

            /** The effect of the policy's other levers. */
            public Builder lever(long lever) {
                this.lever = lever;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Factors build() {
                return new Factors(
                    Objects.requireNonNull(propensity, "propensity"), Objects.requireNonNull(context,
                    "context"), Objects.requireNonNull(value, "value"), Objects.requireNonNull(lever,
                    "lever"));
            }
        }
    }

    /**
     * A plugin that gave no usable answer. The rest of the decision is not affected.
     *
     * @param plugin The plugin.
     * @param kind What went wrong.
     * @param detail What went wrong and what to do about it, in a sentence or two.
     * @param violations Every place where the answer breaks the contract.
     */
    @JsonInclude(Include.NON_NULL)
    public record Failure(
        @JsonProperty(value = "plugin", required = true) String plugin,
        @JsonProperty(value = "kind", required = true) FailureKind kind,
        @JsonProperty(value = "detail", required = true) String detail,
        @JsonProperty("violations") @JsonInclude(Include.NON_EMPTY) List<Violation> violations) {
        public Failure {
            Objects.requireNonNull(plugin, "plugin");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(detail, "detail");
            violations = list(violations);
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Failure}. */
        public static final class Builder {
            private String plugin;
            private FailureKind kind;
            private String detail;
            private List<Violation> violations;

            private Builder() {
            }

            /** The plugin. */
            public Builder plugin(String plugin) {
                this.plugin = plugin;
                return this;
            }

            /** What went wrong. */
            public Builder kind(FailureKind kind) {
                this.kind = kind;
                return this;
            }

            /** What went wrong and what to do about it, in a sentence or two. */
            public Builder detail(String detail) {
                this.detail = detail;
                return this;
            }

            /** Every place where the answer breaks the contract. */
            public Builder violations(List<Violation> violations) {
                this.violations = violations;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Failure build() {
                return new Failure(
                    plugin, kind, detail, violations);
            }
        }
    }

    /** Why a plugin gave no usable answer. */
    public enum FailureKind {
        /** It trapped: it ran an unreachable instruction, for instance, or accessed memory out of bounds. */
        TRAP("trap"),
        /** It ended with an exit status other than 0. */
        EXIT("exit"),
        /** It used up its fuel. */
        FUEL("fuel"),
        /** It ran longer than its deadline. */
        DEADLINE("deadline"),
        /** It asked for more memory or a larger table than it may have. */
        MEMORY("memory"),
        /** It used up its stack. */
        STACK("stack"),
        /** The context is larger than the plugin's input may be. */
        INPUT("input"),
        /** Its answer is too large, or lies outside its memory. */
        OUTPUT("output"),
        /** Its answer breaks the contract. */
        CONTRACT("contract"),
        /** It reported an error itself. */
        PLUGIN("plugin"),
        /** The host could not run it, through no fault of the plugin. */
        HOST("host"),
        /** It was not asked, because it is resting after repeated failures. */
        RESTING("resting"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        FailureKind(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static FailureKind of(String word) {
            return Contract.word(values(), FailureKind::word, word);
        }
    }

    /** What a gesture gives. */
    public enum Gift {
        /** A few kind words. */
        NOTE("note"),
        /** A discount, or money back. */
        CREDIT("credit"),
        /** A fee that the customer needn't pay. */
        FEE_WAIVER("fee_waiver"),
        /** Something better for the same money. */
        UPGRADE("upgrade"),
        /** Flowers. */
        FLOWERS("flowers"),
        /** A donation to a good cause. */
        DONATION("donation"),
        /** A physical item. */
        ITEM("item"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        Gift(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static Gift of(String word) {
            return Contract.word(values(), Gift::word, word);
        }
    }

    /** What a gesture is paid from. */
    public enum GiftSource {
        /** Money set aside for gestures. */
        BUDGET("budget"),
        /** Goods that can no longer be sold. */
        SURPLUS("surplus"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        GiftSource(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static GiftSource of(String word) {
            return Contract.word(values(), GiftSource::word, word);
        }
    }

    /** How a person takes over. */
    public enum HandoverMode {
        /** Somebody calls the customer. */
        CALLBACK("callback"),
        /** The conversation continues with a person. */
        TRANSFER("transfer"),
        /** Somebody visits the customer. */
        VISIT("visit"),
        /** Somebody takes care of it; the customer needn't do anything. */
        TASK("task"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        HandoverMode(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static HandoverMode of(String word) {
            return Contract.word(values(), HandoverMode::word, word);
        }
    }

    /** Who helps whom. */
    public enum HelpDirection {
        /** The customer is asked to help. */
        OFFER("offer"),
        /** The customer is helped. */
        RECEIVE("receive"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        HelpDirection(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static HelpDirection of(String word) {
            return Contract.word(values(), HelpDirection::word, word);
        }
    }

    /**
     * What to say to the customer.
     *
     * @param language The language it is written in.
     * @param text The text, with placeholders such as {@code {first_name}} that the CRM fills in.
     * @param author Who wrote it.
     */
    @JsonInclude(Include.NON_NULL)
    public record Message(
        @JsonProperty(value = "language", required = true) String language,
        @JsonProperty(value = "text", required = true) String text,
        @JsonProperty(value = "author", required = true) Author author) {
        public Message {
            Objects.requireNonNull(language, "language");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(author, "author");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Message}. */
        public static final class Builder {
            private String language;
            private String text;
            private Author author;

            private Builder() {
            }

            /** The language it is written in. */
            public Builder language(String language) {
                this.language = language;
                return this;
            }

            /** The text, with placeholders such as {@code {first_name}} that the CRM fills in. */
            public Builder text(String text) {
                this.text = text;
                return this;
            }

            /** Who wrote it. */
            public Builder author(Author author) {
                this.author = author;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Message build() {
                return new Message(
                    language, text, author);
            }
        }
    }

    /**
     * A catalogue message by its id, with its arguments, for a CRM that words its own sentences. {@code
     * courtesy schema messages} prints every id with its arguments.
     *
     * @param id The message's id in the catalogues, such as {@code caps-full}.
     * @param arguments The message's arguments, by name: whole numbers, texts, or lists of messages with an
     * {@code id} and {@code arguments} of their own.
     */
    @JsonInclude(Include.NON_NULL)
    public record MessageRef(
        @JsonProperty(value = "id", required = true) String id,
        @JsonProperty("arguments") @JsonInclude(Include.NON_EMPTY) Map<String, Object> arguments) {
        public MessageRef {
            Objects.requireNonNull(id, "id");
            arguments = map(arguments);
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link MessageRef}. */
        public static final class Builder {
            private String id;
            private Map<String, Object> arguments;

            private Builder() {
            }

            /** The message's id in the catalogues, such as {@code caps-full}. */
            public Builder id(String id) {
                this.id = id;
                return this;
            }

            /**
             * The message's arguments, by name: whole numbers, texts, or lists of messages with an {@code id}
             * and {@code arguments} of their own.
             */
            public Builder arguments(Map<String, Object> arguments) {
                this.arguments = arguments;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public MessageRef build() {
                return new MessageRef(
                    id, arguments);
            }
        }
    }

    /**
     * A plugin that was not asked, because none of its {@code asks_when} is known about the customer.
     *
     * @param id The plugin's id.
     * @param version The plugin's version.
     * @param digest The SHA-256 digest of the plugin's file: {@code sha256:} and hexadecimal digits.
     * @param by Whose {@code asks_when} kept it from being asked.
     */
    @JsonInclude(Include.NON_NULL)
    public record NotAsked(
        @JsonProperty(value = "id", required = true) String id,
        @JsonProperty(value = "version", required = true) String version,
        @JsonProperty(value = "digest", required = true) String digest,
        @JsonProperty(value = "by", required = true) NotAskedBy by) {
        public NotAsked {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(digest, "digest");
            Objects.requireNonNull(by, "by");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link NotAsked}. */
        public static final class Builder {
            private String id;
            private String version;
            private String digest;
            private NotAskedBy by;

            private Builder() {
            }

            /** The plugin's id. */
            public Builder id(String id) {
                this.id = id;
                return this;
            }

            /** The plugin's version. */
            public Builder version(String version) {
                this.version = version;
                return this;
            }

            /** The SHA-256 digest of the plugin's file: {@code sha256:} and hexadecimal digits. */
            public Builder digest(String digest) {
                this.digest = digest;
                return this;
            }

            /** Whose {@code asks_when} kept it from being asked. */
            public Builder by(NotAskedBy by) {
                this.by = by;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public NotAsked build() {
                return new NotAsked(
                    id, version, digest, by);
            }
        }
    }

    /** Whose {@code asks_when} kept a plugin from being asked. */
    public enum NotAskedBy {
        /** The plugin's manifest: it has nothing to say about such a customer. */
        MANIFEST("manifest"),
        /** The operator's policy, which asks it about fewer customers than its manifest does. */
        POLICY("policy"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        NotAskedBy(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static NotAskedBy of(String word) {
            return Contract.word(values(), NotAskedBy::word, word);
        }
    }

    /**
     * One action to carry out.
     *
     * @param plugin The plugin that proposed it.
     * @param action The proposed action, with its urgency lowered to the policy's {@code max_urgency} if need
     * be.
     * @param purpose The purpose that the policy gives the action.
     * @param sendAt The earliest time to carry it out.
     * @param priority The priority, in millionths. Among actions of equal urgency, the highest comes first.
     * @param factors What the priority was computed from.
     * @param approvedBy Who approved it; left out if no approval was needed.
     * @param channel The channel to use: the first of the action's that every rule allows. Left out if the
     * action reaches only staff.
     * @param claimedUrgency The urgency that the plugin claimed, if the policy's {@code max_urgency} lowered
     * it.
     * @param queue The queue that takes over: the first of the action's that can. Left out if the action
     * isn't a hand-over.
     * @param said The digest of what its message says and about what, for {@code history}. Left out if it has
     * no message. Since 1.1.
     */
    @JsonInclude(Include.NON_NULL)
    public record Offered(
        @JsonProperty(value = "plugin", required = true) String plugin,
        @JsonProperty(value = "action", required = true) Action action,
        @JsonProperty(value = "purpose", required = true) Purpose purpose,
        @JsonProperty(value = "send_at", required = true) Instant sendAt,
        @JsonProperty(value = "priority", required = true) long priority,
        @JsonProperty(value = "factors", required = true) Factors factors,
        @JsonProperty("approved_by") @Nullable Approval approvedBy,
        @JsonProperty("channel") @Nullable Channel channel,
        @JsonProperty("claimed_urgency") @Nullable Urgency claimedUrgency,
        @JsonProperty("queue") @Nullable String queue,
        @JsonProperty("said") @Nullable String said) {
        public Offered {
            Objects.requireNonNull(plugin, "plugin");
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(purpose, "purpose");
            Objects.requireNonNull(sendAt, "send_at");
            Objects.requireNonNull(factors, "factors");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes an {@link Offered}. */
        public static final class Builder {
            private String plugin;
            private Action action;
            private Purpose purpose;
            private Instant sendAt;
            private Long priority;
            private Factors factors;
            private @Nullable Approval approvedBy;
            private @Nullable Channel channel;
            private @Nullable Urgency claimedUrgency;
            private @Nullable String queue;
            private @Nullable String said;

            private Builder() {
            }

            /** The plugin that proposed it. */
            public Builder plugin(String plugin) {
                this.plugin = plugin;
                return this;
            }

            /**
             * The proposed action, with its urgency lowered to the policy's {@code max_urgency} if need be.
             */
            public Builder action(Action action) {
                this.action = action;
                return this;
            }

            /** The purpose that the policy gives the action. */
            public Builder purpose(Purpose purpose) {
                this.purpose = purpose;
                return this;
            }

            /** The earliest time to carry it out. */
            public Builder sendAt(Instant sendAt) {
                this.sendAt = sendAt;
                return this;
            }

            /** The priority, in millionths. Among actions of equal urgency, the highest comes first. */
            public Builder priority(long priority) {
                this.priority = priority;
                return this;
            }

            /** What the priority was computed from. */
            public Builder factors(Factors factors) {
                this.factors = factors;
                return this;
            }

            /** Who approved it; left out if no approval was needed. */
            public Builder approvedBy(@Nullable Approval approvedBy) {
                this.approvedBy = approvedBy;
                return this;
            }

            /**
             * The channel to use: the first of the action's that every rule allows. Left out if the action
             * reaches only staff.
             */
            public Builder channel(@Nullable Channel channel) {
                this.channel = channel;
                return this;
            }

            /** The urgency that the plugin claimed, if the policy's {@code max_urgency} lowered it. */
            public Builder claimedUrgency(@Nullable Urgency claimedUrgency) {
                this.claimedUrgency = claimedUrgency;
                return this;
            }

            /**
             * The queue that takes over: the first of the action's that can. Left out if the action isn't a
             * hand-over.
             */
            public Builder queue(@Nullable String queue) {
                this.queue = queue;
                return this;
            }

            /**
             * The digest of what its message says and about what, for {@code history}. Left out if it has no
             * message. Since 1.1.
             */
            public Builder said(@Nullable String said) {
                this.said = said;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Offered build() {
                return new Offered(
                    plugin, action, purpose, sendAt, Objects.requireNonNull(priority, "priority"), factors,
                    approvedBy, channel, claimedUrgency, queue, said);
            }
        }
    }

    /**
     * A plugin that was asked, with the cost of the call.
     *
     * @param id The plugin's id.
     * @param version The plugin's version.
     * @param digest The SHA-256 digest of the plugin's file: {@code sha256:} and hexadecimal digits.
     * @param fuel The fuel that it used: the same on every machine.
     * @param memoryBytes The memory that it held at the end, in bytes.
     * @param log What it wrote next to its answer: the lines on stderr, then its notes.
     */
    @JsonInclude(Include.NON_NULL)
    public record PluginRun(
        @JsonProperty(value = "id", required = true) String id,
        @JsonProperty(value = "version", required = true) String version,
        @JsonProperty(value = "digest", required = true) String digest,
        @JsonProperty(value = "fuel", required = true) long fuel,
        @JsonProperty(value = "memory_bytes", required = true) long memoryBytes,
        @JsonProperty("log") @JsonInclude(Include.NON_EMPTY) List<String> log) {
        public PluginRun {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(digest, "digest");
            log = list(log);
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link PluginRun}. */
        public static final class Builder {
            private String id;
            private String version;
            private String digest;
            private Long fuel;
            private Long memoryBytes;
            private List<String> log;

            private Builder() {
            }

            /** The plugin's id. */
            public Builder id(String id) {
                this.id = id;
                return this;
            }

            /** The plugin's version. */
            public Builder version(String version) {
                this.version = version;
                return this;
            }

            /** The SHA-256 digest of the plugin's file: {@code sha256:} and hexadecimal digits. */
            public Builder digest(String digest) {
                this.digest = digest;
                return this;
            }

            /** The fuel that it used: the same on every machine. */
            public Builder fuel(long fuel) {
                this.fuel = fuel;
                return this;
            }

            /** The memory that it held at the end, in bytes. */
            public Builder memoryBytes(long memoryBytes) {
                this.memoryBytes = memoryBytes;
                return this;
            }

            /** What it wrote next to its answer: the lines on stderr, then its notes. */
            public Builder log(List<String> log) {
                this.log = log;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public PluginRun build() {
                return new PluginRun(
                    id, version, digest, Objects.requireNonNull(fuel, "fuel"),
                    Objects.requireNonNull(memoryBytes, "memory_bytes"), log);
            }
        }
    }

    /**
     * What an action promises the customer. It is offered only if somebody can keep it.
     *
     * @param id The promise's id: the same each time the same thing is promised, such as {@code
     * answer/case-7}.
     * @param what What is promised, in a sentence for staff.
     * @param dueAt When it must be kept.
     * @param about What it is about: the {@code id} of an order or a case, or the {@code ref} of an event.
     * @param queue The queue that keeps it. Left out only if the action keeps it by itself: if {@code due_at}
     * is the {@code slot} that it agrees.
     */
    @JsonInclude(Include.NON_NULL)
    public record Promise(
        @JsonProperty(value = "id", required = true) String id,
        @JsonProperty(value = "what", required = true) String what,
        @JsonProperty(value = "due_at", required = true) Instant dueAt,
        @JsonProperty("about") @Nullable String about,
        @JsonProperty("queue") @Nullable String queue) {
        public Promise {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(what, "what");
            Objects.requireNonNull(dueAt, "due_at");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Promise}. */
        public static final class Builder {
            private String id;
            private String what;
            private Instant dueAt;
            private @Nullable String about;
            private @Nullable String queue;

            private Builder() {
            }

            /**
             * The promise's id: the same each time the same thing is promised, such as {@code answer/case-7}.
             */
            public Builder id(String id) {
                this.id = id;
                return this;
            }

            /** What is promised, in a sentence for staff. */
            public Builder what(String what) {
                this.what = what;
                return this;
            }

            /** When it must be kept. */
            public Builder dueAt(Instant dueAt) {
                this.dueAt = dueAt;
                return this;
            }

            /** What it is about: the {@code id} of an order or a case, or the {@code ref} of an event. */
            public Builder about(@Nullable String about) {
                this.about = about;
                return this;
            }

            /**
             * The queue that keeps it. Left out only if the action keeps it by itself: if {@code due_at} is
             * the {@code slot} that it agrees.
             */
            public Builder queue(@Nullable String queue) {
                this.queue = queue;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Promise build() {
                return new Promise(
                    id, what, dueAt, about, queue);
            }
        }
    }

    /**
     * One reason for an action, with its evidence.
     *
     * @param code The reason's code: the same each time this reason applies.
     * @param text The reason in a sentence for a colleague.
     * @param evidence The facts that support it, as places in the context that the plugin received. A reason
     * without evidence makes the action invalid.
     */
    @JsonInclude(Include.NON_NULL)
    public record Reason(
        @JsonProperty(value = "code", required = true) String code,
        @JsonProperty(value = "text", required = true) String text,
        @JsonProperty(value = "evidence", required = true) List<String> evidence) {
        public Reason {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(text, "text");
            evidence = list(Objects.requireNonNull(evidence, "evidence"));
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Reason}. */
        public static final class Builder {
            private String code;
            private String text;
            private List<String> evidence;

            private Builder() {
            }

            /** The reason's code: the same each time this reason applies. */
            public Builder code(String code) {
                this.code = code;
                return this;
            }

            /** The reason in a sentence for a colleague. */
            public Builder text(String text) {
                this.text = text;
                return this;
            }

            /**
             * The facts that support it, as places in the context that the plugin received. A reason without
             * evidence makes the action invalid.
             */
            public Builder evidence(List<String> evidence) {
                this.evidence = evidence;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Reason build() {
                return new Reason(
                    code, text, evidence);
            }
        }
    }

    /**
     * What a plugin in shadow mode would have changed.
     *
     * @param run The plugin, and the cost of the call.
     * @param offered What it would have had offered.
     * @param withheld What it would have had withheld, with the reason.
     * @param displaced The live plugins' actions whose disposition would have changed.
     * @param failure Why it gave no usable answer, if it failed.
     */
    @JsonInclude(Include.NON_NULL)
    public record Shadow(
        @JsonProperty(value = "run", required = true) PluginRun run,
        @JsonProperty(value = "offered", required = true) List<Offered> offered,
        @JsonProperty(value = "withheld", required = true) List<Withheld> withheld,
        @JsonProperty(value = "displaced", required = true) List<Displaced> displaced,
        @JsonProperty("failure") @Nullable Failure failure) {
        public Shadow {
            Objects.requireNonNull(run, "run");
            offered = list(Objects.requireNonNull(offered, "offered"));
            withheld = list(Objects.requireNonNull(withheld, "withheld"));
            displaced = list(Objects.requireNonNull(displaced, "displaced"));
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Shadow}. */
        public static final class Builder {
            private PluginRun run;
            private List<Offered> offered;
            private List<Withheld> withheld;
            private List<Displaced> displaced;
            private @Nullable Failure failure;

            private Builder() {
            }

            /** The plugin, and the cost of the call. */
            public Builder run(PluginRun run) {
                this.run = run;
                return this;
            }

            /** What it would have had offered. */
            public Builder offered(List<Offered> offered) {
                this.offered = offered;
                return this;
            }

            /** What it would have had withheld, with the reason. */
            public Builder withheld(List<Withheld> withheld) {
                this.withheld = withheld;
                return this;
            }

            /** The live plugins' actions whose disposition would have changed. */
            public Builder displaced(List<Displaced> displaced) {
                this.displaced = displaced;
                return this;
            }

            /** Why it gave no usable answer, if it failed. */
            public Builder failure(@Nullable Failure failure) {
                this.failure = failure;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Shadow build() {
                return new Shadow(
                    run, offered, withheld, displaced, failure);
            }
        }
    }

    /** The part of the host that refused an action. */
    public enum Stage {
        /** Checking the answer. */
        CHECK("check"),
        /** Applying the rules to each action alone. */
        GUARDRAIL("guardrail"),
        /** Choosing among the remaining actions. */
        ARBITRATION("arbitration"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        Stage(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static Stage of(String word) {
            return Contract.word(values(), Stage::word, word);
        }
    }

    /** What to do: {@code kind} and the fields of that kind. */
    @JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXISTING_PROPERTY, property = "kind", visible = true,
        defaultImpl = UnrecognizedStep.class)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = CheckInStep.class, name = "check_in"),
        @JsonSubTypes.Type(value = GestureStep.class, name = "gesture"),
        @JsonSubTypes.Type(value = HumanHandoverStep.class, name = "human_handover"),
        @JsonSubTypes.Type(value = ServiceRecoveryStep.class, name = "service_recovery"),
        @JsonSubTypes.Type(value = ChannelSuggestionStep.class, name = "channel_suggestion"),
        @JsonSubTypes.Type(value = SelfServiceStep.class, name = "self_service"),
        @JsonSubTypes.Type(value = CommunityHelpStep.class, name = "community_help"),
        @JsonSubTypes.Type(value = HeadsUpStep.class, name = "heads_up"),
        @JsonSubTypes.Type(value = DeliveryAdaptationStep.class, name = "delivery_adaptation"),
        @JsonSubTypes.Type(value = PreferenceAskStep.class, name = "preference_ask"),
        @JsonSubTypes.Type(value = InternalInsightStep.class, name = "internal_insight")
    })
    public sealed interface Step
        permits
            CheckInStep, GestureStep, HumanHandoverStep, ServiceRecoveryStep, ChannelSuggestionStep,
            SelfServiceStep, CommunityHelpStep, HeadsUpStep, DeliveryAdaptationStep, PreferenceAskStep,
            InternalInsightStep, UnrecognizedStep {
        /** The word that tells the kinds apart. */
        @JsonProperty("kind")
        String kind();
    }

    /**
     * Ask how the customer is doing; a queue answers the reply.
     *
     * @param question The question, in a few words for staff.
     * @param replyQueue The queue that answers the reply.
     */
    @JsonInclude(Include.NON_NULL)
    public record CheckInStep(
        @JsonProperty(value = "question", required = true) String question,
        @JsonProperty(value = "reply_queue", required = true) String replyQueue) implements Step {
        public CheckInStep {
            Objects.requireNonNull(question, "question");
            Objects.requireNonNull(replyQueue, "reply_queue");
        }

        @Override
        public String kind() {
            return "check_in";
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link CheckInStep}. */
        public static final class Builder {
            private String question;
            private String replyQueue;

            private Builder() {
            }

            /** The question, in a few words for staff. */
            public Builder question(String question) {
                this.question = question;
                return this;
            }

            /** The queue that answers the reply. */
            public Builder replyQueue(String replyQueue) {
                this.replyQueue = replyQueue;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public CheckInStep build() {
                return new CheckInStep(
                    question, replyQueue);
            }
        }
    }

    /**
     * An unexpected, caring gesture.
     *
     * @param gift What it gives.
     * @param source What it is paid from.
     * @param surprise Whether the customer doesn't expect it.
     * @param beneficiary Who receives it.
     * @param amount What it is worth.
     * @param tiedToPurchase Whether it has value only for somebody who buys, as a voucher does.
     */
    @JsonInclude(Include.NON_NULL)
    public record GestureStep(
        @JsonProperty(value = "gift", required = true) Gift gift,
        @JsonProperty(value = "source", required = true) GiftSource source,
        @JsonProperty(value = "surprise", required = true) boolean surprise,
        @JsonProperty(value = "beneficiary", required = true) Beneficiary beneficiary,
        @JsonProperty("amount") @Nullable Money amount,
        @JsonProperty("tied_to_purchase") @Nullable Boolean tiedToPurchase) implements Step {
        public GestureStep {
            Objects.requireNonNull(gift, "gift");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(beneficiary, "beneficiary");
        }

        @Override
        public String kind() {
            return "gesture";
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link GestureStep}. */
        public static final class Builder {
            private Gift gift;
            private GiftSource source;
            private Boolean surprise;
            private Beneficiary beneficiary;
            private @Nullable Money amount;
            private @Nullable Boolean tiedToPurchase;

            private Builder() {
            }

            /** What it gives. */
            public Builder gift(Gift gift) {
                this.gift = gift;
                return this;
            }

            /** What it is paid from. */
            public Builder source(GiftSource source) {
                this.source = source;
                return this;
            }

            /** Whether the customer doesn't expect it. */
            public Builder surprise(boolean surprise) {
                this.surprise = surprise;
                return this;
            }

            /** Who receives it. */
            public Builder beneficiary(Beneficiary beneficiary) {
                this.beneficiary = beneficiary;
                return this;
            }

            /** What it is worth. */
            public Builder amount(@Nullable Money amount) {
                this.amount = amount;
                return this;
            }

            /** Whether it has value only for somebody who buys, as a voucher does. */
            public Builder tiedToPurchase(boolean tiedToPurchase) {
                this.tiedToPurchase = tiedToPurchase;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public GestureStep build() {
                return new GestureStep(
                    gift, source, Objects.requireNonNull(surprise, "surprise"), beneficiary, amount,
                    tiedToPurchase);
            }
        }
    }

    /**
     * A person takes over.
     *
     * @param mode How the person takes over.
     * @param queue The queue that takes over.
     * @param respondByAt The time by which the customer must have an answer.
     * @param briefing What the person must know, so that the customer needn't repeat it.
     * @param alternatives Other queues that could take over, best first.
     * @param skill The skill that the person needs, such as a subject or a language.
     * @param slot The agreed time: one of the queue's {@code next_slots}.
     */
    @JsonInclude(Include.NON_NULL)
    public record HumanHandoverStep(
        @JsonProperty(value = "mode", required = true) HandoverMode mode,
        @JsonProperty(value = "queue", required = true) String queue,
        @JsonProperty(value = "respond_by_at", required = true) Instant respondByAt,
        @JsonProperty(value = "briefing", required = true) String briefing,
        @JsonProperty("alternatives") @JsonInclude(Include.NON_EMPTY) List<String> alternatives,
        @JsonProperty("skill") @Nullable String skill,
        @JsonProperty("slot") @Nullable Instant slot) implements Step {
        public HumanHandoverStep {
            Objects.requireNonNull(mode, "mode");
            Objects.requireNonNull(queue, "queue");
            Objects.requireNonNull(respondByAt, "respond_by_at");
            Objects.requireNonNull(briefing, "briefing");
            alternatives = list(alternatives);
        }

        @Override
        public String kind() {
            return "human_handover";
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link HumanHandoverStep}. */
        public static final class Builder {
            private HandoverMode mode;
            private String queue;
            private Instant respondByAt;
            private String briefing;
            private List<String> alternatives;
            private @Nullable String skill;
            private @Nullable Instant slot;

            private Builder() {
            }

            /** How the person takes over. */
            public Builder mode(HandoverMode mode) {
                this.mode = mode;
                return this;
            }

            /** The queue that takes over. */
            public Builder queue(String queue) {
                this.queue = queue;
                return this;
            }

            /** The time by which the customer must have an answer. */
            public Builder respondByAt(Instant respondByAt) {
                this.respondByAt = respondByAt;
                return this;
            }

            /** What the person must know, so that the customer needn't repeat it. */
            public Builder briefing(String briefing) {
                this.briefing = briefing;
                return this;
            }

            /** Other queues that could take over, best first. */
            public Builder alternatives(List<String> alternatives) {
                this.alternatives = alternatives;
                return this;
            }

            /** The skill that the person needs, such as a subject or a language. */
            public Builder skill(@Nullable String skill) {
                this.skill = skill;
                return this;
            }

            /** The agreed time: one of the queue's {@code next_slots}. */
            public Builder slot(@Nullable Instant slot) {
                this.slot = slot;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public HumanHandoverStep build() {
                return new HumanHandoverStep(
                    mode, queue, respondByAt, briefing, alternatives, skill, slot);
            }
        }
    }

    /**
     * Repair after something went wrong.
     *
     * @param acknowledge What went wrong, in words that acknowledge it.
     * @param remedy How it is put right.
     * @param amount What it is worth.
     * @param case_ The case it answers: the {@code id} of one of {@code cases}.
     * @param order The order it puts right: the {@code id} of one of {@code orders}.
     */
    @JsonInclude(Include.NON_NULL)
    public record ServiceRecoveryStep(
        @JsonProperty(value = "acknowledge", required = true) String acknowledge,
        @JsonProperty(value = "remedy", required = true) Remedy remedy,
        @JsonProperty("amount") @Nullable Money amount,
        @JsonProperty("case") @Nullable String case_,
        @JsonProperty("order") @Nullable String order) implements Step {
        public ServiceRecoveryStep {
            Objects.requireNonNull(acknowledge, "acknowledge");
            Objects.requireNonNull(remedy, "remedy");
        }

        @Override
        public String kind() {
            return "service_recovery";
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link ServiceRecoveryStep}. */
        public static final class Builder {
            private String acknowledge;
            private Remedy remedy;
            private @Nullable Money amount;
            private @Nullable String case_;
            private @Nullable String order;

            private Builder() {
            }

            /** What went wrong, in words that acknowledge it. */
            public Builder acknowledge(String acknowledge) {
                this.acknowledge = acknowledge;
                return this;
            }

            /** How it is put right. */
            public Builder remedy(Remedy remedy) {
                this.remedy = remedy;
                return this;
            }

            /** What it is worth. */
            public Builder amount(@Nullable Money amount) {
                this.amount = amount;
                return this;
            }

            /** The case it answers: the {@code id} of one of {@code cases}. */
            public Builder case_(@Nullable String case_) {
                this.case_ = case_;
                return this;
            }

            /** The order it puts right: the {@code id} of one of {@code orders}. */
            public Builder order(@Nullable String order) {
                this.order = order;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public ServiceRecoveryStep build() {
                return new ServiceRecoveryStep(
                    acknowledge, remedy, amount, case_, order);
            }
        }
    }

    /**
     * Point to a channel that serves this customer's question better.
     *
     * @param to The better channel.
     * @param task What the customer wants to do.
     * @param benefit What the customer gains. A saving for the company is not a benefit.
     * @param from The channel the customer uses now.
     */
    @JsonInclude(Include.NON_NULL)
    public record ChannelSuggestionStep(
        @JsonProperty(value = "to", required = true) Channel to,
        @JsonProperty(value = "task", required = true) String task,
        @JsonProperty(value = "benefit", required = true) String benefit,
        @JsonProperty("from") @Nullable Channel from) implements Step {
        public ChannelSuggestionStep {
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(benefit, "benefit");
        }

        @Override
        public String kind() {
            return "channel_suggestion";
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link ChannelSuggestionStep}. */
        public static final class Builder {
            private Channel to;
            private String task;
            private String benefit;
            private @Nullable Channel from;

            private Builder() {
            }

            /** The better channel. */
            public Builder to(Channel to) {
                this.to = to;
                return this;
            }

            /** What the customer wants to do. */
            public Builder task(String task) {
                this.task = task;
                return this;
            }

            /** What the customer gains. A saving for the company is not a benefit. */
            public Builder benefit(String benefit) {
                this.benefit = benefit;
                return this;
            }

            /** The channel the customer uses now. */
            public Builder from(@Nullable Channel from) {
                this.from = from;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public ChannelSuggestionStep build() {
                return new ChannelSuggestionStep(
                    to, task, benefit, from);
            }
        }
    }

    /**
     * Point to something that the customer can do alone, with a way to reach a person.
     *
     * @param task What the customer wants to do.
     * @param link Where to do it.
     * @param humanEscape The queue in which a person helps if it doesn't work.
     * @param minutes How long it takes, in minutes.
     */
    @JsonInclude(Include.NON_NULL)
    public record SelfServiceStep(
        @JsonProperty(value = "task", required = true) String task,
        @JsonProperty(value = "link", required = true) String link,
        @JsonProperty(value = "human_escape", required = true) String humanEscape,
        @JsonProperty("minutes") @Nullable Long minutes) implements Step {
        public SelfServiceStep {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(link, "link");
            Objects.requireNonNull(humanEscape, "human_escape");
        }

        @Override
        public String kind() {
            return "self_service";
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link SelfServiceStep}. */
        public static final class Builder {
            private String task;
            private String link;
            private String humanEscape;
            private @Nullable Long minutes;

            private Builder() {
            }

            /** What the customer wants to do. */
            public Builder task(String task) {
                this.task = task;
                return this;
            }

            /** Where to do it. */
            public Builder link(String link) {
                this.link = link;
                return this;
            }

            /** The queue in which a person helps if it doesn't work. */
            public Builder humanEscape(String humanEscape) {
                this.humanEscape = humanEscape;
                return this;
            }

            /** How long it takes, in minutes. */
            public Builder minutes(long minutes) {
                this.minutes = minutes;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public SelfServiceStep build() {
                return new SelfServiceStep(
                    task, link, humanEscape, minutes);
            }
        }
    }

    /**
     * Customers help each other.
     *
     * @param direction Who helps whom.
     * @param topic What it is about.
     */
    @JsonInclude(Include.NON_NULL)
    public record CommunityHelpStep(
        @JsonProperty(value = "direction", required = true) HelpDirection direction,
        @JsonProperty(value = "topic", required = true) String topic) implements Step {
        public CommunityHelpStep {
            Objects.requireNonNull(direction, "direction");
            Objects.requireNonNull(topic, "topic");
        }

        @Override
        public String kind() {
            return "community_help";
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link CommunityHelpStep}. */
        public static final class Builder {
            private HelpDirection direction;
            private String topic;

            private Builder() {
            }

            /** Who helps whom. */
            public Builder direction(HelpDirection direction) {
                this.direction = direction;
                return this;
            }

            /** What it is about. */
            public Builder topic(String topic) {
                this.topic = topic;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public CommunityHelpStep build() {
                return new CommunityHelpStep(
                    direction, topic);
            }
        }
    }

    /**
     * Tell the customer about something that affects them before they find out.
     *
     * @param event What it is about: the {@code ref} of an item in {@code events}, or the {@code id} of what
     * is affected.
     * @param weDo What the company does about it.
     * @param nextUpdateAt When the customer will hear more.
     * @param youCan What the customer can do.
     */
    @JsonInclude(Include.NON_NULL)
    public record HeadsUpStep(
        @JsonProperty(value = "event", required = true) String event,
        @JsonProperty(value = "we_do", required = true) String weDo,
        @JsonProperty("next_update_at") @Nullable Instant nextUpdateAt,
        @JsonProperty("you_can") @Nullable String youCan) implements Step {
        public HeadsUpStep {
            Objects.requireNonNull(event, "event");
            Objects.requireNonNull(weDo, "we_do");
        }

        @Override
        public String kind() {
            return "heads_up";
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link HeadsUpStep}. */
        public static final class Builder {
            private String event;
            private String weDo;
            private @Nullable Instant nextUpdateAt;
            private @Nullable String youCan;

            private Builder() {
            }

            /**
             * What it is about: the {@code ref} of an item in {@code events}, or the {@code id} of what is
             * affected.
             */
            public Builder event(String event) {
                this.event = event;
                return this;
            }

            /** What the company does about it. */
            public Builder weDo(String weDo) {
                this.weDo = weDo;
                return this;
            }

            /** When the customer will hear more. */
            public Builder nextUpdateAt(@Nullable Instant nextUpdateAt) {
                this.nextUpdateAt = nextUpdateAt;
                return this;
            }

            /** What the customer can do. */
            public Builder youCan(@Nullable String youCan) {
                this.youCan = youCan;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public HeadsUpStep build() {
                return new HeadsUpStep(
                    event, weDo, nextUpdateAt, youCan);
            }
        }
    }

    /**
     * Deliver an order in another way.
     *
     * @param order The order: the {@code id} of an item in {@code orders}.
     * @param fulfilment The new way.
     * @param slot The agreed time.
     */
    @JsonInclude(Include.NON_NULL)
    public record DeliveryAdaptationStep(
        @JsonProperty(value = "order", required = true) String order,
        @JsonProperty(value = "fulfilment", required = true) Fulfilment fulfilment,
        @JsonProperty("slot") @Nullable Instant slot) implements Step {
        public DeliveryAdaptationStep {
            Objects.requireNonNull(order, "order");
            Objects.requireNonNull(fulfilment, "fulfilment");
        }

        @Override
        public String kind() {
            return "delivery_adaptation";
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link DeliveryAdaptationStep}. */
        public static final class Builder {
            private String order;
            private Fulfilment fulfilment;
            private @Nullable Instant slot;

            private Builder() {
            }

            /** The order: the {@code id} of an item in {@code orders}. */
            public Builder order(String order) {
                this.order = order;
                return this;
            }

            /** The new way. */
            public Builder fulfilment(Fulfilment fulfilment) {
                this.fulfilment = fulfilment;
                return this;
            }

            /** The agreed time. */
            public Builder slot(@Nullable Instant slot) {
                this.slot = slot;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public DeliveryAdaptationStep build() {
                return new DeliveryAdaptationStep(
                    order, fulfilment, slot);
            }
        }
    }

    /**
     * Ask the customer for their preferences instead of guessing.
     *
     * @param about What to ask about.
     */
    @JsonInclude(Include.NON_NULL)
    public record PreferenceAskStep(
        @JsonProperty(value = "about", required = true) ContactSetting about) implements Step {
        public PreferenceAskStep {
            Objects.requireNonNull(about, "about");
        }

        @Override
        public String kind() {
            return "preference_ask";
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link PreferenceAskStep}. */
        public static final class Builder {
            private ContactSetting about;

            private Builder() {
            }

            /** What to ask about. */
            public Builder about(ContactSetting about) {
                this.about = about;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public PreferenceAskStep build() {
                return new PreferenceAskStep(
                    about);
            }
        }
    }

    /**
     * A signal to staff; it never reaches the customer.
     *
     * @param topic What it is about.
     * @param signal What was noticed, in a sentence.
     * @param toRole Who should know, such as {@code store_manager}.
     */
    @JsonInclude(Include.NON_NULL)
    public record InternalInsightStep(
        @JsonProperty(value = "topic", required = true) String topic,
        @JsonProperty(value = "signal", required = true) String signal,
        @JsonProperty(value = "to_role", required = true) String toRole) implements Step {
        public InternalInsightStep {
            Objects.requireNonNull(topic, "topic");
            Objects.requireNonNull(signal, "signal");
            Objects.requireNonNull(toRole, "to_role");
        }

        @Override
        public String kind() {
            return "internal_insight";
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes an {@link InternalInsightStep}. */
        public static final class Builder {
            private String topic;
            private String signal;
            private String toRole;

            private Builder() {
            }

            /** What it is about. */
            public Builder topic(String topic) {
                this.topic = topic;
                return this;
            }

            /** What was noticed, in a sentence. */
            public Builder signal(String signal) {
                this.signal = signal;
                return this;
            }

            /** Who should know, such as {@code store_manager}. */
            public Builder toRole(String toRole) {
                this.toRole = toRole;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public InternalInsightStep build() {
                return new InternalInsightStep(
                    topic, signal, toRole);
            }
        }
    }

    /**
     * A kind that only a newer version of the contract has.
     *
     * @param kind the word
     */
    public record UnrecognizedStep(
        @JsonProperty(value = "kind", required = true) String kind) implements Step {
    }

    /** How soon an action matters, from least to most. */
    public enum Urgency {
        /** Good to know. */
        INFO("info"),
        /** Better today than tomorrow. */
        WARNING("warning"),
        /** Harm or loss if it waits. */
        CRITICAL("critical"),
        /** A word that only a newer version of the contract has. It can't be sent. */
        UNRECOGNIZED("(unrecognized)");

        private final String word;

        Urgency(String word) {
            this.word = word;
        }

        /** The word in JSON. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The constant of a word. */
        @JsonCreator
        public static Urgency of(String word) {
            return Contract.word(values(), Urgency::word, word);
        }
    }

    /**
     * What an action is worth to each side.
     *
     * @param customer To the customer.
     * @param company To the company.
     */
    @JsonInclude(Include.NON_NULL)
    public record Value(
        @JsonProperty(value = "customer", required = true) double customer,
        @JsonProperty(value = "company", required = true) double company) {
        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Value}. */
        public static final class Builder {
            private Double customer;
            private Double company;

            private Builder() {
            }

            /** To the customer. */
            public Builder customer(double customer) {
                this.customer = customer;
                return this;
            }

            /** To the company. */
            public Builder company(double company) {
                this.company = company;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Value build() {
                return new Value(
                    Objects.requireNonNull(customer, "customer"), Objects.requireNonNull(company, "company"));
            }
        }
    }

    /**
     * One place where a document breaks the contract. It never repeats the customer's values.
     *
     * @param at The place, as a JSON Pointer; empty for the whole document.
     * @param message What is wrong there, and what is expected.
     */
    @JsonInclude(Include.NON_NULL)
    public record Violation(
        @JsonProperty(value = "at", required = true) String at,
        @JsonProperty(value = "message", required = true) String message) {
        public Violation {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(message, "message");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Violation}. */
        public static final class Builder {
            private String at;
            private String message;

            private Builder() {
            }

            /** The place, as a JSON Pointer; empty for the whole document. */
            public Builder at(String at) {
                this.at = at;
                return this;
            }

            /** What is wrong there, and what is expected. */
            public Builder message(String message) {
                this.message = message;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Violation build() {
                return new Violation(
                    at, message);
            }
        }
    }

    /**
     * When an action makes sense.
     *
     * @param notAfterAt The time from which it no longer makes sense.
     * @param notBeforeAt The earliest time. Default: at once.
     */
    @JsonInclude(Include.NON_NULL)
    public record Window(
        @JsonProperty(value = "not_after_at", required = true) Instant notAfterAt,
        @JsonProperty("not_before_at") @Nullable Instant notBeforeAt) {
        public Window {
            Objects.requireNonNull(notAfterAt, "not_after_at");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Window}. */
        public static final class Builder {
            private Instant notAfterAt;
            private @Nullable Instant notBeforeAt;

            private Builder() {
            }

            /** The time from which it no longer makes sense. */
            public Builder notAfterAt(Instant notAfterAt) {
                this.notAfterAt = notAfterAt;
                return this;
            }

            /** The earliest time. Default: at once. */
            public Builder notBeforeAt(@Nullable Instant notBeforeAt) {
                this.notBeforeAt = notBeforeAt;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Window build() {
                return new Window(
                    notAfterAt, notBeforeAt);
            }
        }
    }

    /**
     * An action that was proposed and is not to be done.
     *
     * @param plugin The plugin that proposed it.
     * @param action The proposed action, with its urgency lowered to the policy's {@code max_urgency} if need
     * be.
     * @param disposition What became of it.
     * @param stage The part of the host that refused it.
     * @param rule The rule that refused it, such as {@code permission}.
     * @param explanation Why, in a sentence that a service agent can read to the customer, in each of the
     * policy's {@code languages}.
     * @param explanationMessage The catalogue message behind the explanation.
     * @param claimedUrgency The urgency that the plugin claimed, if the policy's {@code max_urgency} lowered
     * it.
     * @param detail The details, for the operator and the plugin's author, in the first of the policy's
     * {@code languages}.
     * @param detailMessage The catalogue message behind the detail.
     * @param untilAt When it can be done or proposed again, if the rule knows.
     */
    @JsonInclude(Include.NON_NULL)
    public record Withheld(
        @JsonProperty(value = "plugin", required = true) String plugin,
        @JsonProperty(value = "action", required = true) Action action,
        @JsonProperty(value = "disposition", required = true) Disposition disposition,
        @JsonProperty(value = "stage", required = true) Stage stage,
        @JsonProperty(value = "rule", required = true) String rule,
        @JsonProperty(value = "explanation", required = true) Map<String, String> explanation,
        @JsonProperty(value = "explanation_message", required = true) MessageRef explanationMessage,
        @JsonProperty("claimed_urgency") @Nullable Urgency claimedUrgency,
        @JsonProperty("detail") @Nullable String detail,
        @JsonProperty("detail_message") @Nullable MessageRef detailMessage,
        @JsonProperty("until_at") @Nullable Instant untilAt) {
        public Withheld {
            Objects.requireNonNull(plugin, "plugin");
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(disposition, "disposition");
            Objects.requireNonNull(stage, "stage");
            Objects.requireNonNull(rule, "rule");
            explanation = map(Objects.requireNonNull(explanation, "explanation"));
            Objects.requireNonNull(explanationMessage, "explanation_message");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Withheld}. */
        public static final class Builder {
            private String plugin;
            private Action action;
            private Disposition disposition;
            private Stage stage;
            private String rule;
            private Map<String, String> explanation;
            private MessageRef explanationMessage;
            private @Nullable Urgency claimedUrgency;
            private @Nullable String detail;
            private @Nullable MessageRef detailMessage;
            private @Nullable Instant untilAt;

            private Builder() {
            }

            /** The plugin that proposed it. */
            public Builder plugin(String plugin) {
                this.plugin = plugin;
                return this;
            }

            /**
             * The proposed action, with its urgency lowered to the policy's {@code max_urgency} if need be.
             */
            public Builder action(Action action) {
                this.action = action;
                return this;
            }

            /** What became of it. */
            public Builder disposition(Disposition disposition) {
                this.disposition = disposition;
                return this;
            }

            /** The part of the host that refused it. */
            public Builder stage(Stage stage) {
                this.stage = stage;
                return this;
            }

            /** The rule that refused it, such as {@code permission}. */
            public Builder rule(String rule) {
                this.rule = rule;
                return this;
            }

            /**
             * Why, in a sentence that a service agent can read to the customer, in each of the policy's
             * {@code languages}.
             */
            public Builder explanation(Map<String, String> explanation) {
                this.explanation = explanation;
                return this;
            }

            /** The catalogue message behind the explanation. */
            public Builder explanationMessage(MessageRef explanationMessage) {
                this.explanationMessage = explanationMessage;
                return this;
            }

            /** The urgency that the plugin claimed, if the policy's {@code max_urgency} lowered it. */
            public Builder claimedUrgency(@Nullable Urgency claimedUrgency) {
                this.claimedUrgency = claimedUrgency;
                return this;
            }

            /**
             * The details, for the operator and the plugin's author, in the first of the policy's {@code
             * languages}.
             */
            public Builder detail(@Nullable String detail) {
                this.detail = detail;
                return this;
            }

            /** The catalogue message behind the detail. */
            public Builder detailMessage(@Nullable MessageRef detailMessage) {
                this.detailMessage = detailMessage;
                return this;
            }

            /** When it can be done or proposed again, if the rule knows. */
            public Builder untilAt(@Nullable Instant untilAt) {
                this.untilAt = untilAt;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Withheld build() {
                return new Withheld(
                    plugin, action, disposition, stage, rule, explanation, explanationMessage, claimedUrgency,
                    detail, detailMessage, untilAt);
            }
        }
    }

    /**
     * A decision together with everything needed to make it again: one line of JSON.
     *
     * <p>{@code context} and {@code decision} contain personal data. If a customer asks for erasure, both are
     * removed. What remains says which decision was made when, from what, and its digest.
     *
     * @param contract The version of the contract that this document follows.
     * @param decisionId The decision's {@code decision_id}.
     * @param asOf The context's {@code as_of}.
     * @param seed The context's {@code seed}.
     * @param engine The versions of the host and the sandbox.
     * @param timeZones The version of the time-zone database.
     * @param limitsDigest The SHA-256 digest of the limits that are the same on every machine: {@code
     * sha256:} and hexadecimal digits.
     * @param policyDigest The SHA-256 digest of the policy: {@code sha256:} and hexadecimal digits.
     * @param plugins Every plugin that was loaded, whether or not it was asked.
     * @param contextDigest The SHA-256 digest of the context: {@code sha256:} and hexadecimal digits.
     * @param decisionDigest The SHA-256 digest of the decision's JSON: {@code sha256:} and hexadecimal
     * digits.
     * @param context The context, until it is erased.
     * @param decision The decision, until it is erased.
     * @param messagesDigest The SHA-256 digest of the catalogues that the operator and the backend's own
     * rules add to Courtesy's; left out if there are none.
     * @param rules The names of the backend's own rules, in order. Only their names are known: a rule whose
     * code changes under the same name isn't noticed.
     * @param standings The failures in earlier decisions of the plugins that had failed, as they stood before
     * this one.
     */
    @JsonInclude(Include.NON_NULL)
    public record Record(
        @JsonProperty(value = "contract", required = true) String contract,
        @JsonProperty(value = "decision_id", required = true) String decisionId,
        @JsonProperty(value = "as_of", required = true) Instant asOf,
        @JsonProperty(value = "seed", required = true) long seed,
        @JsonProperty(value = "engine", required = true) String engine,
        @JsonProperty(value = "time_zones", required = true) String timeZones,
        @JsonProperty(value = "limits_digest", required = true) String limitsDigest,
        @JsonProperty(value = "policy_digest", required = true) String policyDigest,
        @JsonProperty(value = "plugins", required = true) List<PluginPin> plugins,
        @JsonProperty(value = "context_digest", required = true) String contextDigest,
        @JsonProperty(value = "decision_digest", required = true) String decisionDigest,
        @JsonProperty("context") @Nullable Context context,
        @JsonProperty("decision") @Nullable Decision decision,
        @JsonProperty("messages_digest") @Nullable String messagesDigest,
        @JsonProperty("rules") @JsonInclude(Include.NON_EMPTY) List<String> rules,
        @JsonProperty("standings") @JsonInclude(Include.NON_EMPTY) List<Standing> standings) {
        public Record {
            Objects.requireNonNull(contract, "contract");
            Objects.requireNonNull(decisionId, "decision_id");
            Objects.requireNonNull(asOf, "as_of");
            Objects.requireNonNull(engine, "engine");
            Objects.requireNonNull(timeZones, "time_zones");
            Objects.requireNonNull(limitsDigest, "limits_digest");
            Objects.requireNonNull(policyDigest, "policy_digest");
            plugins = list(Objects.requireNonNull(plugins, "plugins"));
            Objects.requireNonNull(contextDigest, "context_digest");
            Objects.requireNonNull(decisionDigest, "decision_digest");
            rules = list(rules);
            standings = list(standings);
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Record}. */
        public static final class Builder {
            private String contract;
            private String decisionId;
            private Instant asOf;
            private Long seed;
            private String engine;
            private String timeZones;
            private String limitsDigest;
            private String policyDigest;
            private List<PluginPin> plugins;
            private String contextDigest;
            private String decisionDigest;
            private @Nullable Context context;
            private @Nullable Decision decision;
            private @Nullable String messagesDigest;
            private List<String> rules;
            private List<Standing> standings;

            private Builder() {
            }

            /** The version of the contract that this document follows. */
            public Builder contract(String contract) {
                this.contract = contract;
                return this;
            }

            /** The decision's {@code decision_id}. */
            public Builder decisionId(String decisionId) {
                this.decisionId = decisionId;
                return this;
            }

            /** The context's {@code as_of}. */
            public Builder asOf(Instant asOf) {
                this.asOf = asOf;
                return this;
            }

            /** The context's {@code seed}. */
            public Builder seed(long seed) {
                this.seed = seed;
                return this;
            }

            /** The versions of the host and the sandbox. */
            public Builder engine(String engine) {
                this.engine = engine;
                return this;
            }

            /** The version of the time-zone database. */
            public Builder timeZones(String timeZones) {
                this.timeZones = timeZones;
                return this;
            }

            /**
             * The SHA-256 digest of the limits that are the same on every machine: {@code sha256:} and
             * hexadecimal digits.
             */
            public Builder limitsDigest(String limitsDigest) {
                this.limitsDigest = limitsDigest;
                return this;
            }

            /** The SHA-256 digest of the policy: {@code sha256:} and hexadecimal digits. */
            public Builder policyDigest(String policyDigest) {
                this.policyDigest = policyDigest;
                return this;
            }

            /** Every plugin that was loaded, whether or not it was asked. */
            public Builder plugins(List<PluginPin> plugins) {
                this.plugins = plugins;
                return this;
            }

            /** The SHA-256 digest of the context: {@code sha256:} and hexadecimal digits. */
            public Builder contextDigest(String contextDigest) {
                this.contextDigest = contextDigest;
                return this;
            }

            /** The SHA-256 digest of the decision's JSON: {@code sha256:} and hexadecimal digits. */
            public Builder decisionDigest(String decisionDigest) {
                this.decisionDigest = decisionDigest;
                return this;
            }

            /** The context, until it is erased. */
            public Builder context(@Nullable Context context) {
                this.context = context;
                return this;
            }

            /** The decision, until it is erased. */
            public Builder decision(@Nullable Decision decision) {
                this.decision = decision;
                return this;
            }

            /**
             * The SHA-256 digest of the catalogues that the operator and the backend's own rules add to
             * Courtesy's; left out if there are none.
             */
            public Builder messagesDigest(@Nullable String messagesDigest) {
                this.messagesDigest = messagesDigest;
                return this;
            }

            /**
             * The names of the backend's own rules, in order. Only their names are known: a rule whose code
             * changes under the same name isn't noticed.
             */
            public Builder rules(List<String> rules) {
                this.rules = rules;
                return this;
            }

            /**
             * The failures in earlier decisions of the plugins that had failed, as they stood before this
             * one.
             */
            public Builder standings(List<Standing> standings) {
                this.standings = standings;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Record build() {
                return new Record(
                    contract, decisionId, asOf, Objects.requireNonNull(seed, "seed"), engine, timeZones,
                    limitsDigest, policyDigest, plugins, contextDigest, decisionDigest, context, decision,
                    messagesDigest, rules, standings);
            }
        }
    }

    /**
     * The exact plugin that was loaded.
     *
     * @param id The plugin's id.
     * @param version The plugin's version.
     * @param digest The SHA-256 digest of the plugin's file: {@code sha256:} and hexadecimal digits.
     */
    @JsonInclude(Include.NON_NULL)
    public record PluginPin(
        @JsonProperty(value = "id", required = true) String id,
        @JsonProperty(value = "version", required = true) String version,
        @JsonProperty(value = "digest", required = true) String digest) {
        public PluginPin {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(digest, "digest");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link PluginPin}. */
        public static final class Builder {
            private String id;
            private String version;
            private String digest;

            private Builder() {
            }

            /** The plugin's id. */
            public Builder id(String id) {
                this.id = id;
                return this;
            }

            /** The plugin's version. */
            public Builder version(String version) {
                this.version = version;
                return this;
            }

            /** The SHA-256 digest of the plugin's file: {@code sha256:} and hexadecimal digits. */
            public Builder digest(String digest) {
                this.digest = digest;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public PluginPin build() {
                return new PluginPin(
                    id, version, digest);
            }
        }
    }

    /**
     * The state of a plugin that failed in earlier decisions.
     *
     * @param plugin The plugin.
     * @param failures Failures in a row.
     * @param rests Rests since its last success, each twice as long as the one before.
     * @param restingUntilAt The time until which it rests; left out if it isn't resting.
     */
    @JsonInclude(Include.NON_NULL)
    public record Standing(
        @JsonProperty(value = "plugin", required = true) String plugin,
        @JsonProperty(value = "failures", required = true) long failures,
        @JsonProperty(value = "rests", required = true) long rests,
        @JsonProperty("resting_until_at") @Nullable Instant restingUntilAt) {
        public Standing {
            Objects.requireNonNull(plugin, "plugin");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes a {@link Standing}. */
        public static final class Builder {
            private String plugin;
            private Long failures;
            private Long rests;
            private @Nullable Instant restingUntilAt;

            private Builder() {
            }

            /** The plugin. */
            public Builder plugin(String plugin) {
                this.plugin = plugin;
                return this;
            }

            /** Failures in a row. */
            public Builder failures(long failures) {
                this.failures = failures;
                return this;
            }

            /** Rests since its last success, each twice as long as the one before. */
            public Builder rests(long rests) {
                this.rests = rests;
                return this;
            }

            /** The time until which it rests; left out if it isn't resting. */
            public Builder restingUntilAt(@Nullable Instant restingUntilAt) {
                this.restingUntilAt = restingUntilAt;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public Standing build() {
                return new Standing(
                    plugin, Objects.requireNonNull(failures, "failures"), Objects.requireNonNull(rests,
                    "rests"), restingUntilAt);
            }
        }
    }

    /**
     * What came of an action, as the CRM reports it: one line of JSON.
     *
     * @param contract The version of the contract that this document follows.
     * @param decisionId The decision in which the action was proposed.
     * @param at When it became known.
     * @param outcome What came of it.
     * @param action The action's {@code id}. Left out together with {@code plugin}.
     * @param cost What it cost in the end.
     * @param plugin The plugin that proposed the action. Left out for what concerns the whole decision, such
     * as {@code goal_met}.
     */
    @JsonInclude(Include.NON_NULL)
    public record OutcomeRecord(
        @JsonProperty(value = "contract", required = true) String contract,
        @JsonProperty(value = "decision_id", required = true) String decisionId,
        @JsonProperty(value = "at", required = true) Instant at,
        @JsonProperty(value = "outcome", required = true) Outcome outcome,
        @JsonProperty("action") @Nullable String action,
        @JsonProperty("cost") @Nullable Money cost,
        @JsonProperty("plugin") @Nullable String plugin) {
        public OutcomeRecord {
            Objects.requireNonNull(contract, "contract");
            Objects.requireNonNull(decisionId, "decision_id");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(outcome, "outcome");
        }

        /** Begins without any field. */
        public static Builder builder() {
            return new Builder();
        }

        /** Makes an {@link OutcomeRecord}. */
        public static final class Builder {
            private String contract;
            private String decisionId;
            private Instant at;
            private Outcome outcome;
            private @Nullable String action;
            private @Nullable Money cost;
            private @Nullable String plugin;

            private Builder() {
            }

            /** The version of the contract that this document follows. */
            public Builder contract(String contract) {
                this.contract = contract;
                return this;
            }

            /** The decision in which the action was proposed. */
            public Builder decisionId(String decisionId) {
                this.decisionId = decisionId;
                return this;
            }

            /** When it became known. */
            public Builder at(Instant at) {
                this.at = at;
                return this;
            }

            /** What came of it. */
            public Builder outcome(Outcome outcome) {
                this.outcome = outcome;
                return this;
            }

            /** The action's {@code id}. Left out together with {@code plugin}. */
            public Builder action(@Nullable String action) {
                this.action = action;
                return this;
            }

            /** What it cost in the end. */
            public Builder cost(@Nullable Money cost) {
                this.cost = cost;
                return this;
            }

            /**
             * The plugin that proposed the action. Left out for what concerns the whole decision, such as
             * {@code goal_met}.
             */
            public Builder plugin(@Nullable String plugin) {
                this.plugin = plugin;
                return this;
            }

            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public OutcomeRecord build() {
                return new OutcomeRecord(
                    contract, decisionId, at, outcome, action, cost, plugin);
            }
        }
    }
}
