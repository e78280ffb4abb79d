#pragma once

#include <p2s/app/clients/pfx_protection.hpp>
#include <p2s/app/store/workspace.hpp>
#include <p2s/base/files.hpp>
#include <p2s/kit/kit_writer.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace p2s::app {

struct KitRequest {
  std::filesystem::path azure;  ///< the zip that Azure generated, or its unpacked folder; empty:
                                ///< what p2s.toml says instead
  std::vector<std::string> clients;  ///< names or thumbprints
  std::vector<std::string> users;    ///< names of those who sign in by RADIUS or Entra ID
  bool all = false;                  ///< every client with a live certificate instead
  std::vector<System> systems;       ///< empty: all
  std::filesystem::path output;      ///< folder of the kits
  kit::KitForm form = kit::KitForm::folder;
  PfxProtection protection;
  render::Templates templates;
  unsigned jobs = 0;
  OnExisting existing = OnExisting::fail;
  /// Kits that are there, whole and from the same certificates and inputs, stay; all others are
  /// built, also over kits that are there. As with OnExisting::replace nothing else is replaced.
  bool resume = false;
  kit::KitSettings settings;
};

struct BuiltKit {
  std::string client;
  std::string thumbprint;
  std::filesystem::path path;
  std::filesystem::path password_file;  ///< empty when the password was chosen
  std::vector<std::string> files;       ///< inside the kit
  bool kept = false;                    ///< it was there already, and stays
};

struct KitResult {
  std::vector<BuiltKit> kits;
  Findings findings;  ///< of the package and the kits
};

/// What would be built: the package is read, every client found and judged. Error(not_found),
/// Error(conflict) for revoked and expired clients, for kits that exist already, and for what is no
/// kit where one is to be replaced.
struct KitPlan {
  package::VendorPackage gateway;
  std::vector<store::ClientRecord> clients;
  std::vector<azure::ConnectionMethod> methods;
  package::IkeChoice ike;
  kit::KitSettings settings;
  Findings findings;
};
P2S_API KitPlan plan_kits(const KitRequest& request, Workspace& workspace);

/// Where passwords go: beside the folder of the kits, never in it.
P2S_API std::filesystem::path password_folder(const std::filesystem::path& output);

/// Builds each kit in memory, checks it and writes it whole; `on_kit` hears of each from the
/// calling thread, after it is on disk. The store notes what leaves it, before. What was kept is
/// not judged again: it has no findings.
P2S_API KitResult build_kits(const KitRequest& request, Workspace& workspace,
                             const std::function<void(const BuiltKit&)>& on_kit,
                             const Progress& progress);

}  // namespace p2s::app
