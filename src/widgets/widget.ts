/** A page of its own with sliders that recompute, without a kernel and without a network. */
export interface Widget {
  title: string;
  /** The whole document. */
  html: string;
  /** Pixels it wants in height, at a width of 960. */
  height: number;
}

export interface WidgetParts {
  title: string;
  /** Content of the body, as HTML. */
  body: string;
  /** Style beside the common one. */
  style?: string;
  /** What the script works on: plain JSON. */
  data: unknown;
  /** Draws the page and follows its controls; gets `data` and, by name, the `tools`. */
  draw: (data: never, tools: never) => void;
  /** What `draw` computes with. */
  tools?: readonly ((...args: never[]) => unknown)[];
  /** Values that tools read by these names: plain JSON. */
  constants?: Readonly<Record<string, unknown>>;
  height: number;
}

/** Nothing may be fetched, and nothing sent. */
const policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:";

const commonStyle = `
:root { color-scheme: light dark; --text: #222; --quiet: #5f6368; --rule: #8a8f94; --grid: #e6e8ea; --ground: #fff; --accent: #0072b2 }
@media (prefers-color-scheme: dark) { :root { --text: #e8eaed; --quiet: #a6abb0; --rule: #7b8085; --grid: #35393d; --ground: #17191b; --accent: #4a9bd1 } }
* { box-sizing: border-box } body { margin: 0; padding: 8px 16px; font: 14px/1.45 "Open Sans", "Helvetica Neue", Arial, sans-serif; color: var(--text); background: var(--ground) }
h1 { font-size: 18px; margin: 4px 0 2px } p { margin: 2px 0 8px; color: var(--quiet) }
.mark { float: right; font-size: 11px; font-weight: 700; color: #8f3a00; background: #fdf0e6; border: 1px solid #d55e00; padding: 2px 8px }
.controls { display: flex; flex-wrap: wrap; gap: 6px 28px; align-items: center; margin: 8px 0 }
.controls label { display: flex; gap: 8px; align-items: center } .controls output { min-width: 3.2em; font-variant-numeric: tabular-nums }
input[type=range] { width: 150px; accent-color: var(--accent) } button { font: inherit; padding: 2px 12px } canvas { max-width: 100% }
table { border-collapse: collapse; font-variant-numeric: tabular-nums } th, td { text-align: right; padding: 2px 10px; border-bottom: 1px solid var(--grid) } th:first-child, td:first-child { text-align: left }
`;

/**
 * Puts a widget together: one HTML document that carries its data, its style and its script, and asks for nothing.
 *
 * The text of `draw` and of each tool goes into the page as it is, so each must call nothing from outside itself but
 * other tools and constants, by their names.
 *
 * @example widgetPage({ title: 'Sum', body: '<output id="sum"></output>', data: [1, 2], draw, height: 80 }).html
 */
export function widgetPage({
  title,
  body,
  style = '',
  data,
  draw,
  tools = [],
  constants = {},
  height,
}: WidgetParts): Widget {
  // A `<` in JSON or code could end the script element.
  const plain = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
  const code = [
    ...Object.entries(constants).map(([name, value]) => `const ${name} = ${plain(value)};`),
    ...[...tools, draw].map(String),
  ]
    .join('\n')
    .replaceAll(/<(?=\/script|!--)/gi, '\\x3c');
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<style>${commonStyle}${style}</style>
</head>
<body>
${body}
<script id="data" type="application/json">${plain(data)}</script>
<script>
${code}
${draw.name}(JSON.parse(document.getElementById('data').textContent), { ${tools.map(({ name }) => name).join(', ')} });
</script>
</body>
</html>
`;
  return { title, html, height };
}
