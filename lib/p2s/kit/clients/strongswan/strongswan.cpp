// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/client_matrix.hpp>
#include <p2s/kit/clients/linux_files.hpp>
#include <p2s/kit/clients/strongswan/strongswan_plan.hpp>
#include <p2s/kit/kit_rules.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::kit {
namespace {

// Installed files, and where their content is: the file of a root in the kit, or the number of an
// issuer in client.pem, after the client's own certificate.
std::vector<render::Model> root_items(const std::vector<std::string>& installed,
                                      std::string_view whose) {
  std::vector<render::Model> items;
  for (const auto& file : installed) {
    const auto source = fmt::format("{}-root-{}.pem", whose, items.size() + 1);
    items.push_back(std::move(render::Model().verbatim("file", file).verbatim("source", source)));
  }
  return items;
}

std::vector<render::Model> issuer_items(const std::vector<std::string>& installed) {
  std::vector<render::Model> items;
  for (const auto& file : installed) {
    const auto number = std::to_string(items.size() + 2);
    items.push_back(std::move(render::Model().verbatim("file", file).verbatim("number", number)));
  }
  return items;
}

// Owner of a password in ipsec.secrets. Quotes cannot be escaped, so a name with both kinds is
// omitted, which matches anyone.
std::string secret_owner(const std::string& user) {
  for (const char quote : {'"', '\''}) {
    if (user.find(quote) == std::string::npos) return quote + user + quote;
  }
  return {};
}

std::string strongswan_part(const KitContext& context, const StrongSwanPlan& plan) {
  auto trusted = root_items(plan.server_roots, "server");
  for (auto& item : root_items(plan.radius_roots, "radius")) trusted.push_back(std::move(item));
  render::Model model;
  model.verbatim("name", plan.name)
      .flag("certificate", plan.has_certificate())
      .flag("names", !plan.updown.empty())
      .verbatim("key_type", context.client.key.starts_with("ec:") ? "ECDSA" : "RSA")
      .flag("two_names", !plan.subject.empty())
      .text("user", context.client.name)
      .text("swanctl_user", render::escape_strongswan(context.client.name))
      .text("ipsec_user", secret_owner(context.client.name))
      .list("trusted_files", std::move(trusted))
      .list("issuer_files", issuer_items(plan.issuers));
  const auto& part = context.inputs.templates.get("strongswan/install.sh");
  return std::string(part.render(model, render::Language::shell).text());
}

// Kits do not contain passwords: install.sh asks for it.
void add_files(Emitted& emitted, const KitContext& context, const StrongSwanPlan& plan) {
  emitted.files.push_back({"swanctl.conf", swanctl_conf(context, plan),
                           plan.has_certificate() ? SignIn::certificate : SignIn::password});
  emitted.files.push_back({"ipsec.conf", ipsec_conf(context, plan)});
  emitted.shared = root_files(context.gateway.server_roots, "server");
  if (plan.credential == Credential::radius_certificate) {
    for (auto& file : root_files(context.gateway.radius_roots, "radius"))
      emitted.shared.push_back(std::move(file));
  }
  if (plan.has_certificate()) emitted.shared.push_back(client_pem(context.client));
  emitted.installer = strongswan_part(context, plan);
}

Emitted emit_strongswan(const KitContext& context, System system, Methods methods) {
  Emitted emitted;
  const std::string subject(to_string(system));
  if (const auto missing = missing_server(context.gateway); !missing.empty()) {
    emitted.findings.push_back(kit_finding("KIT-031", subject, missing));
    return emitted;
  }
  if (const auto credential = linux_credential(context, azure::Tunnel::ikev2, methods))
    add_files(emitted, context, plan_strongswan(context, *credential));
  return emitted;  // reported by KIT-001 or KIT-018
}

constexpr std::array<std::string_view, 1> kStrongswanServes{azure::kStrongswanClient};
constexpr std::array kStrongswanSystems{System::gnu_linux};
constexpr std::array kStrongswanFiles{
    FileKind{".conf", FileKind::Form::text, read_strongswan_facts, is_strongswan_conf},
    FileKind{".sh", FileKind::Form::script}, FileKind{".secrets"},
    FileKind{".pem"}};  // of older kits

}  // namespace

constexpr ClientSoftware strongswan_linux{.id = "strongswan",
                                          .serves = kStrongswanServes,
                                          .systems = kStrongswanSystems,
                                          .emit = emit_strongswan,
                                          .files = kStrongswanFiles,
                                          .page = {.name = "strongswan"}};

}  // namespace p2s::kit
