// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/secret.hpp>
#include <p2s/render/escapes.hpp>
#include <p2s/render/model.hpp>

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace p2s::render {

/// A mustache text: {{name}}, {{#section}}…{{/section}}, {{^unless}}…{{/unless}}, {{! comment}}.
/// Strict:
///   - a name missing from the model is an error, so a typo cannot leave a hole in a file;
///   - values decide how they are escaped, not the template: {{{raw}}}, {{&raw}}, partials and
///     other delimiters are rejected.
class P2S_API Template {
 public:
  enum class Use { variable, section };

  /// `name` is for messages. Error(usage) if the text does not parse.
  Template(std::string name, std::string text);

  /// Escapes the texts of the model that it uses for `language`. Error(usage) if one of these
  /// cannot be represented or is missing from the model. Thread-safe.
  Secret render(const Model& model, Language language) const;

  const std::string& name() const noexcept { return name_; }
  /// All names in the text and how they are used.
  const std::map<std::string, Use, std::less<>>& names() const noexcept { return names_; }

 private:
  std::string name_;
  struct Engine;
  std::shared_ptr<Engine> engine_;  // parsed once, then read-only and shared by copies
  std::map<std::string, Use, std::less<>> names_;
};

}  // namespace p2s::render
