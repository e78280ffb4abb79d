// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/client_matrix.hpp>
#include <p2s/kit/checksums.hpp>
#include <p2s/kit/kit_rules.hpp>
#include <p2s/kit/mdm/mdm_parts.hpp>

#include <algorithm>

namespace p2s::kit {
namespace {

bool wants(const KitInputs& inputs, System system) {
  return inputs.systems.empty() ||
         std::find(inputs.systems.begin(), inputs.systems.end(), system) != inputs.systems.end();
}

// Stands for every user of the MDM.
ClientMaterial everybody(const package::VendorPackage& gateway, const MdmSettings& settings) {
  ClientMaterial material;
  material.name = settings.user;
  material.managed.emplace();
  if (settings.scep)
    material.managed->scep = ScepServer{settings.scep->url, settings.scep->challenge.clone()};
  if (gateway.client_root_thumbprints.size() == 1)
    material.root_thumbprint = gateway.client_root_thumbprints.front();
  return material;
}

void add_apple(MdmSet& set, const KitContext& context, System system) {
  const auto folder = std::string(to_string(system)) + "/";
  const auto native = methods_for(context.inputs, system, azure::kNativeClient);
  if (!native.empty())
    add_emitted(set, apple_native.emit(context, system, native), folder, ".mobileconfig");
  const auto azure_vpn = methods_for(context.inputs, system, azure::kAzureVpnClient);
  if (!azure_vpn.empty())
    add_emitted(set, azure_vpn_client.emit(context, system, azure_vpn), folder, ".xml");
}

void add_android(MdmSet& set, const KitContext& context) {
  const auto methods = methods_for(context.inputs, System::android, azure::kStrongswanClient);
  if (methods.empty()) return;
  add_emitted(set, strongswan_android.emit(context, System::android, methods), "android/", ".json");
}

// Systems that share a client software report the same.
void sort_once(Findings& findings) {
  sort_findings(findings);
  findings.erase(std::unique(findings.begin(), findings.end()), findings.end());
}

}  // namespace

MethodList methods_for(const KitInputs& inputs, System system, std::string_view software) {
  MethodList found;
  if (!wants(inputs, system)) return found;
  std::copy_if(inputs.methods.begin(), inputs.methods.end(), std::back_inserter(found),
               [&](const azure::ConnectionMethod& method) {
                 return method.system == system && method.software == software;
               });
  return found;
}

void add_emitted(MdmSet& set, Emitted emitted, std::string_view folder, std::string_view ending) {
  for (auto& file : emitted.files) {
    if (!file.path.ends_with(ending)) continue;
    file.path.insert(0, folder);
    file.start.reset();
    set.files.push_back(std::move(file));
  }
  set.findings.insert(set.findings.end(), emitted.findings.begin(), emitted.findings.end());
}

MdmSet build_mdm_set(const package::VendorPackage& gateway, const KitInputs& inputs,
                     const MdmSettings& settings) {
  const auto client = everybody(gateway, settings);
  const KitContext context{gateway, client, inputs};
  MdmSet set;
  add_windows_profiles(set, context);
  add_apple(set, context, System::macos);
  add_apple(set, context, System::ios);
  add_android(set, context);
  set.left_out = mdm_omissions(set, context);
  if (set.files.empty()) {
    set.findings.push_back(kit_finding("KIT-080", gateway.source, "no profile can be created"));
    sort_once(set.findings);
    return set;
  }
  add_emitted(set, certificate_files.emit(context, System::windows, {}), "certificate/", ".cer");
  set.files.push_back(mdm_readme(set, context));
  add_checksums(set.files, inputs);
  sort_once(set.findings);
  return set;
}

}  // namespace p2s::kit
