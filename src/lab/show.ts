import type { Figure } from '../figures/figure.ts';
import { renderPng } from '../figures/static/render-png.ts';
import { type Displayable, displayForms, type MimeBundle } from '../kernel/mime-bundle.ts';
import { notebookOutput } from '../kernel/notebook-output.ts';
import type { Widget } from '../widgets/widget.ts';
import { widgetFrame } from '../widgets/widget-frame.ts';

/** Media type of a plotly figure; JupyterLab (with the project's extension) and VS Code draw it interactively. */
export const PLOTLY_TYPE = 'application/vnd.plotly.v1+json';

/**
 * Shows a figure, a table or anything else with forms of its own below the cell.
 *
 * A figure goes out interactive and as a PNG of the same spec, so that GitHub, a PDF and an untrusted notebook show
 * something too. A widget goes out as a frame, which shows in a trusted notebook; `reproduce` writes it to
 * `out/widgets` too. Outside a notebook the text form is printed.
 *
 * @example await show(rankBandsFigure(rows, { n: 35 }))
 */
export async function show(item: Figure | Widget | Displayable): Promise<void> {
  const forms =
    displayForms in item ? await item[displayForms]() : 'html' in item ? widgetForms(item) : await figureForms(item);
  const output = notebookOutput();
  if (output) output.display(forms);
  else console.log(forms['text/plain']);
}

async function figureForms(figure: Figure): Promise<MimeBundle> {
  const png = await renderPng(figure);
  return {
    [PLOTLY_TYPE]: figure,
    'image/png': Buffer.from(png).toString('base64'),
    'text/plain': `[figure] ${figureTitle(figure)}`,
  };
}

const widgetForms = (widget: Widget): MimeBundle => ({
  'text/html': widgetFrame(widget),
  'text/plain': `[widget] ${widget.title}: trust the notebook to see it, or open it from out/widgets`,
});

/** The title of a figure as plain text. */
export function figureTitle({ layout }: Figure): string {
  const title = layout.title as { text?: string } | string | undefined;
  const text = typeof title === 'string' ? title : title?.text;
  return text?.replace(/<[^>]*>/g, '') ?? 'without a title';
}
