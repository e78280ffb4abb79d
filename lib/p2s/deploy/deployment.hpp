// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/spec/spec.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::deploy {

/// What reads the output.
enum class Format : std::uint8_t { az, powershell, terraform, azapi, bicep, arm };
inline constexpr std::array<std::string_view, 6> kFormatNames{"az",    "powershell", "terraform",
                                                              "azapi", "bicep",      "arm"};

/// Throws Error(usage) with a list of the valid names for an unknown name.
P2S_API Format parse_format(std::string_view text);

/// The only version of Azure's network API in all output.
inline constexpr std::string_view kApiVersion = "2024-07-01";

/// A gateway to deploy.
struct Deployment {
  /// Complete: each root has its certificate in `data`, as one Base-64 line.
  const spec::GatewaySpec& gateway;
  std::string generator;       ///< name and version of the program, for the header
  std::string resource_group;  ///< empty: a parameter of the output
  std::string subscription;    ///< empty: a parameter of the output, or that of the session
  bool prune = false;          ///< scripts delete roots and revocations that the gateway lacks here
};

struct Artefact {
  std::string name;  ///< of the file
  std::string text;  ///< UTF-8 with LF; contains no secret
};

/// The point-to-site configuration for one tool. The same deployment gives the same text. The
/// scripts keep roots and revocations that the deployment does not contain, unless it prunes; the
/// templates replace all. Error(malformed) if the gateway lacks what Azure requires,
/// Error(unsupported) if the format cannot express it, Error(usage) for text that the format cannot
/// contain.
P2S_API Artefact emit(Format format, const Deployment& deployment);

/// Shell and PowerShell commands, a line each, that generate the client package and download it.
struct PackageCommands {
  std::string az;
  std::string powershell;
};
P2S_API PackageCommands package_commands(std::string_view gateway, std::string_view resource_group);

}  // namespace p2s::deploy
