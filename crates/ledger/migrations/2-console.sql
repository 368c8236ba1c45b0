-- Who is signed in to the console.
CREATE TABLE sessions (
    -- The digest of the session's token.
    hash BYTEA NOT NULL PRIMARY KEY,
    -- The name of the key it began with.
    key TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_of ON sessions (key);
CREATE INDEX sessions_ending ON sessions (expires_at);

-- Another number after each change.
ALTER TABLE drafts ADD COLUMN revision BIGINT NOT NULL DEFAULT 1;
ALTER TABLE drafts ADD COLUMN saved_at BIGINT NOT NULL DEFAULT 0;
