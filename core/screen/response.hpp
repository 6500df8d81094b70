// A FHIR R4 QuestionnaireResponse as answers.
#pragma once

#include "io/json.hpp"
#include "screen/batch.hpp"
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
class ResponseReader final : public io::JsonListener {
 public:
  explicit ResponseReader(const Knowledge& knowledge) : knowledge_(knowledge), recogniser_(knowledge) {}

  /// False when the text is not JSON; `broken` is then where it stops being JSON.
  bool read(std::string_view json, Response& response, std::size_t& broken);

  void open(char bracket) override;
  void close() override;
  void key(std::string_view name) override;
  void value(const io::JsonScalar& scalar) override;

 private:
  enum class Floor : std::uint8_t { top, subject, identifier, items, item, answers, answer, coding, quantity, other };
  struct Item {
    std::string link;
    std::string value;
    enum class Is : std::uint8_t { nothing, code, whole, decimal, boolean, other } is{};
    int answers{};
  };

  Floor below(char bracket) const;
  void close_item(const Item& item);
  void take_answer(Slot slot, const Item& item);
  void take_total(const Instrument& instrument, const Item& item);
  Code code_of(const Question& question, const Item& item) const;
  const Meant& meant_by(const std::string& link);

  const Knowledge& knowledge_;
  Recogniser recogniser_;
  Response* out_{};
  std::string_view text_, key_;
  std::string unescaped_key_;
  std::vector<Floor> floors_;
  std::vector<Item> items_;
  std::vector<Item> closed_;  ///< judged once the questionnaire is known, which may come last
  /// What links met lately mean, each in one place; the questionnaire has a say in it.
  struct Link {
    std::string link, questionnaire;
    Meant meant;
  };
  std::array<Link, 256> links_{};
};

}  // namespace lintel::screen
