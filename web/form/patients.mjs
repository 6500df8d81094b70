// Patients taken from the clinic's article. Made up; each is answered as far as its lesson needs.

const phq9 = (row) => Object.fromEntries([...row].map((n, i) => [i < 9 ? `phq9.${i + 1}` : 'phq9.difficulty', Number(n)]));
const gad7 = (row) => Object.fromEntries([...row].map((n, i) => [`gad7.${i + 1}`, Number(n)]));
const madrs = (row) => ({ madrs_rated: 'yes', ...Object.fromEntries([...row].map((n, i) => [`madrs.${i + 1}`, Number(n)])) });

const failed = (drug, dose_mg, weeks = 8) => ({ drug, dose_mg, weeks, adherence: 'yes', outcome: 'no_response' });
const two_failed = [failed('sertraline', 150), failed('venlafaxine', 225, 10)];
const visit = { systolic: 124, diastolic: 78, liver: 'none_or_mild', tms_coil: 'figure_of_eight' };
const access = { can_attend_daily: 'yes', tms_benefit: 'yes', out_of_pocket: 'no', rems_ready: 'yes', esketamine_benefit: 'yes', esketamine_tried: 'no' };
const never = { prior_tms: 'never', prior_ketamine: 'never' };

/** Dates from one day to another on these weekdays (1 is Monday), but for some. */
function dates(from, to, weekdays, but = []) {
  const out = [];
  for (let day = Date.parse(from); day <= Date.parse(to); day += 86_400_000) {
    const date = new Date(day).toISOString().slice(0, 10);
    if (weekdays.includes(new Date(day).getUTCDay()) && !but.includes(date)) out.push(date);
  }
  return out;
}
/** A blank is a blank: it is written as a hyphen. */
const row = (id, digits) => Object.fromEntries([...digits].flatMap((n, i) => (n === '-' ? [] : [[`${id}.${i + 1}`, Number(n)]])));
const on = (date, phq, madrs_row) => ({ date, answers: { ...row('phq9', phq), ...(madrs_row && row('madrs', madrs_row)) } });
const off = ['2026-01-19', '2026-02-16'], missed = ['2026-02-05'];

