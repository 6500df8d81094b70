// A table screened in parts comes to the same bytes as in one go, wherever it is cut and whatever was guessed of the parts.
#include "screen/parts.hpp"

#include "screen/lists.hpp"

using namespace lintel;
using namespace lintel::tests;
using screen::Part;
using screen::Place;
using screen::Screening;

namespace {

struct Result {
  std::string lines;
  screen::Tally counted;
  std::vector<std::string> told;
  int adopted{};
};

/// As the command does it: what comes first is read in one, then block after block is screened by another Screening, which
/// only has the mapping and a guess of where the block begins. `cut` says how long a block may be.
template <class Cut>
Result in_parts(std::string_view text, screen::Format format, const std::string& mapping, Cut cut, std::size_t off = 0) {
  Screening whole(knowledge::shipped(), {mapping, format, true});
  const auto guess_rows = [&](std::size_t line) { return whole.rows_before(line) + off; };
  Result result;
  const auto write = [&](const std::string& more) { result.lines += whole.out() + more, whole.out().clear(); };
  std::size_t at = 0;
  for (; at < text.size() && !whole.may_part(); at += 4096) whole.take(text.substr(at, 4096)), write("");
  if (at < text.size()) {
    const screen::Options options = whole.for_parts();
    Screening other(knowledge::shipped(), options);
    std::string left = whole.give_back() + std::string(text.substr(at));
    for (Place guess = whole.place(); !left.empty();) {
      const std::size_t size = std::min<std::size_t>(left.size(), cut(left));
      std::vector<char> bytes(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(size));
      Part part{.from = guess, .rows_before = guess_rows(guess.line)};
      other.screen_part(bytes, size, part);
      if (whole.adopt(part)) write(part.lines), ++result.adopted;
      else whole.take(std::string_view(left).substr(0, size)), write("");
      guess.line += screen::line_ends(std::string_view(left).substr(0, size));
      guess.encoding = whole.place().encoding;
      left.erase(0, size);
    }
  }
  whole.finish();
  write("");
  result.counted = whole.counted();
  result.told = whole.said().told;
  return result;
}

/// Cells and rows of every odd kind there is.
std::string odd_list(Patients& dice, int rows) {
  const auto one = [&](std::initializer_list<const char*> texts) { return std::string(texts.begin()[dice.roll(static_cast<int>(texts.size()))]); };
  std::string text = "id,note,phq9_1,phq9_9,gad7_1,cssrs_4,age,PHQ-9 total,trial1_drug,trial1_weeks\n";
  const bool crlf = dice.roll(2) == 0;
  for (int row = 0; row < rows; ++row) {
    const bool odd = dice.roll(12) == 0;
    text += odd ? one({"\"a\nb\"", "\"c\r\nd\"", "\"e\"\"f\"", "\xC3\xBC", "=1", "", "g \"h\" i", "\"\n\n\n\""}) : "R-" + std::to_string(row);
    text += "," + (odd ? one({"", "plain", "\"x,y\"", "5\" pipe", "\"stray", "\"torn\"x", "\xFC", "\"\""}) : "");
    for (const int most : {4, 4, 4}) text += "," + (odd ? one({"", "7", "unknown", "2.0", "\"1\""}) : std::to_string(dice.roll(most)));
    text += "," + one({"y", "n", "", "unknown", "maybe"}) + "," + std::to_string(dice.roll(90)) + "," + one({"", "3", "x"});
    text += "," + one({"", "sertraline", "Zoloft"}) + "," + (odd ? one({"", "unknown", "8.5"}) : std::to_string(dice.roll(12)));
    if (dice.roll(40) == 0) text += one({",", ",,extra", "\n", "\r"});
    text += dice.roll(30) == 0 ? one({"\n", "\r\n", "\r", "\n\n"}) : crlf ? "\r\n" : "\n";
  }
  return text;
}

void check_same(const Result& expected, const Result& found) {
  CHECK(found.lines == expected.lines);
  CHECK(found.counted.rows == expected.counted.rows);
  CHECK(found.counted.refused == expected.counted.refused);
  CHECK(found.told == expected.told);
}

/// Where the command would cut.
std::size_t rows_within(std::string_view left, std::size_t block) {
  const std::size_t end = screen::end_of_rows(left.substr(0, block));
  return end > 0 ? end : block;
}

constexpr auto in_one = [](std::string_view left) { return left.size(); };

}  // namespace

