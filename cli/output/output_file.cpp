// SPDX-License-Identifier: Apache-2.0
#include "output/output.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <ostream>

namespace p2s::cli {

void write_output(Context& context, const std::string& target, ByteView content, Access access,
                  bool force) {
  if (!target.empty() && target != "-") {
    try {
      write_file(target, content, access, force ? OnExisting::replace : OnExisting::fail);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::conflict) throw;
      throw Error(ErrorKind::conflict, error.message()).hint("add --force to replace it");
    }
    context.info(fmt::format("wrote {}", printable(target)));
    return;
  }
  if (target.empty() && context.out_is_terminal() && !is_utf8(as_text(content))) {
    throw Error(ErrorKind::usage, "cannot print binary data to a terminal")
        .hint("write it to a file with -o FILE");
  }
  context.out() << as_text(content);
}

}  // namespace p2s::cli
