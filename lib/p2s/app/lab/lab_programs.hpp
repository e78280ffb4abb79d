// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/lab/lab_facts.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace p2s::app {

/// What a lab of this gateway uses and this machine lacks.
struct LabLack {
  std::vector<std::string> what;      ///< "openvpn"
  std::vector<std::string> packages;  ///< of Debian, sorted, each once
};

/// Looks below `root`, which is "/" except in tests.
P2S_API LabLack lab_lack(const LabFacts& facts, const std::filesystem::path& root);

/// Error(io) that names everything that is missing.
void require_programs(const LabFacts& facts);

}  // namespace p2s::app
