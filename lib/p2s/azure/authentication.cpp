// SPDX-License-Identifier: Apache-2.0
#include "p2s/azure/authentication.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::azure {
namespace {

struct MethodName {
  Method method;
  std::string_view display;
};

constexpr std::array kMethods{
    MethodName{Method::certificate, "Azure certificate"},
    MethodName{Method::entra, "Microsoft Entra ID"},
    MethodName{Method::radius, "RADIUS"},
};

}  // namespace

std::string_view to_string(Method method) noexcept {
  return kMethodNames[static_cast<std::size_t>(method)];
}

std::string_view display_name(Method method) noexcept {
  return kMethods[static_cast<std::size_t>(method)].display;
}

std::optional<Method> parse_method(std::string_view text) noexcept {
  for (const auto& row : kMethods) {
    if (equals_ignoring_case(text, to_string(row.method))) return row.method;
  }
  return std::nullopt;
}

MethodSet parse_methods(std::string_view comma_separated) {
  MethodSet methods;
  for (const auto part : split(comma_separated, ',')) {
    const auto method = parse_method(trim(part));
    if (!method) {
      throw Error(ErrorKind::usage,
                  fmt::format("unknown authentication method '{}'", printable(trim(part))))
          .hint(fmt::format("choose from: {}", fmt::join(kMethodNames, ", ")));
    }
    methods.insert(*method);
  }
  return methods;
}

std::string to_string(const MethodSet& methods) {
  if (methods.empty()) return "none";
  std::vector<std::string> names;
  for (const auto method : methods) names.emplace_back(to_string(method));
  return join(names, "+");
}

}  // namespace p2s::azure
