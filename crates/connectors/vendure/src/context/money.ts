import type { CurrencyCode } from '@vendure/core';

import type { Money } from '../contract';

/**
 * Vendure stores every amount with the decimals of its `MoneyStrategy`, two by default, whatever the currency; the
 * contract counts
 * in the currency's smallest unit. So 100000 of Vendure's are 1,000 yen.
 */
export function toMoney(stored: number, currency: CurrencyCode, precision: number): Money {
    return { minor: Math.round(stored * 10 ** (decimalsOf(currency) - precision)), currency };
}

/** An amount of the contract's as Vendure stores it. */
export function toStored(money: Money, precision: number): number {
    return Math.round(money.minor * 10 ** (precision - decimalsOf(money.currency)));
}

/** An amount to read, such as `12.50 EUR`. */
export function inWords(money: Money): string {
    const decimals = decimalsOf(money.currency);
    return `${(money.minor / 10 ** decimals).toFixed(decimals)} ${money.currency}`;
}

function decimalsOf(currency: string): number {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
