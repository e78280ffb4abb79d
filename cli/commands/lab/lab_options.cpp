// SPDX-License-Identifier: Apache-2.0
#include "lab_options.hpp"

#include "output/lab/lab_view.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace p2s::cli {

void add_lab_option(CommandLine& line, std::string& folder) {
  line.option("--lab DIR", &folder, "Directory of the lab; each has one lab");
}

std::filesystem::path to_lab_folder(const std::string& text) {
  if (text.empty()) {
    throw Error(ErrorKind::usage, "the directory of --lab is empty")
        .hint("give a directory, for example --lab /run/p2sctl-lab");
  }
  auto folder = std::filesystem::absolute(text).lexically_normal();
  return folder.has_filename() ? folder : folder.parent_path();
}

void add_software_option(CommandLine& line, std::string& software) {
  line.option("--software", &software, "Client software (default: each that the kit has)")
      .choices({"openvpn", "strongswan"});
}

void print_server_root_note(Context& context) {
  context.info(
      "the lab uses its own certificate in place of Azure's: only the server root of its copy of a "
      "kit is replaced");
}

ExitCode show_connections(const std::vector<app::LabConnection>& connections, Context& context) {
  const auto unexpected = static_cast<std::size_t>(
      std::count_if(connections.begin(), connections.end(),
                    [](const auto& each) { return !each.is_as_expected(); }));
  if (context.globals().json)
    print_connections_json(context, connections, unexpected);
  else
    print_connections(context, connections);
  context.out().flush();
  for (const auto& each : connections) {
    if (each.log.empty()) continue;
    context.info(fmt::format("'{}' with {}:", printable(each.client), each.software));
    for (const auto& line : each.log) context.info("  " + line);
  }
  print_server_root_note(context);
  const auto tried = static_cast<std::size_t>(
      std::count_if(connections.begin(), connections.end(),
                    [](const auto& each) { return each.result != "skipped"; }));
  context.info(fmt::format("{} of {} as expected", tried - unexpected,
                           counted(tried, "connection", "connections")));
  return unexpected > 0 ? ExitCode::findings : ExitCode::done;
}

}  // namespace p2s::cli
