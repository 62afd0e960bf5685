import { InvalidBenchmarkError } from '../bench/invalid-benchmark-error.ts';
import { FetchError } from '../bench/datasets/fetch-error.ts';
import { PriceUnknownError } from '../cost/price-unknown-error.ts';
import { HelmFileError } from '../interop/helm/helm-file-error.ts';
import { ImportFileError } from '../interop/records/import-file-error.ts';
import { RubricError } from '../jury/rubric-error.ts';
import { SelfJudgingError } from '../jury/self-judging-error.ts';
import { CacheError } from '../llm/cache/cache-error.ts';
import { ModelError } from '../llm/model-error.ts';
import {
  InstanceError,
  RunChangedError,
  RunFileError,
  RunLockedError,
  RunStoppedError,
} from '../bench/run/run-error.ts';
import { CellTableError } from '../cells/cell-table-error.ts';
import { CellsFileError } from '../cells/cells-file-error.ts';
import { FcsError } from '../cells/fcs/fcs-error.ts';
import { PanelError } from '../cells/panel/panel-error.ts';
import { SampleSheetError } from '../cells/samples/sample-sheet-error.ts';
import { ScalingError } from '../cells/transform/scaling-error.ts';
import { ParameterError } from '../kernel/parameter-error.ts';
import { DivergedError } from '../learners/diverged-error.ts';
import { BackendError } from '../learners/neural/backend-error.ts';
import { BagsError } from '../mmil/bags-error.ts';
import { SavedModelError } from '../mmil/saved-model/saved-model-error.ts';
import { DataError } from '../papers/tables/data-error.ts';
import { UsageError } from './run-options.ts';

const mendable = [
  CacheError,
  FetchError,
  HelmFileError,
  ImportFileError,
  InstanceError,
  InvalidBenchmarkError,
  ModelError,
  PriceUnknownError,
  RubricError,
  RunChangedError,
  RunFileError,
  RunLockedError,
  RunStoppedError,
  SelfJudgingError,
  BackendError,
  BagsError,
  CellsFileError,
  CellTableError,
  DataError,
  DivergedError,
  FcsError,
  PanelError,
  ParameterError,
  SampleSheetError,
  SavedModelError,
  ScalingError,
  UsageError,
];

/** Whether the message of an error tells a person what to do, so that it needs no stack. */
export function isMendable(error: unknown): error is Error {
  return mendable.some((type) => error instanceof type);
}
