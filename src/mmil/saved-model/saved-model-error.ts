/** A file is no saved model, or not one that this version can use: the message names the file and what to do. */
export class SavedModelError extends Error {
  override readonly name = 'SavedModelError';
}
