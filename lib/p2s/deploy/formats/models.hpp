// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/render/model.hpp>
#include <p2s/spec/spec.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace p2s::deploy::detail {

// Parts of a gateway for the templates of PowerShell and Terraform, sorted by name.

/// How a language writes what a template inserts unchanged.
struct ModelWords {
  std::string_view yes;
  std::string_view no;
  std::string (*list)(const std::vector<std::string>& texts);
  std::string (*variable)(const std::string& name);  ///< with the secret of a server
};

std::vector<render::Model> group_models(const spec::GatewaySpec& gateway, const ModelWords& words);
std::vector<render::Model> connection_models(const spec::GatewaySpec& gateway,
                                             const ModelWords& words);
std::vector<render::Model> server_models(const spec::GatewaySpec& gateway, const ModelWords& words);
std::vector<render::Model> ipsec_models(const spec::GatewaySpec& gateway);
/// One, or none without Entra ID.
std::vector<render::Model> entra_models(const spec::GatewaySpec& gateway);
/// Lists "roots" and "revoked"; empty without certificate authentication.
void add_certificates(render::Model& model, const spec::GatewaySpec& gateway);

}  // namespace p2s::deploy::detail
