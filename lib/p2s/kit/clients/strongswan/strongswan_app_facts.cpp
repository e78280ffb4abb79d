// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/strongswan/strongswan_plan.hpp>
#include <p2s/package/formats/pem.hpp>

#include <nlohmann/json.hpp>

namespace p2s::kit {
namespace {

using Profile = nlohmann::json;

/// The text at a path of keys; empty if it is missing or something else.
std::string text_at(const Profile& profile, const char* path) {
  const auto* const found = profile.contains(Profile::json_pointer(path))
                                ? &profile.at(Profile::json_pointer(path))
                                : nullptr;
  return found != nullptr && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<Profile> parsed(ByteView content) {
  const auto text = decode_text(content);
  auto profile = text ? Profile::parse(*text, nullptr, false) : Profile();
  if (!profile.is_object()) return std::nullopt;
  return profile;
}

Bytes der_at(const Profile& profile, const char* path) {
  auto text = text_at(profile, path);
  auto der = from_base64(text);
  wipe(text);
  if (!der || !package::is_der_sequence(*der))
    throw Error(ErrorKind::malformed, std::string(path).substr(1) + " is not DER in base64");
  return std::move(*der);
}

// A bundle has a list of properties, each with its key and value; some are bundles again.
void take_bundle(const Profile& bundle, ProfileContents& facts, int depth) {
  constexpr int kDeepest = 8;
  if (depth > kDeepest || !bundle.is_object()) return;
  const auto properties = bundle.find("managedProperty");
  if (properties == bundle.end() || !properties->is_array()) return;
  for (const auto& property : *properties) {
    if (!property.is_object()) continue;
    const auto key = text_at(property, "/key");
    if (key == "gateway") facts.servers.push_back(text_at(property, "/valueString"));
    if (key == "certificate") facts.server_roots.push_back(der_at(property, "/valueString"));
    if (const auto inner = property.find("valueBundle"); inner != property.end())
      take_bundle(*inner, facts, depth + 1);
    const auto list = property.find("valueBundleArray");
    if (list == property.end() || !list->is_array()) continue;
    for (const auto& inner : *list) take_bundle(inner, facts, depth + 1);
  }
}

}  // namespace

void read_managed_facts(const KitFile& file, ProfileContents& facts, Findings& /*findings*/) {
  const auto managed = parsed(file.content.bytes());
  if (!managed) throw Error(ErrorKind::malformed, "this is not a JSON object");
  take_bundle(*managed, facts, 0);
  if (facts.servers.empty()) throw Error(ErrorKind::malformed, "names no gateway");
}

bool is_managed(ByteView content) {
  if (as_text(content).find("org.strongswan.android") == std::string_view::npos) return false;
  const auto managed = parsed(content);
  return managed && managed->contains("managedProperty");
}

void read_sswan_facts(const KitFile& file, ProfileContents& facts, Findings& /*findings*/) {
  auto profile = parsed(file.content.bytes());
  if (!profile) throw Error(ErrorKind::malformed, "this is not a JSON object");
  const auto server = text_at(*profile, "/remote/addr");
  if (server.empty()) throw Error(ErrorKind::malformed, "names no gateway");
  facts.servers = {server};
  if (const auto id = text_at(*profile, "/remote/id"); id != server) facts.server_name = id;
  if (!text_at(*profile, "/remote/cert").empty())
    facts.server_roots = {der_at(*profile, "/remote/cert")};
  if (text_at(*profile, "/local/p12").empty()) return;
  facts.pfx = Secret(der_at(*profile, "/local/p12"));
  wipe((*profile)["local"]["p12"].get_ref<std::string&>());
}

bool is_sswan(ByteView content) {
  if (content.empty() || as_text(content).find("\"ikev2-") == std::string_view::npos) return false;
  const auto profile = parsed(content);
  return profile && text_at(*profile, "/type").starts_with("ikev2-");
}

}  // namespace p2s::kit
