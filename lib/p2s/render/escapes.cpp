// SPDX-License-Identifier: Apache-2.0
#include "p2s/render/escapes.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/render/detail/one_line.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace p2s::render {
namespace {

// OpenVPN reads lines of at most 254 bytes; the rest is for the directive and other arguments.
constexpr std::size_t kOvpnLine = 254;
constexpr std::size_t kOvpnArgument = 200;

struct Row {
  Language language;
  std::string_view name;
  std::string (*escape)(std::string_view);
};

constexpr std::array kLanguages{
    Row{Language::plain, "plain text", escape_plain},
    Row{Language::markdown, "Markdown", escape_markdown},
    Row{Language::xml, "XML", escape_xml},
    Row{Language::ovpn, "an OpenVPN profile", escape_ovpn},
    Row{Language::shell, "a shell script", escape_shell},
    Row{Language::powershell, "a PowerShell script", escape_powershell},
    Row{Language::json, "JSON", escape_json},
    Row{Language::toml, "TOML", escape_toml},
    Row{Language::ini, "a key file", escape_ini},
    Row{Language::strongswan, "a strongSwan configuration", escape_strongswan},
    Row{Language::hcl, "a Terraform configuration", escape_hcl},
    Row{Language::bicep, "a Bicep template", escape_bicep},
};

const Row& row(Language language) {
  return *std::find_if(kLanguages.begin(), kLanguages.end(),
                       [&](const Row& each) { return each.language == language; });
}

bool is_plain_word(std::string_view value) noexcept {
  constexpr std::string_view kHarmless = "._:/@+-";
  const auto harmless = [&](char c) {
    return is_alphanumeric(c) || kHarmless.find(c) != std::string_view::npos;
  };
  return !value.empty() && std::all_of(value.begin(), value.end(), harmless);
}

// In double quotes, with a backslash before the two special characters.
std::string in_double_quotes(std::string_view value) {
  std::string quoted = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace

std::string_view to_string(Language language) noexcept { return row(language).name; }

std::string escape(std::string_view value, Language language) {
  return row(language).escape(value);
}

std::string escape_plain(std::string_view value) {
  detail::require_one_line(value, Language::plain);
  return std::string(value);
}

std::string escape_markdown(std::string_view value) {
  // CommonMark, section 2.4; '|' ends a table cell, '~' strikes out, '&' and '<' begin HTML.
  constexpr std::string_view kSpecial = "\\`*_[]<>|&~";
  detail::require_one_line(value, Language::markdown);
  std::string escaped;
  for (const char c : value) {
    if (kSpecial.find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string escape_xml(std::string_view value) {
  constexpr std::array<std::pair<char, std::string_view>, 5> kEntities{
      {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&apos;"}}};
  detail::require_one_line(value, Language::xml);
  std::string escaped;
  for (const char c : value) {
    const auto* entity = std::find_if(kEntities.begin(), kEntities.end(),
                                      [&](const auto& each) { return each.first == c; });
    entity == kEntities.end() ? escaped += c : escaped += entity->second;
  }
  return escaped;
}

std::string escape_ovpn(std::string_view value) {
  detail::require_one_line(value, Language::ovpn);
  std::string argument = is_plain_word(value) ? std::string(value) : in_double_quotes(value);
  if (argument.size() > kOvpnArgument) {
    throw Error(ErrorKind::usage,
                fmt::format("'{}' is too long for an OpenVPN profile: {} bytes, at most {}",
                            printable(value, 40), argument.size(), kOvpnArgument));
  }
  return argument;
}

std::string escape_shell(std::string_view value) {
  detail::require_one_line(value, Language::shell);
  return "'" + replace_all(value, "'", "'\\''") + "'";
}

std::string escape_powershell(std::string_view value) {
  detail::require_one_line(value, Language::powershell);
  // PowerShell treats typographic quotation marks as apostrophes.
  constexpr std::array<std::string_view, 5> kMarks{"'", "\u2018", "\u2019", "\u201A", "\u201B"};
  std::string quoted(value);
  for (const auto mark : kMarks) {
    quoted = replace_all(quoted, mark, std::string(mark) + std::string(mark));
  }
  return "'" + quoted + "'";
}

std::string escape_json(std::string_view value) {
  detail::require_one_line(value, Language::json);
  return in_double_quotes(value);
}

std::string escape_toml(std::string_view value) {
  detail::require_one_line(value, Language::toml);
  return in_double_quotes(value);
}

std::string escape_ini(std::string_view value) {
  detail::require_one_line(value, Language::ini);
  const auto first = value.find_first_not_of(' ');
  const auto last = value.find_last_not_of(' ');
  std::string escaped;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool at_an_end = first == std::string_view::npos || i < first || i > last;
    if (value[i] == ' ' && at_an_end) {
      escaped += "\\s";
    } else {
      if (value[i] == '\\') escaped += '\\';
      escaped += value[i];
    }
  }
  return escaped;
}

std::string escape_strongswan(std::string_view value) {
  detail::require_one_line(value, Language::strongswan);
  return in_double_quotes(value);
}

std::string escape_hcl(std::string_view value) {
  detail::require_one_line(value, Language::hcl);
  // ${ and %{ begin an expression.
  return replace_all(replace_all(in_double_quotes(value), "${", "$${"), "%{", "%%{");
}

std::string escape_bicep(std::string_view value) {
  detail::require_one_line(value, Language::bicep);
  auto escaped = replace_all(value, "\\", "\\\\");
  escaped = replace_all(replace_all(escaped, "'", "\\'"), "${", "\\${");
  return "'" + escaped + "'";
}

void require_ovpn_inline(std::string_view content, std::string_view tag) {
  const auto refuse = [&](std::string_view why) {
    throw Error(ErrorKind::usage,
                fmt::format("invalid content for <{}> of an OpenVPN profile: {}", tag, why));
  };
  if (content.empty()) refuse("it is empty");
  if (content.find('\r') != std::string_view::npos) refuse("it has Windows line endings");
  if (content.find('\0') != std::string_view::npos) refuse("it contains a NUL byte");
  for (const auto line : split(content, '\n')) {
    // OpenVPN looks for the end of the block after any whitespace, and again in the rest of a line
    // that is too long.
    if (line.find_first_of(" \t\v\f") == 0) refuse("a line is indented");
    if (line.starts_with('<')) refuse("a line begins with a tag");
    if (line.size() > kOvpnLine) {
      refuse(fmt::format("a line has {} bytes; the limit is {}", line.size(), kOvpnLine));
    }
  }
}

}  // namespace p2s::render
