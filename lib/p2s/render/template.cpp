// SPDX-License-Identifier: Apache-2.0
#include "p2s/render/template.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/render/detail/scanner.hpp>

#include <fmt/format.h>
#include <kainjow/mustache.hpp>

#include <unordered_map>
#include <utility>
#include <vector>

namespace p2s::render {
namespace {

namespace mustache = kainjow::mustache;

// Encloses the number of a secret until the end of rendering. Templates and escaped values cannot
// contain it, and verbatim values are checked.
constexpr char kMark = '\x01';

// A model as the engine reads it: values are converted when a template first uses them, and never
// copied into one another. The engine ignores unknown names; here they are an error.
class ModelContext final : public mustache::basic_context<std::string> {
 public:
  ModelContext(const Template& source, const Model& model, Language language)
      : template_(source), language_(language), scopes_{&model} {}

  const mustache::data* get(const std::string& name) const override {
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      const auto found = (*scope)->values().find(name);
      if (found != (*scope)->values().end()) return &converted(name, found->second);
    }
    throw Error(ErrorKind::usage,
                fmt::format("template '{}' uses the unknown name '{}'", template_.name(), name));
  }
  const mustache::data* get_partial(const std::string&) const override { return nullptr; }

  // A section of an item of a list, or of a flag, which has no names of its own.
  void push(const mustache::data* data) override {
    const auto item = items_.find(data);
    scopes_.push_back(item == items_.end() ? scopes_.back() : item->second);
  }
  void pop() override { scopes_.pop_back(); }

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

  const mustache::data& converted(const std::string& name, const Model::Value& value) const {
    const auto known = converted_.find(&value);
    if (known != converted_.end()) return known->second;
    require_use(name, value);
    const auto& data = converted_.emplace(&value, convert(value)).first->second;
    if (const auto* models = std::get_if<std::vector<Model>>(&value)) {
      for (std::size_t i = 0; i < models->size(); ++i)
        items_.emplace(&data.list_value()[i], &(*models)[i]);
    }
    return data;
  }

  void require_use(const std::string& name, const Model::Value& value) const {
    const bool flag_or_list = value.index() >= 2;
    if (flag_or_list == (template_.names().at(name) == Template::Use::section)) return;
    throw Error(ErrorKind::usage,
                fmt::format("template '{}' uses '{}' as {}", template_.name(), name,
                            flag_or_list ? "a value, but it is a section"
                                         : "a section, but it is a value"));
  }

  mustache::data convert(const Model::Value& value) const {
    if (const auto* text = std::get_if<Model::Text>(&value)) return escaped(*text);
    if (const auto* secret = std::get_if<const Secret*>(&value)) return marked(**secret);
    if (const auto* flag = std::get_if<bool>(&value)) return {*flag};
    return {mustache::list(std::get<std::vector<Model>>(value).size())};
  }

  mustache::data escaped(const Model::Text& text) const {
    if (!text.escaped) return {escape(text.value, language_)};
    if (text.value.find(kMark) != std::string::npos) {
      throw Error(ErrorKind::internal, "a verbatim text contains a control character");
    }
    return {text.value};
  }

  // The secret's number is one byte; a file has a few.
  mustache::data marked(const Secret& secret) const {
    secrets_.push_back(&secret);
    if (secrets_.size() > 31) throw Error(ErrorKind::internal, "a file has too many secrets");
    return {std::string{kMark, static_cast<char>(secrets_.size())}};
  }

  const Template& template_;
  Language language_;
  std::vector<const Model*> scopes_;  // the innermost last
  mutable std::unordered_map<const Model::Value*, mustache::data> converted_;
  mutable std::unordered_map<const mustache::data*, const Model*> items_;
  mutable std::vector<const Secret*> secrets_;
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
  ModelContext context(*this, model, language);
  return context.with_secrets(engine_->parsed.render(context));
}

}  // namespace p2s::render
