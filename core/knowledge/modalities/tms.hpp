// TMS: what speaks against it (fact base 4.1, 4.4, 4.5). Most decisive first.
#pragma once

#include "knowledge/modalities/defined.hpp"

namespace lintel::knowledge {

/// Where sources disagree the stricter one decides; these say what the milder ones hold.
inline constexpr Dissent experts_on_implants{
    "Expert authors, some of them employed by a TMS manufacturer, find the lists too strict: it may be "
    "possible, and a specialist decides.",
    {cite("tendler"), cite("bwimp")}};
inline constexpr Dissent brain_disease_milder{
    "A milder reading leaves it to a specialist's decision; several coverage policies exclude it.",
    {cite("own", "T16"), cite("l34522")}};

inline constexpr Check tms_checks[] = {
    // the label contraindicates
    {.id = "T01", .level = Level::absolute, .when = {yes("head_neck_metal")},
     .says = "Metal that cannot be removed lies within the coil's field, where it can heat, move or carry "
             "current: the label contraindicates TMS.",
     .cite = {cite("nsjot"), cite("l34998"), cite("l34522")},
     .other = {"Experts, some of them employed by a TMS manufacturer, accept MR-compatible metal from about "
               "10 cm on: it may be possible, and a specialist decides.",
               {cite("tendler"), cite("bwimp")}}},
    {.id = "T02", .level = Level::absolute, .when = {yes("cochlear_implant")},
     .says = "A cochlear implant, with its magnet and electronics, lies within the field: the label "
             "contraindicates TMS.",
     .cite = {cite("tmsj"), cite("auck")}, .other = experts_on_implants},
    {.id = "T03", .level = Level::absolute, .when = {yes("intracranial_electrodes")},
     .says = "The pulse can induce a high voltage in leads inside the skull: the label contraindicates TMS.",
     .cite = {cite("nsjot"), cite("deng")},
     .other = {"The 2021 expert recommendations are more permissive: it may be possible, and a specialist "
               "decides.",
               {cite("rossi-2021"), cite("tendler"), cite("bwimp")}}},
    {.id = "T04", .level = Level::absolute, .when = {yes("vagus_nerve_stimulator")},
     .says = "A vagus nerve stimulator lies in the neck, within the distance the label sets: it "
             "contraindicates TMS.",
     .cite = {cite("tmsj")},
     .other = {"A TMS manufacturer's summary reports no damage seen: it may be possible, and a specialist "
               "decides.",
               {cite("bwimp"), cite("tendler")}}},
    {.id = "T07", .level = Level::absolute, .when = {yes("head_vessel_metal")},
     .unless = {yes("head_vessel_metal_documented")},
     .says = "A clip, coil, stent or flow diverter of undocumented material can move or heat: the label "
             "contraindicates TMS.",
     .cite = {cite("nsjot"), cite("tmsj")},
     .other = {"A checklist based on the expert recommendations accepts MR-compatible material once "
               "documented.",
               {cite("auck2")}}},
    {.id = "T08", .level = Level::absolute, .when = {yes("csf_shunt")},
     .says = "The magnetic field can change the setting of a shunt valve: the label contraindicates TMS.",
     .cite = {cite("tmsj"), cite("prec")}, .other = experts_on_implants},
    {.id = "T09", .level = Level::absolute, .when = {yes("metal_fragment")},
     .unless = {yes("metal_fragment_excluded")},
     .says = "A metal fragment in head, neck or eye may be ferromagnetic: no TMS until imaging has ruled it "
             "out.",
     .cite = {cite("wustl"), cite("tmsj")}},
    {.id = "T10", .level = Level::absolute, .when = {yes("magnetic_dental_implant")},
     .says = "A magnet-activated dental implant is magnetic metal within the field: it contraindicates TMS, "
             "which ordinary dental work does not.",
     .cite = {cite("prec"), cite("gupta"), cite("shepp")}},
    {.id = "T17", .level = Level::absolute, .when = {yes("raised_intracranial_pressure")},
     .says = "With raised intracranial pressure a seizure would be dangerous: no TMS.",
     .cite = {cite("wustl")},
     .other = {"A milder reading refers instead of excluding.", {cite("own", "T17")}}},

    // only by a specialist's decision
    {.id = "T07.documented", .level = Level::relative,
     .when = {yes("head_vessel_metal"), yes("head_vessel_metal_documented")},
     .says = "The vessel clip, coil or stent has a documented MR status: TMS only by a specialist's "
             "decision.",
     .cite = {cite("auck2"), cite("nsjot")},
     .other = {"The label wording excludes such metal in head or neck even so.", {cite("nsjot")}}},
    {.id = "T14", .level = Level::relative, .when = {yes("past_seizure")},
     .says = "A past seizure raises the risk of one during TMS: a specialist weighs its kind and cause.",
     .cite = {cite("wustl"), cite("perera-2016"), cite("rossi-2009")}},
    {.id = "T19", .level = Level::relative, .when = {yes("sedative_withdrawal")},
     .says = "A recent stop or taper of a benzodiazepine, alcohol, a barbiturate or an antiepileptic can "
             "bring a withdrawal seizure.",
     .cite = {cite("rossi-2009"), cite("rossi-2021")}},
    {.id = "T18.several", .level = Level::relative, .when = {yes("threshold_lowered_twice")},
     .says = "Several medicines that lower the seizure threshold, or a recent change of one, add up: a "
             "specialist decides.",
     .cite = {cite("own", "T18"), cite("rossi21")}},
    {.id = "T22", .level = Level::relative, .when = {yes("pregnant")},
     .says = "Pregnancy: effects on the child are not established, and the main danger is a seizure of the "
             "mother.",
     .cite = {cite("wustl"), cite("auck2"), cite("own", "4.5.6")},
     .other = {"An older clinic list excludes pregnancy; a newer checklist cites 12 studies in 50 pregnant "
               "people without fetal harm, in wording that rests on single pulses.",
               {cite("wustl"), cite("auck2")}}},
    {.id = "T24", .level = Level::relative, .when = {yes("bipolar")},
     .says = "In bipolar disorder TMS is off-label and can bring on a switch into mania.",
     .cite = {cite("amb"), cite("shepp")}},
    {.id = "T23.adolescent", .level = Level::relative, .when = {between("age", 15, 17)},
     .says = "In adolescents TMS is labelled only as an adjunct and only for some devices; payers often ask "
             "for adults.",
     .cite = {cite("k231926"), cite("hmp")}},

    // stop and refer
    {.id = "T13", .level = Level::refer, .when = {yes("epilepsy")},
     .says = "A seizure disorder makes the main serious risk of TMS more likely: refer before any pulse.",
     .cite = {cite("l37086"), cite("l34522"), cite("rossi11")},
     .other = {"Several coverage policies exclude it outright.", {cite("l37086"), cite("l34522")}}},
    {.id = "T29", .level = Level::refer, .when = {yes("tms_adverse_event")},
     .says = "A seizure or another adverse event with earlier TMS: refer before any further pulse.",
     .cite = {cite("rossi11")},
     .other = {"A milder reading leaves it to a specialist's decision.", {cite("own", "T29")}}},
    {.id = "T26.intent", .level = Level::refer, .when = {yes("cssrs.4")},
     .says = "Suicidal intent: evaluation comes first, and TMS alone is too slow.",
     .cite = {cite("cent"), cite("cssrstri")}},
    {.id = "T26.plan", .level = Level::refer, .when = {yes("cssrs.5")},
     .says = "Suicidal intent with a plan: evaluation comes first, and TMS alone is too slow.",
     .cite = {cite("cent"), cite("cssrstri")}},
    {.id = "T25", .level = Level::refer, .when = {yes("psychosis_now")},
     .says = "Psychotic symptoms in this episode: refer and think of ECT.",
     .cite = {cite("l37086"), cite("l34522"), cite("own", "4.5.8")},
     .other = {"One payer's revision excludes the schizophrenia spectrum instead.", {cite("cent")}}},
    {.id = "T24.mania", .level = Level::refer, .when = {yes("mania_now")},
     .says = "Mania, hypomania or a mixed state now: refer, TMS can drive it further.",
     .cite = {cite("own", "T24"), cite("amb"), cite("shepp")}},
    {.id = "T05", .level = Level::refer, .when = {yes("pacemaker_or_icd")},
     .says = "A pacemaker or ICD has leads in the heart and electronics that a pulse can disturb: refer.",
     .cite = {unverified("exp123"), cite("wustl"), cite("own", "4.5.5")},
     .other = {"The label text urges caution only; a stroke protocol lists a pacemaker as an absolute "
               "exclusion.",
               {unverified("exp123"), cite("auck")}}},
    {.id = "T06", .level = Level::refer, .when = {yes("wearable_defibrillator")},
     .says = "A wearable defibrillator senses the heart, and a pulse can disturb that: refer.",
     .cite = {cite("exp123")}},
    {.id = "T30", .level = Level::refer, .when = {yes("pump_or_stimulator")},
     .says = "A medication pump or another neurostimulator: its distance from the coil has to be judged by a "
             "specialist.",
     .cite = {cite("bwimp")},
     .other = {"The label sets a distance from the coil; experts are more permissive.", {cite("bwimp")}}},
    {.id = "T16.stroke", .level = Level::refer, .when = {yes("stroke")},
     .says = "A stroke lowers the seizure threshold: refer.",
     .cite = {cite("l34522"), cite("auck")}, .other = brain_disease_milder},
    {.id = "T16.tumour", .level = Level::refer, .when = {yes("brain_tumour")},
     .says = "A brain tumour or metastases lower the seizure threshold: refer.",
     .cite = {cite("l34522"), cite("auck")}, .other = brain_disease_milder},
    {.id = "T16.injury", .level = Level::refer, .when = {yes("head_injury")},
     .says = "A significant head injury lowers the seizure threshold: refer.",
     .cite = {cite("l34522"), cite("auck")}, .other = brain_disease_milder},
    {.id = "T16.infection", .level = Level::refer, .when = {yes("brain_infection")},
     .says = "An infection of the central nervous system lowers the seizure threshold: refer.",
     .cite = {cite("l34522"), cite("auck")}, .other = brain_disease_milder},
    {.id = "T16.demyelination", .level = Level::refer, .when = {yes("demyelination")},
     .says = "A demyelinating disease lowers the seizure threshold: refer.",
     .cite = {cite("l34522"), cite("auck")}, .other = brain_disease_milder},
    {.id = "T16.dementia", .level = Level::refer, .when = {yes("dementia")},
     .says = "Dementia lowers the seizure threshold: refer.",
     .cite = {cite("l34522"), cite("auck")}, .other = brain_disease_milder},
    {.id = "T20", .level = Level::refer, .when = {yes("heavy_use")},
     .says = "Heavy alcohol or stimulant use makes a seizure more likely: refer before TMS.",
     .cite = {cite("own", "T20"), cite("tmswb")},
     .other = {"A milder reading asks for monitoring only.", {cite("own", "T20")}}},
    {.id = "T23.child", .level = Level::refer, .when = {at_most("age", 14)},
     .says = "This age lies below the adolescent labelling: refer.",
     .cite = {cite("own", "T23"), cite("k231926")}},

    // with monitoring
    {.id = "T09.excluded", .level = Level::monitor,
     .when = {yes("metal_fragment"), yes("metal_fragment_excluded")},
     .says = "A metal fragment was suspected and imaging ruled it out: keep the report with the record.",
     .cite = {cite("own", "T09"), cite("wustl"), cite("tmsj")}},
    {.id = "T18", .level = Level::monitor, .when = {yes("threshold_lowered")},
     .says = "A medicine in use lowers the seizure threshold: list it with its dose and ask about changes.",
     .cite = {cite("rossi21"), cite("dobek")}},
    {.id = "T31", .level = Level::monitor, .when = {is("tms_coil", "h_coil")},
     .says = "In a survey more patients had a seizure with an H-coil (5.56 per 1,000) than with a "
             "figure-of-eight coil (0.14 per 1,000).",
     .cite = {cite("taylor")}},
    {.id = "T15", .level = Level::monitor, .when = {yes("family_epilepsy")},
     .says = "Epilepsy in a first-degree relative: watch for a lower seizure threshold.",
     .cite = {cite("wustl")}},
    {.id = "T11", .level = Level::monitor, .when = {yes("face_tattoo")},
     .says = "Metallic ink in the face can heat: ask about warmth during the session.",
     .cite = {cite("tmsj"), cite("bwimp")},
     .other = {"Some lists exclude metallic ink in the face.", {cite("tmsj")}}},
    {.id = "T27", .level = Level::monitor, .when = {yes("ear_disease")},
     .says = "The coil's click is loud: ear protection, and ask about hearing.",
     .cite = {cite("rossi-2009")}},
    {.id = "T23.older", .level = Level::monitor, .when = {at_least("age", 70)},
     .says = "At this age TMS asks for closer monitoring.",
     .cite = {cite("own", "T23")}},
    {.id = "X01.theophylline", .level = Level::monitor, .when = {yes("theophylline")},
     .says = "Theophylline, ketamine and TMS together stack seizure risks: name all three to the prescriber.",
     .cite = {cite("own", "4.4"), cite("ket24")}},
    {.id = "X01.tms", .level = Level::monitor, .when = {yes("sedative_withdrawal")},
     .says = "Withdrawal, ketamine and TMS together stack seizure risks: name all three to the prescriber.",
     .cite = {cite("own", "4.4"), cite("rossi-2009")}},
    {.id = "X03.stimulant", .level = Level::monitor, .when = {yes("stimulant")},
     .says = "A stimulant counts twice where both treatments are planned: seizure threshold here, blood "
             "pressure with ketamine.",
     .cite = {cite("own", "4.4"), cite("medn")}},

    // may blunt the benefit
    {.id = "T28", .level = Level::efficacy, .when = {yes("benzodiazepine_daily")},
     .says = "Daily benzodiazepine use went with a weaker response to TMS.",
     .cite = {cite("kaster"), cite("huntl"), cite("hunter-2019")}},
    {.id = "X02.tms", .level = Level::efficacy, .when = {yes("benzodiazepine_daily")},
     .says = "A benzodiazepine may blunt both TMS and ketamine: plan a review of the dose with its "
             "prescriber, nothing abrupt.",
     .cite = {cite("own", "4.4"), cite("kaster"), cite("czbzd")}},
};

}  // namespace lintel::knowledge
