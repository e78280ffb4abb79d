// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/diagnosis/catalogue/error_catalogue.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// A known error in a log.
struct ErrorSighting {
  const KnownError* error = nullptr;
  std::size_t line = 0;      ///< the first, counted from 1
  std::size_t count = 0;     ///< lines with it
  std::size_t first_at = 0;  ///< position of the first in time order
  std::size_t last_at = 0;   ///< and of the last
  std::string text;          ///< the first line
};

/// A line that reports a failure in words that the catalogue lacks.
struct UnknownFailure {
  std::size_t line = 0;
  std::string text;
};

/// One attempt to connect.
struct ConnectionAttempt {
  std::vector<ErrorSighting> sightings;  ///< each error once, in time order
  std::vector<UnknownFailure> failures;  ///< in time order, the first 20
  std::size_t failure_count = 0;
  std::size_t connected_line = 0;  ///< the last line that reports a tunnel; 0: none
  std::size_t connected_at = 0;    ///< its position in time order
};

/// The content of a log of strongSwan, NetworkManager, OpenVPN 2 and Connect, the Azure VPN Client,
/// macOS, or of RasClient events; plain, with the prefix of syslog, or as `journalctl -o json`.
struct ClientLog {
  std::vector<ConnectionAttempt> attempts;  ///< in time order, those that failed or connected
};

/// Whether the text contains lines of one of these logs.
P2S_API bool looks_like_client_log(std::string_view text);

/// Each line is explained as explain() does by numbers and phrases. Lines with a date are sorted by
/// it: Windows shows the newest event first.
P2S_API ClientLog read_client_log(std::string_view text);

}  // namespace p2s::diagnosis
