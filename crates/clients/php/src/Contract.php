<?php

// Made by `courtesy schema --lang php`.

/**
 * What Courtesy and a CRM say to each other.
 *
 * What isn't known is left out. A newer server may say more than this file knows: further fields are passed
 * over, and further words and kinds are read as ones that aren't recognized.
 *
 * Objects are made with named arguments: `new Money(minor: 1250, currency: 'EUR')`. `json_encode` writes
 * them, and `Decision::read(Json::parse($text))` reads them.
 */

declare(strict_types=1);

namespace Courtesy\Contract;

/** The contract, as far as it isn't a type. */
final class Contract
{
    /** Its version. */
    public const VERSION = '1.1';

    /** The placeholders that every CRM fills in; a text writes one as `{first_name}`. */
    public const PLACEHOLDERS = [
        'first_name',
        'last_name',
        'full_name',
        'agent_name',
        'company_name',
        'phone_number',
        'order_number',
        'date',
        'time',
    ];
}

/** What was read isn't what the contract says. It names the place, and never a value. */
final class Unreadable extends \UnexpectedValueException
{
}

/** A value that was read from JSON, and its place in the document. */
final readonly class Json
{
    private function __construct(private mixed $value, private string $place)
    {
    }

    /** @throws Unreadable */
    public static function parse(string $text): self
    {
        try {
            return new self(json_decode($text, false, 128, JSON_THROW_ON_ERROR), '');
        } catch (\JsonException) {
            throw new Unreadable('It should be JSON.');
        }
    }

    /** A member of an object; null if it is left out. */
    public function at(string $name): ?self
    {
        $this->check($this->value instanceof \stdClass, 'an object');
        $member = $this->value->$name ?? null;
        return $member === null ? null : new self($member, $this->place . '/' . $name);
    }

    /** A member of an object that can't be left out. */
    public function need(string $name): self
    {
        return $this->at($name) ?? throw new Unreadable("`{$this->place}/$name` is missing.");
    }

    /**
     * What a function makes of it.
     *
     * @template T
     * @param callable(self): T $read
     * @return T
     */
    public function as(callable $read): mixed
    {
        return $read($this);
    }

    public function text(): string
    {
        $this->check(is_string($this->value), 'a text');
        return $this->value;
    }

    public function instant(): \DateTimeImmutable
    {
        // PHP would take `tomorrow` for a moment, too.
        $pattern = '/^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/D';
        $this->check(is_string($this->value) && preg_match($pattern, $this->value) === 1, 'a moment');
        try {
            return new \DateTimeImmutable(preg_replace('/\.\d+/', '', $this->value));
        } catch (\Exception) {
            throw new Unreadable("`{$this->place}` should be a moment.");
        }
    }

    public function flag(): bool
    {
        $this->check(is_bool($this->value), 'true or false');
        return $this->value;
    }

    public function integer(): int
    {
        $this->check(is_int($this->value), 'a whole number');
        return $this->value;
    }

    public function number(): float
    {
        $this->check(is_int($this->value) || is_float($this->value), 'a number');
        return $this->value;
    }

    /**
     * @template T
     * @param callable(self): T $read
     * @return list<T>
     */
    public function list(callable $read): array
    {
        $this->check(is_array($this->value), 'a list');
        $items = [];
        foreach ($this->value as $index => $item) {
            $items[] = $read(new self($item, "{$this->place}/$index"));
        }
        return $items;
    }

    /**
     * An object whose keys are names.
     *
     * @template T
     * @param callable(self): T $read
     * @return array<string, T>
     */
    public function keyed(callable $read): array
    {
        $this->check($this->value instanceof \stdClass, 'an object');
        $values = [];
        foreach (get_object_vars($this->value) as $name => $value) {
            // The name stays out of the place: it may be a customer's.
            $values[$name] = $read(new self($value, "{$this->place}/*"));
        }
        return $values;
    }

    public function free(): \stdClass
    {
        $this->check($this->value instanceof \stdClass, 'an object');
        return $this->value;
    }

    public function any(): mixed
    {
        return $this->value;
    }

    /** An object as it is written: what is null is left out. */
    public static function object(array $members): \stdClass
    {
        return (object) array_filter($members, static fn (mixed $member): bool => $member !== null);
    }

    /** A moment as it is written: in UTC, to the second. */
    public static function moment(?\DateTimeImmutable $moment): ?string
    {
        return $moment?->setTimezone(new \DateTimeZone('UTC'))->format('Y-m-d\TH:i:s\Z');
    }

    private function check(bool $fits, string $expected): void
    {
        if (!$fits) {
            throw new Unreadable("`{$this->place}` should be $expected.");
        }
    }
}

/**
 * What is known about one customer when a decision is asked for.
 *
 * The CRM fills in what it knows and leaves out the rest; only `contract`, `decision_id`, `hook`, `as_of` and
 * `customer.ref` are required. There is no field for a name, an address, an e-mail address or a phone number.
 * A plugin ignores unknown keys. A host rejects them, unless `contract` names a newer minor version: a
 * misspelt key would protect nobody.
 */
final readonly class Context implements \JsonSerializable
{
    public function __construct(
        /** The version of the contract that this document follows. */
        public string $contract,
        /** The decision's id, chosen by the CRM and repeated in the decision. */
        public string $decisionId,
        /** The occasion on which the CRM asks for a decision. */
        public Hook $hook,
        /** When the facts were read; the only clock of plugins and rules. */
        public \DateTimeImmutable $asOf,
        /** Who the customer is. */
        public Customer $customer,
        /**
         * Appointments.
         *
         * @var list<Appointment>
         */
        public array $appointments = [],
        /**
         * Actions that people have approved for this customer.
         *
         * @var list<Approved>
         */
        public array $approvals = [],
        /** Whether the customer's payments are up to date. */
        public ?Billing $billing = null,
        /**
         * What has been spent from the operator's budgets on all customers.
         *
         * @var list<BudgetSpent>
         */
        public array $budgets = [],
        /** What the staff can take on. */
        public ?Capacity $capacity = null,
        /** Whether to be extra careful with this customer. */
        public ?Care $care = null,
        /**
         * Questions, complaints and other cases.
         *
         * @var list<Case_>
         */
        public array $cases = [],
        /**
         * The ways in which the customer can be reached.
         *
         * @var list<ChannelState>
         */
        public array $channels = [],
        /** Customers help each other. */
        public ?Community $community = null,
        /** The plugin's settings, as its manifest declares them. Only in what a plugin receives. */
        public ?\stdClass $config = null,
        /**
         * Facts that the host computes, so that no plugin needs date arithmetic. Whatever the CRM puts here
         * is replaced.
         */
        public ?Derived $derived = null,
        /**
         * Events that affect many customers.
         *
         * @var list<Event>
         */
        public array $events = [],
        /**
         * Ratings that the customer gave.
         *
         * @var list<Feedback>
         */
        public array $feedback = [],
        /**
         * What was done for this customer before, and what came of it.
         *
         * @var list<HistoryItem>
         */
        public array $history = [],
        /**
         * Conversations and messages, newest last.
         *
         * @var list<Interaction>
         */
        public array $interactions = [],
        /**
         * How far the customer is in each journey, and where they get stuck.
         *
         * @var list<Journey>
         */
        public array $journeys = [],
        /**
         * Orders, oldest first.
         *
         * @var list<Order>
         */
        public array $orders = [],
        /**
         * What the customer has granted, denied or revoked.
         *
         * @var list<Permission>
         */
        public array $permissions = [],
        /** What the customer asked for. Preferences can only tighten the operator's rules. */
        public ?Preferences $preferences = null,
        /**
         * What the company has promised this customer: the `promises` of earlier decisions, with what became
         * of them; at most 200. Since 1.1.
         *
         * @var list<PromiseMade>
         */
        public array $promises = [],
        /**
         * When the CRM asks, if that is later than `as_of`. Facts older than the policy allows are not acted
         * on.
         */
        public ?\DateTimeImmutable $requestedAt = null,
        /**
         * Scores from the CRM's own models.
         *
         * @var list<Score>
         */
        public array $scores = [],
        /** A plugin's only source of randomness. Default: 0. */
        public ?int $seed = null,
        /**
         * Subscriptions.
         *
         * @var list<Subscription>
         */
        public array $subscriptions = [],
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            contract: $json->need('contract')->text(),
            decisionId: $json->need('decision_id')->text(),
            hook: $json->need('hook')->as(Hook::read(...)),
            asOf: $json->need('as_of')->instant(),
            customer: $json->need('customer')->as(Customer::read(...)),
            appointments: $json->at('appointments')?->list(Appointment::read(...)) ?? [],
            approvals: $json->at('approvals')?->list(Approved::read(...)) ?? [],
            billing: $json->at('billing')?->as(Billing::read(...)),
            budgets: $json->at('budgets')?->list(BudgetSpent::read(...)) ?? [],
            capacity: $json->at('capacity')?->as(Capacity::read(...)),
            care: $json->at('care')?->as(Care::read(...)),
            cases: $json->at('cases')?->list(Case_::read(...)) ?? [],
            channels: $json->at('channels')?->list(ChannelState::read(...)) ?? [],
            community: $json->at('community')?->as(Community::read(...)),
            config: $json->at('config')?->free(),
            derived: $json->at('derived')?->as(Derived::read(...)),
            events: $json->at('events')?->list(Event::read(...)) ?? [],
            feedback: $json->at('feedback')?->list(Feedback::read(...)) ?? [],
            history: $json->at('history')?->list(HistoryItem::read(...)) ?? [],
            interactions: $json->at('interactions')?->list(Interaction::read(...)) ?? [],
            journeys: $json->at('journeys')?->list(Journey::read(...)) ?? [],
            orders: $json->at('orders')?->list(Order::read(...)) ?? [],
            permissions: $json->at('permissions')?->list(Permission::read(...)) ?? [],
            preferences: $json->at('preferences')?->as(Preferences::read(...)),
            promises: $json->at('promises')?->list(PromiseMade::read(...)) ?? [],
            requestedAt: $json->at('requested_at')?->instant(),
            scores: $json->at('scores')?->list(Score::read(...)) ?? [],
            seed: $json->at('seed')?->integer(),
            subscriptions: $json->at('subscriptions')?->list(Subscription::read(...)) ?? [],
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'contract' => $this->contract,
            'decision_id' => $this->decisionId,
            'hook' => $this->hook,
            'as_of' => Json::moment($this->asOf),
            'customer' => $this->customer,
            'appointments' => $this->appointments ?: null,
            'approvals' => $this->approvals ?: null,
            'billing' => $this->billing,
            'budgets' => $this->budgets ?: null,
            'capacity' => $this->capacity,
            'care' => $this->care,
            'cases' => $this->cases ?: null,
            'channels' => $this->channels ?: null,
            'community' => $this->community,
            'config' => $this->config,
            'derived' => $this->derived,
            'events' => $this->events ?: null,
            'feedback' => $this->feedback ?: null,
            'history' => $this->history ?: null,
            'interactions' => $this->interactions ?: null,
            'journeys' => $this->journeys ?: null,
            'orders' => $this->orders ?: null,
            'permissions' => $this->permissions ?: null,
            'preferences' => $this->preferences,
            'promises' => $this->promises ?: null,
            'requested_at' => Json::moment($this->requestedAt),
            'scores' => $this->scores ?: null,
            'seed' => $this->seed,
            'subscriptions' => $this->subscriptions ?: null,
        ]);
    }
}

/** An appointment. */
final readonly class Appointment implements \JsonSerializable
{
    public function __construct(
        /** The CRM's reference. */
        public string $id,
        /** Its state. */
        public AppointmentStatus $status,
        /** When it takes place. */
        public ?\DateTimeImmutable $at = null,
        /** The event that affects it: the `ref` of an item in `events`. */
        public ?string $event = null,
        /** In person or remotely. */
        public ?Modality $modality = null,
        /** The place, as the CRM names it. */
        public ?string $place = null,
        /** What it is about. */
        public ?string $topic = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            id: $json->need('id')->text(),
            status: $json->need('status')->as(AppointmentStatus::read(...)),
            at: $json->at('at')?->instant(),
            event: $json->at('event')?->text(),
            modality: $json->at('modality')?->as(Modality::read(...)),
            place: $json->at('place')?->text(),
            topic: $json->at('topic')?->text(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'id' => $this->id,
            'status' => $this->status,
            'at' => Json::moment($this->at),
            'event' => $this->event,
            'modality' => $this->modality,
            'place' => $this->place,
            'topic' => $this->topic,
        ]);
    }
}

