// The columns of one table: what each of them holds, and how its cells are read.
#pragma once

#include <memory>
#include <unordered_map>

#include "screen/limits.hpp"
#include "screen/mapping.hpp"
#include "screen/said.hpp"

namespace lintel::screen {

/// What one character alone says, for every character; unreadable sends a cell the long way.
using Look = std::array<Code, 256>;

struct Field {
  Meant meant{};
  const Look* look{};         ///< of an answer
  Code blank{not_asked};
  std::size_t instrument{};   ///< of an item or a total; beyond the last one: none
  int offset{};
  std::vector<Meaning> codes{};
};

class Columns {
 public:
  Columns(const Knowledge& knowledge, const Mapping& mapping) : knowledge_(knowledge), mapping_(mapping) {}

  /// What the mapping says goes before what the headings seem to say; what stays open is asked.
  void settle(const std::vector<std::string>& headings, Said& said);
  /// Without headings only the numbers of the mapping tell.
  void settle_by_number(Said& said);

  /// Empty while something is asked.
  const std::vector<Field>& fields() const { return fields_; }
  /// Whether rows hold antidepressant trials.
  bool hold_trials() const { return hold_trials_; }
  std::string name(std::size_t column) const;
  bool settled() const { return settled_; }
  /// The mapping with everything that was recognised in it, once it is settled.
  const Mapping& mapping() const { return mapping_; }

 private:
  /// Where each heading stands first, and whether it comes again.
  struct Stands {
    std::size_t first{};
    bool again{};
  };
  using Places = std::unordered_map<std::string_view, Stands>;

  void apply_mapping(std::vector<Meant>& meant, Said& said);
  Places places(Said& said) const;
  std::size_t column_of(const MappedColumn& mapped, const Places& places, Said& said) const;
  void ask_doubles(const std::vector<Meant>& meant, Said& said) const;
  void ask_unclear(const std::vector<Meant>& meant, Said& said) const;
  void ask_for_trials(const std::vector<Meant>& meant, Said& said) const;
  void tell(const std::vector<Meant>& meant, Said& said) const;
  void make_fields(const std::vector<Meant>& meant, Said& said);
  void make_answer(Field& field);
  const Look* look_of(const Field& field);
  void check_codes(Said& said) const;
  std::size_t instrument_of(Slot slot) const;

  const Knowledge& knowledge_;
  Mapping mapping_;
  std::vector<std::string> headings_;
  std::vector<Field> fields_;
  bool hold_trials_{}, settled_{};
  std::vector<std::unique_ptr<Look>> looks_;
};

}  // namespace lintel::screen
