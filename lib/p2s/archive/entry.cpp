// SPDX-License-Identifier: Apache-2.0
#include "p2s/archive/entry.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::archive {
namespace {

constexpr std::size_t kNameLimit = 512;

[[noreturn]] void refuse_entry(std::string_view raw, std::string_view why) {
  throw Error(ErrorKind::malformed, fmt::format("entry name '{}' {}", printable(raw), why));
}

bool is_control(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F;
}

void require_harmless_parts(std::string_view raw, std::string_view name) {
  if (name.ends_with('/')) name.remove_suffix(1);
  for (const std::string_view part : split(name, '/')) {
    if (part.empty()) refuse_entry(raw, "has nothing between two separators");
    if (part == "." || part == "..") refuse_entry(raw, "could leave its folder");
  }
}

}  // namespace

std::string normalised_name(std::string_view raw) {
  if (raw.empty()) refuse_entry(raw, "is empty");
  if (raw.size() > kNameLimit)
    refuse_entry(raw, fmt::format("is longer than {} bytes", kNameLimit));
  if (!is_utf8(raw)) refuse_entry(raw, "is not UTF-8");
  if (std::any_of(raw.begin(), raw.end(), is_control)) refuse_entry(raw, "has control characters");
  if (raw.find(':') != std::string_view::npos) refuse_entry(raw, "names a drive or a stream");
  std::string name(raw);
  std::replace(name.begin(), name.end(), '\\', '/');
  if (name.starts_with('/')) refuse_entry(raw, "is absolute");
  require_harmless_parts(raw, name);
  return name;
}

std::string collision_key(std::string_view name) {
  if (name.ends_with('/')) name.remove_suffix(1);
  return to_lower(name);
}

}  // namespace p2s::archive
