#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>
#include <p2s/package/emitters/linux_files.hpp>
#include <p2s/package/kit_rules.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::package {
namespace {

// Where a kind of configuration has its files, below its own folder of the kit.
struct Form {
  std::string_view certificates;
  std::string_view roots;
  std::string_view issuers;
  std::string_view keys;
};
constexpr std::array kForms{
    Form{"swanctl/x509", "swanctl/x509ca", "swanctl/x509", "swanctl/private"},
    Form{"ipsec/certs", "ipsec/cacerts", "ipsec/cacerts", "ipsec/private"}};

std::vector<std::string> root_files(const KitContext& context, const std::string& name) {
  std::vector<std::string> files;
  for (std::size_t i = 0; i < context.gateway.server_roots.size(); ++i)
    files.push_back(fmt::format("{}-root-{}.pem", name, i + 1));
  return files;
}

// Certificates between the client's and its root: strongSwan reads one of each file, and sends
// those that it has read.
std::vector<std::string> issuer_files(const KitContext& context, const std::string& name) {
  std::vector<std::string> files;
  for (std::size_t i = 1; i < context.client.chain.size(); ++i)
    files.push_back(fmt::format("{}-issuer-{}.pem", name, i));
  return files;
}

std::vector<render::Model> file_items(const std::vector<std::string>& files) {
  std::vector<render::Model> items;
  for (const auto& file : files) items.push_back(std::move(render::Model().verbatim("file", file)));
  return items;
}

std::string vips(const VendorPackage& gateway, std::string_view ipv4, std::string_view ipv6) {
  const bool both =
      std::any_of(gateway.pools.begin(), gateway.pools.end(),
                  [](const net::Prefix& pool) { return pool.family() == net::Family::ipv6; });
  return both ? fmt::format("{},{}", ipv4, ipv6) : std::string(ipv4);
}

std::string routes(const KitContext& context) {
  std::vector<std::string> texts;
  for (const auto& prefix : context.tunnelled()) texts.push_back(prefix.to_string());
  return join(texts, ",");
}

void add_lifetime(render::Model& model, const IkeChoice& ike) {
  std::vector<render::Model> seconds;
  if (ike.rekey_seconds)
    seconds.push_back(
        std::move(render::Model().verbatim("seconds", std::to_string(*ike.rekey_seconds))));
  std::vector<render::Model> bytes;
  if (ike.rekey_bytes)
    bytes.push_back(std::move(render::Model().verbatim("bytes", std::to_string(*ike.rekey_bytes))));
  model.list("rekey_seconds", std::move(seconds)).list("rekey_bytes", std::move(bytes));
}

render::Model make_model(const KitContext& context, const std::string& name) {
  const auto& gateway = context.gateway;
  const auto files = root_files(context, name);
  render::Model model;
  model.text("connection", context.connection())
      .verbatim("name", name)
      .text("server", gateway.servers.front())
      .text("right_id", "%" + gateway.servers.front())
      .text("servers", join(gateway.servers, ","))
      .text("server_name", checked_name(gateway))
      .verbatim("ike_proposals", join(context.options.ike.ike_proposals, ","))
      .verbatim("esp_proposals", join(context.options.ike.esp_proposals, ","))
      .verbatim("routes", routes(context))
      .verbatim("server_roots", join(files, ","))
      .verbatim("key_type", context.client.key.starts_with("ec:") ? "ECDSA" : "RSA")
      .list("server_root_files", file_items(files))
      .list("issuer_files", file_items(issuer_files(context, name)));
  add_lifetime(model, context.options.ike);
  return model;
}

// A line of each fact that the file must hold, however a template arranges it.
void read_back(const Secret& content, std::string_view name,
               const std::vector<std::string>& facts) {
  std::vector<std::string> lines;
  for (const auto line : split_lines(content.text())) lines.emplace_back(trim(line));
  for (const auto& fact : facts) {
    if (std::find(lines.begin(), lines.end(), fact) != lines.end()) continue;
    throw Error(ErrorKind::usage,
                fmt::format("template '{}' gives a file that lacks '{}'", name, printable(fact)))
        .hint("compare it with the built-in template of that name");
  }
}

Secret swanctl_conf(const KitContext& context, const std::string& name) {
  auto model = make_model(context, name);
  model.verbatim("vips", vips(context.gateway, "0.0.0.0", "::"));
  constexpr std::string_view kTemplate = "strongswan/swanctl.conf";
  auto content =
      context.options.templates.get(kTemplate).render(model, render::Language::strongswan);
  const auto& gateway = context.gateway;
  const auto quoted = render::escape_strongswan;
  read_back(content, kTemplate,
            {fmt::format("remote_addrs = {}", quoted(join(gateway.servers, ","))),
             fmt::format("aaa_id = {}", quoted(checked_name(gateway))), "auth = eap-tls",
             fmt::format("remote_ts = {}", routes(context)),
             fmt::format("cacerts = {}", join(root_files(context, name), ","))});
  return content;
}

Secret ipsec_conf(const KitContext& context, const std::string& name) {
  auto model = make_model(context, name);
  model.verbatim("vips", vips(context.gateway, "%config4", "%config6"));
  constexpr std::string_view kTemplate = "strongswan/ipsec.conf";
  auto content =
      context.options.templates.get(kTemplate).render(model, render::Language::strongswan);
  const auto& server = context.gateway.servers.front();
  const auto quoted = render::escape_strongswan;
  read_back(
      content, kTemplate,
      {fmt::format("right={}", quoted(server)), fmt::format("rightid={}", quoted("%" + server)),
       fmt::format("rightsubnet={}", routes(context))});
  return content;
}

void add_files(Emitted& emitted, const KitContext& context, const std::string& name) {
  const auto& client = context.client;
  const auto add = [&](std::string path, Secret content) {
    emitted.files.push_back({std::move(path), std::move(content)});
  };
  const auto render = [&](std::string_view file) {
    return context.options.templates.get(file).render(make_model(context, name),
                                                      render::Language::plain);
  };
  add(fmt::format("swanctl/conf.d/{}.conf", name), swanctl_conf(context, name));
  add(fmt::format("ipsec/{}.conf", name), ipsec_conf(context, name));
  add(fmt::format("ipsec/{}.secrets", name), render("strongswan/ipsec.secrets"));
  const auto files = root_files(context, name);
  const auto issuers = issuer_files(context, name);
  for (const auto& form : kForms) {
    add(fmt::format("{}/{}.pem", form.certificates, name), Secret(client.certificate));
    add(fmt::format("{}/{}.pem", form.keys, name), client.private_key.clone());
    for (std::size_t i = 0; i < issuers.size(); ++i)
      add(fmt::format("{}/{}", form.issuers, issuers[i]), Secret(client.chain[i]));
    for (std::size_t i = 0; i < files.size(); ++i) {
      add(fmt::format("{}/{}", form.roots, files[i]),
          Secret(certificate_pem(context.gateway.server_roots[i].der)));
    }
  }
  add("install.sh", render("strongswan/install.sh"));
}

}  // namespace

Emitted emit_strongswan(const KitContext& context, System system, Ways ways) {
  Emitted emitted;
  const std::string subject(to_string(system));
  if (has_way(ways, Tunnel::ikev2, Authentication::radius)) {
    emitted.findings.push_back(kit_finding(
        "KIT-030", subject, "there are no files of strongSwan for users with name and password"));
  }
  if (!has_way(ways, Tunnel::ikev2, Authentication::certificate)) return emitted;
  if (const auto missing = missing_for_ikev2(context.gateway); !missing.empty()) {
    emitted.findings.push_back(kit_finding("KIT-031", subject, missing));
    return emitted;
  }
  if (context.client.private_key.empty()) return emitted;  // KIT-001 says so, once
  add_files(emitted, context, linux_name(context));
  if (!context.options.wishes.exclude_routes.empty()) {
    emitted.findings.push_back(kit_finding(
        "KIT-032", subject, "strongSwan's files keep no prefixes outside of the tunnel"));
  }
  return emitted;
}

}  // namespace p2s::package
