// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/report/report.hpp>
#include <p2s/app/report/report_model.hpp>

#include <string>
#include <utility>
#include <vector>

namespace p2s::app {

// The parts of report_model().

/// NAME_unknown with the reason, no_NAME, has_NAME.
template <typename Facts>
void add_state(render::Model& model, const std::string& name, const Known<Facts>& known,
               bool empty) {
  std::vector<render::Model> problems;
  if (!known.facts)
    problems.push_back(std::move(render::Model().text("problem", page_text(known.problem))));
  model.list(name + "_unknown", std::move(problems));
  model.flag("no_" + name, known.facts && empty).flag("has_" + name, known.facts && !empty);
}

void add_timeline(render::Model& model, const Report& report);
void add_findings(render::Model& model, const Known<rules::GatewayReport>& check);
void add_changes(render::Model& model, const Report& report);

}  // namespace p2s::app
