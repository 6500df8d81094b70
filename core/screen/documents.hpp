// Reads referrals from JSON: Records or QuestionnaireResponses, one a line or one after another, and Bundles of responses.
#pragma once

#include "screen/columns.hpp"
#include "screen/patients.hpp"

namespace lintel::screen {

inline constexpr std::size_t longest_document = 4 << 20;  ///< bytes; a longer one is refused

class Documents {
 public:
  Documents(const Knowledge& knowledge, Said& said) : knowledge_(knowledge), said_(said), patients_(knowledge), reader_(knowledge) {}

  /// As Table::read. With `last` it is called again until the batch comes back not full.
  std::size_t read(const char* bytes, std::size_t size, bool last, Batch& batch);

 private:
  enum class Where : std::uint8_t { outside, members, entries };

  bool step(const char*& at, const char* end, bool last, Batch& batch);
  bool outside(const char*& at, const char* end, bool last, Batch& batch);
  bool members(const char*& at, const char* end, bool last);
  bool entries(const char*& at, const char* end, bool last);
  bool discard(const char*& at, const char* end);
  const char* end_of_document(const char* at, const char* end) const;
  void pass_space(const char*& at, const char* end);
  void pass(const char*& at, const char* to);
  bool take_at_once(const char*& at, const char* end);
  bool take(std::string_view json, Batch& batch);
  void take_record(std::string_view json, Batch& batch);
  void take_response(std::string_view json);
  bool wait_or_give_up(const char*& at, const char* end, bool last, const std::string& says);
  bool give_up(const char*& at, const char* end, bool last, const std::string& says);

  const Knowledge& knowledge_;
  Said& said_;
  Patients patients_;
  ResponseReader reader_;
  Response response_;
  Where where_{};
  bool begun_{};
  bool discarding_{};      ///< in the rest of a line of which nothing can be used
  bool told_{};
  std::size_t line_{1};
  std::size_t others_{};   ///< resources that are no responses
};

}  // namespace lintel::screen
