//! What several plugins judge alike. The SDK for Rust defines it, in its modules anger, matter and reach.

const std = @import("std");
const courtesy = @import("courtesy.zig");
const read = @import("context.zig");
const Context = read.Context;
const Timestamp = courtesy.Timestamp;

/// For so many days after a refusal, nothing else is proposed.
const refusal_days = 30;
/// A no in a conversation answers what came at most so many days before it.
const reply_days = 7;
/// A conversation in which nobody has said anything for so long is over.
const going_on_s = 60 * 60;

/// Whether the customer waits for something grave: an order in trouble, a complaint, incident or claim, or a broken promise.
pub fn isWaitingForUs(context: Context) bool {
    for (context.cases) |case| if (case.isOpen() and case.kind == .other) return true;
    for (context.orders) |order| if (order.isInTrouble(context.as_of)) return true;
    for (context.promises) |promise| {
        const is_standing = promise.kept_at == null and promise.withdrawn_at == null;
        if (is_standing and promise.due_at.unix_s < context.as_of.unix_s) return true;
    }
    return false;
}

/// Whether we said no to the customer lately. If nobody knows when, it was lately.
pub fn wasRefused(context: Context) bool {
    for (context.cases) |case| {
        if (case.isOpen() or case.resolution != .refused) continue;
        const closed_at = case.closed_at orelse return true;
        if (closed_at.plusDays(refusal_days).unix_s > context.as_of.unix_s) return true;
    }
    return false;
}

/// Whether the customer wants contact only on request, or none for now.
pub fn hasSaidStop(context: Context) bool {
    if (context.preferences.contact_mode == .on_request_only) return true;
    const pause = context.preferences.pause orelse return false;
    const until = pause.until_at orelse return true;
    return until.unix_s > context.as_of.unix_s;
}

/// Whether a conversation is going on: the newest that the customer started, within the last hour and without an end.
pub fn isTalking(context: Context) bool {
    var newest: ?read.Talk = null;
    for (context.interactions) |talk| {
        const is_past = talk.at.unix_s <= context.as_of.unix_s;
        if (is_past and talk.isTheirs() and isNotBefore(talk, newest)) newest = talk;
    }
    const talk = newest orelse return false;
    const is_over = talk.outcome != .none or talk.at.unix_s < context.as_of.unix_s - going_on_s;
    return !is_over and context.hook != .contact_ended;
}

/// Whether the customer said no to this: in its outcome, or in a conversation in the days after it.
pub fn wasDeclined(context: Context, item: read.Earlier) bool {
    if (item.outcome == .dismissed or item.outcome == .complained) return true;
    for (context.interactions) |talk| {
        const is_reply = talk.at.unix_s >= item.at.unix_s and talk.at.unix_s <= item.at.plusDays(reply_days).unix_s;
        if (talk.outcome == .declined and is_reply) return true;
    }
    return false;
}

fn isNotBefore(talk: read.Talk, other: ?read.Talk) bool {
    const before = other orelse return true;
    return talk.at.unix_s >= before.at.unix_s;
}

const recent_days = 14;
const furious = -0.8;
const unhappy = -0.5;
const content = 0.3;
const too_much_effort = 6;
const long_s = 1_800;
const too_often = 3;
const enough = 2;

/// Whether the customer is angry now: one strong sign or two weak ones, unless something has calmed them since.
pub fn isAngry(context: Context) bool {
    const since = @max(calmedAt(context), context.as_of.plusDays(-recent_days).unix_s);
    const recent: Recent = .{ .since = since, .until = context.as_of.unix_s };
    const weight = inLastWords(context, recent) + inScores(context, recent) + inCases(context) + cameBack(context, recent);
    return weight >= enough;
}

/// The time in which a sign counts.
const Recent = struct {
    since: i64,
    until: i64,

    fn has(self: Recent, moment: Timestamp) bool {
        return moment.unix_s > self.since and moment.unix_s <= self.until;
    }
};

/// The last second at which somebody helped the customer, or the customer was content.
fn calmedAt(context: Context) i64 {
    var last: i64 = std.math.minInt(i64);
    for (context.interactions) |talk| {
        const settled = talk.outcome == .resolved or talk.outcome == .accepted;
        const calmed = settled and talk.handler != .bot and talk.sentiment > unhappy;
        if ((calmed or talk.sentiment >= content) and talk.at.unix_s <= context.as_of.unix_s) last = @max(last, talk.at.unix_s);
    }
    for (context.feedback) |score| {
        const at = score.at orelse continue;
        if (score.isGood() and at.unix_s <= context.as_of.unix_s) last = @max(last, at.unix_s);
    }
    return last;
}

