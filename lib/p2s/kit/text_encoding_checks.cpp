// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/text_encoding_checks.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/client_software.hpp>
#include <p2s/kit/kit_rules.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace p2s::kit {
namespace {

// Of packages, and of files that are in no folder of a client software.
constexpr std::array<std::string_view, 12> kTextEndings{
    ".xml",   ".ovpn",  ".conf",         ".pem",          ".crt",   ".cer",
    ".cer_0", ".cer_1", ".mobileconfig", ".nmconnection", ".sswan", ".html"};

// Their programs read UTF-8 alone, and the first ones no byte order mark before it.
constexpr std::array<std::string_view, 4> kWithoutMark{".conf", ".nmconnection", ".pem", ".sh"};
constexpr std::array<std::string_view, 2> kUtf8{".ovpn", ".sswan"};

// What a certificate's first bytes become: 30 82 in base64 is "MII", in base64 once more "TUlJ";
// "-----BEGIN CERT" in base64 is the second.
constexpr std::string_view kTwice = "TUlJ";
constexpr std::string_view kPemInside = "LS0tLS1CRUdJTi";

bool has_ending(std::string_view path, std::span<const std::string_view> endings) {
  const std::string name = to_lower(path);
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

bool is_text_file(std::string_view path) {
  if (const auto* const kind = kind_of(path)) return kind->form == FileKind::Form::text;
  return has_ending(path, kTextEndings);
}

void check_utf8(std::string_view path, ByteView content, Findings& findings) {
  const bool without_mark = has_ending(path, kWithoutMark);
  if (!without_mark && !has_ending(path, kUtf8)) return;
  const auto start = as_text(content);
  const auto report = [&](std::string_view problem) {
    findings.push_back(kit_finding("KIT-075", std::string(path), std::string(problem)));
  };
  if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) {
    report("its program does not read UTF-16");
  } else if (without_mark && start.starts_with("\xEF\xBB\xBF")) {
    report("its program does not read the byte order mark at its start");
  }
}

bool is_base64(char c) noexcept { return is_alphanumeric(c) || c == '+' || c == '/' || c == '='; }

/// Where base64 data begins with `mark`, and decodes to what `mark` promises; npos when nowhere.
std::size_t place_of(std::string_view text, std::string_view mark, std::string_view inside) {
  for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + 1)) {
    // In the middle of other data the same letters mean nothing.
    const auto before = at == 0 ? text.npos : text.find_last_not_of("\r\n", at - 1);
    const bool begins = before == text.npos || !is_base64(text[before]);
    constexpr std::size_t kEnough = 32;
    if (!begins || text.size() - at < kEnough) continue;
    const auto decoded = from_base64(text.substr(at, kEnough));
    if (decoded && as_text(*decoded).starts_with(inside)) return at;
  }
  return text.npos;
}

std::size_t line_of(std::string_view text, std::size_t at) {
  return 1 + static_cast<std::size_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

void check_encoding(std::string_view path, std::string_view text, Findings& findings) {
  const auto report = [&](std::size_t at, std::string_view what) {
    if (at == text.npos) return;
    findings.push_back(kit_finding("KIT-068", std::string(path),
                                   fmt::format("line {}: {}", line_of(text, at), what)));
  };
  report(place_of(text, kPemInside, "-----BEGIN"), "a PEM file is encoded in base64 twice");
  report(place_of(text, kTwice, "MII"), "base64 data is encoded in base64 twice");
}

void check_line_ends(std::string_view path, std::string_view text, Findings& findings) {
  std::size_t with_return = 0;
  const auto ends = std::count(text.begin(), text.end(), '\n');
  for (auto at = text.find("\r\n"); at != text.npos; at = text.find("\r\n", at + 2)) ++with_return;
  const auto all = static_cast<std::size_t>(ends);
  if (with_return == 0 || with_return == all) return;
  findings.push_back(kit_finding("KIT-069", std::string(path),
                                 fmt::format("{} of {} end with CR LF, the others with LF",
                                             with_return, counted(all, "line", "lines"))));
}

}  // namespace

Findings check_text(std::string_view path, ByteView content) {
  Findings findings;
  check_utf8(path, content, findings);
  if (!is_text_file(path)) return findings;
  const auto text = decode_text(content);
  if (!text) return findings;  // DER, or no text: its own reader says so
  check_encoding(path, *text, findings);
  check_line_ends(path, *text, findings);
  return findings;
}

}  // namespace p2s::kit
