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

/// How XmlFile reads one format.
struct XmlForm {
  bool exact_names = false;    ///< the client that reads the file compares names with their case
  bool doctype = false;        ///< allowed, without declarations of its own, as in property lists
  std::size_t first_line = 1;  ///< of the content, if it is a part of a file
};

/// One XML file of a package. Names are compared without namespace prefix and, unless
/// XmlForm::exact_names, without case; elements with nil="true" count as absent, even next to a
/// sibling of the same name with a value.
class XmlFile {
 public:
  /// Error(malformed) unless the content is well-formed, of reasonable size and depth, in UTF-8 or
  /// UTF-16 with byte order mark, without DOCTYPE, and its root is `root_name`.
  XmlFile(ByteView content, std::string_view file, std::string_view root_name, Findings& findings,
          XmlForm form = {});

  pugi::xml_node root() const { return root_; }
  /// UTF-8 without byte order mark.
  const std::string& text() const noexcept { return text_; }
  /// The same without what value() and values() removed from values.
  std::string cleaned_text() const;

  std::vector<pugi::xml_node> children(pugi::xml_node parent, std::string_view name) const;
  /// The first one; empty if missing.
  pugi::xml_node child(pugi::xml_node parent, std::string_view name) const;
  /// Text of the first non-empty one (see clean_text). Reports different values, and what was
  /// removed.
  std::string value(pugi::xml_node parent, std::string_view name);
  /// Its own text split at commas, and the texts of its 'string' elements. Reports others.
  std::vector<std::string> values(pugi::xml_node parent, std::string_view name);
  /// The element's own text (see clean_text). Reports what was removed.
  std::string clean_value(pugi::xml_node node);

  void report(PackageRule rule, pugi::xml_node where, const std::string& message,
              std::string hint = {});

 private:
  struct Edit {
    std::size_t offset;
    std::size_t length;
    std::string text;
  };

  void require_sane(std::string_view root_name);
  std::size_t line(pugi::xml_node node) const;

  std::string file_;
  XmlForm form_;
  std::string text_;
  std::vector<Edit> edits_;
  Findings& findings_;
  pugi::xml_document document_;
  pugi::xml_node root_;
};

/// Whether the element has nil="true": its value is absent.
bool is_nil(pugi::xml_node node);
bool is_element(pugi::xml_node node) noexcept;
/// All text directly in the element, as written.
std::string text_of(pugi::xml_node node);
/// Without prefix.
std::string_view local_name(pugi::xml_node node) noexcept;

}  // namespace p2s::package
