// A list is the same list whatever the pieces in which its bytes come.
#include <random>

#include "screen/lists.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

struct Result {
  std::string lines;
  std::vector<std::string> told, asks;
  std::size_t rows{}, refused{};
  bool operator==(const Result&) const = default;
};

/// Cut behind each of these many bytes.
Result screened(std::string_view text, const std::vector<std::size_t>& cuts, const screen::Options& options) {
  screen::Screening screening(knowledge::shipped(), options);
  std::size_t from = 0;
  Result result;
  for (const std::size_t cut : cuts) {
    screening.take(text.substr(from, cut - from));
    result.lines += screening.out();
    screening.out().clear();
    from = cut;
  }
  screening.take(text.substr(from));
  screening.finish();
  result.lines += screening.out();
  return {result.lines, screening.said().told, screening.said().asks, screening.counted().rows, screening.counted().refused};
}

std::vector<std::size_t> every(std::size_t step, std::size_t size) {
  std::vector<std::size_t> cuts;
  for (std::size_t at = step; at < size; at += step) cuts.push_back(at);
  return cuts;
}

/// So small that what happens beyond a megabyte happens beyond a few bytes.
screen::Options small(screen::Format format) { return {"", format, true, {.row = 120, .quote = 64, .document = 300, .unended = 2, .patients = 2, .rows_watched = 64}}; }

std::string form(const std::string& patient, const std::string& item) {
  return "{\"resourceType\":\"QuestionnaireResponse\",\"status\":\"completed\",\"subject\":{\"reference\":\"" + patient + "\"},\"item\":[" + item + "]}";
}
const std::string item_9 = R"({"linkId":"44260-8","answer":[{"valueInteger":3}]})";

const std::string lists[] = {
    // What fuzzing found, letter by letter.
    "id,phq9_1,phq9_9\",\"answer2,gad7_1,cssrs_4,age,note\na/1,2e1,ye,note\na, \"\"y\"\"\"\nb,,9,4,no,,\n",
    "id,phq9_1,trial1_drug,trial1_dose_mg,trial1_weeks,trial1_adherence,trral1_outcome,4,\"x, \"\"ynote\na,1,2,\"\"\"\nb1",
    "_1,phq9_91,gad7_1,css\",\"rsa;7_1,csi,note\nbpe\":sotu\"eiQnnaireResponse\",\"status\":\"completed\"L\"au\"ifluoxetineo,\x1B,\n",
    // Headings over several lines, with doubled quotes, cut at the end, with half a line end, in Windows-1252, with what is no text.
    "id,\"phq9_1\r\n(0 to 3)\",\"phq9_\"\"9\"\"\",phq9_2\r\na,1,2,3\r\nb,0,1,2\r\n",
    "\"id\",\"phq9_1\"\r\n\"a\",\"3\"",
    "\r\n\r\rid,phq9_9\r\ra,3\r",
    "sep=;\r\n\"x\"\"\";phq9_9\r\na;3\r\n",
    "id,\"M\xFCnchen\n\",phq9_9\na,b,3\nc,d,1\n",
    std::string("id,\"a\nb\0c\",phq9_9\n1,2,3\n", 24),
    "id,\"phq9_9\na,3\nb,2\n",
    "id,\"phq9_9\"x\na,3\n",
    "phq9_1;phq9_9,id\n1;2,a\n",
    "\xEF\xBB\xBFid,phq9_9\n\"a\"\"b\",3\nM\xC3\xBC,1\n\xFC,1\n",
    // Rows beyond every limit of small(), and quotes that are never closed.
    "id,phq9_9,note\na,3," + std::string(130, 'x') + "\nb,1,\"" + std::string(66, 'y') + "\n\",\"\nc,2,\"" + std::string(65, 'z') + "\"\nd,0,\"e\"\"" + std::string(9, '"') + "\nf,3,\n",
    "id,phq9_9," + std::string(111, 'h') + "\na,3,\n",
    std::string(121, '\n') + "id,phq9_9\na,3\n",
    "   \n  \n",
    "i",
    "",
    // Documents.
    form("Patient/1", item_9) + "\n" + form("Patient/2", item_9) + "\n\n" + form("Patient/1", R"({"linkId":"69725-0","answer":[{"valueInteger":1}]})") + form("Patient/3", item_9),
    "{\"resourceType\" : \"Bundle\",\n\"entry\":[{\"resource\":" + form("Patient/1", item_9) + "},\n{\"resource\":{\"resourceType\":\"Patient\"}},{\"fullUrl\":\"x\",\"resource\":" + form("Patient/2", item_9) + "}],\"total\":2}\n",
    "{\"entry\":[{\"resource\":" + form("Patient/1", item_9) + "}],\"resourceType\":\"Bundle\"}{\"answers\":{\"phq9.9\":3}}",
    "{\"answers\":{\"phq9.9\":3}}\n{\"answers\":{\"phq9.9\":\n{\"answers\":{\"phq9.9\":1}}\nnonsense\n{\"answers\":{\"phq9.9\":7}}\n{\"answers\":{\n{\"answers\":{\n{\"answers\":{\n{\"answers\":{\"phq9.9\":2}}",
    "{\"answers\":{\"phq9.9\":3},\"x\":\"" + std::string(330, 'x') + "\"}\n{\"answers\":{\"phq9.9\":2}}\n",
    "{\"resourceType\":\"Bundle\",\"x\":1e5 ,\"entry\":[ {\"resource\":" + form("Patient/1", item_9) + "} , 7, {\"resource\":" + form("Patient/2", item_9) + "}]}\n{\"answers\":{}}\n",
    "{" + std::string(280, ' ') + "\"resourceType\":\"Bundle\",\"entry\":[]}\n{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":" + form("Patient/1", item_9 + std::string(200, ' ')) + "}]}\n{\"answers\":{}}",
    "[{\"answers\":{}}]"};

}  // namespace

