#pragma once

#include <p2s/archive/entry.hpp>
#include <p2s/package/vendor_package.hpp>

#include <filesystem>
#include <string_view>
#include <vector>

namespace p2s::package {

/// The zip that Azure generated. Separators, case, missing parts and both generations are accepted;
/// what is doubtful becomes findings. Error(malformed) when it is no safe zip (see
/// archive::read_zip) or holds none of the parts of such a package.
P2S_API VendorPackage read_vendor_package(ByteView zip, std::string_view name);

/// The same from files that were read already (package_files.hpp).
P2S_API VendorPackage read_vendor_files(const std::vector<archive::Entry>& files,
                                        std::string_view name);

/// The same package after somebody unpacked it, also by tools that made files called
/// "Generic\VpnSettings.xml".
P2S_API VendorPackage read_vendor_folder(const std::filesystem::path& folder);

/// Either of the two, by what `path` is.
P2S_API VendorPackage read_vendor(const std::filesystem::path& path);

}  // namespace p2s::package
