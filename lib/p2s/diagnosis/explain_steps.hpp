// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/diagnosis/explain.hpp>

#include <string_view>

namespace p2s::diagnosis {

// The steps of explain() for one message. True if the step decides.

bool explain_numbers(Explanation& found, std::string_view text);
bool explain_phrases(Explanation& found, std::string_view text);
bool explain_symbols(Explanation& found, std::string_view text);
/// A small number that the catalogue lacks outweighs words, but not phrases: many programs have
/// such numbers.
bool explain_small_numbers(Explanation& found, std::string_view text);
/// Words that many entries have, such as "authentication failed", do not answer.
void explain_words(Explanation& found, std::string_view text);

/// Adds the error if it is not there yet.
void add_error(Explanation& found, const KnownError* error);

}  // namespace p2s::diagnosis
