-- SPDX-License-Identifier: Apache-2.0
-- When a client of this name was last connected, according to the gateway.
CREATE TABLE client_sightings (
  name TEXT NOT NULL PRIMARY KEY,
  seen_at BIGINT NOT NULL
);
