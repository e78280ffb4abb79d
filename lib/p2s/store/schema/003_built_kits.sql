-- What the newest kit of each client or user was built from: a digest, by which a stopped build
-- goes on.
CREATE TABLE built_kits (
  owner TEXT NOT NULL PRIMARY KEY,
  stamp TEXT NOT NULL CHECK (length(stamp) = 64)
);
