"""The clinical rules, written a second time from the fact base alone.

Section numbers (§) and row numbers (T01, K05, R7, ...) are those of the clinical fact base. Where it is silent or
splits, the choice is marked DECISION. Nothing here shares code or structure with core/.

Truth has three values that compare as numbers: NO < UNKNOWN < YES, so `and` is min and `or` is max.
"""

from itertools import product

NO, UNKNOWN, YES = 0, 1, 2
WORD = ("no", "unknown", "yes")


def all_of(*truths):
    return min(truths)


def any_of(*truths):
    return max(truths)


def negate(truth):
    return 2 - truth


def truth_of(condition):
    return YES if condition else NO


# --- reading a Record --------------------------------------------------------------------------------------------

# Ranges of the numeric questions. A value outside is an error and counts as not answered (§1.4).
RANGE = {
    "age": (0, 120),
    "episode_months": (0, 1200),
    "systolic": (40, 300),
    "diastolic": (20, 200),
    "benzodiazepine_dose": (0, 500),
    "sleep_hours": (0, 24),
    "augmentations_failed": (0, 20),
    "oral_antidepressant_weeks": (0, 1000),
}
RANGE |= {f"phq9.{item}": (0, 3) for item in range(1, 10)}
RANGE |= {f"gad7.{item}": (0, 3) for item in range(1, 8)}
RANGE |= {f"madrs.{item}": (0, 6) for item in range(1, 11)}
for scale, items, most in (("auditc", 3, 4), ("pcl5", 20, 4), ("shaps", 14, 1), ("qids", 16, 3), ("isi", 7, 4), ("who5", 5, 5)):
    RANGE |= {f"{scale}.{item}": (0, most) for item in range(1, items + 1)}

PRIOR = ("never", "no_response", "partial", "relapsed", "responding")
CHOICES = {
    "need_now": ("speed", "durability"),
    "need_in_three_months": ("crisis_control", "stability"),
    "primary_pathology": ("trauma", "anhedonia", "executive", "none"),
    "prior_tms": PRIOR,
    "prior_ketamine": PRIOR,
    "tms_coil": ("figure_of_eight", "h_coil", "other"),
    "liver": ("none_or_mild", "moderate", "severe"),
    "severity_at_baseline": ("subsyndromal", "mild", "moderate", "severe"),
    "ect": ("never", "had_it", "bilateral_failed"),
    "mdq.problem": ("none", "minor", "moderate", "serious"),
}


class Patient:
    """Three-valued questions to a Record."""

    def __init__(self, record):
        self.answers = record.get("answers", {})
        self.settings = record.get("settings", {})
        self.trials = record.get("trials", [])

    def yes(self, question):
        """A yes-or-no question. Absent, unknown, declined and malformed are all unknown."""
        return {"yes": YES, "no": NO}.get(self.answers.get(question), UNKNOWN)

    def is_given(self, question):
        """An answer that says something, a yes or no or a choice."""
        return self.yes(question) != UNKNOWN or (question in CHOICES and self.choice(question) is not None)

    def left_open(self, question):
        """An explicit "unknown" or "declined" says that the question was put."""
        return self.answers.get(question) in ("unknown", "declined")

    def yes_unless_skipped(self, question, skipped):
        """A question that is not asked when `skipped` holds. An answer given all the same counts.

        DECISION: only a blank is excused; "C-SSRS declined" is UNKNOWN (§7.1; unknown is never no).
        """
        truth = self.yes(question)
        return NO if truth == UNKNOWN and skipped == YES and not self.left_open(question) else truth

    def recorded(self, mark):
        """Marks are acts: not recorded means no."""
        return truth_of(self.answers.get(mark) == "yes")

    def number(self, question):
        value = self.answers.get(question)
        low, high = RANGE[question]
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        return None

    def above(self, question, limit):
        value = self.number(question)
        return UNKNOWN if value is None else truth_of(value > limit)

    def at_least(self, question, limit):
        return self.above(question, limit - 1)

    def below(self, question, limit):
        return negate(self.at_least(question, limit))

    def choice(self, question):
        value = self.answers.get(question)
        return value if value in CHOICES[question] else None

    def chose(self, question, option):
        value = self.choice(question)
        return UNKNOWN if value is None else truth_of(value == option)

    def setting(self, name, default):
        return self.settings.get(name, default)

    def european(self):
        """The UK follows the EU text on esketamine (house rule)."""
        return truth_of(self.setting("region", "us") in ("eu", "uk"))


# --- §1.1 to §1.3: scores ----------------------------------------------------------------------------------------

SCALES = {
    "phq9": (9, 3, ((0, "minimal or none"), (5, "mild"), (10, "moderate"), (15, "moderately severe"), (20, "severe"))),
    "gad7": (7, 3, ((0, "minimal"), (5, "mild"), (10, "moderate"), (15, "severe"))),
    "madrs": (10, 6, ((0, "none"), (7, "mild"), (20, "moderate"), (35, "severe"))),  # Snaith 1986, the default
}


def band(bands, total):
    return [name for start, name in bands if total >= start][-1]


