-- SPDX-License-Identifier: Apache-2.0
-- An issuing CA is a row of roots with an issuer. What issued a client is any row of roots.
ALTER TABLE roots ADD COLUMN issuer_id INTEGER REFERENCES roots (id);

ALTER TABLE clients RENAME COLUMN root_id TO issuer_id;
