#pragma once

#include <p2s/kit/kit.hpp>

#include <span>
#include <string_view>
#include <vector>

namespace p2s::kit {

/// What every emitter is given.
struct KitContext {
  const package::VendorPackage& gateway;
  const ClientMaterial& client;
  const KitInputs& inputs;

  /// The VNet's name, else the gateway's: what the connection is called.
  std::string connection() const;
  /// A file name without extension for it.
  std::string connection_file() const;
  /// What goes through the tunnel: everything (0.0.0.0/0) when that is wished, else the routes that
  /// the gateway announces, without the pools.
  std::vector<net::Prefix> tunnelled() const;
  /// The DNS suffixes of the gateway, and of networks that need no tunnel, without a leading dot.
  std::vector<std::string> dns_domains() const;
  std::vector<std::string> trusted_domains() const;
  /// Whether an IPv6 prefix is wished to stay outside: formats that know IPv4 alone cannot do that.
  bool excludes_ipv6() const noexcept;
};

/// What one client software on one system gets. Paths are relative to the emitter's folder.
struct Emitted {
  std::vector<KitFile> files;
  Findings findings;
};

/// One folder of a kit: for which software of which systems, and what makes its files.
struct KitEmitter {
  std::string_view folder;
  std::span<const std::string_view>
      software;  ///< of azure::ConnectionMethod; empty: material, made for everyone
  std::span<const System> systems;
  /// `ways` are those of this software and system that the gateway serves, at least one; none for
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

/// START-HERE.html, after all others: it names the files that are there.
KitFile emit_start_page(const KitContext& context, const std::vector<KitFile>& files);
/// SHA256SUMS, the last one.
KitFile emit_checksums(const std::vector<KitFile>& files, const Digests& digests);

/// There is a way of that tunnel and proof.
bool has_method(Methods methods, azure::Tunnel tunnel, azure::Method authentication) noexcept;

}  // namespace p2s::kit
