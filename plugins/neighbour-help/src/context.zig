//! The part of a context that the plugin reads, with helpers.

const std = @import("std");
const courtesy = @import("courtesy.zig");
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

pub const Order = struct {
    id: []const u8,
    status: enum {
        placed,
        shipped,
        failed,
        cancelled,
        other,
        pub const jsonParse = courtesy.wordOrOther(@This());
    },
    promised_at: ?Timestamp = null,
    promised_on: ?[]const u8 = null,
    amount: ?Money = null,
    cancelled_by: enum {
        company,
        other,
        pub const jsonParse = courtesy.wordOrOther(@This());
    } = .other,
    paid: bool = false,
    refunded: ?Money = null,
    fulfilment: enum {
        pick_up,
        locker,
        other,
        pub const jsonParse = courtesy.wordOrOther(@This());
    } = .other,

    /// Whether the customer still has to collect it.
    pub fn isToBeCollected(self: Order) bool {
        return (self.status == .placed or self.status == .shipped) and self.fulfilment != .other;
    }

    /// Whether it failed, is past its promised time, or was cancelled by us with money still owed.
    pub fn isInTrouble(self: Order, now: Timestamp) bool {
        return switch (self.status) {
            .failed => true,
            .placed, .shipped => if (self.promisedBy()) |by| by.unix_s < now.unix_s else false,
            .cancelled => self.cancelled_by == .company and self.paid and self.owed() > 0,
            .other => false,
        };
    }

    /// The end of the time for which delivery is promised. A promised day ends where it ends last on earth: 12 hours after
    /// its end in UTC.
    fn promisedBy(self: Order) ?Timestamp {
        if (self.promised_at) |at| return at;
        const day = self.promised_on orelse return null;
        var text = "0000-00-00T12:00:00Z".*;
        if (day.len != "0000-00-00".len) return null;
        @memcpy(text[0..day.len], day);
        const noon = Timestamp.parse(&text) catch return null;
        return noon.plusDays(1);
    }

    fn owed(self: Order) i64 {
        const amount = self.amount orelse return 0;
        const refunded = self.refunded orelse return amount.minor;
        return if (std.mem.eql(u8, amount.currency, refunded.currency)) amount.minor - refunded.minor else amount.minor;
    }
};

pub const Money = struct { minor: i64, currency: []const u8 };

/// A conversation or a message.
pub const Talk = struct {
    at: Timestamp,
    direction: enum {
        outbound,
        other,
        pub const jsonParse = courtesy.wordOrOther(@This());
    } = .other,
    handler: enum {
        bot,
        other,
        pub const jsonParse = courtesy.wordOrOther(@This());
    } = .other,
    topic: []const u8 = "",
    sentiment: f64 = 0,
    effort: u32 = 0,
    duration_s: u32 = 0,
    outcome: enum {
        none,
        resolved,
        accepted,
        declined,
        other,
        pub const jsonParse = courtesy.wordOrOther(@This());
    } = .none,

    pub fn isTheirs(self: Talk) bool {
        return self.direction != .outbound;
    }
};

/// A rating.
pub const Score = struct {
    kind: enum { nps, csat, ces },
    score: u32,
    at: ?Timestamp = null,

    /// How bad it is: 2 shows anger, 1 may. A Customer Effort Score rises with the effort.
    pub fn weight(self: Score) u32 {
        const furious, const unhappy = switch (self.kind) {
            .csat => .{ self.score <= 1, self.score == 2 },
            .nps => .{ self.score <= 2, self.score <= 4 },
            .ces => .{ self.score >= 7, self.score == 6 },
        };
        return if (furious) 2 else if (unhappy) 1 else 0;
    }

    pub fn isGood(self: Score) bool {
        return switch (self.kind) {
            .csat => self.score >= 4,
            .nps => self.score >= 8,
            .ces => self.score <= 2,
        };
    }
};

pub const Promise = struct { due_at: Timestamp, kept_at: ?Timestamp = null, withdrawn_at: ?Timestamp = null };

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