def scores(record):
    patient = Patient(record)
    result = {}
    for scale, (items, most, bands) in SCALES.items():
        values = [patient.number(f"{scale}.{item}") for item in range(1, items + 1)]
        low = sum(0 if value is None else value for value in values)
        high = sum(most if value is None else value for value in values)
        result[scale] = {"low": low, "high": high, "from": band(bands, low), "to": band(bands, high)}
    result["phq9"]["algorithm"] = phq9_algorithm(patient)
    return result | beside(patient)


# --- §1.5: the instruments next to the core ----------------------------------------------------------------------

NO_YES = (0, 1)
BESIDE = {  # items, and what one of them can be
    "mdq": (13, NO_YES),
    "auditc": (3, range(5)),
    "dast10": (10, NO_YES),
    "pcptsd5": (5, NO_YES),
    "pcl5": (20, range(5)),
    "shaps": (14, NO_YES),
    "qids": (16, range(4)),
    "isi": (7, range(5)),
    "who5": (5, range(6)),
}
BESIDE_BANDS = {
    "dast10": ((0, "no points"), (1, "low"), (3, "moderate"), (6, "substantial"), (9, "severe")),
    "qids": ((0, "none"), (6, "mild"), (11, "moderate"), (16, "severe"), (21, "very severe")),
    "isi": ((0, "not clinically significant"), (8, "subthreshold"), (15, "moderate"), (22, "severe")),
    "who5": ((0, "poor well-being"), (13 * 4, "above the line")),
}
CUT_OFFS = {"auditc": (3, 4, 7), "pcptsd5": (3, 4), "pcl5": (31, 33, 45), "shaps": (3,)}


def yes_no_number(patient, question):
    return {YES: 1, NO: 0}.get(patient.yes(question))


def beside(patient):
    """Those that have an answer. A blank is every answer that it could be; the total is worked out for the lightest
    and for the heaviest of them."""
    result = {}
    for scale, (items, possible) in BESIDE.items():
        read = yes_no_number if possible is NO_YES and scale != "shaps" else Patient.number
        values = [read(patient, f"{scale}.{item}") for item in range(1, items + 1)]
        with_it = {"mdq": ("mdq.same_period", "mdq.problem"), "pcptsd5": ("pcptsd5.exposure",)}.get(scale, ())
        if all(value is None for value in values) and not any(patient.is_given(name) for name in with_it):
            continue
        result[scale] = one_beside(patient, scale, values, possible)
    return result


def one_beside(patient, scale, values, possible):
    low, high = (
        beside_total(scale, [fill if value is None else value for value in values])
        for fill in (possible[0], possible[-1])
    )
    if scale == "dast10" and values[2] is None:  # reversed: its heaviest answer is the no
        low, high = low - 1, high + 1
    if scale == "pcptsd5":
        exposed = patient.yes("pcptsd5.exposure")
        low, high = (low if exposed == YES else 0), (0 if exposed == NO else high)
    score = {"low": low, "high": high}
    if scale in BESIDE_BANDS:
        score |= {"from": band(BESIDE_BANDS[scale], low), "to": band(BESIDE_BANDS[scale], high)}
    score["cut_offs"] = [YES if low >= at else UNKNOWN if high >= at else NO for at in CUT_OFFS.get(scale, ())]
    if scale == "mdq":
        seven = YES if low >= 7 else UNKNOWN if high >= 7 else NO
        problem = any_of(patient.chose("mdq.problem", "moderate"), patient.chose("mdq.problem", "serious"))
        score["cut_offs"] = [all_of(seven, patient.yes("mdq.same_period"), problem)]
    return score


def beside_total(scale, values):
    if scale == "dast10":
        return sum(values) - values[2] + (1 - values[2])
    if scale == "qids":
        sleep, appetite_weight, movement = values[0:4], values[5:9], values[14:16]
        singly = [values[4], *values[9:14]]
        return max(sleep) + max(appetite_weight) + max(movement) + sum(singly)
    return sum(values) * (4 if scale == "who5" else 1)


def phq9_algorithm(patient):
    """§1.1: five or more symptoms with a core one, two to four with a core one. Item 9 counts from 1 on, the others
    from 2 on. With items missing there is a result only if every completion gives the same one."""
    possible = []
    for item in range(1, 10):
        value = patient.number(f"phq9.{item}")
        possible.append((0, 1) if value is None else (int(value >= (1 if item == 9 else 2)),))
    results = set()
    core_ways = set(product(possible[0], possible[1]))
    rest_low = sum(min(ways) for ways in possible[2:])
    rest_high = sum(max(ways) for ways in possible[2:])
    for core in core_ways:
        for rest in range(rest_low, rest_high + 1):
            count = sum(core) + rest
            if not any(core) or count < 2:
                results.add("none")
            elif count < 5:
                results.add("other_depressive_syndrome")
            else:
                results.add("major_depressive_syndrome")
    return results.pop() if len(results) == 1 else "unknown"


# --- §3: resistance ----------------------------------------------------------------------------------------------

