// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/archive/entry.hpp>
#include <p2s/package/vendor_package.hpp>

#include <filesystem>
#include <string_view>
#include <vector>

namespace p2s::package {

/// The zip that Azure generated. Separators, case, missing parts and both generations are accepted;
/// doubtful content becomes findings. Error(malformed) if it is not a safe zip (see
/// archive::read_zip) or contains no part of such a package.
P2S_API VendorPackage read_vendor_package(ByteView zip, std::string_view name);

/// The same from files already read (package_files.hpp).
P2S_API VendorPackage read_vendor_files(const std::vector<archive::Entry>& files,
                                        std::string_view name);

/// One part of a package, whatever its name. Error(malformed) that says what it is for any other
/// file.
P2S_API VendorPackage read_vendor_file(const archive::Entry& file, std::string_view name);

/// The same package unpacked, including by tools that created files named
/// "Generic\VpnSettings.xml".
P2S_API VendorPackage read_vendor_folder(const std::filesystem::path& folder);

/// A zip, a folder or a single part.
P2S_API VendorPackage read_vendor(const std::filesystem::path& path);

}  // namespace p2s::package
