import { randomBytes } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';
import { LanguageCode } from '@vendure/common/lib/generated-types';
import {
    Channel,
    ChannelService,
    ConfigService,
    ID,
    idsAreEqual,
    isGraphQlErrorResult,
    Order,
    orderFixedDiscount,
    PromotionCondition,
    PromotionService,
    RequestContext,
    TransactionalConnection,
} from '@vendure/core';
import { IsNull, Not } from 'typeorm';

import type { Offered } from './contract';
import { daysBefore } from './context/calendar';
import { toStored } from './context/money';
import type { Offer } from './offer';
import { SETTINGS, Settings } from './settings';
import { isCoupon, summary } from './wording';

/** Neither 0 and O nor 1, I, L and U, so that nobody misreads a code. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 12;

/** Only the customer to whom a coupon was given can use it, whoever else learns the code. */
export const onlyForCustomer = new PromotionCondition({
    code: 'courtesy_customer',
    description: [{ languageCode: LanguageCode.en, value: 'Customer is the one to whom Courtesy gave it' }],
    args: { customerId: { type: 'ID' } },
    check: (_ctx, order, args) => Boolean(order.customer && idsAreEqual(order.customer.id, args.customerId)),
});

/** A coupon that was made. */
export interface Coupon {
    couponCode: string;
    promotionId: ID;
}

/** Gives coupons: promotions with a code, for one customer, once. */
@Injectable()
export class Coupons {
    constructor(
        private connection: TransactionalConnection,
        private promotions: PromotionService,
        private channels: ChannelService,
        private config: ConfigService,
        @Inject(SETTINGS) private settings: Settings,
    ) {}

    /** Makes the coupon in the transaction and the channel of `ctx`. */
    async give(ctx: RequestContext, customerId: ID, offer: Offer): Promise<Coupon> {
        const step = offer.offered.action.step;
        if (step.kind !== 'gesture' || !step.amount) {
            throw new Error('only a gesture with an amount is a coupon');
        }
        const couponCode = newCode();
        const discount = toStored(step.amount, this.config.entityOptions.moneyStrategy.precision ?? 2);
        const promotion = await this.promotions.createPromotion(ctx, {
            enabled: true,
            couponCode,
            perCustomerUsageLimit: 1,
            usageLimit: 1,
            startsAt: new Date(),
            endsAt: daysBefore(new Date(), -this.settings.couponDays),
            translations: [
                {
                    languageCode: ctx.channel.defaultLanguageCode,
                    name: `Courtesy: ${summary(offer.offered.action)}`,
                    description: '',
                },
            ],
            conditions: [
                { code: onlyForCustomer.code, arguments: [{ name: 'customerId', value: String(customerId) }] },
            ],
            actions: [{ code: orderFixedDiscount.code, arguments: [{ name: 'discount', value: String(discount) }] }],
        });
        if (isGraphQlErrorResult(promotion)) {
            throw new Error(promotion.message);
        }
        return { couponCode, promotionId: promotion.id };
    }

    /**
     * The channel in which the customer bought last, or else the default one, if it sells in the currency of what is
     * given.
     */
    async channelFor(ctx: RequestContext, customerId: ID, { action }: Offered): Promise<Channel | undefined> {
        if (!isCoupon(action) || action.step.kind !== 'gesture') {
            return undefined;
        }
        const currency = action.step.amount?.currency;
        const latest = await this.connection.getRepository(ctx, Order).findOne({
            where: { customer: { id: customerId }, orderPlacedAt: Not(IsNull()) },
            relations: ['channels'],
            order: { orderPlacedAt: 'DESC' },
        });
        const standard = await this.channels.getDefaultChannel(ctx);
        const own = latest?.channels.filter(channel => !idsAreEqual(channel.id, standard.id)) ?? [];
        return [...own, standard].find(channel => channel.defaultCurrencyCode === currency);
    }
}

function newCode(): string {
    const usable = 256 - (256 % SIGNS.length);
    let code = '';
    while (code.length < CODE_LENGTH) {
        code += [...randomBytes(CODE_LENGTH)]
            .filter(byte => byte < usable)
            .map(byte => SIGNS[byte % SIGNS.length])
            .join('');
    }
    return code.slice(0, CODE_LENGTH);
}
