// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/detail/entra_elements.hpp"

#include <p2s/azure/entra_audience.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/package/formats/values.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::package {
namespace {

constexpr std::string_view kHttps = "https://";

// What documentation and templates write in place of a value.
bool is_placeholder(std::string_view text) {
  constexpr std::array<std::string_view, 8> kWords{
      "tenantid", "tenant-id",  "tenant_id",   "your-",
      "your_",    "yourtenant", "placeholder", "00000000-0000-0000-0000-000000000000"};
  if (text.find_first_of("{}<>[]$") != text.npos) return true;
  const auto lower = to_lower(text);
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

bool is_tenant_url(std::string_view text) {
  const auto id = tenant_id_of(text);
  return to_lower(text).starts_with(kHttps) && (is_guid(id) || is_host_name(id)) &&
         text.size() > kHttps.size() + id.size() + 1;
}

class EntraReader {
 public:
  EntraReader(XmlFile& xml, pugi::xml_node parent) : xml_(xml), parent_(parent) {}

  std::string value(std::string_view name) {
    if (name.empty()) return {};
    auto text = xml_.value(parent_, name);
    if (!is_placeholder(text)) return text;
    report("PKG-018", name, fmt::format("'{}' is a placeholder: '{}'", name, printable(text)),
           "download the package again from Azure");
    return {};
  }

  std::string guid(std::string_view name) {
    auto text = value(name);
    if (!text.empty() && !is_guid(text)) {
      report("PKG-017", name, fmt::format("'{}' is not a GUID: '{}'", name, printable(text)),
             "use the application id shown in the Azure portal");
    } else if (const auto meant = azure::similar_audience(text)) {
      report("PKG-019", name,
             fmt::format("'{}' is {}, which differs from Microsoft's application {} in {}", name,
                         text, meant->id,
                         counted(azure::differing_digits(text, meant->id), "digit", "digits")),
             "compare it with the audience of the gateway in the Azure portal");
    }
    return text;
  }

  std::string url(std::string_view name, bool slash) {
    auto text = value(name);
    if (text.empty()) return text;
    if (!is_tenant_url(text)) {
      // The client's own files name a tenant without the URL.
      if (!slash && (is_guid(text) || is_host_name(text))) return text;
      report("PKG-017", name,
             fmt::format("'{}' is not the URL of a tenant: '{}'", name, printable(text)),
             fmt::format("use {}", slash ? "https://sts.windows.net/TENANT/"
                                         : "https://login.microsoftonline.com/TENANT/"));
    } else if (slash && !text.ends_with('/')) {
      report("PKG-017", name,
             fmt::format("'{}' does not end with a slash: '{}'", name, printable(text)),
             fmt::format("use {}/", printable(text)));
    }
    return text;
  }

 private:
  void report(PackageRule rule, std::string_view name, const std::string& message,
              std::string hint) {
    xml_.report(rule, xml_.child(parent_, name), message, std::move(hint));
  }

  XmlFile& xml_;
  pugi::xml_node parent_;
};

}  // namespace

std::optional<EntraSettings> read_entra_elements(XmlFile& xml, pugi::xml_node parent,
                                                 const EntraNames& names) {
  EntraReader reader(xml, parent);
  EntraSettings entra;
  entra.tenant = reader.url(names.tenant, false);
  entra.tenant_id = tenant_id_of(entra.tenant);
  entra.issuer = reader.url(names.issuer, true);
  entra.audience = reader.guid(names.audience);
  entra.application_id = reader.guid(names.application_id);
  if (entra == EntraSettings{}) return std::nullopt;
  return entra;
}

}  // namespace p2s::package
