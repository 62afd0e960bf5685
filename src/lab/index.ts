export { answer } from './answer.ts';
export { ClaimMismatchError, check } from './check.ts';
export { dataFrame } from './data-frame.ts';
export { progress } from './progress.ts';
export { projectFile } from './project-file.ts';
export { answersTable, comparisonTable, leaderboardTable, meansTable } from './run-tables.ts';
export { show } from './show.ts';
export { stamp } from './stamp.ts';
export { type TableOptions, type TableRow, table } from './table.ts';
export {
  choiceExample,
  choiceScores,
  dialogueExample,
  dialogueScore,
  exampleJudges,
  examplePrompt,
  judgeTable,
  juryRow,
} from './worked-examples.ts';
