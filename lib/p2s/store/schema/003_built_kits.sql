-- SPDX-License-Identifier: Apache-2.0
-- Digest of the inputs of the latest kit of each client or user, by which a stopped build
-- is resumed.
CREATE TABLE built_kits (
  owner TEXT NOT NULL PRIMARY KEY,
  stamp TEXT NOT NULL CHECK (length(stamp) = 64)
);
