import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import * as aq from 'arquero';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Figure } from '../../src/figures/figure.ts';
import { renderSvg } from '../../src/figures/static/render-svg.ts';
import { type KernelClient, startKernel } from '../../src/kernel/kernel-client.ts';
import { projectRoot } from '../../src/project.ts';
import { type ProjectCopy, projectCopy } from '../kernel/project-copy.ts';
import { runCell } from '../kernel/run-cell.ts';

const require = createRequire(join(projectRoot(), 'package.json'));
const manifest = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as Record<
  string,
  Record<string, unknown>
>;

const ROWS = [
  { model: 'a', score: 1 },
  { model: 'b', score: 2 },
  { model: 'a', score: 4 },
  { model: 'b', score: 10 },
  { model: 'a', score: 7 },
];
// a: (1 + 4 + 7) / 3 = 4, b: (2 + 10) / 2 = 6

it('arquero groups and rolls up', () => {
  const means = aq
    .from(ROWS)
    .groupby('model')
    .rollup({ mean: (d: { score: number }) => aq.op.mean(d.score), n: () => aq.op.count() })
    .orderby('model');
  expect(means.objects()).toEqual([
    { model: 'a', mean: 4, n: 3 },
    { model: 'b', mean: 6, n: 2 },
  ]);
});

describe('in a notebook', () => {
  let copy: ProjectCopy;
  let kernel: KernelClient;
  beforeAll(async () => {
    copy = await projectCopy();
    kernel = await startKernel(copy.root, join(copy.root, 'notebooks'));
  });
  afterAll(async () => {
    await kernel?.shutdown();
    copy?.remove();
  });
  const result = async (code: string): Promise<string | undefined> => {
    const cell = await runCell(kernel, code);
    expect(cell.error).toBeUndefined();
    return cell.result;
  };

  it('tslab says its versions, and that it runs on the TypeScript of the project', async () => {
    const versions = await result("import * as tslab from 'tslab';\nJSON.stringify(tslab.versions)");
    expect(JSON.parse(versions!)).toMatchObject({
      tslab: manifest.dependencies!.tslab,
      typescript: manifest.dependencies!.typescript,
    });
  });

  it('danfojs groups and averages, in types too', async () => {
    const code = `import * as danfo from 'danfojs-node';
const frame = new danfo.DataFrame(${JSON.stringify(ROWS)});
const means = frame.groupby(['model']).col(['score']).mean();
JSON.stringify(danfo.toJSON(means))`;
    expect(JSON.parse((await result(code))!)).toEqual([
      { model: 'a', score_mean: 4 },
      { model: 'b', score_mean: 6 },
    ]);
    expect((await runCell(kernel, 'new danfo.DataFram([[1]])')).error).toMatch(/TS2551/);
  });

  it('danfojs and TensorFlow.js are one engine', async () => {
    const code = `import * as tf from '@tensorflow/tfjs';
[danfo.tensorflow.tensor === tf.tensor, danfo.tensorflow.engine() === tf.engine(), (await frame.column('score').tensor.sum().array())]`;
    expect(await result(code)).toBe('[ true, true, 24 ]');
  });
});

it('danfojs hands out the engine of @tensorflow/tfjs, not another', () => {
  const danfo = require('danfojs-node') as { tensorflow: unknown };
  expect(danfo.tensorflow).toBe(require('@tensorflow/tfjs'));
});

it('plotly.js draws a figure without a browser', async () => {
  const figure: Figure = {
    data: [{ type: 'bar', x: ['a', 'b'], y: [4, 6], name: 'mean' }],
    layout: { width: 320, height: 240, title: { text: 'Means' } },
  };
  const svg = await renderSvg(figure);
  expect(svg).toMatch(/^<svg[^>]* width="320" height="240"/);
  expect(svg.match(/class="point"/g)).toHaveLength(2);
  expect(svg).toContain('Means');
});

describe('openai', () => {
  let server: Server;
  let client: OpenAI;
  const requests: { url: string; body: Record<string, unknown>; key: string }[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        const body = JSON.parse(text) as Record<string, unknown>;
        requests.push({ url: request.url!, body, key: request.headers.authorization! });
        const limited = body.model === 'limited';
        response.writeHead(limited ? 429 : 200, { 'content-type': 'application/json' });
        const message = { role: 'assistant', content: 'four' };
        response.end(
          JSON.stringify(
            limited
              ? { error: { message: 'slow down', type: 'rate_limit' } }
              : {
                  id: 'x',
                  object: 'chat.completion',
                  choices: [{ index: 0, finish_reason: 'stop', message }],
                  usage: { prompt_tokens: 5, completion_tokens: 1, total_tokens: 6 },
                },
          ),
        );
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    client = new OpenAI({ baseURL: `http://127.0.0.1:${port}/v1`, apiKey: 'test', maxRetries: 0 });
  });
  afterAll(() => server.close());

  it('asks any server that speaks its protocol, and gives text and tokens', async () => {
    const completion = await client.chat.completions.create({
      model: 'some',
      messages: [{ role: 'user', content: '2 + 2?' }],
      temperature: 0,
    });
    expect(completion.choices[0]!.message.content).toBe('four');
    expect(completion.usage!.total_tokens).toBe(6);
    expect(requests.at(-1)).toEqual({
      url: '/v1/chat/completions',
      key: 'Bearer test',
      body: { model: 'some', messages: [{ role: 'user', content: '2 + 2?' }], temperature: 0 },
    });
  });
  it('gives a 429 as an error, without asking again', async () => {
    const before = requests.length;
    const asked = client.chat.completions.create({ model: 'limited', messages: [] });
    await expect(asked).rejects.toThrow(OpenAI.RateLimitError);
    await expect(asked).rejects.toMatchObject({ status: 429, message: '429 slow down' });
    expect(requests.length).toBe(before + 1);
  });
});

describe('@tensorflow/tfjs-node-gpu', () => {
  const name = '@tensorflow/tfjs-node-gpu';
  it('is an optional peer with an exact version, that of @tensorflow/tfjs', () => {
    expect(manifest.peerDependencies![name]).toBe(manifest.dependencies!['@tensorflow/tfjs']);
    expect(manifest.peerDependencies![name]).toMatch(/^\d+\.\d+\.\d+$/);
    expect(manifest.peerDependenciesMeta![name]).toEqual({ optional: true });
  });
  it('is explained in environment.md, with the command that installs it', () => {
    const text = readFileSync(join(projectRoot(), 'environment.md'), 'utf8');
    expect(text).toContain(`npm install --no-save ${name}@${String(manifest.peerDependencies![name])}`);
  });
});

it('every dependency is pinned to an exact version', () => {
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    if (name !== '@tensorflow/tfjs-node')
      expect([name, version]).toEqual([name, expect.stringMatching(/^(npm:@?[\w/-]+@)?\d+\.\d+\.\d+$/)]);
  }
});
