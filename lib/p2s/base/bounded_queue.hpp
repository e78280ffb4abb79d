#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace p2s {

/// A queue between any number of threads that holds at most `capacity` items, so that memory stays
/// flat whatever the number of items in all. After close() nothing enters, and what is inside can
/// still be taken.
template <typename T>
class BoundedQueue {
 public:
  explicit BoundedQueue(std::size_t capacity) : capacity_(capacity) {}

  /// Waits for room. False when the queue was closed: the item was not taken.
  bool push(T item) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return closed_ || items_.size() < capacity_; });
    if (closed_) return false;
    items_.push_back(std::move(item));
    filled_.notify_one();
    return true;
  }

  /// Up to `most` items, at least 1: waits for the first, then at most `patience` for more.
  /// Empty only when the queue is closed and drained.
  std::vector<T> pop_batch(std::size_t most, std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    // Another reader may take what this one was waiting with: then it begins again.
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
    // The wake-up of what is left may have come to this reader.
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

}  // namespace p2s
