// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/spec/detail/mistakes.hpp>
#include <p2s/spec/detail/position_collector.hpp>
#include <p2s/spec/detail/table_reader.hpp>
#include <p2s/spec/detail/toml_document.hpp>
#include <p2s/spec/spec.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace p2s::spec {
namespace {

/// Configurations must name groups of the file.
void check_groups(const GatewaySpec& spec, const SpecPositions& positions,
                  detail::Mistakes& mistakes) {
  std::set<std::string_view> names;
  for (const auto& group : spec.groups) names.insert(group.name);
  for (const auto& configuration : spec.configurations) {
    for (std::size_t i = 0; i < configuration.groups.size(); ++i) {
      const auto& name = configuration.groups[i];
      if (names.contains(name)) continue;
      const auto path = fmt::format("{}.groups[{}]", configuration.origin, i);
      const auto near = closest_match(name, std::vector<std::string>(names.begin(), names.end()));
      mistakes.add(positions.find(path).value_or(SpecPosition{}),
                   fmt::format("'{}': group '{}' not found", path, printable(name)),
                   near ? fmt::format("did you mean '{}'?", printable(*near))
                        : "add a [[groups]] table with that name");
    }
  }
}

/// Without `authentication`, it is derived from the tables.
void complete_methods(GatewaySpec& spec) {
  if (!spec.authentication.empty()) return;
  if (!spec.roots.empty()) spec.authentication.insert(azure::Method::certificate);
  if (spec.entra.present) spec.authentication.insert(azure::Method::entra);
  if (spec.radius.present) spec.authentication.insert(azure::Method::radius);
}

}  // namespace

GatewaySpec read_spec(std::string_view text, std::string_view name, SpecPositions* positions) {
  const auto shown = printable(name);
  if (text.size() > kSpecLimit) {
    throw Error(ErrorKind::malformed,
                fmt::format("'{}' is larger than {} MB", shown, kSpecLimit >> 20U));
  }
  const auto document = detail::parse_document(text, shown);
  auto places = detail::collect_positions(document);
  detail::Mistakes mistakes(shown);
  GatewaySpec spec;
  detail::TableReader(spec, mistakes).read(document);
  check_groups(spec, places, mistakes);
  mistakes.throw_if_any();
  if (!document["gateway"]["authentication"]) complete_methods(spec);
  if (positions != nullptr) *positions = std::move(places);
  return spec;
}

GatewaySpec load_spec(const std::filesystem::path& path, SpecPositions* positions) {
  const auto content = read_file(path, kSpecLimit);
  return read_spec(as_text(content), path.filename().string(), positions);
}

}  // namespace p2s::spec