# §3.2, mg a day: working default, lower end of the usual dose. Where a range stands its lower end counts.
DOSES = {
    "citalopram": (20, 20),
    "escitalopram": (10, 10),
    "fluoxetine": (20, 20),
    "fluvoxamine": (100, 50),
    "fluvoxamine_cr": (None, 100),
    "paroxetine": (20, 20),
    "paroxetine_cr": (25, 25),
    "sertraline": (50, 50),
    "desvenlafaxine": (50, 50),
    "duloxetine": (40, 60),
    "levomilnacipran": (40, 40),
    "milnacipran": (None, 100),
    "venlafaxine": (75, 75),
    "bupropion": (300, 300),
    "bupropion_ir": (None, 300),
    "dextromethorphan_bupropion": (90, None),
    "mirtazapine": (15, 15),
    "nefazodone": (300, 300),
    "trazodone": (300, 200),
    "vilazodone": (20, 40),
    "vortioxetine": (10, 20),
    "amitriptyline": (100, 150),
    "clomipramine": (100, 100),
    "desipramine": (100, 150),
    "doxepin": (100, 100),
    "imipramine": (100, 150),
    "nortriptyline": (75, 50),
    "protriptyline": (None, 15),
    "trimipramine": (None, 150),
    "isocarboxazid": (None, 10),
    "phenelzine": (45, 15),
    "selegiline_transdermal": (6, 6),
    "tranylcypromine": (30, 30),
}


# §3.1: less than 25 % is no response; §2.1: 50 % or more is a response.
MEANS = {"no_response": (0, 24), "partial": (25, 49), "response": (50, 100)}


def ending(trial):
    """How a trial ended, and the per cent of improvement that this leaves possible. DECISION: an outcome and a
    percentage that contradict each other leave both unknown."""
    outcome, percent = trial.get("outcome", "unknown"), trial.get("improvement_percent")
    if outcome == "intolerance":
        return outcome, (0, 100)
    if percent is None:
        return outcome, MEANS.get(outcome, (0, 100))
    said = next(name for name, (low, high) in MEANS.items() if low <= percent <= high)
    return (said, (percent, percent)) if outcome in ("unknown", said) else ("unknown", (0, 100))


def dose_enough(trial, patient):
    """§3.2: the table that is set, unless the reader has put a dose of their own in its place."""
    dose = trial.get("dose_mg")
    doses = DOSES.get(trial.get("drug"), (None, None))
    least = {"working": doses[0], "usual_low": doses[1]}.get(patient.setting("dose_table", "working"))
    least = patient.setting("doses", {}).get(trial.get("drug"), least)  # no dose is known by the ATRQ
    return UNKNOWN if least is None or dose is None else truth_of(dose >= least)


def taken_long_enough(trial, weeks_asked):
    weeks = trial.get("weeks")
    long_enough = UNKNOWN if weeks is None else truth_of(weeks >= weeks_asked)
    return all_of(long_enough, {"yes": YES, "no": NO}.get(trial.get("adherence"), UNKNOWN))


def improved_at_most(trial, percent):
    outcome, (low, high) = ending(trial)
    if outcome == "intolerance":
        return NO
    return YES if high <= percent else NO if low > percent else UNKNOWN


def failed_adequately(trial, patient, weeks_asked, percent=24):
    """§3.1: least dose, least duration, adherence, and an improvement below 25 %. Intolerance is not a failure and a
    partial response is not one."""
    return all_of(dose_enough(trial, patient), taken_long_enough(trial, weeks_asked), improved_at_most(trial, percent))


def weeks_set(patient):
    return int(patient.setting("trial_weeks", "6"))


def resistance(record):
    patient = Patient(record)
    judged = [failed_adequately(trial, patient, weeks_set(patient)) for trial in patient.trials]
    low = sum(truth == YES for truth in judged)
    high = sum(truth >= UNKNOWN for truth in judged)  # of the trials listed
    if low >= 2:
        resistant = YES
    elif high < 2 and patient.yes("trials_complete") == YES:
        resistant = NO
    else:
        resistant = UNKNOWN
    return {"low": low, "high": high, "trd": resistant}


# --- §7: urgency -------------------------------------------------------------------------------------------------


def cssrs(patient):
    """§7.2: after a no to item 2, items 3 to 5 are skipped; item 6 is always asked."""
    no_thoughts = negate(patient.yes("cssrs.2"))
    no_behaviour = negate(patient.yes("cssrs.6"))
    return {
        "wish": patient.yes("cssrs.1"),
        "thoughts": patient.yes("cssrs.2"),
        "method": patient.yes_unless_skipped("cssrs.3", no_thoughts),
        "intent": patient.yes_unless_skipped("cssrs.4", no_thoughts),
        "plan": patient.yes_unless_skipped("cssrs.5", no_thoughts),
        "behaviour": patient.yes("cssrs.6"),
        "recent_behaviour": patient.yes_unless_skipped("cssrs.6_recent", no_behaviour),
    }


def madrs_item_10(patient, low, high):
    """Is MADRS item 10 between low and high? A MADRS that was not rated has no item 10 to wait for."""
    value = patient.number("madrs.10")
    if value is not None:
        return truth_of(low <= value <= high)
    not_rated = patient.yes("madrs_rated") == NO and not patient.left_open("madrs.10")
    return NO if not_rated else UNKNOWN


