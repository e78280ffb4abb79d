#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/archive/entry.hpp>
#include <p2s/package/package_check.hpp>
#include <p2s/pki/certificate.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace p2s::app {

/// A server root of the package, opened if it is a certificate at all.
struct InspectedRoot {
  std::string file;
  std::optional<pki::Certificate> certificate;
};

struct InspectedPackage {
  package::VendorPackage package;
  std::vector<InspectedRoot> server_roots;
  Findings findings;  ///< of reading, comparing and judging, sorted
};

/// Reads the zip (or its unpacked folder) that Azure generated and judges it at `at`.
P2S_API InspectedPackage inspect_package(const std::filesystem::path& path, Time at);

/// The same from files that were read already.
P2S_API InspectedPackage inspect_files(const std::vector<archive::Entry>& files,
                                       std::string_view name, Time at);

/// What the checks of packages must know of a certificate; nothing when it is none.
P2S_API std::optional<package::RootFacts> root_facts(ByteView der);
/// Whether the server roots are certificates that are valid at `at`.
P2S_API Findings check_roots(const package::VendorPackage& package, Time at);

/// The finding that the gateway does not trust the root of our clients; nothing when it does, or
/// does not say.
P2S_API std::optional<Finding> untrusted_root(const package::VendorPackage& package,
                                              const std::string& root,
                                              const std::string& thumbprint);

}  // namespace p2s::app
