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

/// What a template is filled with: names and their values. Setting a name again replaces it.
class P2S_API Model {
 public:
  /// Escaped for the language of the template.
  Model& text(std::string name, std::string value);
  /// Goes in as it is: the caller made or checked it for that language (see escapes.hpp).
  Model& verbatim(std::string name, std::string value);
  /// As verbatim, but never copied by the template engine: put in at the very end. Lives with the
  /// caller.
  Model& secret(std::string name, const Secret& value);
  /// {{#name}}shown when true{{/name}}{{^name}}shown when false{{/name}}
  Model& flag(std::string name, bool value);
  /// {{#name}}once for each, with its own names first{{/name}}
  Model& list(std::string name, std::vector<Model> items);

  struct Text {
    std::string value;
    bool escaped;  ///< already in the language of the template
  };
  using Value = std::variant<Text, const Secret*, bool, std::vector<Model>>;
  const std::map<std::string, Value, std::less<>>& values() const noexcept { return values_; }
  /// Every name in it and in its lists.
  std::set<std::string> names() const;

 private:
  std::map<std::string, Value, std::less<>> values_;
};

}  // namespace p2s::render
