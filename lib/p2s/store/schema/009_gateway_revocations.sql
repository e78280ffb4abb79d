-- SPDX-License-Identifier: Apache-2.0
-- Certificates that the gateway rejected when it was last compared (the last event 'gateway.diff').
CREATE TABLE gateway_revocations (
  thumbprint TEXT NOT NULL PRIMARY KEY
);
