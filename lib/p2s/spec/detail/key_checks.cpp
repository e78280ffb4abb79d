// SPDX-License-Identifier: Apache-2.0
#include "p2s/spec/detail/key_checks.hpp"

#include <p2s/azure/windows_version.hpp>
#include <p2s/base/clock.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/base/text/url_password.hpp>

#include <algorithm>

namespace p2s::spec::detail {

bool is_sign_in_frequency(std::string& text) {
  return text == "every-time" || Period::parse(text).has_value();
}

bool is_secret_source(std::string& text) {
  for (const std::string_view kind : {"env:", "file:", "fd:"}) {
    if (text.starts_with(kind)) return text.size() > kind.size();
  }
  return text.empty() || text == "stdin" || text == "prompt";
}

// Labels of letters, digits, hyphens and underscores, joined by dots; or empty.
bool is_dotted_name(std::string& text) {
  const auto plain = [](char c) { return is_alphanumeric(c) || c == '-' || c == '_' || c == '.'; };
  return !text.starts_with('.') && !text.ends_with('.') && text.find("..") == text.npos &&
         std::all_of(text.begin(), text.end(), plain);
}

bool is_dns_suffix(std::string& text) {
  if (text.starts_with('.')) text.erase(0, 1);
  return !text.empty() && is_dotted_name(text);
}

// Not the null GUID of templates either.
bool is_application_id(std::string& text) {
  return is_guid(text) && text.find_first_not_of("0-") != text.npos;
}

bool is_windows_version(std::string& text) {
  text = std::string(azure::known_windows(text));
  return true;
}

bool has_no_password(std::string& text) { return url_password(text).empty(); }

}  // namespace p2s::spec::detail
