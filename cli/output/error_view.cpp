// SPDX-License-Identifier: Apache-2.0
#include "output/error_view.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace p2s::cli {

void print_error(std::ostream& err, const Error& error, bool json) {
  if (json) {
    const nlohmann::ordered_json document{{"error",
                                           {{"kind", to_string(error.kind())},
                                            {"message", error.message()},
                                            {"hint", error.hint()},
                                            {"context", error.context()}}}};
    err << document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
    return;
  }
  err << "p2sctl: error: " << error.message() << '\n';
  for (const std::string& line : error.context()) err << "p2sctl:   " << line << '\n';
  if (!error.hint().empty()) err << "p2sctl: hint: " << error.hint() << '\n';
  if (error.kind() == ErrorKind::internal)
    err << "p2sctl: this is a bug; please report it with the command line\n";
}

}  // namespace p2s::cli
