// SPDX-License-Identifier: Apache-2.0
#include "p2s/render/template.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/render/detail/scanner.hpp>

#include <fmt/format.h>
#include <kainjow/mustache.hpp>

#include <utility>

namespace p2s::render {
namespace {

namespace mustache = kainjow::mustache;

// Encloses the number of a secret until the end of rendering. Templates and escaped values cannot
// contain it, and verbatim values are checked.
constexpr char kMark = '\x01';

// The model in the engine's types, with texts escaped and secrets replaced by their marks.
class Converter {
 public:
  Converter(const Template& source, Language language) : template_(source), language_(language) {}

  mustache::data object(const Model& model) {
    mustache::data result;
    for (const auto& entry : model.values())
      result.set(entry.first, value(entry.first, entry.second));
    return result;
  }

  // The text with the marks replaced by the secrets.
  Secret with_secrets(std::string_view text) const {
    Bytes out;
    std::size_t size = text.size();
    for (const auto* secret : secrets_) size += secret->size();
    out.reserve(size);  // growing would leave copies
    for (auto mark = text.find(kMark); mark != std::string_view::npos; mark = text.find(kMark)) {
      append(out, text.substr(0, mark));
      append(out, secrets_.at(static_cast<unsigned char>(text[mark + 1]) - 1U)->text());
      text.remove_prefix(mark + 2);
    }
    append(out, text);
    return Secret(std::move(out));
  }

 private:
  static void append(Bytes& out, std::string_view text) {
    out.insert(out.end(), text.begin(), text.end());
  }

  mustache::data value(const std::string& name, const Model::Value& value) {
    const auto use = template_.names().find(name);
    const bool flag_or_list = value.index() >= 2;
    if (use != template_.names().end() && flag_or_list != (use->second == Template::Use::section)) {
      throw Error(ErrorKind::usage,
                  fmt::format("template '{}' uses '{}' as {}", template_.name(), name,
                              flag_or_list ? "a value, but it is a section"
                                           : "a section, but it is a value"));
    }
    if (const auto* text = std::get_if<Model::Text>(&value)) return this->text(*text);
    if (const auto* secret = std::get_if<const Secret*>(&value)) return marked(**secret);
    if (const auto* flag = std::get_if<bool>(&value)) return {*flag};
    mustache::data items(mustache::data::type::list);
    for (const auto& item : std::get<std::vector<Model>>(value)) items << object(item);
    return items;
  }

  mustache::data text(const Model::Text& text) const {
    if (!text.escaped) return {escape(text.value, language_)};
    if (text.value.find(kMark) != std::string::npos) {
      throw Error(ErrorKind::internal, "a verbatim text contains a control character");
    }
    return {text.value};
  }

  // The secret's number is one byte; a file has a few.
  mustache::data marked(const Secret& secret) {
    secrets_.push_back(&secret);
    if (secrets_.size() > 31) throw Error(ErrorKind::internal, "a file has too many secrets");
    return {std::string{kMark, static_cast<char>(secrets_.size())}};
  }

  const Template& template_;
  Language language_;
  std::vector<const Secret*> secrets_;
};

// The engine ignores unknown names; here they are an error.
class StrictContext final : public mustache::context<std::string> {
 public:
  StrictContext(const Template& source, const mustache::data& data)
      : mustache::context<std::string>(&data), template_(source) {}

  const mustache::data* get(const std::string& name) const override {
    const auto* found = mustache::context<std::string>::get(name);
    if (found != nullptr) return found;
    throw Error(ErrorKind::usage,
                fmt::format("template '{}' uses the unknown name '{}'", template_.name(), name));
  }

 private:
  const Template& template_;
};

}  // namespace

// Rendering changes the engine only for lambdas and partials, which are not supported.
struct Template::Engine {
  explicit Engine(const std::string& text) : parsed(text) {
    parsed.set_custom_escape([](const std::string& value) { return value; });
  }
  mustache::mustache parsed;
};

Template::Template(std::string name, std::string text) : name_(std::move(name)) {
  auto scanned = detail::scan(name_, text);
  engine_ = std::make_shared<Engine>(scanned.text);
  if (!engine_->parsed.is_valid()) {
    throw Error(ErrorKind::usage, fmt::format("template '{}': {}", printable(name_),
                                              engine_->parsed.error_message()));
  }
  names_ = std::move(scanned.names);
}

Secret Template::render(const Model& model, Language language) const {
  Converter converter(*this, language);
  const auto data = converter.object(model);
  StrictContext context(*this, data);
  return converter.with_secrets(engine_->parsed.render(context));
}

}  // namespace p2s::render
