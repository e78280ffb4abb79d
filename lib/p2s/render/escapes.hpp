// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <string>
#include <string_view>

namespace p2s::render {

/// Output formats, by how a value is escaped.
enum class Language {
  plain,       ///< README: one line, unchanged
  markdown,    ///< text within a line or table cell of Markdown, not at the beginning of a line
  xml,         ///< element text and attribute values
  ovpn,        ///< one argument of an OpenVPN directive
  shell,       ///< one word of a POSIX shell
  powershell,  ///< one single-quoted PowerShell string
  json,        ///< one JSON string with its quotes
  toml,        ///< one TOML basic string with its quotes
  ini,         ///< one value of a GLib key file (NetworkManager)
  strongswan,  ///< one value of swanctl.conf or ipsec.conf with its quotes
  hcl,         ///< one string of Terraform with its quotes
  bicep,       ///< one string of Bicep with its quotes
};

P2S_API std::string_view to_string(Language language) noexcept;

/// `value` as written in a file of that format, with quotes if required. A value is one line of
/// text: Error(usage) for invalid UTF-8, control characters, line endings of any kind,
/// bidirectional marks, and characters that the format cannot represent.
P2S_API std::string escape(std::string_view value, Language language);

P2S_API std::string escape_plain(std::string_view value);
P2S_API std::string escape_markdown(std::string_view value);
P2S_API std::string escape_xml(std::string_view value);
/// Unquoted if it is a plain word, otherwise in double quotes. At most 200 bytes, because a line is
/// limited to 254.
P2S_API std::string escape_ovpn(std::string_view value);
P2S_API std::string escape_shell(std::string_view value);
P2S_API std::string escape_powershell(std::string_view value);
P2S_API std::string escape_json(std::string_view value);
P2S_API std::string escape_toml(std::string_view value);
P2S_API std::string escape_ini(std::string_view value);
P2S_API std::string escape_strongswan(std::string_view value);
P2S_API std::string escape_hcl(std::string_view value);
P2S_API std::string escape_bicep(std::string_view value);

/// Checks the content between <tag> and </tag> of an OpenVPN file: lines of at most 254 bytes with
/// LF, not indented, and none that ends the block early. Otherwise Error(usage) without the
/// content.
P2S_API void require_ovpn_inline(std::string_view content, std::string_view tag);

}  // namespace p2s::render
