import type { Customer } from '@vendure/core';

import type { Channel, PromiseMade } from './contract';
import type { Offer } from './offer';
import type { Settings } from './settings';

/** A message that is ready to be sent. */
export interface OutgoingMessage {
    channel: Channel;
    /** To whom: with the e-mail address and the telephone number. */
    customer: Customer;
    language: string;
    text: string;
    /** The order that it is about. */
    orderCode?: string;
    /** The action's, the same whenever the message is the same: for a provider that drops what it has sent before. */
    idempotencyKey: string;
}

/** What the message of an offer says to this customer. `missing` are placeholders that only a person can fill in. */
export interface Filled {
    text: string;
    missing: string[];
}

/** Fills in the placeholders of the offer's message, or nothing if it has none. */
export function fill(
    offer: Offer,
    customer: Customer,
    settings: Settings,
    couponCode: string | null,
): Filled | undefined {
    const message = offer.offered.action.message;
    if (!message) {
        return undefined;
    }
    const values = valuesOf(offer, customer, settings, couponCode);
    const missing = new Set<string>();
    const text = message.text.replace(/\{(\w+)\}/g, (whole, name: string) => {
        if (!values[name]) missing.add(name);
        return values[name] || whole;
    });
    return { text, missing: [...missing] };
}

function valuesOf(
    offer: Offer,
    customer: Customer,
    settings: Settings,
    couponCode: string | null,
): Record<string, string | undefined | null> {
    const language = offer.offered.action.message?.language ?? 'en';
    const moment = momentOf(offer);
    const inZone = (style: Intl.DateTimeFormatOptions) =>
        moment &&
        new Intl.DateTimeFormat(language, { ...style, timeZone: offer.timeZone ?? settings.timeZone }).format(
            new Date(moment),
        );
    return {
        first_name: customer.firstName,
        last_name: customer.lastName,
        full_name: `${customer.firstName} ${customer.lastName}`.trim(),
        company_name: settings.companyName,
        phone_number: settings.phoneNumber,
        order_number: offer.orderCode,
        coupon_code: couponCode,
        date: inZone({ dateStyle: 'long' }),
        time: inZone({ timeStyle: 'short' }),
    };
}

/**
 * The moment that a message speaks of: an agreed one, the next word, the day on which the order is expected, or what
 * is promised.
 */
function momentOf(offer: Offer): string | undefined {
    const step = offer.offered.action.step;
    return (
        ('slot' in step ? step.slot : undefined) ??
        ('next_update_at' in step ? step.next_update_at : undefined) ??
        offer.expectedAt ??
        offer.promises.map((promise: PromiseMade) => promise.due_at).sort()[0]
    );
}
