import type { Widget } from './widget.ts';

const start = '<iframe class="assaybook-widget"';

/**
 * A widget as a frame inside another page: its script runs, and reaches nothing outside the frame.
 *
 * @example widgetFrame(widget) // '<iframe class="assaybook-widget" title="…" sandbox="allow-scripts" …></iframe>'
 */
export function widgetFrame({ title, html, height }: Widget): string {
  return `${start} title="${quoted(title)}" sandbox="allow-scripts" style="border:0;width:100%;max-width:1000px;height:${height}px" srcdoc="${quoted(html)}"></iframe>`;
}

/** The widget in a frame made by {@link widgetFrame}; undefined for any other HTML. */
export function framedWidget(frame: string): Widget | undefined {
  const [, title, height, html] =
    /^<iframe class="assaybook-widget" title="([^"]*)" [^>]*?height:(\d+)px" srcdoc="([^"]*)"><\/iframe>$/.exec(
      frame,
    ) ?? [];
  if (html === undefined) return undefined;
  return { title: unquoted(title!), html: unquoted(html), height: Number(height) };
}

const quoted = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

const unquoted = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
