// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/checksums.hpp>
#include <p2s/kit/clients/client_software.hpp>
#include <p2s/kit/clients/linux_files.hpp>
#include <p2s/kit/kit_rules.hpp>
#include <p2s/kit/page/start_page.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::kit {
namespace {

// Users are warned from this time on: enough time to send a new kit.
constexpr std::chrono::days kSoon{30};

// Azure's placeholders for values that the user must fill in (docs/reference/package-format.md,
// "vpnconfig.ovpn").
constexpr std::array<std::string_view, 2> kUnfilled{"$CLIENTCERTIFICATE", "$PRIVATEKEY"};

bool is_wanted(const KitInputs& inputs, System system) {
  return inputs.systems.empty() ||
         std::find(inputs.systems.begin(), inputs.systems.end(), system) != inputs.systems.end();
}

template <typename Range, typename Value>
bool has(const Range& range, const Value& value) {
  return std::find(range.begin(), range.end(), value) != range.end();
}

// Files for administrators belong to the software that they set up.
bool is_wanted(const KitInputs& inputs, const ClientSoftware& software) {
  if (inputs.software.empty() || software.serves.empty()) return true;
  if (software.audience == Audience::user) return has(inputs.software, software.id);
  return std::any_of(software.serves.begin(), software.serves.end(),
                     [&](std::string_view id) { return has(inputs.software, id); });
}

// A RADIUS server with EAP-TLS requires certificates: a user name is not sufficient.
bool lacks_certificate(const KitContext& context, const azure::ConnectionMethod& method) {
  return method.authentication == azure::Method::radius &&
         method.tunnel != azure::Tunnel::openvpn && context.gateway.eap_method == "EAPTLS" &&
         !context.client.has_certificate();
}

std::vector<azure::ConnectionMethod> methods_of(const ClientSoftware& software, System system,
                                                const KitContext& context) {
  std::vector<azure::ConnectionMethod> methods;
  if (!software.runs_on(system)) return methods;
  for (const auto& method : context.inputs.methods) {
    if (method.system == system && has(software.serves, std::string_view(method.software)) &&
        !lacks_certificate(context, method))
      methods.push_back(method);
  }
  return methods;
}

Findings check_user(const KitContext& context) {
  const auto& methods = context.inputs.methods;
  const auto lacks = [&](const azure::ConnectionMethod& method) {
    return lacks_certificate(context, method);
  };
  if (std::none_of(methods.begin(), methods.end(), lacks)) return {};
  return {kit_finding(
      "KIT-018", context.client.name,
      fmt::format("'{}' has no certificate, and the RADIUS server requires certificates",
                  printable(context.client.name)))};
}

Findings check_client(const KitContext& context) {
  Findings findings;
  const auto& client = context.client;
  if (!client.has_certificate()) return check_user(context);
  if (client.private_key.empty() && client.pfx.empty()) {
    findings.push_back(
        kit_finding("KIT-001", client.name,
                    "its private key was never in the store: no profile can be completed"));
  }
  const auto& gateway = context.gateway;
  if (!accepts_certificates(gateway)) {
    findings.push_back(
        kit_finding("KIT-002", gateway.source, "the gateway has no certificate authentication"));
  }
  if (client.not_after - context.inputs.as_of < kSoon) {
    findings.push_back(
        kit_finding("KIT-006", client.name,
                    fmt::format("its certificate expires on {}", format_date(client.not_after))));
  }
  return findings;
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

/// The software that could connect, but that the client is not to use.
std::vector<std::string> unchosen_software(const KitContext& context, System system) {
  std::vector<std::string> ids;
  for (const auto* software : all_client_software()) {
    if (software->audience == Audience::user && !is_wanted(context.inputs, *software) &&
        !methods_of(*software, system, context).empty())
      ids.emplace_back(software->id);
  }
  return ids;
}

/// `empty`: no other operating system has a profile either, so there is no kit.
Finding no_profile(const KitContext& context, System system, bool empty) {
  auto finding =
      kit_finding("KIT-004", std::string(to_string(system)),
                  fmt::format("no client software for {} can be configured from this package",
                              display_name(system)));
  if (const auto others = unchosen_software(context, system); !others.empty()) {
    finding.message = fmt::format("{} cannot connect to this gateway on {}",
                                  join(context.inputs.software, ", "), display_name(system));
    finding.hint = fmt::format("choose other software for {}: {}", printable(context.client.name),
                               join(others, ", "));
    return finding;
  }
  if (empty) finding.hint.clear();
  // Nothing in the kit helps a user without a certificate.
  if (context.client.has_certificate() && accepts_certificates(context.gateway)) return finding;
  finding.hint =
      system == System::gnu_linux && context.gateway.has(azure::Method::entra)
          ? "send azurevpnconfig.xml for a community client, such as azvpn; or add a sign-in method"
          : fmt::format("add certificate or RADIUS authentication to the gateway for users of {}",
                        display_name(system));
  return finding;
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
        if (!has(kit.methods, method)) kit.methods.push_back(method);
      }
    }
    if (!emitted.files.empty()) add_files(kit, *software, system, emitted);
    if (!emitted.installer.empty())
      parts.push_back({std::string(software->id), std::move(emitted.installer)});
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

std::vector<std::string> client_software_ids() {
  std::vector<std::string> ids;
  for (const auto* software : all_client_software()) {
    if (software->audience == Audience::user && !has(ids, software->id))
      ids.emplace_back(software->id);
  }
  return ids;
}

bool accepts_certificates(const package::VendorPackage& gateway) {
  const bool checked_by_radius =
      gateway.has(azure::Method::radius) && gateway.eap_method == "EAPTLS";
  return gateway.authentications.empty() || gateway.has(azure::Method::certificate) ||
         checked_by_radius;
}

Kit build_kit(const package::VendorPackage& gateway, const ClientMaterial& client,
              const KitInputs& inputs) {
  const KitContext context{gateway, client, inputs};
  Kit kit{client.name, {}, check_client(context), {}, {}};
  std::vector<System> left;
  for (const auto system : all_systems()) {
    if (is_wanted(inputs, system) && !add_system(kit, context, system)) left.push_back(system);
  }
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
  const auto by_path = [](const KitFile& a, const KitFile& b) { return a.path < b.path; };
  std::sort(kit.files.begin(), kit.files.end(), by_path);
  kit.files.push_back(emit_checksums(kit.files, inputs.digests));
  std::sort(kit.files.begin(), kit.files.end(), by_path);
  sort_findings(kit.findings);
  return kit;
}

}  // namespace p2s::kit
