// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/detail/azure_vpn_elements.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/package/formats/clean_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace p2s::package {
namespace {

using pugi::xml_node;

enum class Kind { one, list, other };

/// An element that the client reads (docs/reference/package-format.md, "azurevpnconfig.xml").
struct Element {
  std::string_view parent;  ///< path below the root; empty for its children
  std::string_view name;
  Kind kind = Kind::one;  ///< list: may be repeated. other: AzureVpnProfile has no member for it
};

constexpr std::array kElements{
    Element{"", "any", Kind::other},
    Element{"", "clientauth"},
    Element{"", "clientconfig"},
    Element{"", "highavailability"},
    Element{"", "name"},
    Element{"", "protocolconfig"},
    Element{"", "secondaryProfileName", Kind::other},
    Element{"", "serverlist"},
    Element{"", "servervalidation"},
    Element{"", "version", Kind::other},
    Element{"clientauth", "aad"},
    Element{"clientauth", "cert"},
    Element{"clientauth", "type"},
    Element{"clientauth", "usernamepass"},
    Element{"clientauth/aad", "appid"},
    Element{"clientauth/aad", "applicationid"},
    Element{"clientauth/aad", "audience"},
    Element{"clientauth/aad", "cachesigninuser", Kind::other},
    Element{"clientauth/aad", "disableSso", Kind::other},
    Element{"clientauth/aad", "enabledevicesso", Kind::other},
    Element{"clientauth/aad", "enablegrouptoken", Kind::other},
    Element{"clientauth/aad", "issuer"},
    Element{"clientauth/aad", "tenant"},
    Element{"clientauth/cert", "certificatedata", Kind::other},
    Element{"clientauth/cert", "hash"},
    Element{"clientauth/cert", "issuer"},
    Element{"clientauth/usernamepass", "password"},
    Element{"clientauth/usernamepass", "username"},
    Element{"clientconfig", "dnsservers"},
    Element{"clientconfig", "dnssuffixes"},
    Element{"clientconfig", "excluderoutes"},
    Element{"clientconfig", "includeroutes"},
    Element{"clientconfig/dnsservers", "dnsserver", Kind::list},
    Element{"clientconfig/dnsservers", "DnsServerEntry", Kind::list},
    Element{"clientconfig/dnsservers/DnsServerEntry", "dnsserver", Kind::list},
    Element{"clientconfig/dnssuffixes", "dnssuffix", Kind::list},
    Element{"clientconfig/excluderoutes", "route", Kind::list},
    Element{"clientconfig/excluderoutes/route", "destination", Kind::list},
    Element{"clientconfig/excluderoutes/route", "mask", Kind::list},
    Element{"clientconfig/includeroutes", "route", Kind::list},
    Element{"clientconfig/includeroutes/route", "destination", Kind::list},
    Element{"clientconfig/includeroutes/route", "mask", Kind::list},
    Element{"protocolconfig", "sslprotocolConfig"},
    Element{"protocolconfig/sslprotocolConfig", "transportprotocol"},
    Element{"serverlist", "ServerEntry", Kind::list},
    Element{"serverlist/ServerEntry", "displayname", Kind::other},
    Element{"serverlist/ServerEntry", "fqdn"},
    Element{"servervalidation", "Cert", Kind::list},
    Element{"servervalidation", "cert", Kind::list},
    Element{"servervalidation", "serversecret"},
    Element{"servervalidation", "type", Kind::other},
    Element{"servervalidation/cert", "certificatedata", Kind::other},
    Element{"servervalidation/cert", "ekulist", Kind::other},
    Element{"servervalidation/cert", "hash"},
    Element{"servervalidation/cert", "issuer", Kind::other},
};

std::string path_of(const Element& element) {
  // Azure's two forms of the same element.
  const auto name = element.name == "Cert" ? std::string_view("cert") : element.name;
  return element.parent.empty() ? std::string(name) : fmt::format("{}/{}", element.parent, name);
}

const Element* find(std::string_view parent, std::string_view name) {
  const auto found = std::find_if(kElements.begin(), kElements.end(), [&](const Element& element) {
    return element.parent == parent && element.name == name;
  });
  return found == kElements.end() ? nullptr : &*found;
}

const Element* find_any_case(std::string_view parent, std::string_view name) {
  const auto found = std::find_if(kElements.begin(), kElements.end(), [&](const Element& element) {
    return element.parent == parent && equals_ignoring_case(element.name, name);
  });
  return found == kElements.end() ? nullptr : &*found;
}

std::vector<std::string_view> names_of(std::string_view path) {
  return path.empty() ? std::vector<std::string_view>{} : split(path, '/');
}

/// Steps from one element to another, up and down.
std::size_t steps_between(std::string_view from, std::string_view to) {
  const auto a = names_of(from);
  const auto b = names_of(to);
  const auto shared = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
  return a.size() + b.size() - 2 * static_cast<std::size_t>(shared);
}

/// The elements of that name that are nearest to the path; several if none is nearer.
std::vector<const Element*> find_nearest(std::string_view path, std::string_view name) {
  std::vector<const Element*> nearest;
  for (const Element& element : kElements) {
    if (!equals_ignoring_case(element.name, name)) continue;
    const auto steps = steps_between(path, element.parent);
    const auto best = nearest.empty() ? steps : steps_between(path, nearest.front()->parent);
    if (steps < best) nearest.clear();
    // Azure's two spellings of an element have one parent.
    const bool is_new = nearest.empty() || nearest.back()->parent != element.parent;
    if (steps <= best && is_new) nearest.push_back(&element);
  }
  return nearest;
}

const Element* find_similar(std::string_view parent, std::string_view name) {
  std::vector<std::string> names;
  for (const Element& element : kElements) {
    if (element.parent == parent) names.push_back(to_lower(element.name));
  }
  const auto best = closest_match(to_lower(name), names);
  return best ? find_any_case(parent, *best) : nullptr;
}

std::string place(std::string_view path) {
  return path.empty() ? std::string("directly below 'AzVpnProfile'")
                      : fmt::format("inside '{}'", path.substr(path.rfind('/') + 1));
}

/// "into 'clientauth/cert' or 'clientauth/aad' as 'issuer'"
std::string home(const std::vector<const Element*>& places, std::string_view name) {
  const auto& first = *places.front();
  std::vector<std::string> paths;
  for (const auto* each : places) paths.push_back(fmt::format("'{}'", each->parent));
  const auto where = first.parent.empty() ? std::string("directly below 'AzVpnProfile'")
                                          : "into " + join(paths, " or ");
  return first.name == name ? where : fmt::format("{} as '{}'", where, first.name);
}

bool has_element(xml_node node) { return std::any_of(node.begin(), node.end(), is_element); }

class Walk {
 public:
  explicit Walk(XmlFile& xml) : xml_(xml) {}

