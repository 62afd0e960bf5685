/** A table of prices cannot be used as it is written, or lacks a kind of price: the message says where and what to do. */
export class PricesError extends Error {
  override readonly name = 'PricesError';
}