/** The state of an appointment. */
enum AppointmentStatus: string
{
    /** It is planned. */
    case Planned = 'planned';
    /** It took place. */
    case Done = 'done';
    /** The customer didn't come. */
    case Missed = 'missed';
    /** It was cancelled. */
    case Cancelled = 'cancelled';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** Who must approve an action before it is carried out. */
enum Approval: string
{
    /** Nobody. */
    case None = 'none';
    /** A person. */
    case Human = 'human';
    /** A manager. */
    case Manager = 'manager';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/**
 * A person's consent to one action for this customer. It is used once: an action of the same key in `history`
 * after it uses it up.
 */
final readonly class Approved implements \JsonSerializable
{
    public function __construct(
        /** The action's `key`. */
        public string $key,
        /** Who approved it: a person or a manager. */
        public Approval $by,
        /** When it was approved. */
        public \DateTimeImmutable $at,
        /** The most that the action may cost. Default: any amount. */
        public ?Money $amount = null,
        /** The plugin whose action it is. Default: any plugin. */
        public ?string $plugin = null,
        /** When it expires. Default: never. */
        public ?\DateTimeImmutable $untilAt = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            key: $json->need('key')->text(),
            by: $json->need('by')->as(Approval::read(...)),
            at: $json->need('at')->instant(),
            amount: $json->at('amount')?->as(Money::read(...)),
            plugin: $json->at('plugin')?->text(),
            untilAt: $json->at('until_at')?->instant(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'key' => $this->key,
            'by' => $this->by,
            'at' => Json::moment($this->at),
            'amount' => $this->amount,
            'plugin' => $this->plugin,
            'until_at' => Json::moment($this->untilAt),
        ]);
    }
}

/** Whether the customer's payments are up to date. */
final readonly class Billing implements \JsonSerializable
{
    public function __construct(
        /** Whether a payment is overdue. */
        public ?bool $arrears = null,
        /** How long it has been overdue, in days. */
        public ?int $daysPastDue = null,
        /** What the customer has to pay now. Since 1.1. */
        public ?Money $due = null,
        /** The day by which to pay it. Since 1.1. */
        public ?string $dueOn = null,
        /** Whether a payment plan is agreed. */
        public ?bool $paymentPlan = null,
        /** How many reminders were sent for it. Since 1.1. */
        public ?int $reminders = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            arrears: $json->at('arrears')?->flag(),
            daysPastDue: $json->at('days_past_due')?->integer(),
            due: $json->at('due')?->as(Money::read(...)),
            dueOn: $json->at('due_on')?->text(),
            paymentPlan: $json->at('payment_plan')?->flag(),
            reminders: $json->at('reminders')?->integer(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'arrears' => $this->arrears,
            'days_past_due' => $this->daysPastDue,
            'due' => $this->due,
            'due_on' => $this->dueOn,
            'payment_plan' => $this->paymentPlan,
            'reminders' => $this->reminders,
        ]);
    }
}

/**
 * What has been spent from one of the operator's budgets on all customers, in the budget's current period.
 */
final readonly class BudgetSpent implements \JsonSerializable
{
    public function __construct(
        /** The budget's name in the policy. */
        public string $name,
        /** The amount. */
        public Money $spent,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            name: $json->need('name')->text(),
            spent: $json->need('spent')->as(Money::read(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'name' => $this->name,
            'spent' => $this->spent,
        ]);
    }
}

/** A unit of the calendar. */
enum CalendarUnit: string
{
    /** From midnight to midnight. */
    case Day = 'day';
    /** From Monday to Sunday (ISO 8601). */
    case Week = 'week';
    /** From the first to the last day of a month. */
    case Month = 'month';
    /** Three months: January to March, and so on. */
    case Quarter = 'quarter';
    /** From January to December. */
    case Year = 'year';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** What the staff can take on. */
final readonly class Capacity implements \JsonSerializable
{
    public function __construct(
        /**
         * The teams that take work.
         *
         * @var list<Queue>
         */
        public array $queues = [],
        /** How busy they are. */
        public ?Volume $volume = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            queues: $json->at('queues')?->list(Queue::read(...)) ?? [],
            volume: $json->at('volume')?->as(Volume::read(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'queues' => $this->queues ?: null,
            'volume' => $this->volume,
        ]);
    }
}

/**
 * Whether to be extra careful with this customer. The cause (illness, bereavement, hardship) stays with the
 * CRM.
 */
final readonly class Care implements \JsonSerializable
{
    public function __construct(
        /** Whether to send nothing that sells or asks for an opinion. */
        public ?bool $handleWithCare = null,
        /**
         * Purposes for which there must be no contact meanwhile.
         *
         * @var list<Purpose>
         */
        public array $suppressPurposes = [],
        /** When it ends. Default: until further notice. */
        public ?\DateTimeImmutable $untilAt = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            handleWithCare: $json->at('handle_with_care')?->flag(),
            suppressPurposes: $json->at('suppress_purposes')?->list(Purpose::read(...)) ?? [],
            untilAt: $json->at('until_at')?->instant(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'handle_with_care' => $this->handleWithCare,
            'suppress_purposes' => $this->suppressPurposes ?: null,
            'until_at' => Json::moment($this->untilAt),
        ]);
    }
}

/** A question, complaint or other matter that staff work on. */
final readonly class Case_ implements \JsonSerializable
{
    public function __construct(
        /** The CRM's reference. */
        public string $id,
        /** What it is about. */
        public CaseKind $kind,
        /** Its state. */
        public CaseStatus $status,
        /** When it was closed. */
        public ?\DateTimeImmutable $closedAt = null,
        /** The event that it is about: the `ref` of an item in `events`. */
        public ?string $event = null,
        /** A name that cases share if they are about one thing, as the CRM names it. Since 1.1. */
        public ?string $matter = null,
        /** When it was opened. */
        public ?\DateTimeImmutable $openedAt = null,
        /** The order that it is about: the `id` of an item in `orders`. */
        public ?string $order = null,
        /** When an answer is promised for. */
        public ?\DateTimeImmutable $promisedAt = null,
        /** How often it was reopened. */
        public ?int $reopened = null,
        /** What the company did about it. Since 1.1. */
        public ?Resolution $resolution = null,
        /** How severe it is. */
        public ?Severity $severity = null,
        /** What it is about, as the CRM names it. */
        public ?string $topic = null,
        /** The channel on which the customer raised it. Since 1.1. */
        public ?Channel $via = null,
        /** What the customer asks for. Since 1.1. */
        public ?Remedy $wish = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            id: $json->need('id')->text(),
            kind: $json->need('kind')->as(CaseKind::read(...)),
            status: $json->need('status')->as(CaseStatus::read(...)),
            closedAt: $json->at('closed_at')?->instant(),
            event: $json->at('event')?->text(),
            matter: $json->at('matter')?->text(),
            openedAt: $json->at('opened_at')?->instant(),
            order: $json->at('order')?->text(),
            promisedAt: $json->at('promised_at')?->instant(),
            reopened: $json->at('reopened')?->integer(),
            resolution: $json->at('resolution')?->as(Resolution::read(...)),
            severity: $json->at('severity')?->as(Severity::read(...)),
            topic: $json->at('topic')?->text(),
            via: $json->at('via')?->as(Channel::read(...)),
            wish: $json->at('wish')?->as(Remedy::read(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'id' => $this->id,
            'kind' => $this->kind,
            'status' => $this->status,
            'closed_at' => Json::moment($this->closedAt),
            'event' => $this->event,
            'matter' => $this->matter,
            'opened_at' => Json::moment($this->openedAt),
            'order' => $this->order,
            'promised_at' => Json::moment($this->promisedAt),
            'reopened' => $this->reopened,
            'resolution' => $this->resolution,
            'severity' => $this->severity,
            'topic' => $this->topic,
            'via' => $this->via,
            'wish' => $this->wish,
        ]);
    }
}

/** What a case is about. */
enum CaseKind: string
{
    /** A question. */
    case Question = 'question';
    /** A complaint. */
    case Complaint = 'complaint';
    /** An incident: something doesn't work. */
    case Incident = 'incident';
    /** A return of goods. */
    case Return = 'return';
    /** A claim for damage. */
    case Claim = 'claim';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** The state of a case. */
enum CaseStatus: string
{
    /** Somebody has to act. */
    case Open = 'open';
    /** It is waiting for the customer. */
    case Waiting = 'waiting';
    /** It is solved, but the customer may still disagree. */
    case Resolved = 'resolved';
    /** It is closed. */
    case Closed = 'closed';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** How something reaches the customer. */
enum Channel: string
{
    /** E-mail. */
    case Email = 'email';
    /** A text message to a telephone. */
    case Sms = 'sms';
    /** A telephone call. */
    case Phone = 'phone';
    /** Chat on the website or in the app. */
    case Chat = 'chat';
    /** A messaging service, such as WhatsApp. */
    case Messaging = 'messaging';
    /** A notification on the customer's device. */
    case Push = 'push';
    /** A notice in the app or the customer's account. */
    case App = 'app';
    /** A letter or a card by post. */
    case Post = 'post';
    /** A video call. */
    case Video = 'video';
    /** A meeting, such as in a shop, at a counter or at home. */
    case InPerson = 'in_person';
    /**
     * A form on the website. Customers write to the company with it; nothing can be sent over it. Since 1.1.
     */
    case WebForm = 'web_form';
    /** A social network. Since 1.1. */
    case Social = 'social';
    /** Fax. Since 1.1. */
    case Fax = 'fax';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** One way in which the customer can be reached. */
final readonly class ChannelState implements \JsonSerializable
{
    public function __construct(
        /** The channel. */
        public Channel $channel,
        /** Whether the company answers there now. */
        public ?bool $available = null,
        /** The share of the customer's contacts that used it. */
        public ?float $habit = null,
        /** Whether the CRM has what it needs to reach the customer there. */
        public ?bool $reachable = null,
        /** Whether the customer confirmed it. */
        public ?bool $verified = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            channel: $json->need('channel')->as(Channel::read(...)),
            available: $json->at('available')?->flag(),
            habit: $json->at('habit')?->number(),
            reachable: $json->at('reachable')?->flag(),
            verified: $json->at('verified')?->flag(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'channel' => $this->channel,
            'available' => $this->available,
            'habit' => $this->habit,
            'reachable' => $this->reachable,
            'verified' => $this->verified,
        ]);
    }
}

/** Customers help each other. */
final readonly class Community implements \JsonSerializable
{
    public function __construct(
        /** Whether the customer has offered to help others. */
        public ?bool $helperOptIn = null,
        /** Whether the customer takes part. */
        public ?bool $member = null,
        /**
         * What the customer knows or asks about.
         *
         * @var list<string>
         */
        public array $topics = [],
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            helperOptIn: $json->at('helper_opt_in')?->flag(),
            member: $json->at('member')?->flag(),
            topics: $json->at('topics')?->list(static fn (Json $item) => $item->text()) ?? [],
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'helper_opt_in' => $this->helperOptIn,
            'member' => $this->member,
            'topics' => $this->topics ?: null,
        ]);
    }
}

