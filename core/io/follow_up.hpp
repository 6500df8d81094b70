// Reads what a Record says over time: visits, treatment courses, holidays, limits and today's date.
#pragma once

#include "io/record.hpp"
#include "io/repeats.hpp"
#include "io/value.hpp"

namespace lintel::io {

/// Follows the reader through one of these parts at a time. What cannot be used is left out and told; a visit or a
/// course whose date or kind is not known is left out whole.
class FollowUpReader final : public JsonListener {
 public:
  FollowUpReader(const Knowledge& knowledge, ReadRecord& out) : knowledge_(knowledge), out_(out), repeats_(knowledge) {}

  /// Whether the part, opened with this bracket is one of those read here.
  static bool reads(std::string_view part, char bracket);
  /// Whether the part is a plain value that is read here.
  static bool takes(std::string_view part) { return part == "today" || part == "calendar_id"; }
  void start(std::string_view part);
  bool inside() const { return depth_ > 0; }

  void open(char bracket) override;
  void close() override;
  void key(std::string_view name) override;
  void value(const JsonScalar& scalar) override { take({scalar}); }

  void take_plain(std::string_view part, const Value& value) { part == "today" ? today(value) : calendar_id(value); }
  /// Once everything is read: puts it in order and tells what does not fit together.
  void finish();

 private:
  enum class Part { visits, courses, holidays, limits };

  void today(const Value& value);
  void calendar_id(const Value& value);
  void tell(std::string_view id, std::string_view says);
  /// "visits.3.totals.phq9": where the reader is.
  std::string here() const;
  /// "visits.3.recall": a field of the entry that is being read.
  std::string here(std::string_view field) const;
  void not_usable(const Value& value, std::string_view right);

  void take(const Value& value);
  void start_entry();
  void end_entry();
  bool enter_field(char bracket);
  /// False, and the whole entry is left out, when the field stands there for the second time.
  bool first_time(std::string_view field);
  bool read_again(std::string_view field);
  unsigned bit_of(std::string_view field) const;

  void take_visit_field(const Value& value);
  void take_answer(const Value& value);
  void settle_repeats();
  void take_total(const Value& value);
  void end_visit();
  void leave_out(Visit visit);
  void check_ratings();
  bool may_be_given(std::size_t slot);
  std::size_t slot_of(std::string_view id) const;

  void take_course_field(const Value& value);
  void take_listed(const Value& value);
  void take_dose(const Value& value);
  void put_doses_in_order();
  void take_limit(const Value& value);
  void take_holiday(const Value& value);
  void end_course();
  void check_doses();

  void order_visits();
  void put_visits_in_order();
  void tell_days_measured_twice();
  void tell_mixed_recall();
  void order_courses();
  bool is_ahead(Date day) const { return out_.record.today != no_date && day > out_.record.today; }

  const Knowledge& knowledge_;
  ReadRecord& out_;
  Part part_{};
  int depth_{};
  std::size_t ignored_{};
  std::string field_, inner_;
  unsigned fields_{};      ///< of the entry that is being read: which were there, which of them have been told to stand twice
  unsigned told_twice_{};
  unsigned totals_{};      ///< a bit for each instrument whose total was there
  std::size_t entries_{};  ///< of the part that is being read
  bool broken_{};
  bool today_given_{};
  Visit visit_{};
  Course course_{};
  std::vector<std::size_t> visit_numbers_, course_numbers_;
  std::size_t forms_{}, courses_{}, left_out_{};
  std::vector<std::size_t> last_form_;  ///< per question: the entry that answered it last
  Repeats repeats_;
  std::vector<bool> may_be_given_;
  std::vector<bool> limit_given_;
  std::size_t next_{};
};

}  // namespace lintel::io
