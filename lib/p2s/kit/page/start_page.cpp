// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/page/start_page.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/certificate/certificate_files.hpp>
#include <p2s/kit/clients/linux_files.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace p2s::kit {
namespace {

using Models = std::vector<render::Model>;

constexpr std::string_view kTemplate = "start-page/START-HERE.html";

// A path in the notation of that platform.
std::string shown(System system, std::string_view path) {
  return system == System::windows ? replace_all(path, "/", "\\") : std::string(path);
}

Models pfx_of(const KitContext& context, System system, const PageMethod& method,
              const std::vector<KitFile>& files) {
  const bool embedded =
      method.software->page.may_contain_password && !context.client.pfx_password.empty();
  if (method.sign_in != SignIn::certificate || embedded) return {};
  const auto path = certificate_files.folder(system) + pfx_name(context.client, system);
  if (std::none_of(files.begin(), files.end(),
                   [&](const KitFile& file) { return file.path == path; }))
    return {};
  return {std::move(render::Model().text("pfx_file", shown(system, path)))};
}

// A file that requires its app to be installed first. On Linux a command uses it.
bool in_app(const PageMethod& method) {
  if (method.path.starts_with("linux/")) return false;
  return method.path.ends_with(".sswan") || method.path.ends_with(".ovpn") ||
         method.path.ends_with(".xml");
}

render::Model method_model(const KitContext& context, System system, const PageMethod& method,
                           const std::vector<KitFile>& files) {
  const std::string_view path = method.installer.empty() ? method.path : method.installer;
  const auto name = path.substr(path.rfind('/') + 1);
  const auto folder = path.substr(0, path.size() - name.size() - 1);
  auto pfx = pfx_of(context, system, method, files);
  render::Model model;
  model
      .text("title",
            context.inputs.templates.text(fmt::format("{}.title", method.software->page.name)))
      .text("file", shown(system, path))
      .text("folder", shown(system, folder))
      .text("name", std::string(name))
      .flag("script", name.ends_with(".sh") || name.ends_with(".ps1"))
      .flag("in_app", in_app(method))
      .flag("administrators", method.software->audience == Audience::administrator)
      .text("child", linux_name(context))
      .flag("installed", !method.installer.empty())
      .text("profile", linux_name(context) + (method.sign_in == SignIn::password ? "-radius" : ""))
      .flag("unsigned", !context.inputs.settings.signer)
      .text("root", context.client.root_name)
      .text("root_thumbprint", context.client.root_thumbprint)
      .flag("by_password", method.sign_in == SignIn::password)
      .flag("by_work_account", method.sign_in == SignIn::work_account)
      .list("begins_with_pfx", method.software->page.certificate_first ? pfx : Models())
      .list("pfx", std::move(pfx));
  for (const auto* software : all_client_software()) {
    model.flag(std::string(software->page.name), software == method.software);
  }
  return model;
}

// The profile that community clients for Linux read, where no supported client can connect.
Models community_profile(const KitContext& context, System system,
                         const std::vector<KitFile>& files) {
  const auto& wanted = context.inputs.systems;
  const bool is_wanted =
      wanted.empty() || std::find(wanted.begin(), wanted.end(), system) != wanted.end();
  if (system != System::gnu_linux || !is_wanted || !context.gateway.has(azure::Method::entra))
    return {};
  const auto found = std::find_if(files.begin(), files.end(), [](const KitFile& file) {
    return file.start == SignIn::work_account && file.path.ends_with(".xml");
  });
  if (found == files.end()) return {};
  return {std::move(render::Model().text("profile", found->path))};
}

render::Model system_model(const KitContext& context, System system,
                           const std::vector<KitFile>& files) {
  const auto methods = page_methods(context, system, files);
  Models items;
  for (const auto& method : methods) {
    items.push_back(std::move(method_model(context, system, method, files)
                                  .flag("first", items.empty())
                                  .flag("second", items.size() == 1)));
  }
  render::Model model;
  const bool any_way = !items.empty();
  for (const auto each : all_systems()) model.flag(std::string(to_string(each)), each == system);
  model.text("id", std::string(to_string(system)))
      .text("system", std::string(display_name(system)))
      .flag("mobile", system == System::ios || system == System::android)
      .flag("several", methods.size() > 1)
      .flag("any_way", any_way)
      .list("community", any_way ? Models() : community_profile(context, system, files))
      .list("ways", std::move(items));
  return model;
}

Models systems_of(const KitContext& context, const std::vector<KitFile>& files) {
  Models systems;
  for (const auto system : all_systems()) {
    if (!page_methods(context, system, files).empty() ||
        !community_profile(context, system, files).empty())
      systems.push_back(system_model(context, system, files));
  }
  return systems;
}

Models pools_of(const package::VendorPackage& gateway) {
  Models pools;
  for (const auto& pool : gateway.pools) {
    pools.push_back(std::move(render::Model()
                                  .text("prefix", pool.to_string())
                                  .text("from", pool.first().to_string())
                                  .text("to", pool.last().to_string())
                                  .flag("or", !pools.empty())));
  }
  return pools;
}

// One item if the text is not empty, otherwise none.
Models optional_text(const std::string& name, const std::string& value) {
  if (value.empty()) return {};
  return {std::move(render::Model().text(name, value))};
}

}  // namespace

KitFile emit_start_page(const KitContext& context, const std::vector<KitFile>& files) {
  const auto& [gateway, client, inputs] = context;
  auto systems = systems_of(context, files);
  const bool any_system = !systems.empty();
  render::Model model;
  model.text("connection", context.connection())
      .text("client", client.name)
      .flag("zipped", inputs.settings.zipped)
      .flag("certificate", client.has_certificate())
      .flag("key", !client.private_key.empty() || !client.pfx.empty())
      .flag("asks_password", !client.pfx.empty())
      .text("not_after", format_date(client.not_after))
      .text("thumbprint", client.thumbprint)
      .list("contacts", optional_text("contact", inputs.settings.contact))
      .list("gateways",
            optional_text("gateway", gateway.servers.empty() ? "" : gateway.servers.front()))
      .flag("any_fact", client.has_certificate() || !inputs.settings.contact.empty())
      .flag("signed", inputs.settings.signer.has_value())
      .flag("any_pool", !gateway.pools.empty())
      .list("pools", pools_of(gateway))
      .flag("any_system", any_system)
      .list("systems", std::move(systems));
  return {"START-HERE.html", inputs.templates.get(kTemplate).render(model, render::Language::xml)};
}

}  // namespace p2s::kit
