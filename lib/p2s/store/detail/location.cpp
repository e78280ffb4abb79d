// SPDX-License-Identifier: Apache-2.0
#include "p2s/store/detail/location.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/base/text/url_password.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::store::detail {
namespace {

bool is_scheme(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char c) { return is_alphanumeric(c) || c == '+'; });
}

Location server_location(const std::string& url) {
  // libpq would look for the host in the middle of the password, and show the rest in its errors.
  if (!is_password_escaped(url)) {
    throw Error(ErrorKind::usage, "the password in the store's URL contains '/', '?', '#' or '@'")
        .hint("keep it in ~/.pgpass, or write these as %2F, %3F, %23 and %40");
  }
  return {Engine::postgresql, {}, url, url_without_password(url)};
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

/// "postgresql:host=h", or libpq's other form, "host=h password=p": may contain a password, so it
/// is not shown as a path.
bool is_server_without_slashes(std::string_view text) {
  return text.starts_with("postgresql:") || text.starts_with("postgres:") ||
         text.find("password=") != text.npos;
}

}  // namespace

Location parse_location(const std::string& url) {
  constexpr std::string_view kFile = "sqlite:";
  const std::string_view text = url;
  if (text.substr(0, kFile.size()) == kFile) return file_location(text.substr(kFile.size()));
  const auto colon = text.find("://");
  if (colon == std::string_view::npos && is_server_without_slashes(text)) {
    throw Error(ErrorKind::usage, "the store's URL is neither a path nor postgresql://...")
        .hint("use sqlite:PATH or postgresql://HOST/DATABASE");
  }
  if (colon == std::string_view::npos || !is_scheme(text.substr(0, colon))) {
    return file_location(text);
  }
  const auto scheme = text.substr(0, colon);
  if (scheme == "postgresql" || scheme == "postgres") {
    return server_location(url);
  }
  throw Error(ErrorKind::usage, fmt::format("unsupported store URL scheme '{}://'", scheme))
      .hint("use sqlite:PATH or postgresql://HOST/DATABASE");
}

std::string sqlite_connection(const std::filesystem::path& path, const std::string& mode) {
  std::string uri = "dbname=file:";
  for (const char c : path.native()) {
    const bool plain = is_alphanumeric(c) || c == '/' || c == '.' || c == '-' || c == '_';
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri + "?mode=" + mode;
}

}  // namespace p2s::store::detail
