// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/render/template.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace p2s::render {

/// The templates by their path in templates/, such as "openvpn/openvpn2.ovpn". They are built in; a
/// directory of the user can override them. The texts of the start page are in a file of their own:
/// [[key]] in a page is replaced by one of them, [[path]] by the style sheet or script of that
/// name.
class P2S_API Templates {
 public:
  /// The built-in ones.
  Templates();
  /// The built-in ones, overridden by those in `directory`: UTF-8, or UTF-16 with a byte order
  /// mark, LF or CRLF. Error(not_found) if the directory does not exist, Error(usage) if a file has
  /// an unknown name or does not parse.
  static Templates with_overrides(const std::filesystem::path& directory);

  /// Error(internal) if not found.
  const Template& get(std::string_view name) const;
  /// A text of the start page, a style sheet, or a script that is not rendered (lab/lab.sh).
  /// Error(internal) if not found.
  const std::string& text(std::string_view key) const;
  const std::map<std::string, Template, std::less<>>& all() const noexcept { return templates_; }

 private:
  using Texts = std::map<std::string, std::string, std::less<>>;
  explicit Templates(const Texts& sources);

  std::map<std::string, Template, std::less<>> templates_;
  Texts texts_;
};

}  // namespace p2s::render
