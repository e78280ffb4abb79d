// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/names.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/code_point.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

namespace p2s {
namespace {

constexpr std::size_t kCommonName = 64;  // RFC 5280, appendix A: ub-common-name
constexpr std::size_t kReadable = 48;  // leaves room for the mark and an extension on every system

bool is_harmless(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' ||
         c == '@';
}

// Windows refuses these as the part before the first dot.
bool is_reserved(std::string_view name) {
  constexpr std::array<std::string_view, 4> devices{"con", "prn", "aux", "nul"};
  const auto stem = to_lower(name.substr(0, name.find('.')));
  if (std::find(devices.begin(), devices.end(), stem) != devices.end()) return true;
  return stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) &&
         stem[3] >= '0' && stem[3] <= '9';
}

// FNV-1a: makes file names unique; not a cryptographic hash.
std::uint64_t hash_of(std::string_view text) noexcept {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3U;
  }
  return hash;
}

std::size_t characters(std::string_view text) noexcept {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

/// Spaces other than ' ', format characters other than the joiners of scripts and emoji, and
/// letters without a shape.
bool is_hidden(char32_t code) {
  constexpr std::array<char32_t, 6> kShapeless{0x034F, 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0};
  if (code == ' ' || code == 0x200C || code == 0x200D) return false;
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(code));
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_CF ||
         std::find(kShapeless.begin(), kShapeless.end(), code) != kShapeless.end();
}

bool has_hidden(std::string_view text) {
  while (!text.empty()) {
    const auto first = first_code_point(text);
    if (first.bytes == 0) return false;
    if (is_hidden(first.code)) return true;
    text.remove_prefix(first.bytes);
  }
  return false;
}

std::string mapped(std::string_view text, int options) {
  utf8proc_uint8_t* made = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &made,
                                   static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(made, &std::free);
  if (length < 0) throw Error(ErrorKind::internal, utf8proc_errmsg(length));
  return {reinterpret_cast<const char*>(made), static_cast<std::size_t>(length)};
}

std::string composed_form(std::string_view text) {
  return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

}  // namespace

void require_name(std::string_view name, std::string_view what) {
  const auto refuse = [&](std::string_view why, const std::string& hint) {
    throw Error(ErrorKind::usage,
                fmt::format("'{}' cannot be a {} name: {}", printable(name, 80), what, why))
        .hint(hint);
  };
  if (name.empty()) refuse("it is empty", "give a name such as alice");
  if (!is_utf8(name)) refuse("it is not valid UTF-8", "type the name in a UTF-8 terminal");
  if (const auto what_it_holds = find_unprintable(name); !what_it_holds.empty()) {
    refuse(fmt::format("it contains {}", what_it_holds),
           "remove line breaks, tabs and invisible characters");
  }
  if (has_hidden(name)) {
    refuse("it contains a character that is invisible or looks like a space",
           "remove it, or type the name again");
  }
  if (const auto composed = composed_form(name); composed != name) {
    refuse("it is not in composed form (Unicode NFC), so that it looks like another name",
           fmt::format("use the same name as typed on a keyboard: '{}'", composed));
  }
  if (trim(name) != name) refuse("it has leading or trailing whitespace", "remove the whitespace");
  if (characters(name) > kCommonName) {
    refuse(fmt::format("it has {} characters; a common name has at most {}", characters(name),
                       kCommonName),
           "choose a shorter name");
  }
}

std::string mixed_scripts(std::string_view name) {
  struct Script {
    std::string name;
    char32_t first, last;
  };
  static const std::array<Script, 5> scripts{{{"Latin", U'A', 0x024F},
                                              {"Greek", 0x0370, 0x03FF},
                                              {"Cyrillic", 0x0400, 0x052F},
                                              {"Armenian", 0x0531, 0x0587},
                                              {"Cherokee", 0x13A0, 0x13FF}}};
  std::vector<bool> found(scripts.size(), false);
  while (!name.empty()) {
    const auto [code, bytes] = first_code_point(name);
    if (bytes == 0) return {};
    name.remove_prefix(bytes);
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(code));
    if (category < UTF8PROC_CATEGORY_LU || category > UTF8PROC_CATEGORY_LO) continue;
    for (std::size_t i = 0; i < scripts.size(); ++i)
      if (code >= scripts[i].first && code <= scripts[i].last) found[i] = true;
  }
  std::vector<std::string> mixed;
  for (std::size_t i = 0; i < scripts.size(); ++i)
    if (found[i]) mixed.push_back(scripts[i].name);
  return mixed.size() > 1 ? join(mixed, " and ") : "";
}

std::string folded_name(std::string_view name) {
  return mapped(name, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

std::string file_name_for(std::string_view name) {
  const bool plain = !name.empty() && name.size() <= kReadable &&
                     std::all_of(name.begin(), name.end(), is_harmless) && name.front() != '.' &&
                     name.front() != '-' && name.back() != '.' && !is_reserved(name);
  if (plain) return std::string(name);
  std::string readable;
  for (const char c : to_lower(name)) {
    if (is_harmless(c) && readable.size() < kReadable) readable += c;
  }
  const auto first = readable.find_first_not_of(".-");
  readable.erase(0, std::min(first, readable.size()));
  return fmt::format("{}~{:016x}", is_reserved(readable) ? "_" + readable : readable,
                     hash_of(name));
}

}  // namespace p2s
