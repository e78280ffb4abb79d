-- SPDX-License-Identifier: Apache-2.0
-- Revocation of a removed client, kept until its certificate expires. It refers to no
-- root: the gateway may trust one that is no longer here.
CREATE TABLE removed_revocations (
  thumbprint TEXT NOT NULL PRIMARY KEY CHECK (length(thumbprint) = 40),
  serial TEXT NOT NULL,
  root TEXT NOT NULL,
  root_thumbprint TEXT NOT NULL,
  not_after BIGINT NOT NULL,
  revoked_at BIGINT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> '')
);
