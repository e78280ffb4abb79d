-- SPDX-License-Identifier: Apache-2.0
-- Where the private key of a root is, if it is on a token: a PKCS#11 URI without its PIN.
ALTER TABLE roots ADD COLUMN key_uri TEXT;
