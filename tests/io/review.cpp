// The review sheet is what a clinician signs; it is kept as a file so that every change of a sentence is seen.
#include <cctype>
#include <fstream>
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
