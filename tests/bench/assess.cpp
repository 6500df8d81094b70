// How long one assess() takes inside a process, JSON both ways: a Record on standard input, microseconds a call on
// standard output (the median of the rounds). Figures, not a test; assess.mjs sets them beside wasm's.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>

#include "io/answer.hpp"

int main() {
  const std::string record{std::istreambuf_iterator<char>(std::cin), {}};
  constexpr int calls = 2000;
  std::array<double, 9> rounds{};
  std::size_t written = 0;
  for (double& round : rounds) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < calls; ++i) written += lintel::io::assess(record).size();
    round = std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count() / calls;
  }
  std::sort(rounds.begin(), rounds.end());
  std::printf("%.1f\n", rounds[rounds.size() / 2]);
  return written == 0;
}
