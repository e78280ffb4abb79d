// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/base/finding.hpp>
#include <p2s/package/package_rules.hpp>

#include <pugixml.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace p2s::package {

/// One XML file of a package. Names are compared without namespace prefix and case; elements with
/// nil="true" count as absent, even next to a sibling of the same name with a value.
class XmlFile {
 public:
  /// Error(malformed) unless the content is well-formed, of reasonable size and depth, in UTF-8 or
  /// UTF-16 with byte order mark, without DOCTYPE, and its root is `root_name`.
  XmlFile(ByteView content, std::string_view file, std::string_view root_name, Findings& findings);

  pugi::xml_node root() const { return root_; }
  /// UTF-8 without byte order mark.
  const std::string& text() const noexcept { return text_; }

  std::vector<pugi::xml_node> children(pugi::xml_node parent, std::string_view name) const;
  /// The first one; empty if missing.
  pugi::xml_node child(pugi::xml_node parent, std::string_view name) const;
  /// Text of the first non-empty one, trimmed. Reports different values.
  std::string value(pugi::xml_node parent, std::string_view name);
  /// The texts of its child elements or, without any, its own text split at commas.
  std::vector<std::string> values(pugi::xml_node parent, std::string_view name) const;

  void report(PackageRule rule, pugi::xml_node where, const std::string& message,
              std::string hint = {});

 private:
  void require_sane(std::string_view root_name);
  std::size_t line(pugi::xml_node node) const;

  std::string file_;
  std::string text_;
  Findings& findings_;
  pugi::xml_document document_;
  pugi::xml_node root_;
};

/// All text directly in the element, as written.
std::string text_of(pugi::xml_node node);
/// Without prefix.
std::string_view local_name(pugi::xml_node node) noexcept;

}  // namespace p2s::package
