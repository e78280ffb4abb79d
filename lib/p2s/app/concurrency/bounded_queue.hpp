// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace p2s::app {

/// A queue between threads with at most `capacity` items, which bounds memory. After close()
/// nothing can be pushed; the items left can still be popped.
template <typename T>
class BoundedQueue {
 public:
  explicit BoundedQueue(std::size_t capacity) : capacity_(capacity) {}

  /// Waits for room. False if the queue is closed: the item was not added.
  bool push(T item) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return closed_ || items_.size() < capacity_; });
    if (closed_) return false;
    items_.push_back(std::move(item));
    filled_.notify_one();
    return true;
  }

  /// 1 to `most` items: waits for the first, then at most `patience` for more. Empty only if the
  /// queue is closed and drained.
  std::vector<T> pop_batch(std::size_t most, std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    // Another reader may have taken the items in the meantime.
    do {
      filled_.wait(lock, [&] { return closed_ || !items_.empty(); });
      const auto deadline = std::chrono::steady_clock::now() + patience;
      filled_.wait_until(lock, deadline, [&] { return closed_ || items_.size() >= most; });
    } while (items_.empty() && !closed_);
    std::vector<T> batch;
    while (!items_.empty() && batch.size() < most) {
      batch.push_back(std::move(items_.front()));
      items_.pop_front();
    }
    room_.notify_all();
    // This reader may have consumed the notification for the remaining items.
    if (!items_.empty()) filled_.notify_one();
    return batch;
  }

  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    filled_.notify_all();
    room_.notify_all();
  }

 private:
  const std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable filled_;
  std::condition_variable room_;
  std::deque<T> items_;
  bool closed_ = false;
};

}  // namespace p2s::app
