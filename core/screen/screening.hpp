// A referral list from bytes to lines: what the command, the page's worker and the node package call.
#pragma once

#include <memory>

#include "screen/documents.hpp"
#include "screen/line.hpp"
#include "screen/parts.hpp"

namespace lintel::screen {

struct Options {
  std::string mapping{};   ///< JSON; empty: none
  Format format{Format::csv};
  bool heading{true};      ///< the table has a heading line, and so has the output
  Limits limits{};
};

/// Takes bytes in pieces of any size; memory does not grow with their number. Rows come out as soon as they can: the first
/// of a table once enough of it has been seen to know that its answers are not shifted.
class Screening {
 public:
  Screening(const Knowledge& knowledge, const Options& options);
  Screening(const Screening&) = delete;
  Screening& operator=(const Screening&) = delete;

  /// Room for `size` bytes, to be written there and then taken. Valid until the next call.
  char* room(std::size_t size);
  void take(std::size_t size);
  void take(std::string_view text);
  /// Nothing follows.
  void finish();

  /// The lines that are ready; the caller empties it.
  std::string& out() { return out_; }
  const Said& said() const { return said_; }
  /// Something has to be decided first (said().asks): no line comes out any more.
  bool asks() const { return !said_.asks.empty(); }
  /// Rows that came out, and of these the ones that could not be read.
  const Tally& counted() const { return counted_; }
  /// The mapping that is worked with, as JSON; empty until the heading has been read, and for documents.
  std::string mapping() const;

  // ---- a long table in parts; see parts.hpp

  /// Whether nothing but rows of a table is to come and their lines may come out: parts of them may be screened elsewhere from
  /// place() on, behind the bytes that have been taken.
  bool may_part();
  /// The bytes that were taken but belong to a row that is not whole; they are to stand in front of what follows.
  std::string give_back();
  Place place() const { return table_.place(); }
  /// How many rows will have come out before this line, which is still to come, if from here on every line is a row.
  std::size_t rows_before(std::size_t line) const { return line - place().line + counted_.rows + batch_.filled; }
  /// What a Screening needs that is to screen parts of this table.
  Options for_parts() const;
  /// On such a Screening: the first `size` of these bytes, which begin where `part.from` and `part.rows_before` say. Fills the rest of `part`. `spare`
  /// bytes behind them are made use of, no other is changed.
  void screen_part(std::vector<char>& bytes, std::size_t size, Part& part);
  /// Goes on behind a part; its lines, numbered anew where that was guessed wrongly, come behind out() and stay with the caller. False when the part does not begin where
  /// this one stands: then nothing has happened, and its bytes are to be taken as they are.
  bool adopt(Part& part);

 private:
  enum class Input : std::uint8_t { not_known, table, documents };

  void find_input(bool last);
  void go_on(bool last);
  std::size_t read(bool last);
  void hand_over();
  void compare_stated(Row& row, std::size_t lane);
  void watch_range();
  void look_for_shift();
  void release();

  const Knowledge knowledge_;
  Options options_;
  Said said_;
  Mapping mapping_;
  Input input_{};
  Table table_;
  Documents documents_;
  Triage triage_;
  Lines lines_;
  Batch batch_;
  std::vector<char> bytes_;
  std::size_t begin_{}, end_{};  ///< of what has not been read yet, in bytes_
  std::string out_, held_;
  Tally counted_{};
  std::size_t rows_before_{};    ///< of a part: how many come out before its first one
  bool watching_{true}, headed_{};
  struct Seen {
    std::size_t items{}, zeros{}, above{};
  };
  std::vector<Seen> seen_;       ///< per instrument
};

}  // namespace lintel::screen
