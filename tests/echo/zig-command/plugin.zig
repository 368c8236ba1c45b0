const std = @import("std");
const courtesy = @import("courtesy");
const echo = @import("echo");

pub fn main(init: std.process.Init) !void {
    var buffer: [4096]u8 = undefined;
    var stdin = std.Io.File.stdin().reader(init.io, &buffer);
    const arena = init.arena.allocator();
    const context = try stdin.interface.allocRemaining(arena, .unlimited);
    const answer = try courtesy.answer(echo.Context, echo.decide, arena, context);
    try std.Io.File.stdout().writeStreamingAll(init.io, answer);
}
