// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/client_matrix.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/certificate/certificate_files.hpp>
#include <p2s/kit/clients/linux_files.hpp>
#include <p2s/kit/clients/openvpn/openvpn_plan.hpp>
#include <p2s/kit/kit_rules.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::kit {
namespace {

constexpr std::string_view kOpenVpn2 = "openvpn/openvpn2.ovpn";
constexpr std::string_view kOpenVpnConnect = "openvpn/openvpn-connect.ovpn";

std::string pem_of(ByteView der) {
  return "-----BEGIN CERTIFICATE-----\n" + to_base64_lines(der) + "-----END CERTIFICATE-----";
}

render::Model pem_item(std::string_view pem, std::string_view tag) {
  const std::string block(trim(pem));
  render::require_ovpn_inline(block, tag);
  return std::move(render::Model().verbatim("pem", block));
}

// Certificate and key inside the profile; nothing for other users, or if a file contains them.
std::vector<render::Model> identity(const KitContext& context, const OpenVpnPlan& plan,
                                    const Secret& key) {
  std::vector<render::Model> items;
  if (plan.authentication != azure::Method::certificate || !plan.pkcs12.empty()) return items;
  std::vector<render::Model> certificates{pem_item(context.client.certificate, "cert")};
  for (const auto& pem : plan.chain) certificates.push_back(pem_item(pem, "cert"));
  render::require_ovpn_inline(key.text(), "key");
  items.push_back(std::move(
      render::Model().list("certificates", std::move(certificates)).secret("private_key", key)));
  return items;
}

std::vector<render::Model> excluded(const KitContext& context) {
  std::vector<render::Model> items;
  for (const auto& [network, mask] : openvpn_routes_outside(context)) {
    items.push_back(std::move(render::Model().text("network", network).text("mask", mask)));
  }
  return items;
}

// One item per line, with its parameters.
std::vector<render::Model> lines_with(const std::vector<std::vector<std::string>>& lines) {
  std::vector<render::Model> items;
  for (const auto& line : lines) {
    std::vector<render::Model> words;
    for (const auto& word : line) words.push_back(std::move(render::Model().text("word", word)));
    items.push_back(std::move(render::Model().list("words", std::move(words))));
  }
  return items;
}

void describe_user(render::Model& model, const KitContext& context, const OpenVpnPlan& plan) {
  const bool certificate = plan.authentication == azure::Method::certificate;
  model.flag("certificate", certificate)
      .flag("password", !certificate)
      .flag("key_inside", certificate && plan.pkcs12.empty())
      .text("client", context.client.name)
      .text("not_after", certificate ? format_date(context.client.not_after) : std::string());
  std::vector<render::Model> files;
  if (!plan.pkcs12.empty()) files.push_back(std::move(render::Model().text("file", plan.pkcs12)));
  model.list("pkcs12", std::move(files));
}

Secret render_profile(const KitContext& context, const OpenVpnPlan& plan, std::string_view name) {
  std::vector<render::Model> remotes;
  for (const auto& remote : plan.remotes) {
    remotes.push_back(
        std::move(render::Model().text("host", remote.host).text("port", remote.port)));
  }
  std::vector<render::Model> roots;
  for (const auto& root : context.gateway.server_roots) {
    roots.push_back(pem_item(pem_of(root.der), "ca"));
  }
  const Secret key(trim(context.client.private_key.text()));
  const Secret tls_auth = openvpn_static_key(context.gateway.tls_auth_key);

  render::Model model;
  model.text("connection", context.connection())
      .list("remotes", std::move(remotes))
      .text("server_name", context.gateway.server_name)
      .text("auth", plan.auth)
      .text("cipher", plan.cipher)
      .text("tls_version_min", plan.tls_version)
      .flag("forced_tunnel", context.inputs.settings.forced_tunnel)
      .list("excluded", excluded(context))
      .list("dhcp_options", lines_with(plan.dhcp_options))
      .list("dns", lines_with(plan.dns))
      .list("server_roots", std::move(roots))
      .secret("tls_auth_key", tls_auth)
      .list("identity", identity(context, plan, key));
  describe_user(model, context, plan);
  return context.inputs.templates.get(name).render(model, render::Language::ovpn);
}

void add_profile(Emitted& emitted, const KitContext& context, OpenVpnPlan plan,
                 std::string_view suffix, std::string_view name) {
  plan_names(plan, context, name == kOpenVpnConnect);
  Secret profile = render_profile(context, plan, name);
  read_back_openvpn_profile(profile, context, plan, name);
  emitted.files.push_back(
      {fmt::format("{}{}.ovpn", context.connection_file(), suffix), std::move(profile),
       plan.authentication == azure::Method::radius ? SignIn::password : SignIn::certificate});
}

void add_pkcs12(Emitted& emitted, const KitContext& context, OpenVpnPlan plan,
                std::string_view name) {
  if (!context.inputs.settings.pkcs12_aside || context.client.pfx.empty()) return;
  plan.pkcs12 = file_name_for(context.client.name) + ".p12";
  emitted.files.push_back({plan.pkcs12, context.client.pfx.clone()});
  add_profile(emitted, context, plan, "-pkcs12", name);
}

// One profile per authentication method. `chain` is the part that a profile may contain.
Emitted emit(const KitContext& context, System system, Methods methods,
             const std::vector<std::string>& chain, std::string_view name) {
  Emitted emitted;
  if (const auto missing = missing_for_openvpn(context.gateway); !missing.empty()) {
    auto& finding = emitted.findings.emplace_back(
        kit_finding("KIT-003", std::string(to_string(system)), missing));
    if (context.gateway.has(azure::Tunnel::openvpn))
      finding.hint = "download the package again from Azure, and use all of its files";
    return emitted;
  }
  // KIT-001 reports the missing key once.
  if (has_method(methods, azure::Tunnel::openvpn, azure::Method::certificate) &&
      !context.client.private_key.empty()) {
    auto plan = plan_openvpn(context, azure::Method::certificate);
    plan.chain = chain;
    add_profile(emitted, context, plan, "", name);
    if (name == kOpenVpn2) add_pkcs12(emitted, context, plan, name);
  }
  if (has_method(methods, azure::Tunnel::openvpn, azure::Method::radius)) {
    add_profile(emitted, context, plan_openvpn(context, azure::Method::radius), "-radius", name);
  }
  if (!emitted.files.empty() && context.excludes_ipv6()) {
    emitted.findings.push_back(kit_finding("KIT-040", std::string(to_string(system)),
                                           "the OpenVPN profile cannot exclude IPv6 prefixes"));
  }
  return emitted;
}

// A profile with a .p12 needs that file where OpenVPN is started.
std::string openvpn_part(const KitContext& context, const Emitted& emitted) {
  std::vector<render::Model> profiles;
  for (const auto& file : emitted.files) {
    if (!file.start || file.path.ends_with("-pkcs12.ovpn")) continue;
    const bool password = file.start == SignIn::password;
    profiles.push_back(
        std::move(render::Model()
                      .text("file", file.path)
                      .verbatim("profile", linux_name(context) + (password ? "-radius" : ""))));
  }
  render::Model model;
  model.flag("forced_tunnel", context.inputs.settings.forced_tunnel)
      .list("profiles", std::move(profiles));
  const auto& part = context.inputs.templates.get("openvpn/install.sh");
  return std::string(part.render(model, render::Language::shell).text());
}

Emitted emit_openvpn2(const KitContext& context, System system, Methods methods) {
  auto emitted = emit(context, system, methods, context.client.chain, kOpenVpn2);
  if (system == System::gnu_linux && !emitted.files.empty())
    emitted.installer = openvpn_part(context, emitted);
  return emitted;
}

Emitted emit_openvpn_connect(const KitContext& context, System system, Methods methods) {
  // Connect 3 uses only the root of the chain; the gateway must have the rest.
  const auto& chain = context.client.chain;
  std::vector<std::string> root;
  if (!chain.empty()) root.push_back(chain.back());
  auto emitted = emit(context, system, methods, root, kOpenVpnConnect);
  if (chain.size() > 1 && !emitted.files.empty()) {
    emitted.findings.push_back(kit_finding(
        "KIT-007", context.client.name,
        counted(chain.size() - 1, "intermediate certificate is", "intermediate certificates are") +
            " not included in the profile for OpenVPN Connect"));
  }
  return emitted;
}

constexpr std::array<std::string_view, 1> kOpenVpn2Serves{azure::kOpenvpnClient};
constexpr std::array kOpenVpn2Systems{System::windows, System::macos, System::gnu_linux};
constexpr FileKind kOvpn{".ovpn", FileKind::Form::text, read_openvpn_facts, nullptr,
                         package::PartKind::openvpn};
constexpr std::array kOpenVpn2Files{kOvpn,
                                    FileKind{".p12", FileKind::Form::binary, read_pfx_facts}};

constexpr std::array<std::string_view, 1> kConnectServes{azure::kOpenvpnConnect};
constexpr std::array kConnectSystems{System::windows, System::macos, System::ios, System::android};
constexpr std::array kConnectFiles{kOvpn};

}  // namespace

constexpr ClientSoftware openvpn2{.id = "openvpn",
                                  .serves = kOpenVpn2Serves,
                                  .systems = kOpenVpn2Systems,
                                  .emit = emit_openvpn2,
                                  .files = kOpenVpn2Files,
                                  .page = {.name = "openvpn"}};

constexpr ClientSoftware openvpn_connect{.id = "openvpn-connect",
                                         .serves = kConnectServes,
                                         .systems = kConnectSystems,
                                         .emit = emit_openvpn_connect,
                                         .files = kConnectFiles,
                                         .page = {.name = "openvpn_connect"}};

}  // namespace p2s::kit
