// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>

#include <optional>

namespace p2s::package {

/// The content inside of CMS SignedData in BER, also in several pieces and of unknown length, as
/// Apple's programs write it. The signature is not verified. nullopt if there is none.
std::optional<Bytes> signed_content(ByteView cms);

}  // namespace p2s::package
