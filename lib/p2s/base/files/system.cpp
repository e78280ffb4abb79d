// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/files/system.hpp"

#include <p2s/base/text/text.hpp>

#include <algorithm>
#include <array>

namespace p2s {
namespace {

struct Row {
  System system;
  std::string_view name;
  std::string_view display;
};

constexpr std::array kRows{
    Row{System::windows, "windows", "Windows"}, Row{System::macos, "macos", "macOS"},
    Row{System::ios, "ios", "iPhone and iPad"}, Row{System::gnu_linux, "linux", "Linux"},
    Row{System::android, "android", "Android"},
};

constexpr std::array kSystems{System::windows, System::macos, System::ios, System::gnu_linux,
                              System::android};

const Row& row(System system) noexcept { return kRows[static_cast<std::size_t>(system)]; }

}  // namespace

std::string_view to_string(System system) noexcept { return row(system).name; }

std::optional<System> parse_system(std::string_view text) noexcept {
  const auto* found = std::find_if(kRows.begin(), kRows.end(), [&](const Row& each) {
    return equals_ignoring_case(each.name, text);
  });
  if (found == kRows.end()) return std::nullopt;
  return found->system;
}

std::string_view display_name(System system) noexcept { return row(system).display; }

std::span<const System> all_systems() noexcept { return kSystems; }

}  // namespace p2s
