//! Orders, conversations, ratings and promises, and what they say about how it went.

const std = @import("std");
const courtesy = @import("courtesy.zig");
const Timestamp = courtesy.Timestamp;

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
    delivered_at: ?Timestamp = null,
    part_delivered: bool = false,
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

    /// Whether it failed and wasn't paid back, is past its promised time, or was cancelled by us with money still owed.
    pub fn isInTrouble(self: Order, now: Timestamp) bool {
        return switch (self.status) {
            .failed => self.amount == null or self.left() > 0,
            .placed, .shipped => !self.hasCome() and self.isPastDue(now),
            .cancelled => self.cancelled_by == .company and self.paid and self.left() > 0,
            .other => false,
        };
    }

    fn hasCome(self: Order) bool {
        return self.delivered_at != null and !self.part_delivered;
    }

    fn isPastDue(self: Order, now: Timestamp) bool {
        const by = self.promisedBy() orelse return false;
        return by.unix_s < now.unix_s;
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

    /// What hasn't been paid back of the amount.
    fn left(self: Order) i64 {
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
