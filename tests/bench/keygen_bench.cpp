// SPDX-License-Identifier: Apache-2.0
// keygen_bench KIND COUNT: makes COUNT keys on one thread and prints the CPU milliseconds of one.
#include <p2s/pki/key.hpp>

#include <cstdlib>
#include <ctime>
#include <iostream>

namespace {

double cpu_milliseconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
  const auto kind = argc == 3 ? p2s::pki::parse_key_kind(argv[1]) : std::nullopt;
  const int count = argc == 3 ? std::atoi(argv[2]) : 0;
  if (!kind || count < 1) return 2;
  p2s::pki::PrivateKey::generate(
      p2s::pki::KeyKind::ec_p256);  // OpenSSL's own start is not the key's
  const double before = cpu_milliseconds();
  for (int made = 0; made < count; ++made) p2s::pki::PrivateKey::generate(*kind);
  std::cout << (cpu_milliseconds() - before) / count << '\n';
}
