// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "unit/package/sample_parts.hpp"

#include <p2s/kit/clients/client_software.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace p2s::test {

/// 40 hex digits that differ for different bytes: kits do not depend on OpenSSL.
inline std::string sample_hash(ByteView bytes) {
  std::uint64_t hash = 14695981039346656037U;
  for (const auto byte : bytes) hash = (hash ^ byte) * 1099511628211U;
  return fmt::format("{0:016X}{0:016X}{1:08X}", hash, static_cast<std::uint32_t>(hash >> 7U));
}

/// A gateway, a client and settings, to be changed and emitted for Windows.
struct WindowsSample {
  package::VendorPackage gateway;
  kit::ClientMaterial client;
  kit::KitInputs inputs;
  std::vector<azure::ConnectionMethod> methods;

  WindowsSample() {
    gateway.servers = {"azuregateway-1-2.vpn.azure.com"};
    gateway.vnet_name = "vnet-corp";
    gateway.server_roots = {{"a", to_bytes("first root")}, {"b", to_bytes("second root")}};
    gateway.routes = {prefix("10.1.0.0/16"), prefix("10.2.3.4/32")};
    client.name = "alice";
    client.certificate = "PEM";
    client.thumbprint = std::string(40, 'C');
    client.root_thumbprint = std::string(40, 'A');
    client.pfx = Secret("pfx");
    inputs.digests = {sample_hash, sample_hash};
    serve({azure::Tunnel::ikev2}, azure::Method::certificate);
  }

  static net::Prefix prefix(std::string_view text) {
    return net::Prefix::parse(text).prefix.value();
  }

  WindowsSample& serve(const std::vector<azure::Tunnel>& tunnels, azure::Method authentication) {
    methods.clear();
    for (const auto tunnel : tunnels) {
      methods.push_back({System::windows, "native", tunnel, authentication});
    }
    return *this;
  }

  WindowsSample& without_certificate() {
    client = kit::ClientMaterial{};
    client.name = "rita";
    return *this;
  }

  kit::Emitted native() const {
    return kit::windows_native.emit({gateway, client, inputs}, System::windows, methods);
  }
  kit::Emitted always_on() const {
    return kit::always_on.emit({gateway, client, inputs}, System::windows, methods);
  }
};

inline std::string content(const kit::Emitted& emitted, std::string_view path) {
  const auto found = std::find_if(emitted.files.begin(), emitted.files.end(),
                                  [&](const kit::KitFile& file) { return file.path == path; });
  return found == emitted.files.end() ? std::string() : std::string(found->content.text());
}

inline std::vector<std::string> paths(const kit::Emitted& emitted) {
  std::vector<std::string> found;
  for (const auto& file : emitted.files) found.push_back(file.path);
  return found;
}

}  // namespace p2s::test
