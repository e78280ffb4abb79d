// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ostream>
#include <streambuf>
#include <string>

namespace p2s::cli {

/// The reader closed standard output: ends the program silently.
struct BrokenPipe {};

/// Buffers all output until flush(), so that a command that fails
/// has printed nothing. flush() throws BrokenPipe, or Error(io) if writing fails.
class OutputStream final : public std::ostream {
 public:
  explicit OutputStream(int descriptor);

 private:
  class Buffer final : public std::streambuf {
   public:
    explicit Buffer(int descriptor) : descriptor_(descriptor) {}

   protected:
    int_type overflow(int_type character) override;
    std::streamsize xsputn(const char* text, std::streamsize size) override;
    int sync() override;
    /// Only tellp(): how much is held.
    pos_type seekoff(off_type offset, std::ios_base::seekdir from,
                     std::ios_base::openmode which) override;

   private:
    int descriptor_;
    std::string held_;
  };

  Buffer buffer_;
};

}  // namespace p2s::cli
