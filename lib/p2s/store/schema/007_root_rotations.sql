-- SPDX-License-Identifier: Apache-2.0
-- A root that is being replaced, and its successor. uploaded_at: since when the gateway trusts both.
CREATE TABLE root_rotations (
  root_id INTEGER NOT NULL PRIMARY KEY REFERENCES roots (id),
  successor_id INTEGER NOT NULL UNIQUE REFERENCES roots (id),
  started_at BIGINT NOT NULL,
  uploaded_at BIGINT
);
