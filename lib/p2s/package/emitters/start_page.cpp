#include <p2s/base/text.hpp>
#include <p2s/package/emitters/emitter.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::package {
namespace {

// The section of README.txt for each folder, and whether the folder has a file that it can name.
struct Section {
  std::string_view name;
  std::string_view folder;
  std::string_view extension;
};

constexpr std::array kSections{
    Section{"openvpn_connect", "openvpn-connect", ".ovpn"},
    Section{"openvpn", "openvpn", ".ovpn"},
    Section{"azure_vpn_client", "azure-vpn-client", ".xml"},
    Section{"certificate", "certificate", ".pfx"},
};

std::vector<render::Model> files_of(System system, const Section& section,
                                    const std::vector<KitFile>& files) {
  const std::string folder = fmt::format("{}/{}/", to_string(system), section.folder);
  std::vector<render::Model> items;
  for (const auto& file : files) {
    if (!file.path.starts_with(folder) || !file.path.ends_with(section.extension)) continue;
    items.push_back(std::move(render::Model().text("file", file.path)));
  }
  return items;
}

render::Model system_section(System system, const std::vector<KitFile>& files) {
  render::Model model;
  const std::string name(display_name(system));
  model.text("system", name).text("rule", std::string(name.size(), '-'));
  for (const auto& section : kSections) {
    model.list(std::string(section.name), files_of(system, section, files));
  }
  model.flag("windows", system == System::windows);
  model.flag("linux", system == System::gnu_linux);
  return model;
}

// Lines of a mail or terminal: none twice empty, none at the end.
std::string without_stray_blanks(std::string_view text) {
  std::string result;
  bool blank = true;
  for (const auto line : split_lines(text)) {
    if (line.empty() && blank) continue;
    blank = line.empty();
    result.append(line).append("\r\n");
  }
  if (blank && result.size() >= 2) result.resize(result.size() - 2);
  return result;
}

}  // namespace

KitFile emit_start_page(const KitContext& context, const std::vector<KitFile>& files) {
  std::vector<render::Model> systems;
  for (const auto system : all_systems()) {
    const std::string folder = fmt::format("{}/", to_string(system));
    const bool present = std::any_of(files.begin(), files.end(), [&](const KitFile& file) {
      return file.path.starts_with(folder);
    });
    if (present) systems.push_back(system_section(system, files));
  }
  const std::string title = "VPN access to " + context.connection();
  render::Model model;
  model.text("title", title)
      .text("title_rule", std::string(title.size(), '='))
      .text("client", context.client.name)
      .text("gateway", context.gateway.servers.empty() ? "" : context.gateway.servers.front())
      .text("not_after", format_date(context.client.not_after))
      .text("thumbprint", context.client.thumbprint)
      .list("systems", std::move(systems));
  const Secret text =
      context.options.templates.get("readme/README.txt").render(model, render::Language::plain);
  return {"START-HERE.html", Secret(without_stray_blanks(text.text()))};
}

}  // namespace p2s::package
