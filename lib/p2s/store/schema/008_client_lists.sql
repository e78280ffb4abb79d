-- SPDX-License-Identifier: Apache-2.0
-- Which clients expire, without reading their rows.
CREATE INDEX clients_by_end ON clients (not_after, revoked_at, name);
