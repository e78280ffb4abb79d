#pragma once

#include <p2s/base/export.hpp>
#include <p2s/diagnosis/error_catalogue.hpp>

#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// A known error and how well it fits: about 1 when every word fits, above it when its code was
/// named.
struct ErrorMatch {
  const KnownError* error = nullptr;
  double score = 0;
};

/// Known errors that bear one of these codes (error_codes()), in the order of the tables.
P2S_API std::vector<const KnownError*> errors_with_code(std::string_view code);

/// Known errors that a message or a part of one speaks of, best first. Letter case, extra words and
/// typing errors are forgiven; codes within the text count most. Empty when nothing fits.
P2S_API std::vector<ErrorMatch> search_errors(std::string_view text);

}  // namespace p2s::diagnosis