fn inLastWords(context: Context, recent: Recent) u32 {
    var newest: ?read.Talk = null;
    for (context.interactions) |talk| {
        if (talk.isTheirs() and recent.has(talk.at) and isNotBefore(talk, newest)) newest = talk;
    }
    const talk = newest orelse return 0;
    var weight: u32 = if (talk.sentiment <= furious) 2 else if (talk.sentiment <= unhappy) 1 else 0;
    if (talk.effort >= too_much_effort) weight += 1;
    if (talk.duration_s > long_s and talk.outcome != .resolved) weight += 1;
    return weight;
}

fn inScores(context: Context, recent: Recent) u32 {
    var last: u32 = 0;
    for (context.feedback) |score| {
        const at = score.at orelse continue;
        if (score.weight() > 0 and recent.has(at)) last = score.weight();
    }
    return last;
}

fn inCases(context: Context) u32 {
    var weight: u32 = 0;
    for (context.cases) |case| {
        if (case.isOpen()) weight += @min(case.reopened, 2);
    }
    return weight;
}

/// Too many conversations about one topic that settled nothing.
fn cameBack(context: Context, recent: Recent) u32 {
    var newest: ?read.Talk = null;
    for (context.interactions) |talk| {
        if (isInVain(talk, recent) and isNotBefore(talk, newest)) newest = talk;
    }
    const last = newest orelse return 0;
    var times: u32 = 0;
    for (context.interactions) |talk| {
        if (isInVain(talk, recent) and std.mem.eql(u8, talk.topic, last.topic)) times += 1;
    }
    return if (times > too_often) 2 else if (times == too_often) 1 else 0;
}

fn isInVain(talk: read.Talk, recent: Recent) bool {
    return talk.isTheirs() and recent.has(talk.at) and talk.outcome != .resolved;
}

const now: Timestamp = .{ .unix_s = 1_769_000_000 };

/// What a customer said and how they scored us.
const Said = struct { interactions: []const read.Talk = &.{}, feedback: []const read.Score = &.{} };

fn customer(said: Said) Context {
    const config: read.Config = .{
        .errand_topics = &.{},
        .know_how_topics = &.{},
        .question_hours = 0,
        .long_wait_s = 0,
        .again_after_days = 0,
        .after_no_days = 0,
    };
    return .{ .as_of = now, .config = config, .interactions = said.interactions, .feedback = said.feedback };
}

fn ago(hours: i64) Timestamp {
    return .{ .unix_s = now.unix_s - hours * std.time.s_per_hour };
}

test "one strong sign or two weak ones show anger, until something has calmed it" {
    const rant: read.Talk = .{ .at = ago(30), .outcome = .other, .sentiment = -0.8 };
    const in_vain: read.Talk = .{ .at = ago(40), .outcome = .other, .topic = "invoice" };
    for ([_]Said{
        .{ .interactions = &.{rant} },
        .{ .interactions = &.{.{ .at = ago(9), .outcome = .other, .sentiment = -0.5, .effort = 6 }} },
        .{ .interactions = &.{ in_vain, in_vain, in_vain, in_vain } },
        .{ .feedback = &.{.{ .kind = .csat, .score = 1, .at = ago(9) }} },
        .{ .feedback = &.{.{ .kind = .ces, .score = 7, .at = ago(9) }} },
    }) |angry| try std.testing.expect(isAngry(customer(angry)));
    for ([_]Said{
        .{ .interactions = &.{ rant, .{ .at = ago(20), .outcome = .resolved } } },
        .{ .interactions = &.{ in_vain, in_vain, in_vain } },
        .{ .interactions = &.{.{ .at = ago(24 * 14), .outcome = .other, .sentiment = -1 }} },
        .{ .interactions = &.{.{ .at = ago(9), .direction = .outbound, .sentiment = -1 }} },
        .{ .feedback = &.{.{ .kind = .nps, .score = 3, .at = ago(9) }} },
        .{
            .feedback = &.{ .{ .kind = .nps, .score = 0, .at = ago(9) }, .{ .kind = .csat, .score = 4, .at = ago(8) } },
        },
    }) |calm| try std.testing.expect(!isAngry(customer(calm)));
}
