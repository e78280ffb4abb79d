// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace p2s::package {

/// A file of text as UTF-8 without byte order mark. Error(malformed) with the file's name if it is
/// larger than `limit` bytes or not_text() has an objection.
std::string read_text(ByteView content, std::string_view file, std::size_t limit = 1U << 20U);

/// Why the content is not text in UTF-8 or in UTF-16 with byte order mark, after "is": "UTF-16
/// without a byte order mark", "text in an encoding other than UTF-8", "text with NUL bytes",
/// "binary data". Empty if it is.
std::string_view not_text(ByteView content);

}  // namespace p2s::package
