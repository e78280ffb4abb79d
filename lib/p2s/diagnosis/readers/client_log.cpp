// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/readers/client_log.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/catalogue/error_numbers.hpp>
#include <p2s/diagnosis/catalogue/error_search.hpp>
#include <p2s/diagnosis/catalogue/phrase_matcher.hpp>
#include <p2s/diagnosis/readers/line_reader.hpp>
#include <p2s/diagnosis/readers/log_lines.hpp>
#include <p2s/diagnosis/readers/windows_events.hpp>

#include <algorithm>
#include <array>

namespace p2s::diagnosis {
namespace {

constexpr std::size_t kMostFailures = 20;
constexpr std::array<std::string_view, 4> kComplaints{"error", "failed", "failure", "fatal"};
constexpr std::array<std::string_view, 3> kConnected{"initialization sequence completed",
                                                     "established with spis", "event: connected"};
/// Lines with which an attempt begins.
constexpr std::array<std::string_view, 9> kStarts{"initiating ike_sa",
                                                  "received initiate for networkmanager connection",
                                                  "starting vpn connection",
                                                  "[ssl (openssl)]",
                                                  "attempting to establish tcp connection",
                                                  "preserving recently used remote address",
                                                  "dialing vpn connection",
                                                  "event: connecting",
                                                  "has started dialing"};
/// OpenVPN's first line of each connection.
constexpr std::string_view kHandshake = "tls: initial packet from";
constexpr std::array<std::string_view, 17> kMarks{
    "rasclient",      "coid={",     "[ike]",        "[net]",        "charon",    "openvpn 2.",
    "[af_inet",       "tls error",  "sigusr1[soft", "ike_sa",       "neagent",   "neikev2",
    "[applicationx]", "[azurevpn]", "azurevpnmac",  "openvpn core", "nm-openvpn"};

template <typename Parts>
bool holds_any(std::string_view text, const Parts& parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
    return text.find(part) != std::string_view::npos;
  });
}

/// RasClient's id of an attempt: "coid={…}".
std::string_view dial_id(std::string_view line) {
  const auto begin = line.find("coid={");
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find('}', begin) - begin);
}

bool is_event(std::string_view line, std::string_view number) {
  return line.find(number) != std::string_view::npos &&
         line.find("rasclient") != std::string_view::npos;
}

/// RasClient event 20225 means "connected" in every language.
bool is_connected(std::string_view line) {
  return holds_any(line, kConnected) || is_event(line, "20225");
}

/// Event 20227 means "failed".
bool reports_failure(std::string_view line) {
  return holds_any(line, kComplaints) || is_event(line, "20227");
}

class LogReader {
 public:
  void read(const LogLine& line) {
    ++at_;
    const auto text = comparable(line.text);
    begin_attempt(text);
    const auto numbers = numbers_in(line.text, false);
    const auto errors = errors_in(numbers, text);
    for (const auto* error : errors) note(*error, line);
    if (is_connected(text)) {
      attempt_.connected_line = line.number;
      attempt_.connected_at = at_;
      matcher_.reset();  // what follows is not part of the handshake
    }
    if (errors.empty() && (!numbers.empty() || reports_failure(text))) note_failure(line);
  }

  ClientLog finish() {
    end_attempt();
    return std::move(log_);
  }

 private:
  /// Numbers decide; otherwise the longest phrase.
  std::vector<const KnownError*> errors_in(const std::vector<std::string>& numbers,
                                           std::string_view text) {
    const auto hits = matcher_.read(text);
    std::vector<const KnownError*> errors;
    for (const auto& number : numbers) {
      for (const auto* error : errors_with_number(number)) {
        if (is_in_context(*error, text)) errors.push_back(error);
      }
    }
    if (!numbers.empty()) return errors;
    for (const auto& hit : hits) {
      if (is_in_context(*hit.error, text)) return {hit.error};
    }
    return errors;
  }

  void note(const KnownError& error, const LogLine& line) {
    auto& all = attempt_.sightings;
    auto place = std::find_if(all.begin(), all.end(),
                              [&](const ErrorSighting& one) { return one.error == &error; });
    if (place == all.end())
      place = all.insert(all.end(), {&error, line.number, 0, at_, 0, std::string(trim(line.text))});
    if (place->last_at != at_) ++place->count;
    place->last_at = at_;
  }

  void note_failure(const LogLine& line) {
    ++attempt_.failure_count;
    if (attempt_.failures.size() < kMostFailures)
      attempt_.failures.push_back({line.number, std::string(trim(line.text))});
  }

  /// A new attempt begins only after the last one failed or connected: a client writes several of
  /// these lines, and begins again on its own after INVALID_KE.
  void begin_attempt(std::string_view text) {
    const auto id = dial_id(text);
    const bool other_id = !id.empty() && !id_.empty() && id != id_;
    if (!id.empty()) id_ = id;
    const bool reconnects =
        attempt_.connected_line > 0 && text.find(kHandshake) != std::string::npos;
    if (!other_id && !reconnects && !holds_any(text, kStarts)) return;
    const bool failed =
        attempt_.failure_count > 0 ||
        std::any_of(attempt_.sightings.begin(), attempt_.sightings.end(),
                    [](const ErrorSighting& one) { return one.error->severity != Severity::note; });
    if (failed || attempt_.connected_line > 0) end_attempt();
  }

  void end_attempt() {
    const bool told = !attempt_.sightings.empty() || attempt_.failure_count > 0;
    if (told || attempt_.connected_line > 0) log_.attempts.push_back(std::move(attempt_));
    attempt_ = {};
    matcher_.reset();
  }

  ClientLog log_;
  ConnectionAttempt attempt_;
  PhraseMatcher matcher_;
  std::string id_;
  std::size_t at_ = 0;
};

}  // namespace

bool looks_like_client_log(std::string_view text) {
  if (looks_like_event_xml(text)) return true;
  Lines lines(text);
  while (lines.next()) {
    if (holds_any(to_lower(lines.line()), kMarks)) return true;
  }
  return false;
}

ClientLog read_client_log(std::string_view text) {
  LogReader reader;
  const LogLines log(text);
  for (const auto& line : log.lines()) reader.read(line);
  return reader.finish();
}

}  // namespace p2s::diagnosis
