#pragma once

#include <p2s/package/kit.hpp>

#include <span>
#include <string_view>
#include <vector>

namespace p2s::package {

/// What every emitter is given.
struct KitContext {
  const VendorPackage& gateway;
  const ClientMaterial& client;
  const KitOptions& options;

  /// The VNet's name, else the gateway's: what the connection is called.
  std::string connection() const;
  /// A file name without extension for it.
  std::string connection_file() const;
};

/// What one client software on one system gets. Paths are relative to the system's folder.
struct Emitted {
  std::vector<KitFile> files;
  Findings findings;
};

/// One client software: which systems it exists for, and what makes its files.
struct KitEmitter {
  std::string_view software;  ///< also its folder inside the system's and its name in README.txt
  std::span<const System> systems;
  bool is_profile;  ///< false: material that a profile made by hand needs
  Emitted (*emit)(const KitContext& context, System system);
};

/// Every emitter, in the order that README.txt recommends them.
std::span<const KitEmitter> kit_emitters() noexcept;

Emitted emit_openvpn_connect(const KitContext& context, System system);
Emitted emit_openvpn2(const KitContext& context, System system);
Emitted emit_azure_vpn(const KitContext& context, System system);
Emitted emit_certificates(const KitContext& context, System system);

/// README.txt, after all others: it names the files that are there.
KitFile emit_readme(const KitContext& context, const std::vector<KitFile>& files);

}  // namespace p2s::package
