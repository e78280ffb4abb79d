// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/kit/checksums.hpp>
#include <p2s/kit/clients/client_software.hpp>
#include <p2s/kit/clients/linux_files.hpp>
#include <p2s/kit/clients/software_choice.hpp>
#include <p2s/kit/kit_rules.hpp>
#include <p2s/kit/page/start_page.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::kit {
namespace {

// Azure's placeholders for values that the user must fill in (docs/reference/package-format.md,
// "vpnconfig.ovpn").
constexpr std::array<std::string_view, 2> kUnfilled{"$CLIENTCERTIFICATE", "$PRIVATEKEY"};

bool is_wanted(const KitInputs& inputs, System system) {
  return inputs.systems.empty() ||
         std::find(inputs.systems.begin(), inputs.systems.end(), system) != inputs.systems.end();
}

bool has_file(const Kit& kit, std::string_view path) {
  return std::any_of(kit.files.begin(), kit.files.end(),
                     [&](const KitFile& file) { return file.path == path; });
}

void add_files(Kit& kit, const ClientSoftware& software, System system, Emitted& emitted) {
  auto& needed = kit.files_of[{system, std::string(software.id)}];
  const auto add = [&](std::vector<KitFile>& files, const std::string& folder) {
    for (auto& file : files) {
      file.path = folder + file.path;
      needed.insert(file.path);
      if (!has_file(kit, file.path)) kit.files.push_back(std::move(file));
    }
  };
  add(emitted.files, software.folder(system));
  add(emitted.shared, certificate_files.folder(system));
}

/// False if the operating system gets no profile and nothing said so.
bool add_system(Kit& kit, const KitContext& context, System system) {
  const auto known = kit.methods.size();
  std::vector<InstallerPart> parts;
  for (const auto* software : all_client_software()) {
    const auto methods = methods_of(*software, system, context);
    const bool is_profile = !software->serves.empty();
    if (!software->runs_on(system) || !is_wanted(context.inputs, *software) ||
        (methods.empty() && is_profile))
      continue;
    auto emitted = software->emit(context, system, methods);
    if (is_profile && !emitted.files.empty()) {
      for (const auto& method : methods) {
        auto& all = kit.methods;
        if (std::find(all.begin(), all.end(), method) == all.end()) all.push_back(method);
      }
    }
    if (!emitted.files.empty()) add_files(kit, *software, system, emitted);
    std::string id(software->id);
    if (!emitted.installer.empty())
      parts.push_back({id, std::move(emitted.installer), kit.files_of[{system, id}]});
    kit.findings.insert(kit.findings.end(), emitted.findings.begin(), emitted.findings.end());
  }
  if (!parts.empty()) kit.files.push_back(install_script(context, parts));
  const auto& all = context.inputs.methods;
  const bool is_told =
      std::any_of(all.begin(), all.end(), [&](const azure::ConnectionMethod& method) {
        return method.system == system && lacks_certificate(context, method);
      });
  return kit.methods.size() != known || is_told;  // KIT-018
}

void require_filled(const Kit& kit) {
  for (const auto& file : kit.files) {
    for (const auto placeholder : kUnfilled) {
      if (file.content.text().find(placeholder) == std::string_view::npos) continue;
      throw Error(ErrorKind::internal,
                  fmt::format("'{}' still contains {}", file.path, placeholder));
    }
  }
}

}  // namespace

Kit build_kit(const package::VendorPackage& gateway, const ClientMaterial& client,
              const KitInputs& inputs) {
  const KitContext context{gateway, client, inputs};
  Kit kit{client.name, {}, check_client(context), {}, {}};
  std::vector<System> left;
  for (const auto system : all_systems()) {
    if (is_wanted(inputs, system) && !add_system(kit, context, system)) left.push_back(system);
  }
  // KIT-001 and KIT-019 say it once for all systems.
  if (kit.methods.empty() && client.has_certificate() && !client.has_key()) left.clear();
  for (const auto system : left)
    kit.findings.push_back(no_profile(context, system, kit.methods.empty()));
  if (kit.methods.empty()) {
    kit.files.clear();  // without a profile certificates are of no use either
    kit.findings.push_back(kit_finding("KIT-019", client.name, "nothing in a kit could connect"));
    sort_findings(kit.findings);
    return kit;
  }
  kit.files.push_back(emit_start_page(context, kit.files));
  require_filled(kit);
  add_checksums(kit.files, inputs);
  sort_findings(kit.findings);
  return kit;
}

}  // namespace p2s::kit