def alarms(patient):
    """The rows of §7.1, each as yes, unknown or no."""
    answers = cssrs(patient)
    item_9 = patient.number("phq9.9")
    high_risk = any_of(answers["intent"], answers["plan"], answers["recent_behaviour"])

    settled_red = [
        high_risk,
        madrs_item_10(patient, 5, 6),
        # "RED/REF: emergency/ECT consult; TMS/ketamine suppressed"
        patient.yes("psychosis_now"),
        patient.yes("mania_now"),
        patient.yes("catatonia"),
        patient.yes("delirium"),
        patient.yes("intoxicated"),
        # Post-dose EMERGENCY. DECISION: it is asked after a dose only, so a blank is not waited for.
        truth_of(patient.yes("crisis_signs") == YES),
    ]
    item_9_is_3 = UNKNOWN if item_9 is None else truth_of(item_9 == 3)
    # "PHQ-9 item 9 = 3 without C-SSRS": open while high risk is neither found nor excluded.
    pending_red = item_9_is_3 if high_risk == UNKNOWN else NO
    amber = [
        answers["method"],
        answers["behaviour"],  # lifetime; if it was recent it is red as well
        # "4 (or 3 with rise >= 2)"; 5 and 6 are red as well.
        madrs_item_10(patient, 4, 6),
        all_of(madrs_item_10(patient, 3, 3), patient.yes("madrs_10_risen")),
        # 1 or 2, and 3 once the C-SSRS has settled that there is no high risk: never less than 2 would be.
        UNKNOWN if item_9 is None else truth_of(item_9 >= 1),
    ]
    yellow = [answers["wish"], answers["thoughts"]]
    return settled_red, pending_red, amber, yellow


def red(patient):
    """A pending red is not a settled one: the C-SSRS decides, and until then nothing else is put out."""
    settled, pending, _, _ = alarms(patient)
    return any_of(min(pending, UNKNOWN), *settled)


def urgency(record):
    patient = Patient(record)
    settled_red, pending_red, amber, yellow = alarms(patient)
    pending = pending_red == YES and any_of(*settled_red) != YES
    if any_of(pending_red, *settled_red) == YES:
        level = "red"
    elif any_of(*amber) == YES:
        level = "amber"
    elif any_of(pending_red, *settled_red, *amber) == UNKNOWN:
        level = "unknown"  # §7.1: UNKNOWN = AMBER
    else:
        # "C-SSRS declined" is UNKNOWN (§7.1), items 1 and 2 as well.
        level = {YES: "yellow", UNKNOWN: "unknown", NO: "none"}[any_of(*yellow)]
    return {"level": level, "pending": pending}


# --- §4: contraindications and cautions --------------------------------------------------------------------------

ABSOLUTE, ADMINISTRATIVE, SPECIALIST, MONITOR = "absolute", "administrative", "specialist", "monitor"
# SPECIALIST stands for both REL and REF: they lead to the same status. LOG and EFF rows have no say in it.
# A row of the fact base that lists several things is one question: one yes among them settles it.


def tms_rows(patient):
    """§4.1"""
    yes = patient.yes
    answers = cssrs(patient)
    vessel_metal = yes("head_vessel_metal")
    documented = patient.recorded("head_vessel_metal_documented")
    fragment_open = negate(patient.recorded("metal_fragment_excluded"))
    medicines = (yes("threshold_medicine"), yes("theophylline"), yes("stimulant"))
    two_of_them = sorted(medicines)[1]  # the middle one of three: at least two are so
    never_had_tms = patient.chose("prior_tms", "never")
    return [
        (ABSOLUTE, yes("head_neck_metal")),  # T01
        (ABSOLUTE, yes("cochlear_implant")),  # T02, §4.5.4 default red
        (ABSOLUTE, yes("intracranial_electrodes")),  # T03
        (ABSOLUTE, yes("vagus_nerve_stimulator")),  # T04
        (SPECIALIST, yes("pacemaker_or_icd")),  # T05, §4.5.5
        (SPECIALIST, yes("wearable_defibrillator")),  # T06
        (ABSOLUTE, all_of(vessel_metal, negate(documented))),  # T07 until documented
        (SPECIALIST, all_of(vessel_metal, documented)),  # T07 documented
        (ABSOLUTE, yes("csf_shunt")),  # T08, ABS / REL: the stricter
        (ABSOLUTE, all_of(yes("metal_fragment"), fragment_open)),  # T09 until imaged
        (MONITOR, all_of(yes("metal_fragment"), negate(fragment_open))),  # T09. DECISION: imaged is not forgotten
        (ABSOLUTE, yes("magnetic_dental_implant")),  # T10
        (MONITOR, yes("face_tattoo")),  # T11
        (SPECIALIST, yes("epilepsy")),  # T13
        (SPECIALIST, yes("past_seizure")),  # T14
        (MONITOR, yes("family_epilepsy")),  # T15
        (SPECIALIST, yes("stroke")),  # T16, six rows
        (SPECIALIST, yes("brain_tumour")),
        (SPECIALIST, yes("head_injury")),
        (SPECIALIST, yes("brain_infection")),
        (SPECIALIST, yes("demyelination")),
        (SPECIALIST, yes("dementia")),
        (ABSOLUTE, yes("raised_intracranial_pressure")),  # T17, ABS/REF: the stricter
        (MONITOR, any_of(*medicines)),  # T18
        (SPECIALIST, any_of(yes("threshold_several"), two_of_them)),  # T18 "REL if several or recent change"
        # §4.4 names these two again where both treatments are planned.
        (MONITOR, yes("theophylline")),
        (MONITOR, yes("stimulant")),
        (SPECIALIST, yes("sedative_withdrawal")),  # T19
        (MONITOR, yes("sedative_withdrawal")),  # §4.4 seizure stacking, named again
        (SPECIALIST, yes("heavy_use")),  # T20, MON/REF: the stricter
        (SPECIALIST, yes("pregnant")),  # T22
        (SPECIALIST, patient.below("age", 15)),  # T23 <15 REF
        # T23: 15 to 21 is device-specific, from 18 on general. DECISION: 15 to 17 by specialist.
        (SPECIALIST, all_of(patient.at_least("age", 15), patient.below("age", 18))),
        (MONITOR, patient.at_least("age", 70)),  # T23
        (SPECIALIST, yes("bipolar")),  # T24
        (SPECIALIST, yes("mania_now")),  # T24
        (SPECIALIST, yes("psychosis_now")),  # T25
        (SPECIALIST, answers["intent"]),  # T26, C-SSRS 4 or 5: two questions
        (SPECIALIST, answers["plan"]),
        (MONITOR, yes("ear_disease")),  # T27
        (SPECIALIST, patient.yes_unless_skipped("tms_adverse_event", never_had_tms)),  # T29
        (SPECIALIST, yes("pump_or_stimulator")),  # T30
        (MONITOR, patient.chose("tms_coil", "h_coil")),  # T31
    ]


