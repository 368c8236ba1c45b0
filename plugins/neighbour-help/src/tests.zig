//! Tests of the occasions; run them with `python3 -m ziglang test src/plugin.zig`.

const std = @import("std");
const courtesy = @import("courtesy.zig");
const occasion = @import("occasion.zig");
const read = @import("context.zig");
const Occasion = occasion.Occasion;
const Timestamp = courtesy.Timestamp;

const config: read.Config = .{
    .errand_topics = &.{ "errands", "transport" },
    .know_how_topics = &.{ "setup", "how_to" },
    .question_hours = 4,
    .long_wait_s = 1800,
    .again_after_days = 30,
    .after_no_days = 180,
};
const now: Timestamp = .{ .unix_s = 1_769_000_000 };
const snow: read.Event = .{ .ref = "snow-3", .kind = .weather, .affects_customer = true };
const snow_nearby: read.Event = .{ .ref = "snow-3", .kind = .weather, .affects_customer = false };

/// A customer who has to collect an order while it snows.
const waiting: read.Context = .{
    .as_of = now,
    .config = config,
    .orders = &.{.{ .id = "o-1", .status = .placed, .fulfilment = .pick_up }},
    .events = &.{snow},
    .community = .{ .member = true },
};
/// A customer who offered to help others with errands and setup.
const volunteer: read.Context = .{
    .as_of = now,
    .config = config,
    .events = &.{snow_nearby},
    .community = .{ .member = true, .helper_opt_in = true, .topics = &.{ "setup", "transport" } },
};
/// A customer with an open question.
const asking: read.Context = .{
    .as_of = now,
    .config = config,
    .cases = &.{asked(5)},
    .community = .{ .member = true },
};

fn asked(hours_ago: i64) read.Case {
    return .{ .id = "k-1", .kind = .question, .status = .open, .opened_at = ago(hours_ago), .topic = "setup" };
}

fn ago(hours: i64) Timestamp {
    return .{ .unix_s = now.unix_s - hours * std.time.s_per_hour };
}

fn earlier(comptime key: []const u8, days_ago: i64, outcome: @FieldType(read.Earlier, "outcome")) read.Earlier {
    return .{ .key = key, .kind = .community_help, .at = ago(24 * days_ago), .outcome = outcome };
}

fn expect(wanted: ?std.meta.Tag(Occasion), context: read.Context) !void {
    const found: ?std.meta.Tag(Occasion) = if (Occasion.find(context)) |found| found else null;
    try std.testing.expectEqual(wanted, found);
}

test "an order that has to be collected is an occasion as long as the event goes on" {
    try expect(.errand, waiting);
    var context = waiting;
    for ([_]read.Event{
        .{ .ref = "e", .kind = .weather, .affects_customer = true, .until_at = now },
        .{ .ref = "e", .kind = .weather, .affects_customer = true, .from_at = ago(-1) },
        .{ .ref = "e", .kind = .weather },
        .{ .ref = "e", .kind = .other, .affects_customer = true },
    }) |event| {
        context.events = &.{event};
        try expect(null, context);
    }
    const lasting: read.Event = .{
        .ref = "e",
        .kind = .strike,
        .affects_customer = true,
        .from_at = now,
        .until_at = ago(-1),
    };
    context.events = &.{lasting};
    try expect(.errand, context);
}

test "an order that comes home or has been collected is none" {
    var context = waiting;
    context.orders = &.{
        .{ .id = "o-1", .status = .placed },
        .{ .id = "o-2", .status = .other, .fulfilment = .pick_up },
    };
    try expect(null, context);
}

test "help is offered once for one thing, and not soon after a no" {
    var context = waiting;
    context.history = &.{earlier("errand/o-1", 1, .other)};
    try expect(null, context);
    context.history = &.{ earlier("errand/o-1", 1, .failed), earlier("errand/o", 1, .other) };
    try expect(.errand, context);
    context.history = &.{earlier("question/k-9", 179, .dismissed)};
    try expect(null, context);
    context.history = &.{earlier("question/k-9", 180, .dismissed)};
    try expect(.errand, context);
}

test "a question is the company's alone for some hours" {
    var context = asking;
    context.cases = &.{asked(3)};
    try expect(null, context);
    context.cases = &.{asked(4)};
    try expect(.question, context);
}

test "the question that waits longest comes first" {
    var context = asking;
    context.cases = &.{ asked(5), asked(9), asked(7) };
    try std.testing.expectEqual(1, Occasion.find(context).?.question.case);
}

