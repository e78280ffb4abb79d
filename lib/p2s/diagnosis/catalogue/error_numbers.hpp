// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/diagnosis/catalogue/error_catalogue.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

inline constexpr std::uint32_t kLeastUnknown = 200;  ///< below are numbers of Unix

/// The numbers of a text that are error codes: AADSTS50105, CAA20004, 0x80090326 and -2146893018
/// anywhere; others after a word such as "error" or "code" of several languages, "(Error 809)", at
/// the end of a message of RasClient, or, if `whole` (not a line of a log), as the first word.
/// Numbers that the catalogue lacks count from `least` on. Numbers of OpenSSL, HTTP and Unix do not
/// count: their text says more.
std::vector<std::string> numbers_in(std::string_view text, bool whole,
                                    std::uint32_t least = kLeastUnknown);

/// 20220 to 20299: an event of RasClient, not an error.
bool is_event_id(std::string_view number);

/// The entries with this number. Equal numbers are equal in every form (error_codes()).
std::vector<const KnownError*> errors_with_number(std::string_view number);

/// Names of the entries with the nearest numbers, at most three; empty if none is near.
std::vector<std::string> nearest_numbers(std::string_view number);

}  // namespace p2s::diagnosis
