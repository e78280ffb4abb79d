// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/lab/start_lab.hpp"

#include <p2s/app/lab/lab_folder.hpp>
#include <p2s/app/lab/lab_gateway.hpp>
#include <p2s/app/lab/lab_programs.hpp>
#include <p2s/app/lab/lab_trust.hpp>
#include <p2s/app/lab/program.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/kit_reader.hpp>
#include <p2s/package/package_files.hpp>

#include <fmt/format.h>

namespace p2s::app {
namespace {

namespace fs = std::filesystem;

void run_script(const fs::path& folder, const std::vector<std::string>& arguments,
                const std::atomic<bool>* cancelled) {
  std::vector<std::string> command{"/bin/bash", (folder / "lab.sh").string()};
  command.insert(command.end(), arguments.begin(), arguments.end());
  const auto result = detail::run_program(command, folder, cancelled);
  if (result.status == 0) return;
  const auto lines = split_lines(trim(result.errors));
  const auto last = lines.empty() || lines.back().empty()
                        ? fmt::format("exit status {}", result.status)
                        : printable(lines.back());
  throw Error(ErrorKind::io, fmt::format("the lab failed: {}", last));
}

void require_no_lab(const fs::path& folder) {
  if (!detail::is_lab(folder)) return;
  throw Error(ErrorKind::conflict,
              fmt::format("a lab is already in '{}'", printable(folder.string())))
      .hint(fmt::format("run p2sctl lab down{} first, or choose another directory with --lab DIR",
                        lab_option(folder)));
}

void remove_lab(const fs::path& folder) {
  run_script(folder, {"down"}, nullptr);
  detail::empty_lab(folder);
}

bool is_kit(const fs::path& path) {
  try {
    return kit::looks_like_kit(package::read_package_files(path).entries);
  } catch (const Error&) {
    return false;
  }
}

StartedLab read_lab(const LabRequest& request, Workspace& workspace, KitPlan& plan) {
  try {
    KitRequest kits;
    kits.azure = request.azure;
    plan = plan_gateway(kits, workspace);
    return {lab_facts(plan), {}, plan.findings};
  } catch (const Error&) {
    if (request.azure.empty() || !is_kit(request.azure)) throw;
    throw Error(ErrorKind::malformed, fmt::format("'{}' is a kit, not a package from Azure",
                                                  printable(request.azure.string())))
        .hint("use the zip file that Azure generated for the gateway");
  }
}

}  // namespace

StartedLab start_lab(const LabRequest& request, Workspace& workspace, bool dry_run) {
  detail::require_root();
  detail::require_plain(request.folder);
  KitPlan plan;
  auto lab = read_lab(request, workspace, plan);
  require_programs(lab.facts);
  if (lab.facts.openvpn_pool && plan.gateway.tls_auth_key.empty()) {
    throw Error(ErrorKind::unsupported, "the tls-auth key of the gateway is unknown")
        .hint("set server.tls_auth_key in p2s.toml, or use a complete package from Azure");
  }
  require_no_lab(request.folder);
  detail::LabTrust trust;
  if (kit::accepts_certificates(plan.gateway)) trust = detail::lab_trust(plan, workspace);
  lab.facts.strict_revocation = trust.every_crl;
  lab.notes = trust.notes;
  if (dry_run) return lab;
  const auto lock = detail::lock_lab(request.folder);
  require_no_lab(request.folder);
  detail::write_lab_scripts(request.folder);
  try {
    detail::write_gateway(request.folder, plan.gateway, lab.facts, trust,
                          workspace.services().clock.now());
    run_script(request.folder, {"up"}, workspace.services().cancelled);
  } catch (...) {
    remove_lab(request.folder);
    throw;
  }
  return lab;
}

bool stop_lab(const fs::path& folder, bool dry_run) {
  detail::require_root();
  detail::require_plain(folder);
  const bool existed = detail::is_lab(folder);
  // Without its directory, the namespaces of a lab may still exist; a directory of somebody else is
  // left alone.
  if (dry_run || (!existed && fs::exists(fs::symlink_status(folder)))) return existed;
  std::vector<fs::path> parents;  // those that the next lines make
  for (auto above = folder.parent_path(); !fs::exists(above); above = above.parent_path())
    parents.push_back(above);
  {
    const auto lock = detail::lock_lab(folder);
    detail::write_lab_scripts(folder);
    remove_lab(folder);
  }
  std::error_code ignored;
  for (const auto& parent : parents) fs::remove(parent, ignored);
  return existed;
}

}  // namespace p2s::app
