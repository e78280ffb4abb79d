// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/deploy/deployment.hpp>

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace p2s::app {

struct DeployRequest {
  deploy::Format format{};
  std::string resource_group;  ///< empty: a parameter of the output
  std::string subscription;    ///< an id; empty: a parameter of the output
  bool prune = false;
  std::filesystem::path change;  ///< output with the deployed gateway; empty: everything
};

struct GatewayDeployment {
  deploy::Artefact file;             ///< no text if the gateway has the desired state
  std::vector<std::string> changes;  ///< parts that differ, for people; empty without a comparison
  deploy::PackageCommands package;
  bool new_package = true;  ///< false: only revocations differ, which no package contains
  std::size_t errors = 0;   ///< of `gateway check`
};

/// The desired gateway (see desired_gateway()) for one tool. With `change`, only what the deployed
/// gateway lacks, if the tool has a command for it: roots and revoked certificates for az and
/// powershell. Resource group and subscription are then those of the deployed gateway by default.
/// Errors: those of desired_gateway(), load_live_gateway() and deploy::emit(); usage for what is
/// not a subscription id, and for another gateway.
P2S_API GatewayDeployment deploy_gateway(const DeployRequest& request, Workspace& workspace);

/// The path of the file in `directory`, which is created if it is missing. Error(io).
P2S_API std::filesystem::path deployment_path(const deploy::Artefact& file,
                                              const std::filesystem::path& directory);

}  // namespace p2s::app
