// SPDX-License-Identifier: Apache-2.0
#include "output/output_stream.hpp"

#include <p2s/base/error.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace p2s::cli {

OutputStream::OutputStream(int descriptor) : std::ostream(nullptr), buffer_(descriptor) {
  rdbuf(&buffer_);
  exceptions(std::ios::badbit);  // lets what sync() throws through
}

OutputStream::Buffer::int_type OutputStream::Buffer::overflow(int_type character) {
  if (!traits_type::eq_int_type(character, traits_type::eof()))
    held_.push_back(traits_type::to_char_type(character));
  return traits_type::not_eof(character);
}

std::streamsize OutputStream::Buffer::xsputn(const char* text, std::streamsize size) {
  held_.append(text, static_cast<std::size_t>(size));
  return size;
}

OutputStream::Buffer::pos_type OutputStream::Buffer::seekoff(off_type offset,
                                                             std::ios_base::seekdir from,
                                                             std::ios_base::openmode /*which*/) {
  return offset == 0 && from == std::ios_base::cur ? pos_type(static_cast<off_type>(held_.size()))
                                                   : pos_type(off_type(-1));
}

int OutputStream::Buffer::sync() {
  const std::string text = std::exchange(held_, {});
  std::size_t written = 0;
  while (written < text.size()) {
    const ssize_t count = ::write(descriptor_, text.data() + written, text.size() - written);
    if (count >= 0) {
      written += static_cast<std::size_t>(count);
    } else if (errno == EPIPE) {
      throw BrokenPipe{};
    } else if (errno != EINTR) {
      throw Error(ErrorKind::io, fmt::format("cannot write to standard output: {}",
                                             std::generic_category().message(errno)));
    }
  }
  return 0;
}

}  // namespace p2s::cli
