// Lists that say the same thing very often: the work grows with their size and no faster, or it is bounded and that is said.
// Said::work counts what was looked at, so no clock is asked.
#include "screen/lists.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  while (times-- > 0) all += text;
  return all;
}

/// Four times as much of it is at most 4.5 times the work.
template <class Made>
void check_linear(Made made, std::size_t size) {
  const List small = made(size), large = made(4 * size);
  CHECK(small.said.work >= size);
  CHECK(static_cast<double>(large.said.work) < 4.5 * static_cast<double>(small.said.work));
}

}  // namespace

TEST_CASE("headings that come again and again: linear, and the questions about them do not grow with them") {
  for (const char* heading : {"phq9_1,", "phq9,", "phq1,", "item 3,", "d1,", "total,", "PHQ-9 total,", "id,", ",", "trial1_drug,", "trial1_brand,", "trial1_drug,trial2_x,", "trials_complete,", "x,"}) {
    const auto made = [&](std::size_t times) { return List(repeated(heading, times) + "phq9_9\n"); };
    check_linear(made, 10'000);
    const List list = made(40'000);
    CHECK(list.said.asks.size() <= screen::Said::most + 1);
    CHECK(list.said.told.size() <= screen::Said::most + 1);
  }
  CHECK(List(repeated("phq9_1,", 1000) + "x\n").asks("and 900 more"));
}

TEST_CASE("a long mapping: linear in its columns, bounded in its codes and numbers") {
  const auto mapped = [](std::size_t columns, const auto& column) {
    std::string headings = "phq9_9", mapping = "{\"columns\":[{\"number\":1,\"is\":\"phq9.9\"}";
    for (std::size_t i = 0; i < columns; ++i) headings += ",c" + std::to_string(i), mapping += "," + column(i);
    return List(headings + "\n", mapping + "]}");
  };
  const auto nothing = [](std::size_t i) { return "{\"heading\":\"c" + std::to_string(i) + "\",\"is\":null}"; };
  const auto same = [](std::size_t i) { return "{\"heading\":\"c" + std::to_string(i) + "\",\"is\":\"phq9.1\",\"codes\":{\"" + std::to_string(i) + "\":\"1\"}}"; };
  const auto missing = [](std::size_t i) { return "{\"heading\":\"d" + std::to_string(i) + "\",\"is\":\"phq9.1\"}"; };
  check_linear([&](std::size_t size) { return mapped(size, nothing); }, 5000);
  check_linear([&](std::size_t size) { return mapped(size, same); }, 5000);
  check_linear([&](std::size_t size) { return mapped(size, missing); }, 5000);
  CHECK(mapped(20'000, same).asks("mapped to the same thing"));

  std::string codes;
  for (int i = 0; i < 251; ++i) codes += (i ? ",\"x" : "\"x") + std::to_string(i) + "\":\"unknown\"";
  CHECK(List("phq9_9\n", "{\"codes\":{" + codes + "}}").asks("more than 250 of them cannot be used; x250 is one too many"));
  CHECK(List("phq9_9\n", "{\"codes\":{" + codes.substr(0, codes.rfind(',')) + "}}").said.asks.empty());
  CHECK(List("1\n", R"({"columns":[{"number":999999999,"is":"phq9.9"}]})", false).asks("beyond the 131072 that a table may have"));
  CHECK(List("phq9_9\n", "{\"codes\":{\"" + std::string(17 << 20, 'x') + "\":\"no\"}}").asks("mapping: is longer than 16777216 bytes"));
}

TEST_CASE("20,000 columns are read, more than 131,072 are refused by name") {
  const List wide("phq9_9" + repeated(",x", 20'000) + "\n3" + repeated(",1", 20'000) + "\n");
  REQUIRE(wide.rows.size() == 1);
  CHECK(wide.rows[0]["urgent"]["level"] == "red");
  CHECK(List("phq9_9" + repeated(",", 131'072) + "\n").asks("more than 131072 columns"));
}

TEST_CASE("documents without an end: each is refused, looking for their ends does not take ever longer, and what follows is read") {
  const auto made = [](std::size_t times) { return List(repeated("{\"answers\":{\"phq9.9\":\n", times) + "{\"answers\":{\"phq9.9\":3}}\n"); };
  check_linear(made, 5000);
  const List list = made(100);
  REQUIRE(list.rows.size() == 101);
  CHECK(list.counted.refused == 100);
  CHECK(list.tells("16 documents have no end; from line 16 on each is expected to end on the line where it begins"));
  CHECK(std::count_if(list.rows.begin(), list.rows.end(), [](const json& row) { return row["urgent"]["level"] == "red"; }) == 1);
}
