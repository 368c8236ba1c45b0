//! The part of a context that the plugin reads, with helpers.

const std = @import("std");
const courtesy = @import("courtesy.zig");
const facts = @import("facts.zig");
const Timestamp = courtesy.Timestamp;

pub const Context = struct {
    as_of: Timestamp,
    hook: enum {
        contact_ended,
        other,
        pub const jsonParse = courtesy.wordOrOther(@This());
    } = .other,
    config: Config,
    customer: Customer = .{},
    preferences: Preferences = .{},
    interactions: []const Talk = &.{},
    cases: []const Case = &.{},
    orders: []const Order = &.{},
    billing: struct { arrears: bool = false } = .{},
    feedback: []const Score = &.{},
    care: Care = .{},
    events: []const Event = &.{},
    history: []const Earlier = &.{},
    promises: []const Promise = &.{},
    capacity: struct { queues: []const Queue = &.{} } = .{},
    community: Community = .{},

    pub fn isHandledWithCare(self: Context) bool {
        if (!self.care.handle_with_care) return false;
        const until = self.care.until_at orelse return true;
        return self.as_of.unix_s < until.unix_s;
    }
};

/// The settings; plugin.toml says what they mean.
pub const Config = struct {
    errand_topics: []const []const u8,
    know_how_topics: []const []const u8,
    question_hours: i64,
    long_wait_s: u32,
    again_after_days: i64,
    after_no_days: i64,
};

pub const Customer = struct {
    kind: enum {
        organisation,
        other,
        pub const jsonParse = courtesy.wordOrOther(@This());
    } = .other,
    language: []const u8 = "und",
    status: enum {
        prospect,
        lapsing,
        former,
        deceased,
        other,
        pub const jsonParse = courtesy.wordOrOther(@This());
    } = .other,
};

pub const Preferences = struct {
    contact_mode: enum {
        only_when_needed,
        on_request_only,
        other,
        pub const jsonParse = courtesy.wordOrOther(@This());
    } = .other,
    pause: ?struct { until_at: ?Timestamp = null } = null,
    preferred_channels: []const Channel = &.{},
    avoid_channels: []const Channel = &.{},
    self_service: enum {
        human,
        other,
        pub const jsonParse = courtesy.wordOrOther(@This());
    } = .other,
};

/// Written channels on which customers can reply in their own time.
pub const Channel = enum {
    email,
    messaging,
    sms,
    other,
    pub const jsonParse = courtesy.wordOrOther(@This());
};

pub const Case = struct {
    id: []const u8,
    kind: enum {
        question,
        @"return",
        other,
        pub const jsonParse = courtesy.wordOrOther(@This());
    },
    status: enum {
        open,
        waiting,
        other,
        pub const jsonParse = courtesy.wordOrOther(@This());
    },
    severity: enum {
        high,
        other,
        pub const jsonParse = courtesy.wordOrOther(@This());
    } = .other,
    opened_at: ?Timestamp = null,
    closed_at: ?Timestamp = null,
    reopened: u32 = 0,
    topic: ?[]const u8 = null,
    resolution: enum {
        refused,
        other,
        pub const jsonParse = courtesy.wordOrOther(@This());
    } = .other,

    pub fn isOpen(self: Case) bool {
        return self.status != .other;
    }
};

pub const Money = facts.Money;
pub const Order = facts.Order;
pub const Talk = facts.Talk;
pub const Score = facts.Score;
pub const Promise = facts.Promise;

pub const Care = struct { handle_with_care: bool = false, until_at: ?Timestamp = null };

pub const Event = struct {
    ref: []const u8,
    kind: enum {
        pandemic,
        weather,
        strike,
        outage,
        other,
        pub const jsonParse = courtesy.wordOrOther(@This());
    },
    from_at: ?Timestamp = null,
    until_at: ?Timestamp = null,
    affects_customer: ?bool = null,

    pub fn goesOn(self: Event, now: Timestamp) bool {
        if (self.from_at) |from| if (now.unix_s < from.unix_s) return false;
        if (self.until_at) |until| if (now.unix_s >= until.unix_s) return false;
        return true;
    }
};

/// An earlier contact.
pub const Earlier = struct {
    key: []const u8,
    kind: enum {
        community_help,
        other,
        pub const jsonParse = courtesy.wordOrOther(@This());
    },
    at: Timestamp,
    outcome: enum {
        accepted,
        goal_met,
        dismissed,
        complained,
        failed,
        cancelled,
        other,
        pub const jsonParse = courtesy.wordOrOther(@This());
    } = .other,

    /// Whether it was carried out, as far as is known.
    pub fn wasDone(self: Earlier) bool {
        return self.outcome != .failed and self.outcome != .cancelled;
    }

    pub fn wasTakenUp(self: Earlier) bool {
        return self.outcome == .accepted or self.outcome == .goal_met;
    }
};

pub const Queue = struct { queue: []const u8, skills: []const []const u8 = &.{}, wait_s: u32 = 0 };

pub const Community = struct {
    member: bool = false,
    topics: []const []const u8 = &.{},
    helper_opt_in: bool = false,
};

pub fn contains(list: []const []const u8, word: []const u8) bool {
    for (list) |item| if (std.mem.eql(u8, item, word)) return true;
    return false;
}