/** How much contact the customer wants. */
enum ContactMode: string
{
    /** Welcomes contact that the company starts. */
    case ProactiveWelcome = 'proactive_welcome';
    /** Wants contact only when it is needed: no check-ins, gestures or marketing. */
    case OnlyWhenNeeded = 'only_when_needed';
    /** Wants contact only on request. */
    case OnRequestOnly = 'on_request_only';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** Who the customer is. */
final readonly class Customer implements \JsonSerializable
{
    public function __construct(
        /**
         * The CRM's opaque reference. Each plugin receives a different one, so that plugins can't combine
         * what they know.
         */
        public string $ref,
        /** The country the customer lives in. */
        public ?string $country = null,
        /** Whether the customer is a person or an organisation. */
        public ?CustomerKind $kind = null,
        /** The language the customer prefers. */
        public ?string $language = null,
        /** A part of the country, as the CRM names it. */
        public ?string $region = null,
        /**
         * The CRM's labels for groups that the customer belongs to.
         *
         * @var list<string>
         */
        public array $segments = [],
        /** The stage of the customer's relationship with the company. */
        public ?CustomerStatus $status = null,
        /** How long the customer has been a customer, in days. */
        public ?int $tenureDays = null,
        /** The customer's time zone. */
        public ?string $timeZone = null,
        /** How much business the customer brings. */
        public ?ValueTier $valueTier = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            ref: $json->need('ref')->text(),
            country: $json->at('country')?->text(),
            kind: $json->at('kind')?->as(CustomerKind::read(...)),
            language: $json->at('language')?->text(),
            region: $json->at('region')?->text(),
            segments: $json->at('segments')?->list(static fn (Json $item) => $item->text()) ?? [],
            status: $json->at('status')?->as(CustomerStatus::read(...)),
            tenureDays: $json->at('tenure_days')?->integer(),
            timeZone: $json->at('time_zone')?->text(),
            valueTier: $json->at('value_tier')?->as(ValueTier::read(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'ref' => $this->ref,
            'country' => $this->country,
            'kind' => $this->kind,
            'language' => $this->language,
            'region' => $this->region,
            'segments' => $this->segments ?: null,
            'status' => $this->status,
            'tenure_days' => $this->tenureDays,
            'time_zone' => $this->timeZone,
            'value_tier' => $this->valueTier,
        ]);
    }
}

/** Whether the customer is a person or an organisation. */
enum CustomerKind: string
{
    /** A person. */
    case Person = 'person';
    /** A company or another organisation. */
    case Organisation = 'organisation';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** The stage of the customer's relationship with the company. */
enum CustomerStatus: string
{
    /** Hasn't bought anything yet. */
    case Prospect = 'prospect';
    /** Buys, or uses what they bought. */
    case Active = 'active';
    /** Seems to be leaving. */
    case Lapsing = 'lapsing';
    /** Has left. */
    case Former = 'former';
    /** Has died. Only a person may contact the relatives. */
    case Deceased = 'deceased';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/**
 * Facts that the host computes from the rest of the context, the same for every plugin. A fact that can't be
 * known is left out. A day is 24 hours.
 */
final readonly class Derived implements \JsonSerializable
{
    public function __construct(
        /** Contacts that the company started in the last 7 days, according to `history`. */
        public ?int $contactsLast7Days = null,
        /** Days since the latest gesture in `history`. */
        public ?int $daysSinceLastGesture = null,
        /** Days since the latest interaction. */
        public ?int $daysSinceLastInteraction = null,
        /** Days since the latest order was placed. */
        public ?int $daysSinceLastOrder = null,
        /**
         * Days since the customer last heard from the company: from an item in `history` with a channel, or
         * an outbound interaction. Since 1.1.
         */
        public ?int $daysSinceLastWord = null,
        /** Orders that failed and haven't been cancelled. */
        public ?int $failedOrders = null,
        /**
         * What gestures in `history` cost in the last 365 days: one amount for each currency.
         *
         * @var list<Money>
         */
        public array $gestureSpend365Days = [],
        /** The time on the customer's clock at `as_of`; left out if the time zone isn't known. */
        public ?string $localTime = null,
        /**
         * The day of the week on the customer's calendar at `as_of`; left out if the time zone isn't known.
         */
        public ?Weekday $localWeekday = null,
        /** Cases that are open or waiting for the customer. */
        public ?int $openCases = null,
        /** Complaints that are open or waiting for the customer. */
        public ?int $openComplaints = null,
        /** Orders placed in the last 365 days. */
        public ?int $ordersLast365Days = null,
        /** Open promises that are past due. Since 1.1. */
        public ?int $promisesBroken = null,
        /** Open promises that are due within the next 24 hours. Since 1.1. */
        public ?int $promisesDue = null,
        /** Promises that are neither kept nor withdrawn. Since 1.1. */
        public ?int $promisesOpen = null,
        /**
         * The customer's usual interval: the median number of days between one day with orders and the next.
         * Left out if there are fewer than three such days.
         */
        public ?int $usualDaysBetweenOrders = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            contactsLast7Days: $json->at('contacts_last_7_days')?->integer(),
            daysSinceLastGesture: $json->at('days_since_last_gesture')?->integer(),
            daysSinceLastInteraction: $json->at('days_since_last_interaction')?->integer(),
            daysSinceLastOrder: $json->at('days_since_last_order')?->integer(),
            daysSinceLastWord: $json->at('days_since_last_word')?->integer(),
            failedOrders: $json->at('failed_orders')?->integer(),
            gestureSpend365Days: $json->at('gesture_spend_365_days')?->list(Money::read(...)) ?? [],
            localTime: $json->at('local_time')?->text(),
            localWeekday: $json->at('local_weekday')?->as(Weekday::read(...)),
            openCases: $json->at('open_cases')?->integer(),
            openComplaints: $json->at('open_complaints')?->integer(),
            ordersLast365Days: $json->at('orders_last_365_days')?->integer(),
            promisesBroken: $json->at('promises_broken')?->integer(),
            promisesDue: $json->at('promises_due')?->integer(),
            promisesOpen: $json->at('promises_open')?->integer(),
            usualDaysBetweenOrders: $json->at('usual_days_between_orders')?->integer(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'contacts_last_7_days' => $this->contactsLast7Days,
            'days_since_last_gesture' => $this->daysSinceLastGesture,
            'days_since_last_interaction' => $this->daysSinceLastInteraction,
            'days_since_last_order' => $this->daysSinceLastOrder,
            'days_since_last_word' => $this->daysSinceLastWord,
            'failed_orders' => $this->failedOrders,
            'gesture_spend_365_days' => $this->gestureSpend365Days ?: null,
            'local_time' => $this->localTime,
            'local_weekday' => $this->localWeekday,
            'open_cases' => $this->openCases,
            'open_complaints' => $this->openComplaints,
            'orders_last_365_days' => $this->ordersLast365Days,
            'promises_broken' => $this->promisesBroken,
            'promises_due' => $this->promisesDue,
            'promises_open' => $this->promisesOpen,
            'usual_days_between_orders' => $this->usualDaysBetweenOrders,
        ]);
    }
}

/** Who started it. */
enum Direction: string
{
    /** The customer. */
    case Inbound = 'inbound';
    /** The company. */
    case Outbound = 'outbound';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** An event that affects many customers. */
final readonly class Event implements \JsonSerializable
{
    public function __construct(
        /** The CRM's reference. */
        public string $ref,
        /** The kind of event. */
        public EventKind $kind,
        /** Whether it affects this customer. */
        public ?bool $affectsCustomer = null,
        /** The place, as the CRM names it. */
        public ?string $area = null,
        /** When it begins. */
        public ?\DateTimeImmutable $fromAt = null,
        /** When it ends; unknown if left out. */
        public ?\DateTimeImmutable $untilAt = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            ref: $json->need('ref')->text(),
            kind: $json->need('kind')->as(EventKind::read(...)),
            affectsCustomer: $json->at('affects_customer')?->flag(),
            area: $json->at('area')?->text(),
            fromAt: $json->at('from_at')?->instant(),
            untilAt: $json->at('until_at')?->instant(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'ref' => $this->ref,
            'kind' => $this->kind,
            'affects_customer' => $this->affectsCustomer,
            'area' => $this->area,
            'from_at' => Json::moment($this->fromAt),
            'until_at' => Json::moment($this->untilAt),
        ]);
    }
}

/** The kind of event. */
enum EventKind: string
{
    /** A contagious disease. */
    case Pandemic = 'pandemic';
    /** A service outage. */
    case Outage = 'outage';
    /** A product recall. */
    case Recall = 'recall';
    /** Severe weather, such as storm, flood, heat or snow. */
    case Weather = 'weather';
    /** A strike. */
    case Strike = 'strike';
    /** The closure of a place, such as a shop. */
    case Closure = 'closure';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** A rating that the customer gave. */
final readonly class Feedback implements \JsonSerializable
{
    public function __construct(
        /** Its scale. */
        public FeedbackKind $kind,
        /** The score. */
        public int $score,
        /** What it is about: the `id` of an order, case, interaction or appointment. Since 1.1. */
        public ?string $about = null,
        /** When it was given. */
        public ?\DateTimeImmutable $at = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            kind: $json->need('kind')->as(FeedbackKind::read(...)),
            score: $json->need('score')->integer(),
            about: $json->at('about')?->text(),
            at: $json->at('at')?->instant(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'kind' => $this->kind,
            'score' => $this->score,
            'about' => $this->about,
            'at' => Json::moment($this->at),
        ]);
    }
}

/** The scale of a rating. */
enum FeedbackKind: string
{
    /** Net Promoter Score: 0 to 10. */
    case Nps = 'nps';
    /** Customer satisfaction: 1 to 5. */
    case Csat = 'csat';
    /** Customer Effort Score: 1 to 7. */
    case Ces = 'ces';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** Something that holds the customer up. */
final readonly class Friction implements \JsonSerializable
{
    public function __construct(
        /** What gets in the way, such as `payment_error`. */
        public string $kind,
        /** How often it happened. */
        public int $count,
        /** When it last happened. */
        public ?\DateTimeImmutable $lastAt = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            kind: $json->need('kind')->text(),
            count: $json->need('count')->integer(),
            lastAt: $json->at('last_at')?->instant(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'kind' => $this->kind,
            'count' => $this->count,
            'last_at' => Json::moment($this->lastAt),
        ]);
    }
}

/** How goods reach the customer. */
enum Fulfilment: string
{
    /** Delivered at home. */
    case Home = 'home';
    /** Picked up in a shop. */
    case PickUp = 'pick_up';
    /** Picked up from a locker. */
    case Locker = 'locker';
    /** Bought in a shop. */
    case Store = 'store';
    /** Delivered digitally. */
    case Digital = 'digital';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** Who acted for the company. */
enum Handler: string
{
    /** A person. */
    case Human = 'human';
    /** A bot. */
    case Bot = 'bot';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** What was done for this customer before, and what came of it. */
final readonly class HistoryItem implements \JsonSerializable
{
    public function __construct(
        /** The action's `key`. */
        public string $key,
        /** What was done. */
        public HistoryKind $kind,
        /** When it was done. */
        public \DateTimeImmutable $at,
        /** The channel that it used; left out if it didn't reach the customer. */
        public ?Channel $channel = null,
        /** What it cost. */
        public ?Money $cost = null,
        /** The action's `group`. */
        public ?string $group = null,
        /** What came of it. */
        public ?Outcome $outcome = null,
        /** The plugin that proposed it. */
        public ?string $plugin = null,
        /** What it was for. */
        public ?Purpose $purpose = null,
        /** The digest of what it said, as the decision gave it. Since 1.1. */
        public ?string $said = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            key: $json->need('key')->text(),
            kind: $json->need('kind')->as(HistoryKind::read(...)),
            at: $json->need('at')->instant(),
            channel: $json->at('channel')?->as(Channel::read(...)),
            cost: $json->at('cost')?->as(Money::read(...)),
            group: $json->at('group')?->text(),
            outcome: $json->at('outcome')?->as(Outcome::read(...)),
            plugin: $json->at('plugin')?->text(),
            purpose: $json->at('purpose')?->as(Purpose::read(...)),
            said: $json->at('said')?->text(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'key' => $this->key,
            'kind' => $this->kind,
            'at' => Json::moment($this->at),
            'channel' => $this->channel,
            'cost' => $this->cost,
            'group' => $this->group,
            'outcome' => $this->outcome,
            'plugin' => $this->plugin,
            'purpose' => $this->purpose,
            'said' => $this->said,
        ]);
    }
}

/** What an item in `history` was: an action of a plugin, or something else that reached the customer. */
enum HistoryKind: string
{
    /** The action `check_in`. */
    case CheckIn = 'check_in';
    /** The action `gesture`. */
    case Gesture = 'gesture';
    /** The action `human_handover`. */
    case HumanHandover = 'human_handover';
    /** The action `service_recovery`. */
    case ServiceRecovery = 'service_recovery';
    /** The action `channel_suggestion`. */
    case ChannelSuggestion = 'channel_suggestion';
    /** The action `self_service`. */
    case SelfService = 'self_service';
    /** The action `community_help`. */
    case CommunityHelp = 'community_help';
    /** The action `heads_up`. */
    case HeadsUp = 'heads_up';
    /** The action `delivery_adaptation`. */
    case DeliveryAdaptation = 'delivery_adaptation';
    /** The action `preference_ask`. */
    case PreferenceAsk = 'preference_ask';
    /** The action `internal_insight`. */
    case InternalInsight = 'internal_insight';
    /** A call that sells something. No plugin proposed it. Since 1.1. */
    case SalesCall = 'sales_call';
    /** A newsletter or another message to many customers at once. No plugin proposed it. Since 1.1. */
    case Newsletter = 'newsletter';
    /** A bill, or a reminder to pay one. No plugin proposed it. Since 1.1. */
    case Bill = 'bill';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** The occasion on which the CRM asks for a decision. */
enum Hook: string
{
    /** A regular review of a customer, such as in a nightly run. */
    case Review = 'review';
    /** The customer gets in touch. */
    case ContactStarted = 'contact_started';
    /** A conversation has ended. */
    case ContactEnded = 'contact_ended';
    /** An order was placed. */
    case OrderPlaced = 'order_placed';
    /** An order is late. */
    case OrderDelayed = 'order_delayed';
    /** An order failed. */
    case OrderFailed = 'order_failed';
    /** A case was opened. */
    case CaseOpened = 'case_opened';
    /** A case was closed. */
    case CaseClosed = 'case_closed';
    /** An event began that affects many customers, such as an outage, a storm or a closure. */
    case EventStarted = 'event_started';
    /** The customer changed preferences or permissions. */
    case PreferencesChanged = 'preferences_changed';
    /** The customer is visiting the shop, the app or their account. */
    case Visit = 'visit';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** A conversation or a message. */
final readonly class Interaction implements \JsonSerializable
{
    public function __construct(
        /** The CRM's reference. */
        public string $id,
        /** When it took place. */
        public \DateTimeImmutable $at,
        /** The channel. */
        public ?Channel $channel = null,
        /** Who started it. */
        public ?Direction $direction = null,
        /** How long it took, in seconds. Since 1.1. */
        public ?int $durationS = null,
        /** The customer's effort. */
        public ?int $effort = null,
        /** The event that it was about: the `ref` of an item in `events`. */
        public ?string $event = null,
        /** Who acted for the company. */
        public ?Handler $handler = null,
        /** How it ended. */
        public ?InteractionOutcome $outcome = null,
        /** How the customer sounded. */
        public ?float $sentiment = null,
        /** What it was about, as the CRM names it, such as `delivery`. */
        public ?string $topic = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            id: $json->need('id')->text(),
            at: $json->need('at')->instant(),
            channel: $json->at('channel')?->as(Channel::read(...)),
            direction: $json->at('direction')?->as(Direction::read(...)),
            durationS: $json->at('duration_s')?->integer(),
            effort: $json->at('effort')?->integer(),
            event: $json->at('event')?->text(),
            handler: $json->at('handler')?->as(Handler::read(...)),
            outcome: $json->at('outcome')?->as(InteractionOutcome::read(...)),
            sentiment: $json->at('sentiment')?->number(),
            topic: $json->at('topic')?->text(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'id' => $this->id,
            'at' => Json::moment($this->at),
            'channel' => $this->channel,
            'direction' => $this->direction,
            'duration_s' => $this->durationS,
            'effort' => $this->effort,
            'event' => $this->event,
            'handler' => $this->handler,
            'outcome' => $this->outcome,
            'sentiment' => $this->sentiment,
            'topic' => $this->topic,
        ]);
    }
}

/** How a conversation ended. */
enum InteractionOutcome: string
{
    /** The question was answered. */
    case Resolved = 'resolved';
    /** The question wasn't answered. */
    case Unresolved = 'unresolved';
    /** The customer gave up. */
    case Abandoned = 'abandoned';
    /** Somebody else took over. */
    case Escalated = 'escalated';
    /** The customer said yes to what was offered. Since 1.1. */
    case Accepted = 'accepted';
    /** The customer said no to what was offered. Since 1.1. */
    case Declined = 'declined';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** How far the customer is in a journey. */
final readonly class Journey implements \JsonSerializable
{
    public function __construct(
        /** The journey, as the CRM names it, such as `move_house`. */
        public string $journey,
        /** When the customer entered that stage. */
        public ?\DateTimeImmutable $enteredAt = null,
        /**
         * Where the customer gets stuck.
         *
         * @var list<Friction>
         */
        public array $friction = [],
        /** The stage that the customer has reached. */
        public ?string $stage = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            journey: $json->need('journey')->text(),
            enteredAt: $json->at('entered_at')?->instant(),
            friction: $json->at('friction')?->list(Friction::read(...)) ?? [],
            stage: $json->at('stage')?->text(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'journey' => $this->journey,
            'entered_at' => Json::moment($this->enteredAt),
            'friction' => $this->friction ?: null,
            'stage' => $this->stage,
        ]);
    }
}

/** The legal basis of the contact (GDPR article 6). */
enum LegalBasis: string
{
    /** The customer's consent. */
    case Consent = 'consent';
    /** The contract with the customer. */
    case Contract = 'contract';
    /** A legal obligation. */
    case LegalObligation = 'legal_obligation';
    /** Somebody's vital interests. */
    case VitalInterest = 'vital_interest';
    /** A task in the public interest. */
    case PublicInterest = 'public_interest';
    /** A legitimate interest of the company. */
    case LegitimateInterest = 'legitimate_interest';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** The most contacts that the customer wants within some days. */
final readonly class MaxContacts implements \JsonSerializable
{
    public function __construct(
        /** The most contacts; 0 means none. */
        public int $max,
        /** The length of the period, in days of 24 hours. */
        public int $perDays,
        /** The channel that it applies to. Default: all channels together. */
        public ?Channel $channel = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            max: $json->need('max')->integer(),
            perDays: $json->need('per_days')->integer(),
            channel: $json->at('channel')?->as(Channel::read(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'max' => $this->max,
            'per_days' => $this->perDays,
            'channel' => $this->channel,
        ]);
    }
}

/** How the customer is served: in person or remotely. */
enum Modality: string
{
    /** In a shop, at a counter or at home. */
    case InPerson = 'in_person';
    /** By telephone, video or screen. */
    case Virtual = 'virtual';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** An amount of money. Amounts in different currencies are never added or converted. */
final readonly class Money implements \JsonSerializable
{
    public function __construct(
        /** The amount in the currency's smallest unit: 1250 is EUR 12.50. */
        public int $minor,
        /** The currency's ISO 4217 code. */
        public string $currency,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            minor: $json->need('minor')->integer(),
            currency: $json->need('currency')->text(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'minor' => $this->minor,
            'currency' => $this->currency,
        ]);
    }
}

/** An order. */
final readonly class Order implements \JsonSerializable
{
    public function __construct(
        /** The CRM's reference. */
        public string $id,
        /** Its state. */
        public OrderStatus $status,
        /** What it cost. */
        public ?Money $amount = null,
        /** Who cancelled it. Since 1.1. */
        public ?Party $cancelledBy = null,
        /** When it was delivered. Since 1.1. */
        public ?\DateTimeImmutable $deliveredAt = null,
        /** The event that affects it: the `ref` of an item in `events`. */
        public ?string $event = null,
        /** When it is expected now. */
        public ?\DateTimeImmutable $expectedAt = null,
        /** Why it failed, such as `carrier_lost`. */
        public ?string $failure = null,
        /** How it reaches the customer. */
        public ?Fulfilment $fulfilment = null,
        /** Whether the customer has paid for it. Since 1.1. */
        public ?bool $paid = null,
        /** Whether a part of it was delivered and the rest is still to come. Since 1.1. */
        public ?bool $partDelivered = null,
        /** When it was placed. */
        public ?\DateTimeImmutable $placedAt = null,
        /** When delivery is promised for. */
        public ?\DateTimeImmutable $promisedAt = null,
        /** The day for which delivery is promised, if no hour was promised. Since 1.1. */
        public ?string $promisedOn = null,
        /** What was paid back. Since 1.1. */
        public ?Money $refunded = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            id: $json->need('id')->text(),
            status: $json->need('status')->as(OrderStatus::read(...)),
            amount: $json->at('amount')?->as(Money::read(...)),
            cancelledBy: $json->at('cancelled_by')?->as(Party::read(...)),
            deliveredAt: $json->at('delivered_at')?->instant(),
            event: $json->at('event')?->text(),
            expectedAt: $json->at('expected_at')?->instant(),
            failure: $json->at('failure')?->text(),
            fulfilment: $json->at('fulfilment')?->as(Fulfilment::read(...)),
            paid: $json->at('paid')?->flag(),
            partDelivered: $json->at('part_delivered')?->flag(),
            placedAt: $json->at('placed_at')?->instant(),
            promisedAt: $json->at('promised_at')?->instant(),
            promisedOn: $json->at('promised_on')?->text(),
            refunded: $json->at('refunded')?->as(Money::read(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'id' => $this->id,
            'status' => $this->status,
            'amount' => $this->amount,
            'cancelled_by' => $this->cancelledBy,
            'delivered_at' => Json::moment($this->deliveredAt),
            'event' => $this->event,
            'expected_at' => Json::moment($this->expectedAt),
            'failure' => $this->failure,
            'fulfilment' => $this->fulfilment,
            'paid' => $this->paid,
            'part_delivered' => $this->partDelivered,
            'placed_at' => Json::moment($this->placedAt),
            'promised_at' => Json::moment($this->promisedAt),
            'promised_on' => $this->promisedOn,
            'refunded' => $this->refunded,
        ]);
    }
}

/** The state of an order. */
enum OrderStatus: string
{
    /** Placed. */
    case Placed = 'placed';
    /** On the way. */
    case Shipped = 'shipped';
    /** Delivered to the customer. */
    case Delivered = 'delivered';
    /** Something went wrong, and the customer has nothing. */
    case Failed = 'failed';
    /** Cancelled before it was sent. */
    case Cancelled = 'cancelled';
    /** Sent back. */
    case Returned = 'returned';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** What came of an action. */
enum Outcome: string
{
    /** It reached the customer; nothing more is known. */
    case Delivered = 'delivered';
    /** The customer accepted it. */
    case Accepted = 'accepted';
    /** The customer dismissed it. */
    case Dismissed = 'dismissed';
    /** The customer complained about it. */
    case Complained = 'complained';
    /** It never reached the customer. */
    case Failed = 'failed';
    /** It was sent; whether it arrived isn't known. Since 1.1. */
    case Sent = 'sent';
    /** It was cancelled before it was carried out. Since 1.1. */
    case Cancelled = 'cancelled';
    /**
     * Its goal was met, such as a customer coming back. This can be known for customers who were held out,
     * too.
     */
    case GoalMet = 'goal_met';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** One side of the relationship. */
enum Party: string
{
    /** The customer. */
    case Customer = 'customer';
    /** The company. */
    case Company = 'company';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** The customer's wish not to be contacted for a while. */
final readonly class Pause implements \JsonSerializable
{
    public function __construct(
        /** When it ends. Default: until further notice. */
        public ?\DateTimeImmutable $untilAt = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            untilAt: $json->at('until_at')?->instant(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'until_at' => Json::moment($this->untilAt),
        ]);
    }
}

/**
 * What the customer granted, denied or revoked for one purpose. A "no" with the same or a wider scope
 * overrides any "yes".
 */
final readonly class Permission implements \JsonSerializable
{
    public function __construct(
        /** The purpose that it applies to. */
        public Purpose $purpose,
        /** What the customer said. */
        public PermissionStatus $status,
        /** The legal basis. */
        public ?LegalBasis $basis = null,
        /** The channel that it applies to. Default: every channel. */
        public ?Channel $channel = null,
        /** When it begins to hold. */
        public ?\DateTimeImmutable $fromAt = null,
        /** Where the customer said so, such as `preference_page`. */
        public ?string $source = null,
        /** When it ceases to hold. */
        public ?\DateTimeImmutable $toAt = null,
        /** The topic that it applies to. Default: every topic. */
        public ?string $topic = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            purpose: $json->need('purpose')->as(Purpose::read(...)),
            status: $json->need('status')->as(PermissionStatus::read(...)),
            basis: $json->at('basis')?->as(LegalBasis::read(...)),
            channel: $json->at('channel')?->as(Channel::read(...)),
            fromAt: $json->at('from_at')?->instant(),
            source: $json->at('source')?->text(),
            toAt: $json->at('to_at')?->instant(),
            topic: $json->at('topic')?->text(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'purpose' => $this->purpose,
            'status' => $this->status,
            'basis' => $this->basis,
            'channel' => $this->channel,
            'from_at' => Json::moment($this->fromAt),
            'source' => $this->source,
            'to_at' => Json::moment($this->toAt),
            'topic' => $this->topic,
        ]);
    }
}

/** What the customer said about one purpose. */
enum PermissionStatus: string
{
    /** Said yes. */
    case Granted = 'granted';
    /** Said no. */
    case Denied = 'denied';
    /** Said yes, and withdrew it. */
    case Revoked = 'revoked';
    /** Said yes, and it has expired. */
    case Expired = 'expired';
    /** Was asked and hasn't answered. */
    case Pending = 'pending';
    /** Nothing is known. */
    case Unknown = 'unknown';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** What the customer asked for. Preferences can only tighten the operator's rules. */
final readonly class Preferences implements \JsonSerializable
{
    public function __construct(
        /**
         * The channels that the customer doesn't want to be contacted on.
         *
         * @var list<Channel>
         */
        public array $avoidChannels = [],
        /** How much contact the customer wants. */
        public ?ContactMode $contactMode = null,
        /**
         * The most contacts that the customer wants within some days.
         *
         * @var list<MaxContacts>
         */
        public array $maxContacts = [],
        /**
         * In person or remotely, for each task.
         *
         * @var list<TaskModality>
         */
        public array $modality = [],
        /** The customer's wish not to be contacted for a while. */
        public ?Pause $pause = null,
        /**
         * The channels that the customer prefers, best first.
         *
         * @var list<Channel>
         */
        public array $preferredChannels = [],
        /**
         * Hours on the customer's clock at which nothing may arrive.
         *
         * @var list<QuietHours>
         */
        public array $quietHours = [],
        /** Alone or with help. */
        public ?SelfServicePreference $selfService = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            avoidChannels: $json->at('avoid_channels')?->list(Channel::read(...)) ?? [],
            contactMode: $json->at('contact_mode')?->as(ContactMode::read(...)),
            maxContacts: $json->at('max_contacts')?->list(MaxContacts::read(...)) ?? [],
            modality: $json->at('modality')?->list(TaskModality::read(...)) ?? [],
            pause: $json->at('pause')?->as(Pause::read(...)),
            preferredChannels: $json->at('preferred_channels')?->list(Channel::read(...)) ?? [],
            quietHours: $json->at('quiet_hours')?->list(QuietHours::read(...)) ?? [],
            selfService: $json->at('self_service')?->as(SelfServicePreference::read(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'avoid_channels' => $this->avoidChannels ?: null,
            'contact_mode' => $this->contactMode,
            'max_contacts' => $this->maxContacts ?: null,
            'modality' => $this->modality ?: null,
            'pause' => $this->pause,
            'preferred_channels' => $this->preferredChannels ?: null,
            'quiet_hours' => $this->quietHours ?: null,
            'self_service' => $this->selfService,
        ]);
    }
}

/**
 * What the company has promised the customer. A decision lists the promises of what it offers; the CRM keeps
 * them, and brings them back with what became of them.
 *
 * A promise is open until it is kept or withdrawn. An open promise that is past due is broken.
 */
final readonly class PromiseMade implements \JsonSerializable
{
    public function __construct(
        /**
         * The promise's id, as the action named it. A later promise with the same id replaces an earlier one.
         */
        public string $id,
        /** What was promised, in a sentence for staff. */
        public string $what,
        /** When it was made. */
        public \DateTimeImmutable $madeAt,
        /** When it must be kept. */
        public \DateTimeImmutable $dueAt,
        /** What it is about: the `id` of an order or a case, or the `ref` of an event. */
        public ?string $about = null,
        /** When it was kept. */
        public ?\DateTimeImmutable $keptAt = null,
        /** The `key` of the action that made it. */
        public ?string $key = null,
        /** The plugin whose action made it. */
        public ?string $plugin = null,
        /** The queue that keeps it. Left out if the action keeps it by itself. */
        public ?string $queue = null,
        /** When it was withdrawn: the customer was told that it no longer holds, or no longer needs it. */
        public ?\DateTimeImmutable $withdrawnAt = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            id: $json->need('id')->text(),
            what: $json->need('what')->text(),
            madeAt: $json->need('made_at')->instant(),
            dueAt: $json->need('due_at')->instant(),
            about: $json->at('about')?->text(),
            keptAt: $json->at('kept_at')?->instant(),
            key: $json->at('key')?->text(),
            plugin: $json->at('plugin')?->text(),
            queue: $json->at('queue')?->text(),
            withdrawnAt: $json->at('withdrawn_at')?->instant(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'id' => $this->id,
            'what' => $this->what,
            'made_at' => Json::moment($this->madeAt),
            'due_at' => Json::moment($this->dueAt),
            'about' => $this->about,
            'kept_at' => Json::moment($this->keptAt),
            'key' => $this->key,
            'plugin' => $this->plugin,
            'queue' => $this->queue,
            'withdrawn_at' => Json::moment($this->withdrawnAt),
        ]);
    }
}

/**
 * What an action is for. The purpose decides which permission is needed. The order is from least to most
 * strict.
 */
enum Purpose: string
{
    /** Carrying out what customer and company agreed, such as an order, a subscription or a complaint. */
    case Service = 'service';
    /** Attention that sells nothing, such as a check-in, a gesture or help. */
    case Care = 'care';
    /** Asking the customer for an opinion that helps the company. */
    case Research = 'research';
    /** Anything meant to sell. */
    case Marketing = 'marketing';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** A team that takes work. */
final readonly class Queue implements \JsonSerializable
{
    public function __construct(
        /** The queue's name. */
        public string $queue,
        /** Whether it takes new work. */
        public bool $open,
        /**
         * The next times at which somebody is free.
         *
         * @var list<\DateTimeImmutable>
         */
        public array $nextSlots = [],
        /**
         * The team's skills, such as a language or a subject.
         *
         * @var list<string>
         */
        public array $skills = [],
        /** How long a customer waits now, in seconds. */
        public ?int $waitS = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            queue: $json->need('queue')->text(),
            open: $json->need('open')->flag(),
            nextSlots: $json->at('next_slots')?->list(static fn (Json $item) => $item->instant()) ?? [],
            skills: $json->at('skills')?->list(static fn (Json $item) => $item->text()) ?? [],
            waitS: $json->at('wait_s')?->integer(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'queue' => $this->queue,
            'open' => $this->open,
            'next_slots' => array_map(Json::moment(...), $this->nextSlots) ?: null,
            'skills' => $this->skills ?: null,
            'wait_s' => $this->waitS,
        ]);
    }
}

/**
 * Hours on the customer's clock at which nothing may arrive: from `from` up to but not including `to`. If
 * `to` isn't later than `from`, they end the next day.
 */
final readonly class QuietHours implements \JsonSerializable
{
    public function __construct(
        /** The first quiet minute. */
        public string $from,
        /** The first minute that isn't quiet. */
        public string $to,
        /**
         * The days on which they begin. Default: every day.
         *
         * @var list<Weekday>
         */
        public array $days = [],
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            from: $json->need('from')->text(),
            to: $json->need('to')->text(),
            days: $json->at('days')?->list(Weekday::read(...)) ?? [],
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'from' => $this->from,
            'to' => $this->to,
            'days' => $this->days ?: null,
        ]);
    }
}

/** How something is put right. */
enum Remedy: string
{
    /** An apology. */
    case Apology = 'apology';
    /** A replacement. */
    case Replace = 'replace';
    /** Money back. */
    case Refund = 'refund';
    /** A new date. */
    case Rebook = 'rebook';
    /** Faster delivery or handling. */
    case Expedite = 'expedite';
    /** A change of terms. */
    case TermChange = 'term_change';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** What the company did about a case. */
enum Resolution: string
{
    /** It put things right. */
    case Remedied = 'remedied';
    /** It explained, and there was nothing to put right. */
    case Explained = 'explained';
    /** It said no. */
    case Refused = 'refused';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** A score from one of the CRM's models. */
final readonly class Score implements \JsonSerializable
{
    public function __construct(
        /** What it estimates, such as `churn`. */
        public string $name,
        /** The score. */
        public float $value,
        /** When it was computed. */
        public ?\DateTimeImmutable $asOf = null,
        /** The model that computed it. */
        public ?string $model = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            name: $json->need('name')->text(),
            value: $json->need('value')->number(),
            asOf: $json->at('as_of')?->instant(),
            model: $json->at('model')?->text(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'name' => $this->name,
            'value' => $this->value,
            'as_of' => Json::moment($this->asOf),
            'model' => $this->model,
        ]);
    }
}

/** Whether the customer prefers to do things alone or with help. */
enum SelfServicePreference: string
{
    /** Prefers to do things alone. */
    case Self = 'self';
    /** No preference. */
    case Neutral = 'neutral';
    /** Prefers help from a person. */
    case Human = 'human';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** How severe a case is for the customer. */
enum Severity: string
{
    /** A nuisance. */
    case Low = 'low';
    /** It costs time or money. */
    case Medium = 'medium';
    /** It causes harm. */
    case High = 'high';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** A subscription. */
final readonly class Subscription implements \JsonSerializable
{
    public function __construct(
        /** The CRM's reference. */
        public string $id,
        /** Its state. */
        public SubscriptionStatus $status,
        /** When the pause ends. */
        public ?\DateTimeImmutable $pausedUntilAt = null,
        /** What it costs each `term`. Since 1.1. */
        public ?Money $price = null,
        /** What it is a subscription to. */
        public ?string $product = null,
        /** When it renews. */
        public ?\DateTimeImmutable $renewsAt = null,
        /** When it started. Since 1.1. */
        public ?\DateTimeImmutable $startedAt = null,
        /** How long it runs before it is paid for again. Since 1.1. */
        public ?CalendarUnit $term = null,
        /** The share of it that the customer uses. */
        public ?float $usage = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            id: $json->need('id')->text(),
            status: $json->need('status')->as(SubscriptionStatus::read(...)),
            pausedUntilAt: $json->at('paused_until_at')?->instant(),
            price: $json->at('price')?->as(Money::read(...)),
            product: $json->at('product')?->text(),
            renewsAt: $json->at('renews_at')?->instant(),
            startedAt: $json->at('started_at')?->instant(),
            term: $json->at('term')?->as(CalendarUnit::read(...)),
            usage: $json->at('usage')?->number(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'id' => $this->id,
            'status' => $this->status,
            'paused_until_at' => Json::moment($this->pausedUntilAt),
            'price' => $this->price,
            'product' => $this->product,
            'renews_at' => Json::moment($this->renewsAt),
            'started_at' => Json::moment($this->startedAt),
            'term' => $this->term,
            'usage' => $this->usage,
        ]);
    }
}

/** The state of a subscription. */
enum SubscriptionStatus: string
{
    /** It is active. */
    case Active = 'active';
    /** It is paused. */
    case Paused = 'paused';
    /** The customer ended it. */
    case Cancelled = 'cancelled';
    /** It ran out. */
    case Expired = 'expired';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** How the customer wants one task to be done. */
final readonly class TaskModality implements \JsonSerializable
{
    public function __construct(
        /** The task, as the company names it, such as `advice`. */
        public string $task,
        /** In person or remotely. */
        public Modality $modality,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            task: $json->need('task')->text(),
            modality: $json->need('modality')->as(Modality::read(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'task' => $this->task,
            'modality' => $this->modality,
        ]);
    }
}

/** How much business the customer brings, compared with other customers. */
enum ValueTier: string
{
    /** Less than most. */
    case Low = 'low';
    /** About as much as most. */
    case Mid = 'mid';
    /** More than most. */
    case High = 'high';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** How busy the staff are. */
enum Volume: string
{
    /** They have time to spare. */
    case Idle = 'idle';
    /** As usual. */
    case Normal = 'normal';
    /** More than usual. */
    case Peak = 'peak';
    /** More than they can answer. */
    case Crisis = 'crisis';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** A day of the week. */
enum Weekday: string
{
    /** Monday. */
    case Monday = 'monday';
    /** Tuesday. */
    case Tuesday = 'tuesday';
    /** Wednesday. */
    case Wednesday = 'wednesday';
    /** Thursday. */
    case Thursday = 'thursday';
    /** Friday. */
    case Friday = 'friday';
    /** Saturday. */
    case Saturday = 'saturday';
    /** Sunday. */
    case Sunday = 'sunday';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/**
 * The host's result for one context: what is offered, what is withheld and why, and what failed. The same
 * context, plugins and policy always give the same bytes.
 */
final readonly class Decision implements \JsonSerializable
{
    public function __construct(
        /** The version of the contract that this document follows. */
        public string $contract,
        /** The context's `decision_id`. */
        public string $decisionId,
        /** The context's `customer.ref`. */
        public string $customerRef,
        /** The context's `hook`. */
        public Hook $hook,
        /** The context's `as_of`. */
        public \DateTimeImmutable $asOf,
        /**
         * The actions to carry out, most important first.
         *
         * @var list<Offered>
         */
        public array $offered,
        /**
         * The actions that were proposed and are not to be done, with the reason.
         *
         * @var list<Withheld>
         */
        public array $withheld,
        /**
         * Plugins that gave no usable answer.
         *
         * @var list<Failure>
         */
        public array $failures,
        /**
         * The plugins that were asked, with the cost of each call.
         *
         * @var list<PluginRun>
         */
        public array $plugins,
        /** The policy's profile that was in force: `normal`, `crisis`, or one of the policy's own. */
        public string $profile,
        /** The SHA-256 digest of the policy: `sha256:` and hexadecimal digits. */
        public string $policyDigest,
        /** The SHA-256 digest of the context: `sha256:` and hexadecimal digits. */
        public string $contextDigest,
        /** The versions of the host and the sandbox. */
        public string $engine,
        /** The version of the time-zone database that the host used. */
        public string $timeZones,
        /**
         * The experiments that cover something in this decision, and the customer's group in each.
         *
         * @var list<Assignment>
         */
        public array $experiments = [],
        /**
         * The plugins that were not asked because nothing of what they are asked about is known about the
         * customer, by id. Since 1.1.
         *
         * @var list<NotAsked>
         */
        public array $notAsked = [],
        /**
         * What the offered actions promise, for the CRM to keep and to bring back in `promises` of the
         * context. Since 1.1.
         *
         * @var list<PromiseMade>
         */
        public array $promises = [],
        /**
         * What plugins in shadow mode would have changed.
         *
         * @var list<Shadow>
         */
        public array $shadows = [],
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            contract: $json->need('contract')->text(),
            decisionId: $json->need('decision_id')->text(),
            customerRef: $json->need('customer_ref')->text(),
            hook: $json->need('hook')->as(Hook::read(...)),
            asOf: $json->need('as_of')->instant(),
            offered: $json->need('offered')->list(Offered::read(...)),
            withheld: $json->need('withheld')->list(Withheld::read(...)),
            failures: $json->need('failures')->list(Failure::read(...)),
            plugins: $json->need('plugins')->list(PluginRun::read(...)),
            profile: $json->need('profile')->text(),
            policyDigest: $json->need('policy_digest')->text(),
            contextDigest: $json->need('context_digest')->text(),
            engine: $json->need('engine')->text(),
            timeZones: $json->need('time_zones')->text(),
            experiments: $json->at('experiments')?->list(Assignment::read(...)) ?? [],
            notAsked: $json->at('not_asked')?->list(NotAsked::read(...)) ?? [],
            promises: $json->at('promises')?->list(PromiseMade::read(...)) ?? [],
            shadows: $json->at('shadows')?->list(Shadow::read(...)) ?? [],
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'contract' => $this->contract,
            'decision_id' => $this->decisionId,
            'customer_ref' => $this->customerRef,
            'hook' => $this->hook,
            'as_of' => Json::moment($this->asOf),
            'offered' => $this->offered,
            'withheld' => $this->withheld,
            'failures' => $this->failures,
            'plugins' => $this->plugins,
            'profile' => $this->profile,
            'policy_digest' => $this->policyDigest,
            'context_digest' => $this->contextDigest,
            'engine' => $this->engine,
            'time_zones' => $this->timeZones,
            'experiments' => $this->experiments ?: null,
            'not_asked' => $this->notAsked ?: null,
            'promises' => $this->promises ?: null,
            'shadows' => $this->shadows ?: null,
        ]);
    }
}

/** One thing that a plugin proposes to do or say. */
final readonly class Action implements \JsonSerializable
{
    public function __construct(
        /** The action's id, unique in its answer. */
        public string $id,
        /**
         * The name under which the action is counted and found in `history`: the same each time it is
         * proposed.
         */
        public string $key,
        /** What to do: the kind of action and the fields of that kind. */
        public Step $step,
        /** What the action is for. The operator's policy can make the purpose stricter, never looser. */
        public Purpose $purpose,
        /** Whom it reaches. */
        public Audience $audience,
        /** How soon it matters. */
        public Urgency $urgency,
        /** When it makes sense. */
        public Window $window,
        /**
         * Why it is proposed. At least one reason.
         *
         * @var list<Reason>
         */
        public array $reasons,
        /**
         * The channels that it can use, best first. Required if the audience includes the customer.
         *
         * @var list<Channel>
         */
        public array $channels = [],
        /**
         * The `key`s of actions that must not be offered together with this one.
         *
         * @var list<string>
         */
        public array $conflictsWith = [],
        /** What it costs the company. */
        public ?Money $cost = null,
        /**
         * A name that actions share if at most a few of them should be offered (`max_per_group` in the
         * policy).
         */
        public ?string $group = null,
        /** What to say to the customer. */
        public ?Message $message = null,
        /**
         * What it promises the customer. Since 1.1.
         *
         * @var list<Promise>
         */
        public array $promises = [],
        /** How likely the customer is to welcome it. Default: 1. */
        public ?float $propensity = null,
        /** Who must approve it first. */
        public ?Approval $requires = null,
        /** What it is about, for permissions that apply to one topic. */
        public ?string $topic = null,
        /** What it is worth. */
        public ?Value $value = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            id: $json->need('id')->text(),
            key: $json->need('key')->text(),
            step: $json->need('step')->as(Step::read(...)),
            purpose: $json->need('purpose')->as(Purpose::read(...)),
            audience: $json->need('audience')->as(Audience::read(...)),
            urgency: $json->need('urgency')->as(Urgency::read(...)),
            window: $json->need('window')->as(Window::read(...)),
            reasons: $json->need('reasons')->list(Reason::read(...)),
            channels: $json->at('channels')?->list(Channel::read(...)) ?? [],
            conflictsWith: $json->at('conflicts_with')?->list(static fn (Json $item) => $item->text()) ?? [],
            cost: $json->at('cost')?->as(Money::read(...)),
            group: $json->at('group')?->text(),
            message: $json->at('message')?->as(Message::read(...)),
            promises: $json->at('promises')?->list(Promise::read(...)) ?? [],
            propensity: $json->at('propensity')?->number(),
            requires: $json->at('requires')?->as(Approval::read(...)),
            topic: $json->at('topic')?->text(),
            value: $json->at('value')?->as(Value::read(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'id' => $this->id,
            'key' => $this->key,
            'step' => $this->step,
            'purpose' => $this->purpose,
            'audience' => $this->audience,
            'urgency' => $this->urgency,
            'window' => $this->window,
            'reasons' => $this->reasons,
            'channels' => $this->channels ?: null,
            'conflicts_with' => $this->conflictsWith ?: null,
            'cost' => $this->cost,
            'group' => $this->group,
            'message' => $this->message,
            'promises' => $this->promises ?: null,
            'propensity' => $this->propensity,
            'requires' => $this->requires,
            'topic' => $this->topic,
            'value' => $this->value,
        ]);
    }
}

/** The kinds of action, one for each thing a company can do for a customer. */
enum ActionKind: string
{
    /** Ask how the customer is doing; a queue answers the reply. */
    case CheckIn = 'check_in';
    /** An unexpected, caring gesture. */
    case Gesture = 'gesture';
    /** A person takes over. */
    case HumanHandover = 'human_handover';
    /** Repair after something went wrong. */
    case ServiceRecovery = 'service_recovery';
    /** Point to a channel that serves this customer's question better. */
    case ChannelSuggestion = 'channel_suggestion';
    /** Point to something that the customer can do alone, with a way to reach a person. */
    case SelfService = 'self_service';
    /** Customers help each other. */
    case CommunityHelp = 'community_help';
    /** Tell the customer about something that affects them before they find out. */
    case HeadsUp = 'heads_up';
    /** Deliver an order in another way. */
    case DeliveryAdaptation = 'delivery_adaptation';
    /** Ask the customer for their preferences instead of guessing. */
    case PreferenceAsk = 'preference_ask';
    /** A signal to staff; it never reaches the customer. */
    case InternalInsight = 'internal_insight';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** A customer's group in one experiment: always the same for the same customer, salt and experiment. */
final readonly class Assignment implements \JsonSerializable
{
    public function __construct(
        /** The experiment. */
        public string $experiment,
        /** The customer's bucket, from 0 to 9999. */
        public int $bucket,
        /** How many of 10,000 customers are held out: those with a bucket below this number. */
        public int $per10000,
        /** Whether the customer is held out. */
        public bool $held,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            experiment: $json->need('experiment')->text(),
            bucket: $json->need('bucket')->integer(),
            per10000: $json->need('per_10000')->integer(),
            held: $json->need('held')->flag(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'experiment' => $this->experiment,
            'bucket' => $this->bucket,
            'per_10000' => $this->per10000,
            'held' => $this->held,
        ]);
    }
}

/** Whom an action reaches. */
enum Audience: string
{
    /** The customer. */
    case Customer = 'customer';
    /** Staff; the customer doesn't notice. */
    case Agent = 'agent';
    /** Both. */
    case Both = 'both';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/**
 * Who wrote a message. There is no value for a person, because a plugin must not claim that a person wrote
 * it.
 */
enum Author: string
{
    /** Composed by a program. */
    case Machine = 'machine';
    /** Written by a person in advance, for every customer in this situation. */
    case Template = 'template';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** Who gets a gesture. */
enum Beneficiary: string
{
    /** The customer. */
    case Customer = 'customer';
    /** Somebody else, such as a neighbour or a good cause. */
    case ThirdParty = 'third_party';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** Something that a customer can choose about being contacted. */
enum ContactSetting: string
{
    /** How much contact the customer wants. */
    case ContactMode = 'contact_mode';
    /** The channel. */
    case Channel = 'channel';
    /** The frequency. */
    case Frequency = 'frequency';
    /** The language. */
    case Language = 'language';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** An action of a live plugin whose disposition would have changed. */
final readonly class Displaced implements \JsonSerializable
{
    public function __construct(
        /** The plugin that proposed it. */
        public string $plugin,
        /** The action's `id`. */
        public string $action,
        /** The kind of action. */
        public ActionKind $kind,
        /** What became of it. */
        public Disposition $disposition,
        /** What would have become of it if the plugin in shadow mode were live. */
        public Disposition $instead,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            plugin: $json->need('plugin')->text(),
            action: $json->need('action')->text(),
            kind: $json->need('kind')->as(ActionKind::read(...)),
            disposition: $json->need('disposition')->as(Disposition::read(...)),
            instead: $json->need('instead')->as(Disposition::read(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'plugin' => $this->plugin,
            'action' => $this->action,
            'kind' => $this->kind,
            'disposition' => $this->disposition,
            'instead' => $this->instead,
        ]);
    }
}

/** What became of a proposed action. */
enum Disposition: string
{
    /** It is to be done. */
    case Offered = 'offered';
    /** It is withheld for now: ask again at a given time. */
    case Deferred = 'deferred';
    /** It is ruled out by the customer's wishes or by care for the customer. */
    case Suppressed = 'suppressed';
    /** A cap on contacts is full. */
    case Capped = 'capped';
    /** It doesn't go together with another action. */
    case Excluded = 'excluded';
    /** A budget has no room for it. */
    case OverBudget = 'over_budget';
    /** No staff can do it. */
    case NoCapacity = 'no_capacity';
    /** Other actions ranked higher. */
    case OutRanked = 'out_ranked';
    /** Its time is past. */
    case Expired = 'expired';
    /** The customer is held out of it by an experiment. */
    case Holdout = 'holdout';
    /** Somebody must approve it first. */
    case NeedsApproval = 'needs_approval';
    /** The plugin may not propose it, or gave no valid reason. */
    case Invalid = 'invalid';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/**
 * What a priority was computed from, each in millionths: `priority = propensity x context x value x lever`.
 */
final readonly class Factors implements \JsonSerializable
{
    public function __construct(
        /** The chance that the customer welcomes it. */
        public int $propensity,
        /** The effect of the policy's levers for this hook. */
        public int $context,
        /** The action's value, by the policy's weights for customer and company. */
        public int $value,
        /** The effect of the policy's other levers. */
        public int $lever,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            propensity: $json->need('propensity')->integer(),
            context: $json->need('context')->integer(),
            value: $json->need('value')->integer(),
            lever: $json->need('lever')->integer(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'propensity' => $this->propensity,
            'context' => $this->context,
            'value' => $this->value,
            'lever' => $this->lever,
        ]);
    }
}

/** A plugin that gave no usable answer. The rest of the decision is not affected. */
final readonly class Failure implements \JsonSerializable
{
    public function __construct(
        /** The plugin. */
        public string $plugin,
        /** What went wrong. */
        public FailureKind $kind,
        /** What went wrong and what to do about it, in a sentence or two. */
        public string $detail,
        /**
         * Every place where the answer breaks the contract.
         *
         * @var list<Violation>
         */
        public array $violations = [],
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            plugin: $json->need('plugin')->text(),
            kind: $json->need('kind')->as(FailureKind::read(...)),
            detail: $json->need('detail')->text(),
            violations: $json->at('violations')?->list(Violation::read(...)) ?? [],
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'plugin' => $this->plugin,
            'kind' => $this->kind,
            'detail' => $this->detail,
            'violations' => $this->violations ?: null,
        ]);
    }
}

/** Why a plugin gave no usable answer. */
enum FailureKind: string
{
    /** It trapped: it ran an unreachable instruction, for instance, or accessed memory out of bounds. */
    case Trap = 'trap';
    /** It ended with an exit status other than 0. */
    case Exit = 'exit';
    /** It used up its fuel. */
    case Fuel = 'fuel';
    /** It ran longer than its deadline. */
    case Deadline = 'deadline';
    /** It asked for more memory or a larger table than it may have. */
    case Memory = 'memory';
    /** It used up its stack. */
    case Stack = 'stack';
    /** The context is larger than the plugin's input may be. */
    case Input = 'input';
    /** Its answer is too large, or lies outside its memory. */
    case Output = 'output';
    /** Its answer breaks the contract. */
    case Contract = 'contract';
    /** It reported an error itself. */
    case Plugin = 'plugin';
    /** The host could not run it, through no fault of the plugin. */
    case Host = 'host';
    /** It was not asked, because it is resting after repeated failures. */
    case Resting = 'resting';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** What a gesture gives. */
enum Gift: string
{
    /** A few kind words. */
    case Note = 'note';
    /** A discount, or money back. */
    case Credit = 'credit';
    /** A fee that the customer needn't pay. */
    case FeeWaiver = 'fee_waiver';
    /** Something better for the same money. */
    case Upgrade = 'upgrade';
    /** Flowers. */
    case Flowers = 'flowers';
    /** A donation to a good cause. */
    case Donation = 'donation';
    /** A physical item. */
    case Item = 'item';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** What a gesture is paid from. */
enum GiftSource: string
{
    /** Money set aside for gestures. */
    case Budget = 'budget';
    /** Goods that can no longer be sold. */
    case Surplus = 'surplus';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** How a person takes over. */
enum HandoverMode: string
{
    /** Somebody calls the customer. */
    case Callback = 'callback';
    /** The conversation continues with a person. */
    case Transfer = 'transfer';
    /** Somebody visits the customer. */
    case Visit = 'visit';
    /** Somebody takes care of it; the customer needn't do anything. */
    case Task = 'task';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** Who helps whom. */
enum HelpDirection: string
{
    /** The customer is asked to help. */
    case Offer = 'offer';
    /** The customer is helped. */
    case Receive = 'receive';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** What to say to the customer. */
final readonly class Message implements \JsonSerializable
{
    public function __construct(
        /** The language it is written in. */
        public string $language,
        /** The text, with placeholders such as `{first_name}` that the CRM fills in. */
        public string $text,
        /** Who wrote it. */
        public Author $author,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            language: $json->need('language')->text(),
            text: $json->need('text')->text(),
            author: $json->need('author')->as(Author::read(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'language' => $this->language,
            'text' => $this->text,
            'author' => $this->author,
        ]);
    }
}

/**
 * A catalogue message by its id, with its arguments, for a CRM that words its own sentences. `courtesy schema
 * messages` prints every id with its arguments.
 */
final readonly class MessageRef implements \JsonSerializable
{
    public function __construct(
        /** The message's id in the catalogues, such as `caps-full`. */
        public string $id,
        /**
         * The message's arguments, by name: whole numbers, texts, or lists of messages with an `id` and
         * `arguments` of their own.
         *
         * @var array<string, mixed>
         */
        public array $arguments = [],
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            id: $json->need('id')->text(),
            arguments: $json->at('arguments')?->keyed(static fn (Json $item) => $item->any()) ?? [],
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'id' => $this->id,
            'arguments' => $this->arguments ? (object) $this->arguments : null,
        ]);
    }
}

/** A plugin that was not asked, because none of its `asks_when` is known about the customer. */
final readonly class NotAsked implements \JsonSerializable
{
    public function __construct(
        /** The plugin's id. */
        public string $id,
        /** The plugin's version. */
        public string $version,
        /** The SHA-256 digest of the plugin's file: `sha256:` and hexadecimal digits. */
        public string $digest,
        /** Whose `asks_when` kept it from being asked. */
        public NotAskedBy $by,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            id: $json->need('id')->text(),
            version: $json->need('version')->text(),
            digest: $json->need('digest')->text(),
            by: $json->need('by')->as(NotAskedBy::read(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'id' => $this->id,
            'version' => $this->version,
            'digest' => $this->digest,
            'by' => $this->by,
        ]);
    }
}

/** Whose `asks_when` kept a plugin from being asked. */
enum NotAskedBy: string
{
    /** The plugin's manifest: it has nothing to say about such a customer. */
    case Manifest = 'manifest';
    /** The operator's policy, which asks it about fewer customers than its manifest does. */
    case Policy = 'policy';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** One action to carry out. */
final readonly class Offered implements \JsonSerializable
{
    public function __construct(
        /** The plugin that proposed it. */
        public string $plugin,
        /** The proposed action, with its urgency lowered to the policy's `max_urgency` if need be. */
        public Action $action,
        /** The purpose that the policy gives the action. */
        public Purpose $purpose,
        /** The earliest time to carry it out. */
        public \DateTimeImmutable $sendAt,
        /** The priority, in millionths. Among actions of equal urgency, the highest comes first. */
        public int $priority,
        /** What the priority was computed from. */
        public Factors $factors,
        /** Who approved it; left out if no approval was needed. */
        public ?Approval $approvedBy = null,
        /**
         * The channel to use: the first of the action's that every rule allows. Left out if the action
         * reaches only staff.
         */
        public ?Channel $channel = null,
        /** The urgency that the plugin claimed, if the policy's `max_urgency` lowered it. */
        public ?Urgency $claimedUrgency = null,
        /**
         * The queue that takes over: the first of the action's that can. Left out if the action isn't a
         * hand-over.
         */
        public ?string $queue = null,
        /**
         * The digest of what its message says and about what, for `history`. Left out if it has no message.
         * Since 1.1.
         */
        public ?string $said = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            plugin: $json->need('plugin')->text(),
            action: $json->need('action')->as(Action::read(...)),
            purpose: $json->need('purpose')->as(Purpose::read(...)),
            sendAt: $json->need('send_at')->instant(),
            priority: $json->need('priority')->integer(),
            factors: $json->need('factors')->as(Factors::read(...)),
            approvedBy: $json->at('approved_by')?->as(Approval::read(...)),
            channel: $json->at('channel')?->as(Channel::read(...)),
            claimedUrgency: $json->at('claimed_urgency')?->as(Urgency::read(...)),
            queue: $json->at('queue')?->text(),
            said: $json->at('said')?->text(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'plugin' => $this->plugin,
            'action' => $this->action,
            'purpose' => $this->purpose,
            'send_at' => Json::moment($this->sendAt),
            'priority' => $this->priority,
            'factors' => $this->factors,
            'approved_by' => $this->approvedBy,
            'channel' => $this->channel,
            'claimed_urgency' => $this->claimedUrgency,
            'queue' => $this->queue,
            'said' => $this->said,
        ]);
    }
}

/** A plugin that was asked, with the cost of the call. */
final readonly class PluginRun implements \JsonSerializable
{
    public function __construct(
        /** The plugin's id. */
        public string $id,
        /** The plugin's version. */
        public string $version,
        /** The SHA-256 digest of the plugin's file: `sha256:` and hexadecimal digits. */
        public string $digest,
        /** The fuel that it used: the same on every machine. */
        public int $fuel,
        /** The memory that it held at the end, in bytes. */
        public int $memoryBytes,
        /**
         * What it wrote next to its answer: the lines on stderr, then its notes.
         *
         * @var list<string>
         */
        public array $log = [],
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            id: $json->need('id')->text(),
            version: $json->need('version')->text(),
            digest: $json->need('digest')->text(),
            fuel: $json->need('fuel')->integer(),
            memoryBytes: $json->need('memory_bytes')->integer(),
            log: $json->at('log')?->list(static fn (Json $item) => $item->text()) ?? [],
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'id' => $this->id,
            'version' => $this->version,
            'digest' => $this->digest,
            'fuel' => $this->fuel,
            'memory_bytes' => $this->memoryBytes,
            'log' => $this->log ?: null,
        ]);
    }
}

/** What an action promises the customer. It is offered only if somebody can keep it. */
final readonly class Promise implements \JsonSerializable
{
    public function __construct(
        /** The promise's id: the same each time the same thing is promised, such as `answer/case-7`. */
        public string $id,
        /** What is promised, in a sentence for staff. */
        public string $what,
        /** When it must be kept. */
        public \DateTimeImmutable $dueAt,
        /** What it is about: the `id` of an order or a case, or the `ref` of an event. */
        public ?string $about = null,
        /**
         * The queue that keeps it. Left out only if the action keeps it by itself: if `due_at` is the `slot`
         * that it agrees.
         */
        public ?string $queue = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            id: $json->need('id')->text(),
            what: $json->need('what')->text(),
            dueAt: $json->need('due_at')->instant(),
            about: $json->at('about')?->text(),
            queue: $json->at('queue')?->text(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'id' => $this->id,
            'what' => $this->what,
            'due_at' => Json::moment($this->dueAt),
            'about' => $this->about,
            'queue' => $this->queue,
        ]);
    }
}

/** One reason for an action, with its evidence. */
final readonly class Reason implements \JsonSerializable
{
    public function __construct(
        /** The reason's code: the same each time this reason applies. */
        public string $code,
        /** The reason in a sentence for a colleague. */
        public string $text,
        /**
         * The facts that support it, as places in the context that the plugin received. A reason without
         * evidence makes the action invalid.
         *
         * @var list<string>
         */
        public array $evidence,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            code: $json->need('code')->text(),
            text: $json->need('text')->text(),
            evidence: $json->need('evidence')->list(static fn (Json $item) => $item->text()),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'code' => $this->code,
            'text' => $this->text,
            'evidence' => $this->evidence,
        ]);
    }
}

/** What a plugin in shadow mode would have changed. */
final readonly class Shadow implements \JsonSerializable
{
    public function __construct(
        /** The plugin, and the cost of the call. */
        public PluginRun $run,
        /**
         * What it would have had offered.
         *
         * @var list<Offered>
         */
        public array $offered,
        /**
         * What it would have had withheld, with the reason.
         *
         * @var list<Withheld>
         */
        public array $withheld,
        /**
         * The live plugins' actions whose disposition would have changed.
         *
         * @var list<Displaced>
         */
        public array $displaced,
        /** Why it gave no usable answer, if it failed. */
        public ?Failure $failure = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            run: $json->need('run')->as(PluginRun::read(...)),
            offered: $json->need('offered')->list(Offered::read(...)),
            withheld: $json->need('withheld')->list(Withheld::read(...)),
            displaced: $json->need('displaced')->list(Displaced::read(...)),
            failure: $json->at('failure')?->as(Failure::read(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'run' => $this->run,
            'offered' => $this->offered,
            'withheld' => $this->withheld,
            'displaced' => $this->displaced,
            'failure' => $this->failure,
        ]);
    }
}

/** The part of the host that refused an action. */
enum Stage: string
{
    /** Checking the answer. */
    case Check = 'check';
    /** Applying the rules to each action alone. */
    case Guardrail = 'guardrail';
    /** Choosing among the remaining actions. */
    case Arbitration = 'arbitration';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** What to do: `kind` and the fields of that kind. */
abstract readonly class Step implements \JsonSerializable
{
    /** @param string $kind The word that tells the kinds apart. */
    protected function __construct(public string $kind)
    {
    }

    public static function read(Json $json): self
    {
        $kind = $json->need('kind')->text();
        return match ($kind) {
            'check_in' => CheckInStep::read($json),
            'gesture' => GestureStep::read($json),
            'human_handover' => HumanHandoverStep::read($json),
            'service_recovery' => ServiceRecoveryStep::read($json),
            'channel_suggestion' => ChannelSuggestionStep::read($json),
            'self_service' => SelfServiceStep::read($json),
            'community_help' => CommunityHelpStep::read($json),
            'heads_up' => HeadsUpStep::read($json),
            'delivery_adaptation' => DeliveryAdaptationStep::read($json),
            'preference_ask' => PreferenceAskStep::read($json),
            'internal_insight' => InternalInsightStep::read($json),
            default => new UnrecognizedStep($kind),
        };
    }
}

/** Ask how the customer is doing; a queue answers the reply. */
final readonly class CheckInStep extends Step
{
    public function __construct(
        /** The question, in a few words for staff. */
        public string $question,
        /** The queue that answers the reply. */
        public string $replyQueue,
    ) {
        parent::__construct('check_in');
    }

    public static function read(Json $json): self
    {
        return new self(
            question: $json->need('question')->text(),
            replyQueue: $json->need('reply_queue')->text(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'kind' => $this->kind,
            'question' => $this->question,
            'reply_queue' => $this->replyQueue,
        ]);
    }
}

/** An unexpected, caring gesture. */
final readonly class GestureStep extends Step
{
    public function __construct(
        /** What it gives. */
        public Gift $gift,
        /** What it is paid from. */
        public GiftSource $source,
        /** Whether the customer doesn't expect it. */
        public bool $surprise,
        /** Who receives it. */
        public Beneficiary $beneficiary,
        /** What it is worth. */
        public ?Money $amount = null,
        /** Whether it has value only for somebody who buys, as a voucher does. */
        public ?bool $tiedToPurchase = null,
    ) {
        parent::__construct('gesture');
    }

    public static function read(Json $json): self
    {
        return new self(
            gift: $json->need('gift')->as(Gift::read(...)),
            source: $json->need('source')->as(GiftSource::read(...)),
            surprise: $json->need('surprise')->flag(),
            beneficiary: $json->need('beneficiary')->as(Beneficiary::read(...)),
            amount: $json->at('amount')?->as(Money::read(...)),
            tiedToPurchase: $json->at('tied_to_purchase')?->flag(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'kind' => $this->kind,
            'gift' => $this->gift,
            'source' => $this->source,
            'surprise' => $this->surprise,
            'beneficiary' => $this->beneficiary,
            'amount' => $this->amount,
            'tied_to_purchase' => $this->tiedToPurchase,
        ]);
    }
}

/** A person takes over. */
final readonly class HumanHandoverStep extends Step
{
    public function __construct(
        /** How the person takes over. */
        public HandoverMode $mode,
        /** The queue that takes over. */
        public string $queue,
        /** The time by which the customer must have an answer. */
        public \DateTimeImmutable $respondByAt,
        /** What the person must know, so that the customer needn't repeat it. */
        public string $briefing,
        /**
         * Other queues that could take over, best first.
         *
         * @var list<string>
         */
        public array $alternatives = [],
        /** The skill that the person needs, such as a subject or a language. */
        public ?string $skill = null,
        /** The agreed time: one of the queue's `next_slots`. */
        public ?\DateTimeImmutable $slot = null,
    ) {
        parent::__construct('human_handover');
    }

    public static function read(Json $json): self
    {
        return new self(
            mode: $json->need('mode')->as(HandoverMode::read(...)),
            queue: $json->need('queue')->text(),
            respondByAt: $json->need('respond_by_at')->instant(),
            briefing: $json->need('briefing')->text(),
            alternatives: $json->at('alternatives')?->list(static fn (Json $item) => $item->text()) ?? [],
            skill: $json->at('skill')?->text(),
            slot: $json->at('slot')?->instant(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'kind' => $this->kind,
            'mode' => $this->mode,
            'queue' => $this->queue,
            'respond_by_at' => Json::moment($this->respondByAt),
            'briefing' => $this->briefing,
            'alternatives' => $this->alternatives ?: null,
            'skill' => $this->skill,
            'slot' => Json::moment($this->slot),
        ]);
    }
}

/** Repair after something went wrong. */
final readonly class ServiceRecoveryStep extends Step
{
    public function __construct(
        /** What went wrong, in words that acknowledge it. */
        public string $acknowledge,
        /** How it is put right. */
        public Remedy $remedy,
        /** What it is worth. */
        public ?Money $amount = null,
        /** The case it answers: the `id` of one of `cases`. */
        public ?string $case = null,
        /** The order it puts right: the `id` of one of `orders`. */
        public ?string $order = null,
    ) {
        parent::__construct('service_recovery');
    }

    public static function read(Json $json): self
    {
        return new self(
            acknowledge: $json->need('acknowledge')->text(),
            remedy: $json->need('remedy')->as(Remedy::read(...)),
            amount: $json->at('amount')?->as(Money::read(...)),
            case: $json->at('case')?->text(),
            order: $json->at('order')?->text(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'kind' => $this->kind,
            'acknowledge' => $this->acknowledge,
            'remedy' => $this->remedy,
            'amount' => $this->amount,
            'case' => $this->case,
            'order' => $this->order,
        ]);
    }
}

/** Point to a channel that serves this customer's question better. */
final readonly class ChannelSuggestionStep extends Step
{
    public function __construct(
        /** The better channel. */
        public Channel $to,
        /** What the customer wants to do. */
        public string $task,
        /** What the customer gains. A saving for the company is not a benefit. */
        public string $benefit,
        /** The channel the customer uses now. */
        public ?Channel $from = null,
    ) {
        parent::__construct('channel_suggestion');
    }

    public static function read(Json $json): self
    {
        return new self(
            to: $json->need('to')->as(Channel::read(...)),
            task: $json->need('task')->text(),
            benefit: $json->need('benefit')->text(),
            from: $json->at('from')?->as(Channel::read(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'kind' => $this->kind,
            'to' => $this->to,
            'task' => $this->task,
            'benefit' => $this->benefit,
            'from' => $this->from,
        ]);
    }
}

/** Point to something that the customer can do alone, with a way to reach a person. */
final readonly class SelfServiceStep extends Step
{
    public function __construct(
        /** What the customer wants to do. */
        public string $task,
        /** Where to do it. */
        public string $link,
        /** The queue in which a person helps if it doesn't work. */
        public string $humanEscape,
        /** How long it takes, in minutes. */
        public ?int $minutes = null,
    ) {
        parent::__construct('self_service');
    }

    public static function read(Json $json): self
    {
        return new self(
            task: $json->need('task')->text(),
            link: $json->need('link')->text(),
            humanEscape: $json->need('human_escape')->text(),
            minutes: $json->at('minutes')?->integer(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'kind' => $this->kind,
            'task' => $this->task,
            'link' => $this->link,
            'human_escape' => $this->humanEscape,
            'minutes' => $this->minutes,
        ]);
    }
}

/** Customers help each other. */
final readonly class CommunityHelpStep extends Step
{
    public function __construct(
        /** Who helps whom. */
        public HelpDirection $direction,
        /** What it is about. */
        public string $topic,
    ) {
        parent::__construct('community_help');
    }

    public static function read(Json $json): self
    {
        return new self(
            direction: $json->need('direction')->as(HelpDirection::read(...)),
            topic: $json->need('topic')->text(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'kind' => $this->kind,
            'direction' => $this->direction,
            'topic' => $this->topic,
        ]);
    }
}

/** Tell the customer about something that affects them before they find out. */
final readonly class HeadsUpStep extends Step
{
    public function __construct(
        /** What it is about: the `ref` of an item in `events`, or the `id` of what is affected. */
        public string $event,
        /** What the company does about it. */
        public string $weDo,
        /** When the customer will hear more. */
        public ?\DateTimeImmutable $nextUpdateAt = null,
        /** What the customer can do. */
        public ?string $youCan = null,
    ) {
        parent::__construct('heads_up');
    }

    public static function read(Json $json): self
    {
        return new self(
            event: $json->need('event')->text(),
            weDo: $json->need('we_do')->text(),
            nextUpdateAt: $json->at('next_update_at')?->instant(),
            youCan: $json->at('you_can')?->text(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'kind' => $this->kind,
            'event' => $this->event,
            'we_do' => $this->weDo,
            'next_update_at' => Json::moment($this->nextUpdateAt),
            'you_can' => $this->youCan,
        ]);
    }
}

/** Deliver an order in another way. */
final readonly class DeliveryAdaptationStep extends Step
{
    public function __construct(
        /** The order: the `id` of an item in `orders`. */
        public string $order,
        /** The new way. */
        public Fulfilment $fulfilment,
        /** The agreed time. */
        public ?\DateTimeImmutable $slot = null,
    ) {
        parent::__construct('delivery_adaptation');
    }

    public static function read(Json $json): self
    {
        return new self(
            order: $json->need('order')->text(),
            fulfilment: $json->need('fulfilment')->as(Fulfilment::read(...)),
            slot: $json->at('slot')?->instant(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'kind' => $this->kind,
            'order' => $this->order,
            'fulfilment' => $this->fulfilment,
            'slot' => Json::moment($this->slot),
        ]);
    }
}

/** Ask the customer for their preferences instead of guessing. */
final readonly class PreferenceAskStep extends Step
{
    public function __construct(
        /** What to ask about. */
        public ContactSetting $about,
    ) {
        parent::__construct('preference_ask');
    }

    public static function read(Json $json): self
    {
        return new self(
            about: $json->need('about')->as(ContactSetting::read(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'kind' => $this->kind,
            'about' => $this->about,
        ]);
    }
}

/** A signal to staff; it never reaches the customer. */
final readonly class InternalInsightStep extends Step
{
    public function __construct(
        /** What it is about. */
        public string $topic,
        /** What was noticed, in a sentence. */
        public string $signal,
        /** Who should know, such as `store_manager`. */
        public string $toRole,
    ) {
        parent::__construct('internal_insight');
    }

    public static function read(Json $json): self
    {
        return new self(
            topic: $json->need('topic')->text(),
            signal: $json->need('signal')->text(),
            toRole: $json->need('to_role')->text(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'kind' => $this->kind,
            'topic' => $this->topic,
            'signal' => $this->signal,
            'to_role' => $this->toRole,
        ]);
    }
}

/** A kind that only a newer version of the contract has. */
final readonly class UnrecognizedStep extends Step
{
    public function __construct(string $kind)
    {
        parent::__construct($kind);
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object(['kind' => $this->kind]);
    }
}

/** How soon an action matters, from least to most. */
enum Urgency: string
{
    /** Good to know. */
    case Info = 'info';
    /** Better today than tomorrow. */
    case Warning = 'warning';
    /** Harm or loss if it waits. */
    case Critical = 'critical';
    /** A word that only a newer version of the contract has. It can't be sent. */
    case Unrecognized = '(unrecognized)';

    public static function read(Json $json): self
    {
        return self::tryFrom($json->text()) ?? self::Unrecognized;
    }
}

/** What an action is worth to each side. */
final readonly class Value implements \JsonSerializable
{
    public function __construct(
        /** To the customer. */
        public float $customer,
        /** To the company. */
        public float $company,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            customer: $json->need('customer')->number(),
            company: $json->need('company')->number(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'customer' => $this->customer,
            'company' => $this->company,
        ]);
    }
}

/** One place where a document breaks the contract. It never repeats the customer's values. */
final readonly class Violation implements \JsonSerializable
{
    public function __construct(
        /** The place, as a JSON Pointer; empty for the whole document. */
        public string $at,
        /** What is wrong there, and what is expected. */
        public string $message,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            at: $json->need('at')->text(),
            message: $json->need('message')->text(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'at' => $this->at,
            'message' => $this->message,
        ]);
    }
}

/** When an action makes sense. */
final readonly class Window implements \JsonSerializable
{
    public function __construct(
        /** The time from which it no longer makes sense. */
        public \DateTimeImmutable $notAfterAt,
        /** The earliest time. Default: at once. */
        public ?\DateTimeImmutable $notBeforeAt = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            notAfterAt: $json->need('not_after_at')->instant(),
            notBeforeAt: $json->at('not_before_at')?->instant(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'not_after_at' => Json::moment($this->notAfterAt),
            'not_before_at' => Json::moment($this->notBeforeAt),
        ]);
    }
}

/** An action that was proposed and is not to be done. */
final readonly class Withheld implements \JsonSerializable
{
    public function __construct(
        /** The plugin that proposed it. */
        public string $plugin,
        /** The proposed action, with its urgency lowered to the policy's `max_urgency` if need be. */
        public Action $action,
        /** What became of it. */
        public Disposition $disposition,
        /** The part of the host that refused it. */
        public Stage $stage,
        /** The rule that refused it, such as `permission`. */
        public string $rule,
        /**
         * Why, in a sentence that a service agent can read to the customer, in each of the policy's
         * `languages`.
         *
         * @var array<string, string>
         */
        public array $explanation,
        /** The catalogue message behind the explanation. */
        public MessageRef $explanationMessage,
        /** The urgency that the plugin claimed, if the policy's `max_urgency` lowered it. */
        public ?Urgency $claimedUrgency = null,
        /**
         * The details, for the operator and the plugin's author, in the first of the policy's `languages`.
         */
        public ?string $detail = null,
        /** The catalogue message behind the detail. */
        public ?MessageRef $detailMessage = null,
        /** When it can be done or proposed again, if the rule knows. */
        public ?\DateTimeImmutable $untilAt = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            plugin: $json->need('plugin')->text(),
            action: $json->need('action')->as(Action::read(...)),
            disposition: $json->need('disposition')->as(Disposition::read(...)),
            stage: $json->need('stage')->as(Stage::read(...)),
            rule: $json->need('rule')->text(),
            explanation: $json->need('explanation')->keyed(static fn (Json $item) => $item->text()),
            explanationMessage: $json->need('explanation_message')->as(MessageRef::read(...)),
            claimedUrgency: $json->at('claimed_urgency')?->as(Urgency::read(...)),
            detail: $json->at('detail')?->text(),
            detailMessage: $json->at('detail_message')?->as(MessageRef::read(...)),
            untilAt: $json->at('until_at')?->instant(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'plugin' => $this->plugin,
            'action' => $this->action,
            'disposition' => $this->disposition,
            'stage' => $this->stage,
            'rule' => $this->rule,
            'explanation' => (object) $this->explanation,
            'explanation_message' => $this->explanationMessage,
            'claimed_urgency' => $this->claimedUrgency,
            'detail' => $this->detail,
            'detail_message' => $this->detailMessage,
            'until_at' => Json::moment($this->untilAt),
        ]);
    }
}

/**
 * A decision together with everything needed to make it again: one line of JSON.
 *
 * `context` and `decision` contain personal data. If a customer asks for erasure, both are removed. What
 * remains says which decision was made when, from what, and its digest.
 */
final readonly class Record implements \JsonSerializable
{
    public function __construct(
        /** The version of the contract that this document follows. */
        public string $contract,
        /** The decision's `decision_id`. */
        public string $decisionId,
        /** The context's `as_of`. */
        public \DateTimeImmutable $asOf,
        /** The context's `seed`. */
        public int $seed,
        /** The versions of the host and the sandbox. */
        public string $engine,
        /** The version of the time-zone database. */
        public string $timeZones,
        /**
         * The SHA-256 digest of the limits that are the same on every machine: `sha256:` and hexadecimal
         * digits.
         */
        public string $limitsDigest,
        /** The SHA-256 digest of the policy: `sha256:` and hexadecimal digits. */
        public string $policyDigest,
        /**
         * Every plugin that was loaded, whether or not it was asked.
         *
         * @var list<PluginPin>
         */
        public array $plugins,
        /** The SHA-256 digest of the context: `sha256:` and hexadecimal digits. */
        public string $contextDigest,
        /** The SHA-256 digest of the decision's JSON: `sha256:` and hexadecimal digits. */
        public string $decisionDigest,
        /** The context, until it is erased. */
        public ?Context $context = null,
        /** The decision, until it is erased. */
        public ?Decision $decision = null,
        /**
         * The SHA-256 digest of the catalogues that the operator and the backend's own rules add to
         * Courtesy's; left out if there are none.
         */
        public ?string $messagesDigest = null,
        /**
         * The names of the backend's own rules, in order. Only their names are known: a rule whose code
         * changes under the same name isn't noticed.
         *
         * @var list<string>
         */
        public array $rules = [],
        /**
         * The failures in earlier decisions of the plugins that had failed, as they stood before this one.
         *
         * @var list<Standing>
         */
        public array $standings = [],
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            contract: $json->need('contract')->text(),
            decisionId: $json->need('decision_id')->text(),
            asOf: $json->need('as_of')->instant(),
            seed: $json->need('seed')->integer(),
            engine: $json->need('engine')->text(),
            timeZones: $json->need('time_zones')->text(),
            limitsDigest: $json->need('limits_digest')->text(),
            policyDigest: $json->need('policy_digest')->text(),
            plugins: $json->need('plugins')->list(PluginPin::read(...)),
            contextDigest: $json->need('context_digest')->text(),
            decisionDigest: $json->need('decision_digest')->text(),
            context: $json->at('context')?->as(Context::read(...)),
            decision: $json->at('decision')?->as(Decision::read(...)),
            messagesDigest: $json->at('messages_digest')?->text(),
            rules: $json->at('rules')?->list(static fn (Json $item) => $item->text()) ?? [],
            standings: $json->at('standings')?->list(Standing::read(...)) ?? [],
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'contract' => $this->contract,
            'decision_id' => $this->decisionId,
            'as_of' => Json::moment($this->asOf),
            'seed' => $this->seed,
            'engine' => $this->engine,
            'time_zones' => $this->timeZones,
            'limits_digest' => $this->limitsDigest,
            'policy_digest' => $this->policyDigest,
            'plugins' => $this->plugins,
            'context_digest' => $this->contextDigest,
            'decision_digest' => $this->decisionDigest,
            'context' => $this->context,
            'decision' => $this->decision,
            'messages_digest' => $this->messagesDigest,
            'rules' => $this->rules ?: null,
            'standings' => $this->standings ?: null,
        ]);
    }
}

/** The exact plugin that was loaded. */
final readonly class PluginPin implements \JsonSerializable
{
    public function __construct(
        /** The plugin's id. */
        public string $id,
        /** The plugin's version. */
        public string $version,
        /** The SHA-256 digest of the plugin's file: `sha256:` and hexadecimal digits. */
        public string $digest,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            id: $json->need('id')->text(),
            version: $json->need('version')->text(),
            digest: $json->need('digest')->text(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'id' => $this->id,
            'version' => $this->version,
            'digest' => $this->digest,
        ]);
    }
}

/** The state of a plugin that failed in earlier decisions. */
final readonly class Standing implements \JsonSerializable
{
    public function __construct(
        /** The plugin. */
        public string $plugin,
        /** Failures in a row. */
        public int $failures,
        /** Rests since its last success, each twice as long as the one before. */
        public int $rests,
        /** The time until which it rests; left out if it isn't resting. */
        public ?\DateTimeImmutable $restingUntilAt = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            plugin: $json->need('plugin')->text(),
            failures: $json->need('failures')->integer(),
            rests: $json->need('rests')->integer(),
            restingUntilAt: $json->at('resting_until_at')?->instant(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'plugin' => $this->plugin,
            'failures' => $this->failures,
            'rests' => $this->rests,
            'resting_until_at' => Json::moment($this->restingUntilAt),
        ]);
    }
}

/** What came of an action, as the CRM reports it: one line of JSON. */
final readonly class OutcomeRecord implements \JsonSerializable
{
    public function __construct(
        /** The version of the contract that this document follows. */
        public string $contract,
        /** The decision in which the action was proposed. */
        public string $decisionId,
        /** When it became known. */
        public \DateTimeImmutable $at,
        /** What came of it. */
        public Outcome $outcome,
        /** The action's `id`. Left out together with `plugin`. */
        public ?string $action = null,
        /** What it cost in the end. */
        public ?Money $cost = null,
        /**
         * The plugin that proposed the action. Left out for what concerns the whole decision, such as
         * `goal_met`.
         */
        public ?string $plugin = null,
    ) {
    }

    public static function read(Json $json): self
    {
        return new self(
            contract: $json->need('contract')->text(),
            decisionId: $json->need('decision_id')->text(),
            at: $json->need('at')->instant(),
            outcome: $json->need('outcome')->as(Outcome::read(...)),
            action: $json->at('action')?->text(),
            cost: $json->at('cost')?->as(Money::read(...)),
            plugin: $json->at('plugin')?->text(),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Json::object([
            'contract' => $this->contract,
            'decision_id' => $this->decisionId,
            'at' => Json::moment($this->at),
            'outcome' => $this->outcome,
            'action' => $this->action,
            'cost' => $this->cost,
            'plugin' => $this->plugin,
        ]);
    }
}
