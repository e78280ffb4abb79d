// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/diagnosis/catalogue/error_catalogue.hpp>

#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// Whether numbers and phrases of the entry count in this text (comparable()): it has one of the
/// words that the entry requires, if any.
bool is_in_context(const KnownError& error, std::string_view text);

/// The software that the text names: "strongswan", "macos", … Empty if none.
P2S_API std::vector<std::string_view> clients_in(std::string_view text);

/// Whether one of these clients reports the error. Always, if the text names none.
bool is_of_clients(const KnownError& error, const std::vector<std::string_view>& clients);

/// An entry and the share of the text's words, weighted by rarity, that it contains: at most 1.
struct ErrorMatch {
  const KnownError* error = nullptr;
  double score = 0;
};

/// The entries of the named clients whose words are those of the text, best first. Ignores case and
/// typing errors. `least` is the lowest score.
P2S_API std::vector<ErrorMatch> search_words(std::string_view text, double least);

/// Lower scores are not an answer. A pasted message, which is longer than a question, must agree
/// more.
P2S_API double least_score(std::string_view text);

}  // namespace p2s::diagnosis
