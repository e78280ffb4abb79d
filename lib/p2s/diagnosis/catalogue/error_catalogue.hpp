// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// A known error of a client, the portal or a log, with cause and fix: one block in errors/.
struct KnownError {
  std::string name;                  ///< what one types: "798", "0x80090326", "NO_PROPOSAL_CHOSEN"
  std::vector<std::string> codes;    ///< other numbers and symbols of the same error
  std::vector<std::string> clients;  ///< software that reports it; empty: any
  std::vector<std::string> with;     ///< its numbers and phrases count only with one of these words
  std::string message;               ///< the message, or the symptom
  std::vector<std::string> phrases;  ///< parts of the message that decide; see PhraseMatcher
  std::vector<std::string> translations;  ///< the same in other languages
  std::string cause;
  std::string fix;
  std::string source;
  std::vector<std::string> rules;  ///< related rules
  /// Severity of a log line with it: note for errors that resolve themselves.
  Severity severity = Severity::error;
  bool confirmed = true;              ///< the source gives the cause; false: the cause is likely
  bool consequence = false;           ///< a more exact error of the same attempt is its cause
  std::vector<std::string> examples;  ///< messages as people paste them
};

/// The catalogue, read on the first call. The order is that of the files.
P2S_API const std::vector<KnownError>& known_errors();

/// The entry with this name or symbol, ignoring case; "file shares" is "file-shares". Null if there
/// is none.
P2S_API const KnownError* find_error(std::string_view name);

}  // namespace p2s::diagnosis
