// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/text/url_password.hpp"

#include <p2s/base/text/text.hpp>

#include <algorithm>
#include <charconv>

namespace p2s {
namespace {

constexpr std::string_view kAfterScheme = "://";

/// What follows the scheme; empty if there is none.
std::string_view after_scheme(std::string_view url) noexcept {
  const auto scheme = url.find(kAfterScheme);
  return scheme == url.npos ? std::string_view() : url.substr(scheme + kAfterScheme.size());
}

/// Whether what precedes an '@' is a host and parameters, "host:5432/db?user=a".
bool is_in_parameters(std::string_view before) noexcept {
  const auto question = before.find('?');
  if (question == before.npos || before.find('=', question) == before.npos) return false;
  const auto authority = before.substr(0, std::min(question, before.find('/')));
  const auto colon = authority.find(':');
  return authority.find('@') == authority.npos &&
         (colon == authority.npos ||
          authority.find_first_not_of("0123456789", colon + 1) == authority.npos);
}

/// "user:password", up to the last '@' that is not in the parameters.
std::string_view user_part(std::string_view rest) noexcept {
  const auto at = rest.rfind('@');
  if (at == rest.npos) return {};
  const auto before = rest.substr(0, at);
  return is_in_parameters(before) ? std::string_view() : before;
}

std::string_view password_of(std::string_view user) noexcept {
  const auto colon = user.find(':');
  return colon == user.npos ? std::string_view() : user.substr(colon + 1);
}

}  // namespace

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto digits = text.substr(i, 3);
    unsigned value = 0;
    if (digits.size() == 3 && digits[0] == '%' && is_hex(digits.substr(1), 2) &&
        std::from_chars(digits.data() + 1, digits.data() + 3, value, 16).ec == std::errc{}) {
      decoded += static_cast<char>(value);
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

std::string_view url_password(std::string_view url) noexcept {
  const auto rest = after_scheme(url);
  if (const auto password = password_of(user_part(rest)); !password.empty()) return password;
  for (const std::string_view parameter : {"?password=", "&password="}) {
    const auto found = rest.find(parameter);
    if (found == rest.npos) continue;
    const auto value = rest.substr(found + parameter.size());
    return value.substr(0, value.find_first_of("&#"));
  }
  return {};
}

bool is_password_escaped(std::string_view url) noexcept {
  return password_of(user_part(after_scheme(url))).find_first_of("/?#@") == url.npos;
}

std::string url_without_password(std::string_view url) {
  auto rest = after_scheme(url);
  if (rest.empty()) return printable(url, 4096);
  std::string shown(url.substr(0, url.size() - rest.size()));
  if (const auto user = user_part(rest); !user.empty()) {
    shown += std::string(user.substr(0, user.find_first_of(":/?#@"))) + "@";
    rest.remove_prefix(user.size() + 1);
  }
  shown += rest.substr(0, rest.find_first_of("?#"));
  return printable(shown, 4096);
}

}  // namespace p2s
