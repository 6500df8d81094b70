"""Definitions of resistance and the stagings (§3.1, §3.3, §3.4), written a second time from the fact base alone."""

from itertools import product

from rules import (
    DOSES,
    NO,
    UNKNOWN,
    YES,
    Patient,
    all_of,
    any_of,
    failed_adequately,
    negate,
    truth_of,
    weeks_set,
)

MANY = 10**6  # more trials than anybody had: the list may go on

CLASS_OF = {}
for _class, _drugs in {
    "SSRI": "citalopram escitalopram fluoxetine fluvoxamine fluvoxamine_cr paroxetine paroxetine_cr sertraline",
    "SNRI": "desvenlafaxine duloxetine levomilnacipran milnacipran venlafaxine",
    "bupropion": "bupropion bupropion_ir",
    "dextromethorphan-bupropion": "dextromethorphan_bupropion",
    "mirtazapine": "mirtazapine",
    "trazodone-like": "nefazodone trazodone",
    "multimodal": "vilazodone vortioxetine",
    "tricyclic": "amitriptyline clomipramine desipramine doxepin imipramine nortriptyline protriptyline trimipramine",
    "MAOI": "isocarboxazid phenelzine selegiline_transdermal tranylcypromine",
}.items():
    CLASS_OF |= dict.fromkeys(_drugs.split(), _class)
assert CLASS_OF.keys() == DOSES.keys()


def at_least(counted, limit):
    low, high = counted
    return YES if low >= limit else NO if high < limit else UNKNOWN


def trials_that(patient, counts):
    """Fewest and most trials of the episode for which `counts` holds."""
    judged = [counts(trial) for trial in patient.trials]
    complete = patient.yes("trials_complete") == YES
    return judged.count(YES), judged.count(YES) + judged.count(UNKNOWN) if complete else MANY


def classes_that(patient, counts):
    """Fewest and most distinct classes. A drug that is not named may be of any class, a known one or another."""
    judged = [(counts(trial), CLASS_OF.get(trial.get("drug"))) for trial in patient.trials]
    sure = {drug_class for truth, drug_class in judged if truth == YES}
    fewest = max(len(sure - {None}), 1 if sure else 0)
    possible = [drug_class for truth, drug_class in judged if truth != NO]
    most = len(set(possible) - {None}) + possible.count(None)
    return fewest, most if patient.yes("trials_complete") == YES else MANY


def definitions(record):
    """§3.1, each with the lengths of trial at which it is judged."""
    patient = Patient(record)

    def failed(weeks):
        return trials_that(patient, lambda trial: failed_adequately(trial, patient, weeks))

    now = weeks_set(patient)
    result = {
        "fda_ema": {now: at_least(failed(now), 2)},
        "us_tms_label": {now: at_least(failed(now), 1)},
        "eu_pearl": {4: all_of(at_least(failed(4), 2), negate(patient.yes("bipolar")))},
    }
    for asked in (1, 2, 3, 4):
        result[f"payers_{asked}"] = {weeks: at_least(failed(weeks), asked) for weeks in (4, 6, 8)}
    return result


def listed(record):
    """Adequate failures among the trials listed, at 4, 6 and 8 weeks."""
    patient = Patient(record)
    counts = {}
    for weeks in (4, 6, 8):
        judged = [failed_adequately(trial, patient, weeks) for trial in patient.trials]
        counts[weeks] = (judged.count(YES), judged.count(YES) + judged.count(UNKNOWN))
    return counts


# --- §3.3 --------------------------------------------------------------------------------------------------------


def points_of_length(months):
    return 1 if months <= 12 else 2 if months <= 24 else 3


def points_of_failures(failed):
    return 1 if failed <= 2 else 2 if failed <= 4 else 3 if failed <= 6 else 4 if failed <= 10 else 5


def points_of_severity(severity, psychosis):
    return {"subsyndromal": 1, "mild": 2, "moderate": 3, "severe": 5 if psychosis else 4}[severity]


def ways(truth):
    return {YES: (1,), NO: (0,), UNKNOWN: (0, 1)}[truth]


def maudsley(record):
    """Fewest and most points of each part, by trying every way in which what is not known could turn out."""
    patient = Patient(record)
    low, high = trials_that(patient, lambda trial: failed_adequately(trial, patient, weeks_set(patient)))
    if high == 0:
        return {"applies": NO}
    months, severity, ect = patient.number("episode_months"), patient.choice("severity_at_baseline"), patient.choice("ect")
    failed = range(max(low, 1), min(high, 11 + low) + 1)
    severities = (severity,) if severity else ("subsyndromal", "mild", "moderate", "severe")
    parts = {
        "duration": {points_of_length(m) for m in ((months,) if months is not None else (0, 13, 25))},
        "severity": {points_of_severity(*way) for way in product(severities, ways(patient.yes("psychosis_now")))},
        "failures": {points_of_failures(number) for number in failed},
        "augmentation": set(ways(patient.yes("augmentation_used"))),
        "ect": set((0, 1) if ect is None else (int(ect != "never"),)),
    }
    parts = {name: (min(points), max(points)) for name, points in parts.items()}
    total = tuple(sum(points[end] for points in parts.values()) for end in (0, 1))
    bands = tuple("mild" if points <= 6 else "moderate" if points <= 10 else "severe" for points in total)
    return {"applies": truth_of(low >= 1) if low >= 1 else UNKNOWN, "total": total, "bands": bands, **parts}


# --- §3.4 --------------------------------------------------------------------------------------------------------


def thase_rush(record):
    """DECISION: "II + failed TCA" asks for a third class beside two others, and so on: a tricyclic that has already
    made stage II does not make stage III as well."""
    patient = Patient(record)

    def counts(trial):
        return failed_adequately(trial, patient, weeks_set(patient))

    def failed_of(wanted):
        listed_ones = []
        for trial in patient.trials:
            drug_class = CLASS_OF.get(trial.get("drug"))
            if drug_class in (wanted, None):
                listed_ones.append(counts(trial) if drug_class else min(counts(trial), UNKNOWN))
        return any_of(NO if patient.yes("trials_complete") == YES else UNKNOWN, *listed_ones)

    classes = classes_that(patient, counts)
    stages = [
        at_least(classes, 1),
        at_least(classes, 2),
        all_of(at_least(classes, 3), failed_of("tricyclic")),
        all_of(at_least(classes, 4), failed_of("MAOI")),
        patient.chose("ect", "bilateral_failed"),
    ]
    reached = [all_of(*stages[: number + 1]) for number in range(5)]
    return reached.count(YES), reached.count(YES) + reached.count(UNKNOWN)
