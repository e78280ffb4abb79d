// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/kits/status/kit_record.hpp"

#include <p2s/app/packages/inspect_package.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/package/package_fields.hpp>
#include <p2s/pki/thumbprint.hpp>

#include <fmt/format.h>

namespace p2s::app::detail {

store::KitPackage package_record(const package::VendorPackage& package) {
  const auto facts = package::package_facts(package, root_facts);
  std::string text;
  for (const auto& field : package::package_fields()) {
    const auto values = facts.values.find(field.key);
    if (values == facts.values.end()) continue;
    // An empty field.
    if (values->second.empty()) text += fmt::format("{}\n", field.key);
    for (const auto& value : values->second) {
      text += fmt::format("{}\t{}\n", field.key,
                          field.secret ? pki::sha256_hex(as_bytes(value)) : printable(value));
    }
  }
  auto digest = pki::sha256_hex(as_bytes(text));
  return {std::move(digest), std::move(text)};
}

package::PackageFacts facts_of(const store::KitPackage& record) {
  package::PackageFacts facts;
  for (const auto line : split_lines(record.facts)) {
    const auto tab = line.find('\t');
    auto& values = facts.values[std::string(line.substr(0, tab))];
    if (tab != std::string_view::npos) values.emplace_back(line.substr(tab + 1));
  }
  for (const auto& field : package::package_fields()) {
    if (facts.values.find(field.key) == facts.values.end())
      facts.unknown.emplace(field.key, "not recorded");
  }
  return facts;
}

std::string to_text(const std::vector<azure::ConnectionMethod>& methods) {
  std::vector<std::string> texts;
  for (const auto& method : methods) {
    texts.push_back(fmt::format("{}/{}/{}/{}", to_string(method.system), method.software,
                                azure::to_string(method.tunnel),
                                azure::to_string(method.authentication)));
  }
  return join(texts, " ");
}

std::vector<azure::ConnectionMethod> parse_methods(std::string_view text) {
  std::vector<azure::ConnectionMethod> methods;
  for (const auto one : split(text, ' ')) {
    const auto parts = split(one, '/');
    if (parts.size() != 4) continue;
    const auto system = parse_system(parts[0]);
    const auto tunnel = azure::parse_tunnel(parts[2]);
    const auto method = azure::parse_method(parts[3]);
    if (system && tunnel && method)
      methods.push_back({*system, std::string(parts[1]), *tunnel, *method});
  }
  return methods;
}

}  // namespace p2s::app::detail
