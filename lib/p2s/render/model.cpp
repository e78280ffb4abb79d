// SPDX-License-Identifier: Apache-2.0
#include "p2s/render/model.hpp"

#include <utility>

namespace p2s::render {

Model& Model::text(std::string name, std::string value) {
  values_[std::move(name)] = Text{std::move(value), false};
  return *this;
}

Model& Model::verbatim(std::string name, std::string value) {
  values_[std::move(name)] = Text{std::move(value), true};
  return *this;
}

Model& Model::secret(std::string name, const Secret& value) {
  values_[std::move(name)] = &value;
  return *this;
}

Model& Model::flag(std::string name, bool value) {
  values_[std::move(name)] = value;
  return *this;
}

Model& Model::list(std::string name, std::vector<Model> items) {
  values_[std::move(name)] = std::move(items);
  return *this;
}

std::set<std::string> Model::names() const {
  std::set<std::string> names;
  for (const auto& [name, value] : values_) {
    names.insert(name);
    const auto* items = std::get_if<std::vector<Model>>(&value);
    if (items == nullptr) continue;
    for (const auto& item : *items) names.merge(item.names());
  }
  return names;
}

}  // namespace p2s::render
