// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/error.hpp>

#include <cli/run.hpp>

#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace p2s::test {

/// Answers from a list; without one there is nobody to ask.
class ListPrompter final : public secrets::Prompter {
 public:
  std::vector<std::string> secrets;
  std::vector<bool> agreements;
  std::vector<std::string> questions;

  Secret ask_secret(const std::string& question) override {
    questions.push_back(question);
    if (secrets.empty()) throw Error(ErrorKind::wrong_secret, "no terminal");
    Secret answer{secrets.front()};
    secrets.erase(secrets.begin());
    return answer;
  }
  bool confirm(const std::string& question) override {
    questions.push_back(question);
    if (agreements.empty()) throw Error(ErrorKind::usage, "no terminal");
    const bool answer = agreements.front();
    agreements.erase(agreements.begin());
    return answer;
  }
};

/// The whole program in this process, with streams and an environment of the test's own.
struct CliRun {
  FixedClock clock{parse_time("2026-02-01").value()};
  ListPrompter prompter;
  std::map<std::string, std::string> variables;
  cli::TerminalInfo terminal;
  std::string out;
  std::string err;

  int operator()(const std::vector<std::string>& arguments) {
    std::ostringstream out_stream;
    std::ostringstream err_stream;
    const auto variable = [this](const std::string& name) -> std::optional<std::string> {
      const auto found = variables.find(name);
      return found == variables.end() ? std::nullopt : std::optional<std::string>(found->second);
    };
    const cli::Environment environment{out_stream,
                                       err_stream,
                                       terminal,
                                       clock,
                                       prompter,
                                       variable,
                                       [] {
          return std::string("tester"); }};
    const int code = static_cast<int>(cli::run(arguments, environment));
    out = out_stream.str();
    err = err_stream.str();
    return code;
  }
};

}  // namespace p2s::test
