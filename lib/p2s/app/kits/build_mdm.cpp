// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/kits/build_mdm.hpp"

#include <p2s/app/kits/kit_builder.hpp>
#include <p2s/app/kits/replaceable.hpp>
#include <p2s/base/files/staging.hpp>
#include <p2s/kit/foreign_files.hpp>

namespace p2s::app {
namespace {

// Those that an MDM manages.
const std::vector<System> kManaged{System::windows, System::macos, System::ios, System::android};

void require_writable(const KitRequest& request) {
  if (request.existing == OnExisting::replace)
    detail::refuse_foreign(kit::foreign_files(request.output, kit::KitForm::folder));
  else
    detail::require_free(request.output);
}

void write(const kit::MdmSet& set, const KitRequest& request) {
  StagingDirectory folder(request.output);
  for (const auto& file : set.files) folder.add(file.path, file.content.bytes());
  require_writable(request);
  folder.commit(request.existing);
}

}  // namespace

MdmResult build_mdm(const KitRequest& request, const kit::MdmSettings& settings,
                    Workspace& workspace, bool is_dry_run) {
  require_writable(request);
  auto managed = request;
  if (managed.systems.empty()) managed.systems = kManaged;
  const auto plan = plan_gateway(managed, workspace);
  MdmResult result;
  result.set = kit::build_mdm_set(plan.gateway,
                                  detail::KitBuilder(request, plan, workspace).inputs(), settings);
  auto& findings = result.set.findings;
  findings.insert(findings.end(), plan.findings.begin(), plan.findings.end());
  sort_findings(findings);
  result.written = !is_dry_run && !result.set.files.empty();
  if (result.written) write(result.set, request);
  return result;
}

}  // namespace p2s::app
