// SPDX-License-Identifier: Apache-2.0
// quick_workspace DIR NAME PASSPHRASE_FILE: what `p2sctl init` makes, with a scrypt that costs
// nothing, for tests that run many commands on it.

#include <p2s/app/store/init_workspace.hpp>
#include <p2s/base/error.hpp>

#include <cstdio>
#include <span>

namespace {

class NoPrompter final : public p2s::secrets::Prompter {
 public:
  p2s::Secret ask_secret(const std::string& question) override {
    throw p2s::Error(p2s::ErrorKind::wrong_secret, question);
  }
  bool confirm(const std::string&) override { return false; }
};

}  // namespace

int main(int count, char** values) {
  const std::span arguments(values, static_cast<std::size_t>(count));
  if (arguments.size() != 4) return 2;
  const p2s::SystemClock clock;
  NoPrompter prompter;
  p2s::secrets::StandardInput standard_input;
  const p2s::app::Services services{clock, prompter, standard_input,
                                    [](const std::string&) { return std::nullopt; }, "tester"};
  p2s::app::InitRequest request;
  request.directory = arguments[1];
  request.gateway_name = arguments[2];
  request.choice.passphrase =
      p2s::secrets::Source{p2s::secrets::Source::Kind::file, arguments[3], {}};
  request.cost = {10, 8, 1};
  try {
    p2s::app::init_workspace(request, services);
    return 0;
  } catch (const p2s::Error& error) {
    std::fprintf(stderr, "quick_workspace: %s\n", error.message().c_str());
    return 1;
  }
}
