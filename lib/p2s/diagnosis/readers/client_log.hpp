#pragma once

#include <p2s/base/export.hpp>
#include <p2s/diagnosis/error_catalogue.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// Where a log shows a known error.
struct ErrorSighting {
  const KnownError* error = nullptr;
  std::size_t line = 0;       ///< the first, counted from 1
  std::size_t last_line = 0;  ///< the last
  std::size_t count = 0;      ///< lines that show it
  std::string text;           ///< the first line
};

/// What a log of strongSwan (charon), OpenVPN or Windows (RasClient events) says.
struct ClientLog {
  std::vector<ErrorSighting> sightings;  ///< each error once, in the order of their first lines
  std::size_t connected_line = 0;        ///< the last that says the tunnel is up; 0: none
  std::size_t unknown_lines = 0;         ///< lines that speak of an error that is not known
  std::size_t unknown_line = 0;          ///< the first of them
  std::string unknown_text;              ///< the same
};

/// Whether a text holds lines of one of those logs.
P2S_API bool looks_like_client_log(std::string_view text);

/// Looks in every line for the phrases of the known errors and, beside words such as "error" and
/// "code", for their codes.
P2S_API ClientLog read_client_log(std::string_view text);

}  // namespace p2s::diagnosis
