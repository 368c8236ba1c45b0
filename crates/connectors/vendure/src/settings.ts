import type { Injector } from '@vendure/core';

import type { Channel, Fulfilment, Hook, Weekday } from './contract';
import type { OutgoingMessage } from './message';

/** When a queue takes work: always, or on some days within some hours of `timeZone`. */
export type Opening = 'always' | { days: Weekday[]; from: string; to: string };

/** What is known about a shipping method that Vendure doesn't know. */
export interface ShippingSettings {
    /** Days after the order's day by which it arrives. Without it, only `courtesyPromisedAt` is a promise. */
    promiseDays?: number;
    /** How it reaches the customer. */
    fulfilment?: Fulfilment;
}

/** What the shop's developer gives to `CourtesyPlugin.init`. */
export interface CourtesySettings {
    /**
     * The shop's time zone, such as `Europe/Amsterdam`: for days that are promised, dates in messages, and opening
     * hours.
     */
    timeZone: string;
    /** The server's address. Default: the environment's `COURTESY_URL`. */
    url?: string;
    /** A server key with the role `decide`. Default: the environment's `COURTESY_KEY`. */
    key?: string;
    /**
     * A server key with the role `operate`, used to erase and for nothing else. Default: `COURTESY_ERASURE_KEY`, or
     * else `key`.
     */
    erasureKey?: string;
    /** How long one request may take, in milliseconds. Only the worker waits for it. Default: 10,000. */
    timeoutMs?: number;
    /** What the customer's reference begins with. Shops on one server need different ones. Default: `vendure-`. */
    refPrefix?: string;
    /** On which hooks to ask. Default: all but `visit`. */
    hooks?: Hook[];
    /** Codes of the Vendure channels whose orders take part. Default: all. */
    channels?: string[];
    /**
     * The customers' time zones by country, such as `{ NL: 'Europe/Amsterdam' }`. Default: the country's quietest
     * hours apply.
     */
    timeZones?: Record<string, string>;
    /** The Customer's boolean custom field that holds the consent to a purpose. Default: fields of the plugin's own. */
    consents?: { care?: string; research?: string; marketing?: string };
    /** What is promised, by the code of the shipping method. */
    shippingMethods?: Record<string, ShippingSettings>;
    /**
     * Whether orders reach the state Delivered in Vendure. If not, an order that is shipped is on time. Default: true.
     */
    tracksDelivery?: boolean;
    /** Teams that take work, and when. Default: `customer_care`, always. */
    queues?: Record<string, Opening>;
    /** Sends a message, by channel. Without one, staff get a task to write it themselves. */
    send?: Partial<Record<Channel, (message: OutgoingMessage, injector: Injector) => Promise<void>>>;
    /** For how many days a coupon is valid. Default: 90. */
    couponDays?: number;
    /** Fills in `{company_name}`. */
    companyName?: string;
    /** Fills in `{phone_number}`. */
    phoneNumber?: string;
}

type Optional = 'companyName' | 'phoneNumber' | 'channels';

/** The settings with their defaults. */
export type Settings = Required<Omit<CourtesySettings, Optional>> & Pick<CourtesySettings, Optional>;

/** The hooks on which Vendure has something to ask about. */
export const HOOKS: Hook[] = [
    'order_placed',
    'order_delayed',
    'order_failed',
    'preferences_changed',
    'review',
    'visit',
];

/** The names under which the settings are injected. */
export const SETTINGS = Symbol('CourtesySettings');

const CHANNELS: Channel[] = [
    'email',
    'sms',
    'phone',
    'chat',
    'messaging',
    'push',
    'app',
    'post',
    'video',
    'in_person',
    'social',
    'fax',
];
const FULFILMENTS: Fulfilment[] = ['home', 'pick_up', 'locker', 'store', 'digital'];
const WEEKDAYS: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const KNOWN: Record<keyof CourtesySettings, true> = {
    timeZone: true,
    url: true,
    key: true,
    erasureKey: true,
    timeoutMs: true,
    refPrefix: true,
    hooks: true,
    channels: true,
    timeZones: true,
    consents: true,
    shippingMethods: true,
    tracksDelivery: true,
    queues: true,
    send: true,
    couponDays: true,
    companyName: true,
    phoneNumber: true,
};

/** Adds the defaults, from the environment where a setting may stand there. */
export function withDefaults(given: CourtesySettings, environment: NodeJS.ProcessEnv = process.env): Settings {
    const key = given.key ?? environment.COURTESY_KEY ?? '';
    return {
        refPrefix: 'vendure-',
        timeoutMs: 10_000,
        hooks: HOOKS.filter(hook => hook !== 'visit'),
        timeZones: {},
        shippingMethods: {},
        tracksDelivery: true,
        queues: { customer_care: 'always' },
        send: {},
        couponDays: 90,
        ...given,
        consents: {
            care: 'courtesyCare',
            research: 'courtesyResearch',
            marketing: 'courtesyMarketing',
            ...given.consents,
        },
        url: given.url ?? environment.COURTESY_URL ?? '',
        key,
        erasureKey: given.erasureKey ?? environment.COURTESY_ERASURE_KEY ?? key,
    };
}

