//! Bytes in, bytes out: what a Courtesy host calls, and the answer as it is written.

const std = @import("std");
const builtin = @import("builtin");
const Allocator = std.mem.Allocator;
const Stringify = std.json.Stringify;

/// A function of a context and an answer to fill. `Context` is a struct with the fields that the function reads;
/// everything else in the context is skipped.
fn Decide(comptime Context: type) type {
    return fn (Context, *Answer) anyerror!void;
}

/// Makes a plugin of a function.
pub fn plugin(comptime Context: type, comptime decide: Decide(Context)) void {
    const exports = struct {
        /// Nothing is ever freed: the host throws the instance away after one call.
        var memory: std.heap.ArenaAllocator = .init(std.heap.wasm_allocator);

        /// Returns the address of `len` free bytes. The host writes the context there.
        fn alloc(len: u32) callconv(.c) [*]u8 {
            const room = memory.allocator().alloc(u8, len) catch @trap();
            return room.ptr;
        }

        /// Returns where the answer is: address in the upper 32 bits, length in the lower.
        fn decideV1(context: [*]const u8, len: u32) callconv(.c) u64 {
            const json = answer(Context, decide, memory.allocator(), context[0..len]) catch @trap();
            return @as(u64, @intFromPtr(json.ptr)) << 32 | json.len;
        }
    };
    // Tests run natively, where nobody calls these.
    if (!builtin.cpu.arch.isWasm()) return;
    @export(&exports.alloc, .{ .name = "courtesy_alloc" });
    @export(&exports.decideV1, .{ .name = "courtesy_decide_v1" });
}

/// From the context's JSON to the answer's. What goes wrong on the way becomes an answer that says so.
pub fn answer(comptime Context: type, comptime decide: Decide(Context), arena: Allocator, json: []const u8) ![]u8 {
    return filled(Context, decide, arena, json) catch |failure| {
        const message = try arena.print("the plugin can't answer: {s}", .{@errorName(failure)});
        return Stringify.valueAlloc(arena, .{ .contract = "1.1", .@"error" = .{ .message = message } }, .{});
    };
}

fn filled(comptime Context: type, comptime decide: Decide(Context), arena: Allocator, json: []const u8) ![]u8 {
    const context = try std.json.parseFromSliceLeaky(Context, arena, json, .{ .ignore_unknown_fields = true });
    var text: std.Io.Writer.Allocating = .init(arena);
    var filling: Answer = .{
        .arena = arena,
        .json = .{ .writer = &text.writer, .options = .{ .emit_null_optional_fields = false } },
    };
    try filling.begin();
    try decide(context, &filling);
    try filling.end();
    return text.written();
}

/// An answer while it is written. One that stays empty is an answer too.
pub const Answer = struct {
    /// Everything allocated here lives as long as the answer.
    arena: Allocator,
    json: Stringify,
    proposed: bool = false,
    notes: std.ArrayList([]const u8) = .empty,

    /// Proposes an action. Fields that are null are left out.
    pub fn propose(self: *Answer, action: anytype) !void {
        if (!self.proposed) {
            try self.json.objectField("actions");
            try self.json.beginArray();
        }
        self.proposed = true;
        try self.json.write(action);
    }

    /// Leaves a remark for whoever maintains the plugin; it never reaches a customer.
    pub fn note(self: *Answer, remark: []const u8) !void {
        try self.notes.append(self.arena, remark);
    }

    /// Puts a text together.
    pub fn print(self: *Answer, comptime format: []const u8, values: anytype) ![]const u8 {
        return self.arena.print(format, values);
    }

    fn begin(self: *Answer) !void {
        try self.json.beginObject();
        try self.json.objectField("contract");
        try self.json.write("1.1");
    }

    fn end(self: *Answer) !void {
        if (self.proposed) try self.json.endArray();
        if (self.notes.items.len > 0) {
            try self.json.objectField("notes");
            try self.json.write(self.notes.items);
        }
        try self.json.endObject();
    }
};

/// Reads a word of the contract into an enum that has `other` for all words that the plugin needn't know:
/// `pub const jsonParse = courtesy.wordOrOther(@This());`
pub fn wordOrOther(comptime Word: type) fn (Allocator, anytype, std.json.ParseOptions) anyerror!Word {
    return struct {
        fn parse(arena: Allocator, source: anytype, options: std.json.ParseOptions) !Word {
            const text = try std.json.innerParse([]const u8, arena, source, options);
            return std.meta.stringToEnum(Word, text) orelse .other;
        }
    }.parse;
}

