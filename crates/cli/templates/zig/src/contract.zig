//! The part of the contract's answer that this plugin uses; `courtesy schema answer` prints the whole.

const std = @import("std");
const Timestamp = @import("courtesy.zig").Timestamp;

pub const Action = struct {
    id: []const u8,
    key: []const u8,
    step: Step,
    purpose: enum { service, care, research, marketing },
    audience: enum { customer, agent, both } = .customer,
    urgency: enum { info, warning, critical } = .info,
    channels: []const Channel = &.{.email},
    window: struct { not_before_at: ?Timestamp = null, not_after_at: Timestamp },
    reasons: []const Reason,
    message: ?Message = null,
};

/// The kinds of action that plugin.toml declares, each with its own fields.
pub const Step = union(enum) {
    check_in: struct { question: []const u8, reply_queue: []const u8 },

    pub fn jsonStringify(self: Step, json: *std.json.Stringify) !void {
        try json.beginObject();
        try json.objectField("kind");
        try json.write(@tagName(self));
        switch (self) {
            inline else => |fields| inline for (comptime std.meta.fieldNames(@TypeOf(fields))) |name| {
                try json.objectField(name);
                try json.write(@field(fields, name));
            },
        }
        try json.endObject();
    }
};

pub const Channel = enum { email, sms, phone, chat, messaging, push, app, post, video, in_person };

/// `evidence` points at facts in the context that the plugin received.
pub const Reason = struct { code: []const u8, text: []const u8, evidence: []const []const u8 };

pub const Message = struct { language: []const u8, text: []const u8, author: enum { machine, template } = .template };
