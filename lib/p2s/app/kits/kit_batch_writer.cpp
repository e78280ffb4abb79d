// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/kits/kit_batch_writer.hpp"

#include <p2s/app/clients/files/password_file.hpp>
#include <p2s/app/kits/replaceable.hpp>
#include <p2s/base/files/staging.hpp>

#include <algorithm>

namespace p2s::app::detail {

KitBatchWriter::KitBatchWriter(const KitRequest& request, const KitPlan& plan, const KitCache& kept,
                               Workspace& workspace)
    : request_(request), plan_(plan), kept_(kept), workspace_(workspace) {
  const std::size_t wanted =
      request.jobs != 0 ? request.jobs : std::max(1U, std::thread::hardware_concurrency());
  try {
    while (threads_.size() < std::min(wanted, plan.clients.size()))
      threads_.emplace_back([this] { work(); });
  } catch (...) {
    waiting_.close();
    throw;
  }
}

KitBatchWriter::~KitBatchWriter() { waiting_.close(); }

void KitBatchWriter::rethrow() const {
  if (failure_) std::rethrow_exception(failure_);
}

void KitBatchWriter::note(const std::vector<MadeKit>& batch) {
  std::vector<store::KitRecord> notes;
  for (const auto& made : batch) {
    if (!made.kept && made.is_usable())
      notes.push_back(kept_.note_of(plan_.clients[made.index], made.kit));
  }
  if (!notes.empty()) workspace_.inventory().add_kits(notes, kept_.package(), workspace_.actor());
}

// Where the gateway offers another authentication method, the kit connects all the same.
std::string KitBatchWriter::untrusted_root(const store::ClientRecord& client) const {
  const auto root = plan_.untrusted_roots.find(client.issuer);
  const auto& methods = plan_.gateway.authentications;
  const bool only = std::all_of(methods.begin(), methods.end(), [](azure::Method method) {
    return method == azure::Method::certificate;
  });
  return only && root != plan_.untrusted_roots.end() ? root->second : std::string();
}

BuiltKit KitBatchWriter::write(const MadeKit& made) const {
  const auto& client = plan_.clients[made.index];
  BuiltKit built{client.name, client.thumbprint, {}, {}, {}, made.kept, untrusted_root(client)};
  const auto password = password_path(request_.output, client.name);
  if (made.kept) {
    built.path = kit::kit_path(request_.output, client.name, request_.form);
    built.files = made.kept_files;
    if (!request_.protection.password && !client.sealed_key.empty()) built.password_file = password;
    return built;
  }
  built.path = kit::kit_path(request_.output, client.name, request_.form);
  if (!made.password.empty()) built.password_file = password;
  place(made, client, built);
  for (const auto& file : made.kit.files) built.files.push_back(file.path);
  return built;
}

// Kit and password are complete on disk before either is renamed, so that a full disk leaves the
// old pair; a kit whose password cannot be renamed is rolled back.
void KitBatchWriter::place(const MadeKit& made, const store::ClientRecord& client,
                           const BuiltKit& built) const {
  const bool replaces = request_.resume || request_.existing == OnExisting::replace;
  const auto existing = replaces ? OnExisting::replace : OnExisting::fail;
  const auto kit = kit::stage_kit(made.kit, request_.output, request_.form);
  std::optional<StagedFile> password;
  if (!built.password_file.empty()) {
    make_private_directory(built.password_file.parent_path());
    password.emplace(built.password_file, password_line(made.password).bytes(), Access::owner_only);
  }
  if (replaces) require_ours(request_, std::span(&client, 1));
  commit_pair(*kit, password ? &*password : nullptr, existing);
}

void KitBatchWriter::work() {
  for (auto taken = waiting_.pop_batch(1, {}); !taken.empty(); taken = waiting_.pop_batch(1, {})) {
    const Task& task = taken.front();
    try {
      if (!failed_) *task.written = write(*task.made);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      failed_ = true;
    }
    task.done->count_down();
  }
}

std::vector<BuiltKit> KitBatchWriter::put(const std::vector<MadeKit>& batch) {
  rethrow();
  note(batch);
  std::vector<std::optional<BuiltKit>> written(batch.size());
  const auto usable = std::count_if(batch.begin(), batch.end(),
                                    [](const MadeKit& made) { return made.is_usable(); });
  std::latch done(static_cast<std::ptrdiff_t>(usable));
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (batch[i].is_usable()) waiting_.push({&batch[i], &written[i], &done});
  }
  done.wait();
  std::vector<BuiltKit> kits;
  for (auto& kit : written) {
    if (kit) kits.push_back(*std::move(kit));
  }
  return kits;
}

}  // namespace p2s::app::detail
