// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// A known error of a client, the portal or a log, with cause and fix.
struct KnownError {
  std::string_view name;     ///< what one types: "798", "0x80090326", "NO_PROPOSAL_CHOSEN"
  std::string_view message;  ///< the message, or the symptom
  std::string_view cause;
  std::string_view fix;
  std::string_view source;
  std::string_view rules;       ///< related rules, separated by spaces; may be empty
  std::string_view signatures;  ///< lower-case phrases of logs, separated by '|'; may be empty
  /// Severity of a log line with it: note for errors that resolve themselves.
  Severity severity = Severity::error;
  bool confirmed = true;  ///< the source gives the cause; false: the cause is likely
};

/// Known errors of Azure and its clients (docs/reference/rules.md, "Errors").
P2S_API std::span<const KnownError> published_errors() noexcept;

/// Messages of OpenVPN, strongSwan and Windows.
P2S_API std::span<const KnownError> client_errors() noexcept;

/// Both tables.
P2S_API std::vector<const KnownError*> known_errors();

/// The code in `name` as a 32-bit value; 0 if it is not a number. Windows wraps short codes:
/// 0x8007026F, 623 and -2147023249 are equal.
P2S_API std::uint32_t code_of(const KnownError& error) noexcept;

}  // namespace p2s::diagnosis
