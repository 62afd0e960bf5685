/** Where a provider's OpenAI-compatible server is, and the environment variable that holds its key. */
export interface Provider {
  baseURL: string;
  keyVariable: string;
}

/** Servers known by name: `ollama/llama3.2` needs no address. */
export const providers: Readonly<Record<string, Provider>> = {
  openai: { baseURL: 'https://api.openai.com/v1', keyVariable: 'OPENAI_API_KEY' },
  anthropic: { baseURL: 'https://api.anthropic.com/v1', keyVariable: 'ANTHROPIC_API_KEY' },
  deepseek: { baseURL: 'https://api.deepseek.com/v1', keyVariable: 'DEEPSEEK_API_KEY' },
  google: { baseURL: 'https://generativelanguage.googleapis.com/v1beta/openai', keyVariable: 'GEMINI_API_KEY' },
  groq: { baseURL: 'https://api.groq.com/openai/v1', keyVariable: 'GROQ_API_KEY' },
  mistral: { baseURL: 'https://api.mistral.ai/v1', keyVariable: 'MISTRAL_API_KEY' },
  openrouter: { baseURL: 'https://openrouter.ai/api/v1', keyVariable: 'OPENROUTER_API_KEY' },
  together: { baseURL: 'https://api.together.xyz/v1', keyVariable: 'TOGETHER_API_KEY' },
  llamacpp: { baseURL: 'http://127.0.0.1:8080/v1', keyVariable: 'LLAMA_API_KEY' },
  lmstudio: { baseURL: 'http://127.0.0.1:1234/v1', keyVariable: 'LMSTUDIO_API_KEY' },
  ollama: { baseURL: 'http://127.0.0.1:11434/v1', keyVariable: 'OLLAMA_API_KEY' },
  vllm: { baseURL: 'http://127.0.0.1:8000/v1', keyVariable: 'VLLM_API_KEY' },
};
