// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>

#include <string_view>

namespace p2s::kit {

/// What people do to text files of packages and kits by hand: certificates that were encoded again
/// (base64 of PEM, base64 of base64), line ends of two kinds. Files of other formats are passed
/// over.
P2S_API Findings check_text(std::string_view path, ByteView content);

}  // namespace p2s::kit
