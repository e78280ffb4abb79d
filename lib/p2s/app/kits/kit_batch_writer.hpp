// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/concurrency/bounded_queue.hpp>
#include <p2s/app/kits/kit_builder.hpp>
#include <p2s/app/kits/kit_cache.hpp>

#include <atomic>
#include <latch>
#include <mutex>
#include <optional>
#include <thread>

namespace p2s::app::detail {

/// Writes batches of kits to disk: first the store records the exported keys, in one commit, then
/// several threads write the kits in parallel.
class KitBatchWriter {
 public:
  KitBatchWriter(const KitRequest& request, const KitPlan& plan, const KitCache& kept,
                 Workspace& workspace);
  KitBatchWriter(const KitBatchWriter&) = delete;
  KitBatchWriter& operator=(const KitBatchWriter&) = delete;
  ~KitBatchWriter();

  /// The usable kits, on disk on return, in the order of the batch. Failures are thrown by the
  /// next call or by rethrow().
  std::vector<BuiltKit> put(const std::vector<MadeKit>& batch);
  void rethrow() const;

 private:
  struct Task {
    const MadeKit* made;
    std::optional<BuiltKit>* written;
    std::latch* done;
  };
  static constexpr std::size_t kWaiting = 64;

  void work();
  void note(const std::vector<MadeKit>& batch);
  BuiltKit write(const MadeKit& made) const;
  std::string untrusted_root(const store::ClientRecord& client) const;
  void place(const MadeKit& made, const store::ClientRecord& client, const BuiltKit& built) const;

  const KitRequest& request_;
  const KitPlan& plan_;
  const KitCache& kept_;
  Workspace& workspace_;
  BoundedQueue<Task> waiting_{kWaiting};
  std::atomic<bool> failed_{false};
  std::mutex mutex_;
  std::exception_ptr failure_;
  std::vector<std::jthread> threads_;  ///< last, so that they stop before the members they use
};

}  // namespace p2s::app::detail
