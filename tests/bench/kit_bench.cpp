// SPDX-License-Identifier: Apache-2.0
// kit_bench KITS PASSWORDS: makes the PFX files and the zip of each kit in KITS again, and nothing
// else, on one thread; prints how many kits there are and the CPU milliseconds of one.
#include <p2s/app/clients/files/pfx_protection.hpp>
#include <p2s/archive/reader.hpp>
#include <p2s/archive/writer.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>

#include <ctime>
#include <filesystem>
#include <iostream>
#include <set>

namespace {

namespace fs = std::filesystem;
namespace pki = p2s::pki;

double cpu_milliseconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

// A file that is in a kit twice was created once.
std::vector<p2s::archive::Entry> pfx_files(const std::vector<p2s::archive::Entry>& entries) {
  std::vector<p2s::archive::Entry> files;
  std::set<p2s::Bytes> seen;
  for (const auto& entry : entries) {
    if (entry.name.ends_with(".pfx") && seen.insert(entry.content).second) files.push_back(entry);
  }
  return files;
}

double cost_of(const fs::path& zip, const p2s::Secret& password) {
  const auto entries = p2s::archive::read_zip(p2s::read_file(zip), zip.string());
  double cost = 0;
  for (const auto& file : pfx_files(entries)) {
    const auto content = pki::read_pfx(file.content, password);
    const bool apple = file.name.starts_with("ios/") || file.name.starts_with("macos/");
    pki::PfxOptions options;
    options.encryption =
        apple ? pki::PfxEncryption::tripledes_sha1 : pki::PfxEncryption::aes256_sha256;
    options.iterations = p2s::app::kRoundsForGenerated;
    options.friendly_name = content.friendly_name;
    const double before = cpu_milliseconds();
    pki::make_pfx(content.key.value(), content.leaf.value(), content.others, password, options);
    cost += cpu_milliseconds() - before;
  }
  const double before = cpu_milliseconds();
  p2s::archive::write_zip(entries);
  return cost + cpu_milliseconds() - before;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  double cost = 0;
  int kits = 0;
  for (const auto& zip : fs::directory_iterator(argv[1])) {
    const auto name = zip.path().stem().string() + ".txt";
    const p2s::Secret line(p2s::read_file(fs::path(argv[2]) / name));
    cost += cost_of(zip.path(), p2s::Secret(p2s::trim(line.text())));
    ++kits;
  }
  if (kits == 0) return 1;
  std::cout << kits << ' ' << cost / kits << '\n';
}
