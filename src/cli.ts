import { exitCodes } from './commands/exit-codes.ts';
import { isMendable } from './commands/is-mendable.ts';
import { UsageError } from './commands/run-options.ts';

interface Command {
  usage: string;
  run(args: readonly string[]): Promise<number> | number;
}

// Each command is loaded when it is called: `claims` needs no kernel, the kernel no papers.
const commands: Record<string, Command> = {
  reproduce: {
    usage: 'reproduce [--only <glob>] [--jobs N] [-p name=value]   run the figure notebooks, check every claim',
    run: async (args) => (await import('./commands/reproduce.ts')).reproduceCommand(args),
  },
  claims: {
    usage: 'claims [--json] [--only <prefix or glob>]              every number of the papers, computed and compared',
    run: async (args) => (await import('./commands/claims.ts')).claimsCommand(args),
  },
  discrepancies: {
    usage: 'discrepancies [--write]                                where the papers do not go together with themselves',
    run: async (args) => (await import('./commands/discrepancies.ts')).discrepanciesCommand(args),
  },
  notebooks: {
    usage: 'notebooks [--only <glob>] [--jobs N]                   run notebooks and write their outputs back',
    run: async (args) => (await import('./commands/notebooks.ts')).notebooksCommand(args),
  },
  'index-figures': {
    usage: 'index-figures                                          write the figure index of README and docs',
    run: async () => (await import('./commands/index-figures.ts')).indexFiguresCommand(),
  },
  run: {
    usage: 'run <benchmarks…> --model <name> [--out <folder>]      ask models, score the answers; goes on after a stop',
    run: async (args) => (await import('./commands/run.ts')).runCommand(args),
  },
  rescore: {
    usage: 'rescore <run…> [--judge <name>]                        score recorded answers anew; no model is asked',
    run: async (args) => (await import('./commands/rescore.ts')).rescoreCommand(args),
  },
  report: {
    usage: 'report [<folders of runs…>] [--json] [--out <table>]   means, leaderboard and comparison of runs',
    run: async (args) => (await import('./commands/report.ts')).reportCommand(args),
  },
  validate: {
    usage: 'validate <yaml, module or data set>                    every problem of a benchmark, and what it would ask',
    run: async (args) => (await import('./commands/validate.ts')).validateCommand(args),
  },
  fetch: {
    usage: 'fetch <benchmark> [--yes]                              the original files of a public benchmark',
    run: async (args) => (await import('./commands/fetch.ts')).fetchCommand(args),
  },
  import: {
    usage: 'import <path> --out <run>                              a run of HELM, inspect_ai or lm-eval as one of ours',
    run: async (args) => (await import('./commands/import.ts')).importCommand(args),
  },
  export: {
    usage: 'export <run> --out <table> | --helm --out <folder>     results as a table, or as a run of HELM',
    run: async (args) => (await import('./commands/export.ts')).exportCommand(args),
  },
  fit: {
    usage:
      'fit <sheet.csv> --out <model.json> --rho 0.5 | --tune   learn a cell classifier from the labels of patients',
    run: async (args) => (await import('./commands/fit.ts')).fitCommand(args),
  },
  score: {
    usage: 'score <model.json> <files…> [--out <folder>] [--json]  score the cells of new patients',
    run: async (args) => (await import('./commands/score.ts')).scoreCommand(args),
  },
  build: {
    usage: 'build                                                  write the package to dist, with types',
    run: async () => (await import('./commands/build.ts')).buildCommand(),
  },
  bench: {
    usage:
      'bench <name> [--json] [--sizes n,n]                    time ours beside its peers: mmil, boosting, readers, runner',
    run: async (args) => (await import('./commands/bench.ts')).benchCommand(args),
  },
  'gpu-check': {
    usage: 'gpu-check [--json]                                     train the same network on every backend, compare',
    run: async (args) => (await import('./commands/gpu-check.ts')).gpuCheckCommand(args),
  },
  'gpu-install': {
    usage: 'gpu-install [--yes]                                    download TensorFlow for CUDA, after saying its size',
    run: async (args) => (await import('./commands/gpu-install.ts')).gpuInstallCommand(args),
  },
  clean: {
    usage: 'clean                                                  empty caches and outputs',
    run: async () => (await import('./commands/clean.ts')).cleanCommand(),
  },
  kernel: {
    usage: 'kernel --config-path <connection file>                 the notebook kernel, as Jupyter starts it',
    run: async (args) => {
      const file = args[args.indexOf('--config-path') + 1];
      if (!args.includes('--config-path') || !file) throw new UsageError('kernel needs --config-path <file>');
      await (await import('./kernel/run-kernel.ts')).runKernel(file);
      return exitCodes.ok;
    },
  },
};

const help = (): string =>
  `usage: assaybook <command>\n\n${Object.values(commands)
    .map(({ usage }) => `  ${usage}`)
    .join('\n')}\n`;

/** The terminal's way in. Resolves to the exit code. */
export async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || args.includes('--help')) {
    process.stdout.write(help());
    return name === undefined ? exitCodes.usage : exitCodes.ok;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    process.stderr.write(`unknown command "${name}"\n\n${help()}`);
    return exitCodes.usage;
  }
  try {
    return await command.run(args);
  } catch (error) {
    // Mistakes a person can mend get their one message; anything else is ours, and keeps its stack.
    console.error(isMendable(error) ? error.message : error);
    return error instanceof UsageError ? exitCodes.usage : exitCodes.failed;
  }
}
