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
