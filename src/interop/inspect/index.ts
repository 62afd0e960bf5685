// Logs of inspect_ai as records.
export { openInspectRun, type OpenInspectRunOptions } from './open-inspect-run.ts';
