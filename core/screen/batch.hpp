// A sheet of referrals on its way: the answers, and of each referral where it came from and what is to be said of it.
#pragma once

#include <string>

#include "screen/notes.hpp"
#include "screen/sheet.hpp"

namespace lintel::screen {

/// Of a total that its items do not come to.
Note stated_otherwise(const Instrument& instrument, int stated, Range items);

struct Row {
  std::size_t number{};     ///< which one it is of all that come out, from 1: nothing else tells rows apart that stand on one line
  std::size_t line{};       ///< where it starts in the file, from 1
  std::string id;           ///< its own id, when it has one
  bool refused{};           ///< something in it cannot be read: it is listed, not screened
  std::vector<Note> notes;  ///< what is wrong, and what is worth a second look
  std::vector<int> stated;  ///< one per instrument: a total that somebody states; -1: none
  std::vector<Trial> trials;  ///< of a table that holds any

  void start(std::size_t at_line, std::size_t instruments) {
    line = at_line;
    id.clear();
    refused = false;
    notes.clear();
    trials.clear();
    stated.assign(instruments, -1);
  }
  void refuse(std::string column, std::string value, std::string says) {
    refused = true;
    notes.push_back({std::move(column), std::move(value), std::move(says)});
  }
};

struct Batch {
  explicit Batch(const Knowledge& knowledge) : sheet(knowledge), above(knowledge.instruments.size()) {}

  bool full() const { return filled == lanes; }
  void empty() {
    filled = 0;
    above.assign(above.size(), 0);
  }
  /// Of a row whose cells cannot be told apart, nothing is used.
  void blank(std::size_t lane) {
    for (std::size_t slot = 0; slot < sheet.answers.size(); ++slot)
      if (sheet.used[slot]) sheet.answers[slot][lane] = not_asked;
    forget_trials(lane, sheet);
  }

  Sheet sheet;
  std::array<Row, lanes> rows{};
  std::size_t filled{};
  std::vector<std::size_t> above;  ///< per instrument: items just one above the highest answer
};

}  // namespace lintel::screen
