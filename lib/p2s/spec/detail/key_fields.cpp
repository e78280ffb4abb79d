// SPDX-License-Identifier: Apache-2.0
#include "p2s/spec/detail/key_fields.hpp"

namespace p2s::spec::detail {

void store(const SpecValue& value, std::string& field) { field = value.items.front().text; }
void store(const SpecValue& value, bool& field) { field = value.flag; }
void store(const SpecValue& value, std::optional<bool>& field) { field = value.flag; }
void store(const SpecValue& value, std::optional<Time>& field) { field = value.date; }

void store(const SpecValue& value, std::optional<net::Address>& field) {
  field = value.items.front().network.value().first();
}

void store(const SpecValue& value, std::vector<std::string>& field) {
  for (const auto& item : value.items) field.push_back(item.text);
}

void store(const SpecValue& value, std::vector<Network>& field) {
  for (const auto& item : value.items) field.push_back({item.network.value(), item.path});
}

void store(const SpecValue& value, std::vector<Pool>& field) {
  for (const auto& item : value.items) field.push_back({item.text, item.path, {}});
}

void store(const SpecValue& value, azure::TunnelSet& field) {
  for (const auto& item : value.items) field.insert(azure::parse_tunnel(item.text).value());
}

void store(const SpecValue& value, azure::MethodSet& field) {
  for (const auto& item : value.items) field.insert(azure::parse_method(item.text).value());
}

void silence(GatewaySpec& spec, const SpecValue& value) {
  const auto& [reason, path, network] = value.items.front();
  spec.rules.push_back({path.substr(path.find('.') + 1), reason, path});
}

}  // namespace p2s::spec::detail
