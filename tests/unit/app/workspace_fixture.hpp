// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/temp_dir.hpp"

#include <p2s/app/clients/issue/issue_clients.hpp>
#include <p2s/app/roots/create_root.hpp>
#include <p2s/app/store/init_workspace.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>

#include <gtest/gtest.h>

#include <memory>

namespace p2s::app {

inline constexpr Time kNow{std::chrono::seconds(1'800'000'000)};

/// Minimal work factors for fast tests.
inline constexpr pki::ScryptParameters kQuick{10, 8, 1};

/// A prompt without a user.
class NoPrompter final : public secrets::Prompter {
 public:
  Secret ask_secret(const std::string& question) override {
    throw Error(ErrorKind::wrong_secret, "nobody to ask: " + question);
  }
  bool confirm(const std::string&) override { return false; }
};

/// A workspace in a temporary folder, with one root "Root" and a fixed clock.
class WorkspaceTest : public ::testing::Test {
 protected:
  void SetUp() override {
    write_file(dir / "passphrase", as_bytes("correct horse\n"), Access::owner_only,
               OnExisting::fail);
    init_workspace({dir / "corp", "TestGW", choice(), false, kQuick}, services);
    workspace = std::make_unique<Workspace>(choice(), services);
    create_root({"Root", pki::KeyKind::ec_p256, {10, Period::Unit::years}}, *workspace);
  }

  WorkspaceChoice choice() const {
    const auto source = secrets::Source::parse("file:" + (dir / "passphrase").string());
    return {(dir / "corp").string(), "", source};
  }

  IssueRequest request_for(std::vector<std::string> names) const {
    IssueRequest request;
    for (auto& name : names) request.clients.push_back({std::move(name), {}});
    request.key = pki::KeyKind::ec_p256;
    return request;
  }

  IssueResult issue(const IssueRequest& request) {
    return issue_clients(request, *workspace, {}, {});
  }
  store::Inventory& inventory() { return workspace->inventory(); }

  test::TempDir dir;
  FixedClock clock{kNow};
  NoPrompter prompter;
  std::atomic<bool> cancelled{false};
  secrets::StandardInput standard_input;
  Services services{clock,          prompter,
                    standard_input, [](const std::string&) { return std::optional<std::string>(); },
                    "tester",       kNow,
                    &cancelled};
  std::unique_ptr<Workspace> workspace;
};

/// The error that `work` throws; the test fails if it throws none.
template <typename Work>
Error error_of(Work&& work) {
  try {
    work();
  } catch (const Error& error) {
    return error;
  }
  ADD_FAILURE() << "no error";
  return Error(ErrorKind::internal, "none");
}

}  // namespace p2s::app
