// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/package_facts.hpp"

#include <p2s/package/package_fields.hpp>

namespace p2s::package {

PackageFacts package_facts(const VendorPackage& package, const RootReader& roots) {
  PackageFacts facts;
  facts.source = package.source;
  for (const auto& field : package_fields()) {
    const auto unknown = package.unknown.find(field.key);
    if (unknown != package.unknown.end())
      facts.unknown.emplace(field.key, unknown->second);
    else
      facts.values.emplace(field.key, field.values(package, roots));
  }
  return facts;
}

}  // namespace p2s::package
