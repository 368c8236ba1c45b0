import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
    Allow,
    Ctx,
    Customer,
    CustomerService,
    ID,
    ListQueryBuilder,
    ListQueryOptions,
    PaginatedList,
    PermissionDefinition,
    RequestContext,
    Transaction,
    TransactionalConnection,
} from '@vendure/core';
import gql from 'graphql-tag';
import { In, IsNull, Not } from 'typeorm';

import { CourtesyRequest, CourtesyTask } from './entities';
import { Outbox } from './outbox';
import { Tasks } from './tasks';

export const workOnTasks = new PermissionDefinition({
    name: 'WorkOnCourtesyTasks',
    description: 'Sees what Courtesy asks of staff, and ends it',
});
export const approve = new PermissionDefinition({
    name: 'ApproveCourtesy',
    description: 'Agrees to actions that a person must agree to',
});
export const approveAsManager = new PermissionDefinition({
    name: 'ApproveCourtesyAsManager',
    description: 'Agrees to actions that a manager must agree to',
});

export const schema = gql`
    "Something that staff do: write to a customer, call back, agree, keep a promise."
    type CourtesyTask implements Node {
        id: ID!
        createdAt: DateTime!
        updatedAt: DateTime!
        "message, handover, insight, remedy, gesture, promise, approval or unsure."
        kind: String!
        "open, done or dismissed."
        state: String!
        "The team whose task it is."
        queue: String!
        title: String!
        text: String!
        customer: Customer
        orderCode: String
        dueAt: DateTime
        endedAt: DateTime
        "Who agreed: human or manager."
        approvedBy: String
    }

    type CourtesyTaskList implements PaginatedList {
        items: [CourtesyTask!]!
        totalItems: Int!
    }

    input CourtesyTaskListOptions

    "How things stand with the server."
    type CourtesyStatus {
        "Requests that wait to be sent."
        waiting: Int!
        "Requests that the server refused."
        refused: Int!
        "Since when the one that has waited longest is due."
        dueSince: DateTime
        "What went wrong last, of what waits or was refused."
        problem: String
    }

    extend type Query {
        courtesyTasks(options: CourtesyTaskListOptions): CourtesyTaskList!
        courtesyStatus: CourtesyStatus!
    }

    extend type Mutation {
        "It was done: the customer got it, or the promise is kept."
        completeCourtesyTask(id: ID!): CourtesyTask!
        "It won't be done, or isn't agreed to."
        dismissCourtesyTask(id: ID!): CourtesyTask!
        "Agrees to what the task asks for."
        approveCourtesyTask(id: ID!): CourtesyTask!
        "Sends everything again that waits or was refused."
        sendCourtesyRequests: CourtesyStatus!
    }
`;

/** The Admin API. */
@Resolver('CourtesyTask')
export class CourtesyResolver {
    constructor(
        private connection: TransactionalConnection,
        private lists: ListQueryBuilder,
        private customers: CustomerService,
        private tasks: Tasks,
        private outbox: Outbox,
    ) {}

    @Query()
    @Allow(workOnTasks.Permission)
    async courtesyTasks(
        @Ctx() ctx: RequestContext,
        @Args() args: { options?: ListQueryOptions<CourtesyTask> },
    ): Promise<PaginatedList<CourtesyTask>> {
        const [items, totalItems] = await this.lists.build(CourtesyTask, args.options, { ctx }).getManyAndCount();
        return { items, totalItems };
    }

    @ResolveField()
    async customer(@Ctx() ctx: RequestContext, @Parent() task: CourtesyTask): Promise<Customer | undefined> {
        return this.customers.findOne(ctx, task.customerId);
    }

    @Query()
    @Allow(workOnTasks.Permission)
    async courtesyStatus(@Ctx() ctx: RequestContext): Promise<object> {
        const requests = this.connection.getRepository(ctx, CourtesyRequest);
        const [oldest] = await requests.find({ where: { state: 'waiting' }, order: { dueAt: 'ASC' }, take: 1 });
        const [latest] = await requests.find({
            where: { state: In(['waiting', 'refused']), problem: Not(IsNull()) },
            order: { updatedAt: 'DESC', id: 'DESC' },
            take: 1,
        });
        return {
            waiting: await requests.countBy({ state: 'waiting' }),
            refused: await requests.countBy({ state: 'refused' }),
            dueSince: oldest?.dueAt,
            problem: latest?.problem,
        };
    }

    @Mutation()
    @Transaction()
    @Allow(workOnTasks.Permission)
    async completeCourtesyTask(@Ctx() ctx: RequestContext, @Args() { id }: { id: ID }): Promise<CourtesyTask> {
        return this.tasks.complete(ctx, id);
    }

    @Mutation()
    @Transaction()
    @Allow(workOnTasks.Permission)
    async dismissCourtesyTask(@Ctx() ctx: RequestContext, @Args() { id }: { id: ID }): Promise<CourtesyTask> {
        return this.tasks.dismiss(ctx, id);
    }

    @Mutation()
    @Transaction()
    @Allow(approve.Permission, approveAsManager.Permission)
    async approveCourtesyTask(@Ctx() ctx: RequestContext, @Args() { id }: { id: ID }): Promise<CourtesyTask> {
        return this.tasks.approve(ctx, id, ctx.userHasPermissions([approveAsManager.Permission]) ? 'manager' : 'human');
    }

    @Mutation()
    @Transaction()
    @Allow(workOnTasks.Permission)
    async sendCourtesyRequests(@Ctx() ctx: RequestContext): Promise<object> {
        await this.outbox.sendNow(ctx);
        return this.courtesyStatus(ctx);
    }
}
