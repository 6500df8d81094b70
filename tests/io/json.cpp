// The reader against nlohmann/json, which is known to be strict: they accept and refuse the same texts.
#include "io/json.hpp"

#include <random>

#include "io/json_reader.hpp"
#include "patients.hpp"
#include "screen/plain.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

/// Writes down what it hears, so that two readings can be compared.
class Scribe final : public io::JsonListener {
 public:
  void open(char bracket) override { heard += bracket; }
  void close() override { heard += ')'; }
  void key(std::string_view name) override { heard += "K" + std::string(name) + ";"; }
  void value(const io::JsonScalar& scalar) override { heard += "V" + std::string(scalar.text) + ";"; }
  std::string heard;
};

bool accepts(const std::string& text) {
  Scribe scribe;
  return io::read_json(text, scribe) == std::string_view::npos;
}
std::string heard(const std::string& text) {
  Scribe scribe;
  io::read_json(text, scribe);
  return scribe.heard;
}

/// What the reader of lists makes of it, which looks at more characters at once.
struct ListScribe {
  std::size_t open(std::string_view rest) { return scribe.open(rest.front()), 0; }
  void close(const char*) { scribe.close(); }
  void key(std::string_view name) { scribe.key(name); }
  void value(const io::JsonScalar& scalar) { scribe.value(scalar); }
  Scribe scribe;
};
std::pair<std::size_t, std::string> as_in_lists(const std::string& text) {
  ListScribe scribe;
  const std::size_t end = io::JsonReader<ListScribe, screen::Plain>(text, scribe).read();
  return {end, scribe.scribe.heard};
}
std::pair<std::size_t, std::string> as_anywhere(const std::string& text) {
  Scribe scribe;
  const std::size_t end = io::read_json(text, scribe);
  return {end, scribe.heard};
}

}  // namespace

TEST_CASE("what is JSON and what is not, case by case (RFC 8259)") {
  for (const char* good : {"0", "-0", "1.5", "1e9", "-1.25E-3", "true", "null", "\"\"", "[]", "{}", " [ 1 , 2 ] ", "[[],[{}]]",
                           "{\"a\":{\"b\":[1,\"x\"]},\"c\":null}", "\"\\u00e4\\ud83d\\ude00\\n\"", "\"ä😀\"", "\xEF\xBB\xBF{}"})
    CHECK_MESSAGE(accepts(good), good);
  for (const char* bad : {"", " ", "01", "-", "1.", ".5", "1e", "+1", "tru", "nul", "\"", "\"\t\"", "\"\\x\"", "\"\\u12\"", "[", "[1", "[1,]", "[,1]",
                          "[1 2]", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{1:2}", "{\"a\":1 \"b\":2}", "[1}", "{]", "1 2", "[]]",
                          "\"\\ud83d\"", "\"\\ude00\"", "\"\\ud83dx\"", "\"\xff\"", "\"\xc0\x80\"", "\"\xed\xa0\x80\"", "nan", "'a'", "// x\n1"})
    CHECK_MESSAGE(!accepts(bad), bad);
}

TEST_CASE("texts arrive without their escapes, numbers as written") {
  CHECK(heard(R"({"a\"b":["x\n\u00e4\ud83d\ude00y",1.50e+2,true,null,""]})") == "{Ka\"b;[Vx\nä😀y;V1.50e+2;Vtrue;Vnull;V;))");
  CHECK(heard("\"a long text without anything to escape, past eight\"") == "Va long text without anything to escape, past eight;");
  CHECK(heard("\"eight888\\\\and more text here\"") == "Veight888\\and more text here;");
}

TEST_CASE("200,000 damaged records: accepted or refused as nlohmann/json does") {
  const std::string sound = base_patient().dump();
  const std::string odd = R"({"a":[1,-2.5e3,"\u00e4\n\\",{"b":null,"c":[true,false,[]]}],"ü":"😀 \ud83d\ude00"})";
  const std::string spice = "{}[]\",:\\u0123456789eE+-. \n\xC3\xA4\xF0\xFF\x01tfn";
  std::mt19937 dice(3);
  int differ = 0, accepted = 0;
  for (int i = 0; i < 200000; ++i) {
    std::string text = i % 4 == 0 ? sound.substr(dice() % 200, 1 + dice() % 80) : odd;
    for (auto n = dice() % 3; n > 0 && !text.empty(); --n) {
      const std::size_t at = dice() % text.size();
      switch (dice() % 3) {
        case 0: text[at] = spice[dice() % spice.size()]; break;
        case 1: text.erase(at, 1 + dice() % 3); break;
        default: text.insert(at, 1, spice[dice() % spice.size()]);
      }
    }
    const bool mine = accepts(text);
    accepted += mine;
    differ += mine != json::accept(text) || as_in_lists(text) != as_anywhere(text);
  }
  CHECK(accepted > 10000);
  CHECK(differ == 0);
}

TEST_CASE("what is written reads back as it was") {
  std::mt19937 dice(5);
  for (int i = 0; i < 5000; ++i) {
    std::string text;
    for (auto n = dice() % 40; n > 0; --n) text += static_cast<char>(dice() % 128);
    std::string out;
    io::JsonWriter(out).open('[').text(text).number(-7).truth(true).null().close(']');
    CHECK(json::parse(out) == json{text, -7, true, nullptr});
  }
}

TEST_CASE("something special anywhere in a long text: lists are read as everything else is") {
  for (const char* special : {"\"", "\\\"", "\\", "\\u00e4", "\\ud83d\\ude00", "\\ud83d", "\x1F", "\x7F", "\n", "\xC3\xA4", "\xF0\x9F\x98\x80", "\xC3", "\xFF", "\"]", "\",[", "\":", "{}"})
    for (std::size_t before = 0; before < 70; ++before)
      for (const std::size_t behind : {0UL, 1UL, 14UL, 15UL, 16UL, 63UL}) {
        const std::string text = "[\"" + std::string(before, 'x') + special + std::string(behind, 'y') + "\"]";
        CHECK_MESSAGE(as_in_lists(text) == as_anywhere(text), text);
        CHECK_MESSAGE((as_in_lists(text).first == std::string_view::npos) == json::accept(text), text);
      }
}

TEST_CASE("the first value alone ends where it ends, whatever follows") {
  const auto end_of = [](std::string_view text) {
    ListScribe scribe;
    return io::JsonReader<ListScribe, screen::Plain>(text, scribe).read_first();
  };
  CHECK(end_of("{\"a\":[1,2]}{") == 11);
  CHECK(end_of("{} x") == 2);
  CHECK(end_of("[[],\"]\"]]") == 8);
  CHECK(end_of("{\"a\":1") == std::string_view::npos);
  CHECK(end_of("{\"a\":1,}") == std::string_view::npos);
}
