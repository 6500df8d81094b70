// The rows of a long table, screened on several threads.
#pragma once

#include "cli/crew.hpp"
#include "cli/stream.hpp"

namespace lintel::cli {

inline constexpr std::size_t piece = 1 << 18;  ///< bytes that are read at once

/// Cuts what follows in a file into blocks and puts the parts together. The screening itself goes from one to the next, and
/// reads those whose beginning was guessed wrongly.
class InParts {
 public:
  /// The screening may part.
  InParts(screen::Screening& screening, Input& in, unsigned threads);

  /// One block further: the lines are those of the screening, and behind them these. False at the end, where not all
  /// could be read, and at once where no thread can be had.
  bool go_on();
  bool ended() const { return ended_; }
  std::string_view lines() const { return lines_; }
  std::size_t bytes() const { return bytes_; }  ///< read so far

 private:
  void read_block();

  screen::Screening& screening_;
  Input& in_;
  const screen::Options options_;
  Crew crew_;
  screen::Place guess_;  ///< where the next block begins
  std::string carry_{};  ///< what was read of it already
  std::string_view lines_{};
  std::size_t bytes_{};
  bool begun_{}, ended_{};
};

}  // namespace lintel::cli