/// A moment in UTC, to the second. In JSON it is RFC 3339: `2026-03-28T20:40:00Z`.
pub const Timestamp = struct {
    unix_s: i64,

    /// The latest moment that the contract knows.
    const last: Timestamp = .{ .unix_s = daysFromCivil(3000, 1, 1) * std.time.s_per_day - 1 };

    /// This moment and so many days of 24 hours, but none past the contract's last.
    pub fn plusDays(self: Timestamp, days: i64) Timestamp {
        return .{ .unix_s = @min(self.unix_s + days * std.time.s_per_day, last.unix_s) };
    }

    /// Whole hours from `earlier` until this moment; negative if `earlier` is later.
    pub fn hoursSince(self: Timestamp, earlier: Timestamp) i64 {
        return @divFloor(self.unix_s - earlier.unix_s, std.time.s_per_hour);
    }

    pub fn parse(text: []const u8) !Timestamp {
        if (text.len != "2026-03-28T20:40:00Z".len) return error.NotATimestamp;
        const days = daysFromCivil(try number(text[0..4]), try number(text[5..7]), try number(text[8..10]));
        const minutes = (days * 24 + try number(text[11..13])) * 60 + try number(text[14..16]);
        return .{ .unix_s = minutes * 60 + try number(text[17..19]) };
    }

    pub fn jsonParse(arena: Allocator, source: anytype, options: std.json.ParseOptions) !Timestamp {
        const text = try std.json.innerParse([]const u8, arena, source, options);
        return parse(text) catch error.UnexpectedToken;
    }

    pub fn jsonStringify(self: Timestamp, json: *Stringify) !void {
        const date = civilFromDays(@divFloor(self.unix_s, std.time.s_per_day));
        const second: u32 = @intCast(@mod(self.unix_s, std.time.s_per_day));
        const clock = .{ second / 3600, second / 60 % 60, second % 60 };
        try json.print("\"{d:0>4}-{d:0>2}-{d:0>2}T{d:0>2}:{d:0>2}:{d:0>2}Z\"", date ++ clock);
    }

    fn number(digits: []const u8) !i64 {
        return std.fmt.parseUnsigned(u32, digits, 10) catch error.NotATimestamp;
    }
};

/// Days since 1970-01-01. The year begins in March, so that the leap day is its last: Howard Hinnant,
/// "chrono-Compatible Low-Level Date Algorithms".
fn daysFromCivil(year: i64, month: i64, day: i64) i64 {
    const years = if (month <= 2) year - 1 else year;
    const day_of_year = @divFloor(153 * @mod(month + 9, 12) + 2, 5) + day - 1;
    const leap_days = @divFloor(years, 4) - @divFloor(years, 100) + @divFloor(years, 400);
    return years * 365 + leap_days + day_of_year - 719_468;
}

/// Year, month and day of a number of days since 1970-01-01: the same source.
fn civilFromDays(days: i64) struct { u32, u32, u32 } {
    const shifted = days + 719_468;
    const era = @divFloor(shifted, 146_097);
    const day_of_era = @mod(shifted, 146_097);
    const leap_days = @divFloor(day_of_era, 1_460) - @divFloor(day_of_era, 36_524) + @divFloor(day_of_era, 146_096);
    const year = @divFloor(day_of_era - leap_days, 365);
    const day_of_year = day_of_era - (365 * year + @divFloor(year, 4) - @divFloor(year, 100));
    const march_month = @divFloor(5 * day_of_year + 2, 153);
    const day = day_of_year - @divFloor(153 * march_month + 2, 5) + 1;
    const month = if (march_month < 10) march_month + 3 else march_month - 9;
    const next_year: i64 = if (month <= 2) 1 else 0;
    return .{ @intCast(era * 400 + year + next_year), @intCast(month), @intCast(day) };
}

test "a moment is read, moved and written across a leap day" {
    const arena = std.testing.allocator;
    for ([_][2][]const u8{
        .{ "2024-02-20T23:59:59Z", "2024-03-05T23:59:59Z" },
        .{ "2026-12-25T00:00:00Z", "2027-01-08T00:00:00Z" },
        .{ "1969-12-20T12:30:00Z", "1970-01-03T12:30:00Z" },
        .{ "2999-12-31T23:59:59Z", "2999-12-31T23:59:59Z" },
    }) |pair| {
        const later = (try Timestamp.parse(pair[0])).plusDays(14);
        const json = try Stringify.valueAlloc(arena, later, .{});
        defer arena.free(json);
        try std.testing.expectEqualStrings(pair[1], std.mem.trim(u8, json, "\""));
    }
    try std.testing.expectError(error.NotATimestamp, Timestamp.parse("28 March 2026, 20:40"));
}
