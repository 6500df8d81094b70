// Any bytes as a referral list, table or documents, under the sanitizers. Whatever comes in: as many lines as rows, every line
// sound, and the same lines whether the bytes come at once or in pieces.   build/fuzz/fuzz_lists tests/fuzz/seeds
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "io/json.hpp"
#include "knowledge/knowledge.hpp"
#include "screen/screening.hpp"

using namespace lintel;

namespace {

class Deaf final : public io::JsonListener {
 public:
  void open(char) override {}
  void close() override {}
  void key(std::string_view) override {}
  void value(const io::JsonScalar&) override {}
};

[[noreturn]] void wrong(const char* says) {
  std::fprintf(stderr, "%s\n", says);
  std::abort();
}

struct Result {
  std::string lines;
  bool asks{};
};

Result screened(std::string_view text, screen::Format format, std::size_t piece) {
  const screen::Options options{R"({"codes":{"9":"unknown"},"offsets":{"gad7":1}})", format, true};
  screen::Screening screening(knowledge::shipped(), options);
  Result result;
  for (std::size_t at = 0; at < text.size(); at += piece) {
    const std::string_view part = text.substr(at, piece);
    std::memcpy(screening.room(part.size()), part.data(), part.size());
    screening.take(part.size());
    result.lines += screening.out();
    screening.out().clear();
  }
  screening.finish();
  result.lines += screening.out();
  result.asks = screening.asks();
  const auto lines = static_cast<std::size_t>(std::count(result.lines.begin(), result.lines.end(), '\n'));
  if (format == screen::Format::ndjson && !result.asks && lines != screening.counted().rows) wrong("lines and rows do not add up");
  return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Result whole = screened(text, screen::Format::ndjson, size + 1);
  const Result pieces = screened(text, screen::Format::ndjson, 1 + size % 13);
  if (whole.lines != pieces.lines || whole.asks != pieces.asks) wrong("pieces make a difference");
  for (std::size_t at = 0; at < whole.lines.size();) {
    const std::size_t end = whole.lines.find('\n', at);
    Deaf deaf;
    if (io::read_json(std::string_view(whole.lines).substr(at, end - at), deaf) != std::string_view::npos) wrong("a line is not sound JSON");
    at = end + 1;
  }
  screened(text, screen::Format::csv, size + 1);
  return 0;
}
