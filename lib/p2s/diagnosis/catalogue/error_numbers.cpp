// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/catalogue/error_numbers.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/catalogue/error_code.hpp>
#include <p2s/diagnosis/catalogue/number_tokens.hpp>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace p2s::diagnosis {
namespace {

bool counts_as_unknown(std::string_view number, std::uint32_t least) {
  if (is_sign_in_code(number) || is_self_evident(number)) return true;
  const auto values = error_codes(number);
  return !values.empty() && values.front() >= least;
}

using NumberTable = std::unordered_multimap<std::uint32_t, const KnownError*>;

const NumberTable& number_table() {
  static const auto made = [] {
    NumberTable table;
    for (const auto& error : known_errors()) {
      auto names = error.codes;
      names.push_back(error.name);
      for (const auto& name : names) {
        if (!is_number(to_lower(name))) continue;
        const auto values = error_codes(name);
        if (!values.empty()) table.emplace(values.front(), &error);
      }
    }
    return table;
  }();
  return made;
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
  const auto size = std::min(a.size(), b.size());
  std::size_t at = 0;
  while (at < size && a[at] == b[at]) ++at;
  return at;
}

bool is_of_windows(const KnownError* error) {
  return std::find(error->clients.begin(), error->clients.end(), "windows") != error->clients.end();
}

/// RasClient's messages end with the number, in every language: "CoId={…}: … est 809.", and so do
/// their parts without the id.
bool ends_message(std::string_view number, std::string_view text, bool after_code_word) {
  const auto errors = errors_with_number(number);
  const bool of_windows = std::any_of(errors.begin(), errors.end(), is_of_windows);
  if (text.find("coid=") != std::string_view::npos) return of_windows || !is_event_id(number);
  if (number.size() == 4) return false;  // 1460 and the like may be sizes
  return of_windows && (after_code_word || text.find("rasclient") != std::string_view::npos);
}

}  // namespace

bool is_event_id(std::string_view number) {
  return number.size() == 5 && number.starts_with("202") && number[3] >= '2' &&
         consists_of(number, kDigits);
}

std::vector<std::string> numbers_in(std::string_view text, bool whole, std::uint32_t least) {
  const auto lower = to_lower(text);
  const auto tokens = number_tokens(lower);
  std::vector<std::string> numbers;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const auto token = tokens[at];
    const bool sign_in = is_sign_in_code(token);
    const auto place = static_cast<std::size_t>(token.data() - lower.data());
    const bool alone =
        is_self_evident(token) || (sign_in && (text[place] == 'C' || token[0] == 'a'));
    if (!alone && !sign_in && !is_number(token)) continue;
    const bool first = whole && at == 0 && token.size() >= 3;
    const auto after = std::string_view(lower).substr(place + token.size());
    const bool last = ends_sentence(after) &&
                      ends_message(token, lower, whole && has_code_word_before(tokens, at));
    if (!alone && !first && !last && !follows_code_word(tokens, at)) continue;
    std::string number(token);
    const bool known = !errors_with_number(number).empty();
    if (!known && !counts_as_unknown(number, least)) continue;
    if (std::find(numbers.begin(), numbers.end(), number) == numbers.end())
      numbers.push_back(std::move(number));
  }
  return numbers;
}

std::vector<const KnownError*> errors_with_number(std::string_view number) {
  std::vector<const KnownError*> found;
  if (is_sign_in_code(to_lower(number))) {
    if (const auto* error = find_error(number)) found.push_back(error);
    return found;
  }
  for (const auto value : error_codes(number)) {
    const auto [begin, end] = number_table().equal_range(value);
    for (auto one = begin; one != end; ++one) {
      if (std::find(found.begin(), found.end(), one->second) == found.end())
        found.push_back(one->second);
    }
  }
  return found;
}

std::vector<std::string> nearest_numbers(std::string_view number) {
  constexpr std::size_t kMost = 3;
  constexpr std::int64_t kNear = 15;
  std::multimap<std::int64_t, std::string> near;  // by distance
  const auto lower = to_lower(number);
  const auto values = error_codes(number);
  for (const auto& error : known_errors()) {
    const auto name = to_lower(error.name);
    if (is_sign_in_code(lower)) {
      const auto shared = common_prefix(lower, name);
      if (is_sign_in_code(name) && shared > 7)
        near.emplace(-static_cast<std::int64_t>(shared), error.name);
    } else if (!values.empty() && consists_of(name, kDigits)) {
      const auto distance = std::abs(std::int64_t{error_codes(name).front()} - values.front());
      if (distance <= kNear) near.emplace(distance, error.name);
    }
  }
  std::vector<std::string> names;
  for (const auto& [distance, name] : near) {
    if (names.size() < kMost) names.push_back(name);
  }
  return names;
}

}  // namespace p2s::diagnosis
