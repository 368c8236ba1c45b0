//! Answers with what it was given, whatever the ABI.

const courtesy = @import("courtesy");

pub const Context = struct {
    hook: []const u8,
    seed: u64 = 0,
    customer: struct { language: []const u8 = "", region: []const u8 = "" } = .{},
    orders: []const struct {} = &.{},
    derived: struct { days_since_last_order: ?u32 = null } = .{},
};

pub fn decide(context: Context, answer: *courtesy.Answer) !void {
    const customer = context.customer;
    const seen = try answer.print("{s}|{s}|{s}", .{ customer.language, customer.region, context.hook });
    const orders = try answer.print("{s}|{d}", .{ beginning(seen, 80), context.orders.len });
    const signal = if (context.derived.days_since_last_order) |days|
        try answer.print("{s}|{d}", .{ orders, days })
    else
        try answer.print("{s}|none", .{orders});
    try answer.propose(.{
        .id = "echo",
        .key = "echo",
        .step = .{ .kind = "internal_insight", .topic = "echo", .signal = signal, .to_role = "tester" },
        .purpose = "service",
        .audience = "agent",
        .urgency = "info",
        .window = .{ .not_after_at = "2999-12-31T23:59:59Z" },
        .reasons = .{.{ .code = "asked", .text = "It was asked.", .evidence = .{"/hook"} }},
    });
    try answer.note(try answer.print("seed {d}", .{context.seed}));
}

/// The first so many code points.
fn beginning(text: []const u8, code_points: usize) []const u8 {
    var left = code_points;
    for (text, 0..) |byte, at| {
        const continues = byte & 0xc0 == 0x80;
        if (continues) continue;
        if (left == 0) return text[0..at];
        left -= 1;
    }
    return text;
}
