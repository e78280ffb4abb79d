// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/base/secret.hpp>
#include <p2s/pki/key.hpp>

#include <functional>

namespace p2s::app::detail {

/// The private key of a file; `password` is called only if it is encrypted. Errors of
/// PrivateKey::from_file.
pki::PrivateKey read_key(ByteView content, const std::function<Secret()>& password);

}  // namespace p2s::app::detail
