// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/error.hpp>

#include <string>
#include <string_view>

namespace p2s::pki::detail {

/// Clears OpenSSL's error queue of this thread around an operation, so that it contains only the
/// errors of this operation.
class ErrorQueue {
 public:
  ErrorQueue() noexcept;
  ErrorQueue(const ErrorQueue&) = delete;
  ErrorQueue& operator=(const ErrorQueue&) = delete;
  ~ErrorQueue();
};

/// The queued errors, oldest first; clears the queue. "" if it is empty.
std::string drain_errors();

/// Whether the queue contains an algorithm that no loaded provider supports.
bool algorithm_missing() noexcept;

/// Error(crypto) "cannot DOING: REASON".
[[noreturn]] void fail(std::string_view doing);

/// OpenSSL's functions return 1 for success; 0 and negative values are failures.
inline void require(int result, std::string_view doing) {
  if (result <= 0) fail(doing);
}

template <typename T>
T* require(T* made, std::string_view doing) {
  if (made == nullptr) fail(doing);
  return made;
}

}  // namespace p2s::pki::detail
