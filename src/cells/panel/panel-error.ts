/** The markers of files, of a model or of an option do not go together: the message names the file and the marker. */
export class PanelError extends Error {
  override readonly name = 'PanelError';
}
