// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace p2s::diagnosis {

inline constexpr std::string_view kDigits = "0123456789";

/// Words and numbers of a text in lower case: separated by whitespace and punctuation outside
/// numbers, and where digits meet letters beyond ASCII. At most 2000.
std::vector<std::string_view> number_tokens(std::string_view text);

bool consists_of(std::string_view text, std::string_view characters);

/// AADSTS50105; CAA20004, which in lower case can be another hexadecimal number.
bool is_sign_in_code(std::string_view lower);

/// 0x80090326 or -2146893018: nothing else looks like it.
bool is_self_evident(std::string_view token);

/// A number that can be an error code.
bool is_number(std::string_view token);

/// Whether nothing of the sentence or line follows, except for one word beyond ASCII, as in
/// "809 です。"; `after` is the text behind the number.
bool ends_sentence(std::string_view after);

/// Whether a word such as "error" or "code" is before the token, with only fillers between.
bool follows_code_word(const std::vector<std::string_view>& tokens, std::size_t at);

/// Whether one of the last words before the token is such a word.
bool has_code_word_before(const std::vector<std::string_view>& tokens, std::size_t at);

}  // namespace p2s::diagnosis
