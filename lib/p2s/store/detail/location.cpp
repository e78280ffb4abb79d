// SPDX-License-Identifier: Apache-2.0
#include "p2s/store/detail/location.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::store::detail {
namespace {

bool is_scheme(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+';
  });
}

// scheme://host/database, without user, password and options.
std::string without_credentials(std::string_view url) {
  const auto start = url.find("://") + 3;
  const auto end = std::min(url.find_first_of("?#"), url.size());
  const auto at = url.substr(0, end).rfind('@');
  const auto host = at == std::string_view::npos || at < start ? start : at + 1;
  return printable(fmt::format("{}{}", url.substr(0, start), url.substr(host, end - host)));
}

Location file_location(std::string_view name) {
  if (name.empty() || name.find('\0') != std::string_view::npos) {
    throw Error(ErrorKind::usage, "the store's path is empty or holds a zero byte")
        .hint("use sqlite:PATH or postgresql://HOST/DATABASE");
  }
  std::error_code code;
  const auto path = std::filesystem::absolute(std::filesystem::path(name), code);
  if (code) throw Error(ErrorKind::io, "the current directory no longer exists: " + code.message());
  return {Engine::sqlite, path, {}, printable(name)};
}

}  // namespace

Location parse_location(const std::string& url) {
  constexpr std::string_view kFile = "sqlite:";
  const std::string_view text = url;
  if (text.substr(0, kFile.size()) == kFile) return file_location(text.substr(kFile.size()));
  const auto colon = text.find("://");
  if (colon == std::string_view::npos || !is_scheme(text.substr(0, colon))) {
    return file_location(text);
  }
  const auto scheme = text.substr(0, colon);
  if (scheme == "postgresql" || scheme == "postgres") {
    return {Engine::postgresql, {}, url, without_credentials(text)};
  }
  throw Error(ErrorKind::usage, fmt::format("unsupported store URL scheme '{}://'", scheme))
      .hint("use sqlite:PATH or postgresql://HOST/DATABASE");
}

std::string sqlite_connection(const std::filesystem::path& path, const std::string& mode) {
  std::string uri = "dbname=file:";
  for (const char c : path.native()) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '/' || c == '.' || c == '-' || c == '_';
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri + "?mode=" + mode;
}

}  // namespace p2s::store::detail
