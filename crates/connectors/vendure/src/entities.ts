import { DeepPartial, EntityId, ID, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

import type { Hook } from './contract';

/** What is sent to the server. */
export type RequestKind = 'decide' | 'outcome' | 'erase';

/** `refused` is kept for somebody to look at; it is sent again only if they say so. */
export type RequestState = 'waiting' | 'done' | 'refused';

/**
 * The outbox: what is to be sent to Courtesy. It is written in the same transaction as what it is about, and stays
 * until the
 * server has answered.
 */
@Entity()
export class CourtesyRequest extends VendureEntity {
    constructor(input?: DeepPartial<CourtesyRequest>) {
        super(input);
    }

    @Column() kind: RequestKind;

    /** What it is about. There is never a second request with the same occasion. */
    @Index({ unique: true })
    @Column({ length: 190 })
    occasion: string;

    @EntityId({ nullable: true }) customerId: ID;

    @Column({ type: 'varchar', nullable: true }) hook: Hook | null;

    @Column({ type: 'varchar', nullable: true }) decisionId: string | null;

    /** What is sent, as JSON: the same bytes each time. For a decision, it is made at the first attempt. */
    @Column({ type: 'text', nullable: true }) body: string | null;

    @Column({ type: Date, nullable: true }) bodyAt: Date | null;

    @Index()
    @Column({ default: 'waiting' })
    state: RequestState;

    @Column({ type: Date }) dueAt: Date;

    /** Whoever sends it holds it until then. */
    @Column({ type: Date, nullable: true }) heldUntil: Date | null;

    @Column({ default: 0 }) attempts: number;

    /** What went wrong at the last attempt. It holds nobody's data. */
    @Column({ type: 'text', nullable: true }) problem: string | null;
}

/** `sending` outlives its holder only if that was killed while it sent something. */
export type ActionState = 'planned' | 'sending' | 'carried_out' | 'settled';

/** One action of a decision that was offered. */
@Entity()
@Index(['decisionId', 'plugin', 'actionId'], { unique: true })
export class CourtesyAction extends VendureEntity {
    constructor(input?: DeepPartial<CourtesyAction>) {
        super(input);
    }

    @Column({ length: 36 }) decisionId: string;

    @Column({ length: 64 }) plugin: string;

    @Column({ length: 64 }) actionId: string;

    @Index()
    @EntityId()
    customerId: ID;

    /** The action as it was offered, with the promises that it makes, as JSON. */
    @Column('text') offer: string;

    @Index()
    @Column()
    state: ActionState;

    @Column({ type: Date }) dueAt: Date;

    @Column({ type: Date, nullable: true }) heldUntil: Date | null;

    @Column({ type: 'varchar', nullable: true }) couponCode: string | null;

    @EntityId({ nullable: true }) promotionId: ID;
}

export type TaskKind = 'message' | 'handover' | 'insight' | 'remedy' | 'gesture' | 'promise' | 'approval' | 'unsure';

export type TaskState = 'open' | 'done' | 'dismissed';

/** Something that staff do: write to a customer, call back, agree, keep a promise. */
@Entity()
export class CourtesyTask extends VendureEntity {
    constructor(input?: DeepPartial<CourtesyTask>) {
        super(input);
    }

    @Column() kind: TaskKind;

    @Index()
    @Column({ default: 'open' })
    state: TaskState;

    /** The team whose task it is. */
    @Column({ length: 100 }) queue: string;

    @Column('text') title: string;

    @Column('text') text: string;

    @Index()
    @EntityId()
    customerId: ID;

    @Column({ type: 'varchar', nullable: true }) orderCode: string | null;

    /** By when it should be done. */
    @Column({ type: Date, nullable: true }) dueAt: Date | null;

    /** The action that it carries out. */
    @EntityId({ nullable: true }) actionId: ID;

    /** What a promise or an approval is about, as JSON. */
    @Column({ type: 'text', nullable: true }) subject: string | null;

    /** The promise's id, or the approval's key. */
    @Column({ type: 'varchar', nullable: true }) subjectKey: string | null;

    @Column({ type: 'varchar', nullable: true }) hook: Hook | null;

    @Column({ type: Date, nullable: true }) endedAt: Date | null;

    /** Who agreed: `human` or `manager`. */
    @Column({ type: 'varchar', nullable: true }) approvedBy: 'human' | 'manager' | null;
}
