// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/readers/intune_reader.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/package/formats/clean_text.hpp>
#include <p2s/package/formats/values.hpp>
#include <p2s/package/formats/xml.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::package {
namespace {

using pugi::xml_node;

constexpr std::string_view kRoot = "AzVpnProfile";

/// The inner document as it is written in the file, and its first line there.
struct Inner {
  std::string text;
  std::size_t line = 1;
};

/// The element's own bytes: its place in the outer text, up to its closing tag.
Inner nested(const XmlFile& xml, xml_node element) {
  const std::string& text = xml.text();
  const auto begin = static_cast<std::size_t>(element.offset_debug()) - 1;
  const std::string close = fmt::format("</{}", element.name());
  const auto last = text.find(close, begin);
  const auto end = last == std::string::npos ? text.find('>', begin) : text.find('>', last);
  const auto before = text.begin() + static_cast<std::ptrdiff_t>(begin);
  return {text.substr(begin, end + 1 - begin),
          static_cast<std::size_t>(std::count(text.begin(), before, '\n')) + 1};
}

std::optional<Inner> inner_profile(const XmlFile& xml, xml_node custom) {
  for (const xml_node child : custom.children()) {
    if (is_element(child) && equals_ignoring_case(local_name(child), kRoot))
      return nested(xml, child);
  }
  // Escaped, or in a CDATA section.
  const auto text = text_of(custom);
  const auto start = text.find(fmt::format("<{}", kRoot));
  if (start == std::string::npos) return std::nullopt;
  return Inner{std::string(trim(std::string_view(text).substr(start))), 1};
}

void read_servers(XmlFile& xml, xml_node plugin, IntuneProfile& profile) {
  for (const auto& text : xml.values(plugin, "ServerUrlList")) {
    for (const auto part : split(text, ';')) {
      const auto server = clean_text(part).text;
      if (is_host_name(server)) {
        profile.servers.push_back(server);
      } else if (!server.empty()) {
        xml.report("PKG-011", xml.child(plugin, "ServerUrlList"),
                   fmt::format("gateway name '{}' is not a valid host name", printable(server)));
      }
    }
  }
}

}  // namespace

IntuneProfile read_intune_profile(ByteView content, std::string_view file, Findings& findings) {
  XmlFile xml(content, file, "VPNProfile", findings);
  const xml_node plugin = xml.child(xml.root(), "PluginProfile");
  if (!plugin) {
    throw Error(ErrorKind::malformed,
                fmt::format("'{}' is a VPN profile of Windows for its own client, not for the "
                            "Azure VPN Client",
                            printable(file)))
        .hint("use the package that Azure generated, or azurevpnconfig.xml of it");
  }
  IntuneProfile profile;
  profile.file_name = file;
  read_servers(xml, plugin, profile);
  const xml_node custom = xml.child(plugin, "CustomConfiguration");
  const auto inner = inner_profile(xml, custom);
  if (!inner) {
    xml.report("PKG-059", custom ? custom : plugin,
               custom
                   ? "CustomConfiguration lacks the element AzVpnProfile around its content; the "
                     "client reports \"Profile file is not for Azure VPN\""
                   : "CustomConfiguration is missing",
               "put the whole azurevpnconfig.xml into CustomConfiguration");
    return profile;
  }
  profile.profile = read_azure_vpn_profile(as_bytes(inner->text), file, findings, inner->line);
  return profile;
}

}  // namespace p2s::package