/** Everything that is wrong with the settings, each with what to do. A key's value is never in it. */
export function mistakesIn(settings: Settings): string[] {
    return [
        ...unknownKeys(settings),
        ...mistakesInConnection(settings),
        ...mistakesInTime(settings),
        ...mistakesInNames(settings),
    ];
}

function unknownKeys(settings: object): string[] {
    return Object.keys(settings)
        .filter(name => !(name in KNOWN))
        .map(name => `\`${name}\` isn't a setting. There are: ${Object.keys(KNOWN).join(', ')}.`);
}

function mistakesInConnection(settings: Settings): string[] {
    const mistakes: string[] = [];
    if (!/^https?:$/.test(protocolOf(settings.url))) {
        mistakes.push(
            '`url` must be the address of a Courtesy server, such as http://127.0.0.1:8080. Set it, or COURTESY_URL.',
        );
    }
    for (const [name, role, variable] of [
        ['key', 'decide', 'COURTESY_KEY'],
        ['erasureKey', 'operate', 'COURTESY_ERASURE_KEY'],
    ] as const) {
        const isKeyAgain = name === 'erasureKey' && settings.erasureKey === settings.key;
        if (!isKeyAgain && !/^[\x21-\x7e]+$/.test(settings[name])) {
            mistakes.push(
                `\`${name}\` must be a server key. Make one with \`courtesy keys add shop --role ${role}\`, and put it into ${variable}.`,
            );
        }
    }
    if (!isWhole(settings.timeoutMs, 1, 60_000)) {
        mistakes.push('`timeoutMs` must be a whole number of milliseconds, from 1 to 60000.');
    }
    if (!/^[\x21-\x7e]{0,60}$/.test(settings.refPrefix)) {
        mistakes.push('`refPrefix` must have at most 60 visible ASCII characters.');
    }
    return mistakes;
}

function mistakesInTime(settings: Settings): string[] {
    const zones = [
        ['timeZone', settings.timeZone],
        ...Object.entries(settings.timeZones).map(([country, zone]) => [`timeZones.${country}`, zone]),
    ];
    const mistakes = zones
        .filter(([, zone]) => !isTimeZone(zone))
        .map(([name]) => `\`${name}\` must be an IANA time zone, such as Europe/Amsterdam.`);
    for (const country of Object.keys(settings.timeZones).filter(name => !/^[A-Z]{2}$/.test(name))) {
        mistakes.push(`\`timeZones.${country}\`: write the country as ISO 3166-1 does, such as NL.`);
    }
    for (const [queue, opening] of Object.entries(settings.queues)) {
        if (!isOpening(opening)) {
            mistakes.push(
                `\`queues.${queue}\` must be 'always' or { days: ['monday'], from: '09:00', to: '17:00' }, with \`to\` after \`from\`.`,
            );
        }
    }
    if (Object.keys(settings.queues).length === 0) {
        mistakes.push("`queues` must name at least one team, such as { customer_care: 'always' }.");
    }
    if (!isWhole(settings.couponDays, 1, 3650)) {
        mistakes.push('`couponDays` must be a whole number of days, from 1 to 3650.');
    }
    return mistakes;
}

function mistakesInNames(settings: Settings): string[] {
    const mistakes: string[] = [];
    const names = (name: string, given: string[], known: readonly string[]) =>
        given
            .filter(each => !known.includes(each))
            .forEach(each => mistakes.push(`\`${name}\`: '${each}' isn't one of ${known.join(', ')}.`));
    names('hooks', settings.hooks, HOOKS);
    names('send', Object.keys(settings.send), CHANNELS);
    names('consents', Object.keys(settings.consents), ['care', 'research', 'marketing']);
    for (const [code, { promiseDays, fulfilment }] of Object.entries(settings.shippingMethods)) {
        if (promiseDays !== undefined && !isWhole(promiseDays, 0, 365)) {
            mistakes.push(`\`shippingMethods.${code}.promiseDays\` must be a whole number of days, from 0 to 365.`);
        }
        names(`shippingMethods.${code}.fulfilment`, fulfilment === undefined ? [] : [fulfilment], FULFILMENTS);
    }
    return mistakes;
}

function protocolOf(address: string): string {
    return URL.canParse(address) ? new URL(address).protocol : '';
}

function isWhole(value: number, least: number, most: number): boolean {
    return Number.isInteger(value) && value >= least && value <= most;
}

function isTimeZone(zone: string): boolean {
    try {
        new Intl.DateTimeFormat('en', { timeZone: zone });
        return typeof zone === 'string';
    } catch {
        return false;
    }
}

function isOpening(opening: Opening): boolean {
    const clock = /^([01]\d|2[0-3]):[0-5]\d$/;
    return (
        opening === 'always' ||
        (opening.days?.every(day => WEEKDAYS.includes(day)) &&
            clock.test(opening.from) &&
            clock.test(opening.to) &&
            opening.from < opening.to)
    );
}
