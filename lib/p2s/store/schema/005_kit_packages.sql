-- SPDX-License-Identifier: Apache-2.0
-- Who has which kit, and what the package that it was built from said about the gateway: one line
-- "field<TAB>value" per value, secrets as digests. A package of several kits is stored once.
CREATE TABLE kit_packages (
  digest TEXT NOT NULL PRIMARY KEY CHECK (length(digest) = 64),
  facts TEXT NOT NULL
);

ALTER TABLE built_kits ADD COLUMN name TEXT NOT NULL DEFAULT '';

ALTER TABLE built_kits ADD COLUMN package TEXT NOT NULL DEFAULT '';

ALTER TABLE built_kits ADD COLUMN source TEXT NOT NULL DEFAULT '';

ALTER TABLE built_kits ADD COLUMN methods TEXT NOT NULL DEFAULT '';

ALTER TABLE built_kits ADD COLUMN built_at BIGINT;
