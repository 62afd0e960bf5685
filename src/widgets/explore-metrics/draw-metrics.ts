import type { MarkedPiece, rougeMarks } from '../../bench/metrics/rouge-marks.ts';
import type { everyRule } from './every-rule.ts';
import type { MetricPreset } from './metric-presets.ts';

/** Scores and marks anew at every key. Text goes in as text only, never as HTML. Calls nothing but its tools. */
export function drawMetrics(
  { presets }: { presets: readonly MetricPreset[] },
  tools: { everyRule: typeof everyRule; rougeMarks: typeof rougeMarks },
): void {
  const element = <T extends HTMLElement = HTMLInputElement>(id: string): T => document.getElementById(id) as T;
  const made = (tag: string, text: string, name = ''): HTMLElement => {
    const node = document.createElement(tag);
    node.textContent = text;
    node.className = name;
    return node;
  };

  const mark = (id: string, pieces: readonly MarkedPiece[]): void =>
    element(id).replaceChildren(...pieces.map(({ text, matched }) => made(matched ? 'mark' : 'span', text)));

  const draw = (): void => {
    const [reference, answer] = [element('reference').value, element('answer').value];
    const rows = tools.everyRule({
      reference,
      answer,
      choices: element('choices').value.split('\n').filter(Boolean),
      category: element('category').value,
      lower: element('lower').value,
      upper: element('upper').value,
    });
    element('rules').replaceChildren(
      ...rows.map(({ rule, score, why }) => {
        const row = made('tr', '', score === null ? 'apart' : '');
        const bar = made('td', '', 'bar');
        if (score !== null) bar.append(made('i', ''));
        if (score !== null) (bar.firstChild as HTMLElement).style.width = `${100 * score}%`;
        row.append(made('th', rule), made('td', score === null ? '–' : score.toFixed(3)), bar, made('td', why, 'why'));
        return row;
      }),
    );
    const scored = rows.filter(({ score }) => score !== null);
    const [full, none] = [1, 0].map((end) => scored.filter(({ score }) => score === end).map(({ rule }) => rule));
    const said = full!.length > 0 && none!.length > 0 ? ' and disagree' : '';
    element('summary').textContent =
      `${scored.length} of ${rows.length} rules apply${said}. Score 1: ${full!.join('; ') || 'none'}. ` +
      `Score 0: ${none!.join('; ') || 'none'}. Between: ${scored.length - full!.length - none!.length}.`;
    const unit = element('unit').value;
    const marks = tools.rougeMarks(reference, answer, {
      unit: unit === 'L' ? 'L' : Number(unit),
      stem: element('stem').checked,
    });
    mark('marked-reference', marks.gold);
    mark('marked-answer', marks.prediction);
  };

  const pick = (): void => {
    const preset = presets[Number(element('preset').value)]!;
    element('look').textContent = preset.look;
    element('reference').value = preset.reference;
    element('answer').value = preset.answer;
    element('choices').value = (preset.choices ?? []).join('\n');
    element('category').value = preset.category ?? '';
    element('lower').value = preset.lower ?? '';
    element('upper').value = preset.upper ?? '';
    draw();
  };

  element('preset').replaceChildren(
    ...presets.map(({ name }, i) => {
      const option = made('option', name) as HTMLOptionElement;
      option.value = String(i);
      return option;
    }),
  );
  element('preset').addEventListener('change', pick);
  for (const id of ['reference', 'answer', 'choices', 'category', 'lower', 'upper', 'unit', 'stem'])
    element(id).addEventListener('input', draw);
  pick();
}