# SILENT_METAL, §4.4 "the most dangerous silent combination": a clip, coil or stent without a named aneurysm may be a
# treated one. DECISION: a specialist finds out before any ketamine.


def ketamine_rows(patient):
    """§4.2"""
    yes = patient.yes
    vessel = any_of(
        yes("aneurysm"),
        yes("arterial_dissection"),
        yes("arteriovenous_malformation"),
    )
    agreed = patient.recorded("vessel_specialist_agreed")
    return [
        (ABSOLUTE, yes("ketamine_allergy")),  # K01
        (ABSOLUTE, yes("pressure_hazard")),  # K02
        (ABSOLUTE, all_of(vessel, negate(agreed))),  # K03
        (ABSOLUTE, yes("intracerebral_haemorrhage")),  # K04, without the exception of K03
        # DECISION: what a specialist has agreed to stays a specialist's decision.
        (SPECIALIST, all_of(vessel, agreed)),
        (MONITOR, any_of(patient.above("systolic", 140), patient.above("diastolic", 90))),  # K05
        (SPECIALIST, any_of(patient.at_least("systolic", 180), patient.at_least("diastolic", 110))),  # K05
        (ABSOLUTE, yes("poorly_controlled_hypertension")),  # K06, REL-ABS: the stricter
        (ABSOLUTE, yes("poorly_controlled_heart_disease")),  # K06
        (SPECIALIST, yes("recent_cardiovascular_event")),  # K07
        (SPECIALIST, any_of(yes("severe_heart_disease"), yes("heart_failure"), yes("arrhythmia"))),  # K08
        (SPECIALIST, yes("raised_intracranial_pressure")),  # K09
        (SPECIALIST, yes("recent_head_injury")),  # K09
        (SPECIALIST, yes("raised_eye_pressure")),  # K09
        (ABSOLUTE, patient.chose("liver", "severe")),  # K10
        (MONITOR, patient.chose("liver", "moderate")),  # K10
        (SPECIALIST, yes("bile_duct_injury")),  # K10. DECISION: it has no class of its own there
        (ABSOLUTE, yes("pregnant")),  # K11
        (SPECIALIST, yes("breastfeeding")),  # K12
        # K13, ABS/REF: the stricter (§4.5.8 would show REF).
        (ABSOLUTE, yes("psychosis_now")),
        (ABSOLUTE, yes("schizophrenia_spectrum")),
        (SPECIALIST, yes("past_psychosis")),  # K13 history
        (SPECIALIST, yes("mania_now")),  # K14
        (SPECIALIST, yes("bipolar")),  # K14, REL/MON
        (ABSOLUTE, yes("substance_use_disorder")),  # K15, REL-ABS
        (MONITOR, yes("past_substance_use")),  # K15 remote history
        (SPECIALIST, yes("bladder_symptoms")),  # K16
        (MONITOR, negate(patient.chose("prior_ketamine", "never"))),  # K16 "MON long-term"
        (SPECIALIST, yes("hyperthyroidism")),  # K17
        (SPECIALIST, yes("severe_lung_disease")),  # K18, MON/REL
        (SPECIALIST, yes("sleep_apnoea")),  # K18
        (MONITOR, any_of(yes("sedatives"), yes("benzodiazepine_daily"))),  # K19; alcohol today: see days
        (SPECIALIST, yes("theophylline")),  # K20
        (MONITOR, any_of(yes("stimulant"), yes("maoi"), yes("pressor"))),  # K21
        (SPECIALIST, patient.below("age", 18)),  # K23
        (SPECIALIST, yes("dementia")),  # K24
        (SPECIALIST, yes("delirium")),  # K24
        (ABSOLUTE, yes("eclampsia")),  # K25
        (ABSOLUTE, yes("porphyria")),  # K25
        (SPECIALIST, yes("home_ketamine")),  # K28, REF/MON
        (MONITOR, yes("dissociation")),  # K29
        (MONITOR, yes("sedative_withdrawal")),  # §4.4 seizure stacking. DECISION: monitor
        (SPECIALIST, all_of(yes("head_vessel_metal"), negate(vessel))),  # §4.4, see SILENT_METAL
    ]


