#include <p2s/base/text.hpp>
#include <p2s/package/emitters/emitter.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace p2s::package {
namespace {

using Models = std::vector<render::Model>;

constexpr std::string_view kTemplate = "start-page/START-HERE.html";
constexpr std::string_view kAlwaysOn = "always-on";

// A section of the page: how to set up the software of one folder of a kit.
struct Section {
  std::string_view name;  ///< in the template
  std::string_view folder;
  std::string_view opens;  ///< how the file to open first ends
  std::string_view title;
};

constexpr std::array kSections{
    Section{"azure_vpn_client", "azure-vpn-client", ".xml", "Azure VPN Client"},
    Section{"windows_native", "native", ".ps1", "The VPN built into Windows"},
    Section{"apple_native", "native", ".mobileconfig", "The built-in VPN"},
    Section{"network_manager", "networkmanager", "install.sh", "The network menu of your desktop"},
    Section{"strongswan", "strongswan", "install.sh", "strongSwan"},
    Section{"strongswan_app", "strongswan", ".sswan", "The app strongSwan"},
    Section{"openvpn_connect", "openvpn-connect", ".ovpn", "OpenVPN Connect"},
    Section{"openvpn", "openvpn", ".ovpn", "OpenVPN"},
    Section{"always_on", kAlwaysOn, ".ps1", "Always On VPN"},
    Section{"material", "certificate", ".pfx", "The certificate alone, to set up by hand"},
};

enum class SignIn { certificate, password, work_account };

struct Way {
  const Section* section;
  bool by_hand;  ///< not what a user should begin with
  std::string path;
  SignIn sign_in;
};

std::string_view base_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// A vendor's profile is known by its own name, ours by its ending.
SignIn sign_in(const KitContext& context, std::string_view path) {
  const auto name = base_name(path);
  const auto is_for = [&](Authentication authentication) {
    const auto* profile = context.gateway.azure_vpn_profile(authentication);
    return profile != nullptr && base_name(profile->file_name) == name;
  };
  const bool certificate = context.client.has_certificate();
  if (name.ends_with(".xml") && !is_for(Authentication::certificate)) {
    if (is_for(Authentication::radius) || name.ends_with("-radius.xml")) return SignIn::password;
    const bool no_other = !certificate && context.gateway.has(Authentication::entra_id);
    if (is_for(Authentication::entra_id) || name.ends_with("_aad.xml") || no_other)
      return SignIn::work_account;
  }
  const auto radius = context.connection_file() + "-radius.";
  if (name.starts_with(radius) || !certificate) return SignIn::password;
  return SignIn::certificate;
}

const Section* section_of(std::string_view folder, std::string_view path) {
  const auto* const found =
      std::find_if(kSections.begin(), kSections.end(), [&](const Section& section) {
        return section.folder == folder && path.ends_with(section.opens);
      });
  return found == kSections.end() ? nullptr : found;
}

// In the order of kit_emitters(), but first what needs nothing beside this kit.
std::vector<Way> ways_of(const KitContext& context, System system,
                         const std::vector<KitFile>& files) {
  std::vector<Way> ways;
  for (const auto& emitter : kit_emitters()) {
    if (std::count(emitter.systems.begin(), emitter.systems.end(), system) == 0) continue;
    const auto folder = fmt::format("{}/{}/", to_string(system), emitter.folder);
    const bool by_hand = emitter.is_material() || emitter.folder == kAlwaysOn;
    for (const auto& file : files) {
      if (!file.path.starts_with(folder)) continue;
      if (const auto* section = section_of(emitter.folder, file.path))
        ways.push_back({section, by_hand, file.path, sign_in(context, file.path)});
    }
  }
  std::stable_sort(ways.begin(), ways.end(), [](const Way& a, const Way& b) {
    return std::pair(a.by_hand, a.sign_in) < std::pair(b.by_hand, b.sign_in);
  });
  return ways;
}

// A path as people of that system write it.
std::string shown(System system, std::string_view path) {
  return system == System::windows ? replace_all(path, "/", "\\") : std::string(path);
}

Models pfx_of(const KitContext& context, System system, const Way& way,
              const std::vector<KitFile>& files) {
  Models items;
  const bool embedded = way.section->name == "apple_native" && !context.client.pfx_password.empty();
  if (way.sign_in != SignIn::certificate || embedded) return items;
  const auto folder = fmt::format("{}/certificate/", to_string(system));
  for (const auto& file : files) {
    if (!file.path.starts_with(folder) || !file.path.ends_with(".pfx")) continue;
    items.push_back(std::move(render::Model().text("pfx_file", shown(system, file.path))));
  }
  return items;
}

render::Model way_model(const KitContext& context, System system, const Way& way,
                        const std::vector<KitFile>& files) {
  const auto name = base_name(way.path);
  const auto folder = std::string_view(way.path).substr(0, way.path.size() - name.size() - 1);
  auto pfx = pfx_of(context, system, way, files);
  render::Model model;
  model.text("title", std::string(way.section->title))
      .text("file", shown(system, way.path))
      .text("folder", shown(system, folder))
      .text("name", std::string(name))
      .flag("administrators", way.section->folder == kAlwaysOn)
      .flag("by_password", way.sign_in == SignIn::password)
      .flag("by_work_account", way.sign_in == SignIn::work_account)
      .list("begins_with_pfx", way.section->name == "azure_vpn_client" ? pfx : Models())
      .list("pfx", std::move(pfx));
  for (const auto& section : kSections) {
    model.flag(std::string(section.name), &section == way.section);
  }
  return model;
}

render::Model system_model(const KitContext& context, System system,
                           const std::vector<KitFile>& files) {
  const auto ways = ways_of(context, system, files);
  Models items;
  for (const auto& way : ways) {
    items.push_back(std::move(way_model(context, system, way, files)
                                  .flag("first", items.empty())
                                  .flag("second", items.size() == 1)));
  }
  render::Model model;
  for (const auto each : all_systems()) model.flag(std::string(to_string(each)), each == system);
  model.text("id", std::string(to_string(system)))
      .text("system", std::string(display_name(system)))
      .flag("mobile", system == System::ios || system == System::android)
      .flag("several", ways.size() > 1)
      .list("ways", std::move(items));
  return model;
}

Models systems_of(const KitContext& context, const std::vector<KitFile>& files) {
  Models systems;
  for (const auto system : all_systems()) {
    if (!ways_of(context, system, files).empty())
      systems.push_back(system_model(context, system, files));
  }
  return systems;
}

Models pools_of(const VendorPackage& gateway) {
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

// One item when there is something to say, else none.
Models optional_text(const std::string& name, const std::string& value) {
  if (value.empty()) return {};
  return {std::move(render::Model().text(name, value))};
}

}  // namespace

KitFile emit_start_page(const KitContext& context, const std::vector<KitFile>& files) {
  const auto& [gateway, client, options] = context;
  auto systems = systems_of(context, files);
  const bool any_system = !systems.empty();
  render::Model model;
  model.text("connection", context.connection())
      .text("client", client.name)
      .flag("certificate", client.has_certificate())
      .flag("key", !client.private_key.empty() || !client.pfx.empty())
      .flag("asks_password", !client.pfx.empty())
      .text("not_after", format_date(client.not_after))
      .text("thumbprint", client.thumbprint)
      .list("contacts", optional_text("contact", options.wishes.contact))
      .list("gateways",
            optional_text("gateway", gateway.servers.empty() ? "" : gateway.servers.front()))
      .flag("any_fact", client.has_certificate() || !options.wishes.contact.empty())
      .flag("any_pool", !gateway.pools.empty())
      .list("pools", pools_of(gateway))
      .flag("any_system", any_system)
      .list("systems", std::move(systems));
  return {"START-HERE.html", options.templates.get(kTemplate).render(model, render::Language::xml)};
}

}  // namespace p2s::package
