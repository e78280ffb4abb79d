// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/client_matrix.hpp>
#include <p2s/kit/clients/linux_files.hpp>
#include <p2s/kit/clients/strongswan/strongswan_plan.hpp>
#include <p2s/kit/kit_rules.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::kit {
namespace {

// Folders of the files of one kind of configuration, below its folder in the kit.
struct Form {
  std::string_view certificates;
  std::string_view roots;
  std::string_view issuers;
  std::string_view keys;
};
constexpr std::array kForms{
    Form{"swanctl/x509", "swanctl/x509ca", "swanctl/x509", "swanctl/private"},
    Form{"ipsec/certs", "ipsec/cacerts", "ipsec/cacerts", "ipsec/private"}};

std::vector<render::Model> file_items(const std::vector<std::string>& files) {
  std::vector<render::Model> items;
  for (const auto& file : files) items.push_back(std::move(render::Model().verbatim("file", file)));
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

Secret install_script(const KitContext& context, const StrongSwanPlan& plan) {
  auto trusted = plan.server_roots;
  trusted.insert(trusted.end(), plan.radius_roots.begin(), plan.radius_roots.end());
  render::Model model;
  model.verbatim("name", plan.name)
      .flag("certificate", plan.has_certificate())
      .flag("two_names", !plan.subject.empty())
      .text("user", context.client.name)
      .text("swanctl_user", render::escape_strongswan(context.client.name))
      .text("ipsec_user", secret_owner(context.client.name))
      .list("trusted_files", file_items(trusted))
      .list("issuer_files", file_items(plan.issuers));
  return context.inputs.templates.get("strongswan/install.sh")
      .render(model, render::Language::shell);
}

Secret ipsec_secrets(const KitContext& context, const StrongSwanPlan& plan) {
  render::Model model;
  model.verbatim("name", plan.name)
      .verbatim("key_type", context.client.key.starts_with("ec:") ? "ECDSA" : "RSA");
  return context.inputs.templates.get("strongswan/ipsec.secrets")
      .render(model, render::Language::plain);
}

void add_file(Emitted& emitted, std::string path, Secret content) {
  emitted.files.push_back({std::move(path), std::move(content)});
}

void add_roots(Emitted& emitted, std::string_view folder, const std::vector<std::string>& files,
               const std::vector<package::ServerRoot>& roots) {
  for (std::size_t i = 0; i < files.size(); ++i)
    add_file(emitted, fmt::format("{}/{}", folder, files[i]),
             Secret(certificate_pem(roots[i].der)));
}

void add_identity(Emitted& emitted, const Form& form, const ClientMaterial& client,
                  const StrongSwanPlan& plan) {
  add_file(emitted, fmt::format("{}/{}.pem", form.certificates, plan.name),
           Secret(client.certificate));
  add_file(emitted, fmt::format("{}/{}.pem", form.keys, plan.name), client.private_key.clone());
  for (std::size_t i = 0; i < plan.issuers.size(); ++i)
    add_file(emitted, fmt::format("{}/{}", form.issuers, plan.issuers[i]), Secret(client.chain[i]));
}

void add_files(Emitted& emitted, const KitContext& context, const StrongSwanPlan& plan) {
  add_file(emitted, fmt::format("swanctl/conf.d/{}.conf", plan.name), swanctl_conf(context, plan));
  add_file(emitted, fmt::format("ipsec/{}.conf", plan.name), ipsec_conf(context, plan));
  // Kits do not contain passwords: install.sh asks for it.
  if (plan.has_certificate())
    add_file(emitted, fmt::format("ipsec/{}.secrets", plan.name), ipsec_secrets(context, plan));
  for (const auto& form : kForms) {
    if (plan.has_certificate()) add_identity(emitted, form, context.client, plan);
    add_roots(emitted, form.roots, plan.server_roots, context.gateway.server_roots);
    add_roots(emitted, form.roots, plan.radius_roots, context.gateway.radius_roots);
  }
  emitted.files.push_back({"install.sh", install_script(context, plan),
                           plan.has_certificate() ? SignIn::certificate : SignIn::password});
}

Emitted emit_strongswan(const KitContext& context, System system, Methods methods) {
  Emitted emitted;
  const std::string subject(to_string(system));
  if (const auto missing = missing_for_ikev2(context.gateway); !missing.empty()) {
    emitted.findings.push_back(kit_finding("KIT-031", subject, missing));
    return emitted;
  }
  if (const auto credential = linux_credential(context, azure::Tunnel::ikev2, methods))
    add_files(emitted, context, plan_strongswan(context, *credential));
  return emitted;  // reported by KIT-001 or KIT-018
}

constexpr std::array<std::string_view, 1> kStrongswanServes{azure::kStrongswanClient};
constexpr std::array kStrongswanSystems{System::gnu_linux};
constexpr std::array kStrongswanFiles{FileKind{".sh", FileKind::Form::script}, FileKind{".conf"},
                                      FileKind{".secrets"}, FileKind{".pem"}};

}  // namespace

constexpr ClientSoftware strongswan_linux{.id = "strongswan",
                                          .serves = kStrongswanServes,
                                          .systems = kStrongswanSystems,
                                          .emit = emit_strongswan,
                                          .files = kStrongswanFiles,
                                          .page = {.name = "strongswan"}};

}  // namespace p2s::kit
