#!/usr/bin/env python3
"""Changes one thing at a time in the tables and in the engine: something that is expected of a patient must change too.

    python3 tests/mutation/mutate.py [--long] [--only tables|sources] [--records N] [--sample N]

Needs build/native/lintel and build/native/proof. What is expected is written out first, one Record a line: every
vignette, and what the second author (tests/second_author/rules.py) says of random Records. `proof tables` changes the
tables while it runs. For the engine one comparison, truth operation or number of a source file is changed, the files
that see it are compiled again and `proof holds` must fail. The short form takes a sample of the sources, the same one
every time. Survivors that are listed in survivors.md count as passed; others fail. Before all that, the unchanged sources must pass, and a mutant that changes nothing must survive.
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests" / "second_author"))
import compare  # noqa: E402

BUILD = ROOT / "build" / "mutation"
NATIVE = ROOT / "build" / "native"
ENGINE = ROOT / "core" / "engine"
FLAGS = "-std=c++20 -O0 -fno-exceptions -w -Werror=return-type".split()


# --- what is expected --------------------------------------------------------------------------------------------


def of_vignettes():
    base = json.loads((ROOT / "tests/vignettes/base.json").read_text())["record"]
    for case in json.loads((ROOT / "tests/vignettes/plans.json").read_text()):
        answers = {name: answer for name, answer in (base["answers"] | case["answers"]).items() if answer is not None}
        record = base | {"answers": answers} | {part: case[part] for part in ("trials", "settings") if part in case}
        yield record, [("plan", case["plan"])] + [
            (f"remark.{case['remark']}", "yes") if part == "remark" else (part, case[part])
            for part in ("route", "remark")
            if part in case
        ]
    for case in json.loads((ROOT / "tests/vignettes/checks.json").read_text()):
        record = {part: case[part] for part in ("answers", "trials", "settings") if part in case}
        yield record, [(f"check.{case['modality']}.{case['check']}", case["truth"])]


# Which treatments a plan proposes, from what it is called in the fact base (8.2).
KETAMINE = set("acute_ketamine_only repeat_ketamine switch_to_ketamine ketamine_only".split())
TMS = set("repeat_tms switch_to_tms tms_only".split())
BOTH = set(
    """acute_ketamine_then_tms add_tms add_ketamine chronic_ketamine_first chronic_tms_first trauma_ketamine_led
    executive_tms_led either_ketamine_lean either_tms_lean either""".split()
)
CHRONIC = {"chronic_ketamine_first", "chronic_tms_first"}
IN_CRISIS = {"acute_ketamine_then_tms", "acute_ketamine_only", "crisis_care"}


def of_plan(record, plan):
    """What is told beside a plan (fact base 8.6)."""
    ketamine, tms = plan in KETAMINE | BOTH, plan in TMS | BOTH
    trauma = record.get("answers", {}).get("primary_pathology") == "trauma"
    uk = record.get("settings", {}).get("region") == "uk"
    remarks = {
        "contradiction": plan in CHRONIC,
        "concurrent-clause": plan in BOTH,
        "no-trial-of-order": plan in BOTH,
        "not-suicide-prevention": plan in IN_CRISIS,
        "within-weeks": plan == "acute_ketamine_then_tms",
        "ptsd-caution": plan == "trauma_ketamine_led",
        "trauma-and-chronic": plan in CHRONIC and trauma,
        "nice-esketamine": uk and plan != "incomplete",
    }
    yield "proposes", f"{'ketamine ' if ketamine else ''}{'tms' if tms else ''}"
    yield from ((f"remark.{name}", "yes" if told else "no") for name, told in remarks.items())


def range_text(pair):
    low, high = pair
    return f"{low}..{'' if high is None else high}"


def of_second_author(count):
    catalog = json.loads(subprocess.run([compare.LINTEL, "catalog"], capture_output=True, check=True).stdout)
    patients = compare.Patients(catalog)
    for number in range(count):
        record = patients.make("mutation", number)
        if number % 3 == 0 and "trials" in record:  # doses at the limit of some drug
            for trial in record["trials"]:
                drug = next((each for each in catalog["drugs"] if each["id"] == trial.get("drug")), None)
                least = [dose for dose in drug["least_tenths_of_mg"] if dose] if drug else []
                if least:
                    rng = random.Random(f"dose {number}")
                    trial |= {"dose_mg": max(1, rng.choice(least) + rng.choice((-1, 0))) / 10, "weeks": 9, "adherence": "yes",
                              "outcome": "no_response"}
        said = compare.second_author(record)
        facts = []
        for what, answer in said.items():
            if what.endswith(".cut_offs"):
                facts.append((what, "".join(f"{truth} " for truth in answer)))
            elif what.endswith(".band"):
                facts.append((what, "..".join(answer)))
            elif what.endswith(".total"):
                facts.append((what, range_text(answer)))
            elif what == "adequate_failures":
                facts.append(("failures", range_text(answer)))
            elif what == "urgent.level":
                facts.append(("urgent", answer))
            elif what == "urgent.pending":
                facts.append(("pending", "yes" if answer else "no"))
            elif what == "plan" or what == "trd" or what.startswith("status."):
                facts.append((what, answer))
        facts += of_plan(record, said["plan"])
        yield record, facts


def write_expected(path, count):
    lines = 0
    with open(path, "w") as file:
        for record, facts in [*of_vignettes(), *of_second_author(count)]:
            file.write("\t".join([json.dumps(record)] + [f"{name}={value}" for name, value in facts]) + "\n")
            lines += 1
    print(f"{lines} Records with what is expected of them")


# --- the sources -------------------------------------------------------------------------------------------------

SWAPS = {
    "<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="], ">=": [">", "<"], "==": ["!="], "!=": ["=="],
    "&&": ["||"], "||": ["&&"], "&": ["|"], "|": ["&"], "+": ["-"], "-": ["+"], "|=": ["&="], "&=": ["|="],
    "std::min": ["std::max"], "std::max": ["std::min"], "Truth::yes": ["Truth::unknown", "Truth::no"],
    "Truth::no": ["Truth::yes"], "Truth::unknown": ["Truth::no", "Truth::yes"],
}
TOKEN = re.compile(
    r" (<=|>=|==|!=|&&|\|\||\|=|&=|<|>|&|\||\+|-) |\b(std::min|std::max|Truth::yes|Truth::no|Truth::unknown)\b"
    r"|(?<=[(\s&|,])(!)(?=[a-z(])|(?<![\w.'\"])(\d+)(?![\w.'\"])"
)


def mutants_of(path):
    """(line number, what is changed, the whole text) for every change of one source file."""
    text = path.read_text()
    start = 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        code = line.split("//")[0]
        if not code.lstrip().startswith(("#", "template", "using", "enum", "static_assert")):
            for found in TOKEN.finditer(code):
                group = next(i for i in (1, 2, 3, 4) if found.group(i) is not None)
                token, at = found.group(group), start + found.start(group)
                if group == 3:
                    changes = [""]
                elif group == 4:
                    changes = [str(int(token) + 1)]
                else:
                    changes = SWAPS[token]
                for to in changes:
                    where = code.strip()
                    yield number, f"{token or '!'} -> {to or 'nothing'} in: {where}", text[:at] + to + text[at + len(token):]
        start += len(line)


def run(command, seconds=120):
    try:
        return subprocess.run(command, capture_output=True, timeout=seconds, text=True)
    except subprocess.TimeoutExpired:
        return None


class Bench:
    """Compiles the engine with one file changed, links the checks against it and says whether they noticed."""

    def __init__(self, expected):
        self.expected = expected
        self.tree = BUILD / "tree"
        self.units = sorted(path.name for path in ENGINE.glob("*.cpp"))
        objects = NATIVE / "CMakeFiles/proof.dir/tests/proof"
        self.proof = [str(objects / f"{path.name}.o") for path in sorted((ROOT / "tests/proof").glob("*.cpp"))]
        self.objects = {}
        for unit in self.units:
            self.objects[unit] = self.compile(unit, ROOT / "core", BUILD / f"{unit}.o")

    def compile(self, unit, core, into):
        done = run(["g++", *FLAGS, f"-I{core}", "-c", str(core / "engine" / unit), "-o", str(into)])
        return str(into) if done and done.returncode == 0 else None

    def notices(self, path, text):
        """True: a check failed or it did not compile; False: the change went unnoticed."""
        subprocess.run(["rm", "-rf", str(self.tree)], check=True)
        self.tree.mkdir(parents=True)
        for each in ("engine",):
            (self.tree / each).mkdir()
            for file in (ROOT / "core" / each).iterdir():
                (self.tree / each / file.name).write_text(file.read_text())
        for file in ("logic.hpp", "model.hpp"):
            (self.tree / file).write_text((ROOT / "core" / file).read_text())
        (self.tree / path.relative_to(ROOT / "core")).write_text(text)
        objects = dict(self.objects)
        for unit in [path.name] if path.suffix == ".cpp" else self.units:
            objects[unit] = self.compile(unit, self.tree, BUILD / f"changed.{unit}.o")
            if objects[unit] is None:
                return True
        program = BUILD / "changed"
        linked = run(["g++", "-o", str(program), *objects.values(), *self.proof, str(NATIVE / "libcore.a")])
        if linked is None or linked.returncode != 0:
            raise RuntimeError(linked and linked.stderr[-2000:])
        done = run([str(program), "holds", str(self.expected)])
        return done is None or done.returncode != 0


def all_source_mutants():
    for path in [ROOT / "core/logic.hpp", *sorted(ENGINE.glob("*.[ch]pp"))]:
        for number, what, text in mutants_of(path):
            yield path, number, what, text


def main():
    parser = argparse.ArgumentParser(description="Changes tables and sources; something must notice.")
    parser.add_argument("--long", action="store_true", default=os.environ.get("LONG") == "1")
    parser.add_argument("--only", choices=("tables", "sources"))
    parser.add_argument("--records", type=int)
    parser.add_argument("--sample", type=int)
    options = parser.parse_args()
    BUILD.mkdir(parents=True, exist_ok=True)
    expected = BUILD / "expected.txt"
    write_expected(expected, options.records or (40_000 if options.long else 10_000))
    argued = set(re.findall(r"^- `(.+?)`", (HERE / "survivors.md").read_text(), re.M))
    passed, failed = 0, 0

    def count(good, name=""):
        nonlocal passed, failed
        passed, failed = passed + bool(good), failed + (not good)
        if not good:
            print(f"FAILED {name}", flush=True)

    if options.only != "sources":
        done = subprocess.run([NATIVE / "proof", "tables", expected], capture_output=True, text=True)
        print(done.stdout[-400:])
        survivors = re.findall(r"^survived: (.*)$", done.stdout, re.M)
        total = re.search(r"^(\d+) mutants", done.stdout, re.M)
        count(done.returncode == 0 and total, "proof tables did not run")
        for name in survivors:
            count(f"tables: {name}" in argued, f"survived: tables: {name}")
        passed += int(total.group(1)) - len(survivors) if total else 0

    if options.only != "tables":
        began = time.monotonic()
        bench = Bench(expected)
        first = ENGINE / "check.cpp"
        count(not bench.notices(first, first.read_text() + "\n"), "the unchanged sources do not pass")
        mutants = list(all_source_mutants())
        sample = options.sample or (None if options.long else 12)
        # What is asked next and what would change the plan are not among what is expected here; the long form shows it.
        noticed_here = ("check.cpp", "choose.cpp", "score.cpp", "urgency.cpp", "resistance.cpp", "answers.cpp")
        chosen = mutants if sample is None else random.Random(1).sample([m for m in mutants if m[0].name in noticed_here], sample)
        killed = 0
        for path, number, what, text in chosen:
            name = f"{path.name}: {what}"
            if bench.notices(path, text):
                killed += 1
                passed += 1
            else:
                count(name in argued, f"survived: {path.name}:{number}: {what}")
        print(f"{len(chosen)} of {len(mutants)} mutants of sources, {killed} noticed, {time.monotonic() - began:.0f} s")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
