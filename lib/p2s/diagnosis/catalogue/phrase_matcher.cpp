// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/catalogue/phrase_matcher.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/readers/words.hpp>

#include <algorithm>
#include <array>
#include <functional>

namespace p2s::diagnosis {
namespace {

constexpr std::string_view kLater = " … ";
constexpr auto kNowhere = std::string_view::npos;

/// Parts that follow each other on one line.
struct Segment {
  std::vector<std::string> parts;

  /// Where the segment ends in the line; kNowhere if it is not there.
  std::size_t find_in(std::string_view line, std::size_t from) const {
    for (const auto& part : parts) {
      from = line.find(part, from);
      if (from == kNowhere) return kNowhere;
      from += part.size();
    }
    return from;
  }
};

struct Phrase {
  const KnownError* error;
  std::vector<Segment> segments;
  std::size_t length = 0;
};

Phrase make_phrase(const KnownError& error, std::string_view text) {
  Phrase phrase{&error, {}, 0};
  while (!text.empty()) {
    const auto end = std::min(text.find(kLater), text.size());
    Segment segment;
    for (const auto part : split(text.substr(0, end), '*')) {
      if (part.empty()) continue;
      segment.parts.emplace_back(part);
      phrase.length += part.size();
    }
    phrase.segments.push_back(std::move(segment));
    text.remove_prefix(std::min(end + kLater.size(), text.size()));
  }
  return phrase;
}

const std::vector<Phrase>& phrases() {
  static const auto made = [] {
    std::vector<Phrase> all;
    for (const auto& error : known_errors()) {
      for (const auto& text : error.phrases) all.push_back(make_phrase(error, text));
      for (const auto& text : error.translations) all.push_back(make_phrase(error, text));
    }
    return all;
  }();
  return made;
}

}  // namespace

std::string comparable(std::string_view text) {
  struct Spelling {
    std::string_view from;
    std::string_view to;
  };
  static constexpr std::array kSpellings{Spelling{"\u2018", "'"},  Spelling{"\u2019", "'"},
                                         Spelling{"\u201C", "\""}, Spelling{"\u201D", "\""},
                                         Spelling{"\u201E", "\""}, Spelling{"\u00A0", " "}};
  std::string plain(text);
  if (std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; })) {
    for (const auto& spelling : kSpellings) plain = replace_all(plain, spelling.from, spelling.to);
  }
  std::string joined;
  joined.reserve(plain.size());
  for (const auto word : blank_separated(plain)) {
    if (!joined.empty()) joined += ' ';
    joined += word;
  }
  return to_lower(joined);
}

PhraseMatcher::PhraseMatcher() : progress_(phrases().size(), 0) {}

void PhraseMatcher::reset() { std::fill(progress_.begin(), progress_.end(), 0); }

std::vector<PhraseHit> PhraseMatcher::read(std::string_view line) {
  std::vector<PhraseHit> hits;
  for (std::size_t i = 0; i < progress_.size(); ++i) {
    const auto& phrase = phrases()[i];
    std::size_t at = 0;
    while (progress_[i] < phrase.segments.size()) {
      at = phrase.segments[progress_[i]].find_in(line, at);
      if (at == kNowhere) break;
      ++progress_[i];
    }
    if (progress_[i] < phrase.segments.size()) continue;
    progress_[i] = 0;
    hits.push_back({phrase.error, phrase.length});
  }
  std::stable_sort(hits.begin(), hits.end(),
                   [](const auto& a, const auto& b) { return a.length > b.length; });
  std::vector<PhraseHit> each;
  for (const auto& hit : hits) {
    const auto is_same = [&](const PhraseHit& one) { return one.error == hit.error; };
    if (std::none_of(each.begin(), each.end(), is_same)) each.push_back(hit);
  }
  return each;
}

}  // namespace p2s::diagnosis
