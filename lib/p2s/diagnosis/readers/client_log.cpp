// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/readers/client_log.hpp"

#include <p2s/base/text.hpp>
#include <p2s/base/words.hpp>
#include <p2s/diagnosis/error_code.hpp>
#include <p2s/diagnosis/readers/line_reader.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <unordered_map>

namespace p2s::diagnosis {
namespace {

using Searcher = std::boyer_moore_horspool_searcher<std::string_view::const_iterator>;

struct Phrase {
  const KnownError* error;
  std::string_view text;
  Searcher searcher;
};

std::vector<Phrase> make_phrases() {
  std::vector<Phrase> all;
  for (const KnownError* error : known_errors()) {
    for (const auto text : split(error->signatures, '|')) {
      if (!text.empty()) all.push_back({error, text, Searcher(text.begin(), text.end())});
    }
  }
  return all;
}

std::unordered_map<std::uint32_t, const KnownError*> make_codes() {
  std::unordered_map<std::uint32_t, const KnownError*> all;
  for (const KnownError* error : known_errors()) {
    if (const auto code = code_of(*error); code != 0) all.emplace(code, error);
  }
  return all;
}

const std::vector<Phrase>& phrases() {
  static const auto made = make_phrases();
  return made;
}

const std::unordered_map<std::uint32_t, const KnownError*>& codes() {
  static const auto made = make_codes();
  return made;
}

// English, German, French and Spanish words before a code.
constexpr std::array<std::string_view, 7> kCodeWords{"error",  "code",   "fehler", "erreur",
                                                     "reason", "status", "código"};
constexpr std::array<std::string_view, 4> kComplaints{"error", "failed", "failure", "fatal"};
constexpr std::array<std::string_view, 2> kConnected{"initialization sequence completed",
                                                     "established with spis"};
constexpr std::array<std::string_view, 9> kMarks{"rasclient", "coid={",    "[ike]",
                                                 "[net]",     "charon",    "openvpn 2.",
                                                 "[af_inet",  "tls error", "sigusr1[soft"};
constexpr std::size_t kCodeWordDistance = 48;  ///< characters between the word and its code

template <typename Parts>
bool holds_any(std::string_view text, const Parts& parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
    return text.find(part) != std::string_view::npos;
  });
}

class LogReader {
 public:
  void read(std::size_t number, std::string_view line) {
    const auto lower = to_lower(line);
    const bool by_phrase = find_phrases(number, line, lower);
    const bool known = find_codes(number, line, lower) || by_phrase;
    if (is_connected(lower)) log.connected_line = number;
    if (known || !holds_any(lower, kComplaints)) return;
    if (log.unknown_lines++ > 0) return;
    log.unknown_line = number;
    log.unknown_text = trim(line);
  }
  ClientLog log;

 private:
  bool find_phrases(std::size_t number, std::string_view line, std::string_view lower) {
    bool found = false;
    for (const auto& phrase : phrases()) {
      if (std::search(lower.begin(), lower.end(), phrase.searcher) == lower.end()) continue;
      note(*phrase.error, number, line);
      found = true;
    }
    return found;
  }

  /// "…The error code returned on failure is 809.", "Error 0x80090326: …"
  bool find_codes(std::size_t number, std::string_view line, std::string_view lower) {
    bool found = false;
    for (const auto word : blank_separated(lower)) {
      const auto bare = without_punctuation(word);
      if (bare.size() < 3 || bare.find_first_of("0123456789") == std::string_view::npos) continue;
      const auto begin = static_cast<std::size_t>(word.data() - lower.data());
      const auto from = begin > kCodeWordDistance ? begin - kCodeWordDistance : 0;
      const bool whole =
          bare.starts_with("0x8") || bare.starts_with("-2147") || bare.starts_with("-2146");
      if (!whole && !holds_any(lower.substr(from, begin - from), kCodeWords)) continue;
      for (const auto code : error_codes(bare)) {
        const auto error = codes().find(code);
        if (error == codes().end()) continue;
        note(*error->second, number, line);
        found = true;
      }
    }
    return found;
  }

  /// RasClient event 20225 means "connected" in every language.
  static bool is_connected(std::string_view lower) {
    if (holds_any(lower, kConnected)) return true;
    const auto event = lower.find("20225");
    return event != std::string_view::npos && lower.find("rasclient") != std::string_view::npos;
  }

  void note(const KnownError& error, std::size_t number, std::string_view line) {
    const auto [place, is_new] = places_.try_emplace(&error, log.sightings.size());
    if (is_new) log.sightings.push_back({&error, number, number, 0, std::string(trim(line))});
    auto& sighting = log.sightings[place->second];
    if (sighting.count == 0 || sighting.last_line != number) ++sighting.count;
    sighting.last_line = number;
  }

  std::map<const KnownError*, std::size_t> places_;
};

}  // namespace

bool looks_like_client_log(std::string_view text) {
  Lines lines(text);
  while (lines.next()) {
    if (holds_any(to_lower(lines.line()), kMarks)) return true;
  }
  return false;
}

ClientLog read_client_log(std::string_view text) {
  LogReader reader;
  Lines lines(text);
  while (lines.next()) reader.read(lines.number(), lines.line());
  return std::move(reader.log);
}

}  // namespace p2s::diagnosis
