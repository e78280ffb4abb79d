#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>
#include <p2s/package/emitters/apple_profile.hpp>
#include <p2s/package/kit_rules.hpp>

#include <fmt/format.h>
#include <pugixml.hpp>

namespace p2s::package {
namespace {

// Every value of that key, anywhere in the property list.
std::vector<std::string> values(const pugi::xml_document& plist, const char* key) {
  std::vector<std::string> found;
  const auto query = fmt::format("//key[.='{}']/following-sibling::*[1]", key);
  for (const auto& each : plist.select_nodes(query.c_str()))
    found.emplace_back(each.node().child_value());
  return found;
}

std::string squeezed(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > ' ') result += c;
  }
  return result;
}

// Every payload that was planned, with the bytes that it must hold.
void read_back(const Secret& profile, const KitContext& context, const ApplePlan& plan) {
  pugi::xml_document plist;
  const auto text = profile.text();
  const bool parsed = static_cast<bool>(plist.load_buffer(text.data(), text.size()));
  std::vector<std::string> planned;
  for (const auto& root : context.gateway.server_roots) planned.push_back(to_base64(root.der));
  if (plan.radius) {
    for (const auto& root : context.gateway.radius_roots) planned.push_back(to_base64(root.der));
  }
  if (plan.certificate) planned.push_back(to_base64(apple_archive(context.client).bytes()));
  std::vector<std::string> found;
  for (const auto& each : plist.select_nodes("//data"))
    found.push_back(squeezed(each.node().child_value()));
  const auto& server = context.gateway.servers.front();
  const std::vector<std::string> names{server};
  const std::vector<std::string> on{"1"};
  const std::vector<std::string> off;
  const auto& wishes = context.options.wishes;
  const bool with_password = plan.certificate && !context.client.pfx_password.empty();
  std::vector<std::string> identities;
  if (plan.certificate) identities.push_back(AppleNames(context, plan).identity_uuid());
  const bool as_planned =
      parsed && found == planned && values(plist, "RemoteAddress") == names &&
      values(plist, "RemoteIdentifier") == names &&
      values(plist, "LocalIdentifier") == std::vector{context.client.name} &&
      values(plist, "AuthenticationMethod") == std::vector{plan.method} &&
      values(plist, "PayloadCertificateUUID") == identities &&
      values(plist, "IncludeAllNetworks") == (wishes.forced_tunnel ? on : off) &&
      values(plist, "OnDemandEnabled") == (wishes.always_on ? on : off) &&
      values(plist, "Password").size() == (with_password ? 1U : 0U) &&
      values(plist, "CertificateType").size() == (must_name_issuer(context, plan) ? 1U : 0U);
  for (auto& data : found) wipe(data);
  for (auto& data : planned) wipe(data);
  if (!as_planned) {
    throw Error(
        ErrorKind::usage,
        fmt::format("template '{}' gives a profile that lacks what it must hold", kAppleTemplate))
        .hint("compare it with the built-in template of that name");
  }
}

Secret signed_if_wished(Secret profile, const KitWishes& wishes) {
  if (!wishes.sign_apple_profile) return profile;
  auto made = wishes.sign_apple_profile(profile.bytes());
  if (made.empty()) throw Error(ErrorKind::internal, "the signer gave no profile back");
  return made;
}

void add_profile(Emitted& emitted, const KitContext& context, System system, const ApplePlan& plan,
                 const std::optional<ApplePolicy>& policy) {
  // Without an archive KIT-001 says why.
  if (plan.certificate && apple_archive(context.client).empty()) return;
  const bool tied = must_name_issuer(context, plan);
  if (tied && issuer_name(context.gateway).empty()) {
    emitted.findings.push_back(
        kit_finding("KIT-024", std::string(to_string(system)),
                    "nothing names the issuer of the server's certificate, which Apple's systems "
                    "want to know when the client's key is elliptic"));
    return;
  }
  auto profile = render_apple_profile(context, plan, policy);
  read_back(profile, context, plan);
  emitted.files.push_back(
      {fmt::format("{}{}.mobileconfig", context.connection_file(), plan.radius ? "-radius" : ""),
       signed_if_wished(std::move(profile), context.options.wishes)});
  if (tied && context.gateway.server_roots.size() > 1) {
    emitted.findings.push_back(kit_finding(
        "KIT-023", std::string(to_string(system)),
        fmt::format("of {} server roots the profile names '{}' alone",
                    context.gateway.server_roots.size(), printable(issuer_name(context.gateway)))));
  }
}

std::string missing_fact(const VendorPackage& gateway) {
  if (gateway.servers.empty()) return "the package names no gateway";
  if (gateway.server_roots.empty()) return "the package has no server root";
  return {};
}

Findings lost_wishes(const KitContext& context, const std::string& subject) {
  if (context.options.wishes.exclude_routes.empty()) return {};
  return {
      kit_finding("KIT-022", subject, "the profile cannot keep prefixes outside of the tunnel")};
}

}  // namespace

Emitted emit_apple_native(const KitContext& context, System system, Ways ways) {
  Emitted emitted;
  const std::string subject(to_string(system));
  if (const auto missing = missing_fact(context.gateway); !missing.empty()) {
    emitted.findings.push_back(kit_finding("KIT-020", subject, missing));
    return emitted;
  }
  const auto& custom = context.options.ike.custom;
  std::optional<ApplePolicy> policy;
  for (const auto& each : custom) {
    if (!policy) policy = apple_policy(each);
  }
  if (!custom.empty() && !policy) {
    emitted.findings.push_back(
        kit_finding("KIT-021", subject,
                    fmt::format("Apple's systems do not know the gateway's policy ({} with {})",
                                custom.front().ike_encryption, custom.front().dh_group)));
    return emitted;
  }
  for (const auto authentication : {Authentication::certificate, Authentication::radius}) {
    if (has_way(ways, Tunnel::ikev2, authentication))
      add_profile(emitted, context, system, apple_plan(context, authentication), policy);
  }
  if (!emitted.files.empty()) {
    const auto lost = lost_wishes(context, subject);
    emitted.findings.insert(emitted.findings.end(), lost.begin(), lost.end());
  }
  return emitted;
}

}  // namespace p2s::package
