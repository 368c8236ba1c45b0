//! Asks customers how they are doing after a long silence.

const std = @import("std");
const contract = @import("contract.zig");
const courtesy = @import("courtesy.zig");

/// What plugin.toml reads.
const Context = struct {
    as_of: courtesy.Timestamp,
    config: struct { quiet_days: u32 },
    customer: struct { language: []const u8 = "und" } = .{},
    derived: struct { days_since_last_order: ?u32 = null } = .{},
};

comptime {
    courtesy.plugin(Context, decide);
}

fn decide(context: Context, answer: *courtesy.Answer) !void {
    const days = context.derived.days_since_last_order orelse return;
    if (days < context.config.quiet_days) return;
    const words = message(context.customer.language) orelse return;
    try answer.propose(contract.Action{
        .id = "quiet-for-long",
        .key = "quiet-for-long",
        .step = .{ .check_in = .{ .question = "Is everything all right?", .reply_queue = "customer_care" } },
        .purpose = .care,
        .window = .{ .not_after_at = context.as_of.plusDays(14) },
        .reasons = &.{.{
            .code = "quiet",
            .text = try answer.print("No order for {d} days.", .{days}),
            .evidence = &.{"/derived/days_since_last_order"},
        }},
        .message = words,
    });
}

/// What to say in the customer's language, whatever its region, if there are words in it: the host would withhold
/// others. In English to those whose language nobody knows.
fn message(language: []const u8) ?contract.Message {
    const primary = std.mem.sliceTo(language, '-');
    if (std.ascii.eqlIgnoreCase(primary, "nl")) return .{
        .language = "nl",
        .text = "Dag {first_name}, het is even geleden. Hoe gaat het, en kunnen wij iets voor u doen?",
    };
    if (!std.ascii.eqlIgnoreCase(primary, "en") and !std.ascii.eqlIgnoreCase(primary, "und")) return null;
    return .{
        .language = "en",
        .text = "Dear {first_name}, it has been a while. How are you, and is there anything we can do?",
    };
}

fn ask(arena: *std.heap.ArenaAllocator, comptime facts: []const u8) ![]const u8 {
    const context = "{\"as_of\": \"2026-03-28T20:40:00Z\", \"config\": {\"quiet_days\": 365}, " ++ facts ++ "}";
    return courtesy.answer(Context, decide, arena.allocator(), context);
}

test "asks a customer who has been quiet for a year" {
    var arena: std.heap.ArenaAllocator = .init(std.testing.allocator);
    defer arena.deinit();
    const answer = try ask(&arena,
        \\"customer": {"language": "nl-BE"}, "derived": {"days_since_last_order": 400}
    );
    try std.testing.expect(std.mem.find(u8, answer, "No order for 400 days.") != null);
    try std.testing.expect(std.mem.find(u8, answer, "\"text\":\"Dag {first_name}") != null);
}

test "leaves a customer alone who ordered lately" {
    var arena: std.heap.ArenaAllocator = .init(std.testing.allocator);
    defer arena.deinit();
    const answer = try ask(&arena,
        \\"derived": {"days_since_last_order": 30}
    );
    try std.testing.expectEqualStrings("{\"contract\":\"1.1\"}", answer);
}

test "says nothing in a language that the customer doesn't speak" {
    var arena: std.heap.ArenaAllocator = .init(std.testing.allocator);
    defer arena.deinit();
    const answer = try ask(&arena,
        \\"customer": {"language": "fr"}, "derived": {"days_since_last_order": 400}
    );
    try std.testing.expectEqualStrings("{\"contract\":\"1.1\"}", answer);
}

test "says why it can't answer" {
    var arena: std.heap.ArenaAllocator = .init(std.testing.allocator);
    defer arena.deinit();
    const answer = try courtesy.answer(Context, decide, arena.allocator(), "{}");
    try std.testing.expect(std.mem.find(u8, answer, "the plugin can't answer: MissingField") != null);
}

test {
    _ = courtesy;
}
