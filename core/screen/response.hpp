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
  int by_weight{};                        ///< how many answers count by the weight that stands beside a code we do not know

  /// As a new one, in the same room.
  void clear() {
    for (std::string* text : {&type, &patient, &status, &authored, &questionnaire}) text->clear();
    answers.clear();
    unusable.clear();
    stated.clear();
    not_known.clear();
    by_weight = 0;
  }
};

/// Reads one after another. Items are known by linkId: a LOINC code (the last part of a path), or a name. Answers are LOINC answer
/// codes, whole numbers, and booleans for yes-or-no questions; decimals and free text are not read as answers. A code that is not
/// known counts by its weight (itemWeight or ordinalValue) where a scale has that answer; the lowest one only where its wording or
/// its number is there too, as forms give a declined answer the weight 0. A known code that its weight contradicts is not usable.
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
  enum class Floor : std::uint8_t { top, subject, identifier, items, item, answers, answer, coding, extensions, extension, quantity, other };
  struct Item {
    std::string link;
    std::string value;
    enum class Is : std::uint8_t { nothing, code, whole, decimal, boolean, other } is{};
    int answers{};
    std::string weight;   ///< as it is written; empty: none
    std::string display;  ///< of a code
    // What it says, once it is closed: for any questionnaire, unless only that one tells.
    Meant::As as{};
    Slot slot{no_slot};
    Code code{};
    bool by_weight{};
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
  void take_weight();
  void understand_answer(const Question& question, Item& item);
  Code code_of(const Question& question, const Item& item) const;
  const Meant& meant_by(const std::string& link, std::string_view questionnaire);

  const Knowledge& knowledge_;
  Recogniser recogniser_;
  Response* out_{};
  std::string_view text_, key_;
  std::string unescaped_key_;
  std::vector<Floor> floors_;
  std::vector<OpenItem> open_;
  std::string extension_, extension_value_;  ///< of the one that is open: its url, and the number it holds
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
