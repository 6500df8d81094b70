#include "cli/in_parts.hpp"

#include <algorithm>

namespace lintel::cli {

InParts::InParts(screen::Screening& screening, Input& in, unsigned threads)
    : screening_(screening), in_(in), options_(screening.for_parts()), crew_(options_, threads), guess_(screening.place()) {
  if (!crew_.full()) carry_ = screening.give_back();
}

bool InParts::go_on() {
  if (begun_) crew_.take_back();
  begun_ = true;
  lines_ = {};
  while (!ended_ && !crew_.full()) read_block();
  if (crew_.empty()) return false;
  Block& block = crew_.first();
  if (screening_.adopt(block.part)) lines_ = block.part.lines;
  else screening_.take(std::string_view(block.bytes.data(), block.size));
  guess_.encoding = screening_.place().encoding;
  return true;
}

void InParts::read_block() {
  Block& block = crew_.next();
  block.bytes.resize(std::max(block.bytes.size(), carry_.size() + piece + screen::spare));
  std::copy(carry_.begin(), carry_.end(), block.bytes.begin());
  const std::size_t read = in_.read(block.bytes.data() + carry_.size(), piece);
  bytes_ += read;
  ended_ = read < piece;
  if (!in_.sound()) return;  // a row may have been torn
  const std::string_view all(block.bytes.data(), carry_.size() + read);
  const std::size_t cut = ended_ ? all.size() : screen::end_of_rows(all);
  block.size = cut > 0 ? cut : all.size();
  carry_ = all.substr(block.size);
  block.part.from = guess_;
  block.part.rows_before = screening_.rows_before(guess_.line);
  guess_.line += screen::line_ends(all.substr(0, block.size));
  crew_.give();
}

}  // namespace lintel::cli
