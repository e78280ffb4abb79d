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
///   - a name that the model lacks is an error, so a misspelt one cannot leave a hole in a file;
///   - the values decide how they are escaped, never the template: {{{raw}}}, {{&raw}}, partials
///     and other delimiters are refused.
class P2S_API Template {
 public:
  enum class Use { variable, section };

  /// `name` is for messages. Error(usage) when the text does not parse.
  Template(std::string name, std::string text);

  /// Texts of the model are escaped for `language`. Error(usage) when one cannot be written in it,
  /// or the template asks for what the model does not have. Any thread may call it.
  Secret render(const Model& model, Language language) const;

  const std::string& name() const noexcept { return name_; }
  /// Every name that stands in the text and how it is used.
  const std::map<std::string, Use, std::less<>>& names() const noexcept { return names_; }

 private:
  std::string name_;
  struct Engine;
  std::shared_ptr<Engine> engine_;  // parsed once, shared by copies, only read after that
  std::map<std::string, Use, std::less<>> names_;
};

}  // namespace p2s::render
