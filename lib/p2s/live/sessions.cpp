// SPDX-License-Identifier: Apache-2.0
#include "p2s/live/sessions.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/live/detail/node.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::live {
namespace {

using detail::Node;

constexpr std::array<std::pair<std::string_view, azure::Tunnel>, 3> kIdPrefixes{{
    {"ovpn_", azure::Tunnel::openvpn},
    {"ikev2_", azure::Tunnel::ikev2},
    {"sstp_", azure::Tunnel::sstp},
}};

std::optional<azure::Tunnel> tunnel_of(std::string_view id) {
  const auto lower = to_lower(id);
  for (const auto& [prefix, tunnel] : kIdPrefixes) {
    if (lower.starts_with(prefix)) return tunnel;
  }
  return std::nullopt;
}

/// "2019-05-02T22:26:22", also with fractions and a zone Z, or "05/30/2019 16:03:11".
std::optional<Time> connection_time(std::string_view text) {
  text = trim(text);
  if (text.size() >= 19 && text[2] == '/' && text[5] == '/') {
    return parse_time(fmt::format("{}-{}-{}T{}Z", text.substr(6, 4), text.substr(0, 2),
                                  text.substr(3, 2), text.substr(11, 8)));
  }
  return text.size() < 19 ? std::nullopt : parse_time(fmt::format("{}Z", text.substr(0, 19)));
}

std::optional<std::uint64_t> count_in(const Node& object, std::string_view name) {
  const auto number = object.find(name).number();
  if (!number || *number < 0) return std::nullopt;
  return static_cast<std::uint64_t>(*number);
}

Session read_session(const Node& object) {
  Session session;
  session.id = object.find("vpnConnectionId").text();
  session.user = object.find("vpnUserName").text();
  session.tunnel = tunnel_of(session.id);
  session.since = connection_time(object.find("vpnConnectionTime").text());
  session.seconds = count_in(object, "vpnConnectionDuration");
  session.public_address = object.find("publicIpAddress").text();
  session.address = net::Address::parse(object.find("privateIpAddress").text());
  session.sent = count_in(object, "egressBytesTransferred");
  session.received = count_in(object, "ingressBytesTransferred");
  return session;
}

bool is_session(const Node& node) {
  return node.json().is_object() && (node.find("vpnConnectionId") || node.find("vpnUserName"));
}

[[noreturn]] void refuse(std::string_view name, std::string_view what) {
  throw Error(ErrorKind::malformed, fmt::format("'{}' {}", printable(name), what))
      .hint("az network vnet-gateway vpn-client show-health -g GROUP -n GATEWAY -o json");
}

std::vector<Session> read_all(const Node& root, std::string_view name) {
  std::vector<Session> sessions;
  if (!root) return sessions;
  if (root.json().is_object()) {
    if (is_session(root)) return {read_session(root)};
    const auto list = root.find({"value", "vpnClientConnectionHealthDetails"});
    if (!list) refuse(name, "does not list the sessions of a gateway");
    return read_all(list, name);
  }
  for (const auto& item : root.items()) {
    if (!is_session(item)) refuse(name, "does not list the sessions of a gateway");
    sessions.push_back(read_session(item));
  }
  return sessions;
}

}  // namespace

std::optional<Time> Session::seen() const {
  if (!since || !seconds || *seconds > std::uint64_t{1} << 40U) return std::nullopt;
  return *since + std::chrono::seconds(static_cast<std::int64_t>(*seconds));
}

std::vector<Session> read_sessions(ByteView content, std::string_view name) {
  if (content.size() > kLiveLimit)
    refuse(name, fmt::format("is larger than {} MB", kLiveLimit >> 20U));
  const auto text = decode_text(content);
  if (!text) refuse(name, "is not text");
  if (trim(*text).empty()) refuse(name, "is empty");
  detail::Document document;
  try {
    return read_all({document.parse(*text, ""), "", document}, name);
  } catch (const detail::Json::exception&) {
    refuse(name, "is not valid JSON");
  }
}

}  // namespace p2s::live
