// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/diagnosis/error_catalogue.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// A known error in a log.
struct ErrorSighting {
  const KnownError* error = nullptr;
  std::size_t line = 0;       ///< the first, counted from 1
  std::size_t last_line = 0;  ///< the last
  std::size_t count = 0;      ///< lines with it
  std::string text;           ///< the first line
};

/// The content of a log of strongSwan (charon), OpenVPN or Windows (RasClient events).
struct ClientLog {
  std::vector<ErrorSighting> sightings;  ///< each error once, in the order of the first lines
  std::size_t connected_line = 0;  ///< the last line that reports an established tunnel; 0: none
  std::size_t unknown_lines = 0;   ///< lines with an unknown error
  std::size_t unknown_line = 0;    ///< the first of them
  std::string unknown_text;        ///< the same
};

/// Whether the text contains lines of one of these logs.
P2S_API bool looks_like_client_log(std::string_view text);

/// Searches every line for the phrases of known errors and, near words such as "error" and "code",
/// for their codes.
P2S_API ClientLog read_client_log(std::string_view text);

}  // namespace p2s::diagnosis
