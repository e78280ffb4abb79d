// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/diagnosis/error_catalogue.hpp>

#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// A known error and its score: about 1 if every word matches, higher if the text contains its
/// code.
struct ErrorMatch {
  const KnownError* error = nullptr;
  double score = 0;
};

/// Known errors with one of these codes (error_codes()), in the order of the tables.
P2S_API std::vector<const KnownError*> errors_with_code(std::string_view code);

/// Known errors that match a message or a part of one, best first. Ignores case, extra words and
/// typing errors; codes in the text have the highest weight.
P2S_API std::vector<ErrorMatch> search_errors(std::string_view text);

}  // namespace p2s::diagnosis
