// The review sheet is what a clinician signs; it is kept as a file so that every change of a sentence is seen.
#include <cctype>
#include <fstream>
#include <set>
#include <sstream>

#include "patients.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

/// Whether the word stands in the text, not as a part of a longer one ("safe" in "MR-safe" counts, in "safety" not).
bool contains_word(const std::string& text, const std::string& word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const bool starts = at == 0 || !std::isalpha(static_cast<unsigned char>(text[at - 1]));
    const bool ends = at + word.size() >= text.size() || !std::isalpha(static_cast<unsigned char>(text[at + word.size()]));
    if (starts && ends) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("the review sheet is the one that was signed: run scripts/review after a change of a table") {
  std::ifstream file(std::string(LINTEL_TESTS) + "/golden/knowledge.md");
  std::stringstream signed_sheet;
  signed_sheet << file.rdbuf();
  const bool same = signed_sheet.str() == io::review();
  CHECK_MESSAGE(same, "tests/golden/knowledge.md differs from the tables");
}

TEST_CASE("no sentence reassures: nothing is safe, cleared or without risk") {
  std::istringstream sheet(lower(io::review()));
  bool quoting = false;
  for (std::string line; std::getline(sheet, line);) {
    if (line.rfind("## the clinic's article", 0) == 0) quoting = true;  // the article's own words, shown as such
    if (line.rfind("## sources", 0) == 0) quoting = false;
    if (quoting) continue;
    for (const std::string device_term : {"mr-safe", "mr-conditional"})
      for (std::size_t at = line.find(device_term); at != std::string::npos; at = line.find(device_term)) line.erase(at, device_term.size());
    for (const char* word : {"safe", "safely", "cleared", "no risk", "risk-free", "harmless"})
      CHECK_MESSAGE(!contains_word(line, word), line);
  }
}

TEST_CASE("each id stands before one sentence only: a change of a row is a change of one place") {
  std::istringstream sheet(io::review());
  std::set<std::string> ids;
  std::size_t rows = 0;
  for (std::string line; std::getline(sheet, line);) {
    if (line.rfind("- **", 0) != 0) continue;
    const std::string id = line.substr(4, line.find("**", 4) - 4);
    CHECK_MESSAGE(ids.insert(id).second, id);
    ++rows;
  }
  std::size_t least = knowledge::shipped().questions.size() + knowledge::shipped().sources.size();
  for (const Modality& modality : knowledge::shipped().modalities) least += modality.checks.size() + modality.day.size();
  CHECK(rows > least);
}

TEST_CASE("the contents name every heading, each with a place of its own, and the sheet ends with a signature") {
  const std::string sheet = io::review();
  std::istringstream lines(sheet);
  std::set<std::string> places;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t depth = line.find(' ');
    const std::string title = depth == std::string::npos ? "" : line.substr(depth + 1);
    if ((line.rfind("## ", 0) != 0 && line.rfind("### ", 0) != 0) || title == "Contents" || title == "Signature") continue;
    const std::size_t entry = sheet.find("- [" + title + "](#");
    CHECK_MESSAGE(entry != std::string::npos, title);
    CHECK_MESSAGE(places.insert(sheet.substr(entry, sheet.find(')', entry) - entry)).second, title);
  }
  CHECK(places.count("- [TMS](#tms") == 1);
  CHECK(places.count("- [Plans, read from the top](#plans-read-from-the-top") == 1);
  CHECK(sheet.find("\nSignature: ____") > sheet.find("\n## Sources"));
}

TEST_CASE("a source that was not read says so, and one that was read says by when and whose text it was") {
  const std::string sheet = io::review();
  for (const char* line : {"- **source general** General clinical knowledge; no publication named in the fact base (secondary text; cited from knowledge, not read again)",
                           "(label; not the publisher's own text: a copy, an abstract or a digest; a stored copy was read by 2026-11-23)",
                           "(guideline; the publisher's own text; a stored copy was read by 2026-11-23)"})
    CHECK_MESSAGE(sheet.find(line) != std::string::npos, line);
  const json catalog = json::parse(io::catalog());
  for (const json& source : catalog["sources"]) {
    if (source["id"] == "pi") CHECK_FALSE(source["first_hand"]);
    if (source["id"] == "ta854") CHECK(source["first_hand"]);
    if (source["id"] == "kroenke-2001") CHECK_FALSE(source.contains("read_by"));
  }
}

TEST_CASE("every source that a table cites can be opened by a reader: it has a title") {
  for (const Source& source : knowledge::shipped().sources) CHECK_MESSAGE(!source.title.empty(), std::string(source.id));
}

TEST_CASE("MADRS items carry names only, and no code is invented for them") {
  for (const Question& question : knowledge::shipped().questions)
    if (question.group == "madrs" && question.kind == Kind::number) {
      CHECK(question.code.empty());
      CHECK(question.choices.empty());
      CHECK(question.asks.size() < 24);
    }
}