export const examples = [
  {
    name: 'Acute on chronic', plan: 'acute_ketamine_then_tms',
    says: 'In crisis after four depressed years; relief is needed within days.',
    answers: {
      ...phq9('3332332213'), ...gad7('2322221'), ...madrs('4544335443'), madrs_10_risen: 'no', ...visit, ...access, ...never,
      'cssrs.1': 'yes', age: 46, acute_crisis: 'yes', episode_months: 48, mdd_acute_suicidality: 'no', need_now: 'speed',
      need_in_three_months: 'stability', primary_pathology: 'anhedonia', trials_complete: 'yes',
    },
    trials: two_failed,
  },
  {
    name: 'Trauma-based', plan: 'trauma_ketamine_led',
    says: 'Resistant depression of one year after violence; trauma to be processed.',
    answers: {
      ...phq9('2222132202'), ...gad7('3332232'), ...madrs('3433223330'), ...visit, ...access, ...never,
      dissociation: 'no', age: 34, acute_crisis: 'no', episode_months: 12, mdd_acute_suicidality: 'no', need_now: 'durability',
      need_in_three_months: 'stability', primary_pathology: 'trauma', trials_complete: 'yes',
    },
    trials: two_failed,
  },
  {
    name: 'Partial response to TMS', plan: 'add_ketamine',
    says: 'A full TMS course helped by a third; more is needed.',
    answers: {
      ...phq9('2212211101'), ...gad7('1111110'), ...madrs('2322222220'), ...visit, ...access,
      prior_tms: 'partial', prior_ketamine: 'never', tms_adverse_event: 'no', age: 52, acute_crisis: 'no', episode_months: 20,
      mdd_acute_suicidality: 'no', need_now: 'durability', need_in_three_months: 'stability', primary_pathology: 'executive',
      trials_complete: 'yes',
    },
    trials: two_failed,
  },
  {
    name: 'Non-acute, chronic', plan: 'chronic_tms_first',
    says: 'Five years, resistant, no crisis: the place where the article disagrees with itself.',
    answers: {
      ...phq9('2222211101'), ...gad7('1211110'), ...madrs('3333223320'), ...visit, ...access, ...never,
      age: 41, acute_crisis: 'no', episode_months: 60, mdd_acute_suicidality: 'no', need_now: 'durability',
      need_in_three_months: 'stability', primary_pathology: 'executive', trials_complete: 'yes',
    },
    trials: two_failed,
  },
  {
    name: 'Severe but not resistant', plan: 'optimise',
    says: 'First episode, very ill, one trial that was too short: severe is not resistant.',
    answers: {
      ...phq9('3333333203'), ...gad7('2222221'), ...madrs('5544554550'), ...visit, ...access, ...never,
      age: 28, acute_crisis: 'no', episode_months: 4, mdd_acute_suicidality: 'no', need_now: 'durability',
      need_in_three_months: 'stability', primary_pathology: 'none', trials_complete: 'yes',
    },
    trials: [{ drug: 'escitalopram', dose_mg: 10, weeks: 3, adherence: 'yes', outcome: 'no_response' }],
  },
  {
    name: 'Coiled aneurysm', plan: 'neither',
    says: 'Resistant, with a coil in a brain artery of undocumented material.',
    answers: {
      ...phq9('2222221102'), ...gad7('1111110'), ...madrs('3433323330'), ...visit, ...access, ...never,
      aneurysm: 'yes', head_vessel_metal: 'yes', age: 58, acute_crisis: 'no', episode_months: 30, mdd_acute_suicidality: 'no',
      need_now: 'durability', need_in_three_months: 'stability', primary_pathology: 'anhedonia', trials_complete: 'yes',
    },
    trials: two_failed,
  },
  {
    name: 'The morning of a session', plan: 'continue',
    says: 'Doing well on TMS; slept three hours, and blood pressure is up.',
    answers: {
      ...phq9('1111110001'), ...gad7('1110000'), ...madrs('1211111110'), ...visit, ...access, systolic: 152, diastolic: 94,
      prior_tms: 'responding', prior_ketamine: 'never', tms_adverse_event: 'no', age: 63, acute_crisis: 'no', episode_months: 30,
      mdd_acute_suicidality: 'no', need_now: 'durability', need_in_three_months: 'stability', primary_pathology: 'executive',
      trials_complete: 'yes', sleep_hours: 3, alcohol_24h: 'no', metal_off: 'yes', bladder_symptoms: 'no',
    },
    trials: two_failed,
  },
  {
    name: 'Ten weeks, one bad day', plan: 'continue', view: 'time',
    says: 'Acute on chronic: ketamine first, TMS two weeks later; then one bad day. Seen over time.',
    answers: {
      ...phq9('1011110101'), ...gad7('1111110'), ...visit, ...access, age: 46, acute_crisis: 'no', episode_months: 50, mdd_acute_suicidality: 'no',
      need_now: 'durability', need_in_three_months: 'stability', primary_pathology: 'anhedonia', trials_complete: 'yes', tms_adverse_event: 'no',
      prior_tms: 'responding', prior_ketamine: 'responding', madrs_rated: 'no',
    },
    trials: two_failed,
    today: '2026-03-18', holidays: off,
    visits: [
      on('2026-01-02', '333322321', '4544335442'), on('2026-01-09', '222222220'), on('2026-01-16', '111221120', '2222223220'), on('2026-01-26', '11121-120'),
      on('2026-02-02', '111121110'), on('2026-02-09', '111111110', '1111112110'), on('2026-02-16', '101111110'), on('2026-02-23', '101111110'),
      on('2026-03-02', '222222110'), on('2026-03-09', '111111110'), on('2026-03-16', '101111010', '1011111100'),
    ],
    courses: [
      { modality: 'ketamine', protocol: 'ketamine_6_three_weeks', start: '2026-01-05', time: 'afternoon', done: dates('2026-01-05', '2026-01-22', [1, 4], off).concat('2026-01-26') },
      { modality: 'tms', protocol: 'tms_36_taper', start: '2026-01-20', time: 'morning', missed, done: dates('2026-01-20', '2026-03-04', [1, 2, 3, 4, 5], [...off, ...missed]).concat('2026-03-09', '2026-03-11', '2026-03-13') },
      { modality: 'ketamine', protocol: 'ketamine_weekly', start: '2026-02-06', weekdays: ['fri'], time: 'afternoon', sessions: 10, done: dates('2026-02-06', '2026-03-17', [5]) },
    ],
  },
];
