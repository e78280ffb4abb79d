#pragma once

#include "context.hpp"

#include <string>

namespace CLI {
class App;
}

namespace p2s::cli {

inline constexpr const char* kGlobalGroup = "Global options";

/// The options that mean the same for every command.
void add_global_options(CLI::App& app, GlobalOptions& globals);

/// What a word that starts with '-' is among the global options.
enum class GlobalForm { unknown, complete, takes_next };
GlobalForm global_form(const std::string& word);

/// "--workspace", "-C", …
std::vector<std::string> global_option_names();

}  // namespace p2s::cli
