// A FHIR R4 QuestionnaireResponse as answers.
#pragma once

#include "io/json.hpp"
#include "screen/batch.hpp"
#include "screen/familiar.hpp"
#include "screen/heading.hpp"

namespace lintel::screen {

struct ResponseAnswer {
  Slot slot{};
  Code code{};
};

struct Response {
  std::string type;      ///< resourceType
  std::string patient;   ///< subject.reference, or the value of its identifier; empty: none
  std::string status, authored, questionnaire;
  std::vector<ResponseAnswer> answers;
  std::vector<Note> unusable;             ///< items that are known but whose answer is not
  std::vector<Range> stated;              ///< {instrument, total}
  std::vector<std::string> not_known;     ///< linkIds that say nothing to us

  /// As a new one, in the same room.
  void clear() {
    for (std::string* text : {&type, &patient, &status, &authored, &questionnaire}) text->clear();
    answers.clear();
    unusable.clear();
    stated.clear();
    not_known.clear();
  }
};

/// Reads one after another. Items are known by linkId: a LOINC code (the last part of a path), or a name. Answers are LOINC answer
/// codes, whole numbers, and booleans for yes-or-no questions; decimals and free text are not read as answers.
class ResponseReader {
 public:
  explicit ResponseReader(const Knowledge& knowledge) : knowledge_(knowledge), recogniser_(knowledge) {}

  /// False when the text is not JSON; `broken` is then where it stops being JSON.
  bool read(std::string_view json, Response& response, std::size_t& broken);

  /// The response that the text begins with, whatever follows it: its end, or npos when it has none or is not JSON.
  std::size_t read_first(std::string_view text, Response& response);

  // What the JSON reader tells.
  std::size_t open(std::string_view rest);
  void close(const char* behind);
  void key(std::string_view name);
  void value(const io::JsonScalar& scalar);

 private:
  enum class Floor : std::uint8_t { top, subject, identifier, items, item, answers, answer, coding, quantity, other };
  struct Item {
    std::string link;
    std::string value;
    enum class Is : std::uint8_t { nothing, code, whole, decimal, boolean, other } is{};
    int answers{};
    // What it says, once it is closed: for any questionnaire, unless only that one tells.
    Meant::As as{};
    Slot slot{no_slot};
    Code code{};
  };
  struct OpenItem {
    Item item{};
    std::string_view rest;  ///< of the text, from its bracket on
    bool holds_items{};
  };

  void start(std::string_view text, Response& response);
  void take_items();
  Item& item() { return open_.back().item; }
  Floor below(char bracket) const;
  void understand(Item& item, std::string_view questionnaire);
  void take(const Item& item);
  void take_answer(const Item& item);
  void tell_unusable(const Item& item);
  void take_total(const Instrument& instrument, const Item& item);
  Code code_of(const Question& question, const Item& item) const;
  const Meant& meant_by(const std::string& link, std::string_view questionnaire);

  const Knowledge& knowledge_;
  Recogniser recogniser_;
  Response* out_{};
  std::string_view text_, key_;
  std::string unescaped_key_;
  std::vector<Floor> floors_;
  std::vector<OpenItem> open_;
  Familiar<Item> familiar_;  ///< items that hold no others
  std::vector<Item> closed_;  ///< taken once the questionnaire is known, which may come last
  /// What links met lately mean, each in one place; the questionnaire has a say in it.
  struct Link {
    std::string link, questionnaire;
    Meant meant;
  };
  std::array<Link, 256> links_{};
};

}  // namespace lintel::screen
