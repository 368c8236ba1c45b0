import { Inject, Injectable } from '@nestjs/common';
import {
    Address,
    ChannelService,
    Customer,
    ID,
    Order as VendureOrder,
    RequestContext,
    TransactionalConnection,
} from '@vendure/core';
import { IsNull, MoreThan } from 'typeorm';

import {
    Approved,
    ChannelState,
    ContactMode,
    Context,
    CONTRACT,
    Hook,
    Permission,
    PromiseMade,
    Purpose,
} from '../contract';
import { CourtesyTask } from '../entities';
import { SETTINGS, Settings } from '../settings';
import { daysBefore, isOpen } from './calendar';
import { OrderReader } from './orders';

/** For so many days somebody's consent to one action counts. */
const APPROVAL_DAYS = 7;
/** Promises that were kept or withdrawn longer ago are left out. */
const PROMISE_DAYS = 90;
/** As many promises as the contract takes. */
const MOST_PROMISES = 200;
/** Who bought within so many days is an active customer. */
const ACTIVE_DAYS = 365;

/** Reads what the shop knows about a customer as Courtesy's context. */
@Injectable()
export class ContextReader {
    constructor(
        private connection: TransactionalConnection,
        private channelService: ChannelService,
        private orderReader: OrderReader,
        @Inject(SETTINGS) private settings: Settings,
    ) {}

    /** The context, or nothing if the customer is gone. */
    async read(ctx: RequestContext, customerId: ID, hook: Hook, decisionId: string): Promise<Context | undefined> {
        const customer = await this.connection.getRepository(ctx, Customer).findOne({
            where: { id: customerId, deletedAt: IsNull() },
            relations: ['groups', 'user', 'addresses', 'addresses.country'],
        });
        if (!customer) {
            return undefined;
        }
        const now = new Date();
        const placed = await this.orderReader.placedBy(ctx, customerId);
        return {
            contract: CONTRACT,
            decision_id: decisionId,
            hook,
            as_of: now.toISOString(),
            seed: Math.floor(Math.random() * Number.MAX_SAFE_INTEGER),
            customer: await this.customer(customer, placed, now),
            permissions: this.permissions(customer, placed.length > 0),
            ...preferences(customer),
            channels: channels(customer),
            orders: await this.orderReader.tell(ctx, placed),
            promises: await this.promises(ctx, customerId, now),
            approvals: await this.approvals(ctx, customerId, now),
            capacity: {
                queues: Object.entries(this.settings.queues).map(([queue, opening]) => ({
                    queue,
                    open: isOpen(opening, this.settings.timeZone, now),
                })),
            },
        };
    }

    private async customer(customer: Customer, placed: VendureOrder[], now: Date): Promise<Context['customer']> {
        const latest = placed[0];
        const country = countryOf(customer.addresses) ?? latest?.shippingAddress?.countryCode;
        const told: Context['customer'] = {
            ref: refOf(customer.id, this.settings),
            language: await this.language(customer, latest),
            segments: customer.groups.map(group => group.name.slice(0, 100)),
            tenure_days: Math.floor((now.getTime() - customer.createdAt.getTime()) / 86_400_000),
        };
        if (country) told.country = country;
        if (country && this.settings.timeZones[country]) told.time_zone = this.settings.timeZones[country];
        if (!latest) told.status = 'prospect';
        else if (latest.orderPlacedAt && latest.orderPlacedAt > daysBefore(now, ACTIVE_DAYS)) told.status = 'active';
        return told;
    }

    /**
     * Vendure keeps no language of a customer's: without the custom field, it is that of the channel in which they
     * bought last.
     */
    private async language(customer: Customer, latest: VendureOrder | undefined): Promise<string> {
        const own = customFields(customer).courtesyLanguage;
        const standard = await this.channelService.getDefaultChannel();
        const channel = latest?.channels.find(each => each.id !== standard.id) ?? standard;
        return String(own || channel.defaultLanguageCode).replace('_', '-');
    }

    private permissions(customer: Customer, bought: boolean): Permission[] {
        const permissions: Permission[] = bought ? [{ purpose: 'service', status: 'granted', basis: 'contract' }] : [];
        for (const [purpose, field] of Object.entries(this.settings.consents)) {
            const consent = customFields(customer)[field];
            if (typeof consent === 'boolean') {
                permissions.push({
                    purpose: purpose as Purpose,
                    status: consent ? 'granted' : 'denied',
                    basis: 'consent',
                    source: field.slice(0, 100),
                });
            }
        }
        return permissions;
    }

    private async promises(ctx: RequestContext, customerId: ID, now: Date): Promise<PromiseMade[]> {
        const where = { customerId, kind: 'promise' as const };
        const tasks = await this.connection.getRepository(ctx, CourtesyTask).find({
            where: [
                { ...where, state: 'open' },
                { ...where, endedAt: MoreThan(daysBefore(now, PROMISE_DAYS)) },
            ],
            order: { id: 'DESC' },
            take: MOST_PROMISES,
        });
        return tasks.map(task => ({
            ...(JSON.parse(task.subject ?? '{}') as PromiseMade),
            ...(task.state === 'done' && task.endedAt ? { kept_at: task.endedAt.toISOString() } : {}),
            ...(task.state === 'dismissed' && task.endedAt ? { withdrawn_at: task.endedAt.toISOString() } : {}),
        }));
    }

    private async approvals(ctx: RequestContext, customerId: ID, now: Date): Promise<Approved[]> {
        const tasks = await this.connection.getRepository(ctx, CourtesyTask).find({
            where: { customerId, kind: 'approval', state: 'done', endedAt: MoreThan(daysBefore(now, APPROVAL_DAYS)) },
        });
        return tasks.map(task => JSON.parse(task.subject ?? '{}') as Approved);
    }
}

/** The name under which Courtesy knows a customer. */
export function refOf(customerId: ID, settings: Settings): string {
    return `${settings.refPrefix}${customerId}`;
}

function customFields(customer: Customer): Record<string, unknown> {
    return customer.customFields as Record<string, unknown>;
}

function preferences(customer: Customer): Pick<Context, 'preferences'> {
    const mode = customFields(customer).courtesyContactMode;
    return mode ? { preferences: { contact_mode: mode as ContactMode } } : {};
}

function channels(customer: Customer): ChannelState[] {
    return [
        {
            channel: 'email',
            reachable: Boolean(customer.emailAddress),
            ...(customer.user ? { verified: customer.user.verified } : {}),
        },
        { channel: 'phone', reachable: Boolean(customer.phoneNumber) },
    ];
}

function countryOf(addresses: Address[]): string | undefined {
    return (addresses.find(address => address.defaultShippingAddress) ?? addresses[0])?.country?.code;
}
