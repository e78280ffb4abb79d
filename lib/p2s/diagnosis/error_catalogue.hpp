#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// A failure that a client, the portal or a log shows, with cause and fix.
struct KnownError {
  std::string_view name;     ///< what one types: "798", "0x80090326", "NO_PROPOSAL_CHOSEN"
  std::string_view message;  ///< the words that are shown, or what is seen
  std::string_view cause;
  std::string_view fix;
  std::string_view source;
  std::string_view rules;       ///< published rules about it, joined by blanks; may be empty
  std::string_view signatures;  ///< lower-case phrases of logs joined by '|'; may be empty
  /// How bad a log line is that shows it: a note for what heals by itself.
  Severity severity = Severity::error;
  bool confirmed = true;  ///< the cause stands in the source; else it is the likely one
};

/// Every row of the published error table (section 11 of the rules reference), in its order.
P2S_API std::span<const KnownError> published_errors() noexcept;

/// What clients write besides: messages of OpenVPN, strongSwan and Windows.
P2S_API std::span<const KnownError> client_errors() noexcept;

/// Both tables, the published one first.
P2S_API std::vector<const KnownError*> known_errors();

/// The number that `name` stands for as a 32-bit value; 0 when it is no number. Windows wraps its
/// short codes: 0x8007026F and 623 are one, and so are -2147023249 and 0x8007026F.
P2S_API std::uint32_t code_of(const KnownError& error) noexcept;

}  // namespace p2s::diagnosis
