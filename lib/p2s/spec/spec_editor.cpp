// SPDX-License-Identifier: Apache-2.0
#include "p2s/spec/spec_editor.hpp"

#include <p2s/base/error.hpp>
#include <p2s/spec/detail/toml_document.hpp>
#include <p2s/spec/editing/document_edit.hpp>
#include <p2s/spec/editing/text_edit.hpp>

namespace p2s::spec {
namespace {

constexpr std::string_view kName = "p2s.toml";

std::vector<TextChange> changes_of(std::string_view text, const toml::table& document,
                                   std::span<const Edit> edits) {
  detail::TextEdit changes(text, document);
  changes.add(edits);
  return changes.take();
}

}  // namespace

std::vector<TextChange> changes_of(std::string_view text, std::span<const Edit> edits) {
  return changes_of(text, detail::parse_document(text, kName), edits);
}

std::string edit_spec(std::string_view text, std::span<const Edit> edits) {
  auto document = detail::parse_document(text, kName);
  std::string edited;
  std::size_t copied = 0;
  for (const auto& change : changes_of(text, document, edits)) {
    edited.append(text.substr(copied, change.begin - copied)).append(change.text);
    copied = change.end;
  }
  edited += text.substr(copied);
  detail::edit_document(document, edits);
  if (detail::parse_document(edited, kName) != document)
    throw Error(ErrorKind::malformed, "the file cannot be edited without changing its meaning");
  return edited;
}

}  // namespace p2s::spec
