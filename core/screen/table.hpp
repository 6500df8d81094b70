// Reads referrals from a table: comma, semicolon or tab, quotes as in RFC 4180, any line end, UTF-8 or Windows-1252.
#pragma once

#include <bitset>
#include <deque>

#include "screen/batch.hpp"
#include "screen/columns.hpp"
#include "screen/limits.hpp"

namespace lintel::screen {

inline constexpr std::size_t spare = 64;  ///< bytes behind the end that the reader may write to

/// Where a reader stands between two rows: what it makes of those behind, besides the columns.
struct Place {
  std::size_t line{1};
  Mapping::Encoding encoding{};
  bool discarding{};  ///< in the rest of a row that was too long

  bool operator==(const Place&) const = default;
};

class Table {
 public:
  Table(const Knowledge& knowledge, const Mapping& mapping, bool has_heading, const Limits& limits, Said& said);

  /// Reads rows until the batch is full or no whole row is left; returns how many bytes are done with. The others must stand
  /// in front when it goes on, with the same batch. `last`: nothing follows.
  std::size_t read(char* bytes, std::size_t size, bool last, Batch& batch);

  const Columns& columns() const { return columns_; }
  char separator() const { return separator_; }
  Place place() const { return {line_, encoding_, discarding_}; }
  /// Goes on from there, without a heading: the mapping names every column and the separator.
  void go_to(const Place& place, Batch& batch);

 private:
  enum class Ended : std::uint8_t { whole, not_yet, blank };

  // ---- before the first row
  void get_ready(Batch& batch);
  void ask_for_text(std::string_view text);
  bool begin(const char*& at, const char* end, bool last);
  bool read_heading(const char*& at, const char* end, bool last);
  bool find_heading(const char*& at, const char* end, bool last);
  const char* read_heading_cells(const char* at, const char* end, std::vector<std::string>& cells);
  bool wait_or_ask(const Sight& sight);
  bool find_separator(std::string_view line);
  void set_stops();
  bool find_columns(const char* at, const char* end, bool last);

  // ---- rows
  Ended read_row(const char*& at, const char* end, bool last, Batch& batch);
  Ended pass_line(const char*& at, const char* end, bool last);
  void start_row(Batch& batch);
  bool judge_row(const char* at, const char*& stop, const Sight& sight, Batch& batch);
  void refuse_row(const char*& at, const char* stop, const Sight& sight, Batch& batch);
  void start_cells();
  const char* read_cells(const char* at, const char* end, Batch& batch);
  void take(std::size_t column, std::string_view text, Batch& batch);
  void take_id(std::string_view text, Batch& batch) const;
  void take_answer(const Field& field, std::string_view text, Batch& batch);
  void refuse_answer(const Field& field, const std::string& cell, Batch& batch);
  void pass_over_payer(const std::string& cell, Batch& batch) const;
  void take_total(const Field& field, std::string_view text, Batch& batch);
  void take_trial(const Field& field, std::string_view text, Batch& batch);
  void put_trials_together(Batch& batch);
  const char* cell(const char* at, const char* end, std::string_view& text);
  const char* unquote(const char* at, const char* end);
  const char* end_of_line(const char* at, const char* end) const;
  const char* after_line_end(const char* at, const char* end) const;
  bool settle_encoding(std::string_view row);
  std::string decoded(std::string_view text) const;

  // ---- plain rows: nothing in quotes, all of it ASCII, as many cells as columns
  void count_raised(Batch& batch) const;

  /// Short texts that a column has met lately, and what they say: most lists repeat a few.
  struct Met {
    std::uint64_t text{};
    Code code{};
  };
  static constexpr unsigned met_bits = 8;
  using Lately = std::array<Met, std::size_t{1} << met_bits>;
  static std::size_t place_of(std::uint64_t text) { return static_cast<std::size_t>(text * 0x9E3779B97F4A7C15ULL >> (64 - met_bits)); }
  Code read_short(const Field& field, std::uint64_t text, std::string_view cell);

  /// What a short cell needs of its column, close together.
  struct Quick {
    const Lately* lately{};  ///< none until the column has met any
    const Code* look{};      ///< of the character, or of a stop: what a blank says; unreadable: the long way
    Code* answers{};
  };
  void make_quick(Batch& batch);
  const char* read_plain(const char* at, const char* end, Batch& batch);
  void take_quick(const Quick& quick, const char* from, const char* stop, std::size_t lane, Batch& batch);

  const Knowledge& knowledge_;
  Columns columns_;
  std::vector<Quick> quick_;               ///< one per column
  std::deque<Look> quick_looks_;
  Column no_answers_{};                    ///< where columns that hold none seem to put them
  std::vector<std::unique_ptr<Lately>> lately_;  ///< one per column that has met any
  const Limits limits_;
  Said& said_;
  bool heading_to_read_;
  bool begun_{};
  bool discarding_{};
  char separator_{};
  Mapping::Encoding encoding_{};
  std::size_t line_{1};
  std::array<bool, 256> stops_{};  ///< characters that end a plain cell

  // of the row that is being read
  std::size_t column_{};
  std::size_t breaks_{};           ///< line ends inside quotes
  const char* first_break_{};
  bool unclosed_{};
  bool lost_{};                    ///< no quote that is still to come would close it
  std::array<Trial, most_trials> trials_{};  ///< by number; what has_trial_ does not say is there holds nothing
  std::bitset<most_trials> has_trial_{};
  std::vector<std::size_t> raised_;  ///< instruments of items just one above the highest answer, in this row
  std::string torn_;               ///< why its cells cannot be told apart; empty when they can
  std::string text_;               ///< what stood in quotes
};

}  // namespace lintel::screen
