// Lowest adequate daily doses of antidepressants, by three readings that do not agree. The reader picks one.
#pragma once

#include "knowledge/sources.hpp"

namespace lintel::knowledge {

/// A trial has failed below 25 %; at 25 % exactly it helped in part.
inline constexpr int below_25 = 24;
inline constexpr OutcomeRange outcomes[] = {
    {Outcome::no_response, {0, below_25}},
    {Outcome::partial, {25, 49}},
    {Outcome::response, {50, 100}},
};

inline constexpr DoseTable dose_tables[3] = {
    {"working",
     "Working default, unverified: minimum or target doses of the US labels, from knowledge; check each row "
     "before relying on it. Where the source gives a range its lower end stands here: duloxetine 40 to 60 "
     "mg; amitriptyline, imipramine, desipramine and doxepin 100 to 150 mg. Bupropion 300 mg is the label's "
     "target dose; trazodone starts at 150 mg. Some forms ask for venlafaxine 150 mg. Nortriptyline can be "
     "judged by blood level instead. Fluvoxamine is not labeled for depression in the US.",
     {unverified("us-labels")}},
    {"usual_low",
     "Lower end of the usual adult daily dose, from two reference tables. Where they differ the first one's "
     "figure stands here; the second has milnacipran 50 mg, vilazodone 20 mg and vortioxetine 10 mg.",
     {cite("utddose"), cite("empdose")},
     true},
    {"atrq",
     "The ATRQ as its authors' group applied it in a published case. The ATRQ's own table could not be "
     "opened and the case names no lowest dose, so under this setting every dose stays open. What the case "
     "does say: venlafaxine 75 mg for 7 weeks was too low a dose, and no higher one is given; citalopram 20 "
     "mg for 1 month was too short; sertraline 100 mg for 3 months without improvement counted as failed.",
     {cite("atrqcase"), cite("atrqval")}},
};

/// Tenths of a milligram a day: {working, usual_low, atrq}; 0: that source does not say.
inline constexpr Drug drugs[] = {
    {"citalopram", "Citalopram", "SSRI", {200, 200, 0}},
    {"escitalopram", "Escitalopram", "SSRI", {100, 100, 0}},
    {"fluoxetine", "Fluoxetine", "SSRI", {200, 200, 0}},
    {"fluvoxamine", "Fluvoxamine", "SSRI", {1000, 500, 0}},
    {"fluvoxamine_cr", "Fluvoxamine CR", "SSRI", {0, 1000, 0}},
    {"paroxetine", "Paroxetine", "SSRI", {200, 200, 0}},
    {"paroxetine_cr", "Paroxetine CR", "SSRI", {250, 250, 0}},
    {"sertraline", "Sertraline", "SSRI", {500, 500, 0}},
    {"desvenlafaxine", "Desvenlafaxine", "SNRI", {500, 500, 0}},
    {"duloxetine", "Duloxetine", "SNRI", {400, 600, 0}},
    {"levomilnacipran", "Levomilnacipran", "SNRI", {400, 400, 0}},
    {"milnacipran", "Milnacipran", "SNRI", {0, 1000, 0}},
    {"venlafaxine", "Venlafaxine, immediate release or XR", "SNRI", {750, 750, 0}},
    {"bupropion", "Bupropion SR or XL", "NDRI", {3000, 3000, 0}},
    {"bupropion_ir", "Bupropion, immediate release", "NDRI", {0, 3000, 0}},
    {"dextromethorphan_bupropion", "Dextromethorphan-bupropion (mg of dextromethorphan)", "NMDA combination",
     {900, 0, 0}},
    {"mirtazapine", "Mirtazapine", "NaSSA", {150, 150, 0}},
    {"nefazodone", "Nefazodone", "SARI", {3000, 3000, 0}},
    {"trazodone", "Trazodone", "SARI", {3000, 2000, 0}},
    {"vilazodone", "Vilazodone", "multimodal", {200, 400, 0}},
    {"vortioxetine", "Vortioxetine", "multimodal", {100, 200, 0}},
    {"amitriptyline", "Amitriptyline", "tricyclic", {1000, 1500, 0}},
    {"clomipramine", "Clomipramine", "tricyclic", {1000, 1000, 0}},
    {"desipramine", "Desipramine", "tricyclic", {1000, 1500, 0}},
    {"doxepin", "Doxepin", "tricyclic", {1000, 1000, 0}},
    {"imipramine", "Imipramine", "tricyclic", {1000, 1500, 0}},
    {"nortriptyline", "Nortriptyline", "tricyclic", {750, 500, 0}},
    {"protriptyline", "Protriptyline", "tricyclic", {0, 150, 0}},
    {"trimipramine", "Trimipramine", "tricyclic", {0, 1500, 0}},
    {"isocarboxazid", "Isocarboxazid", "MAOI", {0, 100, 0}},
    {"phenelzine", "Phenelzine", "MAOI", {450, 150, 0}},
    {"selegiline_transdermal", "Selegiline patch (mg per 24 h)", "MAOI", {60, 60, 0}},
    {"tranylcypromine", "Tranylcypromine", "MAOI", {300, 300, 0}},
};

}  // namespace lintel::knowledge
