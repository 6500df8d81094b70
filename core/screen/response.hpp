// A FHIR R4 QuestionnaireResponse as answers.
#pragma once

#include <memory>

#include "io/json.hpp"
#include "screen/batch.hpp"
#include "screen/familiar.hpp"
#include "screen/heading.hpp"

namespace lintel::screen {

struct ResponseAnswer {
  Slot slot{};
  Code code{};
  bool doubtful{};  ///< it contradicts itself: the code is the most urgent reading of it, and only to be shown
};

/// Whom a response speaks of, as it says so.
struct Reference {
  std::string reference{}, type{}, system{}, value{};

  bool empty() const { return reference.empty() && value.empty(); }
};
/// A resource within the response, as far as it tells who somebody is: by the first of its identifiers in the order of their texts.
struct Contained {
  std::string type{}, id{}, system{}, value{};
};

struct Response {
  std::string type;      ///< resourceType
  std::string id, status, authored, questionnaire;
  std::string full_url;  ///< of its entry in a Bundle
  Reference subject, source;
  std::vector<Contained> contained;
  std::vector<ResponseAnswer> answers;  ///< one for each question
  Notes unusable;                       ///< what is known but cannot be used: it refuses the referral
  std::vector<Range> stated;            ///< {instrument, total}
  std::vector<std::string> not_known;   ///< linkIds that say nothing to us, the first few
  std::size_t more_not_known{};
  int by_weight{};                      ///< how many answers count by the weight that stands beside a code we do not know
  bool nobody{};                        ///< whom it speaks of is said twice
  bool doubtful{};                      ///< its status is said twice

  /// As a new one, in the same room.
  void clear();
};

/// Reads one after another. Items are known by linkId: a LOINC code (the last part of a path), or a name. Answers are LOINC answer
/// codes, whole numbers, and booleans for yes-or-no questions; decimals and free text are not read as answers. LOINC's codes count
/// under LOINC or no system. A code that is not known counts by its weight (itemWeight or ordinalValue) where a scale has that
/// answer; the lowest one only where its wording or its number is there too, as forms give a declined answer the weight 0.
/// Where code, wording, weight or a second value contradict each other the answer is not usable, and the more urgent reading is shown.
class ResponseReader {
 public:
  explicit ResponseReader(const Knowledge& knowledge) : knowledge_(knowledge), recogniser_(knowledge), place_of_slot_(knowledge.questions.size()) {}

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
  enum class Floor : std::uint8_t {
    top, entry, reference, identifier, contents, contained, contained_identifiers, contained_identifier,
    items, item, answers, answer, coding, quantity, extensions, extension, other
  };
  /// Properties that matter, on whatever floor.
  enum class Key : std::uint8_t {
    other, resource_type, id, status, authored, questionnaire, full_url, resource, subject, source, item, contained,
    reference, type, identifier, system, value, link, answer, code, display, extension, url
  };
  enum class Typed : std::uint8_t { integer, boolean, decimal, coding, quantity, other };
  struct OnFloor {
    Floor floor{};
    std::uint32_t seen{};  ///< a bit for each Key that stood there
  };

  /// One value of an answer, with what stands beside it.
  struct Value {
    enum class Is : std::uint8_t { nothing, code, whole, decimal, boolean, other } is{};
    std::string text{};
    std::string display{};  ///< of a code
    std::string system{};   ///< of a code; empty when it is LOINC's or none
    std::string weight{};   ///< as it is written; empty: none
  };
  struct Reading {
    Code code{unreadable};
    Code urgent{unreadable};  ///< the most urgent that it could mean
    bool by_weight{};
    std::string_view wrong{};
  };
  struct Item {
    std::string link{};
    Value value{};
    int answers{};
    std::vector<Value> more{};         ///< other values of it, where one belongs
    std::vector<std::string> links{};  ///< other links of it
    std::string twice{};               ///< a property that stands twice
    bool too_many{};                   ///< more values than are kept
    // What it says, once it is closed: for any questionnaire, unless only that one tells.
    Meant::As as{};
    Slot slot{no_slot};
    Code code{};
    bool doubtful{}, by_weight{};
  };
  using Closed = std::shared_ptr<const Item>;
  struct OpenItem {
    Item item{};
    std::string_view rest;  ///< of the text, from its bracket on
    bool holds_items{};
    Typed typed{};          ///< of its value
  };

  void start(std::string_view text, Response& response);
  void take_items();
  Item& item() { return open_.back().item; }
  static Key key_of(Floor floor, std::string_view name);
  static bool is_resource(const OnFloor& here);
  Floor below(char bracket) const;
  void enter(Floor floor, std::string_view rest);
  void stands_twice(std::string_view name);
  void keep_value(std::string_view twice);
  void take_top(std::string_view text);
  void take_once(std::string& to, std::string_view text, const char* name);
  void take_in_answer(const io::JsonScalar& scalar);
  void keep_identifier();
  void take_weight();

  void understand(Item& item, std::string_view questionnaire);
  void take(const Item& item);
  void take_answer(const Item& item);
  void take_every_link(const Item& item);
  void add_answer(Slot slot, Code code, bool doubtful, const Item& item);
  void tell_unusable(const Item& item);
  void take_total(const Instrument& instrument, const Item& item);
  static Code most_urgent(const Question& question, const Item& item);
  static Reading read_value(const Question& question, const Value& value);
  static void weigh(const Question& question, const Value& value, Code said, Reading& reading);
  static Code said_of(const Question& question, const Value& value, Code coded);
  static Code code_of(const Question& question, const Value& value);
  const Meant& meant_by(const std::string& link, std::string_view questionnaire);
  static std::string shown(const Value& value);

  const Knowledge& knowledge_;
  Recogniser recogniser_;
  Response* out_{};
  std::string_view text_;
  Key key_{};
  Typed typed_{};               ///< of a value
  bool again_{};                ///< the property stood there before
  std::vector<OnFloor> floors_;
  std::vector<OpenItem> open_;
  Reference* reference_{};      ///< that is open
  Contained identifier_{};      ///< of a contained resource, that is open
  std::string extension_, extension_value_;  ///< of the one that is open: its url, and the number it holds
  Familiar<Closed> familiar_;   ///< items that hold no others
  std::vector<Closed> closed_;  ///< taken once the questionnaire is known, which may come last
  std::vector<std::uint32_t> place_of_slot_;  ///< where an answer to it stands in the response, if one does
  /// What links met lately mean, each in one place; the questionnaire has a say in it.
  struct Link {
    std::string link, questionnaire;
    Meant meant;
  };
  std::array<Link, 256> links_{};
};

}  // namespace lintel::screen
