// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "unit/package/sample_parts.hpp"

#include <p2s/kit/clients/client_software.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <span>

namespace p2s::test {

/// The sample package of a year and a client, for emitters.
struct KitSample {
  package::VendorPackage gateway;
  kit::ClientMaterial client;
  kit::KitInputs inputs;
  std::vector<azure::ConnectionMethod> methods;

  explicit KitSample(int year = 2024) : gateway(SampleParts(year).read()) {
    client.name = "O'Brien \"R&D\" <x> $(id) %n";
    client.certificate = "-----BEGIN CERTIFICATE-----\nYQ==\n-----END CERTIFICATE-----\n";
    client.chain = {"-----BEGIN CERTIFICATE-----\nYg==\n-----END CERTIFICATE-----\n",
                    "-----BEGIN CERTIFICATE-----\nYw==\n-----END CERTIFICATE-----\n"};
    client.private_key = Secret("-----BEGIN PRIVATE KEY-----\nZA==\n-----END PRIVATE KEY-----\n");
    client.pfx = Secret("an archive");
    client.thumbprint = std::string(40, 'C');
    client.root_thumbprint = gateway.client_root_thumbprints.empty()
                                 ? std::string(40, 'D')
                                 : gateway.client_root_thumbprints.front();
    inputs.digests = {[](ByteView) { return std::string(40, 'E'); },
                      [](ByteView) { return std::string(64, 'E'); }};
  }

  KitSample& serve(std::string_view software, azure::Method authentication,
                   azure::Tunnel tunnel = azure::Tunnel::openvpn) {
    for (const auto system : all_systems()) {
      methods.push_back({system, std::string(software), tunnel, authentication});
    }
    return *this;
  }

  kit::KitContext context() const { return {gateway, client, inputs}; }
};

inline std::string text_of(const kit::Emitted& emitted, std::string_view path) {
  const auto found = std::find_if(emitted.files.begin(), emitted.files.end(),
                                  [&](const kit::KitFile& file) { return file.path == path; });
  return found == emitted.files.end() ? std::string() : std::string(found->content.text());
}

/// Of a file in the folder "certificate".
inline std::string shared_text(const kit::Emitted& emitted, std::string_view path) {
  const auto found = std::find_if(emitted.shared.begin(), emitted.shared.end(),
                                  [&](const kit::KitFile& file) { return file.path == path; });
  return found == emitted.shared.end() ? std::string() : std::string(found->content.text());
}

inline std::vector<std::string> names_of(const kit::Emitted& emitted) {
  std::vector<std::string> names;
  for (const auto& file : emitted.files) names.push_back(file.path);
  return names;
}

}  // namespace p2s::test
