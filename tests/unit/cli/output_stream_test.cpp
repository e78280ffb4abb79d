// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>

#include <cli/output/output_stream.hpp>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace p2s::cli {
namespace {

TEST(OutputStream, BuffersEverythingUntilFlush) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe2(ends.data(), O_NONBLOCK | O_CLOEXEC), 0);
  OutputStream stream(ends[1]);
  stream << "product " << 42;
  std::array<char, 32> text{};
  EXPECT_EQ(::read(ends[0], text.data(), text.size()), -1);
  stream.flush();
  const ssize_t size = ::read(ends[0], text.data(), text.size());
  EXPECT_EQ(std::string(text.data(), static_cast<std::size_t>(size)), "product 42");
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST(OutputStream, ThrowsBrokenPipeIfTheReaderIsGone) {
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
  ::close(ends[0]);
  OutputStream stream(ends[1]);
  stream << "product";
  EXPECT_THROW(stream.flush(), BrokenPipe);
  ::close(ends[1]);
  std::signal(SIGPIPE, before);
}

TEST(OutputStream, ReportsAFullDisk) {
  const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  if (full < 0) GTEST_SKIP() << "no /dev/full";
  OutputStream stream(full);
  stream << "product";
  EXPECT_THROW(stream.flush(), Error);
  ::close(full);
}

}  // namespace
}  // namespace p2s::cli
