// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/readers/ip_json.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/readers/line_reader.hpp>

#include <nlohmann/json.hpp>

namespace p2s::diagnosis {
namespace {

using Json = nlohmann::json;

/// `ip` nests lists three deep. Deeper text is refused before parsing to limit memory. (The
/// parser's callback could discard it, but scans the whole list after each object.)
constexpr std::size_t kDeepest = 8;

bool is_shallow(std::string_view text) noexcept {
  std::size_t depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_text) {
      if (c == '\\') ++i;
      in_text = c != '"';
    } else if (c == '"') {
      in_text = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kDeepest) return false;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return true;
}

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool has_flag(const Json& interface, std::string_view flag) {
  const auto flags = interface.find("flags");
  if (flags == interface.end() || !flags->is_array()) return false;
  for (const auto& one : *flags) {
    if (one.is_string() && one.get_ref<const std::string&>() == flag) return true;
  }
  return false;
}

void read_interface(const Json& object, ClientState& state) {
  auto& interface = add_interface(state, text_of(object, "ifname"));
  interface.up = has_flag(object, "UP");
  interface.loopback = has_flag(object, "LOOPBACK");
  interface.tunnel = interface.tunnel || has_flag(object, "POINTOPOINT");
  const auto addresses = object.find("addr_info");
  if (addresses == object.end() || !addresses->is_array()) return;
  for (const auto& one : *addresses) {
    if (!one.is_object()) continue;
    const auto address = net::Address::parse(text_of(one, "local"));
    if (!address) continue;
    const auto length = one.find("prefixlen");
    const unsigned width = address->family == net::Family::ipv4 ? 32 : 128;
    std::optional<unsigned> known;
    if (length != one.end() && length->is_number_unsigned() && length->get<unsigned>() <= width)
      known = length->get<unsigned>();
    interface.addresses.push_back({*address, known});
  }
}

void read_route(const Json& object, ClientState& state) {
  const auto type = text_of(object, "type");
  if (!type.empty() && type != "unicast") return;  // unreachable, blackhole, local, broadcast
  const auto destination = text_of(object, "dst");
  const bool ipv6 = text_of(object, "gateway").find(':') != std::string::npos;
  const auto prefix = read_network(destination == "default" ? (ipv6 ? "::/0" : "0.0.0.0/0")
                                                            : std::string_view(destination));
  if (prefix) add_route(state, *prefix, text_of(object, "dev"));
}

}  // namespace

std::optional<ClientState> read_ip_json(std::string_view text) {
  if (!trim(text).starts_with('[') || !is_shallow(text)) return std::nullopt;
  const auto document = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!document.is_array()) return std::nullopt;
  ClientState state;
  for (const auto& one : document) {
    if (!one.is_object()) continue;
    if (one.contains("ifname")) read_interface(one, state);
    if (one.contains("dst")) read_route(one, state);
  }
  if (!state.interfaces_known && !state.routes_known) return std::nullopt;
  return state;
}

}  // namespace p2s::diagnosis