def esketamine_rows(patient):
    """§4.3"""
    yes = patient.yes
    european = patient.european()
    older = patient.at_least("age", 65)
    raised = any_of(patient.above("systolic", 140), patient.above("diastolic", 90))
    raised_for_older = any_of(patient.above("systolic", 150), patient.above("diastolic", 90))
    relaxed = all_of(european, older)  # E05: EU from age 65 on only above 150/90
    pregnant = yes("pregnant")
    labelled = any_of(resistance_of(patient)["trd"], yes("mdd_acute_suicidality"))
    event = yes("recent_cardiovascular_event")
    unstable = any_of(  # E09. DECISION: severe heart disease counts with the unstable
        yes("poorly_controlled_heart_disease"),
        yes("severe_heart_disease"),
        yes("heart_failure"),
        yes("arrhythmia"),
        yes("severe_lung_disease"),
    )
    return [
        (ABSOLUTE, yes("aneurysm")),  # E01
        (ABSOLUTE, yes("arteriovenous_malformation")),  # E02
        (ABSOLUTE, yes("intracerebral_haemorrhage")),  # E03
        (ABSOLUTE, yes("ketamine_allergy")),  # E04
        (MONITOR, any_of(raised_for_older, all_of(raised, negate(relaxed)))),  # E05, LOG/MON
        # K05 at 180/110. The E row only says weigh. DECISION: no ketamine-class dose at this pressure (§4.5.2).
        (SPECIALIST, any_of(patient.at_least("systolic", 180), patient.at_least("diastolic", 110))),
        # §4.5.2: uncontrolled hypertension is weighed, not excluded, for esketamine. DECISION: monitor.
        (MONITOR, yes("poorly_controlled_hypertension")),
        (MONITOR, yes("hypertensive_encephalopathy")),  # E07
        (ABSOLUTE, all_of(event, european)),  # E08 EU
        (SPECIALIST, event),  # E08 US
        (SPECIALIST, unstable),  # E09
        (MONITOR, any_of(yes("benzodiazepine_daily"), yes("sedatives"))),  # E10; alcohol today: see days
        (MONITOR, yes("stimulant")),  # E11
        (MONITOR, yes("maoi")),  # E12
        (SPECIALIST, yes("psychosis_now")),  # E13, §4.5.8 REF
        (SPECIALIST, any_of(yes("past_psychosis"), yes("schizophrenia_spectrum"))),  # E13
        (SPECIALIST, yes("substance_use_disorder")),  # E14, REL/MON
        (SPECIALIST, yes("past_substance_use")),  # E14 "hx"
        (SPECIALIST, patient.chose("liver", "severe")),  # E15 "not recommended" is not a contraindication
        (MONITOR, patient.chose("liver", "moderate")),  # E15
        (SPECIALIST, pregnant),  # E16
        (SPECIALIST, patient.yes_unless_skipped("planning_pregnancy", pregnant)),  # E16
        (SPECIALIST, yes("breastfeeding")),  # E16
        (SPECIALIST, patient.below("age", 18)),  # E17
        (MONITOR, relaxed),  # E17: Europe starts at 28 mg from 65 on. DECISION: monitor
        (SPECIALIST, yes("bladder_symptoms")),  # E18, MON/REF
        (SPECIALIST, yes("bipolar")),  # E19
        (SPECIALIST, yes("mania_now")),  # §7.1, §8.2 G2
        (ADMINISTRATIVE, negate(yes("rems_ready"))),  # E22
        (SPECIALIST, negate(labelled)),  # E24 neither indication: off-label
        (  # §4.4, see SILENT_METAL
            SPECIALIST,
            all_of(yes("head_vessel_metal"), negate(yes("aneurysm")), negate(yes("arteriovenous_malformation"))),
        ),
    ]


def resistance_of(patient):
    return resistance({"answers": patient.answers, "trials": patient.trials, "settings": patient.settings})


def worst(rows, *levels):
    return any_of(NO, *(truth for level, truth in rows if level in levels))


def status_of(rows):
    """§4: unknown never clears."""
    if worst(rows, ABSOLUTE, ADMINISTRATIVE) == YES:
        return "contraindicated"
    if any(truth == UNKNOWN for _, truth in rows):
        return "incomplete"
    if worst(rows, SPECIALIST) == YES:
        return "specialist"
    if worst(rows, MONITOR) == YES:
        return "monitor"
    return "clear"


def status(record):
    patient = Patient(record)
    return {
        "tms": status_of(tms_rows(patient)),
        "ketamine": status_of(ketamine_rows(patient)),
        "esketamine": status_of(esketamine_rows(patient)),
    }


# --- §4, class LOG, and §7.1, §8.2: the day of a session -----------------------------------------------------------

STOP, WATCH = "stop", "watch"
# What is asked on the day has no say in the status of a course. MON rows that speak of today are watched.


