// SPDX-License-Identifier: Apache-2.0
#include "output/store/rotation_view.hpp"

#include "output/output.hpp"

#include <p2s/app/roots/authorities.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace p2s::cli {
namespace {

struct NextStep {
  std::string text;     ///< what is to be done before the command, or ""
  std::string command;  ///< as typed
};

NextStep next_of(const app::Rotation& rotation) {
  const auto old = shell_word(rotation.root.name);
  const auto successor = shell_word(rotation.successor.name);
  switch (rotation.step()) {
    case app::RotationStep::upload:
      return {
          fmt::format("upload '{}' to the gateway beside '{}' (p2sctl root export {} --format "
                      "azure), then confirm with",
                      printable(rotation.successor.name), printable(rotation.root.name), successor),
          fmt::format("p2sctl root rotate {} --uploaded", old)};
    case app::RotationStep::renew:
      return {"renew the clients of the old root with",
              fmt::format("p2sctl client renew --root {} --issuer {} --pfx pfx/", old, successor)};
    case app::RotationStep::kits:
      return {"build the kits of renewed clients again; who needs one, and how, says",
              "p2sctl package status"};
    case app::RotationStep::remove:
      return {fmt::format("when users have installed their new certificates, delete '{}' at the "
                          "gateway, then remove it here with",
                          printable(rotation.root.name)),
              fmt::format("p2sctl root remove {}", old)};
  }
  return {};
}

std::string count_of(const std::vector<std::string>& names) {
  constexpr std::size_t kNamed = 5;
  if (names.empty()) return "0";
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < std::min(kNamed, names.size()); ++i)
    shown.push_back(printable(names[i]));
  return fmt::format("{} ({}{})", names.size(), join(shown, ", "),
                     names.size() > kNamed ? ", …" : "");
}

}  // namespace

void print_rotation(Context& context, const app::Rotation& rotation) {
  const auto row = [&](std::string_view label, const std::string& value) {
    context.out() << fmt::format("{:<20}{}\n", label, value);
  };
  row("old root", printable(rotation.root.name));
  row("successor", printable(rotation.successor.name));
  row("started", format_date(rotation.started_at));
  row("at the gateway", rotation.uploaded_at
                            ? "both, confirmed on " + format_date(*rotation.uploaded_at)
                            : "successor not confirmed");
  row("still on old root", count_of(rotation.dependents));
  row("renewed", count_of(rotation.renewed));
  row("kits to rebuild", count_of(rotation.old_kits));
  const auto next = next_of(rotation);
  context.info(fmt::format("next: {}: {}", next.text, next.command));
}

void print_rotation_json(Context& context, const std::optional<app::Rotation>& rotation) {
  if (!rotation) return print_json(context, {{"rotation", nullptr}});
  const auto next = next_of(*rotation);
  nlohmann::ordered_json uploaded =
      rotation->uploaded_at ? nlohmann::ordered_json(format_time(*rotation->uploaded_at))
                            : nlohmann::ordered_json(nullptr);
  print_json(context, {{"rotation",
                        {{"root", rotation->root.name},
                         {"successor", rotation->successor.name},
                         {"started_at", format_time(rotation->started_at)},
                         {"uploaded_at", std::move(uploaded)},
                         {"step", to_string(rotation->step())},
                         {"next", next.command},
                         {"dependents", rotation->dependents},
                         {"renewed", rotation->renewed},
                         {"old_kits", rotation->old_kits}}}});
}

}  // namespace p2s::cli
