// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace p2s::pki::detail {

/// One armoured block of RFC 7468, still as text.
struct PemBlock {
  std::string_view label;  ///< "CERTIFICATE"
  std::string_view body;   ///< between the two marks
  std::string_view whole;  ///< with the marks
  std::size_t line = 1;    ///< of the BEGIN mark in the text
};

/// The blocks of a text in order; text between them is ignored. Error(malformed) for a block
/// without its end.
std::vector<PemBlock> pem_blocks(std::string_view text);

/// Error(malformed) with the line of the first character that is not Base64; nothing if all are.
void require_base64(std::string_view text, std::size_t line);

/// Error(malformed) unless the body is base64, after headers such as those of RFC 1421.
Bytes pem_content(const PemBlock& block);

/// Error(malformed) with its line if the text has a line with BEGIN and `label` that is not a mark
/// of RFC 7468; nothing otherwise.
void require_marks(std::string_view text, std::string_view label);

/// With BEGIN and END lines, 64 characters per line, LF.
std::string pem_text(std::string_view label, ByteView der);

/// Untrusted text as UTF-8 (without byte order mark, UTF-16 converted, even if it lacks the mark).
/// Other encodings are not converted, because only the PEM blocks matter.
std::string armoured_text(ByteView content);

}  // namespace p2s::pki::detail
