/**
 * The inclusion criteria of the n2c2 2018 task on cohort selection, in our own words. MedHELM reports the three of
 * {@link publishedCriteria}; the others can be asked as well.
 */
export const n2c2Criteria = {
  ABDOMINAL:
    'has had surgery inside the abdomen, a resection of small or large bowel, or an obstruction of the small bowel',
  'ADVANCED-CAD': [
    'has advanced coronary artery disease, meaning at least two of these: takes two or more medicines for coronary disease;',
    'has had a heart attack; has angina now; has or had ischaemia. Coronary disease without two of them is not enough',
  ].join(' '),
  'ALCOHOL-ABUSE': 'drinks more alcohol than the weekly limits that are recommended',
  'ASP-FOR-MI': 'takes aspirin to prevent a heart attack',
  CREATININE: 'has a serum creatinine above the upper limit of normal',
  'DIETSUPP-2MOS': [
    'has taken a dietary supplement in the past two months. Vitamin D alone does not count; multivitamins, calcium and what',
    'else is commonly taken as a supplement do',
  ].join(' '),
  'DRUG-ABUSE': 'abuses drugs now or did so in the past',
  ENGLISH: 'speaks English, which holds unless the notes say otherwise',
  HBA1C: 'has had a haemoglobin A1c between 6.5 % and 9.5 %',
  'KETO-1YR': 'was diagnosed with ketoacidosis within the past year',
  'MAJOR-DIABETES': [
    'has a major complication of diabetes, such as an amputation, kidney damage, a skin condition, retinopathy, nephropathy',
    'or neuropathy',
  ].join(' '),
  'MAKES-DECISIONS': 'makes his or her own medical decisions, which holds unless the notes say otherwise',
  'MI-6MOS': 'has had a heart attack within the past six months',
} as const;

export type N2c2Criterion = keyof typeof n2c2Criteria;

/** Those of MedHELM's leaderboard, each a run of its own. */
export const publishedCriteria = ['ABDOMINAL', 'ADVANCED-CAD', 'CREATININE'] as const satisfies N2c2Criterion[];
