// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/kits/kit_fingerprint.hpp"

#include <p2s/kit/kit_check.hpp>
#include <p2s/pki/pfx.hpp>
#include <p2s/pki/thumbprint.hpp>

#include <fmt/format.h>

namespace p2s::app::detail {
namespace {

std::string pem(std::string_view label) {
  return fmt::format("-----BEGIN {0}-----\nMAA=\n-----END {0}-----\n", label);
}

/// In place of a client, the same in every run.
kit::ClientMaterial placeholder_client(bool with_password) {
  kit::ClientMaterial client;
  client.name = "client";
  client.certificate = pem("CERTIFICATE");
  client.chain = {client.certificate};
  client.private_key = Secret(pem("PRIVATE KEY"));
  client.pfx = Secret("pfx");
  client.older_pfx = Secret("older pfx");
  if (with_password) client.pfx_password = Secret("password");
  client.thumbprint = std::string(40, '0');
  client.root_thumbprint = client.thumbprint;
  client.root_name = "root";
  client.key = "rsa:2048";
  client.not_before = Time{};
  client.not_after = Time{} + std::chrono::days{365};
  return client;
}

}  // namespace

std::string kit_fingerprint(const KitRequest& request, const KitPlan& plan, kit::KitInputs inputs) {
  inputs.as_of = Time{};
  // Signatures contain their time: only the signer is compared.
  std::string signed_by;
  if (auto& signer = inputs.settings.signer) {
    signed_by = fmt::format("signed by {} ", signer->thumbprint);
    signer->sign = signer->sign_detached = [signed_by](ByteView content) {
      return Secret(signed_by + std::string(as_text(content)));
    };
  }
  const auto kit =
      kit::build_kit(plan.gateway, placeholder_client(inputs.settings.embed_pfx_password), inputs);
  std::string text =
      fmt::format("{} {} {}\n", pki::to_string(request.protection.encryption),
                  request.protection.iterations, request.protection.password != nullptr);
  for (const auto& file : kit.files) {
    if (file.path == kit::kSumsName) text += signed_by + std::string(file.content.text());
  }
  return pki::sha256_hex(as_bytes(text));
}

}  // namespace p2s::app::detail
