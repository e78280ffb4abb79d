// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/clients/issue/client_issuer.hpp>

namespace p2s::app::detail {

struct PipelineView {
  const OnIssued& on_issued;
  const Progress& progress;
  const std::atomic<bool>* cancelled;
  std::string_view resume;  ///< hint after an interruption
};

/// Many threads create, the calling one writes and reports. The first error of any thread stops the
/// run after finished clients are durable; so does cancelling, with Error(interrupted).
void run_pipeline(const std::vector<NewClient>& clients, const ClientMaker& maker,
                  ClientIssuer& writer, unsigned jobs, const PipelineView& view,
                  IssueResult& result);

}  // namespace p2s::app::detail