test "a question that needs the company stays with it" {
    var context = asking;
    context.preferences.self_service = .human;
    try expect(null, context);
    for ([_]read.Case{
        .{ .id = "k-1", .kind = .question, .status = .open, .opened_at = ago(9), .topic = "invoices" },
        .{ .id = "k-1", .kind = .question, .status = .open, .opened_at = ago(9), .topic = "setup", .severity = .high },
        .{ .id = "k-1", .kind = .question, .status = .open, .opened_at = ago(9), .topic = "setup", .reopened = 1 },
        .{ .id = "k-1", .kind = .question, .status = .waiting, .opened_at = ago(9), .topic = "setup" },
    }) |case| {
        context = asking;
        context.cases = &.{case};
        try expect(null, context);
    }
}

test "a volunteer is asked when something happens nearby and spares them" {
    try expect(.nearby, volunteer);
    var context = volunteer;
    context.events = &.{snow};
    try expect(null, context);
    context.events = &.{.{ .ref = "e", .kind = .weather }};
    try expect(null, context);
    context.events = &.{.{ .ref = "e", .kind = .other, .affects_customer = false }};
    try expect(null, context);
    context = volunteer;
    context.community.topics = &.{"setup"};
    try expect(null, context);
}

test "a volunteer is asked where the wait is longest for what they know" {
    var context = volunteer;
    context.events = &.{};
    context.capacity.queues = &.{
        .{ .queue = "short", .skills = &.{"setup"}, .wait_s = 1799 },
        .{ .queue = "foreign", .skills = &.{"invoices"}, .wait_s = 9000 },
        .{ .queue = "errands", .skills = &.{"errands"}, .wait_s = 9000 },
    };
    try expect(null, context);
    context.capacity.queues = &.{
        .{ .queue = "long", .skills = &.{"setup"}, .wait_s = 1800 },
        .{ .queue = "longest", .skills = &.{ "nl", "setup" }, .wait_s = 1801 },
    };
    try std.testing.expectEqual(1, Occasion.find(context).?.long_wait.queue);
}

test "nobody is asked who didn't offer to help" {
    var context = volunteer;
    context.community.helper_opt_in = false;
    try expect(null, context);
    context = volunteer;
    context.community.member = false;
    try expect(null, context);
}

test "nobody is asked who has something else on their mind" {
    var context = volunteer;
    context.care = .{ .handle_with_care = true };
    try expect(null, context);
    context.care.until_at = now;
    try expect(.nearby, context);
    context.billing.arrears = true;
    try expect(null, context);
    context = volunteer;
    context.preferences.contact_mode = .only_when_needed;
    try expect(null, context);
    context = volunteer;
    context.customer.status = .lapsing;
    try expect(null, context);
    context = volunteer;
    context.cases = &.{.{ .id = "k-1", .kind = .@"return", .status = .waiting }};
    try expect(null, context);
}

test "a volunteer is asked once a month, and half a year after a no" {
    var context = volunteer;
    context.history = &.{earlier("asked-to-help", 29, .other)};
    try expect(null, context);
    context.history = &.{earlier("asked-to-help", 30, .other)};
    try expect(.nearby, context);
    context.history = &.{earlier("asked-to-help", 179, .dismissed)};
    try expect(null, context);
    context.history = &.{earlier("asked-to-help", 180, .dismissed)};
    try expect(.nearby, context);
    context.history = &.{earlier("asked-to-help", 1, .failed)};
    try expect(.nearby, context);
}

test "whoever complained about it is left alone for good" {
    for ([_]read.Context{ waiting, asking, volunteer }) |customer| {
        var context = customer;
        context.history = &.{earlier("asked-to-help", 3000, .complained)};
        try expect(null, context);
    }
}

test "what the company has to put right isn't left to neighbours" {
    for ([_]read.Context{ waiting, volunteer }) |customer| {
        var context = customer;
        context.cases = &.{.{ .id = "k-1", .kind = .other, .status = .open }};
        try expect(null, context);
        context.cases = &.{.{ .id = "k-1", .kind = .other, .status = .other }};
        try std.testing.expect(Occasion.find(context) != null);
        context.orders = &.{.{ .id = "o-9", .status = .failed }};
        try expect(null, context);
    }
}

