#pragma once

#include <p2s/app/store/workspace.hpp>

#include <string>
#include <vector>

namespace p2s::cli {

struct Candidate {
  std::string text;
  std::string meaning;
};

/// What may stand in the place of the last word.
struct Completion {
  std::vector<Candidate> candidates;
  bool files = false;        ///< also names of files, which the shell knows best
  bool directories = false;  ///< also names of directories
};

/// `words` are those after the program's name; the last is the one under the cursor, perhaps empty.
/// Never fails and never asks: without a store there are just no names.
Completion complete(const std::vector<std::string>& words, const app::Services& services);

}  // namespace p2s::cli
