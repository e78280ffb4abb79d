// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command_line.hpp"
#include "context.hpp"

#include <p2s/app/lab/connect_lab.hpp>
#include <p2s/app/lab/lab_folder.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace p2s::cli {

/// --lab DIR.
void add_lab_option(CommandLine& line, std::string& folder);
/// Absolute.
std::filesystem::path to_lab_folder(const std::string& text);

/// --software, of commands that connect kits.
void add_software_option(CommandLine& line, std::string& software);

/// The result of lab connect and lab test: table or JSON, and what to know about it.
ExitCode show_connections(const std::vector<app::LabConnection>& connections, Context& context);

/// The lab differs from the gateway in one thing, which users must know.
void print_server_root_note(Context& context);

}  // namespace p2s::cli
