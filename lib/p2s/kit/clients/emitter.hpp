// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/kit.hpp>

#include <span>
#include <string_view>
#include <vector>

namespace p2s::kit {

/// Input of every emitter.
struct KitContext {
  const package::VendorPackage& gateway;
  const ClientMaterial& client;
  const KitInputs& inputs;

  /// Name of the connection (default: name of the VNet, or of the gateway).
  std::string connection() const;
  /// A file name without extension for it.
  std::string connection_file() const;
  /// Networks routed through the tunnel: 0.0.0.0/0 with forced tunnelling, otherwise the routes
  /// announced by the gateway, without the pools.
  std::vector<net::Prefix> tunnelled() const;
  /// The DNS suffixes of the gateway, and of networks that need no tunnel, without a leading dot.
  std::vector<std::string> dns_domains() const;
  std::vector<std::string> trusted_domains() const;
  /// Whether an IPv6 prefix is excluded from the tunnel, which IPv4-only formats do not support.
  bool excludes_ipv6() const noexcept;
};

/// Output for one client software on one platform. Paths are relative to the emitter's folder.
struct Emitted {
  std::vector<KitFile> files;
  Findings findings;
};

/// One folder of a kit: its software, its platforms and the function that creates its files.
struct KitEmitter {
  std::string_view folder;
  std::span<const std::string_view>
      software;  ///< of azure::ConnectionMethod; empty: certificate material for everyone
  std::span<const System> systems;
  /// `methods` are the supported ones of this software and platform, at least one; none for
  /// material.
  Emitted (*emit)(const KitContext& context, System system,
                  std::span<const azure::ConnectionMethod> methods);

  bool is_material() const noexcept { return software.empty(); }
};

/// Every emitter, in the order in which START-HERE.html recommends them.
std::span<const KitEmitter> kit_emitters() noexcept;

using Methods = std::span<const azure::ConnectionMethod>;
Emitted emit_azure_vpn(const KitContext& context, System system, Methods methods);
Emitted emit_windows_native(const KitContext& context, System system, Methods methods);
Emitted emit_always_on(const KitContext& context, System system, Methods methods);
Emitted emit_apple_native(const KitContext& context, System system, Methods methods);
Emitted emit_openvpn_connect(const KitContext& context, System system, Methods methods);
Emitted emit_openvpn2(const KitContext& context, System system, Methods methods);
Emitted emit_strongswan(const KitContext& context, System system, Methods methods);
Emitted emit_strongswan_android(const KitContext& context, System system, Methods methods);
Emitted emit_network_manager(const KitContext& context, System system, Methods methods);
Emitted emit_certificates(const KitContext& context, System system, Methods methods);

/// START-HERE.html, created after all others because it lists them.
KitFile emit_start_page(const KitContext& context, const std::vector<KitFile>& files);
/// SHA256SUMS, created last.
KitFile emit_checksums(const std::vector<KitFile>& files, const Digests& digests);

/// Whether one of the methods has this tunnel type and authentication method.
bool has_method(Methods methods, azure::Tunnel tunnel, azure::Method authentication) noexcept;

}  // namespace p2s::kit
