// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>

#include <string>
#include <vector>

namespace p2s::cli {

struct Candidate {
  std::string text;
  std::string meaning;
};

/// The candidates for the last word.
struct Completion {
  std::vector<Candidate> candidates;
  bool files = false;        ///< also file names, from the shell
  bool directories = false;  ///< also directory names
  std::string prefix;        ///< of the word, before the name: "--output=", "file:"
};

/// `words` follow the program's name; the last one is under the cursor and may be empty.
/// Never fails and never prompts: without a store there are no names.
Completion complete(const std::vector<std::string>& words, const app::Services& services);

}  // namespace p2s::cli
