//! When customers can help each other, and when to leave them alone.

const std = @import("std");
const courtesy = @import("courtesy.zig");
const judgement = @import("judgement.zig");
const read = @import("context.zig");
const Context = read.Context;

/// The key of every request to help. An offer of help has a key with what it is about.
pub const request_key = "asked-to-help";
pub const errand_key = "errand/";
pub const question_key = "question/";

/// So many proposals without a reaction are a no.
const unanswered_max = 2;

/// Truncates an id so that the key with its prefix has at most 100 code points.
pub fn subject(comptime key: []const u8, id: []const u8) []const u8 {
    var left: usize = 100 - key.len;
    for (id, 0..) |byte, at| {
        const continues = byte & 0xc0 == 0x80;
        if (continues) continue;
        if (left == 0) return id[0..at];
        left -= 1;
    }
    return id;
}

/// Why to connect a customer with others. The numbers are indexes into the context's lists.
pub const Occasion = union(enum) {
    /// An order has to be collected while going out is hard.
    errand: struct { order: usize, event: usize },
    /// A question is open that other customers can answer.
    question: struct { case: usize, hours: i64 },
    /// An event affects the neighbourhood of a customer who offered practical help, but not that customer.
    nearby: struct { event: usize, topic: usize },
    /// Customers wait a long time for answers that this one knows.
    long_wait: struct { queue: usize, topic: usize },

    /// Finds an occasion in the context. Customers who need help aren't asked to give it.
    pub fn find(context: Context) ?Occasion {
        if (isOutOfPlace(context)) return null;
        if (canReceive(context)) {
            if (errand(context)) |found| return found;
            if (question(context)) |found| return found;
        }
        if (!canBeAsked(context)) return null;
        return nearby(context) orelse longWait(context);
    }
};

/// Whether to leave the customer alone: outside the community, in a conversation with us, or on bad terms with us.
fn isOutOfPlace(context: Context) bool {
    if (!context.community.member or context.customer.kind == .organisation) return true;
    switch (context.customer.status) {
        .prospect, .former, .deceased => return true,
        else => {},
    }
    for (context.history) |item| if (item.kind == .community_help and item.outcome == .complained) return true;
    if (judgement.hasSaidStop(context) or judgement.isTalking(context)) return true;
    return judgement.isWaitingForUs(context) or judgement.wasRefused(context) or judgement.isAngry(context);
}

/// Whether the customer hasn't said no to another offer of help lately. Two that they didn't react to are a no.
fn canReceive(context: Context) bool {
    var unanswered: u32 = 0;
    for (context.history) |item| {
        if (item.kind != .community_help or isRequest(item) or !item.wasDone()) continue;
        if (item.at.plusDays(context.config.after_no_days).unix_s <= context.as_of.unix_s) continue;
        if (judgement.wasDeclined(context, item)) return false;
        if (!item.wasTakenUp()) unanswered += 1;
    }
    return unanswered < unanswered_max;
}

/// Whether the customer volunteered and, as far as is known, has no problems.
fn canBeAsked(context: Context) bool {
    if (!context.community.helper_opt_in or context.customer.status == .lapsing) return false;
    if (context.preferences.contact_mode == .only_when_needed) return false;
    if (context.isHandledWithCare() or context.billing.arrears) return false;
    for (context.cases) |case| if (case.isOpen()) return false;
    for (context.events) |event| if (event.affects_customer == true and event.goesOn(context.as_of)) return false;
    return wasAskedRarely(context);
}

/// Whether there was no request lately, and no refusal of one. Two that the customer didn't react to are a refusal.
fn wasAskedRarely(context: Context) bool {
    var unanswered: u32 = 0;
    for (context.history) |item| {
        if (item.kind != .community_help or !isRequest(item) or !item.wasDone()) continue;
        if (item.at.plusDays(context.config.again_after_days).unix_s > context.as_of.unix_s) return false;
        if (item.at.plusDays(context.config.after_no_days).unix_s <= context.as_of.unix_s) continue;
        if (judgement.wasDeclined(context, item)) return false;
        if (!item.wasTakenUp()) unanswered += 1;
    }
    return unanswered < unanswered_max;
}

fn isRequest(item: read.Earlier) bool {
    return std.mem.eql(u8, item.key, request_key);
}

/// Whether help with this was offered already, and the offer arrived.
fn wasOffered(context: Context, comptime key: []const u8, id: []const u8) bool {
    for (context.history) |item| {
        if (item.kind != .community_help or !item.wasDone()) continue;
        if (!std.mem.startsWith(u8, item.key, key)) continue;
        if (std.mem.eql(u8, item.key[key.len..], subject(key, id))) return true;
    }
    return false;
}

fn errand(context: Context) ?Occasion {
    const event = for (context.events, 0..) |event, at| {
        const keeps_people_in = event.kind == .pandemic or event.kind == .weather or event.kind == .strike;
        if (keeps_people_in and event.affects_customer == true and event.goesOn(context.as_of)) break at;
    } else return null;
    for (context.orders, 0..) |order, at| {
        if (order.isToBeCollected() and !wasOffered(context, errand_key, order.id)) {
            return .{ .errand = .{ .order = at, .event = event } };
        }
    }
    return null;
}

/// The longest open question that customers can answer and for which no help was offered yet.
fn question(context: Context) ?Occasion {
    if (context.preferences.self_service == .human) return null;
    var longest: ?Occasion = null;
    var most_hours = context.config.question_hours - 1;
    for (context.cases, 0..) |case, at| {
        if (case.kind != .question or case.status != .open or case.severity == .high or case.reopened > 0) continue;
        const topic = case.topic orelse continue;
        const opened_at = case.opened_at orelse continue;
        const hours = context.as_of.hoursSince(opened_at);
        if (hours <= most_hours or !read.contains(context.config.know_how_topics, topic)) continue;
        if (wasOffered(context, question_key, case.id)) continue;
        longest = .{ .question = .{ .case = at, .hours = hours } };
        most_hours = hours;
    }
    return longest;
}

fn nearby(context: Context) ?Occasion {
    const topic = for (context.community.topics, 0..) |topic, at| {
        if (read.contains(context.config.errand_topics, topic)) break at;
    } else return null;
    for (context.events, 0..) |event, at| {
        if (event.kind == .other or event.affects_customer != false or !event.goesOn(context.as_of)) continue;
        return .{ .nearby = .{ .event = at, .topic = topic } };
    }
    return null;
}

/// The queue with the longest wait whose work this customer knows about.
fn longWait(context: Context) ?Occasion {
    var longest: ?Occasion = null;
    var most_s = context.config.long_wait_s - 1;
    for (context.capacity.queues, 0..) |queue, at| {
        if (queue.wait_s <= most_s) continue;
        const topic = for (context.community.topics, 0..) |topic, place| {
            const is_know_how = read.contains(context.config.know_how_topics, topic);
            if (is_know_how and read.contains(queue.skills, topic)) break place;
        } else continue;
        longest = .{ .long_wait = .{ .queue = at, .topic = topic } };
        most_s = queue.wait_s;
    }
    return longest;
}
