// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/selection/client_outcome.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

bool ends_work(ErrorKind kind) {
  return kind == ErrorKind::interrupted || kind == ErrorKind::wrong_secret ||
         kind == ErrorKind::usage;
}

/// Unknown and unfit clients have the same exit status.
ErrorKind common_kind(const std::vector<ClientFailure>& failures) {
  const auto first = failures.front().error.kind();
  const auto named = [](ErrorKind kind) {
    return kind == ErrorKind::not_found || kind == ErrorKind::conflict;
  };
  const bool agree = std::all_of(failures.begin(), failures.end(), [&](const auto& failure) {
    const auto kind = failure.error.kind();
    return kind == first || (named(kind) && named(first));
  });
  return agree ? first : ErrorKind::io;
}

std::string line_of(const ClientFailure& failure) {
  const auto client = printable(failure.client);
  const auto& message = failure.error.message();
  return message.find(client) != message.npos ? message : fmt::format("'{}': {}", client, message);
}

}  // namespace

ClientOutcome for_each_selected(
    const SelectedClients& selected, const Services& services,
    const std::function<void(const SelectedClient&, ClientOutcome&)>& act) {
  ClientOutcome outcome;
  outcome.failures = selected.failures;
  std::size_t done = 0;
  for (const auto& client : selected.clients) {
    if (services.is_cancelled()) {
      throw Error(ErrorKind::interrupted,
                  fmt::format("stopped after {} of {} clients", done, selected.clients.size()))
          .hint("run the same command to finish");
    }
    try {
      act(client, outcome);
    } catch (const Error& error) {
      if (ends_work(error.kind())) throw;
      outcome.failures.push_back({client.spelled, error});
    }
    ++done;
  }
  return outcome;
}

Error failures_error(const std::vector<ClientFailure>& failures, std::size_t total,
                     std::string_view what, std::string_view things) {
  if (total == 1) return failures.front().error;
  constexpr std::size_t kShown = 20;
  Error error(common_kind(failures),
              fmt::format("{} of {} {} {}", failures.size(), total, things, what));
  for (std::size_t i = 0; i < std::min(kShown, failures.size()); ++i)
    error.add_context(line_of(failures[i]));
  if (failures.size() > kShown)
    error.add_context(fmt::format("and {} more", failures.size() - kShown));
  return std::move(error).hint(failures.front().error.hint());
}

std::optional<Error> outcome_error(const ClientOutcome& outcome, const SelectedClients& selected,
                                   std::string_view what) {
  const std::size_t total = selected.clients.size() + selected.failures.size();
  if (!outcome.failures.empty()) return failures_error(outcome.failures, total, what);
  const bool alone = total == 1 && selected.clients.front().is_named;
  if (!alone || outcome.skipped.empty() || !outcome.done.empty()) return std::nullopt;
  const auto& skipped = outcome.skipped.front();
  return Error(ErrorKind::not_found,
               fmt::format("'{}' {}", printable(skipped.client), skipped.reason));
}

}  // namespace p2s::app
