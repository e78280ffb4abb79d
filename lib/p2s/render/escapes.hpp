#pragma once

#include <p2s/base/export.hpp>

#include <string>
#include <string_view>

namespace p2s::render {

/// The languages we write, by how a value is put into them.
enum class Language {
  plain,       ///< README and Markdown text: one line, unchanged
  xml,         ///< element text and attribute values
  ovpn,        ///< one argument of an OpenVPN directive
  shell,       ///< one word of a POSIX shell
  powershell,  ///< one single-quoted PowerShell string
  json,        ///< one JSON string with its quotes
  toml,        ///< one TOML basic string with its quotes
  ini,         ///< one value of a GLib key file (NetworkManager)
  strongswan,  ///< one value of swanctl.conf or ipsec.conf with its quotes
};

P2S_API std::string_view to_string(Language language) noexcept;

/// `value` as it must stand in a file of that language, quotes included where the language needs
/// them. A value is one line of text: Error(usage) for bytes that are no UTF-8, control characters
/// and line ends of every kind, marks that turn the direction of writing, and what the language
/// itself cannot hold.
P2S_API std::string escape(std::string_view value, Language language);

P2S_API std::string escape_plain(std::string_view value);
P2S_API std::string escape_xml(std::string_view value);
/// Bare when it is a plain word, else in double quotes. At most 200 bytes: a line holds 254.
P2S_API std::string escape_ovpn(std::string_view value);
P2S_API std::string escape_shell(std::string_view value);
P2S_API std::string escape_powershell(std::string_view value);
P2S_API std::string escape_json(std::string_view value);
P2S_API std::string escape_toml(std::string_view value);
P2S_API std::string escape_ini(std::string_view value);
P2S_API std::string escape_strongswan(std::string_view value);

/// Checks what is to stand between <tag> and </tag> in an OpenVPN file: lines of at most 254
/// bytes ended by LF, none indented, none that ends the block early. Error(usage) otherwise; the
/// content is not quoted.
P2S_API void require_ovpn_inline(std::string_view content, std::string_view tag);

}  // namespace p2s::render