def day_rows(patient):
    """Each modality's rows: (what a yes does, whether it is so). Before the dose; `leaving` before going home."""
    yes = patient.yes
    not_done = lambda question: negate(yes(question))
    evaluated = patient.recorded("safety_evaluation_completed")
    settled, pending, _, _ = alarms(patient)
    alarm = (STOP, all_of(any_of(pending, *settled), negate(evaluated)))  # §8.2 G1; corrections §2.3: any red alarm, a pending one too
    excluded = lambda rows: (STOP, worst(rows, ABSOLUTE))  # §8.2 G3
    dose_crisis = any_of(patient.at_least("systolic", 180), patient.at_least("diastolic", 110))
    older_in_europe = all_of(patient.european(), patient.at_least("age", 65))
    systolic_raised = any_of(patient.above("systolic", 150), all_of(patient.above("systolic", 140), negate(older_in_europe)))
    drunk = (STOP, yes("intoxicated"))  # §7.1 suppresses all three
    tms = [
        alarm,
        excluded(tms_rows(patient)),
        (STOP, not_done("metal_off")),  # T12
        (STOP, patient.below("sleep_hours", 4)),  # T21
        (STOP, yes("alcohol_24h")),  # T20
        drunk,
        (STOP, yes("sedative_withdrawal")),  # T19 LOG postpone
        (STOP, yes("wearable_defibrillator")),  # T06 LOG
    ]
    ketamine = [
        alarm,
        excluded(ketamine_rows(patient)),
        (STOP, dose_crisis),  # K05 no dose
        (STOP, any_of(patient.at_least("systolic", 160), patient.at_least("diastolic", 100))),  # K05 postpone
        (WATCH, any_of(patient.above("systolic", 140), patient.above("diastolic", 90))),  # K05 MON
        drunk,  # K19
        (WATCH, yes("alcohol_24h")),  # K19 MON
        (STOP, yes("bladder_symptoms")),  # K16 REF, each visit
        (STOP, not_done("fasted")),  # K27
        (STOP, not_done("weight_recorded")),  # K27
        (STOP, not_done("monitoring_ready")),  # §5.2
        (STOP, not_done("transport_home")),  # K26
    ]
    esketamine = [
        alarm,
        excluded(esketamine_rows(patient)),
        (STOP, not_done("rems_ready")),  # E22
        (STOP, dose_crisis),  # §4.5.2 with K05
        (WATCH, any_of(systolic_raised, patient.above("diastolic", 90))),  # E05
        drunk,
        (WATCH, yes("alcohol_24h")),  # E10
        (STOP, yes("bladder_symptoms")),  # E18, MON/REF: the stricter
        (STOP, yes("recent_food")),  # E20
        (STOP, yes("recent_drink")),
        (STOP, yes("recent_nasal_spray")),
        (STOP, not_done("observation_arranged")),  # §4.3: at least 2 h, with pulse oximetry
        (STOP, not_done("transport_home")),  # E21
    ]
    leaving = [(STOP, yes("pressure_still_raised"))]  # E06
    if patient.recorded("crisis_signs"):
        leaving.append((STOP, YES))  # E06, recorded only when seen
    return {"tms": tms, "ketamine": ketamine, "esketamine": esketamine, "leaving": leaving}


def day_of(rows):
    """The word for the day, and how many rows stop, are watched and are not known."""
    stops = sum(what == STOP and truth == YES for what, truth in rows)
    watched = sum(what == WATCH and truth == YES for what, truth in rows)
    open_ = sum(truth == UNKNOWN for _, truth in rows)
    word = "stop" if stops else "not_known" if open_ else "nothing_stops"
    return word, stops, watched, open_


def days(record):
    return {name: day_of(rows) for name, rows in day_rows(Patient(record)).items()}


# --- §8.4: tilt --------------------------------------------------------------------------------------------------


def factor(answer, towards):
    """The ways a factor can come out, as (reasons for ketamine, reasons for TMS)."""
    return {towards[answer]} if answer is not None else set(towards.values())


def tilts(patient):
    """Every way the factors can come out, as (reasons for ketamine, reasons for TMS)."""
    ketamine, tms, neither = (1, 0), (0, 1), (0, 0)
    now = factor(patient.choice("need_now"), {"speed": ketamine, "durability": tms})
    later = factor(patient.choice("need_in_three_months"), {"crisis_control": ketamine, "stability": tms})
    pathology = factor(
        patient.choice("primary_pathology"),
        {"trauma": ketamine, "anhedonia": ketamine, "executive": tms, "none": neither},
    )

    access = set()
    names = ("out_of_pocket", "rems_ready", "esketamine_benefit", "can_attend_daily", "tms_benefit")
    ways = [{YES: (True,), NO: (False,), UNKNOWN: (False, True)}[patient.yes(name)] for name in names]
    for pays, rems, benefit, daily, tms_benefit in product(*ways):
        access.add((int(pays or (rems and benefit) or not daily), int(tms_benefit and daily)))

    risk = any_of(
        patient.yes("poorly_controlled_hypertension"),
        patient.yes("substance_use_disorder"),
        patient.yes("past_psychosis"),
        patient.yes("schizophrenia_spectrum"),
    )
    other = {NO: {neither}, YES: {tms}, UNKNOWN: {neither, tms}}[risk]

    return {
        (sum(reason[0] for reason in way), sum(reason[1] for reason in way))
        for way in product(now, later, pathology, access, other)
    }


def in_every_way(ways, condition):
    results = {condition(*way) for way in ways}
    return truth_of(results.pop()) if len(results) == 1 else UNKNOWN


# --- §8.2, §8.3: plan --------------------------------------------------------------------------------------------


