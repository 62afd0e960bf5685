import type { Usage } from '../llm/model.ts';

/** One request of a pilot run and the tokens that the server counted: an answer of a model, or a verdict on it. */
export interface PilotUsage extends Usage {
  benchmark: string;
  instance: string;
  /** The model under test … */
  model: string;
  /** … and the judge, where this is its verdict; a second try at a verdict is a request of its own. */
  judge?: string;
  /** Which repeat of the instance. Default 0. */
  replicate?: number;
  /** Requests that it took, failed ones included. Default 1. */
  attempts?: number;
  /** True when a stand-in answered: its tokens say little of a real model's. */
  simulated?: boolean;
}