TEST_CASE("any cut gives the bytes of one block: at line ends, in the middle of rows, in quotes, in line ends") {
  Patients dice(5);
  int adopted = 0, parts = 0;
  for (int list = 0; list < 30; ++list) {
    const std::string text = odd_list(dice, 2500);
    const screen::Format format = list % 3 == 0 ? screen::Format::csv : list % 3 == 1 ? screen::Format::ndjson : screen::Format::records;
    const std::string mapping = list % 2 ? R"({"codes":{"7":"declined"}})" : "";
    Screening serial(knowledge::shipped(), {mapping, format, true});
    serial.take(text);
    serial.finish();
    const Result expected{serial.out(), serial.counted(), serial.said().told};
    CHECK(expected.counted.rows > 2000);
    const std::size_t block = 500U + static_cast<unsigned>(dice.roll(20'000));
    const auto at_rows = [&](std::string_view left) { return ++parts, rows_within(left, block); };
    const Result guessed = in_parts(text, format, mapping, at_rows);
    adopted += guessed.adopted;
    check_same(expected, guessed);
    check_same(expected, in_parts(text, format, mapping, at_rows, 98'765U * static_cast<unsigned>(list)));  // rows numbered anew
    check_same(expected, in_parts(text, format, mapping, in_one));
    check_same(expected, in_parts(text, format, mapping, [&](std::string_view) { return static_cast<std::size_t>(1 + dice.roll(3000)); }));
  }
  CHECK(adopted > parts / 3);  // else nothing but the way back would have been tried
}

TEST_CASE("plain lists are cut well: every part is used") {
  std::string text = "id,phq9_1,phq9_9,note\n";
  for (int row = 0; row < 5000; ++row) text += std::to_string(row) + "," + std::to_string(row % 4) + ",0,\"a, \"\"b\"\"\nc\"\n";
  int parts = 0;
  const Result found = in_parts(text, screen::Format::csv, "", [&](std::string_view left) { return ++parts, screen::end_of_rows(left.substr(0, 3000)); });
  CHECK(parts > 10);
  CHECK(found.adopted == parts);
  CHECK(found.lines == table_of(text));
}

TEST_CASE("a quote that is never closed and a row that is too long: the same in parts, however the bytes come") {
  std::string text = "id,phq9_1,phq9_9,note\n";
  const auto rows = [&](int count) {
    for (int row = 0; row < count; ++row) text += std::to_string(row) + "," + std::to_string(row % 4) + ",0,\n";
  };
  rows(2000);
  text += "a,1,0,\"open\n";
  rows(9000);
  text += "b,1,0," + std::string(screen::Limits{}.row + 10'000, 'x') + "\r\n";
  rows(100);
  text += "c,1,0,\"" + std::string(screen::Limits{}.quote + 100, 'y') + "\"\n";
  rows(1000);
  const std::string expected = table_of(text, "", true, text.size());
  CHECK(expected.find("a quote that opens in note is not closed") != std::string::npos);
  CHECK(expected.find("the line is longer than 1048576 bytes") != std::string::npos);
  for (const std::size_t block : {60'000UL, 300'000UL, 3'000'000UL}) {
    CHECK(table_of(text, "", true, block) == expected);
    CHECK(in_parts(text, screen::Format::csv, "", [&](std::string_view left) { return rows_within(left, block); }).lines == expected);
  }
}

TEST_CASE("a row that is too long ends wherever it is looked at: in quotes, at a quote, at a separator, at half a line end") {
  for (const char* cell : {"\"ab\",", "a,", "\"a\"\"\n\",", "\"a\r\n\",", "ab\"c\","})
    for (std::size_t shift = 0; shift < 9; ++shift) {
      std::string text = "id,phq9_1,note\n" + std::string(shift, 'x') + ",1,";
      while (text.size() < screen::Limits{}.row + 5000) text += cell;
      text += "\r\nb,2,\n";
      const std::string expected = table_of(text, "", true, text.size());
      CHECK(expected.find("the line is longer than 1048576 bytes") != std::string::npos);
      CHECK(table_of(text, "", true, 400'000) == expected);
    }
}

TEST_CASE("lines are numbered anew where more or fewer rows came before than was thought, whatever stands in their cells") {
  std::string table = "8,2,a,x\n9,3,\"b\n\"\"10,c\",x\n10,5,,\"d, \"\"\n\"\"\"\n";
  screen::renumber(table, false, 7, 99);
  CHECK(table == "100,2,a,x\n101,3,\"b\n\"\"10,c\",x\n102,5,,\"d, \"\"\n\"\"\"\n");
  // Of records those that were refused are left out; the others keep their distance.
  std::string records = "{\"row\":1000,\"line\":3,\"answers\":{}}\n{\"row\":1002,\"line\":5,\"answers\":{}}\n";
  screen::renumber(records, true, 999, 0);
  CHECK(records == "{\"row\":1,\"line\":3,\"answers\":{}}\n{\"row\":3,\"line\":5,\"answers\":{}}\n");
}

TEST_CASE("where rows seem to end, and how many lines do") {
  CHECK(screen::end_of_rows("a,b\nc,\"d\ne") == 4);
  CHECK(screen::end_of_rows("a,b\nc,\"d\n\"\ne") == 11);
  CHECK(screen::end_of_rows("\"a\nb") == 3);
  CHECK(screen::end_of_rows("a,b") == 0);
  CHECK(screen::line_ends("a\nb\r\nc\rd\r") == 4);
  CHECK(screen::line_ends(std::string(10'000, '\n')) == 10'000);
}
