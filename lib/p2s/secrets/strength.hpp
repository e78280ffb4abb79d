// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/secret.hpp>

namespace p2s::secrets {

/// Error(wrong_secret) for a passphrase that is guessed first: fewer than 8 characters (NIST SP
/// 800-63B, 5.1.1.2), one of the most common passwords, also with digits or punctuation added, one
/// character repeated, or a sequence such as 12345678.
P2S_API void require_strong(const Secret& passphrase);

}  // namespace p2s::secrets