  void below(xml_node node, const std::string& path) {
    std::set<std::string> seen;
    for (const xml_node child : node.children()) {
      if (is_element(child)) visit(child, path, seen);
    }
    report_loose_text(node, path);
  }

 private:
  void visit(xml_node child, const std::string& path, std::set<std::string>& seen) {
    const std::string_view name = local_name(child);
    if (const auto* element = find(path, name)) {
      report_repeated(child, *element, seen);
      if (is_nil(child) && has_element(child)) {
        ignored(child,
                fmt::format("the client ignores the content of '{}', which has nil=\"true\"", name),
                "remove the attribute");
      } else {
        below(child, path_of(*element));
      }
    } else if (const auto* spelled = find_any_case(path, name)) {
      ignored(child,
              fmt::format("the client ignores '{}'; it reads '{}'", printable(name), spelled->name),
              fmt::format("rename the element to '{}'", spelled->name));
      below(child, path_of(*spelled));
    } else if (const auto places = find_nearest(path, name); !places.empty()) {
      ignored(child,
              fmt::format("'{}' is {}, where the client ignores it", printable(name), place(path)),
              "move it " + home(places, name));
    } else if (const auto* similar = find_similar(path, name)) {
      ignored(child,
              fmt::format("the client ignores '{}'; it reads '{}'", printable(name), similar->name),
              fmt::format("rename the element to '{}'", similar->name));
    } else {
      xml_.report("PKG-056", child,
                  fmt::format("'{}' is not an element of a profile", printable(name)));
    }
  }

  void report_repeated(xml_node child, const Element& element, std::set<std::string>& seen) {
    if (element.kind == Kind::list || seen.insert(std::string(element.name)).second) return;
    if (element.name == "clientconfig") {
      ignored(child, "a second 'clientconfig'; clients on macOS refuse that",
              "replace the empty element instead of adding another");
    } else if (has_element(child) || is_nil(child)) {
      ignored(child, fmt::format("a second '{}'; the first is used", element.name),
              "remove one of them");
    }
  }

  // Such as <dnsservers>10.0.0.4</dnsservers>.
  void report_loose_text(xml_node node, const std::string& path) {
    const auto inner = std::find_if(kElements.begin(), kElements.end(),
                                    [&](const Element& element) { return element.parent == path; });
    if (inner == kElements.end() || clean_text(text_of(node)).text.empty()) return;
    ignored(node, fmt::format("the client ignores text directly inside '{}'", local_name(node)),
            fmt::format("write it inside '{}'", inner->name));
  }

  void ignored(xml_node where, const std::string& message, std::string hint) {
    xml_.report("PKG-054", where, message, std::move(hint));
  }

  XmlFile& xml_;
};

void collect(XmlFile& xml, xml_node node, const std::string& path,
             std::vector<std::pair<std::string, std::string>>& found) {
  for (const xml_node child : node.children()) {
    if (!is_element(child) || is_nil(child)) continue;
    const auto* element = find(path, local_name(child));
    if (element == nullptr) continue;
    if (element->kind == Kind::other) {
      auto value = xml.clean_value(child);
      if (!value.empty()) found.emplace_back(path_of(*element), std::move(value));
    } else {
      collect(xml, child, path_of(*element), found);
    }
  }
}

}  // namespace

void report_ignored_elements(XmlFile& xml) {
  constexpr std::string_view kRoot = "AzVpnProfile";
  if (local_name(xml.root()) != kRoot) {
    xml.report("PKG-054", xml.root(),
               fmt::format("the root element is '{}'; the client reads '{}'",
                           printable(local_name(xml.root())), kRoot),
               fmt::format("rename the element to '{}'", kRoot));
  }
  Walk(xml).below(xml.root(), {});
}

std::vector<std::pair<std::string, std::string>> other_elements(XmlFile& xml) {
  std::vector<std::pair<std::string, std::string>> found;
  collect(xml, xml.root(), {}, found);
  return found;
}

}  // namespace p2s::package
