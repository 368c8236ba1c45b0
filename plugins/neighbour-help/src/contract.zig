//! The part of the contract's answer that this plugin uses.

const Timestamp = @import("courtesy.zig").Timestamp;
const Channel = @import("context.zig").Channel;

pub const Action = struct {
    id: []const u8,
    key: []const u8,
    step: CommunityHelp,
    purpose: enum { care } = .care,
    audience: enum { customer } = .customer,
    urgency: enum { info } = .info,
    channels: []const Channel,
    window: struct { not_after_at: Timestamp },
    reasons: []const Reason,
    message: Message,
    value: struct { customer: f64, company: f64 },
    topic: []const u8 = "community",
    group: []const u8 = "attention",
    requires: Approval = .none,
};

pub const Approval = enum { none, human };

pub const CommunityHelp = struct {
    kind: enum { community_help } = .community_help,
    direction: enum { offer, receive },
    topic: []const u8,
};

/// `evidence` points at facts in the context that the plugin received.
pub const Reason = struct { code: []const u8, text: []const u8, evidence: []const []const u8 };

pub const Message = struct { language: []const u8, text: []const u8, author: enum { template } = .template };