TEST_CASE("every place at which a small list can be cut in two, and every byte alone: the same lines, the same words") {
  for (const std::string& text : lists)
    for (const screen::Format format : {screen::Format::ndjson, screen::Format::csv, screen::Format::records})
      for (const screen::Options& options : {screen::Options{"", format, true, {}}, small(format)}) {
        const Result whole = screened(text, {}, options);
        for (std::size_t cut = 1; cut < text.size(); ++cut) CHECK_MESSAGE(screened(text, {cut}, options) == whole, "cut at ", cut, ": ", text);
        for (const std::size_t step : {1UL, 2UL, 3UL, 64UL}) CHECK_MESSAGE(screened(text, every(step, text.size()), options) == whole, "pieces of ", step, ": ", text);
      }
}

TEST_CASE("10,000 lists put together from odd bytes and cut at random: the same lines whatever the cuts") {
  const std::string_view words[] = {"phq9_9", "id", "\"", "\"\"", ",", ",", ",", "\n", "\n", "\r\n", "\r", "3", "1", "x", " ", "\xFC", "\xC3\xBC", "sep=;", ";", "{\"answers\":{\"phq9.9\":3}}", "{", "}", "\\", "[",
                                   "{\"resourceType\":\"Bundle\",\"entry\":[", "]}", "\xEF\xBB\xBF"};
  std::mt19937 dice(42);
  const auto roll = [&](std::size_t sides) { return static_cast<std::size_t>(dice() % sides); };
  for (int n = 0; n < 10'000; ++n) {
    std::string text = roll(3) == 0 ? "" : roll(2) == 0 ? "id,phq9_9,\"no" : "{\"answers\":{\"phq9.9\":3}}";
    for (std::size_t i = roll(30); i > 0; --i) text += words[roll(std::size(words))];
    std::vector<std::size_t> cuts;
    for (std::size_t i = roll(6); i > 0; --i) cuts.push_back(roll(text.size() + 1));
    std::sort(cuts.begin(), cuts.end());
    const screen::Options options = roll(2) == 0 ? small(screen::Format::ndjson) : screen::Options{"", screen::Format::ndjson, true, {}};
    CHECK_MESSAGE(screened(text, cuts, options) == screened(text, {}, options), text);
  }
}
