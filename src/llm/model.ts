/** One turn of a conversation. */
export interface Message {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/** How a model is asked to answer. What is absent is not sent, and the server's default holds. */
export interface ModelParameters {
  /** Most tokens of the answer; those a reasoning model thinks with count. */
  maxTokens?: number;
  /** 0 to 2. */
  temperature?: number;
  topP?: number;
  /** Asks the server for repeatable sampling; many ignore it. */
  seed?: number;
  stop?: readonly string[];
  /** How many alternatives per token to report with their log probabilities, where the server offers it. */
  topLogprobs?: number;
  /** Reasoning models only. */
  reasoningEffort?: 'minimal' | 'low' | 'medium' | 'high';
}

export interface ModelRequest {
  messages: readonly Message[];
  parameters: ModelParameters;
  /** Counts repeats of the same request from 0. Part of the cache key; never sent. */
  replicate: number;
}

/** Tokens as the server counted them. */
export interface Usage {
  promptTokens: number;
  completionTokens: number;
  /** Of the completion's tokens, those of hidden reasoning. */
  reasoningTokens?: number;
  /** Of the prompt's tokens, those the server had in its cache. */
  cachedTokens?: number;
}

export interface TokenLogprob {
  token: string;
  logprob: number;
  top: { token: string; logprob: number }[];
}

/**
 * What became of a request that the server answered. Only `complete` is an answer in full:
 * `truncated` ran into `maxTokens`, `refused` was withheld by the model or by a content filter, `empty` holds white space
 * at most.
 */
export type CompletionOutcome = 'complete' | 'truncated' | 'refused' | 'empty';

/** What a model answered, and what its server said beside it. Plain JSON. */
export interface Completion {
  /** As sent; `''` when nothing came. */
  text: string;
  outcome: CompletionOutcome;
  /** The server's own word for how it ended (`stop`, `length`, `content_filter` …). */
  finishReason: string | null;
  /** The model's own words when it declined. */
  refusal?: string;
  /** The model that the server says answered, its build, and the id to ask the provider about. */
  served: { model: string | null; fingerprint: string | null; id: string | null };
  /** `null` when the server did not count: never 0. */
  usage: Usage | null;
  logprobs?: TokenLogprob[];
  /** From request to the last byte, in milliseconds. */
  milliseconds: number;
  /** Requests it took, failed ones included; 0 when it came from a cache. */
  attempts: number;
  /** True when no model answered but a stand-in of ours; it marks all that is made of it. */
  simulated: boolean;
}

/** Anything that answers messages: a server, a recording, a stand-in. Wrappers take one and give one. */
export interface Model {
  /** `provider/model`, as leaderboards and price tables name it. */
  name: string;
  simulated: boolean;
  /** What, besides the request, decides the answer (base URL, settings of a stand-in): part of the cache key. */
  identity: Readonly<Record<string, unknown>>;
  /**
   * @throws ModelError when there is no completion: it says why, and whether another try may help
   */
  complete(request: ModelRequest, options?: { signal?: AbortSignal }): Promise<Completion>;
}
