// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/package/package_check.hpp>
#include <p2s/package/vendor_package.hpp>

#include <map>
#include <string>
#include <vector>

namespace p2s::package {

/// What a package states about its gateway, by key of package_fields(). A field is in one of the
/// maps.
struct PackageFacts {
  std::string source;                                                   ///< the file, for messages
  std::map<std::string, std::vector<std::string>, std::less<>> values;  ///< those of secrets too
  std::map<std::string, std::string, std::less<>> unknown;              ///< and why
};

/// `roots` describes roots; one that is not a certificate has its file name.
P2S_API PackageFacts package_facts(const VendorPackage& package, const RootReader& roots);

}  // namespace p2s::package
