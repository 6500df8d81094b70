// Reads referrals from JSON: Records or QuestionnaireResponses, one a line or one after another, and Bundles of responses.
#pragma once

#include "screen/columns.hpp"
#include "screen/patients.hpp"

namespace lintel::screen {

class Documents {
 public:
  Documents(const Knowledge& knowledge, const Limits& limits, Said& said)
      : knowledge_(knowledge), limits_(limits), said_(said), patients_(knowledge, limits), reader_(knowledge) {}

  /// As Table::read. With `last` it is called again until the batch comes back not full.
  std::size_t read(const char* bytes, std::size_t size, bool last, Batch& batch);

 private:
  enum class Where : std::uint8_t { outside, members, entries };

  bool step(const char*& at, const char* end, bool last, Batch& batch);
  bool outside(const char*& at, const Sight& sight, Batch& batch);
  bool one_line(const char*& at, const Sight& sight, Batch& batch);
  bool members(const char*& at, const Sight& sight);
  bool entries(const char*& at, const Sight& sight);
  bool discard(const char*& at, const char* end);
  const char* seek_end(const char* at, const char* end);
  void pass_space(const char*& at, const char* end);
  void pass(const char*& at, const char* to);
  bool take_at_once(const char*& at, const char* end);
  void take_whole(const char*& at, const char* stop, Batch& batch);
  bool take(std::string_view json, Batch& batch);
  void take_record(std::string_view json, Batch& batch);
  void take_response(std::string_view json);
  bool wait_or_give_up(const char*& at, const Sight& sight, const std::string& says);
  bool give_up(const char*& at, const Sight& sight, const std::string& says);

  const Knowledge& knowledge_;
  const Limits limits_;
  Said& said_;
  Patients patients_;
  ResponseReader reader_;
  Response response_;
  Where where_{};
  bool begun_{};
  bool discarding_{};      ///< in the rest of a line of which nothing can be used
  bool told_{};
  std::size_t line_{1};
  std::size_t wanted_{};   ///< bytes, before it is worth looking again
  std::size_t unended_{};  ///< documents that were given up for want of an end
  std::size_t others_{};   ///< resources that are no responses
};

}  // namespace lintel::screen