test "who waits for us, was refused, or asked for peace is left alone" {
    const euros: read.Money = .{ .minor = 900, .currency = "EUR" };
    const cancelled: read.Order = .{ .id = "o-9", .status = .cancelled, .cancelled_by = .company, .paid = true, .amount = euros };
    for ([_]read.Context{ waiting, volunteer }) |customer| {
        var context = customer;
        for ([_]read.Order{
            .{ .id = "o-9", .status = .shipped, .promised_at = ago(1) },
            .{ .id = "o-9", .status = .shipped, .promised_at = ago(9), .delivered_at = ago(1), .part_delivered = true },
            .{ .id = "o-9", .status = .placed, .promised_on = "2026-01-19" },
            cancelled,
        }) |order| {
            context.orders = &.{ order, .{ .id = "o-1", .status = .placed, .fulfilment = .pick_up } };
            try expect(null, context);
        }
        context.orders = customer.orders;
        context.promises = &.{.{ .due_at = ago(1) }};
        try expect(null, context);
        context.promises = &.{.{ .due_at = ago(1), .kept_at = ago(2) }};
        try std.testing.expect(Occasion.find(context) != null);
        context.cases = &.{.{ .id = "k-1", .kind = .other, .status = .other, .resolution = .refused, .closed_at = ago(24 * 29) }};
        try expect(null, context);
        context.cases = &.{.{ .id = "k-1", .kind = .other, .status = .other, .resolution = .refused, .closed_at = ago(24 * 30) }};
        try std.testing.expect(Occasion.find(context) != null);
        context.preferences.pause = .{};
        try expect(null, context);
        context.preferences.pause = .{ .until_at = now };
        try std.testing.expect(Occasion.find(context) != null);
    }
}

test "an order that was paid back or has come is no trouble" {
    const euros: read.Money = .{ .minor = 900, .currency = "EUR" };
    for ([_]read.Order{
        .{ .id = "o-9", .status = .failed, .amount = euros, .refunded = euros },
        .{ .id = "o-9", .status = .cancelled, .cancelled_by = .company, .paid = true, .amount = euros, .refunded = euros },
        .{ .id = "o-9", .status = .shipped, .promised_at = ago(9), .delivered_at = ago(10) },
        .{ .id = "o-9", .status = .placed, .promised_on = "2026-01-21" },
    }) |order| {
        var context = volunteer;
        context.orders = &.{order};
        try expect(.nearby, context);
    }
}

test "nobody is asked in the middle of a conversation" {
    var context = volunteer;
    context.interactions = &.{.{ .at = ago(1) }};
    try expect(null, context);
    context.hook = .contact_ended;
    try expect(.nearby, context);
    context.hook = .other;
    context.interactions = &.{.{ .at = ago(1), .outcome = .resolved }};
    try expect(.nearby, context);
    context.interactions = &.{.{ .at = ago(2) }};
    try expect(.nearby, context);
}

test "who is angry is left alone" {
    var context = volunteer;
    context.feedback = &.{.{ .kind = .csat, .score = 1, .at = ago(9) }};
    try expect(null, context);
}

test "two proposals without an answer are a no" {
    var context = volunteer;
    context.history = &.{ earlier("asked-to-help", 170, .other), earlier("asked-to-help", 40, .other) };
    try expect(null, context);
    context.history = &.{ earlier("asked-to-help", 170, .accepted), earlier("asked-to-help", 40, .other) };
    try expect(.nearby, context);
    context.history = &.{ earlier("asked-to-help", 181, .other), earlier("asked-to-help", 40, .other) };
    try expect(.nearby, context);
    context = waiting;
    context.history = &.{ earlier("errand/o-7", 100, .other), earlier("question/k-7", 9, .other) };
    try expect(null, context);
}

test "a no in a conversation is one" {
    var context = volunteer;
    context.history = &.{earlier("asked-to-help", 40, .other)};
    context.interactions = &.{.{ .at = ago(24 * 33), .outcome = .declined }};
    try expect(null, context);
    context.interactions = &.{.{ .at = ago(24 * 32), .outcome = .declined }};
    try expect(.nearby, context);
}

test "those outside are left alone" {
    for ([_]read.Context{ waiting, asking, volunteer }) |customer| {
        var context = customer;
        context.preferences.contact_mode = .on_request_only;
        try expect(null, context);
        context = customer;
        context.customer.kind = .organisation;
        try expect(null, context);
        inline for (.{ .prospect, .former, .deceased }) |status| {
            context = customer;
            context.customer.status = status;
            try expect(null, context);
        }
    }
}

test "a key has room for a hundred code points" {
    const long: [200][2]u8 = @splat("é".*);
    const subject = occasion.subject(occasion.errand_key, std.mem.asBytes(&long));
    try std.testing.expectEqual(2 * (100 - occasion.errand_key.len), subject.len);
}
