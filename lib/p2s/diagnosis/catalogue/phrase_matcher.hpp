// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/diagnosis/catalogue/error_catalogue.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// Lower case, one space for any whitespace, plain quotes: the form in which phrases are compared.
std::string comparable(std::string_view text);

/// A phrase that ends in the line just read. The longer of two phrases is the more exact one.
struct PhraseHit {
  const KnownError* error = nullptr;
  std::size_t length = 0;
};

/// Finds the phrases of the catalogue in a text that is given line by line. In a phrase, * stands
/// for anything on the same line, and … for anything up to the end of the text.
class PhraseMatcher {
 public:
  PhraseMatcher();
  /// The phrases that end in this line (comparable()), the longest first; each error once.
  std::vector<PhraseHit> read(std::string_view line);
  /// Begins another text.
  void reset();

 private:
  std::vector<std::size_t> progress_;  ///< of each phrase: how many segments were found
};

}  // namespace p2s::diagnosis
