// SPDX-License-Identifier: Apache-2.0
#include "output/output_stream.hpp"
#include "run.hpp"
#include "signals.hpp"
#include "terminal.hpp"

#include <p2s/base/clock.hpp>
#include <p2s/version.hpp>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string_view>

namespace {

std::optional<std::string> variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

}  // namespace

int main(int count, char** words) {
  // Scripts run this first: answered without any setup.
  const std::string_view only = count == 2 ? words[1] : "";
  if (only == "--version" || only == "-V") {
    return std::printf("p2sctl %s\n", p2s::kVersion) < 0 || std::fflush(stdout) != 0 ? 1 : 0;
  }
  p2s::cli::protect_process();
  const p2s::SystemClock clock;
  p2s::cli::TerminalPrompter prompter;
  p2s::cli::OutputStream out(1);
  const p2s::cli::Environment environment{out,      std::cerr, p2s::cli::terminal_info(), clock,
                                          prompter, variable,  &p2s::cli::user_name};
  return static_cast<int>(p2s::cli::run({words + 1, words + count}, environment));
}
