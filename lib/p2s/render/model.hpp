// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/secret.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace p2s::render {

/// The values of a template, by name. Setting a name again replaces its value.
class P2S_API Model {
 public:
  /// Escaped for the language of the template.
  Model& text(std::string name, std::string value);
  /// Inserted unchanged: the caller escaped or checked it for that format (see escapes.hpp).
  Model& verbatim(std::string name, std::string value);
  /// As verbatim, but inserted after rendering, so the template engine never copies it. Owned by
  /// the caller.
  Model& secret(std::string name, const Secret& value);
  /// {{#name}}if true{{/name}}{{^name}}if false{{/name}}
  Model& flag(std::string name, bool value);
  /// {{#name}}repeated for each item, whose names take precedence{{/name}}
  Model& list(std::string name, std::vector<Model> items);

  struct Text {
    std::string value;
    bool escaped;  ///< already escaped for the format of the template
  };
  using Value = std::variant<Text, const Secret*, bool, std::vector<Model>>;
  const std::map<std::string, Value, std::less<>>& values() const noexcept { return values_; }
  /// All names, including those of its lists.
  std::set<std::string> names() const;

 private:
  std::map<std::string, Value, std::less<>> values_;
};

}  // namespace p2s::render
