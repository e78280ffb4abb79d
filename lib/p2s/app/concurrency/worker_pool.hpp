// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/concurrency/bounded_queue.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace p2s::app::detail {

/// Threads that produce items 0 … count-1 in any order, and a bounded queue to the reading thread,
/// so that memory does not depend on `count`. The first failure or `cancelled` stops them after
/// pending items. The destructor stops and joins them.
template <typename Item>
class WorkerPool {
 public:
  using Make = std::function<Item(std::size_t)>;

  /// `jobs` 0: one thread per CPU.
  WorkerPool(std::size_t count, unsigned jobs, Make make, const std::atomic<bool>* cancelled)
      : count_(count), make_(std::move(make)), cancelled_(cancelled) {
    const unsigned wanted = jobs != 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
    const std::size_t threads = std::min<std::size_t>(wanted, count);
    running_ = threads;
    if (threads == 0) queue_.close();
    threads_.reserve(threads);
    try {
      while (threads_.size() < threads) threads_.emplace_back([this] { work(); });
    } catch (...) {
      end();
      throw;
    }
  }
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;
  ~WorkerPool() { end(); }

  /// Up to 64 items, or those within 50 ms of the first; empty at the end.
  std::vector<Item> next_batch() { return queue_.pop_batch(kBatch, kPatience); }

  /// Call at the end: throws the first failure of a thread.
  void rethrow() {
    const std::lock_guard lock(mutex_);
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  static constexpr std::size_t kQueued = 256;
  static constexpr std::size_t kBatch = 64;
  static constexpr std::chrono::milliseconds kPatience{50};

  bool stopped() const { return stop_ || (cancelled_ != nullptr && cancelled_->load()); }

  void work() {
    for (;;) {
      const std::size_t index = next_++;
      if (index >= count_ || stopped() || !make(index)) break;
    }
    if (--running_ == 0) queue_.close();
  }

  bool make(std::size_t index) {
    try {
      return queue_.push(make_(index));
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      stop_ = true;
      return false;
    }
  }

  void end() {
    stop_ = true;
    queue_.close();
    for (auto& thread : threads_) thread.join();
    threads_.clear();
  }

  const std::size_t count_;
  const Make make_;
  const std::atomic<bool>* cancelled_;
  BoundedQueue<Item> queue_{kQueued};
  std::atomic<std::size_t> next_{0};
  std::atomic<std::size_t> running_{0};
  std::atomic<bool> stop_{false};
  std::mutex mutex_;
  std::exception_ptr failure_;
  std::vector<std::thread> threads_;
};

}  // namespace p2s::app::detail
