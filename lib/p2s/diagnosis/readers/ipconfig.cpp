// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/readers/ipconfig.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/readers/line_reader.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace p2s::diagnosis {
namespace {

/// "IPv4 Address. . . . . : 10.0.0.5(Preferred)"
struct Field {
  std::string label;  ///< lower case, without its dots
  std::string_view value;
};

/// The colon after the dotted leader. IPv6 values contain colons too, so it is the first one after
/// a dot and optional spaces.
std::optional<Field> read_field(std::string_view line) {
  for (std::size_t colon = line.find(':'); colon != std::string_view::npos;
       colon = line.find(':', colon + 1)) {
    const auto before = trim(line.substr(0, colon));
    if (!before.ends_with('.')) continue;
    const auto label_end = before.find_last_not_of(". ");
    if (label_end == std::string_view::npos) return std::nullopt;
    return Field{to_lower(before.substr(0, label_end + 1)), trim(line.substr(colon + 1))};
  }
  return std::nullopt;
}

enum class Kind { none, address, dns, ignored };

/// The kind of the values of a label; `none`: decided by their format.
Kind kind_of(std::string_view label) {
  constexpr std::array<std::string_view, 6> kIgnored{"dhcp", "wins",    "duid",
                                                     "iaid", "netbios", "lease"};
  const auto contains = [&](std::string_view part) {
    return label.find(part) != std::string::npos;
  };
  if (std::any_of(kIgnored.begin(), kIgnored.end(), contains)) return Kind::ignored;
  if (contains("dns")) return Kind::dns;
  const bool address = contains("ipv4") || contains("ipv6") || contains("ip address") ||
                       contains("ip-adresse") || contains("adresse ip");
  return address ? Kind::address : Kind::none;
}

class Reader {
 public:
  void read(std::string_view line) {
    if (trim(line).empty()) {
      kind_ = Kind::none;
    } else if (!is_indented(line) && !read_field(line)) {
      begin_section(trim(line));
    } else if (const auto field = read_field(line)) {
      kind_ = kind_of(field->label);
      if (field->label == "description" || field->label.starts_with("beschreibung"))
        note_description(field->value);
      take(field->value);
    } else {
      take(trim(line));  // another value of the last label
    }
  }
  ClientState state;

 private:
  void begin_section(std::string_view heading) {
    in_adapter_ = heading.ends_with(':');
    kind_ = Kind::none;
    if (!in_adapter_) return;
    const auto name = trim(heading.substr(0, heading.size() - 1));
    auto& interface = add_interface(state, name);
    // "PPP adapter VNet1", "PPP-Adapter VNet1", "Carte PPP VNet1": PPP is not translated.
    const auto lower = to_lower(name);
    interface.tunnel =
        interface.tunnel || lower.starts_with("ppp") || lower.find(" ppp ") != std::string::npos;
  }

  void note_description(std::string_view description) {
    if (in_adapter_ && names_tunnel(description)) state.interfaces.back().tunnel = true;
  }

  void take(std::string_view value) {
    if (!in_adapter_ || kind_ == Kind::ignored) return;
    auto& addresses = state.interfaces.back().addresses;
    if (const auto mask = read_netmask(value); mask && kind_ != Kind::dns) {
      // A netmask follows its address; "0.0.0.0" is not a valid one.
      if (!addresses.empty() && !addresses.back().length && *mask > 0)
        addresses.back().length = mask;
      return;
    }
    const auto address = read_address(value);
    if (!address) return;
    if (kind_ == Kind::dns) {
      state.dns_known = true;
      if (!is_site_local(*address)) state.dns_servers.push_back(*address);
    } else if (kind_ == Kind::address || value.ends_with(')')) {
      addresses.push_back({*address, address->family == net::Family::ipv6
                                         ? std::optional<unsigned>(64)
                                         : std::nullopt});
    }
  }

  /// fec0:0:0:ffff::1 to ::3 are listed by Windows if there is no DNS server.
  static bool is_site_local(const net::Address& address) {
    return address.family == net::Family::ipv6 && address.high == 0xFEC000000000FFFFULL;
  }

  bool in_adapter_ = false;
  Kind kind_ = Kind::none;
};

}  // namespace

bool looks_like_ipconfig(std::string_view text) {
  Lines lines(text);
  while (lines.next()) {
    if (is_indented(lines.line()) && lines.line().find(". .") != std::string_view::npos &&
        read_field(lines.line()))
      return true;
  }
  return false;
}

ClientState read_ipconfig(std::string_view text) {
  Reader reader;
  Lines lines(text);
  while (lines.next()) reader.read(lines.line());
  for (auto& interface : reader.state.interfaces) interface.up = !interface.addresses.empty();
  reader.state.interfaces_known = true;
  return std::move(reader.state);
}

}  // namespace p2s::diagnosis
