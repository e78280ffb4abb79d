#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>
#include <p2s/kit/clients/emitter.hpp>
#include <p2s/kit/kit_rules.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::kit {
namespace {

// From here on a user hears that the certificate needs renewal: enough time to send a new kit.
constexpr std::chrono::days kSoon{30};

// Azure's own marks for what the user must fill in (azure-package-format 3.1).
constexpr std::array<std::string_view, 2> kUnfilled{"$CLIENTCERTIFICATE", "$PRIVATEKEY"};

bool is_wanted(const KitOptions& options, System system) {
  return options.systems.empty() ||
         std::find(options.systems.begin(), options.systems.end(), system) != options.systems.end();
}

template <typename Range, typename Value>
bool has(const Range& range, const Value& value) {
  return std::find(range.begin(), range.end(), value) != range.end();
}

// A RADIUS server with EAP-TLS judges certificates: who has a name alone cannot sign in so.
bool lacks_certificate(const KitContext& context, const KitWay& way) {
  return way.authentication == package::Authentication::radius &&
         way.tunnel != package::Tunnel::openvpn && context.gateway.eap_method == "EAPTLS" &&
         !context.client.has_certificate();
}

std::vector<KitWay> ways_of(const KitEmitter& emitter, System system, const KitContext& context) {
  std::vector<KitWay> ways;
  if (!has(emitter.systems, system)) return ways;
  for (const auto& way : context.options.ways) {
    if (way.system == system && has(emitter.software, std::string_view(way.software)) &&
        !lacks_certificate(context, way))
      ways.push_back(way);
  }
  return ways;
}

Findings check_user(const KitContext& context) {
  const auto& ways = context.options.ways;
  const auto lacks = [&](const KitWay& way) { return lacks_certificate(context, way); };
  if (std::none_of(ways.begin(), ways.end(), lacks)) return {};
  return {kit_finding("KIT-018", context.client.name,
                      fmt::format("'{}' has a name alone, and the RADIUS server signs users in by "
                                  "certificate",
                                  printable(context.client.name)))};
}

Findings check_client(const KitContext& context) {
  Findings findings;
  const auto& client = context.client;
  if (!client.has_certificate()) return check_user(context);
  if (client.private_key.empty() && client.pfx.empty()) {
    findings.push_back(kit_finding("KIT-001", client.name,
                                   "its private key never was in the store: no profile is filled"));
  }
  const auto& gateway = context.gateway;
  const bool judged_by_radius =
      gateway.has(package::Authentication::radius) && gateway.eap_method == "EAPTLS";
  if (!gateway.has(package::Authentication::certificate) && !judged_by_radius) {
    findings.push_back(
        kit_finding("KIT-002", gateway.source, "the gateway has no certificate authentication"));
  }
  if (client.not_after - context.options.as_of < kSoon) {
    findings.push_back(
        kit_finding("KIT-006", client.name,
                    fmt::format("its certificate ends on {}", format_date(client.not_after))));
  }
  return findings;
}

void add_system(Kit& kit, const KitContext& context, System system) {
  bool has_profile = false;
  for (const auto& emitter : kit_emitters()) {
    const auto ways = ways_of(emitter, system, context);
    if (!has(emitter.systems, system) || (ways.empty() && !emitter.is_material())) continue;
    auto emitted = emitter.emit(context, system, ways);
    has_profile = has_profile || (!emitter.is_material() && !emitted.files.empty());
    for (auto& file : emitted.files) {
      file.path = fmt::format("{}/{}/{}", to_string(system), emitter.folder, file.path);
      kit.files.push_back(std::move(file));
    }
    kit.findings.insert(kit.findings.end(), emitted.findings.begin(), emitted.findings.end());
  }
  const auto& all = context.options.ways;
  const bool is_told = std::any_of(all.begin(), all.end(), [&](const KitWay& way) {
    return way.system == system && lacks_certificate(context, way);
  });
  if (!has_profile && !is_told) {  // else KIT-018 says why
    kit.findings.push_back(
        kit_finding("KIT-004", std::string(to_string(system)),
                    fmt::format("no client software of {} can be set up from this package",
                                display_name(system))));
  }
}

void require_filled(const Kit& kit) {
  for (const auto& file : kit.files) {
    for (const auto placeholder : kUnfilled) {
      if (file.content.text().find(placeholder) == std::string_view::npos) continue;
      throw Error(ErrorKind::internal, fmt::format("'{}' still holds {}", file.path, placeholder));
    }
  }
}

}  // namespace

Kit build_kit(const package::VendorPackage& gateway, const ClientMaterial& client,
              const KitOptions& options) {
  const KitContext context{gateway, client, options};
  Kit kit{client.name, {}, check_client(context)};
  for (const auto system : all_systems()) {
    if (is_wanted(options, system)) add_system(kit, context, system);
  }
  kit.files.push_back(emit_start_page(context, kit.files));
  require_filled(kit);
  const auto by_path = [](const KitFile& a, const KitFile& b) { return a.path < b.path; };
  std::sort(kit.files.begin(), kit.files.end(), by_path);
  kit.files.push_back(emit_checksums(kit.files, options.digests));
  std::sort(kit.files.begin(), kit.files.end(), by_path);
  sort_findings(kit.findings);
  return kit;
}

}  // namespace p2s::kit
