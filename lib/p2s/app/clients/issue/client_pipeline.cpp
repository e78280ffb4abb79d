// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/issue/client_pipeline.hpp"

#include <p2s/app/concurrency/worker_pool.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

namespace p2s::app::detail {
namespace {

MadeClient make_named(const ClientMaker& maker, const NewClient& client) {
  try {
    return maker.make(client);
  } catch (Error& error) {
    error.add_context(fmt::format("while issuing client '{}'", printable(client.name)));
    throw;
  }
}

}  // namespace

void run_pipeline(const std::vector<NewClient>& clients, const ClientMaker& maker,
                  ClientIssuer& writer, unsigned jobs, const PipelineView& view,
                  IssueResult& result) {
  std::size_t done = 0;
  WorkerPool<MadeClient> workers(
      clients.size(), jobs, [&](std::size_t i) { return make_named(maker, clients[i]); },
      view.cancelled);
  for (auto batch = workers.next_batch(); !batch.empty(); batch = workers.next_batch()) {
    std::size_t reported = result.issued.size();
    writer.write(batch, result);
    for (; view.on_issued && reported < result.issued.size(); ++reported)
      view.on_issued(result.issued[reported]);
    done += batch.size();
    if (view.progress) view.progress(done, clients.size());
  }
  workers.rethrow();
  if (done < clients.size()) {
    throw Error(ErrorKind::interrupted,
                fmt::format("stopped after {} of {} clients", done, clients.size()))
        .hint(std::string(view.resume));
  }
}

}  // namespace p2s::app::detail
