#pragma once

#include <p2s/app/kits/kit_builder.hpp>
#include <p2s/app/kits/kit_cache.hpp>
#include <p2s/base/bounded_queue.hpp>

#include <atomic>
#include <latch>
#include <mutex>
#include <optional>
#include <thread>

namespace p2s::app::detail {

/// Puts batches of kits on disk: first the store notes that the keys leave it, in one commit, then
/// as many threads as make kits write them, for a disk waits less for many than for one.
class KitBatchWriter {
 public:
  KitBatchWriter(const KitRequest& request, const KitPlan& plan, const KitCache& kept,
                 Workspace& workspace);
  KitBatchWriter(const KitBatchWriter&) = delete;
  KitBatchWriter& operator=(const KitBatchWriter&) = delete;
  ~KitBatchWriter();

  /// In the order of the batch, those that are on disk on return. What failed is thrown by the next
  /// call, or by rethrow().
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
  void place(const MadeKit& made, const store::ClientRecord& client, const BuiltKit& built) const;

  const KitRequest& request_;
  const KitPlan& plan_;
  const KitCache& kept_;
  Workspace& workspace_;
  BoundedQueue<Task> waiting_{kWaiting};
  std::atomic<bool> failed_{false};
  std::mutex mutex_;
  std::exception_ptr failure_;
  std::vector<std::jthread> threads_;  ///< last: they end before what they use
};

}  // namespace p2s::app::detail
