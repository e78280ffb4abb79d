#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/secrets/source.hpp>

#include <atomic>
#include <functional>
#include <optional>
#include <string>

namespace p2s::app {

/// Everything a use case takes from outside, injected so that tests can be reproduced and faults
/// staged.
struct Services {
  const Clock& clock;  ///< "now" for what is created
  secrets::Prompter& prompter;
  secrets::Environment environment;
  std::string user;  ///< who acts: written into events
  /// The day that dates are judged by: clock.now() unless --as-of says otherwise.
  Time as_of{};
  /// Set by Ctrl-C; bulk work looks at it between items and ends with Error(interrupted).
  const std::atomic<bool>* cancelled = nullptr;

  secrets::Inputs inputs() const noexcept { return {prompter, environment}; }
  bool is_cancelled() const noexcept { return cancelled != nullptr && cancelled->load(); }
};

/// Called by bulk work, from one thread, after each durable step.
using Progress = std::function<void(std::size_t done, std::size_t total)>;

}  // namespace p2s::app
