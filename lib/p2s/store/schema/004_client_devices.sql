-- SPDX-License-Identifier: Apache-2.0
-- The operating systems and the client software of a client, for which kits are built: identifiers
-- with commas between them, '' for all.
ALTER TABLE clients ADD COLUMN systems TEXT NOT NULL DEFAULT '';

ALTER TABLE clients ADD COLUMN software TEXT NOT NULL DEFAULT '';
