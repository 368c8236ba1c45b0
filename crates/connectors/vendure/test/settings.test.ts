import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ConfigService, CurrencyCode, RuntimeVendureConfig, TransactionalConnection } from '@vendure/core';

import { CourtesyPlugin } from '../src';
import { dayIn, daysAfter, isOpen } from '../src/context/calendar';
import { inWords, toMoney, toStored } from '../src/context/money';
import { CourtesySettings, mistakesIn, withDefaults } from '../src/settings';

const GOOD = { url: 'http://127.0.0.1:8080', key: 'courtesy_1', timeZone: 'Europe/Amsterdam' };

test('a time zone, and the environment, are enough', () => {
    const settings = withDefaults(
        { timeZone: 'Europe/Amsterdam' },
        { COURTESY_URL: GOOD.url, COURTESY_KEY: 'courtesy_2' },
    );
    assert.deepEqual(mistakesIn(settings), []);
    assert.equal(settings.erasureKey, 'courtesy_2');
});

test('every wrong setting is named with what to do, and no key is repeated', () => {
    const wrong: [Partial<Record<keyof CourtesySettings | 'hoks', unknown>>, RegExp][] = [
        [{ url: 'courtesy.internal' }, /`url`.*COURTESY_URL/],
        [{ key: 'secret with spaces' }, /`key`.*courtesy keys add/],
        [{ timeZone: 'Amsterdam' }, /`timeZone`.*Europe\/Amsterdam/],
        [{ timeZones: { nl: 'Europe/Amsterdam' } }, /`timeZones.nl`.*ISO 3166-1/],
        [{ timeZones: { NL: 'CET!' } }, /`timeZones.NL`/],
        [{ timeoutMs: 0 }, /`timeoutMs`.*from 1 to 60000/],
        [{ hooks: ['case_opened'] }, /`hooks`: 'case_opened' isn't one of order_placed/],
        [{ hoks: [] }, /`hoks` isn't a setting/],
        [{ queues: {} }, /`queues` must name/],
        [{ queues: { care: { days: ['monday'], from: '17:00', to: '09:00' } } }, /`queues.care`/],
        [{ shippingMethods: { standard: { promiseDays: 1.5 } } }, /`shippingMethods.standard.promiseDays`/],
        [{ shippingMethods: { standard: { fulfilment: 'drone' } } }, /'drone' isn't one of home/],
        [{ send: { pigeon: async () => {} } }, /'pigeon' isn't one of email/],
        [{ consents: { service: 'terms' } }, /'service' isn't one of care/],
        [{ couponDays: 0 }, /`couponDays`/],
    ];
    for (const [change, expected] of wrong) {
        const mistakes = mistakesIn(withDefaults({ ...GOOD, ...change } as CourtesySettings, {}));
        assert.ok(
            mistakes.some(mistake => expected.test(mistake)),
            `${expected} in ${JSON.stringify(mistakes)}`,
        );
        assert.ok(!mistakes.join().includes('secret'));
    }
});

test('Vendure refuses to start without a scheduler, or with a consent in no field, and says what to do', async () => {
    CourtesyPlugin.init({ ...GOOD, consents: { marketing: 'newsletter' } });
    const config = {
        customFields: {},
        authOptions: { customPermissions: [] },
        promotionOptions: {},
        schedulerOptions: {},
    };
    CourtesyPlugin.configure(config as unknown as RuntimeVendureConfig);
    const plugin = new CourtesyPlugin(config as unknown as ConfigService, {} as TransactionalConnection);
    await assert.rejects(plugin.onModuleInit(), error => {
        const { message } = error as Error;
        assert.match(message, /^CourtesyPlugin can't start:\n/);
        assert.match(message, /`consents.marketing`: Customer has no boolean custom field 'newsletter'/);
        assert.match(message, /Add DefaultSchedulerPlugin.init\({}\)/);
        return true;
    });
});

test("money goes from Vendure's decimals to the currency's smallest unit, and back", () => {
    for (const [stored, currency, precision, minor, words] of [
        [1250, CurrencyCode.EUR, 2, 1250, '12.50 EUR'],
        [100_000, CurrencyCode.JPY, 2, 1000, '1000 JPY'],
        [1250, CurrencyCode.KWD, 2, 12_500, '12.500 KWD'],
        [12_500, CurrencyCode.EUR, 3, 1250, '12.50 EUR'],
    ] as const) {
        const money = toMoney(stored, currency, precision);
        assert.deepEqual(money, { minor, currency });
        assert.equal(toStored(money, precision), stored);
        assert.equal(inWords(money), words);
    }
});

test("days and opening hours are those of the shop's time zone", () => {
    const lateOnFriday = new Date('2026-03-27T23:30:00Z');
    assert.equal(dayIn('Europe/Amsterdam', lateOnFriday), '2026-03-28');
    assert.equal(daysAfter('2026-02-28', 2), '2026-03-02');
    const saturday = { days: ['saturday' as const], from: '00:00', to: '01:00' };
    assert.equal(isOpen(saturday, 'Europe/Amsterdam', lateOnFriday), true);
    assert.equal(isOpen(saturday, 'Europe/London', lateOnFriday), false);
});
