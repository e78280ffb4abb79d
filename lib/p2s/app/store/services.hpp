// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/secrets/source.hpp>

#include <atomic>
#include <functional>
#include <optional>
#include <string>

namespace p2s::app {

/// External dependencies of use cases, injected for reproducible tests.
struct Services {
  const Clock& clock;  ///< "now" for what is created
  secrets::Prompter& prompter;
  secrets::StandardInput& standard_input;
  secrets::Environment environment;
  std::string user;  ///< current user, written to events
  /// The day for which dates are checked (default: clock.now()).
  Time as_of{};
  /// Set by Ctrl-C; bulk work checks it between items and stops with Error(interrupted).
  const std::atomic<bool>* cancelled = nullptr;
  secrets::Warn warn = [](const std::string& /*text*/) {};

  secrets::Inputs inputs() const noexcept { return {prompter, environment, standard_input, warn}; }
  bool is_cancelled() const noexcept { return cancelled != nullptr && cancelled->load(); }
};

/// Called by bulk work, from one thread, after each durable step.
using Progress = std::function<void(std::size_t done, std::size_t total)>;

}  // namespace p2s::app
