-- What became of the proposals of each decision, counted.
ALTER TABLE decisions ADD COLUMN offered BIGINT NOT NULL DEFAULT 0;
ALTER TABLE decisions ADD COLUMN withheld BIGINT NOT NULL DEFAULT 0;
ALTER TABLE decisions ADD COLUMN failed BIGINT NOT NULL DEFAULT 0;
CREATE INDEX decisions_made ON decisions (made_at, offered, withheld, failed);

-- Why somebody declined.
ALTER TABLE approvals ADD COLUMN why TEXT;
