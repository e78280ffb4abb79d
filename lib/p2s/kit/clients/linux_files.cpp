// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/clients/linux_files.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::kit {

std::string linux_name(const KitContext& context) {
  std::string name = context.connection_file();
  for (char& c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (!plain) c = '-';
  }
  return name;
}

std::string linux_folder(const KitContext& context) { return "/etc/p2sctl/" + linux_name(context); }

std::string certificate_pem(ByteView der) {
  return "-----BEGIN CERTIFICATE-----\n" + to_base64_lines(der) + "-----END CERTIFICATE-----\n";
}

KitFile client_pem(const ClientMaterial& client) {
  std::string pem = client.certificate;
  for (std::size_t i = 0; i + 1 < client.chain.size(); ++i) pem += client.chain[i];
  pem += client.private_key.text();
  KitFile file{"client.pem", Secret(pem)};
  wipe(pem);
  return file;
}

std::vector<KitFile> root_files(const std::vector<package::ServerRoot>& roots,
                                std::string_view whose) {
  std::vector<KitFile> files;
  for (const auto& root : roots) {
    files.push_back({fmt::format("{}-root-{}.pem", whose, files.size() + 1),
                     Secret(certificate_pem(root.der))});
  }
  return files;
}

KitFile install_script(const KitContext& context, const std::vector<InstallerPart>& parts) {
  std::vector<render::Model> clients;
  for (const auto& part : parts) {
    std::vector<render::Model> files;
    for (const auto& file : part.files)
      files.push_back(std::move(render::Model().text("file", file)));
    clients.push_back(std::move(render::Model()
                                    .verbatim("id", part.id)
                                    .flag("more", &part != &parts.back())
                                    .list("files", std::move(files))
                                    .verbatim("part", std::string(trim(part.text)))));
  }
  render::Model model;
  model.verbatim("name", linux_name(context)).list("clients", std::move(clients));
  return {fmt::format("{}/install.sh", to_string(System::gnu_linux)),
          context.inputs.templates.get("linux/install.sh").render(model, render::Language::shell)};
}

std::string checked_name(const package::VendorPackage& gateway) {
  return gateway.server_name.empty() ? gateway.servers.front() : gateway.server_name;
}

Secret rendered_with(const KitContext& context, std::string_view name, const render::Model& model,
                     render::Language language, const std::vector<std::string>& facts) {
  auto content = context.inputs.templates.get(name).render(model, language);
  std::vector<std::string_view> lines;
  for (const auto line : split_lines(content.text())) lines.push_back(trim(line));
  for (const auto& fact : facts) {
    if (std::find(lines.begin(), lines.end(), fact) != lines.end()) continue;
    throw Error(ErrorKind::usage,
                fmt::format("template '{}' produces a file without '{}'", name, printable(fact)))
        .hint("compare it with the built-in template of the same name");
  }
  return content;
}

}  // namespace p2s::kit
