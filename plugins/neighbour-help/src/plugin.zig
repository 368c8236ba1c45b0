//! Connects customers who can help each other, without pressing anybody.

const std = @import("std");
const contract = @import("contract.zig");
const courtesy = @import("courtesy.zig");
const occasion = @import("occasion.zig");
const read = @import("context.zig");
const words = @import("words.zig");
const Occasion = occasion.Occasion;

comptime {
    courtesy.plugin(read.Context, decide);
}

/// Offers help or asks for it, if there is an occasion and a channel on which to answer.
fn decide(context: read.Context, answer: *courtesy.Answer) !void {
    const found = Occasion.find(context) orelse return;
    const proposal: Proposal = .{
        .context = context,
        .answer = answer,
        .channels = try channels(context.preferences, answer.arena),
        .message = words.message(context.customer.language, found) orelse return,
    };
    if (proposal.channels.len == 0) return;
    switch (found) {
        .errand => |at| try proposal.errand(at.order, at.event),
        .question => |at| try proposal.question(at.case, at.hours),
        .nearby => |at| try proposal.nearby(at.event, at.topic),
        .long_wait => |at| try proposal.longWait(at.queue, at.topic),
    }
}

/// The common parts of all proposals.
const Proposal = struct {
    context: read.Context,
    answer: *courtesy.Answer,
    channels: []const read.Channel,
    message: contract.Message,

    fn errand(self: Proposal, order: usize, event: usize) !void {
        const id = self.context.orders[order].id;
        try self.answer.propose(contract.Action{
            .id = "bring-it-round",
            .key = try self.keyed(occasion.errand_key, id),
            .step = .{ .direction = .receive, .topic = self.context.config.errand_topics[0] },
            .channels = self.channels,
            .window = .{ .not_after_at = self.endOf(event) },
            .reasons = &.{
                .{
                    .code = "to_be_collected",
                    .text = try self.print("Order {s} has to be collected.", .{id}),
                    .evidence = &.{try self.print("/orders/{d}", .{order})},
                },
                try self.eventReason(event, "affects the customer"),
                member,
            },
            .message = self.message,
            .value = .{ .customer = 0.8, .company = 0.3 },
            .requires = self.approval(),
        });
    }

    fn question(self: Proposal, case: usize, hours: i64) !void {
        const asked = self.context.cases[case];
        const topic = asked.topic orelse return;
        try self.answer.propose(contract.Action{
            .id = "ask-the-community",
            .key = try self.keyed(occasion.question_key, asked.id),
            .step = .{ .direction = .receive, .topic = topic },
            .channels = self.channels,
            .window = .{ .not_after_at = self.context.as_of.plusDays(2) },
            .reasons = &.{
                .{
                    .code = "open_question",
                    .text = try self.print("The question {s} has been open for {d} hours.", .{ asked.id, hours }),
                    .evidence = &.{try self.print("/cases/{d}", .{case})},
                },
                .{
                    .code = "known_topic",
                    .text = try self.print("Customers know a lot about {s}.", .{topic}),
                    .evidence = &.{"/config/know_how_topics"},
                },
                member,
            },
            .message = self.message,
            .value = .{ .customer = 0.5, .company = 0.3 },
            .requires = self.approval(),
        });
    }

    fn nearby(self: Proposal, event: usize, topic: usize) !void {
        try self.answer.propose(contract.Action{
            .id = "help-nearby",
            .key = occasion.request_key,
            .step = .{ .direction = .offer, .topic = self.context.community.topics[topic] },
            .channels = self.channels,
            .window = .{ .not_after_at = self.endOf(event) },
            .reasons = &.{
                try self.volunteerReason(topic),
                try self.eventReason(event, "goes on around the customer, and spares them"),
            },
            .message = self.message,
            .value = .{ .customer = 0.4, .company = 0.4 },
        });
    }

    fn longWait(self: Proposal, queue: usize, topic: usize) !void {
        const waiting = self.context.capacity.queues[queue];
        const minutes = waiting.wait_s / 60;
        try self.answer.propose(contract.Action{
            .id = "answer-a-question",
            .key = occasion.request_key,
            .step = .{ .direction = .offer, .topic = self.context.community.topics[topic] },
            .channels = self.channels,
            .window = .{ .not_after_at = self.context.as_of.plusDays(2) },
            .reasons = &.{
                try self.volunteerReason(topic),
                .{
                    .code = "long_wait",
                    .text = try self.print("In the queue {s} customers wait {d} minutes.", .{ waiting.queue, minutes }),
                    .evidence = &.{try self.print("/capacity/queues/{d}", .{queue})},
                },
            },
            .message = self.message,
            .value = .{ .customer = 0.3, .company = 0.5 },
        });
    }

    fn keyed(self: Proposal, comptime key: []const u8, id: []const u8) ![]const u8 {
        return self.print("{s}{s}", .{ key, occasion.subject(key, id) });
    }

    fn eventReason(self: Proposal, event: usize, what: []const u8) !contract.Reason {
        return .{
            .code = "event",
            .text = try self.print("The event {s} {s}.", .{ self.context.events[event].ref, what }),
            .evidence = try self.evidence("/events/{d}", event),
        };
    }

    fn volunteerReason(self: Proposal, topic: usize) !contract.Reason {
        const name = self.context.community.topics[topic];
        return .{
            .code = "volunteer",
            .text = try self.print("The customer offered to help others, and {s} is one of their topics.", .{name}),
            .evidence = try self.answer.arena.dupe([]const u8, &.{
                "/community/helper_opt_in",
                try self.print("/community/topics/{d}", .{topic}),
            }),
        };
    }

    fn evidence(self: Proposal, comptime pointer: []const u8, place: usize) ![]const []const u8 {
        return self.answer.arena.dupe([]const u8, &.{try self.print(pointer, .{place})});
    }

    /// While a customer is handled with care, a person must approve.
    fn approval(self: Proposal) contract.Approval {
        return if (self.context.isHandledWithCare()) .human else .none;
    }

    /// When the event ends, but at most three days from now.
    fn endOf(self: Proposal, event: usize) courtesy.Timestamp {
        const latest = self.context.as_of.plusDays(3);
        const until = self.context.events[event].until_at orelse return latest;
        return if (until.unix_s < latest.unix_s) until else latest;
    }

    fn print(self: Proposal, comptime format: []const u8, values: anytype) ![]const u8 {
        return self.answer.print(format, values);
    }
};

const member: contract.Reason = .{
    .code = "member",
    .text = "The customer takes part in the community.",
    .evidence = &.{"/community/member"},
};

/// Channels on which customers can reply in their own time: those they prefer, then e-mail, but none that they avoid.
fn channels(preferences: read.Preferences, arena: std.mem.Allocator) ![]const read.Channel {
    var chosen: std.ArrayList(read.Channel) = .empty;
    for (preferences.preferred_channels) |channel| try addChannel(&chosen, arena, channel, preferences);
    try addChannel(&chosen, arena, .email, preferences);
    return chosen.items;
}

fn addChannel(
    chosen: *std.ArrayList(read.Channel),
    arena: std.mem.Allocator,
    channel: read.Channel,
    preferences: read.Preferences,
) !void {
    const avoided = std.mem.findScalar(read.Channel, preferences.avoid_channels, channel) != null;
    const there = std.mem.findScalar(read.Channel, chosen.items, channel) != null;
    if (channel != .other and !avoided and !there) try chosen.append(arena, channel);
}

test {
    _ = @import("tests.zig");
}
