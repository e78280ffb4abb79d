#pragma once

#include <p2s/base/error.hpp>

#include <string>
#include <string_view>

namespace p2s::pki::detail {

/// Empties OpenSSL's error queue of this thread around one operation, so that what is found in it
/// after a failure is of this operation, and nothing is left for the next.
class ErrorQueue {
 public:
  ErrorQueue() noexcept;
  ErrorQueue(const ErrorQueue&) = delete;
  ErrorQueue& operator=(const ErrorQueue&) = delete;
  ~ErrorQueue();
};

/// What the queue says, oldest first; empties it. "" when it is empty.
std::string drain_errors();

/// Whether the queue names an algorithm that no loaded provider has.
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
