/** A question of a notebook whose answer can be checked. */
export interface Exercise {
  question: string;
  /** Whether an answer is right, and what to look at when it is not. */
  check: (given: number | string) => { right: boolean; hint: string };
}

/** Right when within `tolerance` of the number. */
const near = (expected: number, tolerance: number, hint: string): Exercise['check'] => {
  return (given) => ({ right: Math.abs(Number(given) - expected) <= tolerance, hint });
};

/** Right when it is the word, whatever the case. */
const word = (expected: string, hint: string): Exercise['check'] => {
  return (given) => ({ right: String(given).trim().toLowerCase() === expected, hint });
};

/** Every exercise with a checkable answer, by notebook and number. */
export const exercises: Readonly<Record<string, Exercise>> = {
  'explore-cells/1': {
    question:
      'Move rho from 0.05 to 0.95. Which of AUROC and ECE of MMIL moves more, relative to its value? Answer auroc or ece.',
    check: word('ece', 'watch the first row of the table while you move the first slider'),
  },
  'explore-cells/2': {
    question:
      'Set the diseased share to 1 % and leave the prior shift off. Which share of the cells is called, for each cell that is truly diseased: answer "more" or "fewer" than one?',
    check: word('more', 'compare the columns "called diseased" and "truly diseased" of MMIL'),
  },
  'explore-cells/3': {
    question: 'With rho 0.5, n1/n = 0.5: what is kappa = P(z = 1 | y = 0)? Answer with three decimals.',
    check: near(1 / 3, 0.0005, 'kappa = rho n1 / (n - (1 - rho) n1): put n = 1, n1 = 0.5'),
  },
  'explore-metrics/1': {
    question:
      'A model answers "D. No treatment" where the letter A is right. Which rule gives it 1? Answer with the name in the table.',
    check: word(
      'quasi-prefix match',
      'choose the example "The letter A" and find the row that scores 1; its last column says why',
    ),
  },
  'explore-metrics/2': {
    question:
      'The right code is S72.001A, the answer S72.009D. What is billing F1 as published? Answer with one decimal.',
    check: near(1, 0.001, 'type both codes: the row "billing F1, as published" says what is left of them'),
  },
  'explore-metrics/3': {
    question:
      'The right finding is "No fracture of the hip", the answer "Fracture of the hip". What is ROUGE-L, the F1? Three decimals.',
    check: near(8 / 9, 0.0006, 'four words in common; the reference has five, the answer four: F1 = 2PR / (P + R)'),
  },
  'step-through/1': {
    question: 'What is the first soft label of a cell of a sick patient when rho is 0.7? Answer with one decimal.',
    check: near(0.3, 0.001, 'it is the share of diseased cells: 1 - rho'),
  },
  'step-through/2': {
    question: 'Which sum never falls from iteration to iteration: logLikelihood or objective? Answer with its name.',
    check: word('objective', 'EM climbs log-likelihood minus penalty; look at both columns of the trace'),
  },
  'what-if-weights/1': {
    question:
      'Win rates, 35 benchmarks: press "categories alike". Which model is first? Answer with its id, such as gpt-4o.',
    check: word('claude-3.5-sonnet', 'it is fourth on the published leaderboard, and strong where benchmarks are few'),
  },
  'what-if-weights/2': {
    question: 'Win rates, 35 benchmarks: how many of the nine models are first under no weights at all?',
    check: near(4, 0, 'count "never" in the last column; a model that is first once in a million is first somewhere'),
  },
  'what-if-weights/3': {
    question:
      'Mean scores instead of win rates, 35 benchmarks: which percentage of all weights puts o3-mini first? Answer without decimals.',
    check: near(77, 0.5, 'switch the average to mean scores, and read the last column of o3-mini'),
  },
};
