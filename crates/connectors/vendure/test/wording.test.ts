import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Action } from '../src/contract';
import { workOf, workOfCoupon } from '../src/wording';

const COUPON = {
    step: {
        kind: 'gesture',
        gift: 'credit',
        source: 'budget',
        surprise: true,
        beneficiary: 'customer',
        tied_to_purchase: true,
        amount: { minor: 500, currency: 'EUR' },
    },
    message: { language: 'en', author: 'template', text: '{coupon_code}' },
} as unknown as Action;

test('a coupon with a message leaves staff nothing to do', () => {
    assert.equal(workOfCoupon(COUPON, 'ABC'), undefined);
});

test('a coupon without a message has somebody tell the customer, and one that no channel can make is given by hand', () => {
    const silent = { ...COUPON, message: undefined };
    assert.match(workOfCoupon(silent, 'ABC')?.text ?? '', /^Coupon ABC: 5.00 EUR/);
    assert.match(workOfCoupon(COUPON, undefined)?.text ?? '', /^5.00 EUR. No channel sells in this currency/);
});

test('an apology is words, and every other remedy is work', () => {
    const remedies = ['replace', 'refund', 'rebook', 'expedite', 'term_change', 'apology'];
    const titles = remedies.map(remedy => {
        const step = { kind: 'service_recovery', acknowledge: 'It was late.', remedy };
        return workOf({ action: { step } } as never)?.title;
    });
    assert.deepEqual(titles, [
        'Send it again',
        'Pay back',
        'Agree on a new date',
        'Speed it up',
        'Change the terms',
        undefined,
    ]);
});
