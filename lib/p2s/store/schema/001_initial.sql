-- SPDX-License-Identifier: Apache-2.0
-- The inventory, in the SQL that SQLite and PostgreSQL share. Times are seconds since 1970 in UTC,
-- sealed keys are base64 ('' is none). Empty lines separate the statements.
CREATE TABLE store_settings (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);

INSERT INTO store_settings (name, value) VALUES ('schema_version', '0'), ('event_head', '');

CREATE TABLE roots (
  id INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  thumbprint TEXT NOT NULL UNIQUE CHECK (length(thumbprint) = 40),
  serial TEXT NOT NULL,
  subject TEXT NOT NULL,
  key_type TEXT NOT NULL,
  not_before BIGINT NOT NULL,
  not_after BIGINT NOT NULL,
  certificate TEXT NOT NULL,
  sealed_key TEXT NOT NULL,
  is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
  crl_number BIGINT NOT NULL DEFAULT 0
);

CREATE UNIQUE INDEX roots_one_default ON roots (is_default) WHERE is_default = 1;

CREATE TABLE clients (
  id INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  thumbprint TEXT NOT NULL UNIQUE CHECK (length(thumbprint) = 40),
  serial TEXT NOT NULL,
  subject TEXT NOT NULL,
  root_id INTEGER NOT NULL REFERENCES roots (id),
  key_type TEXT NOT NULL,
  not_before BIGINT NOT NULL,
  not_after BIGINT NOT NULL,
  certificate TEXT NOT NULL,
  sealed_key TEXT NOT NULL,
  revoked_at BIGINT,
  revocation_reason TEXT NOT NULL DEFAULT '',
  UNIQUE (root_id, serial),
  CHECK ((revoked_at IS NULL) = (revocation_reason = ''))
);

CREATE INDEX clients_by_name ON clients (name, not_before);

-- Append-only; the triggers beside this file refuse anything else.
CREATE TABLE events (
  id INTEGER NOT NULL PRIMARY KEY,
  happened_at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  hash TEXT NOT NULL
);
