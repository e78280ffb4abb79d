// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/lab/lab_facts.hpp>
#include <p2s/base/finding.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace p2s::app {

struct LabRequest {
  std::filesystem::path folder;
  std::filesystem::path azure;  ///< package of the gateway (default: settings from p2s.toml)
};

struct StartedLab {
  LabFacts facts;
  std::vector<std::string> notes;  ///< what cannot be tested, and why
  Findings findings;               ///< of the package or p2s.toml
};

/// Starts a test gateway in namespaces of its own. With `dry_run`, only reads and
/// checks. Error(io) without root privileges, or naming what the machine lacks; Error(conflict) for
/// a folder with a lab or other files.
P2S_API StartedLab start_lab(const LabRequest& request, Workspace& workspace, bool dry_run);

/// Ends the processes of the lab and removes its namespaces and its folder. False if there was no
/// lab; another folder is not touched. Error(conflict) while another command uses the lab.
P2S_API bool stop_lab(const std::filesystem::path& folder, bool dry_run);

}  // namespace p2s::app