def plan_rows(patient):
    """Rows from the top; the first yes is the plan."""
    tms = tms_rows(patient)
    ketamine = ketamine_rows(patient)
    esketamine = esketamine_rows(patient)

    # G3. What counts here is whether a contraindication stands; REL, REF and MON are for the specialist.
    tms_closed = worst(tms, ABSOLUTE)
    # §8.5, §4.5.1: IV/IM is never the way round an esketamine contraindication. Without REMS, or once esketamine was not
    # tolerated, only IV/IM is left.
    ketamine_closed = any_of(
        worst(esketamine, ABSOLUTE),
        all_of(worst(ketamine, ABSOLUTE), negate(patient.yes("rems_ready"))),
        all_of(worst(ketamine, ABSOLUTE), patient.yes("esketamine_tried")),
    )
    tms_open, ketamine_open = negate(tms_closed), negate(ketamine_closed)
    both_open = all_of(tms_open, ketamine_open)

    acute = patient.yes("acute_crisis")
    chronic = patient.above("episode_months", 24)  # §3.3
    resistant = resistance_of(patient)["trd"]

    def tms_was(*outcomes):
        return any_of(*(patient.chose("prior_tms", outcome) for outcome in outcomes))

    def ketamine_was(*outcomes):
        return any_of(*(patient.chose("prior_ketamine", outcome) for outcome in outcomes))

    # G1, R0. Hidden until a clinician records that the evaluation was done.
    yield "emergency_first", all_of(red(patient), negate(patient.recorded("safety_evaluation_completed")))

    # G0 and G2. DECISION: "pregnancy-with-ketamine" refers whenever pregnant: TMS is REL, IV/IM ABS and esketamine not
    # recommended, so each of them asks for a specialist first.
    yield "refer_first", any_of(
        patient.yes("psychosis_now"),
        patient.yes("mania_now"),
        patient.yes("catatonia"),
        patient.yes("delirium"),
        patient.yes("intoxicated"),
        patient.yes("pregnant"),
        patient.below("age", 18),
    )

    # R16. DECISION: it needs the modality status only (G3), so it comes before what needs G4 and G5.
    yield "neither", all_of(tms_closed, ketamine_closed)

    # Acute.
    # R4. SETTLED with the first author: it comes before R2, whose esketamine is out here, and refers at once.
    yield "acute_refer", all_of(acute, ketamine_closed)
    # R9 in an acute crisis. DECISION: ketamine that did not help is not started again, and TMS alone is too slow (R4).
    yield "acute_reassess", all_of(acute, ketamine_was("no_response"))
    yield "crisis_care", all_of(acute, negate(chronic), negate(resistant))  # R2
    # R3. DECISION: TMS that did not help before (R9: "do not call it add") is not added either.
    yield "acute_ketamine_only", all_of(acute, any_of(tms_closed, tms_was("no_response")))
    yield "acute_ketamine_then_tms", acute  # R1

    # Not acute. DECISION: R17 first: who is doing well on one has no gap to fill, whatever happened before.
    yield "continue", any_of(
        all_of(tms_was("responding"), tms_open),
        all_of(ketamine_was("responding"), ketamine_open),
    )
    # R7, R8. DECISION: what has failed before is not added.
    yield "add_tms", all_of(ketamine_was("partial"), both_open, negate(tms_was("no_response")))
    yield "add_ketamine", all_of(tms_was("partial"), both_open, negate(ketamine_was("no_response")))
    # R10. DECISION: before R9: what worked is repeated without doubting the diagnosis; TMS first if both worked.
    yield "repeat_tms", all_of(tms_was("relapsed"), tms_open)
    yield "repeat_ketamine", all_of(ketamine_was("relapsed"), ketamine_open)
    # R9. Switch to what is untried and open; when nothing of the kind is left, reassess.
    yield "switch_to_ketamine", all_of(tms_was("no_response"), ketamine_was("never"), ketamine_open)
    yield "switch_to_tms", all_of(ketamine_was("no_response"), tms_was("never"), tms_open)
    yield "reassess", any_of(tms_was("no_response"), ketamine_was("no_response"))

    yield "optimise", negate(resistant)  # R13

    # Resistant from here on.
    yield "ketamine_only", tms_closed  # R14
    yield "tms_only", ketamine_closed  # R15

    # R11, R12 are more specific than R6; "if also chronic, R5 still supplies the default".
    yield "trauma_ketamine_led", all_of(negate(chronic), patient.chose("primary_pathology", "trauma"))
    yield "executive_tms_led", all_of(negate(chronic), patient.chose("primary_pathology", "executive"))

    # R5, §8.4: a majority, speed, and two others.
    ways = tilts(patient)
    yield "chronic_ketamine_first", all_of(
        chronic,
        patient.chose("need_now", "speed"),
        in_every_way(ways, lambda ketamine, tms: ketamine >= 3 and ketamine - tms >= 2),
    )
    yield "chronic_tms_first", chronic

    # R6.
    yield "either_ketamine_lean", in_every_way(ways, lambda ketamine, tms: ketamine - tms >= 2)
    yield "either_tms_lean", in_every_way(ways, lambda ketamine, tms: tms - ketamine >= 2)
    yield "either", YES


def plan(record):
    for name, truth in plan_rows(Patient(record)):
        if truth == YES:
            return name
        if truth == UNKNOWN:
            return "incomplete"  # R18
    raise AssertionError("the last row is always yes")
