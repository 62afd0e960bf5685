/** The backend that was asked for does not exist or is not there; the message says what to install or to ask for. */
export class BackendError extends Error {
  override readonly name = 'BackendError';
}
